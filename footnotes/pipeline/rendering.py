"""A manuscript with its citations formatted in a style: notes, later forms, bibliography."""

from __future__ import annotations

from collections.abc import Sequence

from footnotes.csl import Processor
from footnotes.csl.styles import StyleFile, find_style, identifier_of
from footnotes.manuscripts import archived
from footnotes.manuscripts.key_syntax import KeySyntax, Where
from footnotes.manuscripts.rewriting import Replacement, is_archive
from footnotes.model.analysis import Analysis
from footnotes.model.citation import CiteMode
from footnotes.model.manuscript import Manuscript
from footnotes.model.resolution import ResolvedCitation
from footnotes.model.rich_text import RichText
from footnotes.pipeline.by_key import led_to, with_keys
from footnotes.pipeline.keying import cites_by_key
from footnotes.pipeline.markup import Markup, check_live, key_syntax, markup
from footnotes.pipeline.occasions import Occasion, clusters, occasions
from footnotes.pipeline.placing import in_note, in_sentence
from footnotes.pipeline.processing import processor
from footnotes.pipeline.rendered import Change, Rendering, rendering_of, without
from footnotes.pipeline.replacing import is_written, replacement_of
from footnotes.records import NamedTuple, StrEnum
from footnotes.settings import DEFAULT_STYLE


class CitationsAs(StrEnum):
    """What citations become."""

    KEYS = "keys"  # citations by key, for another program to format
    NOTES = "notes"
    IN_TEXT = "in-text"
    ZOTERO = "zotero"  # live fields of Zotero, in word processors


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
        return with_keys(analysis, syntax, style, language)
    found = find_style(style)
    in_notes = asked is CitationsAs.NOTES if asked in (CitationsAs.NOTES, CitationsAs.IN_TEXT) else found.in_notes
    met = sorted(occasions(analysis, in_notes=in_notes), key=lambda occasion: occasion.offset)
    works = [work for occasion in met for work in occasion.cited.works]
    prepared = processor(found, works, analysis.bibliography, language=language)
    texts = prepared.cite(clusters(met, in_notes=in_notes))
    written = markup(manuscript.format)
    writing = _Writing(analysis, found, asked, in_notes, language, syntax, written, prepared)
    new = [
        (occasion, occasion.resolved, text)
        for occasion, text in zip(met, texts, strict=True)
        if occasion.resolved is not None and _says_something(text)
    ]
    stayed = [resolved for _, resolved, text in new if is_written(manuscript, resolved.citation, text)]
    staying = set(map(id, stayed))
    changes = [
        Change(resolved, writing.replacement(occasion, resolved, text))
        for occasion, resolved, text in new
        if id(resolved) not in staying
    ]
    entries = [entry for occasion in met for entry in occasion.cited.entries]
    if found.in_notes and works != entries:  # volumes of periodicals in the notes, whole periodicals in the list
        prepared = processor(found, entries, analysis.bibliography, language=language)
        prepared.cite_silently(entry.key for entry in entries)
    listed = _not_there_yet(manuscript, written, prepared.bibliography())
    if syntax is not None and syntax.entry is not None:
        listed = led_to(prepared, written, syntax.entry)
    if asked is CitationsAs.ZOTERO:
        return writing.live(changes, listed)
    return without(rendering_of(analysis, changes, listed), stayed)


class _Writing(NamedTuple):
    """How the citations of a manuscript are written."""

    analysis: Analysis
    style: StyleFile
    asked: CitationsAs | None
    in_notes: bool
    language: str | None
    syntax: KeySyntax | None
    written: Markup
    prepared: Processor

    def replacement(self, occasion: Occasion, resolved: ResolvedCitation, text: RichText) -> Replacement:
        """Return what takes the place of a citation, which the style prints as ``text``."""
        names, placed = RichText(), text
        if occasion.note is None and occasion.mode is CiteMode.AUTHOR_IN_TEXT:
            names = self.prepared.names(occasion.cited.items[0].key)
        if occasion.note is None and self.in_notes != self.style.in_notes:
            placed = in_note(text) if self.in_notes else in_sentence(text, names)
        manuscript = self.analysis.manuscript
        replacement = replacement_of(
            manuscript, occasion, resolved.citation, placed, self.written, in_notes=self.in_notes
        )
        if self.syntax is not None:
            cites = cites_by_key(resolved, self.analysis, self.language)
            replacement = replacement._replace(content=self.syntax.write(cites, Where.TEXT, replacement.content))
        if replacement.as_note and names:
            replacement = replacement._replace(before=self.written.write_inside(names))
        if self.asked is CitationsAs.ZOTERO:
            replacement = replacement._replace(cites=cites_by_key(resolved, self.analysis, self.language))
        return replacement

    def live(self, changes: Sequence[Change], listed: str | None) -> Rendering:
        """Return the manuscript with fields of Zotero; those that it has already stay as they are."""
        from footnotes.manuscripts.zotero import LiveStyle

        has_list = any("ZOTERO_BIBL" in part for part in self.analysis.manuscript.parts.values())
        listed = None if has_list else listed
        locale = self.language or self.style.default_locale or "en-US"
        live = LiveStyle(identifier_of(self.style), locale, self.in_notes, has_list or listed is not None)
        stayed = [change.resolved for change in changes if _is_live(change.resolved)]
        new = [change for change in changes if not _is_live(change.resolved)]
        return without(rendering_of(self.analysis, new, listed, live), stayed)


def _is_live(resolved: ResolvedCitation) -> bool:
    """Say whether a citation has its keys from a field, and not from its own words ("[@doe]")."""
    citation = resolved.citation
    return any(cite.key is not None and f"@{cite.key}" not in citation.text for cite in citation.cites)


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
