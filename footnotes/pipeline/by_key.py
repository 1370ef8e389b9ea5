"""Citations rendered by key, for another program to format."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from footnotes.csl import Processor
from footnotes.csl.styles import find_style
from footnotes.manuscripts.key_syntax import KeySyntax, Where
from footnotes.manuscripts.rewriting import Replacement
from footnotes.model.analysis import Analysis
from footnotes.model.citation import Citation, CiteByKey, CiteForm
from footnotes.model.manuscript import Manuscript, Note
from footnotes.model.resolution import ResolvedCitation
from footnotes.model.rich_text import RichText
from footnotes.pipeline.keying import cites_by_key
from footnotes.pipeline.markup import Markup, markup
from footnotes.pipeline.occasions import occasions
from footnotes.pipeline.processing import processor
from footnotes.pipeline.rendered import Change, Rendering, means_itself, rendering_of, without
from footnotes.pipeline.replacing import has_brackets, with_brackets, with_full_stop
from footnotes.records import Any
from footnotes.text import Span

PLACE = "FnPlace"  # in the content of a replacement: where a citation by key is to be written


def with_keys(analysis: Analysis, syntax: KeySyntax, style: str, language: str | None) -> Rendering:
    """Write citations by key where they stand; those that are written so already stay, and count as done."""
    manuscript, found = analysis.manuscript, list(_keyed(analysis, language))
    written = [one for one in found if one[0].citation.cites[0].form is not CiteForm.KEY]
    changes = [Change(one, _keyed_replacement(manuscript, one.citation, cites, syntax)) for one, cites in written]
    listed = None
    if syntax.entry is not None:
        keys = dict.fromkeys(cite.key for _, cites in found for cite in cites)
        there = [key for key in keys if syntax.entry({"id": key}, "").rstrip() in manuscript.source]
        listed = _targets(analysis, [key for key in keys if key not in there], syntax.entry, style, language)
    return without(rendering_of(analysis, changes, listed), [one for one, _ in found])


def _targets(
    analysis: Analysis,
    keys: Sequence[str],
    write: Callable[[dict[str, Any], str], str],
    style: str,
    language: str | None,
) -> str | None:
    """Return the entries that citations by key lead to; None where there are none."""
    if not keys:
        return None
    entries = [analysis.bibliography.entries[key] for key in keys]
    prepared = processor(find_style(style), entries, analysis.bibliography, language=language)
    prepared.cite_silently(keys)
    return led_to(prepared, markup(analysis.manuscript.format), write)


def cited_by_key(
    analysis: Analysis, language: str | None
) -> tuple[list[tuple[Change, tuple[CiteByKey, ...]]], tuple[ResolvedCitation, ...]]:
    """Return citations with their cites by key, written or not, and what has to stay as it is written.

    Each is replaced where it stands, by PLACE for what is yet to be written.
    """
    manuscript, found = analysis.manuscript, list(_keyed(analysis, language))
    changes = []
    for resolved, cites in found:
        citation = resolved.citation
        span = with_brackets(manuscript.text, citation.span) if has_brackets(citation) else citation.span
        written = markup(manuscript.format)
        content = with_full_stop(manuscript, span, written.write_inside(RichText((PLACE,))), written)
        changes.append((Change(resolved, Replacement(span, content, as_note=False, cites=cites)), cites))
    done = {id(one) for one, _ in found}
    left = tuple(item for item in analysis.citations if id(item) not in done and not means_itself(item))
    return changes, left


def _keyed(analysis: Analysis, language: str | None) -> Iterator[tuple[ResolvedCitation, tuple[CiteByKey, ...]]]:
    """Yield the citations that can be written by key, with their cites."""
    for occasion in occasions(analysis, in_notes=False):
        if occasion.resolved is not None and occasion.cited.items:
            yield occasion.resolved, cites_by_key(occasion.resolved, analysis, language)


def _keyed_replacement(
    manuscript: Manuscript, citation: Citation, cites: Sequence[CiteByKey], syntax: KeySyntax
) -> Replacement:
    note = manuscript.notes[citation.note] if citation.note is not None else None
    if note and syntax.whole_notes and note.body and _is_inline(manuscript, note, note.body):
        before = manuscript.text[note.body.start : citation.span.start]
        after = manuscript.text[citation.span.end : note.body.end]
        if (before + after).strip() in ("", "."):
            content = syntax.write(cites, Where.WHOLE_NOTE, "")
            return Replacement(citation.span, content, as_note=False, instead_of=note.marker_source, cites=tuple(cites))
    span = with_brackets(manuscript.text, citation.span) if has_brackets(citation) else citation.span
    content = syntax.write(cites, Where.TEXT if note is None else Where.NOTE, "")
    content = with_full_stop(manuscript, span, content, markup(manuscript.format))
    return Replacement(span, content, as_note=False, cites=tuple(cites))


def _is_inline(manuscript: Manuscript, note: Note, inside: Span) -> bool:
    """Say whether a note's body stands inside its marker, all of it in one file."""
    marker, body = note.marker_source, note.body_source
    whole = marker is not None and body is not None and marker.start <= body.start and body.end <= marker.end
    return whole and not any(segment.part != note.part for segment in manuscript.segments_in(inside))


def led_to(prepared: Processor, written: Markup, write: Callable[[dict[str, Any], str], str]) -> str:
    """Return the bibliography with what citations by key lead to."""
    texts = map(written.write, prepared.bibliography())
    items = (prepared.entries[key] for key in prepared.cited)
    written_entries = [
        write({"id": entry.key, "type": entry.type, **entry.variables}, text)
        for entry, text in zip(items, texts, strict=False)
    ]
    return "\n".join(written_entries)
