"""Registry, files, pages and tests name the same rules; ``pytest --accept`` (``make docs``) writes the pages anew."""

import importlib.util
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from footnotes.checks import RULES
from footnotes.checks.documentation import SECTIONS, documentation, index, page
from footnotes.model.input_error import InputError

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "docs" / "rules"
CODES = {rule.code for rule in RULES}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_page_is_what_the_rule_says_of_itself(rule, expect):
    expect(page(rule), PAGES / f"{rule.code}.md")


def test_the_index_names_every_rule(expect):
    expect(index(RULES), PAGES / "README.md")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_section_says_something(rule):
    told = documentation(rule)
    assert told.summary.endswith(".")
    assert [name for name in SECTIONS if not told.sections[name]] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_with_a_fix_tells_what_it_does(rule):
    assert documentation(rule).sections["Fix"].startswith("None") == (rule.fix is None)


def test_every_file_is_a_rule_of_the_registry():
    files = {path.name[:5].upper() for path in (ROOT / "footnotes" / "checks").glob("fn*.py")}
    assert files == CODES


def test_every_page_is_a_rule_of_the_registry():
    assert {path.stem for path in PAGES.glob("FN*.md")} == CODES


# Rules that look at marks, numbers, keys and fields: they read no words of any language.
WORDLESS = re.compile("FN001|FN109|FN206|FN40[123457]|FN5")


@cache
def cases(kind: str) -> dict[str, list[str]]:
    """Return the languages of the cases of ``test_fn101_leaves_alone`` or ``test_fn101_finds``, by code."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted(Path(__file__).parent.glob("test_*.py")):
        if path.name == Path(__file__).name:
            continue
        spec = importlib.util.spec_from_file_location(f"counted_{path.stem}", path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        for name, test in vars(module).items():
            if (match := re.match(rf"test_(fn\d{{3}})_.*{kind}", name)) and callable(test):
                for mark in getattr(test, "pytestmark", ()):
                    found[match[1].upper()] += languages(*mark.args)
    return found


def languages(names, values) -> list[str]:
    """Return the language of each case of a test; those that name none are in English."""
    at = names.index("language") if "language" in names and not isinstance(names, str) else None
    return ["en" if at is None else value[at] for value in values]


@pytest.mark.parametrize(("kind", "least"), [("leaves_alone", 6), ("finds", 4)])
def test_every_rule_is_tested(kind, least):
    assert {code: len(cases(kind)[code]) for code in sorted(CODES) if len(cases(kind)[code]) < least} == {}


@pytest.mark.parametrize("kind", ["leaves_alone", "finds"])
def test_every_rule_that_reads_words_is_tested_in_three_languages(kind):
    spoken = {code: sorted(set(cases(kind)[code])) for code in sorted(CODES) if not WORDLESS.match(code)}
    assert {code: spoken[code] for code in spoken if len(spoken[code]) < 3} == {}


def test_a_python_without_docstrings_is_told(monkeypatch):
    monkeypatch.setattr(RULES[0].module, "__doc__", None)
    with pytest.raises(InputError, match="leaves docstrings out"):
        documentation(RULES[0])
