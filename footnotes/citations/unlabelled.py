"""Numbers without a label: years, volumes and issues, parts of editions, pages.

Longer than 400 lines: each thing that a number may be is a short function that ``read_number`` asks in its turn.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from footnotes.citations.archives import CONTAINERS, is_shelfmark
from footnotes.citations.designators import Role
from footnotes.citations.divisions import ends_volume, read_dotted
from footnotes.citations.draft import PLACES_OF_PAGES, Draft
from footnotes.citations.figures import ERAS, FORMAT
from footnotes.citations.locators import after_list, label_at
from footnotes.citations.openings import is_imprint_at
from footnotes.citations.pieces import Kind, Piece, piece_at
from footnotes.citations.runs import run_length
from footnotes.patterns import pattern
from footnotes.text.numerals import bounds, roman
from footnotes.text.span import Span

_LAWS = frozenset(("laws", "acts", "statutes", "statute", "ordinances", "stat", "lois", "gesetze", "leggi"))
_COUNTING = pattern(r"\d+(?:st|nd|rd|th|ère|ème|er|re|e)")  # "83rd Congress": no place in a book
_DECADE = pattern(r"1[4-9]\d0")
_OLD_YEAR = pattern(r"1[0-7]\d\d(?:[-–]\d+)?")
_DOCUMENT_NUMBER = 5  # an unlabelled number of so many digits is no page but the number of a document
_CODE = pattern(r"[A-Z]\d{3,}")  # of a catalogue: "Wing C1234"
_SIGNATURE = pattern(r"[A-Z]{1,2}\d{1,2}[rv](?:[-–].*)?")  # of a printed sheet: "B3v", "H4v–I1r"
_LETTERS_OF_SHEET = 2
_LEAF = pattern(r"[1-9](?: (?:recto|verso|r|v))?")
_DIGITS_OF_PAGE = 3  # a number of so many digits is no part of a volume
_YEARS_OF_CALENDAR = pattern(r"1[0-3]\d\d[-–]\d{1,4}")
_EXTENTS = frozenset(("volume", "page", "issue", "part", "book"))  # of which a work has so many
_COUNTED = ("page", "column")
_IN_VOLUMES = ("page", "column", "number")
_VOLUMES_TO = 40  # a greater number in small Roman letters is a page of the front matter
_VOLUME_AND_PAGE = 3  # pieces of "ii, 336"
_FEW_VOLUMES = 10
_LEAST_PAGE = 50  # a smaller third number may as well be a section
_PARTS = ("book", "chapter", "section")
_THOUSANDS = 3  # digits after a comma that part thousands: "1,200"
_MOST_PARTS = 2  # commas between the parts of a work
_PAIR = 2
_LONGEST_EDITION = 5  # letters
_DATING = frozenset(("del", "dell", "nel", "di", "von", "vom", "aus", "im", "of", "in", "de", "от", "за", "seit"))
_LONGEST_REVISION = 10  # pieces of words between the number and "edition"
_AHEAD = 4  # pieces looked at for the year that makes a number the volume of a periodical


def read_number(draft: Draft, pieces: Sequence[Piece], index: int) -> int:  # noqa: PLR0911, PLR0912, PLR0915 - one case a line
    """Decide what an unlabelled number is by its form and by what stands around it."""
    piece = pieces[index]
    plain = piece.text.isdecimal()
    if (end := _past_other_number(draft, pieces, index)) > index:
        return end
    if draft.headed and is_volume_of_same(pieces, index):
        draft.volume = piece.text
        return index + 2
    if piece.year and index and pieces[index - 1].means("especially"):
        end = after_list(draft, pieces, index, "page")  # "Id. at 1841"
        draft.locate("page", Span(piece.start, pieces[end - 1].end), assumed=True)
        return end
    if (year := _year_by_place(draft, pieces, index)) is not None:
        draft.year = year
        return index + 1
    divided = piece.text.islower() or draft.divided or draft.year is not None
    if piece.kind is Kind.ROMAN and not draft.located and divided and _before_label(pieces, index, "section"):
        draft.locate("book", Span(piece.start, piece.end), assumed=True)
        return index + 1
    if piece.year and not draft.paged and _is_year(draft, pieces, index):
        if _is_session(draft, pieces, index):
            draft.locate("session", Span(piece.start, piece.end))
        else:
            draft.year = piece.year
        return index + 1
    if piece.kind is Kind.ROMAN and not draft.located and _before_label(pieces, index, "question"):
        draft.locate("part", Span(piece.start, piece.end), assumed=True)  # "Summa II-II, q. 64"
        return index + 1
    if piece.kind is Kind.ROMAN and not draft.located and _has_page_of_its_own(pieces, index):
        draft.locate("book", Span(piece.start, piece.end), assumed=True)
        draft.locate("chapter", Span(pieces[index + 2].start, pieces[index + 2].end), assumed=True)
        return index + 3
    if piece.kind is Kind.ROMAN and not draft.located and (end := _read_play(draft, pieces, index)) > index:
        return end
    if _is_division_of_edition(draft, pieces, index):
        draft.locate("section", Span(piece.start, piece.end), assumed=True)
        draft.volume = pieces[index + 1].text
        return index + 2
    if (
        not plain
        and draft.year is None
        and _YEARS_OF_CALENDAR.fullmatch(piece.text)
        and (_before_label(pieces, index, "page"))
    ):
        draft.year = piece.text  # "*Cal. Charter Rolls*, 1327-41, p. 92"
        return index + 1
    if piece.kind is Kind.ROMAN and not draft.located and (end := _read_parts(draft, pieces, index)) > index:
        return end
    if _is_volume(draft, pieces, index):
        part = piece_at(pieces, index + 1)
        numbered = part is not None and part.kind is Kind.NUMBER and not part.year  # "RGBl. I 1933"
        if piece.kind is Kind.ROMAN and part is not None and numbered and ends_volume(pieces, index + 2):
            draft.volume = draft.text[piece.start : part.end]  # "Staatsrecht III 2, S. 1061"
            return index + 2
        draft.volume, issue = _volume_and_issue(piece.text) if piece.kind is Kind.NUMBER else (piece.text, None)
        draft.issue = issue or draft.issue
        return index + 1
    dots = piece.text.rstrip(".").count(".")  # "5 *ff.*" ends with one
    if 1 <= dots <= 2 and not draft.paged:
        read_dotted(draft, piece, abbreviated=index > 0 and pieces[index - 1].is_mark("."))
        return index + 1
    if not draft.paged and (end := _read_run(draft, pieces, index)) > index:
        return end
    if draft.volume is not None and draft.issue is None and not draft.paged and _is_issue(draft, pieces, index):
        draft.issue = piece.text
        return index + 1
    few = len(piece.text) < _DIGITS_OF_PAGE  # "RE 3, 1, Sp. 40", but "iii. 1121, col. 2"
    if draft.volume is not None and not draft.paged and few and _is_part_of_volume(pieces, index):
        draft.volume = f"{draft.volume}, {piece.text}"
        return index + 1
    if (end := _read_tight(draft, pieces, index)) > index:
        return end
    end = after_list(draft, pieces, index, "page")
    if not plain and _SIGNATURE.fullmatch(piece.text):
        draft.locate("folio", Span(piece.start, pieces[end - 1].end))
        return end
    digits = len(piece.text) >= _DOCUMENT_NUMBER if piece.text.isdigit() else bool(_CODE.fullmatch(piece.text))
    draft.locate("number" if digits else "page", Span(piece.start, pieces[end - 1].end), assumed=True)
    return end


def is_sheet(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether the leaf of a printed sheet begins here: "E 3 verso", "Q verso", "A 2"."""
    sheet, leaf, before = pieces[index], piece_at(pieces, index + 1), piece_at(pieces, index - 1)
    if leaf is None or before is None or not before.is_mark(",.…") or sheet.kind not in (Kind.WORD, Kind.ROMAN):
        return False
    if sheet.kind is Kind.ROMAN and (len(sheet.text) > 1 or sheet.text in "IVX"):
        return False  # "H. R. II 1, Nr. 321"
    if len(sheet.text) > _LETTERS_OF_SHEET or not sheet.text.isupper() or leaf.start == sheet.end or sheet.dotted:
        return False
    if leaf.text in ("recto", "verso"):
        return True
    if leaf.kind is not Kind.NUMBER or not _LEAF.fullmatch(leaf.text):
        return False
    after = piece_at(pieces, index + 2)
    return " " in leaf.text or (not sheet.senses and (after is None or after.is_mark(",;.")))


def read_signature(draft: Draft, pieces: Sequence[Piece], index: int) -> int:
    """Read the leaf of a printed sheet and return the index after it; ``index`` where is none."""
    placed = draft.located and draft.locators[-1:] and draft.locators[-1].label != "folio"
    if placed or not (draft.named or draft.titled or draft.ibid) or not is_sheet(pieces, index):
        return index
    draft.locate("folio", Span(pieces[index].start, pieces[index + 1].end))
    return index + 2


def is_volume_of_same(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether a number is a volume of the source or report cited before: "3 *id.* 260"."""
    if index + 1 >= len(pieces) or not pieces[index + 1].means("idem", "ibid") or pieces[index].kind is not Kind.NUMBER:
        return False
    page = piece_at(pieces, index + 2)
    if page is not None and page.is_mark("."):
        page = piece_at(pieces, index + 3)
    return page is not None and page.kind is Kind.NUMBER


def _past_other_number(draft: Draft, pieces: Sequence[Piece], index: int) -> int:  # noqa: PLR0911 - one case a line
    """Return the index after a number that is no place in a source and no year of one, else ``index``."""
    piece, before, after = pieces[index], piece_at(pieces, index - 1), piece_at(pieces, index + 1)
    if after is not None and after.is_mark("%‰"):
        return index + 2
    volume = piece.kind is Kind.ROMAN and after is not None and after.is_mark(".")  # "s.v. *cena*, i. 394"
    if (
        draft.locators
        and draft.locators[-1].label == "sub-verbo"
        and not piece.year
        and not volume
        and not draft.volume
    ):
        return index + 1  # "s.v. ‘boistous’, 2(b)": a sense of the word
    if not piece.text.isdecimal() and (
        FORMAT.fullmatch(piece.text) or (_COUNTING.fullmatch(piece.text) and after and after.kind is Kind.WORD)
    ):
        return index + 1
    if before is not None and before.is_mark("-") and index > 1 and pieces[index - 2].text == "in":
        return index + 1  # "in-4. Roma, 1614": a format
    if before is not None and before.is_mark("'’") and before.end == piece.start:
        return index + 1  # "la fame del '27": a year
    if piece.ordinal and _DECADE.match(piece.text):
        return index + 1  # "в 1830-е годы"
    dated = piece.year is not None or _OLD_YEAR.fullmatch(piece.text) is not None
    if dated and draft.paged and before is not None and before.kind is Kind.WORD and before.text in _DATING:
        return index + 1  # "pp. 310-312, l'elenco delle lettere del 1329"
    return index + 1 if _is_period(pieces, index) or _is_remarked(draft, pieces, index) else index


def _year_by_place(draft: Draft, pieces: Sequence[Piece], index: int) -> str | None:
    """Return a year that its place in the reference shows to be that of publication, None for any other number."""
    piece = pieces[index]
    ends = index == len(pieces) - 1 and index > 0 and pieces[index - 1].is_mark(".")
    last = draft.paged and draft.year is None and ends  # "Man 16, pp. 201-219. 1981"
    second = bool(draft.year) and not draft.paged and _follows_original(draft, pieces, index)  # "Smith [1776] 1976"
    placed = not draft.headed and draft.volume is not None and _after_place(pieces, index)
    return piece.year if piece.year and (last or second or placed or _is_published(draft, pieces, index)) else None


def _after_place(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether a year stands between a place and a page: "Т. III. СПб., 1910. С. 7"."""
    comma, stop = piece_at(pieces, index - 1), piece_at(pieces, index + 1)
    if comma is None or stop is None or not comma.is_mark(",") or not stop.is_mark(".,"):
        return False
    place = pieces[index - 3] if pieces[index - 2].is_mark(".") else pieces[index - 2]
    return place.capital and not place.is_number and label_at(pieces, index + 2) == "page"


def _is_part_of_volume(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether a number between volume and imprint is that of a part: "in *Noviss. Dig.*, I, 2, Torino 1958"."""
    volume, after = piece_at(pieces, index - 2), piece_at(pieces, index + 1)
    if volume is None or after is None or volume.kind is not Kind.ROMAN or not after.is_mark(","):
        return False
    if label_at(pieces, index + 2) in ("page", "column"):
        return True  # "IV, 1, p. 233"
    ahead = range(index + 2, min(index + 2 + _AHEAD, len(pieces)))
    return any(pieces[at].year and is_imprint_at(pieces, at, index) for at in ahead)


def _is_issue(draft: Draft, pieces: Sequence[Piece], index: int) -> bool:
    """Say whether a number between the year of a periodical and the page is that of the issue: "CXII (2000), 2"."""
    comma, year, after = piece_at(pieces, index - 1), piece_at(pieces, index - 2), piece_at(pieces, index + 1)
    if comma is None or year is None or after is None or not comma.is_mark(",") or not after.is_mark(","):
        return False
    dated = year.kind is Kind.GROUP and len(year.children) == 1 and year.children[0].year is not None
    held = year.kind is Kind.NUMBER and year.year is not None and (draft.serial or draft.container is not None)
    return (dated or held) and label_at(pieces, index + 2) == "page"  # also "«Studi storici», 55, 2014, 1, pp. 27"


def _read_tight(draft: Draft, pieces: Sequence[Piece], index: int) -> int:
    """Read numbers that commas without spaces part and return the index after them; ``index`` where there are none.

    They are the parts of a work, as Germans cite texts: "Thuk. 2,15,1", "(241,8–30)". Lists of pages have spaces.
    """
    end = index
    while (
        (comma := piece_at(pieces, end + 1))
        and (number := piece_at(pieces, end + 2))
        and comma.is_mark(",")
        and comma.start == pieces[end].end
        and number.start == comma.end
        and number.kind is Kind.NUMBER
        and len(number.text.split("-")[0].split("–")[0]) < _THOUSANDS
    ):
        end += 2
    head = piece_at(pieces, index - 1)
    named = head is None or head.is_mark(".") or head.dotted or head.kind in (Kind.TITLE, Kind.NAMED) or draft.siglum
    if end == index or draft.located or not named or end - index > 2 * _MOST_PARTS:
        return index
    count = (end - index) // 2 + 1
    levels = ("stanza", "line") if not draft.headed and count == _PAIR else ("book", "chapter", "section")
    for at in range(count):
        part = pieces[index + 2 * at]
        draft.locate(levels[at], Span(part.start, part.end), assumed=True)
    return end + 1


def _is_division_of_edition(draft: Draft, pieces: Sequence[Piece], index: int) -> bool:
    """Say whether a siglum's edition is divided above its volumes: "WA IV 25, 333" is division IV, volume 25."""
    if pieces[index].kind is not Kind.ROMAN or index + 2 >= len(pieces):
        return False
    volume, comma = pieces[index + 1], pieces[index + 2]
    if volume.kind is not Kind.NUMBER:
        return False
    siglum = draft.siglum or (draft.known is not None and Role.SIGLUM in draft.known.roles)
    page = piece_at(pieces, index + 3)
    paged = page is not None and (page.kind is Kind.NUMBER or label_at(pieces, index + 3) in ("page", "number"))
    apart = (comma.is_mark(",") and paged) or label_at(pieces, index + 2) == "number"  # "HR III 3 Nr. 353"
    return siglum and not draft.authors and draft.volume is None and apart


def read_counted_thing(draft: Draft, pieces: Sequence[Piece], index: int) -> int:
    """Read an edition or series with its number ("2. Aufl.", "1re série") and pass over how many volumes there are.

    Returns the index after it, ``index`` itself where there is none.
    """
    piece, after = pieces[index], piece_at(pieces, index + 1)
    at = index + 2 if after and after.is_mark(".") and after.start == piece.end else index + 1
    noun = piece_at(pieces, at)
    if noun is None or piece.year:
        return index
    if noun.is_mark(",") and (edition := _after_revised(pieces, at + 1)) > at:  # "2., erw. Aufl."
        draft.locate("edition", Span(piece.start, piece.end))
        return edition
    if not piece.text.isdecimal() and FORMAT.fullmatch(piece.text):
        return at + 1 if "editions" in noun.senses else index  # "8vo. ed."
    for sense, label in (("editions", "edition"), ("series", "series")):
        if sense in noun.senses and (piece.ordinal or sense == "editions") and not label_at(pieces, at):
            draft.locate(label, Span(piece.start, piece.end))
            return at + 1
    extent = noun.senses.get("locators") in _EXTENTS and not label_at(pieces, at) and not label_at(pieces, index)
    return at + 1 if extent and at == index + 1 else index  # "2 vols", "16 т."


def _after_revised(pieces: Sequence[Piece], index: int) -> int:
    """Return the index after "erw. und verb. Aufl." that begins here, 0 where no edition follows such words."""
    for at in range(index, min(index + _LONGEST_REVISION, len(pieces))):
        piece = pieces[at]
        if "editions" in piece.senses:
            return at + 1
        if not (piece.is_mark(".,") or (piece.kind is Kind.WORD and piece.text.islower())):
            return 0
    return 0


def is_divided(draft: Draft, pieces: Sequence[Piece], index: int) -> bool:
    """Say whether a number is a part of the work: a siglum of the bibliography may be another work's, cited by page."""
    if draft.counted:
        return "." in pieces[index].text
    if label_at(pieces, index + 1) == "page" and pieces[index].kind is Kind.ROMAN:
        return False  # "Homeyer, Sachsensp. I S. 398": an edition
    if draft.levels[0] == "act" and "." not in pieces[index].text:  # "*Hamlet*, 45" is a page
        second = piece_at(pieces, index + 2)
        return pieces[index].kind is Kind.ROMAN or (second is not None and second.is_number)
    if draft.told or draft.known is None or Role.SIGLUM not in draft.known.roles or "." in pieces[index].text:
        return True
    after = piece_at(pieces, index + 1)
    beyond = piece_at(pieces, index + 2) if after is not None and after.is_mark(",:.") else after
    return draft.levels[0] in ("line", "number", "part") or (beyond is not None and beyond.is_number)


def _volume_and_issue(number: str) -> tuple[str, str | None]:
    """Part "43.2" and "4/1" into volume and issue; "52/53" is one number of a periodical."""
    for mark in "./":
        volume, found, issue = number.partition(mark)
        if found and not (mark == "/" and volume.isdigit() and issue.isdigit() and int(issue) == int(volume) + 1):
            return volume, issue
    return number, None


def _is_year(draft: Draft, pieces: Sequence[Piece], index: int) -> bool:
    """Say whether a number that may be a year is one: the first, or the one after the place of publication."""
    before = piece_at(pieces, index - 1)
    if before is not None and before.is_mark("."):
        before = piece_at(pieces, index - 2) if pieces[index - 2].kind is Kind.ROMAN else before
    if draft.volume is not None and not draft.serial and before is not None and before.is_number:
        return label_at(pieces, index + 2) == "page"  # not "RKEB 3 1456", "Thesaur. V. 1795", but "RGBl. I 1933, S. 5"
    if draft.volume is not None and not draft.headed and before is not None and before.is_mark(","):
        return False  # "(III, 1588)"
    placed = before is not None and (before.kind is Kind.WORD or before.is_mark(",")) and draft.place is not None
    if draft.date is not None and draft.year is not None:
        same = pieces[index].year == draft.year  # "of 1 July 1878, in *Papers* 1878, LXXXIII, 151"
        return same or (placed and before is not None and before.kind is Kind.WORD)
    return draft.year is None or placed


def _is_published(draft: Draft, pieces: Sequence[Piece], index: int) -> bool:
    """Say whether a year stands after the publisher: of two years it is the one of publication (Chicago 14.15)."""
    comma = piece_at(pieces, index - 1)
    name = draft.publisher or (draft.container if draft.date is not None else None)
    if name is None or comma is None or not comma.is_mark(","):
        return (
            False  # of a decision printed in a review, the year of the review: "3 maggio 1996, in *Giust. civ.*, 1997"
        )
    return draft.text[draft.span.start : comma.start].rstrip(" .*_»”").endswith(name.rstrip(" ."))


def _is_period(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether years date documents: "Correspondence 1940-1950, Box 57", "before 1399. Y 5222, fol. 162"."""
    if index == 0 or index + 2 >= len(pieces) or not pieces[index + 1].is_mark(",."):
        return False
    piece, before = pieces[index], pieces[index - 1]
    if _OLD_YEAR.fullmatch(piece.text) and is_shelfmark(pieces, index + 2):
        return True
    ranged = piece.year is not None and not piece.text.isdigit()
    return ranged and before.kind is Kind.WORD and label_at(pieces, index + 2) in CONTAINERS


def _is_remarked(draft: Draft, pieces: Sequence[Piece], index: int) -> bool:
    """Say whether a year is that of an event in a remark: "1990), 45, affirming the court in 1866", "AD 20"."""
    if index and pieces[index - 1].text in ERAS:
        return True
    if index + 1 < len(pieces) and pieces[index + 1].text in ERAS:
        return True
    if index == 0 or pieces[index].year is None or draft.year is None or not draft.located:
        return False
    before = pieces[index - 1]
    return before.kind is Kind.WORD and before.text.islower() and "locators" not in before.senses


def _has_page_of_its_own(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether book and chapter go before the page of an edition: "I. 57, p. 276"."""
    stop, chapter, comma = (piece_at(pieces, at) for at in range(index + 1, index + 4))
    if stop is None or chapter is None or comma is None or not (stop.is_mark(".,") and comma.is_mark(",")):
        return False
    if chapter.year or (stop.is_mark(",") and len(chapter.text) == 1):
        return False  # "*Epigraphica* I, 1939, p. 37", "Storia, IV, 1, p. 233": a year, the part of a volume
    return chapter.kind is Kind.NUMBER and label_at(pieces, index + 4) == "page"


def _read_play(draft: Draft, pieces: Sequence[Piece], index: int) -> int:
    """Read act, scene and line of a play ("III.i.56–58"); return the index after, ``index`` where there are none."""
    act, scene, line = (piece_at(pieces, at) for at in (index, index + 2, index + 4))
    marks = [piece_at(pieces, at) for at in (index + 1, index + 3)]
    if act is None or scene is None or line is None or not all(mark and mark.is_mark(".,") for mark in marks):
        return index
    if not act.text.isupper() or scene.kind is not Kind.ROMAN or not scene.text.islower():
        return index
    if line.kind is not Kind.NUMBER or line.year:
        return index
    labels = ("book", "chapter", "paragraph") if draft.year else ("act", "scene", "line")  # "Smith 1976, I.viii.29"
    for label, piece in zip(labels, (act, scene), strict=False):
        draft.locate(label, Span(piece.start, piece.end), assumed=True)
    end = after_list(draft, pieces, index + 4, "line")
    draft.locate(labels[2], Span(line.start, pieces[end - 1].end), assumed=True)
    return end


def _read_parts(draft: Draft, pieces: Sequence[Piece], index: int) -> int:
    """Read three numbers with full stops between them, the first in small Roman letters; return the index after them.

    They are volume, part and page ("Hist. MSS. xi. 3. 157", "Annals, iii. i. 220"), or book, chapter and section where
    the last is no likely page ("Institutes, iii. 2. 7"). Returns ``index`` where there are no such numbers.
    """
    numbers = [piece_at(pieces, at) for at in (index, index + 2, index + 4)]
    stops = [piece_at(pieces, index + 1), piece_at(pieces, index + 3)]
    volume, part, page = numbers
    if volume is None or part is None or page is None or not all(stop and stop.is_mark(".") for stop in stops):
        return index
    small = volume.text.islower() and (part.text.islower() or len(part.text) < _DIGITS_OF_PAGE)
    if not (draft.headed and small and part.is_number and page.kind is Kind.NUMBER) or not page.text[0].isdigit():
        return index
    end = after_list(draft, pieces, index + 4, "page")
    counted = draft.serial or (draft.known is not None and draft.known.volumes)
    if counted or part.kind is Kind.ROMAN or (bounds(page.text)[0] or 0) >= _LEAST_PAGE:
        draft.volume = volume.text
        draft.locate("part", Span(part.start, part.end), assumed=True)
        draft.locate("page", Span(page.start, pieces[end - 1].end), assumed=True)
        return end
    for level, number in zip(("book", "chapter"), (volume, part), strict=True):
        draft.locate(level, Span(number.start, number.end), assumed=True)
    draft.locate("section", Span(page.start, pieces[end - 1].end), assumed=True)
    return end


def _read_run(draft: Draft, pieces: Sequence[Piece], index: int) -> int:
    """Read the parts of a marked work, with full stops and spaces between them: "*De Die Natali*, 23. 7".

    Returns the index after them, ``index`` itself where there are none. A great second number is a page.
    """
    marked = draft.titled is not None and draft.titled.kind is Kind.TITLE and not draft.titled.quoted
    if not marked or draft.located or draft.year or draft.serial:
        return index
    count = run_length(pieces, index)
    if count < _PAIR or count > len(_PARTS):
        return index
    if count == _PAIR and (len(pieces[index + 2].text) >= _DIGITS_OF_PAGE or (draft.known and draft.known.volumes)):
        draft.volume = pieces[index].text
        end = after_list(draft, pieces, index + 2, "page")
        draft.locate("page", Span(pieces[index + 2].start, pieces[end - 1].end), assumed=True)
        return end
    for at in range(count):
        part = pieces[index + 2 * at]
        draft.locate(_PARTS[at], Span(part.start, part.end), assumed=True)
    return index + 2 * count - 1


def _follows_original(draft: Draft, pieces: Sequence[Piece], index: int) -> bool:
    """Say whether the year of the first edition stands in brackets before that of the one used."""
    before = piece_at(pieces, index - 1)
    if before is None or before.kind is not Kind.GROUP or len(before.children) != 1:
        return False
    return draft.text[before.start] == "[" and before.children[0].year == draft.year


def _before_label(pieces: Sequence[Piece], index: int, label: str) -> bool:
    """Say whether the section of a book ("ii. § 122") or the question of a part follows its number."""
    at = index + 1
    while (mark := piece_at(pieces, at)) and mark.is_mark(".,"):
        at += 1
    return label_at(pieces, at) == label and (label != "section" or pieces[at].text in "§§")


def _is_session(draft: Draft, pieces: Sequence[Piece], index: int) -> bool:
    """Say whether a year is the session of a law cited by year and chapter: "Laws, 1754, ch. 9" (Bluebook 12.4)."""
    at = index + 1
    while (piece := piece_at(pieces, at)) and piece.is_mark(",:"):
        at += 1
    label = piece.senses.get("locators") if piece else None
    if label not in ("chapter", "session"):
        return False
    laws = {word.casefold() for word in re.findall(r"[^\W\d_]+", draft.title or "")} & _LAWS
    return bool(laws) or (draft.ibid and draft.year is None)


def _is_small_volume(draft: Draft, pieces: Sequence[Piece], index: int) -> bool:
    """Say whether a number in small Roman letters with something after it is that of a volume: "ii. 345"."""
    piece, after = pieces[index], pieces[index + 1]
    if after.is_mark(".") and (comma := piece_at(pieces, index + 2)) and comma.is_mark(","):
        page = piece_at(pieces, index + 3)
        headed = page is not None and page.senses.get("locators") == "sub-verbo"
        return page is not None and (headed or page.kind is Kind.NUMBER)  # "iii., 363", "ii., s.v. Dis"
    beyond = piece_at(pieces, index + 2) if after.is_mark(",.:") else after
    dated = after.kind is Kind.GROUP and any(child.year for child in after.children)
    if label_at(pieces, index + 1) in _COUNTED:
        return draft.headed  # "Eph. Epigr. iv p. 221"
    if after.is_mark(",") and index == 0 and label_at(pieces, 2) in _COUNTED:
        return True  # "C.I.L. ii, p. 1177, viii, p. 1103"
    if after.is_mark(","):  # MHRA 4, 7.3: "2 vols (London, 1990), ii, 45"; "xii, 45" of a single volume are pages
        counted = beyond is not None and (beyond.kind is Kind.NUMBER or label_at(pieces, index + 2) in _IN_VOLUMES)
        if index == 0 and len(pieces) == _VOLUME_AND_PAGE and counted:
            return (roman(piece.text) or 0) < _FEW_VOLUMES  # "Walsingham (ii, 336)"
        set_off = pieces[index - 1].kind in (Kind.MARK, Kind.GROUP, Kind.TITLE)
        return counted and set_off and draft.headed and (roman(piece.text) or 0) < _VOLUMES_TO
    if beyond is not None and beyond.kind is Kind.GROUP:
        dated = any(child.year for child in beyond.children)  # "ii. (1891), p. 521"
    labelled = beyond is not after and draft.headed and label_at(pieces, index + 2) in _COUNTED  # "vi. p. 52"
    return dated or labelled or (beyond is not None and beyond.kind is Kind.NUMBER)


def _is_volume(draft: Draft, pieces: Sequence[Piece], index: int) -> bool:  # noqa: PLR0911 - one case a line
    """Say whether an unlabelled number is that of a volume.

    Conventions: "CahLT 24 (1985), 69" and "43, no. 2 (2009)" of journals; "RKEB 3 40" and "3:40" of works in volumes;
    "VIII, 89" and "II 345" with a Roman number (Chicago 14.116-121; MHRA 7.4).
    """
    if draft.volume is not None or draft.paged:
        return False
    piece, after = pieces[index], piece_at(pieces, index + 1)
    if after is None:
        return piece.kind is Kind.ROMAN and piece.text.isupper() and draft.title is not None
    spaced = after.is_mark(",.:")
    beyond = piece_at(pieces, index + 2) if spaced else after
    if piece.kind is Kind.ROMAN:
        if piece.text.isupper():
            return beyond is None or beyond.kind is not Kind.ROMAN or not spaced or beyond.text.islower()
        return _is_small_volume(draft, pieces, index)
    if after.kind is Kind.GROUP:
        if (
            draft.authors
            and draft.title
            and draft.container is None
            and _closes(pieces, index + 1)
            and not draft.serial
        ):
            return False  # Bluebook 21, 15.1: "Charles Fried, Contract as Promise 69–73 (1981)"
        return draft.issue is None and any(child.is_number or child.year for child in after.children)
    if not spaced:
        return beyond is not None and (
            (beyond.kind is Kind.NUMBER and draft.headed) or (beyond.kind is Kind.ROMAN and beyond.text.islower())
        )
    if after.is_mark(":"):
        return beyond is not None and beyond.kind is Kind.NUMBER
    if after.is_mark(",") and draft.headed and not draft.date and label_at(pieces, index + 2) in PLACES_OF_PAGES:
        return True  # "RE 3, Sp. 40", "Journal 5, fo. 36b"
    edition = draft.siglum or (draft.known is not None and Role.SIGLUM in draft.known.roles)
    if after.is_mark(",") and edition and label_at(pieces, index + 2) == "number":
        return True  # "WA.B 5, Nr. 1391"
    if after.is_mark(",") and _is_edition(draft) and not draft.locators and beyond is not None:
        return beyond.kind is Kind.NUMBER and not beyond.year and beyond.start > after.end  # "KSA 6, 34"
    if draft.known is not None and draft.known.volumes and beyond is not None and beyond.kind is Kind.NUMBER:
        return True
    return draft.serial and draft.issue is None and _year_ahead(pieces, index + 1, draft)


def _is_edition(draft: Draft) -> bool:
    """Say whether capitals name collected works or a lexicon, which are cited by volume and page."""
    title = draft.title or draft.container or ""
    if draft.known is not None:  # the bibliography says whether it is in volumes
        return Role.SIGLUM in draft.known.roles and Role.EDITION in draft.known.roles
    return 2 <= len(title) <= _LONGEST_EDITION and title.isalpha() and title.isupper() and draft.year is None


def _closes(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether a reference ends with the brackets at ``index``: no page follows."""
    return not any(piece.is_number or label_at(pieces, at) for at, piece in enumerate(pieces[index + 1 :], index + 1))


def _year_ahead(pieces: Sequence[Piece], index: int, draft: Draft) -> bool:
    ahead = pieces[index : index + _AHEAD]
    labelled = any(label_at(pieces, at) in ("issue", "number", "part") for at in range(index, index + len(ahead)))
    return labelled or (draft.year is None and any(piece.year for piece in ahead))
