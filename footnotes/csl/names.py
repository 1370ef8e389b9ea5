"""Names rendered: one person in display or sort order, a list of persons with and/et al. (CSL 1.0.2, "Name")."""

from __future__ import annotations

from footnotes.csl.initials import initials
from footnotes.csl.markup import parse_markup
from footnotes.csl.persons import Person
from footnotes.csl.text_case import apply_case
from footnotes.csl.tree import Format, Kind, Node, Part
from footnotes.records import NamedTuple

_PREFIXED = frozenset({"ו"})  # Hebrew writes "and" together with the next word
FULL = 2  # the disambiguation level that shows whole given names; 1 shows initials where the style has them


class NamePart(NamedTuple):
    """The formatting of ``cs:name-part``."""

    format: Format | None = None
    text_case: str = ""


class NameStyle(NamedTuple):
    """How names are rendered, all inheritance resolved."""

    and_: str = ""  # the word or sign, empty for none
    delimiter: str = ", "
    delimiter_precedes_et_al: str = "contextual"
    delimiter_precedes_last: str = "contextual"
    et_al_min: int = 0
    et_al_use_first: int = -1  # none given: no et al.
    et_al_use_last: bool = False
    et_al_subsequent_min: int = 0
    et_al_subsequent_use_first: int = 1
    form: str = "long"
    initialize: bool = True
    initialize_with: str | None = None
    initialize_hyphen: bool = True
    name_as_sort_order: str = ""
    sort_separator: str = ", "
    demote: str = "display-and-sort"
    family: NamePart = NamePart()
    given: NamePart = NamePart()
    name_format: Format | None = None  # of cs:name: around each name
    et_al: Part = "et al."
    et_al_format: Format | None = None
    sorting: bool = False  # names of a sort key: particles are demoted for "sort-only" too


def shown(persons: tuple[Person, ...], style: NameStyle, subsequent: bool, at_least: int) -> int:
    """Return how many persons are named before et al.; ``at_least`` is what disambiguation asks for."""
    count = len(persons)
    least, first = style.et_al_min, style.et_al_use_first
    if subsequent and style.et_al_subsequent_min:
        least, first = style.et_al_subsequent_min, style.et_al_subsequent_use_first
    if least and first >= 0 and count >= least and first < count:
        return min(count, max(first, at_least))
    return count


def name_list(
    persons: tuple[Person, ...], style: NameStyle, subsequent: bool, at_least: int, levels: tuple[int, ...]
) -> Node | None:
    """Return the names of one variable, joined; None where nothing is to be shown.

    ``levels`` gives the given-name level of each person for disambiguation (missing ones 0).
    """
    count = shown(persons, style, subsequent, at_least)
    nodes = [
        _styled(name(person, style, index == 0, levels[index] if index < len(levels) else 0), style.name_format)
        for index, person in enumerate(persons[:count])
    ]
    if not nodes:
        return None
    abridged = count < len(persons)
    parts: list[Part] = []
    for index, node in enumerate(nodes):
        if index:
            last = index == len(nodes) - 1 and not abridged
            parts.append(_and(style, len(nodes), persons) if last and style.and_ else style.delimiter)
        parts.append(node)
    if abridged:
        _add_et_al(parts, nodes, persons, style)
    return Node(Kind.NAME_LIST, parts)


def _styled(node: Node, shape: Format | None) -> Node:
    """Return a name in the styles and affixes of ``cs:name``, which do not reach the "and" between names."""
    return Node(Kind.NAME, node.parts, shape, data=node.data) if shape is not None else node


def _and(style: NameStyle, count: int, persons: tuple[Person, ...]) -> str:
    how = style.delimiter_precedes_last
    inverted = style.name_as_sort_order == "all" or (style.name_as_sort_order == "first" and count == 2)
    with_delimiter = (
        how == "always" or (how == "contextual" and count > 2) or (how == "after-inverted-name" and inverted)
    )
    if how == "after-inverted-name" and inverted and _in_words(persons[count - 2]):
        with_delimiter = True
    word, after = style.and_, "" if style.and_ in _PREFIXED else " "
    if with_delimiter:
        delimiter = style.delimiter
        return f"{delimiter}{word}{after}" if delimiter.endswith(" ") else f"{delimiter} {word}{after}"
    return f" {word}{after}"


def _add_et_al(parts: list[Part], nodes: list[Node], persons: tuple[Person, ...], style: NameStyle) -> None:
    if style.et_al_use_last and len(persons) > len(nodes) + 1 and len(nodes) > 0:
        parts += [f"{style.delimiter}… ", _styled(name(persons[-1], style, False, 0), style.name_format)]
        return
    if not style.et_al or style.sorting:
        return
    how = style.delimiter_precedes_et_al
    inverted = style.name_as_sort_order == "all" or (style.name_as_sort_order == "first" and len(nodes) == 1)
    with_delimiter = how == "always" or (how == "contextual" and len(nodes) > 1)
    with_delimiter = with_delimiter or (how == "after-inverted-name" and inverted)
    if with_delimiter:
        joint = style.delimiter
    else:
        words = style.et_al if isinstance(style.et_al, str) else ""
        joint = "" if words and _is_ideograph(words[0]) else " "
    parts.append(joint)
    parts.append(Node(Kind.TERM, [style.et_al], style.et_al_format) if style.et_al_format else style.et_al)


def _in_words(person: Person) -> bool:
    """Say whether a name is written in a script that puts spaces between the parts of a name."""
    text = person.family + person.given
    if text.isascii() or not any(map(_is_ideograph, text)):
        return True
    return any(character.isalpha() and not _is_ideograph(character) for character in text)


def _is_ideograph(character: str) -> bool:
    """Say whether a character is Chinese, Japanese or Korean."""
    return "\u2e80" <= character <= "\u9fff" or "\uac00" <= character <= "\ud7af" or "\uf900" <= character <= "\ufaff"


def name(person: Person, style: NameStyle, first: bool, level: int) -> Node:
    """Return one name; ``first`` says whether it leads the list (for ``name-as-sort-order="first"``)."""
    if person.literal:
        shape = style.family.format
        bare = shape._replace(prefix="", suffix="") if shape else None  # affixes part a family name from a given name
        return Node(Kind.NAME, [_formatted(person.literal, style.family._replace(format=bare))], data=person)
    long = style.form != "short" or level > 0
    inverted = style.name_as_sort_order == "all" or (style.name_as_sort_order == "first" and first)
    given = _given(person, style, level) if long else ""
    if not person.family:
        parts: list[Part] = [_formatted(_join(person.given, person.dropping), style.given)]
    elif person.static or not _in_words(person):
        space = " " if person.static and _in_words(person) else ""
        parts = [_formatted(_join(person.non_dropping, person.family), style.family)]
        if given:
            parts += [space, _formatted(given, style.given)] if space else [_formatted(given, style.given)]
    elif not long:
        demoted = style.sorting and style.demote != "never"
        family = person.family if demoted else _join(person.non_dropping, person.family)
        parts = [_formatted(family, style.family)]
    elif inverted:
        parts = _inverted(person, given, style)
    else:
        parts = _direct(person, given, style)
    return Node(Kind.NAME, parts, data=person)


def _inverted(person: Person, given: str, style: NameStyle) -> list[Part]:
    demoted = style.demote == "display-and-sort" or (style.sorting and style.demote == "sort-only")
    family = person.family if demoted else _join(person.non_dropping, person.family)
    after = _join(given, person.dropping)
    if demoted:
        after = _join(after, person.non_dropping)
    parts: list[Part] = [_formatted(family, style.family)]
    if after:
        parts += [style.sort_separator, _formatted(after, style.given)]
    if person.suffix:
        parts += [style.sort_separator, parse_markup(person.suffix)]
    return parts


def _direct(person: Person, given: str, style: NameStyle) -> list[Part]:
    family = _join(person.non_dropping, person.family)
    parts: list[Part] = []
    if given:
        parts += [_formatted(given, style.given), " "]
    shape = style.family.format
    dropping = ""
    if person.dropping:
        dropping = person.dropping if _sticks(person.dropping) else f"{person.dropping} "
    suffix = f", {person.suffix}" if person.comma_suffix else f" {person.suffix}" if person.suffix else ""
    if shape is None and not style.family.text_case:
        parts.append(parse_markup(f"{dropping}{family}{suffix}"))
        return parts
    inner: list[Part] = []
    if dropping:
        inner.append(parse_markup(dropping))
    styled = shape._replace(prefix="", suffix="") if shape else None
    inner.append(_formatted(family, NamePart(styled if styled and styled.styles else None, style.family.text_case)))
    if suffix:
        inner.append(parse_markup(suffix))
    parts.append(Node(Kind.GROUP, inner, Format(shape.prefix, shape.suffix)) if shape else Node(Kind.GROUP, inner))
    return parts


def _given(person: Person, style: NameStyle, level: int) -> str:
    if style.initialize_with is not None and level < FULL and person.given:
        return initials(person.given, style.initialize_with, style.initialize_hyphen, style.initialize)
    return person.given


def _sticks(particle: str) -> bool:
    return particle[-1:] in "'’‘-‐‑" and particle != ""


def _join(first: str, second: str) -> str:
    if not first or not second:
        return first or second
    if first.endswith(" "):
        return first + second
    return first + second if _sticks(first) and len(first.rsplit(" ", maxsplit=1)[-1]) < 6 else f"{first} {second}"


def _formatted(text: str, part: NamePart) -> Part:
    made = parse_markup(text)
    if part.text_case:
        made = apply_case(part.text_case, made, "en")
    return Node(Kind.GROUP, [made], part.format) if part.format else made
