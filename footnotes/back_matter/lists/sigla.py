"""The list of sigla: those of the sources cited, each with what it stands for."""

from __future__ import annotations

from collections.abc import Mapping

from footnotes.back_matter.listing import Item, Listing, Section
from footnotes.back_matter.lists.headings import heading
from footnotes.back_matter.source_index import SourceIndex
from footnotes.csl.collation import collation_key
from footnotes.model.rich_text import RichText
from footnotes.translations import gettext


def listing(index: SourceIndex, references: Mapping[str, RichText]) -> Listing:
    """Return the sigla in alphabetical order."""
    sigla = sorted((siglum, key) for key, siglum in index.sigla.items())
    sigla.sort(key=lambda pair: collation_key(pair[0]))
    items = tuple(Item(heading(references[key], siglum)) for siglum, key in sigla)
    rows = tuple((siglum, str(references[key]), key) for siglum, key in sigla)
    return Listing(gettext("Sigla"), index.language, (Section("", items),), ("siglum", "source", "key"), rows)
