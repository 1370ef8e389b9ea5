"""Where full references open, and where their place and year stand: what tells them from sentences."""

from __future__ import annotations

from collections.abc import Sequence

from footnotes.citations.designators import Role
from footnotes.citations.locators import label_at
from footnotes.citations.pieces import Kind, Piece, piece_at

_LONGEST_WHOLE_NAME = 8  # pieces
_IN_PLACES = frozenset(("del", "della", "nell'Emilia", "am", "an", "der", "im", "sur", "upon"))  # "Città del Vaticano"
_LONGEST_PLACE = 8  # pieces of the name of a place, or of two
_LONGEST_PUBLISHER = 10  # pieces
_LONGEST_VOLUME_TITLE = 40  # pieces
_NO_NAMES = frozenset(("signals", "locators", "months", "ibid", "cross_references", "contained"))


def begins_reference(pieces: Sequence[Piece], start: int, end: int) -> bool:
    """Say whether a full reference begins here: the whole name of an author, a title, and place and year after it.

    Its title may hold words of sentences: "Th. Mommsen, Die Lage der Stadt, wie sie war, Berlin 1885, S. 5".
    """
    while start < end and (pieces[start].means("signals", "especially") or pieces[start].is_mark(",:")):
        start += 1
    after = _after_whole_name(pieces, start, end)
    title = piece_at(pieces, after)
    if not after or title is None or after >= end:
        return False
    if not (title.text[:1].isupper() or title.kind in (Kind.TITLE, Kind.NUMBER)):
        return False
    return any(
        piece.year and (is_imprint_at(pieces, at, start) or (label_at(pieces, at + 2) == "page"))
        for at, piece in enumerate(pieces[after:end], after)
    ) or any(piece.kind is Kind.GROUP and is_imprint(piece) for piece in pieces[after:end])


def is_imprint(group: Piece) -> bool:
    """Say whether brackets hold a place and a year: "(London, 1990)"."""
    inside = group.children
    return len(inside) > 1 and inside[0].capital and inside[-1].year is not None


def _after_whole_name(pieces: Sequence[Piece], start: int, end: int) -> int:
    """Return the index after "Th. Mommsen,", "Karl Otmar von Aretin:", "Schieder, Theodor:"; 0 where there is none."""
    at, words, initials = start, 0, 0
    while at < min(end, start + _LONGEST_WHOLE_NAME) and (
        pieces[at].kind is Kind.INITIALS
        or (pieces[at].kind is Kind.WORD and (pieces[at].capital or pieces[at].means("particles", "conjunctions")))
        or pieces[at].is_mark("/-–&")
    ):
        if pieces[at].kind is Kind.INITIALS and words == 1 and _begins_title(pieces, at + 1):
            return at + 1  # "Милов Л. В. Великорусский пахарь": the family name first
        words += pieces[at].kind is Kind.WORD and pieces[at].capital and not pieces[at].senses.keys() & _NO_NAMES
        initials += pieces[at].kind is Kind.INITIALS
        at += 1
    mark = piece_at(pieces, at)
    if mark is None:
        return 0
    if words > 1 or (words and initials):
        if mark.kind is Kind.GROUP and mark.children and mark.children[0].means("editors"):
            at, mark = at + 1, piece_at(pieces, at + 1)
        return at + 1 if mark is not None and mark.is_mark(",:") else 0
    if words == 1 and mark.is_mark(",") and at == start + 1:
        given = at + 1
        while (
            given < end
            and given - at < _LONGEST_WHOLE_NAME
            and (pieces[given].kind is Kind.INITIALS or (pieces[given].kind is Kind.WORD and pieces[given].capital))
        ):
            given += 1
        colon = piece_at(pieces, given)
        if given > at + 1 and colon is not None and colon.is_mark(";") and parts_names(pieces, given):
            return _after_whole_name(pieces, given + 1, end)
        return given + 1 if given > at + 1 and colon is not None and colon.is_mark(":") else 0
    return 0


def is_imprint_at(pieces: Sequence[Piece], index: int, start: int) -> bool:
    """Say whether place and year of publication end with the year at ``index``: ", München 1985, 158"."""
    year, after = pieces[index], piece_at(pieces, index + 1)
    if not year.year or year.kind is not Kind.NUMBER:
        return False
    if after is not None and after.is_mark(",:"):
        beyond = piece_at(pieces, index + 2)
        if beyond is None or not (beyond.is_number or label_at(pieces, index + 2)):
            return False
    elif after is not None and not after.is_mark(".;") and after.kind is not Kind.GROUP:
        return False
    at = index - 1
    if at > start and pieces[at].is_mark(","):
        at -= 1
    placed = at
    while (
        at > start
        and placed - at < _LONGEST_PLACE
        and (_is_of_place(pieces[at]) or (at < placed and pieces[at].text in _IN_PLACES and pieces[at - 1].capital))
    ):
        at -= 1
    named = pieces[at + 1 : placed + 1]
    return bool(named) and named[0].capital and len(named[0].text) > 2 and pieces[at].is_mark(",.:)")


def _begins_title(pieces: Sequence[Piece], index: int) -> bool:
    title = piece_at(pieces, index)
    if title is None or not (title.capital or title.kind is Kind.TITLE):
        return False
    return not title.text.isascii() and pieces[index - 1].text[:1] > "Ѐ"


def _is_of_place(piece: Piece) -> bool:
    if piece.kind is Kind.WORD:
        return (piece.capital and "months" not in piece.senses) or len(piece.text) == 1
    return piece.kind in (Kind.INITIALS, Kind.NAMED) or piece.is_mark("/-–&") or "et_al" in piece.senses


def parts_places(pieces: Sequence[Piece], index: int) -> bool:  # noqa: PLR0911 - one case a line
    """Say whether the semicolon at ``index`` parts two places of publication: "М.; Л., 1937", "Leeds; York, 1990"."""
    before = pieces[index - 1] if index else None
    if before is None or not pieces[index].is_mark(";"):
        return False
    if before.is_mark("."):
        before = pieces[index - 2] if index > 1 else before
    if not (
        before.kind is Kind.INITIALS or (before.kind is Kind.WORD and before.capital and not before.has(Role.NAME))
    ):
        return False
    at = index + 1
    while at < len(pieces) and at - index <= _LONGEST_PLACE and (_is_of_place(pieces[at]) or pieces[at].is_mark(".")):
        at += 1
    mark = piece_at(pieces, at)
    if at == index + 1 or mark is None or not mark.is_mark(",:;"):
        return False
    if mark.is_mark(";"):
        return parts_places(pieces, at)
    for ahead in pieces[at + 1 : at + _LONGEST_PUBLISHER]:
        if ahead.year:
            return ahead.kind is Kind.NUMBER
        if ahead.is_number or ahead.kind in (Kind.GROUP, Kind.DATE) or ahead.is_mark(";") or "locators" in ahead.senses:
            return False
    return False


def parts_names(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether the semicolon at ``index`` parts two authors: "Sahle, Patrick; Henny, Ulrike: Klios Algorithmen".

    So DIN ISO 690 and many citation managers write them; a colon or the mark of editors ends the last name.
    """
    at = index - 1
    while at >= 0 and index - at <= _LONGEST_WHOLE_NAME and _is_of_name(pieces[at]):
        at -= 1
    if index - at > _LONGEST_WHOLE_NAME or not _is_one_name(pieces[at + 1 : index]):
        return False
    if at >= 0 and not (pieces[at].is_mark(";:.") or pieces[at].means("signals", "contained", "conjunctions", "idem")):
        return False
    end = index + 1
    while end < len(pieces) and end - index <= _LONGEST_WHOLE_NAME and _is_of_name(pieces[end]):
        end += 1
    after = piece_at(pieces, end)
    if after is not None and "et_al" in after.senses:
        end, after = end + 1, piece_at(pieces, end + 1)
    if after is None or not _is_one_name(pieces[index + 1 : end]):
        return False
    if after.is_mark(";"):
        return parts_names(pieces, end)
    return after.is_mark(":") or (after.kind is Kind.GROUP and any("editors" in one.senses for one in after.children))


def _is_of_name(piece: Piece) -> bool:
    if piece.kind is Kind.WORD:
        return (piece.capital and not piece.senses.keys() & _NO_NAMES) or "particles" in piece.senses
    return piece.kind is Kind.INITIALS or piece.is_mark(",-–")


def _is_one_name(pieces: Sequence[Piece]) -> bool:
    """Say whether these are the name of one person, perhaps with the given name after a comma: "Sahle, Patrick"."""
    commas = sum(piece.is_mark(",") for piece in pieces)
    return commas <= 1 and any(piece.kind is Kind.WORD and piece.capital for piece in pieces)


def is_place_at(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether a word that the bibliography knows as a title is a place of publication here: ", Athen 2008"."""
    piece, before, year = pieces[index], piece_at(pieces, index - 1), piece_at(pieces, index + 1)
    if piece.kind is not Kind.NAMED or piece.has(Role.SIGLUM) or before is None or year is None:
        return False
    return before.is_mark(",.") and year.kind is Kind.NUMBER and year.year is not None


def past_volume_title(pieces: Sequence[Piece], index: int) -> int:
    """Return where place and year begin after the title of a volume, whose colon is at ``index``; else ``index``.

    "Bd. 2: Von der Reformära bis zur Revolution 1815–1849, München 1987".
    """
    number = piece_at(pieces, index - 1)
    label = piece_at(pieces, index - 2)
    if number is None or label is None or not number.is_number or label.senses.get("locators") != "volume":
        return index
    for at in range(index + 1, min(index + _LONGEST_VOLUME_TITLE, len(pieces))):
        if pieces[at].year and is_imprint_at(pieces, at, index):
            start = at - 1
            while start > index and _is_of_place(pieces[start]):
                start -= 1
            return start + 1
    return index


def dashed_container(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether a dash leads from an article to what holds it: "Двойное подчинение. — «Советское право», 1925"."""
    if index < 2 or index + 1 >= len(pieces) or not pieces[index].is_mark("—–"):
        return False
    stop, held = pieces[index - 1], pieces[index + 1]
    title = held.kind in (Kind.TITLE, Kind.NAMED) and held.quoted and (held.end - held.start) > 2
    after = piece_at(pieces, index + 2)
    journal = title and after is not None and after.is_mark(",")
    return (stop.is_mark(".") or stop.dotted) and (journal or ("contained" in held.senses and held.capital))
