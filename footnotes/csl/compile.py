"""A style compiled once: every rendering element becomes a closure that adds parts to a list (CSL 1.0.2).

Macros are compiled once and shared; terms and conditions are resolved here; no XML is looked at while rendering.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import count

from footnotes.csl.cite_variables import CITE_VARIABLES
from footnotes.csl.compile_dates import Renderer, compile_date, compile_sorting_date, suffix_node
from footnotes.csl.compile_names import NamesCompiler
from footnotes.csl.conditions import Branch, is_settled, is_settled_by_kind
from footnotes.csl.context import CALLED, FILLED, FIRST_SORT_AREA, Context
from footnotes.csl.elements import Element
from footnotes.csl.formatting import Shape, format_of, shape_of, unshaped
from footnotes.csl.item import NUMBER_VARIABLES
from footnotes.csl.labels import is_plural, label_text, page_prefix, parted_locator, term_of, with_volume
from footnotes.csl.locale import Locale
from footnotes.csl.markup import parse_markup, superscripts
from footnotes.csl.numbers import format_number, format_pages, parse_number
from footnotes.csl.reading import Facts
from footnotes.csl.tree import Format, Kind, Node, Part

_LINKS = {  # CSL 1.0.2, appendix VI
    "DOI": "https://doi.org/",
    "PMCID": "https://www.ncbi.nlm.nih.gov/pmc/articles/",
    "PMID": "https://www.ncbi.nlm.nih.gov/pubmed/",
    "URL": "",
}
_SCHEMES = ("http://", "https://", "ftp://", "mailto:", "doi:", "urn:")
_PAGES = frozenset({"page"})


_numbers = count(1)  # tell the cs:choose elements of all styles apart


class Compiler:
    """Compiles the elements of one style in one locale."""

    def __init__(self, style: Element, locale: Locale, facts: Facts, links: bool) -> None:
        self.style, self.locale = style, locale
        self.macros = {macro.get("name"): macro for macro in style.all("macro")}
        self.compiled: dict[tuple[str, bool], list[Renderer]] = {}
        self.page_range_format = style.get("page-range-format")
        self.explicit_suffix = facts.year_suffix
        self.links = links
        self.sorting = False  # dates and names of sort keys are rendered to be compared
        self.names = NamesCompiler(self)

    def children(self, element: Element) -> list[Renderer]:
        """Return the renderers of an element's children."""
        return [renderer for child in element.children if (renderer := self.element(child)) is not None]

    def element(self, element: Element) -> Renderer | None:
        """Return the renderer of an element; None for one that renders nothing."""
        compile_ = _ELEMENTS.get(element.name)
        return compile_(self, element) if compile_ is not None else None

    def later(self, element: Element, sorting: bool) -> list[Renderer]:
        """Return the renderers of an element's children, compiled when they are needed first."""
        before, self.sorting = self.sorting, sorting
        parents, self.names.parents = self.names.parents, []
        made = self.children(element)
        self.sorting, self.names.parents = before, parents
        return made

    def macro(self, name: str, sorting: bool) -> list[Renderer]:
        """Return the renderers of a macro, compiled once for printing and once for sorting."""
        key = (name, sorting)
        made = self.compiled.get(key)
        if made is None:
            made = self.compiled[key] = self.later(self.macros[name], sorting)
        return made

    def _group(self, element: Element) -> Renderer:
        return group(self.children(element), element)

    def _choose(self, element: Element) -> Renderer:
        sorting = self.sorting
        branches = [Branch(branch) for branch in element.children]
        if not all(is_settled(branch) for branch in element.children):

            def render(ctx: Context, out: list[Part]) -> None:
                for branch in branches:
                    if branch.test(ctx):
                        for child in self.branch(branch, sorting) if branch.children is None else branch.children:
                            child(ctx, out)
                        return

            return render

        number = next(_numbers)
        by_kind = all(is_settled_by_kind(branch) for branch in element.children)

        def render_settled(ctx: Context, out: list[Part]) -> None:
            choices = ctx.item.kind_choices if by_kind else ctx.item.choices
            children = choices.get(number)
            if children is None:
                children = []
                for branch in branches:
                    if branch.test(ctx):
                        children = self.branch(branch, sorting)
                        break
                choices[number] = children
            for child in children:
                child(ctx, out)

        return render_settled

    def branch(self, branch: Branch, sorting: bool) -> list[Renderer]:
        """Return what a branch renders, compiled on the way if it has not been taken before."""
        if branch.children is None:
            branch.children = self.later(branch.element, sorting)
        return branch.children

    def _names(self, element: Element) -> Renderer:
        return self.names.compile(element)

    def _date(self, element: Element) -> Renderer:
        if self.sorting:
            return compile_sorting_date(element, self.locale)
        return compile_date(element, self.locale, not self.explicit_suffix)

    def _text(self, element: Element) -> Renderer:
        attributes = element.attributes
        if "macro" in attributes:
            return self._text_macro(element)
        if "variable" in attributes:
            return self._text_variable(element)
        if "term" in attributes:
            return self._text_term(element)
        return self._constant(element, element.get("value"))

    def _text_macro(self, element: Element) -> Renderer:
        name, sorting = element.get("macro"), self.sorting
        children: list[Renderer] | None = None
        shape = shape_of(element)
        bare, language = shape is unshaped, self.locale.language

        def render(ctx: Context, out: list[Part]) -> None:
            nonlocal children
            if children is None:
                children = self.macro(name, sorting)
            parts: list[Part] = []
            before = ctx.status
            ctx.status = 0
            for child in children:
                child(ctx, parts)
            status = ctx.status
            if parts and status != CALLED:
                ctx.status = before | status | FILLED
                content = parts[0] if len(parts) == 1 else Node(Kind.GROUP, parts)
                out.append(content if bare else shape(content, ctx.item.language or language))
            else:
                ctx.status = before | status

        return render

    def _constant(self, element: Element, text: str, kind: Kind = Kind.GROUP) -> Renderer:
        if not text:
            return _nothing
        part = shape_of(element, kind)(parse_markup(text), self.locale.language)

        def render(ctx: Context, out: list[Part]) -> None:
            out.append(part)

        return render

    def _text_term(self, element: Element) -> Renderer:
        name, form = element.get("term").lower(), element.get("form", "long")
        text = self.locale.term(name, form, plural=element.flag("plural"))
        if text is None:
            return _nothing
        constant = self._constant(element, text, Kind.TERM)
        if name != "no date" or self.explicit_suffix:
            return constant

        def render(ctx: Context, out: list[Part]) -> None:
            constant(ctx, out)
            suffix = ctx.disambiguation.year_suffix
            if suffix and not ctx.suffix_done and ctx.area < FIRST_SORT_AREA:
                ctx.suffix_done = True
                out[-1] = Node(Kind.GROUP, [out[-1], suffix_node(suffix)])

        return render

    def _text_variable(self, element: Element) -> Renderer:
        variable = element.get("variable")
        if variable in CITE_VARIABLES:
            return self._special(element, variable)
        if variable in _PAGES:
            return self._value(element, variable, self._pages)
        if variable in NUMBER_VARIABLES and variable != "page-first":
            return self._value(element, variable, self._numeric)
        if element.get("form") == "short":
            return self._short(element, variable)
        if variable in _LINKS:
            return self._address(element, variable)
        return self._value(element, variable, parse_markup)

    def _address(self, element: Element, variable: str) -> Renderer:
        """Return the renderer of a URL or an identifier; as a link, with a prefix that is the head of the address."""
        prefix = element.get("prefix")
        if not self.links:
            return self._value(element, variable, str)
        if prefix.startswith(("http://", "https://")):
            element = element.without("prefix")
        else:
            prefix = ""

        def linked(value: str) -> Part:
            target = _target(variable, value)
            text = f"{prefix}{value}"
            return Node(Kind.GROUP, [text], Format(link=target)) if target else text

        return self._value(element, variable, linked)

    def _pages(self, value: str) -> Part:
        return format_pages(value, self.page_range_format, self.locale)

    def _numeric(self, value: str) -> Part:
        number = parse_number(value)
        return format_number(value, "numeric", self.locale) if number.numeric else parse_markup(value)

    def _value(self, element: Element, variable: str, convert: Callable[[str], Part]) -> Renderer:
        shape = shape_of(element)
        language = self.locale.language
        cache: dict[tuple[str, str], Part] = {}

        def render(ctx: Context, out: list[Part]) -> None:
            value = ctx.values.get(variable)
            if value is None or value.__class__ is not str:
                ctx.status |= CALLED
                return
            ctx.status |= CALLED | FILLED
            key = (value, ctx.item.language)
            part = cache.get(key)
            if part is None:
                part = cache[key] = shape(convert(value), ctx.item.language or language)
            out.append(part)

        return render

    def _short(self, element: Element, variable: str) -> Renderer:
        short = self._value(element, f"{variable}-short", parse_markup)
        long = self._value(element, variable, parse_markup)
        name = f"{variable}-short"

        def render(ctx: Context, out: list[Part]) -> None:
            (short if name in ctx.values else long)(ctx, out)

        return render

    def _special(self, element: Element, variable: str) -> Renderer:
        if variable == "locator":
            return self._locator(element)
        return self._cited(variable, shape_of(element))

    def _locator(self, element: Element) -> Renderer:
        """Return the renderer of a locator; a prefix that is the word for a page takes the volume before it."""
        plain = self._cited("locator", shape_of(element, Kind.LOCATOR))
        before, word = page_prefix(element.get("prefix"), self.locale)
        if not word:
            return plain
        bare = self._cited("locator", shape_of(element.without("prefix"), Kind.LOCATOR))

        def render(ctx: Context, out: list[Part]) -> None:
            volume, _ = parted_locator(ctx.place.label, ctx.place.locator)
            if not volume or ctx.volume_printed:
                plain(ctx, out)
                return
            ctx.volume_printed = True
            out.append(f"{before}{with_volume(word, volume, self.locale)}")
            bare(ctx, out)

        return render

    def _cited(self, variable: str, shape: Shape) -> Renderer:
        make, compiler = CITE_VARIABLES[variable], self

        def render(ctx: Context, out: list[Part]) -> None:
            part = make(ctx, compiler)
            if part is None:
                if variable != "year-suffix":  # "n.d." stays where no suffix follows it
                    ctx.status |= CALLED
                return
            ctx.status |= CALLED | FILLED
            out.append(shape(part, ctx.item.language or compiler.locale.language))

        return render

    def _number(self, element: Element) -> Renderer:
        variable, form = element.get("variable"), element.get("form", "numeric")
        if variable in CITE_VARIABLES:
            return self._special(element, variable)
        if variable in _PAGES:
            return self._value(element, variable, self._pages)
        if self.sorting:
            return self._value(element, variable, _padded)
        gender = self.locale.gender(term_of(variable))
        return self._value(
            element, variable, lambda value: superscripts(format_number(value, form, self.locale, gender))
        )

    def _label(self, element: Element) -> Renderer:
        variable, form = element.get("variable"), element.get("form", "long")
        plural = element.get("plural", "contextual")
        shape = shape_of(element)
        locale = self.locale
        cache: dict[tuple[str, bool, str], Part | None] = {}

        def render(ctx: Context, out: list[Part]) -> None:
            volume = ""
            if variable == "locator":
                term = ctx.place.label
                volume, value = parted_locator(term, ctx.place.locator)
                if volume and ctx.volume_printed:  # "3:40" stands there already
                    return
            elif variable == "first-reference-note-number":
                value, term = str(ctx.place.first_note or ""), variable
            else:
                found = dict.get(ctx.values, variable)  # a label does not use its variable up
                value, term = found if isinstance(found, str) else "", variable
            if not value:
                return
            several = plural == "always" or (plural == "contextual" and is_plural(variable, value))
            key = (term, several, volume)
            if key not in cache:
                text = label_text(locale, term, form, several)
                text = with_volume(text, volume, locale, form) if volume else text
                cache[key] = shape(parse_markup(text), locale.language) if text else None
            part = cache[key]
            if part is not None:
                ctx.volume_printed = bool(volume)
                out.append(part)

        return render


_ELEMENTS: dict[str, Callable[[Compiler, Element], Renderer]] = {
    "group": Compiler._group,
    "choose": Compiler._choose,
    "names": Compiler._names,
    "date": Compiler._date,
    "text": Compiler._text,
    "number": Compiler._number,
    "label": Compiler._label,
}


def _target(variable: str, value: str) -> str:
    """Return where a URL or identifier leads; empty for one that is no address or runs a program."""
    target = value if value.lower().startswith(_SCHEMES) else f"{_LINKS[variable]}{value}"
    return "%20".join(target.split()) if target.lower().startswith(_SCHEMES) else ""


def _nothing(ctx: Context, out: list[Part]) -> None:
    pass


def group(children: list[Renderer], element: Element) -> Renderer:
    """Return the renderer of a ``cs:group``: nothing where every variable called in it is empty."""
    shape, delimiter = format_of(element), element.get("delimiter")
    alone = shape is None

    def render(ctx: Context, out: list[Part]) -> None:
        before = ctx.status
        ctx.status = 0
        parts: list[Part] = []
        for child in children:
            child(ctx, parts)
        status = ctx.status
        if parts and not status:
            status = FILLED  # a group of terms alone counts as a variable with content
        ctx.status = before | status
        if parts and status != CALLED:
            if alone and len(parts) == 1:
                out.append(parts[0])
            else:
                out.append(Node(Kind.GROUP, parts, shape, delimiter))

    return render


def _padded(value: str) -> Part:
    """Return a number as text that sorts by its size."""
    return re.sub(r"\d+", lambda match: match[0].zfill(10), value)
