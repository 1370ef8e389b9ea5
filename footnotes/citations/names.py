"""Parts the names of authors from an unmarked title after them, and joins each name."""

from __future__ import annotations

from collections.abc import Sequence

from footnotes.citations.designators import Role
from footnotes.citations.pieces import Kind, Piece, piece_at
from footnotes.patterns import pattern

_CYRILLIC = pattern("[А-ЯЁ]")
_AFTER_NAMES = ",:.;"
_BETWEEN_NAMES = ",/&;"
_LONGEST_NAME = 5  # pieces
_FAMILY_FIRST = 2  # pieces of a family name with initials after it
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))


def names_and_rest(
    pieces: Sequence[Piece], *, all_names: bool, family_first: bool = False
) -> tuple[list[str], int, bool]:
    """Return the names that ``pieces`` begin with, the index after them, and whether the bibliography knows one.

    With ``all_names`` a marked title follows, so that the pieces are names and nothing else; without, the last part
    is the title where anything can be one. With ``family_first`` the initials end a name, as in references of Russian
    form: "Aleksandrov V. A. Rural Community // Slavic Review" (ГОСТ Р 7.0.5).
    """
    names: list[str] = []
    known = joined = False
    index = 0
    while index < len(pieces):
        name, after, is_known = _name(pieces, index, all_names=all_names, family_first=family_first)
        if not name or (names and not (all_names or joined or is_known or _initialed(pieces[index:after]))):
            break
        if names and not (all_names or joined or is_known) and _ends_cut(pieces, after):
            break  # "Waitz, D. Verfassungsgesch. IV"
        names.append(name)
        known = known or is_known
        index = _past_separators(pieces, after)
        separator = pieces[after : index or after]
        joined = any("conjunctions" in piece.senses or piece.is_mark("/&;") for piece in separator)
        if not all_names and any(piece.is_mark(":.") for piece in separator):
            break
    return names, index, known


def _name(pieces: Sequence[Piece], index: int, *, all_names: bool, family_first: bool) -> tuple[str, int, bool]:
    """Return the name that begins here, the index after it, and whether the bibliography knows it."""
    end = _run(pieces, index, family_first=family_first)
    if end == index:
        return "", index, False
    run = pieces[index:end]
    family = next((at for at, piece in enumerate(run) if piece.has(Role.NAME)), None)
    known = family is not None
    if not all_names and family is not None and end - index > family + 1 and run[family + 1].kind is not Kind.INITIALS:
        end = index + family + 1  # "Getty Origins": the title follows the family name
    if not all_names and not known and not _initialed(run) and not _delimited(pieces, end):
        return "", index, False
    if not all_names and not known and _cut_short(pieces, end):
        return "", index, False  # "Hist. of the Exchequer"
    last = piece_at(pieces, end)
    surname = all("particles" in piece.senses for piece in run[:-1]) or family == len(run) - 1
    if last and last.is_mark(",") and surname and not _initialed(run):
        given = _run(pieces, end + 1)
        if given > end + 1 and _is_given(pieces, end + 1, given, all_names=all_names):
            return _text(pieces, index, given), given, known
    elif last and last.kind is Kind.GROUP and not last.year and all(child.capital for child in last.children):
        end += 1  # "(David Alan)": the full given names
    return _text(pieces, index, end), end, known


def _run(pieces: Sequence[Piece], index: int, *, family_first: bool = False) -> int:
    """Return the index after a run of capitalised words, initials and particles that begins here."""
    at = index
    while at < len(pieces) and at - index < _LONGEST_NAME:
        piece = pieces[at]
        name_like = piece.kind is Kind.INITIALS or (
            piece.kind is Kind.WORD and (piece.capital or "particles" in piece.senses or piece.has(Role.NAME))
        )
        if not name_like or ("conjunctions" in piece.senses and at > index) or _is_title(piece, at > index):
            break
        at += 1
        if piece.kind is Kind.INITIALS and at - index > 1 and not piece.text.isascii() and _CYRILLIC.match(piece.text):
            break  # "Петров А.Б. Горное дело": the family name stands first
        if family_first and piece.kind is Kind.INITIALS and at - index == _FAMILY_FIRST:
            break
        stop = piece_at(pieces, at)
        if stop and stop.is_mark(".") and piece.text.casefold() in _SUFFIXES:
            at += 1
    while at > index and "particles" in pieces[at - 1].senses and not pieces[at - 1].capital:
        at -= 1
    return at


def _is_title(piece: Piece, inside: bool) -> bool:
    """Say whether the bibliography knows the word as (part of) a title and as no name."""
    return inside and piece.known is not None and not piece.has(Role.NAME)


def _is_given(pieces: Sequence[Piece], start: int, end: int, *, all_names: bool) -> bool:  # noqa: PLR0911 - one case a line
    """Say whether the run after "Family," is a given name and not the title or another family name."""
    run = pieces[start:end]
    if any(piece.has(Role.NAME) for piece in run) and not any(piece.kind is Kind.INITIALS for piece in run):
        return False
    if not all_names and run[0].kind is Kind.INITIALS and _ends_cut(pieces, end):
        return False  # "Waitz, D. Verfassungsgesch. IV": no title would be left
    if any(piece.kind is Kind.INITIALS for piece in run):
        return True
    if not all_names and _cut_short_after(pieces, end):
        return False
    if all_names:
        return len(run) <= 3
    after = piece_at(pieces, end)
    if _cut_short(pieces, end):
        return False  # "Hill, Proc. of the Court"
    last = all(piece.kind is Kind.MARK for piece in pieces[end:])
    return (
        len(run) <= 2 and not last and after is not None and (after.is_mark(",:/.;") or "conjunctions" in after.senses)
    )


def _initialed(run: Sequence[Piece]) -> bool:
    return len(run) > 1 and any(piece.kind is Kind.INITIALS for piece in run)


def _delimited(pieces: Sequence[Piece], end: int) -> bool:
    after = piece_at(pieces, end)
    return (
        after is None or after.is_mark(_AFTER_NAMES + "/") or "conjunctions" in after.senses or "et_al" in after.senses
    )


def _cut_short(pieces: Sequence[Piece], end: int) -> bool:
    """Say whether an unmarked title goes on after an abbreviation: a word in small letters that belongs to no name."""
    stop, after = piece_at(pieces, end), piece_at(pieces, end + 1)
    return (
        stop is not None and stop.is_mark(".") and after is not None and after.kind is Kind.WORD
        and after.text.islower() and not after.senses
    )  # fmt: skip


def _ends_cut(pieces: Sequence[Piece], end: int) -> bool:
    """Say whether all pieces end here, with an abbreviated word."""
    stop = piece_at(pieces, end)
    alone = all(piece.kind is Kind.MARK for piece in pieces[end:])
    return alone and stop is not None and stop.is_mark(".") and pieces[end - 1].kind is Kind.WORD


def _cut_short_after(pieces: Sequence[Piece], end: int) -> bool:
    """Say whether an abbreviated word is one of a title: small letters follow ("Gesch. d. Hörigkeit", "Cod. dipl.")."""
    stop, small = piece_at(pieces, end), piece_at(pieces, end + 1)
    if stop is None or small is None or not stop.is_mark(".") or not small.text[:1].islower():
        return False
    return "particles" not in small.senses or all(piece.kind is not Kind.MARK for piece in pieces[end + 2 :])


def _past_separators(pieces: Sequence[Piece], index: int) -> int:
    while (piece := piece_at(pieces, index)) and (
        piece.is_mark(_BETWEEN_NAMES + ":.") or "conjunctions" in piece.senses or "et_al" in piece.senses
        or "editors" in piece.senses
    ):  # fmt: skip
        index += 1
    return index


def _text(pieces: Sequence[Piece], start: int, end: int) -> str:
    parts: list[str] = []
    for piece in pieces[start:end]:
        glued = piece.kind is Kind.MARK
        parts.append(
            piece.text if glued or not parts else " " + (f"({piece.text})" if piece.kind is Kind.GROUP else piece.text)
        )
    return " ".join("".join(parts).split()).strip(" ,")
