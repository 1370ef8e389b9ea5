"""Every word of every lexicon has an example, and parsing the example shows the word's sense."""

from pathlib import Path

import pytest
import yaml

from footnotes.citations import Designators, lexicons, parse
from footnotes.model.bibliography import Bibliography
from footnotes.model.citation import CiteForm
from footnotes.model.lexicon import Lexicon
from footnotes.resources import resource

NOTHING_KNOWN = Designators.of(Bibliography())
BY_MEANING = {"locators", "languages", "months", "ordinals", "divisions", "corpora"}
SKIPPED = {
    "language",
    "prose",
    "reporting",
    "function_words",
    "in_text",
}  # in_text: tests/resolve/test_declared_editions.py


def examples():
    for language in lexicons.LANGUAGES:
        data = yaml.safe_load(Path(resource(f"references/lexicon/{language}.yml")).read_text(encoding="utf-8"))
        for section, forms in data.items():
            if section in BY_MEANING:
                for meaning, words in forms.items():
                    for form, example in words.items():
                        yield language, section, meaning, str(form), example
            elif section not in SKIPPED:
                for form, example in forms.items():
                    yield language, section, None, str(form), example


EXAMPLES = list(examples())


def labels(cites):
    found = {locator.label for cite in cites for locator in cite.locators}
    if any(cite.volume for cite in cites):
        found.add("volume")
    if any(cite.issue for cite in cites):
        found |= {"issue", "number"}
    return found


def shown(section, meaning, form, cites):  # noqa: PLR0911, PLR0912 - a section a case
    first, last = cites[0], cites[-1]
    match section:
        case "locators":
            return meaning in labels(cites) or (meaning == "number" and "note" in labels(cites) and len(form) <= 2)
        case "signals":
            signals = [Lexicon.form((cite.signal or "").replace(",", "")) for cite in cites]
            return any(signal.startswith(Lexicon.form(form)) for signal in signals)
        case "ibid" | "op_cit":
            return any(cite.form is CiteForm.IBID for cite in cites)
        case "idem":
            return first.form is CiteForm.IBID and first.title is not None
        case "months":
            return first.year == "1937" and first.date is not None
        case "languages":
            return last.parallel and last.title is not None
        case "reprints":
            return last.parallel
        case "cross_references":
            return first.form is CiteForm.SELF
        case "editions":
            return "edition" in labels(cites) or last.parallel
        case "accessed" | "located":
            return first.url == "http://example.org"
        case "no_place" | "no_date":
            return first.locators[0].value == "5"
        case "following" | "passim" | "conjunctions":
            return next(locator.label for cite in cites for locator in cite.locators) == "page"
        case "ordinals":
            return first.locators[0].first == meaning
        case "repositories":
            return "archive" in labels(cites) and "shelfmark" in labels(cites) | {
                "shelfmark" for _ in first.locators[1:]
            }
        case "archives":
            return first.title is not None or "shelfmark" in labels(cites)
        case "divisions":
            level = next(one for one in meaning.split() if not one.startswith("("))  # the others may be passed over
            return [(level, "3")] == [(locator.label, locator.value) for locator in first.locators[:1]]
        case "corpora":
            label = "page" if meaning == "report" else meaning
            return first.volume == "3" and [locator.label for locator in first.locators] == [label]
        case "especially":
            return len(cites) == 1 and first.locators[-1].value == "7"
        case "theses":
            return first.place == "Leeds" and first.year == "1990"
        case "publishers":
            return first.publisher is not None and first.place is None and first.year == "1990"
        case "hereafter":
            return not any(cite.locators for cite in cites)
        case _:
            return "5" in {locator.value for cite in cites for locator in cite.locators}


@pytest.mark.parametrize("language", lexicons.LANGUAGES)
def test_examples_show_the_sense_of_their_word(language):
    failed = []
    for of, section, meaning, form, example in EXAMPLES:
        if of != language:
            continue
        wanted = Lexicon.form(form)
        assert wanted and example, f"{section}: {form!r} has no example"
        citation = parse(example, NOTHING_KNOWN, (lexicons.load(language),))
        if not citation.cites or not shown(section, meaning, form, citation.cites):
            failed.append(f"{section} {meaning or ''} {form!r}: {example!r}")
    assert not failed
