"""Disambiguation: cites that render alike are told apart (CSL 1.0.2, "Disambiguation").

Every entry is rendered once as a later cite of it would be; only entries that share their text are looked at again.
Each group is split step by step: more names, then fuller given names, then ``disambiguate`` conditions where the style
has no year suffixes or prints none, then year suffixes. A step that splits nothing is taken back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from footnotes.csl.context import NONE, Disambiguation
from footnotes.csl.elements import Element
from footnotes.csl.initials import initials
from footnotes.csl.persons import Person
from footnotes.records import NamedTuple


class Options(NamedTuple):
    """What a style allows."""

    add_names: bool
    add_givenname: bool
    rule: str
    add_year_suffix: bool
    conditions: bool


class Rendered(NamedTuple):
    """A cite as text, with the name variables shown in it and the number of names of each."""

    text: str
    names: tuple[tuple[str, int], ...]
    conditions: int  # how many tests for ambiguity were met on the way


Render = Callable[[str, Disambiguation], Rendered]
Persons = Callable[[str], Mapping[str, tuple[Person, ...]]]  # of an entry, by name variable
State = dict[str, Disambiguation]


def options_of(citation: Element, conditions: bool) -> Options:
    """Return what a style's ``cs:citation`` asks for; ``conditions`` says whether it tests for ambiguity."""
    return Options(
        add_names=citation.flag("disambiguate-add-names"),
        add_givenname=citation.flag("disambiguate-add-givenname"),
        rule=citation.get("givenname-disambiguation-rule", "by-cite"),
        add_year_suffix=citation.flag("disambiguate-add-year-suffix"),
        conditions=conditions,
    )


def disambiguate(keys: Sequence[str], options: Options, render: Render, persons: Persons) -> State:
    """Return the state of every entry that needs one; ``keys`` come in the order that year suffixes follow."""
    if not any((options.add_names, options.add_givenname, options.add_year_suffix, options.conditions)):
        return {}
    if len(keys) < 2 and (options.rule == "by-cite" or not options.add_givenname):  # namesakes may be of one work
        return {}
    return _Solver(options, render, persons).solve(keys)


_ALL = 1000  # more tests for ambiguity than any style has


class _Solver:
    def __init__(self, options: Options, render: Render, persons: Persons) -> None:
        self.options, self.render, self.persons = options, render, persons
        self.states: State = {}

    def solve(self, keys: Sequence[str]) -> State:
        by_cite = self.options.rule == "by-cite"
        if self.options.add_givenname and not by_cite:
            self._expand_everywhere(keys)
        groups = self._ambiguous(keys)
        if self.options.add_names or (self.options.add_givenname and by_cite):
            groups = [rest for group in groups for rest in self._split_by_names(group)]
        if self.options.conditions:
            groups = [rest for group in groups for rest in self._without_suffixes(group)]
        if self.options.add_year_suffix:
            for group in groups:
                for number, key in enumerate(group, 1):
                    self._update(key, self._state(key)._replace(year_suffix=number))
        return self.states

    def _state(self, key: str) -> Disambiguation:
        return self.states.get(key, NONE)

    def _update(self, key: str, state: Disambiguation) -> None:
        self.states[key] = state

    def _ambiguous(self, keys: Iterable[str]) -> list[list[str]]:
        """Return the groups of entries that render alike."""
        return [group for group in self._classes(keys, self._state).values() if len(group) > 1]

    def _classes(self, keys: Iterable[str], state: Callable[[str], Disambiguation]) -> dict[str, list[str]]:
        classes: dict[str, list[str]] = {}
        for key in keys:
            classes.setdefault(self.render(key, state(key)).text, []).append(key)
        return classes

    def _split_by_names(self, group: list[str]) -> list[list[str]]:
        """Show more names, then given names, where that splits a group; returns the groups left."""
        waiting, left = [group], []
        while waiting:
            current = waiting.pop()
            classes = self._first_split(current)
            if classes is None:
                left.append(current)
            else:
                waiting += [rest for rest in classes if len(rest) > 1]
        order = {key: index for index, key in enumerate(group)}
        return sorted(left, key=lambda rest: order[rest[0]])

    def _first_split(self, group: list[str]) -> list[list[str]] | None:
        """Apply the first step that splits a group; returns its parts, None where no step does."""
        slots = {key: list(dict(self.render(key, self._state(key)).names)) for key in group}
        steps: list[tuple[int, int, int]] = []
        by_cite = self.options.add_givenname and self.options.rule == "by-cite"
        counts = list(dict(reversed(self.render(group[0], self._state(group[0])).names)).values())[::-1]
        for slot, count in enumerate(counts):
            most = max(len(self.persons(key)[slots[key][slot]]) for key in group if slot < len(slots[key]))
            for number in range(1, (most if self.options.add_names else count) + 1):
                if number > count:
                    steps.append((slot, number, 0))
                if by_cite:
                    steps += [(slot, number, 1), (slot, number, 2)]
        for slot, number, level in steps:
            tried = {
                key: _stepped(self._state(key), slots[key][slot], number, level)
                if slot < len(slots[key])
                else self._state(key)
                for key in group
            }
            classes = self._classes(group, tried.__getitem__)
            if len(classes) > 1:
                for key in group:
                    self._update(key, self._in_full(key, tried[key]) if level == 1 else tried[key])
                return list(classes.values())
        return None

    def _in_full(self, key: str, state: Disambiguation) -> Disambiguation:
        """Return the state with whole given names for initials where cites have no initials, as in the bibliography."""
        names = tuple((name, least, tuple(level and 2 for level in levels)) for name, least, levels in state.names)
        whole = state._replace(names=names)
        return whole if self.render(key, whole).text == self.render(key, state).text else state

    def _without_suffixes(self, group: list[str]) -> list[list[str]]:
        """Split a group by conditions, unless year suffixes will tell its entries apart; returns the groups left."""
        numbered = {key: self._state(key)._replace(year_suffix=number) for number, key in enumerate(group, 1)}
        suffixes_help = self.options.add_year_suffix and len(self._classes(group, numbered.__getitem__)) == len(group)
        return [group] if suffixes_help else self._split_by_condition(group)

    def _split_by_condition(self, group: list[str]) -> list[list[str]]:
        """Let one test for ambiguity after the other hold until that splits a group; returns the groups left.

        For entries that nothing tells apart they hold all the same: the cites are ambiguous.
        """
        all_held = {key: self._state(key)._replace(conditions=_ALL) for key in group}
        most = max(self.render(key, all_held[key]).conditions for key in group)
        waiting, left = [(group, 1)], []
        while waiting:
            current, level = waiting.pop()
            if level > most:
                self.states.update({key: self._state(key)._replace(conditions=most) for key in current})
                left.append(current)
                continue
            tried = {key: self._state(key)._replace(conditions=level) for key in current}
            classes = self._classes(current, tried.__getitem__)
            if len(classes) == 1:
                waiting.append((current, level + 1))
                continue
            self.states.update(tried)
            waiting += [(rest, level + 1) for rest in classes.values() if len(rest) > 1]
        return left

    def _expand_everywhere(self, keys: Sequence[str]) -> None:
        """Tell apart all persons of one name, wherever they are cited (the rules other than "by-cite").

        Who is told apart is so in the bibliography too, also as the editor of another's work.
        """
        primary = self.options.rule.startswith("primary-name")
        with_initials = self.options.rule.endswith("-with-initials")
        namesakes: dict[str, dict[str, set[str]]] = {}
        cited: set[Person] = set()
        for key in keys:
            for variable in dict.fromkeys(name for name, _ in self.render(key, NONE).names):
                persons = self.persons(key)[variable]
                for person in persons[:1] if primary else persons:
                    cited.add(person)
                    given = namesakes.setdefault(_family(person), {})
                    given.setdefault(_initials(person), set()).add(_bare(person.given))
        expanded = {person: _level(namesakes[_family(person)], person, with_initials) for person in cited}
        for key in keys:
            for variable, persons in self.persons(key).items():
                levels = tuple(expanded.get(person, 0) for person in (persons[:1] if primary else persons))
                if any(levels):
                    state = self._state(key)
                    self._update(key, state._replace(names=(*state.names, (variable, 0, levels))))


def _stepped(state: Disambiguation, variable: str, number: int, level: int) -> Disambiguation:
    """Return a state that shows ``number`` names, the last of them at a given-name level where one is asked for."""
    at_least, levels = state.of(variable)
    if level:
        padded = [*levels, *[0] * (number - len(levels))]
        padded[number - 1] = max(level, padded[number - 1])
        levels = tuple(padded)
    others = tuple(entry for entry in state.names if entry[0] != variable)
    return state._replace(names=(*others, (variable, max(at_least, number), levels)))


def _family(person: Person) -> str:
    return f"{person.non_dropping} {person.family}".strip() or person.literal


def _initials(person: Person) -> str:
    return initials(person.given, "", True, True)


def _bare(given: str) -> str:
    return given.replace(" ", "").replace(".", "").lower()


def _level(given: dict[str, set[str]], person: Person, with_initials: bool) -> int:
    if len(given) == 1 and len(next(iter(given.values()))) == 1:
        return 0
    own = given.get(_initials(person), set())
    if len(given) > 1 and (len(own) == 1 or with_initials):
        return 1
    return 0 if with_initials else 2
