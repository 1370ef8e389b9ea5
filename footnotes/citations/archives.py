"""Repositories and shelfmarks: "Arch. nat.", "British Library", "Y 5222", "FO 371/12345"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from footnotes.citations.designators import Role
from footnotes.citations.draft import PLACES_OF_PAGES, Draft
from footnotes.citations.locators import DOCUMENTS, is_manuscript, label_at, read_locator
from footnotes.citations.pieces import Kind, Piece, piece_at
from footnotes.patterns import pattern
from footnotes.text.span import Span

CONTAINERS = frozenset(("box", "folder", "reel", "container", "bundle", "file", "collection", "shelfmark"))
_LONGEST_CODE = 4  # letters of a series
_SHORT = 5  # letters of an abbreviated word in a repository's name
_SIGN = 2  # letters after the number of a file: "Д. 12 «а»"
_STATE = 2  # letters of the code of a state
_PARTS_OF_PLACE = 2  # town and state
_LONGEST_NAME = 10  # pieces of a repository's
_LONGEST_HOLDING = 40  # pieces of a shelfmark
_LONGEST_CITY = 4  # pieces of a repository's initials and place
_LEAVES = frozenset(("page", "column", "folio", "line", "note", "verse", "membrane"))
_BOXES = frozenset(("box", "folder", "reel", "container", "bundle"))
_ARCHIVE = pattern("[A-ZÄÖÜ][a-zäöü]+(?:St)?A[A-Z]?")  # "StadtA", "KreisA"
_FILZE = frozenset(
    ("f", "ff", "стб", "столб", "столбец")
)  # where another label of a leaf follows, these are no leaves themselves
_BUSTE = frozenset(("b", "bb", "busta", "buste", "scat", "scatola"))
_FILES = frozenset(("shelfmark", "issue", "bundle", "file", "folder"))
_FILZA = 8  # pieces ahead that such a label stands in
_SERIES = pattern(r"[A-Z]{1,4}\.? ?\d+")
# Fond, opis', delo and list of Russian archives, transliterated: "f. 17, op. 3, d. 5, ll. 12-14 ob."
_FOND = pattern(
    r"f(?:ond)?\.? ?(?:r-)?\d{1,6}[,.]? ?op(?:is)?[.'’]? ?\d{1,5}(?:[,.]? ?(?:d(?:elo)?|ed\. ?khr)\.? ?\d{1,6})?",
    re.IGNORECASE,
)
_LIST = pattern(
    r"[,.]? ?l(?:l|ist|isty)?\.? ?(\d{1,5}(?: ?ob\b)?\.?(?:[-–, ]{1,2}\d{1,5}(?: ?ob\b)?\.?)*)", re.IGNORECASE
)


def read_fond(draft: Draft, pieces: Sequence[Piece], index: int) -> int:
    """Read fond and opis', delo and list, and return the index after them; ``index`` itself where there is no fond."""
    start = pieces[index].start
    fond = _FOND.match(draft.text, start, draft.span.end) if draft.text[start] in "fF" else None
    if fond is None:
        return index
    draft.locate("shelfmark", Span(*fond.span()))
    leaves = _LIST.match(draft.text, fond.end(), draft.span.end)
    if leaves:
        draft.locate("folio", Span(*leaves.span(1)))
    end = leaves.end() if leaves else fond.end()
    while index < len(pieces) and pieces[index].start < end:
        index += 1
    return index


def is_shelfmark(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether letters and a number of a series of documents begin here: "Y 5222", "LL 215", "FO 371/12345"."""
    piece = pieces[index]
    if piece.kind not in (Kind.WORD, Kind.INITIALS):
        return False
    if not piece.text.isupper():
        return False
    letters = piece.text.replace(".", "").replace(" ", "")
    if not letters.isalpha() or len(letters) > _LONGEST_CODE or piece.has(Role.SIGLUM):
        return False
    number = piece_at(pieces, _number_of(pieces, index))
    if number is None or number.kind is not Kind.NUMBER or number.year or len(number.text) < 2:
        return False
    return not piece.senses or "archives" in piece.senses or ("locators" in piece.senses and len(letters) > 1)


def is_archival(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether a shelfmark stands for a source by itself: a folio follows, or it has the form "FO 371/12"."""
    after = next((at for at in range(index + 2, min(index + 5, len(pieces))) if label_at(pieces, at)), None)
    number = pieces[index + 1].text
    return "/" in number or (after is not None and label_at(pieces, after) in ("folio", "shelfmark"))


def _number_of(pieces: Sequence[Piece], index: int) -> int:
    """Return the index of the number after the letters of a series, across their full stop."""
    stop = piece_at(pieces, index + 1)
    return index + 2 if stop is not None and stop.is_mark(".") else index + 1


def read_shelfmark(draft: Draft, pieces: Sequence[Piece], index: int) -> int:
    """Add the shelfmark that begins at ``index`` and return the index after it."""
    number = _number_of(pieces, index)
    comma, more = piece_at(pieces, number + 1), piece_at(pieces, number + 2)
    if comma and more and comma.is_mark(",") and more.is_number and more.start == comma.end == pieces[number].end + 1:
        number += 2  # "MS 13,079/3"
    draft.locate("shelfmark", Span(pieces[index].start, pieces[number].end))
    return number + 1


def is_collection(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether a word names the collection of a manuscript and begins its shelfmark: "BL Add. MS 50019"."""
    piece = pieces[index]
    if piece.kind is not Kind.WORD or piece.known or piece.senses or not piece.capital:
        return False
    at = _number_of(pieces, index)
    label = piece_at(pieces, at)
    return label is not None and is_manuscript(label) and label_at(pieces, at) == "shelfmark"


def read_collection(draft: Draft, pieces: Sequence[Piece], index: int) -> int:
    """Add the shelfmark that begins with the name of its collection and return the index after it."""
    end = read_locator(draft, pieces, _number_of(pieces, index), "shelfmark")
    shelfmark = draft.locators.pop()
    draft.locate("shelfmark", Span(pieces[index].start, shelfmark.span.end))
    return end


def read_of_series(draft: Draft, pieces: Sequence[Piece], index: int) -> int:
    """Add a shelfmark whose series is a siglum of the bibliography, "HO 42" in "HO 42/118"; ``index`` is at the slash.

    Returns the index after it, ``index`` itself where there is none.
    """
    series, number = piece_at(pieces, index - 1), piece_at(pieces, index + 1)
    if series is None or number is None or not series.has(Role.SIGLUM) or number.kind is not Kind.NUMBER:
        return index
    adjacent = series.end == pieces[index].start and number.start == pieces[index].end
    if not adjacent or not _SERIES.fullmatch(series.text):
        return index
    draft.locate("shelfmark", Span(series.start, number.end))
    return index + 2


def read_repository(draft: Draft, pieces: Sequence[Piece], index: int) -> int:
    """Add the repository that is named at ``index`` and return the index after it, ``index`` where there is none."""
    end = _after_name(pieces, index) or _abbreviates_repository(pieces, index)
    if end == index or (end >= len(pieces) and not draft.headed):
        return index
    while pieces[end - 1].kind is Kind.MARK:
        end -= 1
    within, part = piece_at(pieces, end), piece_at(pieces, end + 1)
    if within is not None and part is not None and within.is_mark(",") and "repositories" in part.senses:
        end += 2  # "Sächsisches Staatsarchiv, Hauptstaatsarchiv Dresden"
        while end < len(pieces) and _goes_on(pieces, index, end, named=True) and pieces[end].capital:
            end += 1
    end = _after_place(pieces, end)
    draft.locate("archive", Span(pieces[index].start, pieces[end - 1].end))
    while (aside := piece_at(pieces, end)) and (aside.is_mark(",") or _declares(aside)):
        end += 1  # "Archivio di Stato di Venezia (d'ora in poi ASVe), reg. 60"
    return read_holding(draft, pieces, end)


def _after_name(pieces: Sequence[Piece], index: int) -> int:
    """Return the index after the name of a repository that begins here, 0 where there is none."""
    if not any("repositories" in piece.senses for piece in pieces[index : index + _LONGEST_NAME]):
        return 0
    comma, keeper = piece_at(pieces, index + 1), pieces[index + 2 : index + 5]
    placed = comma is not None and comma.is_mark(",") and _names_repository(keeper)
    end = index + 2 if placed and pieces[index].capital else index  # "Paris, BnF"
    cut = comma is not None and comma.is_mark(".") and len(pieces[index].text) <= _SHORT and not pieces[index].senses
    if cut and keeper and "repositories" in keeper[0].senses and pieces[index].kind is Kind.WORD:
        end = index + 2  # "Hist. Archiv"
    named = False
    while end < len(pieces) and end - index < _LONGEST_NAME:
        named = named or "repositories" in pieces[end].senses
        if "repositories" not in pieces[end].senses and not _goes_on(pieces, index, end, named=named):
            break
        end += 1
    return end if named else 0


def _abbreviates_collection(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether a short word with a full stop and a number begins a shelfmark: "CUL Add. 7655"."""
    stop, number = piece_at(pieces, index + 1), piece_at(pieces, index + 2)
    if stop is None or number is None or not stop.is_mark(".") or len(pieces[index].text) > _SHORT:
        return False
    return number.kind is Kind.NUMBER


def _names_repository(pieces: Sequence[Piece]) -> bool:
    """Say whether a repository's name begins here: "BnF", "British Library"."""
    at = next((at for at, piece in enumerate(pieces) if "repositories" in piece.senses), None)
    return at is not None and all(piece.kind is Kind.WORD and piece.capital for piece in pieces[:at])


def _declares(piece: Piece) -> bool:
    if piece.kind is not Kind.GROUP:
        return False
    siglum = len(piece.children) == 1 and piece.text.isupper() and piece.text.isalpha()  # "[AVRE]"
    return siglum or any("hereafter" in child.senses for child in piece.children)


def read_holding(draft: Draft, pieces: Sequence[Piece], index: int) -> int:
    """Add what stands between a repository and the leaf as one shelfmark, and return the index after it.

    Fonds, series and numbers alike: "ASVe, Senato, Terra, reg. 60, c. 12v", "GStA PK, I. HA Rep. 77, Nr. 4, Bl. 34",
    "РГАСПИ. Ф. 558. Оп. 11. Д. 119. Л. 3". Returns ``index`` where nothing there is a number or leads to a leaf.
    """
    start = index
    while (piece := piece_at(pieces, start)) and piece.kind is Kind.MARK:
        start += 1
    if start < len(pieces) and (end := read_fond(draft, pieces, start)) > start:
        return end
    end = start
    while end < len(pieces) and end - start < _LONGEST_HOLDING and not _ends_holding(pieces, start, end):
        if pieces[end].kind is Kind.TITLE and _is_code(pieces, end + 1):
            return index  # "Arch. nat. *Reg. capit.* LL 215": a title and its shelfmark
        end += 1
    leaf = end < len(pieces) and label_at(pieces, end) in _LEAVES | _BOXES
    end = _without_description(pieces, start, end, leaf=leaf)
    if end == start:
        return index
    for piece in pieces[start:end]:
        if piece.kind in (Kind.TITLE, Kind.NAMED) and draft.title is None:
            draft.title, draft.titled, draft.known = piece.text, piece, piece.known
    draft.locate("shelfmark", Span(pieces[start].start, pieces[end - 1].end))
    return end


def _without_description(pieces: Sequence[Piece], start: int, end: int, *, leaf: bool) -> int:
    """Return the end of a shelfmark without what describes the document: "R 29516, Bericht Müller, Bern, 22. 3. 1933".

    Without a leaf after it, its last part is one with a number or a name in quotation marks; ``start`` where none is.
    """
    while end > start and pieces[end - 1].kind is Kind.MARK:
        end -= 1
    if leaf:
        return end
    last = next((at for at in range(end - 1, start - 1, -1) if _tells_file(pieces, at)), None)
    if last is None:
        return start
    while last + 1 < end and not pieces[last + 1].is_mark(",:;"):
        last += 1
    while pieces[last].kind is Kind.MARK:
        last -= 1
    return last + 1


def _tells_file(pieces: Sequence[Piece], index: int) -> bool:
    piece = pieces[index]
    return piece.is_number or (piece.kind is Kind.TITLE and piece.quoted and _labels_file(pieces, index))


def _labels_file(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether the label of a file stands before a title in quotation marks: "b. 1, fasc. «Bologna»"."""
    before = piece_at(pieces, index - 1)
    if before is not None and before.is_mark("."):
        before = piece_at(pieces, index - 2)
    return before is not None and before.senses.get("locators") in _FILES


def _ends_holding(pieces: Sequence[Piece], start: int, index: int) -> bool:
    """Say whether a leaf, a box, a date or a remark begins here and not another part of a shelfmark."""
    piece, label = pieces[index], label_at(pieces, index)
    if label in _LEAVES:
        return not (_names_file(pieces, index) or _is_in_box(pieces, start, index))
    if label in _BOXES or (label == "number" and piece.text.casefold() in DOCUMENTS):
        return True
    if piece.kind is Kind.GROUP:
        return not (piece.children and piece.children[0].is_mark("="))
    if piece.kind is Kind.MARK:
        return piece.text in ";:—"
    quoted = piece.kind is Kind.TITLE and piece.quoted and len(piece.text) > _SIGN
    talks = piece.means("signals", "ibid", "reprints", "cross_references", "hereafter", "repositories", "passim")
    named = quoted and not _labels_file(pieces, index)
    return named or (talks and not label) or piece.kind in (Kind.DATE, Kind.URL)


def _names_file(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether the label of a leaf or column is that of a file here, since a leaf follows: "f. 2992, c. 112"."""
    ahead = range(index + 1, min(index + _FILZA, len(pieces)))
    return pieces[index].text.casefold() in _FILZE and any(label_at(pieces, at) == "folio" for at in ahead)


def _is_in_box(pieces: Sequence[Piece], start: int, index: int) -> bool:
    """Say whether Italian "f." is a "fascicolo", as it is in a "busta": "b. 286, f. 45"; but "f. 45r" is a leaf."""
    number = piece_at(pieces, index + 2) if pieces[index + 1].is_mark(".") else pieces[index + 1]
    boxed = any(piece.text.casefold() in _BUSTE for piece in pieces[start:index])
    return pieces[index].text == "f" and boxed and number is not None and number.text.isdigit()


def _is_code(pieces: Sequence[Piece], index: int) -> bool:
    while (piece := piece_at(pieces, index)) and piece.is_mark(",."):
        index += 1
    return index < len(pieces) and is_shelfmark(pieces, index)


def _abbreviates_repository(pieces: Sequence[Piece], index: int) -> int:
    """Return the index after the initials of an archive and its place ("GSA Weimar", "PA AA"), else ``index``.

    The lexicons do not know it, but a shelfmark and a leaf follow.
    """
    piece, end = piece_at(pieces, index), index + 1
    if piece is None or piece.kind is not Kind.WORD or piece.senses or piece.known:
        return index
    capitals = sum(letter.isupper() for letter in piece.text)
    initials = 2 <= capitals <= _LONGEST_CODE + 2 and capitals * 2 >= len(piece.text)
    if not (initials or _ARCHIVE.fullmatch(piece.text)):
        return index
    while (
        (city := piece_at(pieces, end))
        and city.kind is Kind.WORD
        and city.capital
        and end - index < _LONGEST_CITY
        and not label_at(pieces, end)
        and not city.has(Role.NAME)
    ):
        end += 1
    mark = piece_at(pieces, end)
    if mark is None or not mark.is_mark(",.:"):
        return index
    labels = [label for at in range(end, min(end + _LONGEST_HOLDING, len(pieces))) if (label := label_at(pieces, at))]
    leaved = "folio" in labels and "volume" not in labels[: labels.index("folio")]
    return end if leaved and labels[0] not in PLACES_OF_PAGES - {"folio"} else index


def _after_place(pieces: Sequence[Piece], index: int) -> int:
    """Return the index after the place of a repository that ends a reference: "Willard Library, Evansville, IN"."""
    end, parts = index, 0
    while parts < _PARTS_OF_PLACE and (comma := piece_at(pieces, end)) and comma.is_mark(","):
        at = end + 1
        while (word := piece_at(pieces, at)) and _is_of_place(word):
            at += 1
        if at == end + 1:
            break
        end, parts = at, parts + 1
    after, beyond = piece_at(pieces, end), piece_at(pieces, end + 1)
    shelved = after is not None and after.is_mark(",") and beyond is not None and is_manuscript(beyond)
    ends = after is None or shelved or after.is_mark(";") or after.kind is Kind.GROUP
    return end if ends or (after is not None and after.is_mark(".") and beyond is None) else index


def _is_of_place(word: Piece) -> bool:
    state = word.text.isupper() and len(word.text) == _STATE and not is_manuscript(word)  # "IN" is Indiana
    return word.kind is Kind.WORD and word.capital and (state or not (word.senses or word.known or len(word.text) == 1))


def _goes_on(pieces: Sequence[Piece], start: int, index: int, *, named: bool) -> bool:
    """Say whether a piece belongs to the name of a repository: capitalised, or any word once it is named as one."""
    piece = pieces[index]
    if piece.is_mark("."):
        before = pieces[index - 1]
        return named and before.kind is Kind.WORD and len(before.text) <= _SHORT and not before.text.isupper()
    if piece.kind not in (Kind.WORD, Kind.INITIALS) or label_at(pieces, index) or piece.has(Role.NAME):
        return False
    if piece.kind is Kind.INITIALS and (number := piece_at(pieces, index + 1)) is not None and number.is_number:
        return False  # "Имп. Публ. Библ. Q. IV. № 53"
    if named and (is_collection(pieces, index) or _abbreviates_collection(pieces, index)):
        return False
    return (piece.capital or named) and not (index > start and is_shelfmark(pieces, index))
