"""Reads CSL files (styles and locales) into small elements that know their line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from footnotes.model.input_error import InputError
from footnotes.translations import gettext

STYLES_ARE_LISTED = gettext("list styles with: footnotes styles QUERY")  # the remedy where something else was named
_DEEPEST = 100
_WITH_TEXT = frozenset({"term", "single", "multiple"})  # the elements whose text matters
_NAMESPACE = "http://purl.org/net/xbiblio/csl"


class Element:
    """An element of the CSL namespace: its name without prefix, attributes, child elements, own text and line."""

    __slots__ = ("attributes", "children", "line", "name", "path", "text")

    def __init__(self, name: str, attributes: dict[str, str], line: int, path: Path | None) -> None:
        self.name, self.attributes, self.line, self.path = name, attributes, line, path
        self.children: list[Element] = []
        self.text = ""

    def get(self, attribute: str, default: str = "") -> str:
        """Return an attribute's value."""
        return self.attributes.get(attribute, default)

    def flag(self, attribute: str, default: bool = False) -> bool:
        """Return a true/false attribute."""
        value = self.attributes.get(attribute)
        return default if value is None else value == "true"

    def child(self, name: str) -> Element | None:
        """Return the first child of that name."""
        return next((child for child in self.children if child.name == name), None)

    def all(self, name: str) -> Iterator[Element]:
        """Return the children of that name in order."""
        return (child for child in self.children if child.name == name)

    def without(self, attribute: str) -> Element:
        """Return a copy without an attribute; it holds no other elements."""
        rest = {name: value for name, value in self.attributes.items() if name != attribute}
        return Element(self.name, rest, self.line, self.path)

    def error(self, message: str, remedy: str = "") -> InputError:
        """Return (not raise) an error that names the file and the line of this element."""
        return InputError(message, path=self.path, line=self.line, remedy=remedy)


def parse(source: Path | str) -> Element:
    """Return the root element of a file or of XML text.

    Raises InputError where the file cannot be read or is no well-formed XML, and where it declares entities.
    """
    path = source if isinstance(source, Path) else None
    try:
        data = source.read_bytes() if isinstance(source, Path) else source.strip().encode("utf-8", "surrogatepass")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(
            gettext("the style cannot be read: {reason}").format(reason=reason), path=path, remedy=STYLES_ARE_LISTED
        ) from None
    return _Builder(path).build(data)


class _Builder:
    """Collects what expat reports into elements."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.top = Element("", {}, 1, path)  # holds the root
        self.open = [self.top]
        self.names: dict[str, str] = {}
        from pyexpat import ParserCreate

        self.parser = parser = ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.EntityDeclHandler = self.entity

    def build(self, data: bytes) -> Element:
        from pyexpat import ExpatError, errors

        try:
            self.parser.Parse(data, True)
        except ExpatError as error:
            message = gettext("not a CSL style: no well-formed XML, {error}").format(
                error=errors.messages.get(error.code, "syntax error")
            )
            place = {"line": error.lineno, "column": error.offset + 1}
            raise InputError(message, path=self.path, **place, remedy=STYLES_ARE_LISTED) from None
        except (UnicodeError, LookupError, ValueError) as error:
            message = gettext("not a CSL style: no well-formed XML, {error}").format(error=error)
            raise InputError(message, path=self.path, remedy=STYLES_ARE_LISTED) from None
        if not self.top.children:
            raise InputError(gettext("no CSL: the file holds no element of the CSL namespace"), path=self.path, line=1)
        return self.top.children[0]

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = self.names.get(name) or self.local(name)
        element = Element(local, attributes, self.parser.CurrentLineNumber, self.path)
        opened = self.open
        opened[-1].children.append(element)
        opened.append(element)
        if local in _WITH_TEXT:
            self.parser.CharacterDataHandler = self.characters
        if len(opened) > _DEEPEST:
            raise element.error(gettext("more than {most} elements stand within one another").format(most=_DEEPEST))

    def end(self, _name: str) -> None:
        if self.open.pop().name in _WITH_TEXT:
            self.parser.CharacterDataHandler = None

    def local(self, name: str) -> str:
        namespace, _, local = name.rpartition(" ")
        if namespace and namespace != _NAMESPACE:
            local = name
        self.names[name] = local
        return local

    def characters(self, text: str) -> None:
        self.open[-1].text += text

    def entity(self, *_: object) -> None:
        line = self.parser.CurrentLineNumber
        raise InputError(gettext("declares XML entities, which are not read"), path=self.path, line=line)
