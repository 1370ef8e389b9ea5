"""Editions that the text is cited from by volume and page alone, as the author says where they are cited first.

"Пушкин А. С. Полн. собр. соч. М., 1948. Далее ссылки на это издание даются в тексте с указанием тома и страницы":
from there on "(8, 277)" is page 277 of its eighth volume. So do "im Folgenden mit Band- und Seitenzahl im Text zitiert"
and "d'ora in poi citato nel testo con il numero del volume e della pagina".
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from footnotes.model.citation import Citation, Cite, CiteForm, Locator
from footnotes.model.manuscript import Manuscript
from footnotes.model.resolution import Resolution, ResolvedCitation
from footnotes.patterns import pattern
from footnotes.resolve.vocabulary import Vocabulary
from footnotes.text import Span
from footnotes.text.numerals import bounds

DECLARES = "\N{NULL}"  # before a declaration among the sigla that a citation declares
_NEAR = 300  # characters between a citation and the declaration after it
_SENTENCE = pattern(r"(?:[^.;\n]|\.(?!\s+[^\Wa-zа-яё])){0,240}")
_VOLUME = pattern(r"(?i)\b(?:том|т\.|vol|band|bd\b|tom)")
_VOLUME_AND_PAGE = pattern(r"(\d{1,2}), ?(\d+(?: ?[-–—] ?\d+)?(?:, ?\d+(?: ?[-–—] ?\d+)?)*)")


def declaration_after(citation: Citation, manuscript: Manuscript, vocabulary: Vocabulary) -> str:
    """Return how the work that a citation names in full is cited from now on, empty where nothing says so."""
    if citation.cites[-1].form is not CiteForm.FULL:
        return ""
    end = citation.span.end
    stretch = manuscript.text[end : end + _NEAR].split("\n\n", 1)[0]
    return declaration_in(stretch, vocabulary.hereafter, vocabulary.in_text)


def declaration_in(text: str, hereafter: Collection[str], in_text: Collection[str]) -> str:
    """Return the sentence that says how an edition is cited in the text, empty where none does."""
    lowered = text.lower()  # as long as the text, unlike what casefold() returns
    for form in hereafter:
        at = lowered.find(form)
        while at >= 0:
            sentence = _SENTENCE.match(text, at)
            if sentence and any(words in sentence[0].lower() for words in in_text):
                return sentence[0]
            at = lowered.find(form, at + 1)
    return ""


def names_volumes(declaration: str) -> bool:
    """Say whether a declaration promises volumes and pages, and not pages alone."""
    return _VOLUME.search(declaration) is not None


def is_place_alone(cite: Cite) -> bool:
    """Say whether a cite is nothing but pages, perhaps with a volume: "8, 277", "VIII, 384", "с. 12"."""
    return cite.form is CiteForm.LOCATOR and {locator.label for locator in cite.locators} == {"page"}


def is_volume_and_page(cite: Cite) -> bool:
    """Say whether a cite has a volume, written as one or as the first of two numbers."""
    if not is_place_alone(cite):
        return False
    return cite.volume is not None or (
        len(cite.locators) == 1
        and cite.locators[0].label_assumed
        and _VOLUME_AND_PAGE.fullmatch(cite.locators[0].value) is not None
    )


def with_volumes(resolved: Sequence[ResolvedCitation], editions: Collection[str]) -> tuple[ResolvedCitation, ...]:
    """Return the citations, the first of two numbers of such an edition as its volume."""
    return tuple(_with_volumes(one, editions) for one in resolved) if editions else tuple(resolved)


def _with_volumes(one: ResolvedCitation, editions: Collection[str]) -> ResolvedCitation:
    if not any(
        resolution.entry in editions and resolution.cite.volume is None and is_volume_and_page(resolution.cite)
        for resolution in one.resolutions
    ):
        return one
    resolutions = tuple(
        _parted(resolution) if resolution.entry in editions and resolution.cite.volume is None else resolution
        for resolution in one.resolutions
    )
    cites = tuple(resolution.cite for resolution in resolutions)
    return ResolvedCitation(one.citation._replace(cites=cites), resolutions)


def _parted(resolution: Resolution) -> Resolution:
    cite = resolution.cite
    if not is_volume_and_page(cite):
        return resolution
    written = cite.locators[0]
    found = _VOLUME_AND_PAGE.fullmatch(written.value)
    assert found
    start = written.span.start + found.start(2)
    first, last = bounds(found[2])
    page = Locator("page", found[2], Span(start, written.span.end), first, last, label_assumed=True)
    return resolution._replace(cite=cite._replace(volume=found[1], locators=(page,)))
