"""The index of sources: under each source its passages in order, each with the places that cite it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from footnotes.back_matter.gathering import name_of
from footnotes.back_matter.listing import Item, Listing, Section
from footnotes.back_matter.lists.headings import heading
from footnotes.back_matter.places import CitedAt
from footnotes.back_matter.source_index import IndexedDivision, IndexedSource, Parallel, SourceIndex
from footnotes.back_matter.wording import division_words, passage_words, place_words
from footnotes.model.rich_text import RichText
from footnotes.translations import gettext

_COLUMNS = (
    "source", "siglum", "key", "volume", "issue", "date", "edition", "label", "passage",
    "manuscript", "chapter", "page", "note", "line", "paragraph", "quoted",
)  # fmt: skip


def listing(index: SourceIndex, references: Mapping[str, RichText]) -> Listing:
    """Return the index of sources; references without a source stand at its end."""
    sources = {source.key: source for source in index.sources}
    items = tuple(_source(index, sources[key], reference) for key, reference in references.items())
    sections = [Section("", items)]
    if index.unresolved:
        sections.append(Section(gettext("Sources not found"), tuple(_unresolved(index))))
    rows = [row for key, reference in references.items() for row in _rows(index, sources[key], str(reference))]
    for reference in index.unresolved:
        rows += [("", "", "", "", "", "", "", "", reference.written, *_place(index, at)) for at in reference.places]
    return Listing(gettext("Index of sources"), index.language, tuple(sections), _COLUMNS, tuple(rows))


def _source(index: SourceIndex, source: IndexedSource, reference: RichText) -> Item:
    items: list[Item] = []
    periodical = index.entries[source.key].type == "periodical"
    for division in source.divisions:
        words = division_words(division.division, index.language, periodical=periodical)
        if not words:
            items += _whole(index, division)
            items += _passages(index, division)
        else:
            whole = place_words(division.places, index.manuscripts, index.language)
            items.append(Item(RichText((words,)), whole, tuple(_passages(index, division))))
    return Item(heading(reference, index.sigla.get(source.key, "")), items=tuple(items))


def _whole(index: SourceIndex, division: IndexedDivision) -> Iterator[Item]:
    if division.places:
        yield Item(RichText((gettext("as a whole"),)), place_words(division.places, index.manuscripts, index.language))


def _passages(index: SourceIndex, division: IndexedDivision) -> Iterator[Item]:
    for passage, places, parallels in division.passages:
        words = passage_words(passage, index.language)
        same = "".join(f" = {_parallel(index, parallel)}" for parallel in parallels)
        yield Item(RichText((words, same)), place_words(places, index.manuscripts, index.language))


def _parallel(index: SourceIndex, parallel: Parallel) -> str:
    """Return a passage of another edition in words: "Russian edition, p. 52"."""
    key, division, passage = parallel
    entry = index.entries[key]
    of = division_words(division, index.language, periodical=entry.type == "periodical")
    name = division.edition or name_of(entry, index.sigla.get(key, ""))
    volume = "" if division.edition else of
    return ", ".join(filter(None, (name, volume, passage_words(passage, index.language))))


def _unresolved(index: SourceIndex) -> Iterator[Item]:
    for written, rivals, places in index.unresolved:
        doubt = gettext("{written}, perhaps {candidates}").format(
            written=written, candidates=gettext(" or ").join(rivals)
        )
        where = place_words(places, index.manuscripts, index.language)
        yield Item(RichText((doubt if rivals else written,)), where)


def _rows(index: SourceIndex, source: IndexedSource, reference: str) -> Iterator[tuple[str, ...]]:
    """Yield a row for each place."""
    name = (reference, index.sigla.get(source.key, ""), source.key)
    for division, places, passages in source.divisions:
        of = (*name, division.volume, division.issue, division.date, division.edition)
        for place in places:
            yield *of, "", "", *_place(index, place)
        for passage, places_of_it, _parallels in passages:
            labels = " ".join(step.label for step in passage.steps)
            value = " ".join(step.value for step in passage.steps)
            for place in places_of_it:
                yield *of, labels, value, *_place(index, place)


def _place(index: SourceIndex, at: CitedAt) -> tuple[str, ...]:
    line, paragraph = str(at.line or ""), str(at.paragraph or "")
    return (
        index.manuscripts[at.manuscript].name,
        at.chapter,
        at.page,
        at.note,
        line,
        paragraph,
        "yes" if at.quoted else "",
    )
