"""The citations to be rendered and the notes around them, in the order that readers meet them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from footnotes.csl import CitationCluster
from footnotes.csl import CiteForm as Rendered
from footnotes.model.analysis import Analysis
from footnotes.model.citation import Citation, CiteForm, CiteMode
from footnotes.model.manuscript import Manuscript
from footnotes.model.resolution import ResolvedCitation
from footnotes.pipeline.citing import cited_works
from footnotes.pipeline.processing import NOTHING, CitedWorks, at_start
from footnotes.pipeline.wholeness import halves
from footnotes.records import NamedTuple


class Occasion(NamedTuple):
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


def occasions(analysis: Analysis, *, in_notes: bool) -> Iterator[Occasion]:
    """Yield the citations that can be rendered, those of a note that are left, and the notes that cite nothing."""
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
            yield Occasion(marker.start if marker else citation.span.start, citation.note, resolved, cited)
    for index, note in enumerate(notes):
        if index not in citing and note.marker:
            yield Occasion(note.marker.start, index, None)


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


def clusters(occasions: Sequence[Occasion], *, in_notes: bool) -> list[CitationCluster]:
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
