"""The parts of a manuscript that an author thinks in: chapters or, of a short one, sections."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from footnotes.model.manuscript import Block, Manuscript, Zone
from footnotes.records import NamedTuple
from footnotes.text import Span
from footnotes.translations import gettext


class Division(NamedTuple):
    """A chapter or section: its number on the page, its heading, and the offset in the text that it begins at."""

    number: int
    manuscript: int
    title: str
    start: int


def divisions(manuscript: Manuscript, number: int, before: int) -> list[Division]:
    """Return the divisions of the manuscript of this number, no two with one title; others have ``before`` already.

    They begin at the headings of the highest level that has several, and where the file counts a new chapter.
    """
    begun = list(_begun(manuscript))
    first = manuscript.blocks[0] if manuscript.blocks else Block(Span(0, 0), Zone.BODY)
    if first not in begun:
        begun.insert(0, first)
    if len(begun) == 1 and first.zone is not Zone.HEADING:
        return [Division(before, number, gettext("The text"), 0)]
    titles: dict[str, int] = {}
    made = []
    for index, block in enumerate(begun):
        title = _title(manuscript, block, index)
        titles[title] = titles.get(title, 0) + 1
        told_apart = f"{title} ({titles[title]})" if titles[title] > 1 else title
        made.append(Division(before + index, number, told_apart, block.span.start))
    return made


def _begun(manuscript: Manuscript) -> Iterator[Block]:
    levels = Counter(block.level for block in manuscript.blocks if block.zone is Zone.HEADING)
    dividing = min((level for level, count in levels.items() if count > 1), default=0)
    chapter = 0
    for block in manuscript.blocks:
        if block.note is not None:
            continue
        is_heading = block.zone is Zone.HEADING and block.level == dividing
        if is_heading or block.chapter != chapter:
            chapter = block.chapter
            yield block


def _title(manuscript: Manuscript, block: Block, index: int) -> str:
    if block.zone is Zone.HEADING:
        return " ".join(block.span.of(manuscript.text).split())
    return gettext("Beginning") if index == 0 else gettext("Part {number}").format(number=index + 1)
