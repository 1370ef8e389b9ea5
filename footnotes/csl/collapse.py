"""Cites of one citation drawn together: citation numbers to ranges, repeated authors and years left out.

CSL 1.0.2, "Cite Grouping" and "Cite Collapsing".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from footnotes.csl.cites import Piece
from footnotes.csl.tree import Kind, Node, Part, first, plain, replace
from footnotes.records import NamedTuple

_NAMES = frozenset({Kind.NAMES})
_SUFFIX = frozenset({Kind.YEAR_SUFFIX})
_DATE = frozenset({Kind.DATE})
_NUMBER = frozenset({Kind.CITATION_NUMBER})


def collapse(
    pieces: list[Piece], options: Mapping[str, str], layout_delimiter: str, *, in_text: bool, is_sorted: bool
) -> list[Piece]:
    """Return the pieces with what a style collapses left out, and their delimiters set.

    Cites of one author are parted by ", " by default in author-date styles (``in_text``), else as the layout parts all.
    Where the style sorts cites (``is_sorted``), those of one author are brought together.
    """
    how = options.get("collapse", "")
    if how == "citation-number":
        return _ranged(pieces, _follows)
    if how.startswith("year") or "cite-group-delimiter" in options:
        if is_sorted:
            pieces = _together(pieces)
        return _groups(pieces, how, _delimiters(options, layout_delimiter, in_text=in_text))
    return pieces


def _ranged(pieces: list[Piece], follows: Callable[[Piece, Piece], bool]) -> list[Piece]:
    """Draw three and more pieces of which each follows the one before together: "1–3", "a–e"."""
    out: list[Piece] = []
    index = 0
    while index < len(pieces):
        end = index
        while end + 1 < len(pieces) and follows(pieces[end], pieces[end + 1]):
            end += 1
        if end - index >= 2:
            out += [pieces[index], pieces[end]._replace(delimiter="–")]
        else:
            out += pieces[index : end + 1]
        index = end + 1
    return out


def _follows(one: Piece, two: Piece) -> bool:
    if one.locator or two.locator or one.prefix or two.prefix or one.suffix or two.suffix:
        return False
    a, b = first(one.part, _NUMBER), first(two.part, _NUMBER)
    return a is not None and b is not None and a.data + 1 == b.data and _bare(one.part, a) == _bare(two.part, b)


def _bare(part: Part, number: Node) -> str:
    rest = replace(part, number, "\0")
    return plain(rest) if rest is not None else ""


def _together(pieces: list[Piece]) -> list[Piece]:
    """Move cites behind the first one with the same names; words around a cite keep it in its place."""
    out: list[Piece] = []
    groups: dict[str, list[Piece]] = {}
    for piece in pieces:
        if piece.prefix or piece.suffix:
            out += [each for group in groups.values() for each in group]
            groups = {}
        names = first(piece.part, _NAMES)
        key = plain(names) if names is not None else f"\0{len(groups)}"
        groups.setdefault(key, []).append(piece)
        if piece.suffix:
            out += [each for group in groups.values() for each in group]
            groups = {}
    return out + [each for group in groups.values() for each in group]


class _Delimiters(NamedTuple):
    """What parts cites: of one author, of one year, after a collapsed group, and all others."""

    between: str
    suffixes: str
    after: str
    after_locator: str
    before_locator: str


def _delimiters(options: Mapping[str, str], layout_delimiter: str, *, in_text: bool) -> _Delimiters:
    own = options.get("cite-group-delimiter")
    between = own if own is not None else ", " if in_text else layout_delimiter
    suffixes = options.get("year-suffix-delimiter", own if own is not None else layout_delimiter)
    after = options.get("after-collapse-delimiter")
    if after is None:
        return _Delimiters(between, suffixes, layout_delimiter, between, between)
    return _Delimiters(between, suffixes, after, after, layout_delimiter)


def _groups(pieces: list[Piece], how: str, delimiters: _Delimiters) -> list[Piece]:
    """Return the pieces, of those that repeat the names before them what is left."""
    out: list[Piece] = []
    names = [first(piece.part, _NAMES) for piece in pieces]
    keys = [plain(node) if node is not None else "" for node in names]
    rests = [_rest(piece.part, node) for piece, node in zip(pieces, names, strict=True)]
    collapsed = False
    for index, piece in enumerate(pieces):
        node = names[index]
        same = index > 0 and keys[index] == keys[index - 1] and not piece.prefix and not pieces[index - 1].suffix
        if same and node is None and not (how and rests[index]):
            same = False
        if not same:
            out.append(piece._replace(delimiter=delimiters.after) if index and (collapsed or how) else piece)
            collapsed = False
        elif not how:
            out.append(piece._replace(delimiter=delimiters.between))
        else:
            collapsed = True
            before, alike = pieces[index - 1], rests[index] == rests[index - 1]
            shorter = _one_year(piece, before, node, alike, delimiters) if how.startswith("year-suffix") else None
            shorter = shorter or _one_author(piece, before, node, delimiters)
            out += [shorter] if shorter is not None else []
    return _ranged(out, _next_suffix) if how == "year-suffix-ranged" else out


def _one_year(piece: Piece, before: Piece, names: Node | None, alike: bool, delimiters: _Delimiters) -> Piece | None:
    """Return what is left of a cite that differs from the one before by its year suffix; None for any other."""
    suffix = _suffix(piece)
    if suffix is None or _suffix(before) is None:
        return None
    if not piece.locator and not before.locator:
        return piece._replace(part=suffix, delimiter=delimiters.suffixes) if alike else None
    year = _year(piece.part)
    if not year or year != _year(before.part):
        return None
    delimiter = delimiters.between if piece.locator else delimiters.suffixes
    return piece._replace(part=_without_year(piece.part, names), delimiter=delimiter)


def _one_author(piece: Piece, before: Piece, names: Node | None, delimiters: _Delimiters) -> Piece | None:
    """Return a cite without its names; None where nothing is left."""
    part = replace(piece.part, names, None) if names is not None else piece.part
    if part is None:
        return None
    delimiter = delimiters.before_locator if piece.locator else delimiters.between
    return piece._replace(part=part, delimiter=delimiters.after_locator if before.locator else delimiter)


def _rest(part: Part, names: Node | None) -> str:
    """Return what a cite says besides names and year suffix."""
    rest: Part | None = replace(part, names, None) if names is not None else part
    suffix = first(rest, _SUFFIX) if rest is not None else None
    if rest is not None and suffix is not None:
        rest = replace(rest, suffix, None)
    return plain(rest) if rest is not None else ""


def _year(part: Part) -> str:
    """Return the date of a cite without its year suffix; empty where it has none."""
    date = first(part, _DATE)
    return _rest(date, None) if date is not None else ""


def _without_year(part: Part, names: Node | None) -> Part:
    """Return a cite without its names, and of its date with the year suffix alone."""
    rest = (replace(part, names, None) if names is not None else part) or ""
    date, suffix = first(rest, _DATE), first(rest, _SUFFIX)
    if date is None or suffix is None:
        return rest
    return replace(rest, date, suffix if first(date, _SUFFIX) is suffix else None) or ""


def _suffix(piece: Piece) -> Part | None:
    """Return the year suffix of a cite with the formatting right around it."""
    return _wrapped(piece.part)


def _wrapped(part: Part) -> Part | None:
    if isinstance(part, str):
        return None
    if part.kind is Kind.YEAR_SUFFIX:
        return part
    for child in part.parts:
        found = _wrapped(child)
        if found is not None:
            styled = len(part.parts) == 1 and part.format is not None and part.kind is Kind.GROUP
            return part if styled else found
    return None


def _next_suffix(one: Piece, two: Piece) -> bool:
    a, b = first(one.part, _SUFFIX), first(two.part, _SUFFIX)
    if a is None or b is None or first(two.part, frozenset({Kind.DATE, Kind.YEAR, Kind.NAMES})) is not None:
        return False
    return bool(a.data + 1 == b.data)
