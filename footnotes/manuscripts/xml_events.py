"""The elements and the text of an XML file in order, each with its place in characters: well-formed XML only.

lxml knows lines at most; expat knows the byte of everything, and reads in chunks. It is given UTF-16, in which every
character that is not beyond U+FFFF takes two bytes. No document type is read, so that there are no entities to expand
and nothing to fetch.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from footnotes.model.input_error import InputError
from footnotes.patterns import pattern
from footnotes.records import NamedTuple
from footnotes.translations import gettext

START, END, TEXT = "start", "end", "text"
_CHUNK = 1 << 16  # characters
_ASTRAL = pattern("[\U00010000-\U0010ffff]")
_TAG = pattern(r"""<[^<>"']*+(?:"[^"]*+"[^<>"']*+|'[^']*+'[^<>"']*+)*+>""")


class Event(NamedTuple):
    """The start tag or the end of an element, or a run of its text.

    Names carry the prefix that the caller gives to their namespace, whatever that of the file: ``w:p``. The end of an
    empty element stands after its tag and is empty. A run of text is the file's own characters, or one reference or
    line end that reads otherwise than it is written.
    """

    kind: str
    name: str  # of text: its parent is not named
    attributes: Mapping[str, str]
    text: str
    start: int  # in the file, in characters
    end: int  # of a start tag: where it begins, ``tag_end`` finds its end


_NOTHING: Mapping[str, str] = {}


def tag_end(source: str, start: int) -> int:
    """Return where the tag that begins at ``start`` ends."""
    match = _TAG.match(source, start)
    return match.end() if match else start


def acts(reader: object, kind: str, prefix: str) -> dict[str, Callable[[Event], None]]:
    """Return what a reader does at the start tags (START) or the ends of elements, by their names.

    Its methods are named after them: ``_start_p`` is for ``w:p``, ``_end_line_break`` for ``text:line-break``.
    """
    beginning = f"_{kind}_"
    methods = [name for name in dir(reader) if name.startswith(beginning)]
    return {f"{prefix}:{name.removeprefix(beginning).replace('_', '-')}": getattr(reader, name) for name in methods}


def events(source: str, namespaces: Mapping[str, str], name: str, path: Path | None = None) -> Iterator[Event]:
    """Yield the events of an XML file in order.

    ``namespaces`` holds prefixes by namespace; the names of others have no prefix but a colon. ``name`` and ``path``
    are for messages. Raises InputError for what is not well-formed and for a document type.
    """
    return _Parser(source, namespaces, name, path).run()


class _Names(dict[str, str]):
    """Names as expat gives them, ``namespace}local``, with the prefixes of the caller."""

    def __init__(self, namespaces: Mapping[str, str]) -> None:
        self._prefixes = namespaces

    def __missing__(self, raw: str) -> str:
        namespace, _, local = raw.rpartition("}")
        name = f"{self._prefixes.get(namespace, '')}:{local}" if namespace else local
        self[raw] = name
        return name


_new = tuple.__new__  # past the constructors, since there may be millions


class _Parser:
    def __init__(self, source: str, namespaces: Mapping[str, str], name: str, path: Path | None) -> None:
        from xml.parsers import expat

        self._source, self._name, self._path = source, name, path
        self._names = _Names(namespaces)
        self._found: list[Event] = []
        astral = () if source.isascii() else _ASTRAL.finditer(source)
        self._astral_units = [match.start() + number for number, match in enumerate(astral)]
        self._error = expat.ExpatError
        self._parser: Any = expat.ParserCreate("utf-16le", "}")
        self._parser.ordered_attributes = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.StartDoctypeDeclHandler = self._doctype

    def run(self) -> Iterator[Event]:
        source = self._source
        try:
            for start in range(0, len(source), _CHUNK):
                self._parser.Parse(source[start : start + _CHUNK].encode("utf-16-le"), False)
                yield from self._found
                self._found.clear()
            self._parser.Parse(b"", True)
        except self._error as error:
            what = str(error).partition(":")[0]
            raise self._refusal(
                gettext("{name} is not well-formed XML: {what}").format(name=self._name, what=what), error
            ) from None
        except UnicodeEncodeError:
            raise self._refusal(gettext("{name} holds half a surrogate pair").format(name=self._name)) from None
        yield from self._found

    def _refusal(self, message: str, error: Any = None) -> InputError:
        remedy = gettext("the file is damaged: open it in a word processor and save it anew")
        line, column = (error.lineno, error.offset + 1) if error is not None else (0, 0)
        if line:
            message = gettext("{message} (line {line}, column {column} of it)").format(
                message=message, line=line, column=column
            )
        return InputError(message, path=self._path, remedy=remedy)

    def _place(self) -> int:
        units: int = self._parser.CurrentByteIndex >> 1
        return units - bisect_left(self._astral_units, units) if self._astral_units else units

    def _start(self, name: str, attributes: list[str]) -> None:
        names, place, read = self._names, self._place(), _NOTHING
        if attributes:
            read = {names[attributes[at]]: attributes[at + 1] for at in range(0, len(attributes), 2)}
        self._found.append(_new(Event, (START, names[name], read, "", place, place)))

    def _end(self, name: str) -> None:
        place = self._place()
        source, found, end = self._source, self._found, place
        # Of an empty element expat gives the end of its tag; what follows may be the end tag of its parent.
        if not (found and found[-1].kind == START and source[place - 2] == "/"):
            end = source.find(">", place) + 1
        found.append(_new(Event, (END, self._names[name], _NOTHING, "", place, end)))

    def _text(self, text: str) -> None:
        source, place = self._source, self._place()
        sign = source[place]
        if sign == "&":
            end = source.index(";", place) + 1
        elif sign == "\r":
            end = place + (2 if source.startswith("\r\n", place) else 1)
        else:
            end = place + len(text)
        self._found.append(_new(Event, (TEXT, "", _NOTHING, text, place, end)))

    def _doctype(self, *_: object) -> None:
        raise InputError(
            gettext("{name} declares a document type").format(name=self._name),
            path=self._path,
            remedy=gettext("no word processor writes one, and it may hide entities: the file is not read"),
        )
