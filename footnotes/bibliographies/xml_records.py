"""The records of an XML file, each read by itself: a broken one does not keep the others back.

As each is cut out and read alone, no declaration of the file reaches it: entities other than XML's five are errors, and
nothing is fetched. Names of elements and attributes are without their prefixes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from footnotes.bibliographies.reading import Reading, Source
from footnotes.translations import gettext

_REMEDY = gettext("mend the record at this place, or export it again")


@dataclass(slots=True)
class Element:
    """An element: its name, attributes, and its children and text in their order."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    content: list[Element | str] = field(default_factory=list)

    def all(self, name: str) -> Iterator[Element]:
        """Yield the children of a name."""
        return (child for child in self.content if isinstance(child, Element) and child.name == name)

    def at(self, *path: str) -> Element:
        """Return the first element at a path of names; an empty one where there is none."""
        here = self
        for name in path:
            here = next(here.all(name), _NONE)
        return here

    @property
    def text(self) -> str:
        """The text in the element and those within it, its spaces folded."""
        return " ".join("".join(self.strings()).split())

    def strings(self) -> Iterator[str]:
        """Yield the text in the element and those within it, as it is written."""
        for child in self.content:
            if isinstance(child, str):
                yield child
            else:
                yield from child.strings()


_NONE = Element("")
_DEEPEST = 100


def records(source: Source, name: str, reading: Reading) -> Iterator[tuple[int, Element]]:
    """Yield the elements of a name that hold records, with their offsets; those that are broken become failures.

    Records do not hold records. Where there is none, the failure is fatal.
    """
    opening = re.compile(rf"<(?:[\w.-]+:)?{name}(?=[\s>/])")
    closing = re.compile(rf"</(?:[\w.-]+:)?{name}\s*>")
    starts = [match.start() for match in opening.finditer(source.text)]
    if not starts:
        reading.failures.append(
            source.fatal(
                0,
                gettext("no record in the file: no <{name}>").format(name=name),
                gettext("export the bibliography again"),
            )
        )
        return
    for start, end in zip(starts, [*starts[1:], len(source.text)], strict=True):
        close = closing.search(source.text, start, end)
        if close is None:
            reason = gettext("<{name}> is not closed").format(name=name)
            failure = source.failure(
                start,
                reason,
                gettext("mend the record at this place, or export it again; the file may be cut off here"),
            )
            reading.failures.append(failure._replace(broken=True))
        elif (element := _parsed(source, start, close.end(), reading)) is not None:
            yield start, element


def _parsed(source: Source, start: int, end: int, reading: Reading) -> Element | None:
    from xml.parsers import expat

    open_elements = [Element("")]

    def begin(name: str, attributes: dict[str, str]) -> None:
        plain = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        element = Element(name.rpartition(":")[2], plain)
        if len(open_elements) > _DEEPEST:
            raise ValueError
        open_elements[-1].content.append(element)
        open_elements.append(element)

    def take(text: str) -> None:
        open_elements[-1].content.append(text)

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = begin
    parser.EndElementHandler = lambda _: open_elements.pop()
    parser.CharacterDataHandler = take
    try:
        parser.Parse(source.text[start:end], True)
    except expat.ExpatError as error:
        line = source.lines.position(start)[0] + error.lineno - 1
        at = source.lines.offset(min(line, len(source.lines)))
        failure = source.failure(
            max(at, start), gettext("not XML: {error}").format(error=expat.errors.messages[error.code]), _REMEDY
        )
        reading.failures.append(failure._replace(broken=True))
        return None
    except ValueError:
        reading.failures.append(source.failure(start, gettext("nested too deeply"), _REMEDY)._replace(broken=True))
        return None
    (element,) = open_elements[0].content
    return element if isinstance(element, Element) else None
