r"""The files that a LaTeX file takes in: ``\input``, ``\include``, ``\subfile`` (LaTeX2e reference, 24; "subfiles").

They are put in where they are named and read as one text; every place of it leads back to its own file. Only files in
the folder of the main file, or beneath it, are read. What cannot be followed is told and left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from footnotes.manuscripts.decoding import read_file
from footnotes.manuscripts.joining import Joined
from footnotes.model.input_error import InputError
from footnotes.model.manuscript import Manuscript
from footnotes.patterns import pattern
from footnotes.records import NamedTuple
from footnotes.text import LineIndex, Span
from footnotes.translations import gettext

_COMMAND = pattern(
    r"""\\\\ | \\% | %[^\r\n]* | \\verb\*?(?P<bar>[^A-Za-z\s{*])[^\r\n]*?(?P=bar)
      | \\begin\{(?P<raw>(?:verbatim|lstlisting|comment|filecontents)\*?)\}
      | \\(?:input|include|subfile|subfileinclude)(?:\s*\{\s*(?P<name>[^{}%]+?)\s*\}|[ \t]+(?P<bare>[^\s\\{}%]+))""",
    re.VERBOSE,
)
_BODY = pattern(r"\\begin\s*\{document\}(?P<body>.*?)(?:\\end\s*\{document\}|\Z)", re.DOTALL)
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


class Place(NamedTuple):
    """A place in a file, counted from 1."""

    path: Path | None
    line: int
    column: int


class Parts:
    """A file with all that it takes in."""

    def __init__(self, source: str, path: Path) -> None:
        self.losses: list[InputError] = []
        self._folder = path.parent
        self._joined = Joined()
        self._joined.texts[""] = source
        self._open = [path.resolve()]
        self._add("", Span(0, len(source)))
        self.text = self._joined.text

    def _add(self, part: str, inside: Span) -> None:
        """Add a stretch of a part, with what it takes in."""
        source, position = self._joined.texts[part], inside.start
        for match in commands(source, inside):
            taken = self._part_named(match["name"] or match["bare"], part, match.start())
            if taken is not None:
                self._joined.add(part, Span(position, match.start()))
                self._add(taken, _inside(self._joined.texts[taken]))
                self._open.pop()
                position = match.end()
        self._joined.add(part, Span(position, inside.end))

    def _part_named(self, name: str, within: str, at: int) -> str | None:
        """Read a file that is named, and return its name as a part; None where it cannot be followed."""
        try:
            path = self._path_of(name)
            part = path.relative_to(self._folder.resolve()).as_posix()
            if part not in self._joined.texts:
                self._joined.texts[part] = read_file(path).text
        except InputError as error:
            self._lose(name, error, within, at)
            return None
        self._open.append(path)
        return part

    def _path_of(self, name: str) -> Path:
        """Return the file that is named. Raises InputError for one that is not to be read."""
        path = next((one for one in (self._folder / f"{name}.tex", self._folder / name) if one.is_file()), None)
        if path is None:
            raise InputError(gettext("no such file"), remedy=gettext("check its name"))
        path = path.resolve()
        if not path.is_relative_to(self._folder.resolve()):
            raise InputError(gettext("outside the folder of the manuscript"), remedy=gettext("move it into the folder"))
        if path in self._open:
            raise InputError(gettext("the file takes in itself"), remedy=gettext("take this line out"))
        if len(self._joined.texts) > _MOST or len(self._open) > _DEEPEST:
            raise InputError(gettext("too many files, one in the other"), remedy=gettext("check the files one by one"))
        return path

    def _lose(self, name: str, error: InputError, within: str, at: int) -> None:
        path, line, column = self._place_in(within, at)
        message = gettext('"{name}" is left out: {message}').format(name=name, message=error.message)
        self.losses.append(InputError(message, path=path, line=line, column=column, remedy=error.remedy))

    def _place_in(self, part: str, at: int) -> Place:
        path = self._folder / part if part else self._open[0]
        return Place(path, *LineIndex(self._joined.texts[part]).position(at))

    def place(self, offset: int) -> Place:
        """Return the place of a character of the whole text in its file."""
        part, span, _ = self._joined.place(Span(offset, offset + 1))
        return self._place_in(part, span.start)

    def lead_back(self, manuscript: Manuscript) -> Manuscript:
        """Return a manuscript read from the whole text with its places in the parts."""
        return replace(self._joined.lead_back(manuscript), losses=(*self.losses, *manuscript.losses))


def _inside(source: str) -> Span:
    r"""Return what of a file is taken in: of one that may stand alone (``\subfile``) its document."""
    body = _BODY.search(source)
    return Span(*body.span("body")) if body else Span(0, len(source))
