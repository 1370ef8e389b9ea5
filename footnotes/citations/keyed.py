"""Citations whose sources are known from markup: their locators are taken apart, their keys left as they are."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence

from footnotes.citations.draft import Draft
from footnotes.citations.facts import read_facts
from footnotes.citations.lexer import Lexer
from footnotes.citations.vocabulary import Vocabulary
from footnotes.model.citation import Citation, CitationForm, Cite, CiteForm, CiteMode, Locator
from footnotes.model.manuscript import KeyedCitation, KeyedCite, Manuscript, Zone
from footnotes.patterns import pattern
from footnotes.text.numerals import bounds
from footnotes.text.span import Span

_BEFORE_VALUE = pattern(r"[\s,:;(]*(?:[^\W\d_]{1,12}\.?\s?|[§¶№#]+\s?){0,2}[\s(]*")


def keyed_citations(
    manuscript: Manuscript, keys: Collection[str], lexer: Lexer, words: Vocabulary
) -> Iterator[Citation]:
    """Yield the citations by key in the order of the text.

    What may be one, ``@name`` in a sentence, is one where an entry has the key or the manuscript surely cites by keys.
    """
    by_keys = any(citation.sure for citation in manuscript.keyed)
    for citation in manuscript.keyed:
        if citation.sure or by_keys or any(cite.key in keys for cite in citation.cites):
            yield _citation(manuscript, citation, lexer, words)


def with_keys(found: Iterable[Citation], keyed: Iterable[KeyedCitation]) -> list[Citation]:
    """Return citations found by their words with the keys that markup around those words has: ``<ref>Doe 1999</ref>``.

    Only where there is a key for each cite: else it cannot be said which is whose.
    """
    shown = [citation for citation in keyed if citation.shown]
    ends = [citation.span.end for citation in shown]
    result = []
    for citation in found:
        keys: dict[int, str] = {}
        for marked in shown[bisect_left(ends, citation.span.start + 1) :]:
            if marked.span.start >= citation.span.end:
                break
            inside = [at for at, cite in enumerate(citation.cites) if cite.span.overlaps(marked.span)]
            if len(inside) == len(marked.cites) and not any(_is_number(citation.cites[at]) for at in inside):
                keys |= zip(inside, (cite.key for cite in marked.cites), strict=True)
        cites = [cite._replace(key=keys.get(at)) if at in keys else cite for at, cite in enumerate(citation.cites)]
        result.append(citation._replace(cites=tuple(cites)) if keys else citation)
    return result


def _is_number(cite: Cite) -> bool:
    """Say whether a cite is a mere number, that of a note or of a list of works."""
    return cite.form is CiteForm.LOCATOR


def merged(found: Sequence[Citation], keyed: Sequence[Citation]) -> list[Citation]:
    """Return citations found by their words and those by key, in order; of two in one place that which has the keys."""
    kept = [citation for citation in found if not _is_covered(citation, keyed) or _has_keys(citation)]
    rest = [citation for citation in keyed if not any(_has_keys(one) for one in _beside(citation, kept))]
    return sorted([*kept, *rest], key=lambda citation: citation.span)


def _has_keys(citation: Citation) -> bool:
    """Say whether words of a citation have been given their keys."""
    return any(cite.key is not None and cite.form is not CiteForm.KEY for cite in citation.cites)


def _is_covered(citation: Citation, others: Sequence[Citation]) -> bool:
    return next(_beside(citation, others), None) is not None


def _beside(citation: Citation, others: Sequence[Citation]) -> Iterator[Citation]:
    """Yield those of other citations, which are in order, that share text with one."""
    at = bisect_left(others, citation.span.start + 1, key=lambda other: other.span.end)
    while at < len(others) and others[at].span.start < citation.span.end:
        yield others[at]
        at += 1


def _citation(manuscript: Manuscript, keyed: KeyedCitation, lexer: Lexer, words: Vocabulary) -> Citation:
    text, block = manuscript.text, manuscript.block_at(keyed.span.start)
    in_note = block is not None and block.zone is Zone.NOTE
    form = CitationForm.NOTE if in_note or keyed.makes_note else CitationForm.PARENTHETICAL
    if not in_note and keyed.cites[0].mode is CiteMode.AUTHOR_IN_TEXT:
        form = CitationForm.PROSE
    cites = tuple(_cite(text, cite, lexer, words) for cite in keyed.cites)
    if (
        keyed.shown and not in_note and not _is_bracketed(text, keyed.span)
    ):  # words of a sentence: nothing to print anew
        cites = tuple(cite._replace(mode=CiteMode.PART) for cite in cites)
    return Citation(keyed.span, keyed.span.of(text), form, cites, block.note if block else None)


def _is_bracketed(text: str, span: Span) -> bool:
    around = text[max(span.start - 1, 0) : span.start] + text[span.end : span.end + 1]
    inside = text[span.start : span.start + 1] + text[span.end - 1 : span.end]
    return around in ("()", "[]") or inside in ("()", "[]")


def _cite(text: str, keyed: KeyedCite, lexer: Lexer, words: Vocabulary) -> Cite:
    draft = Draft(text, keyed.span, words, key=keyed.key)
    suffix = keyed.suffix
    if keyed.after is not None:
        suffix = _read_after(draft, keyed.after, lexer) + suffix
    cite = draft.cite()._replace(prefix=keyed.prefix, suffix=suffix, mode=keyed.mode, form=CiteForm.KEY)
    named = [Locator(label, value, keyed.span, *bounds(value)) for label, value in keyed.locators]
    if named and named[0].label == "volume" and (cite.locators or len(named) > 1):
        cite = cite._replace(volume=named.pop(0).value)
    return cite._replace(locators=(*named, *cite.locators))


def _read_after(draft: Draft, after: Span, lexer: Lexer) -> str:
    """Read the locator that begins what follows a key; return the rest, all of it where it begins with words."""
    read_facts(draft, lexer.read(*after), 0)
    places = [locator.span for locator in draft.locators]
    if not places:
        if draft.volume is not None:  # a volume alone
            return ""
        draft.locators.clear()
        return after.of(draft.text).strip()
    before = draft.text[after.start : min(span.start for span in places)]
    if draft.volume is None and not _BEFORE_VALUE.fullmatch(before):
        draft.locators.clear()
        return after.of(draft.text).strip()
    return draft.text[max(span.end for span in places) : after.end].rstrip()
