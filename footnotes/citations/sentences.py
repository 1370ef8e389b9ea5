"""Cuts a note into sentences and the sentences into those that cite and those that only talk."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from string import ascii_lowercase

from footnotes.citations.designators import Role
from footnotes.citations.locators import label_at
from footnotes.citations.openings import begins_reference, dashed_container, is_imprint_at
from footnotes.citations.pieces import Kind, Piece, piece_at
from footnotes.citations.runs import in_run
from footnotes.patterns import pattern
from footnotes.records import IntEnum, dataclass

_QUOTATION_WORDS = 24  # in quotation marks and longer: no title but a quotation
_SHORT_QUOTATION = 6  # words in quotation marks inside a title
_STOPS = ".?!"
_ENDING_MARKS = _STOPS + "—-–"
_ENDING = (Kind.MARK, Kind.URL)  # what a sentence may end with, but for the full stop of an abbreviation
_SILENT = (Kind.MARK, Kind.WORD, Kind.INITIALS, Kind.TITLE, Kind.NAMED)  # no signs of citing, unless by their senses
_CLOSING = frozenset(("ibid", "op_cit", "following", "passim", "et_al", "no_date"))  # abbreviations that end sentences
_LONGEST_ABBREVIATION = 5  # letters
_LONGEST_SHELFMARK = 6  # pieces
_VERSUS = frozenset(("v", "vs"))  # between the parties of a case
_VOWELS = pattern("[aeiouyаеёиоуыэюя]+", re.IGNORECASE)  # a whole word mostly has two syllables
_FEW_WORDS = 3  # in small letters, that an author or imprint may have
_MOST_MARKS = 6  # between a source and its fact
_SHORT_HEAD = 14  # pieces of an author's name or a title before the sentence with the facts


class Speech(IntEnum):
    """What a sentence of a note is to its citation."""

    PROSE = 1  # a remark or a quotation
    OPEN = 2  # may begin a reference that the next sentence goes on with
    CITES = 3  # names a place in a source


@dataclass(slots=True, eq=False)
class Sentence:
    """Pieces ``start`` to ``end`` of a note; ``first`` and ``last`` are where it cites, within."""

    start: int
    end: int
    speech: Speech
    prosy: bool  # holds words of sentences outside titles
    wordy: bool = False  # mostly small letters: an unmarked title or a remark


def is_quotation(piece: Piece, prose: frozenset[str]) -> bool:
    """Say whether quotation marks hold a quotation and not a title."""
    if piece.kind is not Kind.TITLE or not piece.quoted or piece.known:
        return False
    words = piece.text.split()
    if len(words) > _QUOTATION_WORDS or piece.text[:1] in "….[" or piece.text.lstrip("'\"‘“«.").strip()[:1].islower():
        return True
    return sum(word.strip(".,;:!?").casefold() in prose for word in words) >= 2


def sentences(pieces: Sequence[Piece], prose: frozenset[str]) -> list[Sentence]:
    """Return the sentences of a note in order, without the quotations."""
    found: list[Sentence] = []
    start = 0
    for index, piece in enumerate(pieces):
        quotation = (
            piece.kind is Kind.TITLE
            and is_quotation(piece, prose)
            and pieces[index - 1].senses.get("locators") != "sub-verbo"
            and not _is_of_title(pieces, start, index, prose)
        )
        if quotation or ((piece.kind in _ENDING or piece.dotted) and _ends(pieces, index)):
            end = index if quotation else index + 1
            if end > start:
                found.append(_sentence(pieces, start, end, prose))
            if quotation:
                found.append(Sentence(index, index + 1, Speech.PROSE, prosy=True))
            start = index + 1
    if start < len(pieces):
        found.append(_sentence(pieces, start, len(pieces), prose))
    return found


def _is_of_title(pieces: Sequence[Piece], start: int, index: int, prose: frozenset[str]) -> bool:
    """Say whether quotation marks stand in the title after an author: "Петров А. Б. За стеной «тихого города»"."""
    if len(pieces[index].text.split()) > _SHORT_QUOTATION or not start + 2 < index <= start + _SHORT_HEAD:
        return False
    initials = next(
        (at for at in range(start, min(start + _MOST_MARKS, index)) if pieces[at].kind is Kind.INITIALS), index
    )
    title = pieces[initials + 1 : index]
    return bool(title) and all(
        piece.kind in (Kind.WORD, Kind.MARK) and not piece.talks(prose) and not piece.is_mark(_STOPS + ":;")
        for piece in title
    )


def _announced(part: Sequence[Piece]) -> Piece | None:
    """Return the last colon of a sentence that a name follows: "Er nennt zwei Bücher: Schmidt, K., Das Salz"."""
    for at in range(len(part) - 2, 0, -1):
        if part[at].is_mark(":") and (part[at + 1].kind is Kind.INITIALS or part[at + 1].capital):
            return part[at]
    return None


def _ends(pieces: Sequence[Piece], index: int) -> bool:  # noqa: PLR0911, PLR0912 - one case a line
    """Say whether a sentence ends with this mark, address or abbreviation."""
    if index + 1 >= len(pieces):
        return False
    piece, after = pieces[index], pieces[index + 1]
    if piece.kind is Kind.MARK and piece.text not in _ENDING_MARKS and not piece.dotted:  # as most marks
        return False
    if piece.kind is Kind.URL:
        return after.kind is Kind.WORD and after.capital
    if (piece.is_mark(".") or piece.dotted) and dashed_container(pieces, index + 1):
        return False
    if dashed_container(pieces, index):
        return False
    if piece.is_mark("—") and (pieces[index - 1].is_mark(".") or pieces[index - 1].dotted):
        return True  # "pp. 35-6.—Martene, V. 1795": what parts references in older notes
    if piece.is_mark("—-–"):
        return after.is_mark("—-–") or (piece.text == "—" and after.kind is Kind.TITLE)
    if not piece.is_mark(_STOPS) and not (piece.dotted and piece.means(*_CLOSING)):
        return False
    if piece.is_mark(".") and pieces[index - 1].kind is Kind.NUMBER and after.means("editions", "locators", "series"):
        return label_at(pieces, index + 1) is not None  # "3. Aufl." is no end, "S. 5. Bd. 3" is
    if (
        piece.is_mark(".")
        and after.is_number
        and (
            pieces[index - 1].kind is Kind.NAMED or (pieces[index - 1].kind is Kind.ROMAN and after.kind is Kind.NUMBER)
        )
    ):
        return False  # "Hill, iii. 547", "Keilw. 77", "Hist. MSS. xi. 3"
    if piece.is_mark(".") and after.kind is Kind.ROMAN and after.text.islower() and pieces[index - 1].text.isupper():
        return pieces[index - 1].kind is not Kind.ROMAN  # "II. i. 52"
    if piece.is_mark(".") and after.kind is Kind.NUMBER and in_run(pieces, index - 1):
        return False  # "Hist. MSS. xi. 3. 157", "*Att.* 1. 4. 3"
    if piece.is_mark(".") and (
        _abbreviates(pieces[index - 1], after)
        or _in_shelfmark(pieces, index - 1)
        or _in_abbreviations(pieces, index - 1)
        or _is_versus(pieces, index - 1)
        or _is_small_letter(pieces, index - 1)
    ):
        return False
    if after.is_mark("–—") and (remark := piece_at(pieces, index + 2)) is not None:
        return remark.capital and remark.means("signals")  # ". – Anders als Gerhardt"; but "Закат. – СПб., 2006"
    if piece.dotted and (after.is_number or label_at(pieces, index + 1)):
        return False  # "Ibid. 215"
    if after.kind is Kind.GROUP:
        return after.text[:1].isupper() or is_aside(pieces, index + 1)
    if after.kind in (Kind.TITLE, Kind.NAMED, Kind.URL):
        return True
    name = piece_at(pieces, index + 3 if after.means("particles") and not after.dotted else index + 2)
    if after.means("particles") and pieces[index - 1].is_number and name is not None and name.capital:
        return True  # "§ 453. v. Savigny, Besitz"
    signalled = "signals" in after.senses and pieces[index - 1].kind in (Kind.NUMBER, Kind.GROUP, Kind.ROMAN)
    return after.text[:1].isupper() or after.is_number or after.text[:1] in "№§" or signalled


def _sentence(pieces: Sequence[Piece], start: int, end: int, prose: frozenset[str]) -> Sentence:
    part = pieces[start:end]
    if part[0].kind is Kind.GROUP and is_aside(pieces, start):
        return Sentence(start, end, Speech.PROSE, prosy=True)
    words = [piece for piece in part if piece.kind is Kind.WORD]
    said = [word for word in words if word.talks(prose)]
    prosy = bool(said) and not begins_reference(pieces, start, end)
    if prosy and (announced := _announced(part)) is not None:
        prosy = said[-1].start > announced.start
    if sign_of_citing(pieces, start, end, start) < end:
        return Sentence(start, end, Speech.CITES, prosy)
    unsettled = sum(word.text.islower() and not word.senses for word in words)
    titled = next((piece.kind is Kind.TITLE for piece in reversed(part) if piece.kind is not Kind.MARK), False)
    led = ("signals" in part[0].senses and not prosy) or _sends_to_author(part)
    opens = titled or led or (not prosy and (len(part) <= _SHORT_HEAD or unsettled < len(words) * 0.8))
    wordy = unsettled > _FEW_WORDS and unsettled > sum(word.capital for word in words)
    return Sentence(start, end, Speech.OPEN if opens else Speech.PROSE, prosy, wordy)


def _sends_to_author(part: Sequence[Piece]) -> bool:
    """Say whether a signal stands right before an author whom the bibliography knows: "On this point, see Hill"."""
    return any(
        "signals" in piece.senses and after.has(Role.NAME) and (at == 0 or part[at - 1].kind is Kind.MARK)
        for at, (piece, after) in enumerate(pairwise(part))
    )


def sign_of_citing(pieces: Sequence[Piece], index: int, end: int, start: int) -> int:
    """Return the index of the first sign of citing from ``index``, ``end`` where there is none before.

    ``start`` is where the sentence or clause begins that they stand in.
    """
    for at in range(index, end):
        piece = pieces[at]
        if (piece.senses or piece.kind not in _SILENT) and cites_at(pieces, at, start):
            return at
    return end


def cites_at(pieces: Sequence[Piece], index: int, start: int) -> bool:  # noqa: PLR0911 - one case a line
    """Say whether the piece is a sign of citing that needs no other: a labelled locator, ibid., a title with facts."""
    piece = pieces[index]
    if piece.kind in _SILENT and not piece.senses:
        return False
    if piece.means("ibid", "op_cit") or piece.kind is Kind.URL or label_at(pieces, index):
        return True
    if piece.senses.get("locators") == "sub-verbo":
        return True  # "Holder, s.v."
    before = _before(pieces, index, start)
    if before is None:
        return False
    sourced = before.kind in (Kind.TITLE, Kind.NAMED) or before.known is not None or before.work
    if piece.year and is_imprint_at(pieces, index, start):
        return True
    if before.kind is Kind.GROUP and any("editors" in child.senses for child in before.children):
        return piece.is_number  # "*Fasti* (ed. Hardy), ii. 460"
    if before.kind is Kind.GROUP and piece.is_number and not any(child.is_number for child in before.children):
        titled = piece_at(pieces, next(at for at in range(index, -1, -1) if pieces[at] is before) - 1)
        return titled is not None and titled.kind in (Kind.TITLE, Kind.NAMED)  # "*Town Documents* (Selden Soc.), lix"
    if piece.is_number or piece.kind is Kind.DATE:
        return sourced or (before.kind is Kind.GROUP and before.year is not None)
    if piece.kind is Kind.GROUP:
        return sourced and any(child.is_number or child.year for child in piece.children)
    return False


def _before(pieces: Sequence[Piece], index: int, start: int) -> Piece | None:
    """Return the piece before, across a little punctuation, inside the sentence."""
    first = max(start, index - _MOST_MARKS)
    index -= 1
    while index >= first and pieces[index].kind is Kind.MARK:
        index -= 1
    return pieces[index] if index >= first else None


def _abbreviates(word: Piece, after: Piece) -> bool:
    """Say whether a full stop is that of an abbreviation before a number or a manuscript: "Y. 5221", "MS. Harl. 22"."""
    if word.senses.get("locators") == "shelfmark":
        return after.kind in (Kind.WORD, Kind.NUMBER)
    short = word.kind is Kind.WORD and word.capital and len(word.text) <= _LONGEST_ABBREVIATION
    return short and after.kind is Kind.NUMBER and not after.year and len(_VOWELS.findall(word.text)) < 2


def _in_abbreviations(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether a short word in small letters goes on with an abbreviated title: "Arch. f. civ. Prax."."""
    word, stop, before = pieces[index], piece_at(pieces, index - 1), piece_at(pieces, index - 2)
    if stop is None or before is None or not stop.is_mark(".") or before.kind is not Kind.WORD:
        return False
    small = word.kind is Kind.WORD and word.text.islower() and not word.senses
    short = max(len(word.text), len(before.text)) <= _LONGEST_ABBREVIATION
    return small and short and not before.means("following", "ibid", "op_cit")


def _in_shelfmark(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether an abbreviated word belongs to the shelfmark of a manuscript: "MS. Top. Oxon. c. 42"."""
    at = index
    while at > max(0, index - _LONGEST_SHELFMARK) and (
        pieces[at].is_mark(".") or (pieces[at].kind is Kind.WORD and len(pieces[at].text) <= _LONGEST_ABBREVIATION)
    ):
        if pieces[at].senses.get("locators") == "shelfmark":
            return True
        at -= 1
    return pieces[at].senses.get("locators") == "shelfmark"


def _is_versus(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether "v." stands between the parties of a case: "Brown v. Board"; "v. Savigny" begins with a particle."""
    before = piece_at(pieces, index - 1)
    return pieces[index].text in _VERSUS and before is not None and before.kind is Kind.WORD and before.capital


def _is_small_letter(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether a single Latin letter abbreviates a word in the name of a place: "Frankfurt a. M.", "i. Br."."""
    letter = pieces[index]
    return letter.kind is Kind.WORD and (
        letter.text == "pr" or (len(letter.text) == 1 and letter.text in ascii_lowercase)
    )


def is_aside(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether a parenthesis stands by itself as a sentence does: "(Smith 45)" and not "(London, 1990), p. 5"."""
    inside, after = pieces[index].children, piece_at(pieces, index + 1)
    alone = after is None or after.is_mark(_STOPS) or (after.kind is Kind.WORD and after.capital)
    return alone and bool(inside) and (inside[0].known is not None or label_at(inside, 0) is not None)
