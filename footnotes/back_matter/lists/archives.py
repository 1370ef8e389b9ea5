"""The list of archives: under each repository what of it is cited, with its shelfmarks."""

from __future__ import annotations

from collections.abc import Mapping

from footnotes.back_matter.kinds import Kind, kind_of
from footnotes.back_matter.listing import Item, Listing, Section
from footnotes.back_matter.lists.headings import heading
from footnotes.back_matter.source_index import IndexedSource, SourceIndex
from footnotes.back_matter.wording import passage_words
from footnotes.csl.collation import collation_key
from footnotes.model.entry import Entry
from footnotes.model.rich_text import RichText
from footnotes.translations import gettext


def listing(index: SourceIndex, references: Mapping[str, RichText]) -> Listing:
    """Return the repositories in alphabetical order, and in each its sources in theirs."""
    sources = {source.key: source for source in index.sources}
    by_repository: dict[str, list[str]] = {}
    for key in references:
        if kind_of(index.entries[key]) == Kind.ARCHIVAL:
            by_repository.setdefault(_repository(index.entries[key]), []).append(key)
    items, rows = [], []
    for repository in sorted(by_repository, key=lambda name: (not name, collation_key(name))):
        held = []
        for key in by_repository[repository]:
            marks = _cited(sources[key], index.language)
            under = tuple(Item(RichText((mark,))) for mark in marks)
            held.append(Item(heading(references[key], index.sigla.get(key, "")), items=under))
            rows += [(repository, str(references[key]), key, mark) for mark in marks or [""]]
        items.append(Item(RichText((repository or gettext("Archive not named"),)), items=tuple(held)))
    columns = ("archive", "source", "key", "passage")
    return Listing(gettext("Archives"), index.language, (Section("", tuple(items)),), columns, tuple(rows))


def _repository(entry: Entry) -> str:
    keeper = entry.text("archive") or entry.text("call-number")  # where BibLaTeX's "library" is
    return ", ".join(filter(None, (keeper, entry.text("archive-place") or entry.text("publisher-place"))))


def _cited(source: IndexedSource, language: str) -> list[str]:
    found = [indexed.passage for division in source.divisions for indexed in division.passages]
    return [passage_words(passage, language) for passage in found]
