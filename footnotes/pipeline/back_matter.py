"""The lists at the end of a book: what manuscripts cite, formatted in a style."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from footnotes.back_matter.gathering import Cited, gather
from footnotes.back_matter.listing import Listing
from footnotes.back_matter.lists import maker
from footnotes.back_matter.source_index import SourceIndex, source_index
from footnotes.csl import Processor
from footnotes.csl.collation import collation_key
from footnotes.csl.styles import find_style
from footnotes.model.analysis import Analysis
from footnotes.model.bibliography import Bibliography
from footnotes.model.entry import Entry
from footnotes.model.rich_text import RichText, Style, Styled
from footnotes.pipeline.processing import processor


def index(analyses: Iterable[Analysis]) -> SourceIndex:
    """Return the index of the sources that manuscripts cite: under each its passages and the places that cite them."""
    return source_index([gather(analysis) for analysis in analyses])


def list_cited(
    cited: Sequence[Cited], name: str, style: str, *, language: str | None = None, by_siglum: bool = False
) -> Listing:
    """Return one of ``back_matter.lists.LISTS`` of what manuscripts cite.

    Sources are formatted as in the bibliography of the style and in its order; with ``by_siglum``, those that have a
    siglum stand under it. Raises InputError for an unknown style.
    """
    found = source_index(cited)
    if language:
        found = found._replace(language=language)
    return maker(name)(found, _references(found, style, language=language, by_siglum=by_siglum))


def _references(found: SourceIndex, style: str, *, language: str | None, by_siglum: bool) -> dict[str, RichText]:
    bibliography = Bibliography(found.entries, {siglum: (key,) for key, siglum in found.sigla.items()})
    prepared = processor(find_style(style), found.entries.values(), bibliography, language=language)
    prepared.cite_silently(found.entries)
    references = {key: _reference(prepared, found.entries[key]) for key in prepared.cited}
    if not by_siglum:
        return references
    return dict(sorted(references.items(), key=lambda one: collation_key(found.sigla.get(one[0]) or str(one[1]))))


def _reference(prepared: Processor, entry: Entry) -> RichText:
    """Return an entry as the style prints it; of a periodical, or where the style prints nothing, its title."""
    title = RichText((Styled(Style.ITALIC, (entry.text("title"),)),)) if entry.text("title") else RichText((entry.key,))
    whole = entry.type == "periodical" and not entry.years()  # which styles take for a book without a year
    return title if whole else prepared.reference(entry.key) or title
