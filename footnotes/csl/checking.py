"""A style looked through once before it is compiled, so that compiling can wait until a part is needed."""

from __future__ import annotations

from footnotes.csl.elements import Element
from footnotes.csl.reading import Facts
from footnotes.translations import gettext

_DEEPEST = 150  # elements within one another, macros followed
_BRANCHES = frozenset({"if", "else-if", "else"})
_RENDERING = frozenset({"choose", "date", "group", "label", "names", "number", "text"})
_HOLDING = frozenset({"group", "if", "else-if", "else", "substitute", "layout", "macro"})  # rendering elements


def check_style(root: Element, warnings: list[str]) -> Facts:
    """Return what a style uses; elements not known are added to ``warnings``.

    Raises InputError for a macro that is missing or calls itself, and for what cannot stand in ``cs:choose``.
    """
    return _Check(root, warnings).run()


class _Check:
    def __init__(self, root: Element, warnings: list[str]) -> None:
        self.root, self.warnings = root, warnings
        self.macros = {macro.get("name"): macro for macro in root.all("macro")}
        self.depths: dict[str, int] = {}
        self.open: list[str] = []
        self.year_suffix = self.conditions = False

    def run(self) -> Facts:
        for macro in self.macros.values():
            self._macro(macro.get("name"))
        for name in ("citation", "bibliography", "intext"):
            for area in self.root.all(name):
                for child in area.children:
                    if child.name in {"layout", "sort"}:
                        self._element(child)
        return Facts(self.year_suffix, self.conditions)

    def _macro(self, name: str) -> int:
        """Return how deep the elements of a macro stand within one another."""
        if name not in self.depths:
            self.open.append(name)
            self.depths[name] = self._element(self.macros[name])
            self.open.pop()
        return self.depths[name]

    def _element(self, element: Element) -> int:
        attributes = element.attributes
        deepest = 0
        if attributes:
            if attributes.get("variable") == "year-suffix" and element.name != "key":
                self.year_suffix = True
            if "disambiguate" in attributes:
                self.conditions = True
            called = attributes.get("macro")
            if called is not None:
                deepest = self._called(element, called)
        name = element.name
        chooses, holds = name == "choose", name in _HOLDING
        for child in element.children:
            if chooses and child.name not in _BRANCHES:
                raise child.error(f"<{child.name}> cannot stand in <choose>")
            if holds and child.name not in _RENDERING:
                self.warnings.append(
                    gettext("line {line}: <{name}> is not known here and is left out").format(
                        line=child.line, name=child.name
                    )
                )
            depth = self._element(child)
            deepest = max(deepest, depth)
        if deepest > _DEEPEST:
            raise element.error(gettext("more than {most} elements stand within one another").format(most=_DEEPEST))
        return deepest + 1

    def _called(self, element: Element, name: str) -> int:
        if name not in self.macros:
            remedy = gettext('define it in the style: <macro name="{name}">').format(name=name)
            raise element.error(
                gettext('calls the macro "{name}", which the style does not define').format(name=name), remedy
            )
        if name in self.open:
            raise element.error(
                gettext('the macro "{name}" calls itself').format(name=name), gettext("take that call out of it")
            )
        return self._macro(name)
