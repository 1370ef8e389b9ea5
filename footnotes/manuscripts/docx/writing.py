"""Puts formatted citations into a DOCX file as Word's own notes; what is not changed stays byte for byte."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter
from xml.sax.saxutils import escape

from footnotes.manuscripts import zotero
from footnotes.manuscripts.archive_edits import PartEdits, is_in_note
from footnotes.manuscripts.archives import Archive
from footnotes.manuscripts.docx.additions import Additions, prefixed
from footnotes.manuscripts.docx.identifiers import in_order
from footnotes.manuscripts.docx.package import NAMESPACES
from footnotes.manuscripts.docx.runs import edits_in_runs
from footnotes.manuscripts.headings import translated
from footnotes.manuscripts.rewriting import Replacement
from footnotes.manuscripts.xml_events import START, events
from footnotes.manuscripts.zotero import LiveStyle
from footnotes.model.manuscript import Manuscript
from footnotes.text import Edit, Span, splice

_HEADING = "Bibliography"


def rewrite(
    manuscript: Manuscript,
    replacements: Sequence[Replacement],
    bibliography: str | None,
    live: LiveStyle | None = None,
) -> dict[str, str]:
    """Return the parts of a DOCX file that change, by name: citations replaced, notes and a bibliography added.

    The content of replacements is runs, the bibliography paragraphs of the style "Bibliography"; new notes are
    endnotes where the file has those only. With ``live``, citations and bibliography are fields of Zotero. Raises
    InputError where the file has changed since it was read.
    """
    assert manuscript.path is not None
    with Archive(manuscript.path) as archive:
        archive.check_unchanged(manuscript.parts)
        return _Rewriting(manuscript, archive, live).run(sorted(replacements, key=lambda one: one.span), bibliography)


class _Rewriting:
    def __init__(self, manuscript: Manuscript, archive: Archive, live: LiveStyle | None) -> None:
        self._manuscript, self._live = manuscript, live
        self._additions = Additions(archive, {})
        self._kind = _kind(manuscript)
        self._notes: list[tuple[int, str]] = []  # where in the text their markers come, and the notes

    def run(self, replacements: Sequence[Replacement], bibliography: str | None) -> dict[str, str]:
        edits = PartEdits(self._manuscript)
        makes_notes = any(one.as_note and not is_in_note(self._manuscript, one.span) for one in replacements)
        number = self._next_identifier() if makes_notes else 0
        reference = self._additions.style(f"{self._kind} reference") if makes_notes else ""
        style = self._additions.style(f"{self._kind} text") if makes_notes else ""
        for replacement in map(self._with_field, replacements):
            if replacement.as_note and not is_in_note(self._manuscript, replacement.span):
                marker = f'<w:{self._kind}Reference w:id="{number}"/>'
                edits.into_note(replacement, _raised(reference, marker))
                self._notes.append((replacement.span.start, self._note(number, style, reference, replacement.content)))
                number += 1
            else:
                edits.replace(replacement.span, replacement.content)
        self._add_notes(edits)
        for part in edits.parts:
            self._change(part, edits)
        if self._notes:
            self._order_identifiers()
        if bibliography is not None:
            self._add_bibliography(bibliography)
        if self._live:
            note_type = 2 if self._kind == "endnote" else 1
            self._additions.add_properties(zotero.preferences(self._live, "Field", note_type))
        return self._additions.changed

    def _with_field(self, replacement: Replacement) -> Replacement:
        if self._live is None or not replacement.cites:
            return replacement
        begin, end = _field(f"ADDIN {zotero.citation_code(replacement.cites, replacement.span.start)}")
        return replacement._replace(content=begin + replacement.content + end)

    def _next_identifier(self) -> int:
        part, last = self._additions.notes_part(self._kind), 0
        for event in events(self._additions.text(part), NAMESPACES, part, self._manuscript.path):
            if event.kind == START and event.name == f"w:{self._kind}":
                identifier = event.attributes.get("w:id", "")
                last = max(last, int(identifier) if identifier.isdecimal() else 0)
        return last + 1

    def _add_notes(self, edits: PartEdits) -> None:
        """Put new notes in the order of their markers, as Word does."""
        if not self._notes:
            return
        part = self._additions.notes_part(self._kind)
        if part not in self._manuscript.parts:
            self._additions.add_notes(self._kind, [note for _, note in self._notes])
            return
        source = self._manuscript.parts[part]
        found = events(source, NAMESPACES, part, self._manuscript.path)
        starts = [event.start for event in found if event.kind == START and event.name == f"w:{self._kind}"]
        later = [
            (note.marker.start, starts[bisect_right(starts, note.body_source.start) - 1])
            for note in self._manuscript.notes
            if note.part == part and note.marker and note.body_source
        ]
        later.sort()
        for offset, note in self._notes:
            after = bisect_right(later, offset, key=itemgetter(0))
            place = later[after][1] if after < len(later) else source.rfind("</")
            edits.edits[part].append(Edit(Span(place, place), note))

    def _order_identifiers(self) -> None:
        additions, kind = self._additions, self._kind
        main, part = additions.main, additions.notes_part(kind)
        additions.changed[main], additions.changed[part] = in_order(
            additions.text(main), additions.text(part), kind, self._manuscript.path
        )

    def _note(self, number: int, style: str, reference: str, content: str) -> str:
        own = _raised(reference, f"<w:{self._kind}Ref/>")
        space = '<w:r><w:t xml:space="preserve"> </w:t></w:r>'
        paragraph = f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{own}{space}{content}</w:p>'
        return f'<w:{self._kind} w:id="{number}">{paragraph}</w:{self._kind}>'

    def _change(self, part: str, edits: PartEdits) -> None:
        source = self._manuscript.parts[part]
        found = events(source, NAMESPACES, part, self._manuscript.path)
        insertions = [(place, prefixed(content, source)) for place, content in edits.insertions[part]]
        changes = [Edit(span, prefixed(content, source)) for span, content in edits.edits[part]]
        changes += edits_in_runs(source, found, edits.cuts[part], insertions)
        self._additions.changed[part] = splice(source, changes)

    def _add_bibliography(self, bibliography: str) -> None:
        heading = self._additions.style("heading 1")
        properties = f'<w:pPr><w:pStyle w:val="{heading}"/></w:pPr>' if heading else ""
        bold = "" if heading else "<w:rPr><w:b/></w:rPr>"
        title = f"<w:p>{properties}<w:r>{bold}<w:t>{translated(_HEADING, self._manuscript.language)}</w:t></w:r></w:p>"
        style = self._additions.style("Bibliography")
        if self._live:
            begin, end = _field(f"ADDIN {zotero.BIBLIOGRAPHY}")
            bibliography = re.sub(r"(?<=</w:pPr>)", begin, bibliography, count=1)
            bibliography = f"{bibliography.removesuffix('</w:p>')}{end}</w:p>"
        self._additions.add_at_end(title + re.sub(r'(?<=<w:pStyle w:val=")Bibliography(?=")', style, bibliography))


def _field(code: str) -> tuple[str, str]:
    """Return what stands before and after the result of a field (17.16.18)."""
    sign = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    instruction = f'<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
    return sign.format("begin") + instruction + sign.format("separate"), sign.format("end")


def _kind(manuscript: Manuscript) -> str:
    """Return what new notes are: endnotes where the file has them alone."""
    parts = {note.part.rpartition("/")[2] for note in manuscript.notes}
    return "endnote" if parts == {"endnotes.xml"} else "footnote"


def _raised(style: str, element: str) -> str:
    return f'<w:r><w:rPr><w:rStyle w:val="{style}"/></w:rPr>{element}</w:r>'
