"""``cs:names`` compiled: inheritance of name attributes, labels, substitution (CSL 1.0.2, "Names")."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import count

from footnotes.csl.conditions import Test, compile_condition
from footnotes.csl.context import CALLED, FILLED, Context
from footnotes.csl.elements import Element
from footnotes.csl.formatting import Shape, format_of, shape_of
from footnotes.csl.markup import parse_markup
from footnotes.csl.names import NamePart, NameStyle, name_list, shown
from footnotes.csl.persons import Person
from footnotes.csl.tree import Format, Kind, Node, Part, plain
from footnotes.records import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from footnotes.csl.compile import Compiler
    from footnotes.csl.compile_dates import Renderer

_INHERITED = {
    "and": "and",
    "delimiter-precedes-et-al": "delimiter-precedes-et-al",
    "delimiter-precedes-last": "delimiter-precedes-last",
    "et-al-min": "et-al-min",
    "et-al-use-first": "et-al-use-first",
    "et-al-use-last": "et-al-use-last",
    "et-al-subsequent-min": "et-al-subsequent-min",
    "et-al-subsequent-use-first": "et-al-subsequent-use-first",
    "initialize": "initialize",
    "initialize-with": "initialize-with",
    "name-as-sort-order": "name-as-sort-order",
    "sort-separator": "sort-separator",
    "name-form": "form",
    "name-delimiter": "delimiter",
}


_Alternative = Callable[[Context, list[Part]], None] | list[tuple[Test, list[Any]]]

_SEPARATORS = (", ", "; ", ". ", ": ")  # a substitute that ends with one needs none of the names it stands in for
_Found = list[tuple[str, tuple[Person, ...]]]  # name variables of an entry with their persons


class NamesData(NamedTuple):
    """What a node of the kind NAMES tells the passes after rendering."""

    variables: tuple[str, ...]
    persons: tuple[tuple[Person, ...], ...]


class _Label(NamedTuple):
    form: str
    plural: str
    shape: Shape
    before: bool


class _Spec(NamedTuple):
    """A ``cs:names`` in one area: how its names are rendered, and what is between and around them."""

    style: NameStyle
    delimiter: str
    number: int  # tells specs apart in the cache


_numbers = count(1)  # tell the specs of all styles apart


class NamesCompiler:
    """Compiles ``cs:names`` elements; the areas (citation, bibliography, sort keys) are added before rendering."""

    def __init__(self, compiler: Compiler) -> None:
        self.compiler = compiler
        self.areas: list[Mapping[str, str]] = []
        self.parents: list[Element] = []  # names elements whose substitutes are being compiled

    def add_area(self, attributes: Mapping[str, str]) -> int:
        """Add the inherited name attributes of an area; returns its number."""
        self.areas.append(attributes)
        return len(self.areas) - 1

    def compile(self, element: Element) -> Renderer:
        """Return the renderer of a ``cs:names``."""
        model = element
        if self.parents and not any(child.name in {"name", "label", "et-al"} for child in element.children):
            model = self.parents[-1]
        variables = tuple(element.get("variable").split())
        labels = [] if self.compiler.sorting else self._labels(model)
        substitute = element.child("substitute")
        alternatives: list[_Alternative] | None = None
        parents = [*self.parents, model]
        merged_term = self._merged_term(variables)
        shape = format_of(element)
        sorting = self.compiler.sorting
        specs: dict[int, _Spec] = {}
        counts = (name := model.child("name")) is not None and name.get("form") == "count"

        def render(ctx: Context, out: list[Part]) -> None:
            nonlocal alternatives
            spec = specs.get(ctx.area)
            if spec is None:
                spec = specs[ctx.area] = self._spec(model, element, ctx.area, sorting)
            found = _found(ctx, variables, merged_term)
            if found:
                ctx.status |= CALLED | FILLED
                if counts:
                    _count(ctx, found, spec.style, shape, out)
                else:
                    node = self._render(ctx, spec, found, labels, shape)
                    if node is not None:
                        out.append(node)
                return
            ctx.status |= CALLED
            if alternatives is None:
                alternatives = self._later(substitute, parents, sorting)
            if alternatives:
                _substitute(ctx, alternatives, shape, out)
            elif counts and sorting:  # no names sort as few, not as unknown
                _count(ctx, found, spec.style, shape, out)

        return render

    def _render(
        self,
        ctx: Context,
        spec: _Spec,
        found: _Found,
        labels: list[_Label],
        shape: Format | None,
    ) -> Node | None:
        subsequent = ctx.place.position > 1
        names = ctx.disambiguation.names
        if ctx.trace is not None:
            for variable, persons in found:
                at_least = ctx.disambiguation.of(variable)[0]
                ctx.trace.append((variable, shown(persons, spec.style, subsequent, at_least)))
        key = (spec.number, ctx.item.key, subsequent, names, len(found), found[0][0])
        cache = ctx.names_cache
        if key in cache:
            return cache[key]
        parts: list[Part] = []
        for variable, persons in found:
            at_least, levels = ctx.disambiguation.of(variable)
            listed = name_list(persons, spec.style, subsequent, at_least, levels)
            if listed is not None:
                parts.append(self._labelled(listed, variable, persons, labels) if labels else listed)
        node = None
        if parts:
            data = NamesData(tuple(variable for variable, _ in found), tuple(persons for _, persons in found))
            node = Node(Kind.NAMES, parts, shape, spec.delimiter, data)
        cache[key] = node
        return node

    def _labelled(self, listed: Node, variable: str, persons: tuple[Person, ...], labels: list[_Label]) -> Part:
        parts: list[Part] = [listed]
        locale = self.compiler.locale
        for label in labels:
            plural = label.plural == "always" or (label.plural == "contextual" and len(persons) > 1)
            text = locale.term(variable, label.form, plural=plural)
            if text:
                part = label.shape(parse_markup(text), locale.language)
                parts = [part, *parts] if label.before else [*parts, part]
        return Node(Kind.GROUP, parts) if len(parts) > 1 else listed

    def _later(self, element: Element | None, parents: list[Element], sorting: bool) -> list[_Alternative]:
        """Return what may stand in for names, compiled when they are first missed."""
        if element is None:
            return []
        before = self.parents, self.compiler.sorting
        self.parents, self.compiler.sorting = parents, sorting
        made = self._alternatives(element)
        self.parents, self.compiler.sorting = before
        return made

    def _alternatives(self, element: Element) -> list[_Alternative]:
        """Return what may stand in for the names; what a ``cs:choose`` holds are alternatives too."""
        found: list[_Alternative] = []
        for child in element.children:
            if child.name == "choose":
                found.append([(compile_condition(branch), self._alternatives(branch)) for branch in child.children])
            elif (renderer := self.compiler.element(child)) is not None:
                found.append(renderer)
        return found

    def _merged_term(self, variables: tuple[str, ...]) -> str:
        if len(variables) != 2 or set(variables) != {"editor", "translator"}:
            return ""
        for term in ("editortranslator", "editor-translator"):
            if any(self.compiler.locale.term(term, form) for form in ("short", "long", "verb")):
                return term
        return ""

    def _labels(self, element: Element) -> list[_Label]:
        labels = []
        before = True
        has_name = element.child("name") is not None
        for child in element.children:
            if child.name == "name":
                before = False
            elif child.name == "label":
                labels.append(
                    _Label(
                        child.get("form", "long"),
                        child.get("plural", "contextual"),
                        shape_of(child),
                        before and has_name,
                    )
                )
        return labels

    def _spec(self, model: Element, element: Element, area: int, sorting: bool) -> _Spec:
        attributes = dict(self.areas[area])
        name = model.child("name")
        own = name.attributes if name is not None else {}
        merged = {target: attributes[source] for source, target in _INHERITED.items() if source in attributes}
        merged.update(own)
        for key in ("et-al-min", "et-al-use-first", "et-al-use-last"):
            if f"forced-{key}" in attributes:
                merged[key] = attributes[f"forced-{key}"]
        style = self._name_style(merged, name, model, sorting)
        delimiter = element.attributes.get("delimiter", model.attributes.get("delimiter"))
        if delimiter is None:
            delimiter = attributes.get("names-delimiter", "")
        return _Spec(style, delimiter, next(_numbers))

    def _name_style(self, merged: Mapping[str, str], name: Element | None, model: Element, sorting: bool) -> NameStyle:
        locale = self.compiler.locale
        parts = {child.get("name"): child for child in name.all("name-part")} if name is not None else {}
        et_al = model.child("et-al")
        term = et_al.get("term", "et-al") if et_al is not None else "et-al"
        style = self.compiler.style
        initialize_with = merged.get("initialize-with")
        return NameStyle(
            and_=""
            if sorting
            else {"text": locale.term("and") or "", "symbol": locale.term("and", "symbol") or "&"}.get(
                merged.get("and", ""), ""
            ),
            delimiter=merged.get("delimiter", ", "),
            delimiter_precedes_et_al=merged.get("delimiter-precedes-et-al", "contextual"),
            delimiter_precedes_last=merged.get("delimiter-precedes-last", "contextual"),
            et_al_min=_integer(merged.get("et-al-min"), 0),
            et_al_use_first=_integer(merged.get("et-al-use-first"), -1),
            et_al_use_last=merged.get("et-al-use-last") == "true",
            et_al_subsequent_min=_integer(merged.get("et-al-subsequent-min"), 0),
            et_al_subsequent_use_first=_integer(
                merged.get("et-al-subsequent-use-first"), _integer(merged.get("et-al-use-first"), -1)
            ),
            form=merged.get("form", "long"),
            initialize=merged.get("initialize") != "false",
            initialize_with=initialize_with,
            initialize_hyphen=style.get("initialize-with-hyphen") != "false",
            name_as_sort_order="all" if sorting else merged.get("name-as-sort-order", ""),
            sort_separator=merged.get("sort-separator", ", "),
            demote=style.get("demote-non-dropping-particle", "display-and-sort"),
            family=_name_part(parts.get("family")),
            given=_name_part(parts.get("given")),
            name_format=format_of(name) if name is not None else None,
            et_al=parse_markup(locale.term(term) or ""),
            et_al_format=format_of(et_al) if et_al is not None else None,
            sorting=sorting,
        )


def _found(ctx: Context, variables: tuple[str, ...], merged_term: str) -> _Found:
    """Return the variables that hold persons; the same persons twice as one, where there is a term for it."""
    values = ctx.values
    found: _Found = []
    for variable in variables:
        persons = values.get(variable)
        if persons.__class__ is tuple:
            found.append((variable, persons))  # type: ignore[arg-type]
    if merged_term and len(found) == 2 and found[0][1] == found[1][1]:
        return [(merged_term, found[0][1])]
    return found


def _name_part(element: Element | None) -> NamePart:
    return NamePart(format_of(element), element.get("text-case")) if element is not None else NamePart()


def _integer(text: str | None, default: int) -> int:
    return int(text) if text and text.strip().isdecimal() and len(text.strip()) < 6 else default


def _count(
    ctx: Context,
    found: _Found,
    style: NameStyle,
    shape: Format | None,
    out: list[Part],
) -> None:
    subsequent = ctx.place.position > 1
    total = sum(shown(persons, style, subsequent, 0) for _, persons in found)
    text = f"{total:06d}" if style.sorting else str(total)
    out.append(Node(Kind.GROUP, [text], shape) if shape else text)


def _open_alternatives(ctx: Context, alternatives: list[_Alternative]) -> Iterator[Renderer]:
    for alternative in alternatives:
        if isinstance(alternative, list):
            for test, branch in alternative:
                if test(ctx):
                    yield from _open_alternatives(ctx, branch)
                    break
        else:
            yield alternative


def _substitute(ctx: Context, alternatives: list[_Alternative], shape: Format | None, out: list[Part]) -> None:
    """Render the first alternative that gives anything; its variables are not rendered again."""
    for alternative in _open_alternatives(ctx, alternatives):
        before = ctx.status
        ctx.status = 0
        parts: list[Part] = []
        values = ctx.values
        recorder = _Recorder(values)
        ctx.values = recorder
        alternative(ctx, parts)
        if ctx.values is recorder:
            ctx.values = values
        status, ctx.status = ctx.status, before
        if parts and status != CALLED:
            ctx.status |= CALLED | FILLED
            for variable in recorder.used:
                ctx.suppress(variable)
                ctx.suppress(f"{variable}-short")
            if isinstance(values, _Recorder):
                values.used |= recorder.used
            if shape is not None and shape.suffix and plain(parts[-1]).endswith(_SEPARATORS):
                shape = shape._replace(suffix="")
            first = parts[0]
            data = first.data if isinstance(first, Node) and first.kind is Kind.NAMES else None
            if data is not None and len(parts) == 1 and shape is None:
                out.append(first)
            else:
                out.append(Node(Kind.NAMES, parts, shape, "", data))
            return


class _Recorder(dict):  # type: ignore[type-arg]
    """Values that remember which of them were rendered, and give each once: what stands in is not printed again."""

    __slots__ = ("used",)

    def __init__(self, values: Mapping[str, object]) -> None:
        super().__init__(values)
        self.used: set[str] = set()

    def get(self, variable: str, default: object = None) -> object:
        value = super().get(variable)
        whole = variable.removesuffix("-short")  # one variable, in the short form or the long
        if value is None or whole in self.used:
            return default
        self.used.add(whole)
        return value
