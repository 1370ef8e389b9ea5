r"""The files that a LaTeX file takes in: ``\input``, ``\include``, ``\subfile`` (LaTeX2e reference, 24; "subfiles").

They are put in where they are named and read as one text; every place of it leads back to its own file. Only files in
the folder of the main file, or beneath it, are read. What cannot be followed is told and left out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from footnotes.manuscripts.decoding import read_file
from footnotes.model.input_error import InputError
from footnotes.model.manuscript import Manuscript, Mark, Note, Segment
from footnotes.records import NamedTuple
from footnotes.text import LineIndex, Span

_COMMAND = re.compile(
    r"""\\\\ | \\% | %[^\r\n]* | \\verb\*?(?P<bar>[^A-Za-z\s{*])[^\r\n]*?(?P=bar)
      | \\begin\{(?P<raw>(?:verbatim|lstlisting|comment|filecontents)\*?)\}
      | \\(?:input|include|subfile|subfileinclude)(?:\s*\{\s*(?P<name>[^{}%]+?)\s*\}|[ \t]+(?P<bare>[^\s\\{}%]+))""",
    re.VERBOSE,
)
_BODY = re.compile(r"\\begin\s*\{document\}(?P<body>.*?)(?:\\end\s*\{document\}|\Z)", re.DOTALL)
_MOST, _DEEPEST = 1000, 50  # files: a loop is found before, a tree of them is not


def commands(source: str, inside: Span) -> Iterator[re.Match[str]]:
    """Yield the commands that take in a file; what stands in comments and verbatim passages is none."""
    position, unclosed = inside.start, set[str]()
    while match := _COMMAND.search(source, position, inside.end):
        position = match.end()
        if match["name"] or match["bare"]:
            yield match
        elif match["raw"] and match["raw"] not in unclosed:
            end = source.find(f"\\end{{{match['raw']}}}", position, inside.end)
            position = max(end, position)
            if end < 0:
                unclosed.add(match["raw"])


class Piece(NamedTuple):
    """A stretch of the whole text and where it stands in its part; both are of one length."""

    start: int
    part: str
    part_start: int


class Parts:
    """A file with all that it takes in."""

    def __init__(self, source: str, path: Path) -> None:
        self.texts = {"": source}
        self.losses: list[InputError] = []
        self._folder = path.parent
        self._pieces: list[Piece] = []
        self._written: list[str] = []
        self._length = 0
        self._open = [path.resolve()]
        self._add("", Span(0, len(source)))
        self.text = "".join(self._written)
        self._starts = [piece.start for piece in self._pieces]

    def _add(self, part: str, inside: Span) -> None:
        """Add a stretch of a part, with what it takes in."""
        source, position = self.texts[part], inside.start
        for match in commands(source, inside):
            taken = self._part_named(match["name"] or match["bare"], part, match.start())
            if taken is not None:
                self._keep(part, Span(position, match.start()))
                self._add(taken, _inside(self.texts[taken]))
                self._open.pop()
                position = match.end()
        self._keep(part, Span(position, inside.end))

    def _keep(self, part: str, span: Span) -> None:
        if span.start < span.end:
            self._pieces.append(Piece(self._length, part, span.start))
            self._written.append(span.of(self.texts[part]))
            self._length += span.end - span.start

    def _part_named(self, name: str, within: str, at: int) -> str | None:
        """Read a file that is named, and return its name as a part; None where it cannot be followed."""
        try:
            path = self._path_of(name)
            part = path.relative_to(self._folder.resolve()).as_posix()
            if part not in self.texts:
                self.texts[part] = read_file(path).text
        except InputError as error:
            self._lose(name, error, within, at)
            return None
        self._open.append(path)
        return part

    def _path_of(self, name: str) -> Path:
        """Return the file that is named. Raises InputError for one that is not to be read."""
        path = next((one for one in (self._folder / f"{name}.tex", self._folder / name) if one.is_file()), None)
        if path is None:
            raise InputError("no such file", remedy="check its name")
        path = path.resolve()
        if not path.is_relative_to(self._folder.resolve()):
            raise InputError("outside the folder of the manuscript", remedy="move it into the folder")
        if path in self._open:
            raise InputError("the file takes in itself", remedy="take this line out")
        if len(self.texts) > _MOST or len(self._open) > _DEEPEST:
            raise InputError("too many files, one in the other", remedy="check the files one by one")
        return path

    def _lose(self, name: str, error: InputError, within: str, at: int) -> None:
        line, column = LineIndex(self.texts[within]).position(at)
        path = self._folder / within if within else self._open[0]
        message = f'"{name}" is left out: {error.message}'
        self.losses.append(InputError(message, path=path, line=line, column=column, remedy=error.remedy))

    def lead_back(self, manuscript: Manuscript) -> Manuscript:
        """Return a manuscript read from the whole text with its places in the parts."""
        return replace(
            manuscript,
            parts=self.texts,
            segments=tuple(piece for segment in manuscript.segments for piece in self._segments(segment)),
            marks=tuple(map(self._mark, manuscript.marks)),
            notes=tuple(map(self._note, manuscript.notes)),
            losses=tuple(self.losses),
        )

    def _place(self, span: Span) -> tuple[str, Span, int]:
        """Return the part and the span that a span of the whole text begins in, and where that piece ends."""
        index = bisect_right(self._starts, span.start) - 1
        start, part, part_start = self._pieces[index]
        end = self._starts[index + 1] if index + 1 < len(self._starts) else self._length
        moved = part_start - start
        return part, Span(span.start + moved, min(span.end, end) + moved), end

    def _segments(self, segment: Segment) -> Iterator[Segment]:
        text, source = segment.text, segment.source
        own = text.end - text.start == source.end - source.start
        while True:
            part, place, end = self._place(source)
            if not own or source.end <= end:
                yield Segment(text, place, part)
                return
            cut = text.start + end - source.start
            yield Segment(Span(text.start, cut), place, part)
            text, source = Span(cut, text.end), Span(end, source.end)

    def _around(self, span: Span) -> tuple[str, Span]:
        """Return the part and the place of markup, with what is taken in inside of it, if it ends where it begins."""
        part, place, end = self._place(span)
        if span.end > end:
            last_part, last, _ = self._place(Span(span.end - 1, span.end))
            place = Span(place.start, last.end) if last_part == part else place
        return part, place

    def _mark(self, mark: Mark) -> Mark:
        part, place = self._around(mark.source)
        return mark._replace(source=place, part=part)

    def _note(self, note: Note) -> Note:
        marker = self._around(note.marker_source) if note.marker_source else None
        body = self._around(note.body_source) if note.body_source else None
        part = (marker or body or ("",))[0]
        return note._replace(marker_source=marker and marker[1], body_source=body and body[1], part=part)


def _inside(source: str) -> Span:
    r"""Return what of a file is taken in: of one that may stand alone (``\subfile``) its document."""
    body = _BODY.search(source)
    return Span(*body.span("body")) if body else Span(0, len(source))
