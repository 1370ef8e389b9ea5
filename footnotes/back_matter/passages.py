"""Passages: the locators of a cite taken apart, written alike and put in order.

An index of passages cited (index locorum; Chicago Manual of Style 17, chapter 16) has a line for each passage, in the
order of counting, and ranges with both their numbers whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from footnotes.model.citation import Locator
from footnotes.patterns import pattern
from footnotes.records import NamedTuple
from footnotes.text.folding import fold
from footnotes.text.numerals import roman
from footnotes.text.page_ranges import whole_end

# What an index goes by, outermost first. Above the pages stand the places of an archive and the parts of a work.
_HOLDERS = (
    "archive", "shelfmark", "series", "session", "box", "container", "bundle", "folder", "reel", "file", "piece",
    "edition", "volume", "issue", "supplement", "part",
)  # fmt: skip
_PAGES = ("page", "folio", "column", "membrane", "frame")
_DIVISIONS = (
    "book", "title-locator", "act", "canto", "chapter", "scene", "section", "article-locator", "law", "causa",
    "question", "canon", "number", "document", "letter", "paragraph", "rule", "stanza",
)  # fmt: skip
_WITHIN = ("verse", "line", "note")  # what stands after whatever it is counted in
_ORDER = {label: rank for rank, label in enumerate(("", *_HOLDERS, *_DIVISIONS, *_PAGES))}
_UNCOUNTED = ("archive", "shelfmark", "sub-verbo", "series", "session", "edition")  # written in words

_OF_LIST = pattern(r"\s*[,;]\s*(?:(?:and|und|et|e|y|и)\s+)?|\s+(?:and|und|et|e|y|и|u\.|&)\s+")
_DASH = pattern(r"\s*(?:--|[-‐‑‒–—−])\s*")
_FIGURE = pattern(r"(\d+)([^\W\d_]*)|([^\W\d_]+)")
_NUMERAL = pattern(r"\d|[ivxlcdmIVXLCDM]+\b")
_SIDES = pattern(r"[^\W\d_]{1,3}")  # "12r–v"
_FOLLOWING = pattern(r"(\d{1,9})\s?(ff?|sqq?)\.?")
_MOST_DIGITS = 18  # no work has more pages

_ROMAN, _ARABIC, _WORD = 0, 1, 2
_OPEN = ((3, 0, ""),)  # an end that is not told comes after all others
Point = tuple[tuple[int, int, str], ...]


class Step(NamedTuple):
    """One locator of a passage: its label, its value as an index writes it, and what it is sorted by."""

    label: str
    value: str
    first: Point
    last: Point

    @property
    def order(self) -> tuple[int, str, Point, Point]:
        """What steps are compared by: the label, then where it begins, then where it ends."""
        return _ORDER.get(self.label, len(_ORDER)), self.label, self.first, self.last


class Passage(NamedTuple):
    """A place in a source: its steps as they are written, "ch. 44, n. 34", and whether without labels, "2.3.14"."""

    steps: tuple[Step, ...]
    unlabelled: bool = False

    @property
    def order(self) -> tuple[tuple[int, str, Point, Point], ...]:
        """What passages are compared by; those of one order are one passage.

        A page goes before the chapter that it is in: pages are counted through a book.
        """
        orders = [step.order for step in self.steps]
        paged = any(step.label in _PAGES for step in self.steps)
        return tuple(sorted(orders, key=lambda one: _depth(one[1], paged)))


def _depth(label: str, paged: bool) -> int:
    if label in _HOLDERS:
        return 0
    if paged and label in _PAGES:
        return 1
    return 3 if label in _WITHIN else 2


def passages(locators: Sequence[Locator]) -> Iterator[Passage]:
    """Yield the passages that the locators of one cite name, in their order.

    Locators under different labels name one passage together ("p. 34 n. 18"); a label that comes again begins another,
    below what stood above it ("bk. 2, ch. 3, ch. 5").
    """
    written: list[tuple[Locator, ...]] = []
    for locator in locators:
        before = written[-1] if written else ()
        at = next((index for index, one in enumerate(before) if one.label == locator.label), len(before))
        if at == len(before) and written:
            written[-1] = (*before, locator)
        else:
            written.append((*before[:at], locator))
    for group in written:
        unlabelled = len(group) > 1 and all(one.label_assumed and one.label not in _PAGES for one in group)
        yield from (Passage(_in_order(steps), unlabelled) for steps in _combined(group))


def _in_order(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    return tuple(sorted(steps, key=lambda step: step.label in _WITHIN))


def _combined(group: Sequence[Locator]) -> Iterator[tuple[Step, ...]]:
    """Yield the steps of each passage of a group: "pp. 3, 5 nn. 7, 8" is page 3, then notes 7 and 8 of page 5."""
    head: tuple[Step, ...] = ()
    for index, locator in enumerate(group, start=1):
        *earlier, last = steps(locator.label, locator.value)
        yield from ((*head, step) for step in earlier)
        head = (*head, last)
        if index == len(group):
            yield head


def steps(label: str, value: str) -> Iterator[Step]:
    """Yield the locators that a value lists: "91, 264 and 273-4" is three; a value in words is one."""
    value = " ".join(value.split())
    pieces = [] if label in _UNCOUNTED else [piece for piece in _OF_LIST.split(value) if piece]
    if not pieces or not all(map(_NUMERAL.match, pieces)):  # "12 and passim"
        pieces = [value]
    for piece in pieces:
        yield _step(label, piece)


def _step(label: str, written: str) -> Step:
    if following := _FOLLOWING.fullmatch(written):
        number, mark = following.groups()
        if mark in ("f", "sq"):
            return _range(label, number, str(int(number) + 1))
        return Step(label, f"{number}ff.", _point(number, label), _OPEN)
    ends = _DASH.split(written)
    if len(ends) == 2 and all(ends) and label not in _UNCOUNTED and _NUMERAL.search(ends[0]):
        return _range(label, *ends)
    point = _point(written, label)
    return Step(label, written, point, point)


def _range(label: str, first: str, last: str) -> Step:
    """Return a range with its end whole: "86-7" is 86–87, "12r-v" folio 12r–v, "4.1.140-44" ends at 4.1.144."""
    start = _point(first, label)
    digits = first.rpartition(".")[2]
    if digits.isdecimal() and last.isdecimal() and len(digits) < _MOST_DIGITS > len(last):
        whole = whole_end(digits, last)
        last = whole if int(whole) >= int(digits) else last
    end = _point(last, label)
    if start and end and _SIDES.fullmatch(last) and start[-1][0] == _ARABIC and start[-1][2]:
        end = ((_ARABIC, start[-1][1], fold(last)),)
    if len(end) < len(start):
        end = (*start[: len(start) - len(end)], *end)
    return Step(label, f"{first}–{last}", start, end)


def _point(text: str, label: str) -> Point:
    """Return what a place is sorted by: numbers by their worth, letters that cling to them after the bare number.

    Roman numerals of pages come before Arabic ones, for they count the front matter.
    """
    if text.isdecimal() and len(text) < _MOST_DIGITS:
        return ((_ARABIC, int(text), ""),)
    found = []
    for digits, letters, word in _FIGURE.findall(text):
        if digits:
            found.append((_ARABIC, int(digits[:_MOST_DIGITS]), fold(letters)))
        elif (number := roman(word)) is not None:
            found.append((_ROMAN if label in _PAGES else _ARABIC, number, ""))
        else:
            found.append((_WORD, 0, fold(word)))
    return tuple(found)
