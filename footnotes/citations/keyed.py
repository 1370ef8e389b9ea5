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


def merged(found: Iterable[Citation], keyed: Sequence[Citation]) -> list[Citation]:
    """Return citations found by their words, where none by key stands, and those by key, in order."""
    ends = [citation.span.end for citation in keyed]
    kept = []
    for citation in found:
        at = bisect_left(ends, citation.span.start + 1)
        if at == len(keyed) or not keyed[at].span.overlaps(citation.span):
            kept.append(citation)
    return sorted([*kept, *keyed], key=lambda citation: citation.span)


def _citation(manuscript: Manuscript, keyed: KeyedCitation, lexer: Lexer, words: Vocabulary) -> Citation:
    text, block = manuscript.text, manuscript.block_at(keyed.span.start)
    in_note = block is not None and block.zone is Zone.NOTE
    form = CitationForm.NOTE if in_note or keyed.makes_note else CitationForm.PARENTHETICAL
    if not in_note and keyed.cites[0].mode is CiteMode.AUTHOR_IN_TEXT:
        form = CitationForm.PROSE
    cites = tuple(_cite(text, cite, lexer, words) for cite in keyed.cites)
    return Citation(keyed.span, keyed.span.of(text), form, cites, block.note if block else None)


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
