"""Where a manuscript cites: by page, else by note, else by line or paragraph, with the names of its chapters."""

from __future__ import annotations

from footnotes.manuscripts.page_breaks import Pages
from footnotes.model.analysis import Analysis
from footnotes.model.citation import Citation
from footnotes.model.manuscript import Manuscript, Zone
from footnotes.patterns import pattern
from footnotes.records import NamedTuple

_NUMBERED = pattern(r"(?:[^\W\d_]+\s+)?(?:\d+|[IVXLC]+)(?=[.:]?\s|[.:]?$)|[^\W\d_]+\s+[^\W\d_]+(?=[.:](?:\s|$))")
_LONGEST_NAME = 40  # characters of a heading that stands for its chapter


class CitedAt(NamedTuple):
    """Where a cite stands; what is not known is empty or 0. In this order places are sorted."""

    manuscript: int  # its number in an index, which tells it
    offset: int  # in its text
    chapter: str = ""
    page: str = ""
    note: str = ""
    line: int = 0
    paragraph: int = 0
    quoted: bool = False  # in a document that the manuscript quotes


def chapter_names(manuscript: Manuscript) -> dict[int, str]:
    """Return what the chapters of a manuscript are called, by their numbers; empty where there is only one.

    That is the first heading of each, cut to its number where it has one: "Chapter 3", "II".
    """
    names: dict[int, str] = {}
    chapters = {block.chapter for block in manuscript.blocks}
    if len(chapters) > 1:
        for block in manuscript.blocks:
            if block.zone is Zone.HEADING and block.chapter not in names:
                names[block.chapter] = _name(" ".join(block.span.of(manuscript.text).split()))
        for number in chapters - names.keys():
            names[number] = ""
    return names


def _name(heading: str) -> str:
    if numbered := _NUMBERED.match(heading):
        return numbered[0]
    if len(heading) <= _LONGEST_NAME:
        return heading
    return f"{heading[:_LONGEST_NAME].rpartition(' ')[0]}…"


def cited_at(analysis: Analysis, citation: Citation, chapters: dict[int, str], pages: Pages) -> CitedAt:
    """Return where a citation stands in its manuscript; a note is on the page of its marker."""
    manuscript = analysis.manuscript
    block = manuscript.block_at(citation.span.start)
    chapter = chapters.get(block.chapter, "") if block is not None else ""
    note = manuscript.notes[citation.note] if citation.note is not None else None
    page = pages.at(note.marker.start if note is not None and note.marker is not None else citation.span.start)
    place = analysis.place(citation.span)
    line, paragraph = (0, place.line) if manuscript.counts_paragraphs else (place.line, 0)
    label = note.label if note is not None else ""
    return CitedAt(0, citation.span.start, chapter, page, label, line, paragraph, citation.quoted)


def told_by(place: CitedAt) -> tuple[str, str]:
    """Return how a place is told and by which number: the best of page, note, line and paragraph that is known."""
    if place.page:
        return "page", place.page
    if place.note:
        return "note", place.note
    return ("line", str(place.line)) if place.line else ("paragraph", str(place.paragraph))
