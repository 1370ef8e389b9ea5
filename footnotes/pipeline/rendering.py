"""A manuscript with its citations formatted in a style: notes, later forms, bibliography."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from footnotes.csl import CitationCluster, Processor
from footnotes.csl import CiteForm as Rendered
from footnotes.csl.styles import find_style, identifier_of
from footnotes.manuscripts import archived
from footnotes.manuscripts.key_syntax import KeySyntax, Where
from footnotes.manuscripts.rewriting import Replacement, is_archive, rewrite_archive, rewrite_parts
from footnotes.model.analysis import Analysis
from footnotes.model.citation import Citation, CitationForm, CiteByKey, CiteForm, CiteMode
from footnotes.model.manuscript import Manuscript, Note
from footnotes.model.resolution import ResolvedCitation
from footnotes.model.rich_text import RichText, Style, Styled
from footnotes.pipeline.citing import cited_works
from footnotes.pipeline.keying import cites_by_key
from footnotes.pipeline.markup import Markup, check_live, key_syntax, markup
from footnotes.pipeline.moved_notes import MovedReference, moved_references
from footnotes.pipeline.placing import in_note, in_sentence
from footnotes.pipeline.processing import NOTHING, CitedWorks, at_start, processor
from footnotes.pipeline.wholeness import halves
from footnotes.records import Any, NamedTuple, StrEnum
from footnotes.settings import DEFAULT_STYLE
from footnotes.text import Span

if TYPE_CHECKING:  # few renderings are live
    from footnotes.manuscripts.zotero import LiveStyle

PLACE = "FnPlace"  # in the content of a replacement: where a citation by key is to be written

_TELLING = 500  # characters of a text that show which language it is in


class CitationsAs(StrEnum):
    """What citations become."""

    KEYS = "keys"  # citations by key, for another program to format
    NOTES = "notes"
    IN_TEXT = "in-text"
    ZOTERO = "zotero"  # live fields of Zotero, in word processors


class Change(NamedTuple):
    """What takes the place of a citation: markup of the manuscript's format, in a note of its own or where it stood."""

    resolved: ResolvedCitation
    replacement: Replacement


@dataclass(frozen=True, slots=True)
class Rendering:
    """The text of the file, what was changed, the citations left as written, and references to notes gone astray."""

    text: str
    left: tuple[ResolvedCitation, ...]
    changes: tuple[Change, ...] = ()
    parts: Mapping[str, str] = field(default_factory=dict)  # other files, and members of an archive, that change
    moved: tuple[MovedReference, ...] = ()


@dataclass(frozen=True, slots=True)
class _Occasion:
    """A citation to be rendered, or a note without one (``resolved`` is None), in the order that readers meet them."""

    offset: int  # in the text: of the citation, or of the marker of the note it stands in
    note: int | None  # index into Manuscript.notes
    resolved: ResolvedCitation | None
    cited: CitedWorks = NOTHING

    @property
    def mode(self) -> CiteMode:
        """How much of its entry the first cite prints."""
        return self.resolved.citation.cites[0].mode if self.resolved else CiteMode.NORMAL

    @property
    def makes_note(self) -> bool:
        """Whether a style of notes makes a new note of it."""
        return self.note is None and bool(self.cited.items) and self.mode is not CiteMode.AUTHOR_ONLY


def render(
    analysis: Analysis, *, style: str = DEFAULT_STYLE, language: str | None = None, citations: str | None = None
) -> str | bytes:
    """Return the manuscript's file with its citations formatted in a style, and its bibliography at the end.

    It is text, of several files the main one's; of a DOCX or ODT manuscript, bytes. In a style of notes, references in
    parentheses become notes and notes get their full, later and ibid. forms; in other styles references are rewritten
    where they stand.
    ``citations`` ("keys", "notes", "in-text", "zotero") asks for something else than the style's own way. A citation
    with a cite that has no entry is left as it is written; every character outside the others stays as it was. Raises
    InputError for an unknown style, and where the format has no such citations.
    """
    rendering = render_manuscript(analysis, style, language=language, citations=citations)
    if is_archive(analysis.manuscript):
        return b"".join(archived(rendering.parts, analysis.manuscript))
    return rendering.text


def render_manuscript(
    analysis: Analysis, style: str, *, language: str | None = None, citations: str | None = None
) -> Rendering:
    """Do the same, and say what was changed and which citations were left as they are written."""
    manuscript, language = analysis.manuscript, language or analysis.manuscript.language
    asked = CitationsAs(citations) if citations else None
    if asked is CitationsAs.ZOTERO:
        check_live(manuscript)
    syntax = key_syntax(manuscript) if asked is CitationsAs.KEYS else None
    if syntax is not None and (syntax.entry is None or syntax.bare):
        return _with_keys(analysis, syntax, style, language)
    found = find_style(style)
    in_notes = asked is CitationsAs.NOTES if asked in (CitationsAs.NOTES, CitationsAs.IN_TEXT) else found.in_notes
    occasions = sorted(_occasions(analysis, in_notes=in_notes), key=lambda occasion: occasion.offset)
    works = [work for occasion in occasions for work in occasion.cited.works]
    prepared = processor(found, works, analysis.bibliography, language=language)
    texts = prepared.cite(_clusters(occasions, in_notes=in_notes))
    written = markup(manuscript.format)
    changes = []
    for occasion, text in zip(occasions, texts, strict=True):
        if occasion.resolved is not None and _says_something(text):
            names, placed = RichText(), text
            if occasion.note is None and occasion.mode is CiteMode.AUTHOR_IN_TEXT:
                names = prepared.names(occasion.cited.items[0].key)
            if occasion.note is None and in_notes != found.in_notes:
                placed = in_note(text) if in_notes else in_sentence(text, names)
            replacement = _replacement(manuscript, occasion, placed, written, in_notes=in_notes)
            if syntax is not None:
                cites = cites_by_key(occasion.resolved, analysis, language)
                replacement = replacement._replace(content=syntax.write(cites, Where.TEXT, replacement.content))
            if replacement.as_note and names:
                replacement = replacement._replace(before=written.write_inside(names))
            if asked is CitationsAs.ZOTERO:
                replacement = replacement._replace(cites=cites_by_key(occasion.resolved, analysis, language))
            changes.append(Change(occasion.resolved, replacement))
    entries = [entry for occasion in occasions for entry in occasion.cited.entries]
    if found.in_notes and works != entries:  # volumes of periodicals in the notes, whole periodicals in the list
        prepared = processor(found, entries, analysis.bibliography, language=language)
        prepared.cite_silently(entry.key for entry in entries)
    listed = _not_there_yet(manuscript, written, prepared.bibliography())
    if syntax is not None and syntax.entry is not None:
        listed = _led_to(prepared, written, syntax.entry)
    if asked is not CitationsAs.ZOTERO:
        return _rendering(analysis, changes, listed)
    from footnotes.manuscripts.zotero import LiveStyle

    has_list = any("ZOTERO_BIBL" in part for part in manuscript.parts.values())
    listed = None if has_list else listed
    locale, has_list = language or found.default_locale or "en-US", has_list or listed is not None
    live = LiveStyle(identifier_of(found), locale, in_notes, has_list)
    stayed = [change.resolved for change in changes if _is_live(change.resolved)]
    rendering = _rendering(analysis, [change for change in changes if not _is_live(change.resolved)], listed, live)
    return _without(rendering, stayed)


def _led_to(prepared: Processor, written: Markup, write: Callable[[dict[str, Any], str], str]) -> str:
    """Return the bibliography with what citations by key lead to."""
    texts = map(written.write, prepared.bibliography())
    items = (prepared.entries[key] for key in prepared.cited)
    written_entries = [
        write({"id": entry.key, "type": entry.type, **entry.variables}, text)
        for entry, text in zip(items, texts, strict=False)
    ]
    return "\n".join(written_entries)


def _is_live(resolved: ResolvedCitation) -> bool:
    """Say whether a citation has its keys from a field, and not from its own words ("[@doe]")."""
    citation = resolved.citation
    return any(cite.key is not None and f"@{cite.key}" not in citation.text for cite in citation.cites)


def _without(rendering: Rendering, stayed: Sequence[ResolvedCitation]) -> Rendering:
    """Return a rendering that does not tell of citations which rightly stay as they are."""
    staying = set(map(id, stayed))
    return replace(rendering, left=tuple(item for item in rendering.left if id(item) not in staying))


def _rendering(
    analysis: Analysis, changes: Sequence[Change], listed: str | None, live: LiveStyle | None = None
) -> Rendering:
    done = {id(change.resolved) for change in changes}
    left = tuple(item for item in analysis.citations if id(item) not in done and not _means_itself(item))
    manuscript = analysis.manuscript
    if manuscript.language is None and len(manuscript.text) >= _TELLING:  # for the headings of what is added
        manuscript = replace(manuscript, language=analysis.language)
    replacements = [change.replacement for change in changes]
    moved = tuple(moved_references(analysis, [one.span.start for one in replacements if one.as_note]))
    if is_archive(manuscript):
        return Rendering("", left, tuple(changes), rewrite_archive(manuscript, replacements, listed, live), moved)
    parts = rewrite_parts(manuscript, replacements, listed)
    changed = {name: text for name, text in parts.items() if name and text != manuscript.parts[name]}
    return Rendering(parts[""], left, tuple(changes), changed, moved)


def _with_keys(analysis: Analysis, syntax: KeySyntax, style: str, language: str | None) -> Rendering:
    """Write citations by key where they stand; those that are written so already stay, and count as done."""
    manuscript, found = analysis.manuscript, list(_keyed(analysis, language))
    written = [one for one in found if one[0].citation.cites[0].form is not CiteForm.KEY]
    changes = [Change(one, _keyed_replacement(manuscript, one.citation, cites, syntax)) for one, cites in written]
    listed = None
    if syntax.entry is not None:
        keys = dict.fromkeys(cite.key for _, cites in found for cite in cites)
        there = [key for key in keys if syntax.entry({"id": key}, "").rstrip() in manuscript.source]
        listed = _targets(analysis, [key for key in keys if key not in there], syntax.entry, style, language)
    return _without(_rendering(analysis, changes, listed), [one for one, _ in found])


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
    return _led_to(prepared, markup(analysis.manuscript.format), write)


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
        span = _with_brackets(manuscript.text, citation.span) if _has_brackets(citation) else citation.span
        written = markup(manuscript.format)
        content = _with_full_stop(manuscript, span, written.write_inside(RichText((PLACE,))), written)
        changes.append((Change(resolved, Replacement(span, content, as_note=False, cites=cites)), cites))
    done = {id(one) for one, _ in found}
    left = tuple(item for item in analysis.citations if id(item) not in done and not _means_itself(item))
    return changes, left


def _keyed(analysis: Analysis, language: str | None) -> Iterator[tuple[ResolvedCitation, tuple[CiteByKey, ...]]]:
    """Yield the citations that can be written by key, with their cites."""
    for occasion in _occasions(analysis, in_notes=False):
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
    span = _with_brackets(manuscript.text, citation.span) if _has_brackets(citation) else citation.span
    content = syntax.write(cites, Where.TEXT if note is None else Where.NOTE, "")
    content = _with_full_stop(manuscript, span, content, markup(manuscript.format))
    return Replacement(span, content, as_note=False, cites=tuple(cites))


def _is_inline(manuscript: Manuscript, note: Note, inside: Span) -> bool:
    """Say whether a note's body stands inside its marker, all of it in one file."""
    marker, body = note.marker_source, note.body_source
    whole = marker is not None and body is not None and marker.start <= body.start and body.end <= marker.end
    return whole and not any(segment.part != note.part for segment in manuscript.segments_in(inside))


def _not_there_yet(manuscript: Manuscript, written: Markup, entries: list[RichText]) -> str | None:
    """Return the bibliography to add; None where there is none, or where the manuscript has all of it already."""
    files = tuple(manuscript.parts.values())
    if is_archive(manuscript):  # runs may be cut anywhere: the words alone are compared
        new = [entry for entry in entries if " ".join(str(entry).split()) not in manuscript.text]
    else:
        new = [entry for entry in entries if not any(written.write(entry) in file for file in files)]
    return written.bibliography(entries) if new else None


def _says_something(text: RichText) -> bool:
    """Say whether a citation is more than brackets: a style may have nothing to print of a year alone."""
    return any(letter.isalnum() for letter in str(text))


def _means_itself(resolved: ResolvedCitation) -> bool:
    return all(item.cite.form is CiteForm.SELF for item in resolved.resolutions)


def _occasions(analysis: Analysis, *, in_notes: bool) -> Iterator[_Occasion]:
    notes = analysis.manuscript.notes
    citing = set()
    parted = halves(analysis)
    for index, resolved in enumerate(analysis.citations):
        citation = resolved.citation
        note = notes[citation.note] if citation.note is not None else None
        # What a quoted document cites is not the author's to rewrite; what is part of a sentence, not ours.
        part = _is_part_of_sentence if note else _is_not_bracketed
        by_key = citation.cites[0].form is CiteForm.KEY
        kept = citation.quoted or index in parted or (part(analysis.manuscript, citation) and not by_key)
        cited = NOTHING if kept else cited_works(resolved, analysis, in_notes=in_notes)
        if in_notes and note is None and citation.cites[0].mode is CiteMode.AUTHOR_IN_TEXT:
            cited = cited._replace(items=tuple(item._replace(form=Rendered.NORMAL) for item in cited.items))
        if cited.items and in_notes and (note is None or (note.body and note.body.start == citation.span.start)):
            cited = cited._replace(items=at_start(cited.items))
        if cited.items or note:
            citing.add(citation.note)
            marker = note.marker if note else None
            yield _Occasion(marker.start if marker else citation.span.start, citation.note, resolved, cited)
    for index, note in enumerate(notes):
        if index not in citing and note.marker:
            yield _Occasion(note.marker.start, index, None)


def _is_not_bracketed(manuscript: Manuscript, citation: Citation) -> bool:
    text, (start, end) = manuscript.text, citation.span
    after = text[end : end + 2].lstrip(".,")
    return text[max(start - 1, 0) : start] + after[:1] not in ("()", "[]")


def _is_part_of_sentence(manuscript: Manuscript, citation: Citation) -> bool:
    """Say whether a page or an address alone goes on with a sentence of a note: "reproduced on p. 21"."""
    if citation.cites[0].form not in (CiteForm.LOCATOR, CiteForm.URL):
        return False
    block = manuscript.block_at(citation.span.start)
    before = manuscript.text[block.span.start if block else 0 : citation.span.start].rstrip()
    return before[-1:] == "," or before[-1:].isalnum()


def _clusters(occasions: Sequence[_Occasion], *, in_notes: bool) -> list[CitationCluster]:
    """Number the notes as they will be, old and new; a citation that stays in the text is in note 0."""
    clusters: list[CitationCluster] = []
    number, current = 0, None
    for occasion in occasions:
        becomes_note = in_notes and occasion.makes_note
        if becomes_note or (occasion.note is not None and occasion.note != current):
            number += 1
        current = occasion.note
        in_note = occasion.note is not None or becomes_note
        clusters.append(CitationCluster(occasion.cited.items, note=number if in_note else 0))
    return clusters


def _replacement(
    manuscript: Manuscript, occasion: _Occasion, rich: RichText, written: Markup, *, in_notes: bool
) -> Replacement:
    assert occasion.resolved is not None
    citation = occasion.resolved.citation
    if in_notes and occasion.makes_note:
        return Replacement(citation.span, written.write(rich), as_note=True)
    span = citation.span
    if _is_keyed(citation) or (not in_notes and citation.form is not CitationForm.NOTE):
        span = _with_brackets(manuscript.text, span)
        if isinstance(rich.children[0], Styled) and rich.children[0].style is Style.SUPERSCRIPT:
            span = _with_space_before(manuscript, span)
    begins_line = manuscript.text[max(span.start - 1, 0) : span.start] in ("", "\n")
    content = written.write(rich) if begins_line else written.write_inside(rich)
    return Replacement(span, _with_full_stop(manuscript, span, content, written), as_note=False)


def _is_keyed(citation: Citation) -> bool:
    return citation.cites[0].form is CiteForm.KEY


def _has_brackets(citation: Citation) -> bool:
    """Say whether brackets around a citation are its own."""
    return citation.form is not CitationForm.NOTE or _is_keyed(citation)


def _with_brackets(text: str, span: Span) -> Span:
    """Return the span with the brackets around it: a style that cites in the text brings its own."""
    start, end = span
    bracketed = text[max(start - 1, 0) : start] + text[end : end + 1] in ("()", "[]")
    return Span(start - 1, end + 1) if bracketed else span


def _with_space_before(manuscript: Manuscript, span: Span) -> Span:
    """Return the span with the white space before it: a raised number stands close to its word."""
    text, start = manuscript.text, span.start
    block = manuscript.block_at(start)
    while block and start > block.span.start and text[start - 1].isspace():
        start -= 1
    return Span(start, span.end)


def _with_full_stop(manuscript: Manuscript, span: Span, content: str, written: Markup) -> str:
    """Return the content with the full stop that its place asks for: one at the end of a note, none in a sentence."""
    block = manuscript.block_at(span.start)
    goes_on = bool(manuscript.text[span.end : block.span.end if block else None].strip())
    stopped = manuscript.text[span.start : span.end].endswith(".")
    if _is_bracketed_sentence(manuscript, span):
        return written.with_stop(content)
    if goes_on and not stopped:
        return written.without_stop(content)
    return content if written.has_stop(content) or not stopped else written.with_stop(content)


def _is_bracketed_sentence(manuscript: Manuscript, span: Span) -> bool:
    """Say whether the span is a sentence of its own in brackets: "(See RKEB 3 40.)" after another sentence."""
    text, block = manuscript.text, manuscript.block_at(span.start)
    before = text[block.span.start if block else 0 : span.start].rstrip()
    return text[span.start : span.end].endswith((".)", ".]")) and before[-1:] in ("", ".", "?", "!", "”", '"')
