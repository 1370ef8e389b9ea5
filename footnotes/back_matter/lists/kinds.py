"""The bibliography by kinds: archival sources, primary sources, secondary literature."""

from __future__ import annotations

from collections.abc import Mapping

from footnotes.back_matter.kinds import Kind, kind_of
from footnotes.back_matter.listing import Item, Listing, Section
from footnotes.back_matter.source_index import SourceIndex
from footnotes.model.rich_text import RichText
from footnotes.translations import gettext


def listing(index: SourceIndex, references: Mapping[str, RichText]) -> Listing:
    """Return the sources cited under the headings of their kinds; a kind that is not cited is left out."""
    headings = {
        Kind.ARCHIVAL: gettext("Archival sources"),
        Kind.PRIMARY: gettext("Primary sources"),
        Kind.SECONDARY: gettext("Secondary literature"),
    }
    kinds = {key: kind_of(index.entries[key]) for key in references}
    sections = []
    for kind, words in headings.items():
        items = tuple(Item(reference) for key, reference in references.items() if kinds[key] == kind)
        if items:
            sections.append(Section(words, items))
    rows = tuple((kinds[key], str(reference), key) for key, reference in references.items())
    return Listing(gettext("Bibliography"), index.language, tuple(sections), ("kind", "source", "key"), rows)
