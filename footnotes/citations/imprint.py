"""Place and publisher: in front of a year, and at the end of an unmarked title."""

from __future__ import annotations

from collections.abc import Sequence

from footnotes.citations.draft import Draft
from footnotes.citations.pieces import Kind, Piece

_LONGEST_PLACE = 4  # words


def read_imprint(draft: Draft, text: str, *, published: bool) -> None:
    """Part "Place: Publisher", "Place, Publisher", a publisher alone where its name says so, and a place alone."""
    if published and ":" not in text and ", " not in text:
        draft.publisher = text
        return
    place, separator, publisher = text.rpartition(":") if ":" in text else text.partition(", ")
    if separator:
        draft.place, draft.publisher = place.strip(" ,.") or None, publisher.strip(" ,.") or None
    else:
        draft.place = text


def without_imprint(draft: Draft, title: Sequence[Piece], year: Piece) -> Sequence[Piece]:
    """Read place and publisher at the end of an unmarked title and return the title without them.

    "Das Salz der Erde, Leipzig 1920", "Il sale, Torino, Einaudi, 1950", "Das Salz. Leipzig: Hirzel 1920".
    """
    colon = _last(title, ":")
    if colon and _named(title[colon + 1 :]):
        start = _last(title[:colon], ",.") or 0
        if start and _named(title[start + 1 : colon]):
            draft.place, draft.publisher = _text(draft, title[start + 1 : colon]), _text(draft, title[colon + 1 :])
            return title[:start]
    start = _last(title, ",.")
    if not start or not _named(title[start + 1 :]):
        return title
    before = _last(title[:start], ",.")
    comma = "," in draft.text[title[-1].end : year.start]
    if comma and before and title[start].text == "," and _named(title[before + 1 : start]):
        draft.place, draft.publisher = _text(draft, title[before + 1 : start]), _text(draft, title[start + 1 :])
        return title[:before]
    draft.place = _text(draft, title[start + 1 :])
    return title[:start]


def _last(pieces: Sequence[Piece], marks: str) -> int:
    """Return the index of the last of these marks; 0 where there is none."""
    return next((at for at in range(len(pieces) - 1, 0, -1) if pieces[at].is_mark(marks)), 0)


def _named(pieces: Sequence[Piece]) -> bool:
    """Say whether these are the few capitalised words of a place or publisher."""
    words = [piece for piece in pieces if piece.kind is not Kind.MARK]
    few = 0 < len(words) <= _LONGEST_PLACE and words[0].capital
    return few and all(word.kind in (Kind.WORD, Kind.INITIALS, Kind.NAMED) for word in words)


def _text(draft: Draft, pieces: Sequence[Piece]) -> str:
    return " ".join(draft.text[pieces[0].start : pieces[-1].end].split()).strip(" ,.")
