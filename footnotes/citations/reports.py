"""Law reports and other serials cited by volume, abbreviation and page: "22 Harv L Rev 97, 99", "[1932] AC 562"."""

from __future__ import annotations

from collections.abc import Sequence

from footnotes.citations.designators import Role
from footnotes.citations.draft import Draft
from footnotes.citations.locators import label_at
from footnotes.citations.pieces import Kind, Piece, piece_at
from footnotes.patterns import pattern
from footnotes.text.span import Span

# Courts of the United Kingdom, Ireland and the Commonwealth, by whose numbers judgments are cited (OSCOLA 4, 2.1.2).
_NEUTRAL = pattern(
    r"(?:UK(?:SC|HL|PC|UT|FTT|EAT)|EW(?:CA|HC|COP|FC)|CS(?:IH|OH)|NI(?:CA|QB)|IE(?:SC|HC)|HCA|SCC|NZ(?:SC|CA|HC))\b"
)
_REGISTER = r"(?:[A-Z]{1,4}[a-z]{0,2}[A-Z]?|[A-Z][a-z][A-Z])(?: ?\([^()]{1,8}\))?"  # "ZR", "StR", "BvR", "ZR (PKH)"
_DOCKET = pattern(
    rf"[A-Z]{{1,4}}\(\d\d\)\d+|(?:(?:[IVX]{{1,5}}[a-z]?|\d{{1,2}}) {_REGISTER}|[CTF]-?) ?\d{{1,5}}/\d\d\b"
)
_LONGEST_DOCKET = 40  # characters, its year left out
_PARTIES = pattern(r" v[s.]? |'s Case\b|\b[Ii]n re |\b[Ee]x parte ")
_LONGEST = 7  # pieces of an abbreviated name
_LONGEST_WORD = 6  # letters of an abbreviated word


def read_docket(draft: Draft, pieces: Sequence[Piece], index: int) -> int:
    """Read the file number of a German or European court and return the index after it; ``index`` where there is none.

    "VI ZR 12/97", "1 BvR 400/51", "C-402/05 P"; of a British cabinet's papers too: "CP(48)6".
    """
    piece = pieces[index]
    may = (piece.capital or piece.is_number) and _has_docket_signs(draft.text, piece.start)
    docket = _DOCKET.match(draft.text, piece.start, draft.span.end) if may else None
    if docket is None:
        return index
    draft.locate("number", Span(*docket.span()))
    while index < len(pieces) and pieces[index].start < docket.end():
        index += 1
    return index


def is_docket(text: str, pieces: Sequence[Piece], index: int) -> bool:
    """Say whether the file number of a court or cabinet begins here."""
    if index >= len(pieces) or not pieces[index].capital:
        return False
    start = pieces[index].start
    return _has_docket_signs(text, start) and _DOCKET.match(text, start) is not None


def _has_docket_signs(text: str, start: int) -> bool:
    """Say whether a stroke or bracket stands where a file number has one, which most words and numbers lack."""
    end = start + _LONGEST_DOCKET
    return text.find("/", start, end) >= 0 or text.find("(", start, end) >= 0


def read_report(draft: Draft, pieces: Sequence[Piece], index: int) -> int:
    """Read a report that begins at ``index`` and return the index after its first page; ``index`` where there is none.

    OSCOLA 4, 2.1 and 3.3.1: "(1908) 22 Harv L Rev 97, 99", "[1932] AC 562 (HL) 580", "(1868) LR 3 HL 330",
    "[2008] UKHL 13, [2008] 1 AC 884 [44]";
    Bluebook 21, 10.3: "248 N.Y. 339 (1928)".
    """
    at, volume = index, None
    second = draft.report and draft.paged and _is_named(pieces, at)
    if pieces[at].kind is Kind.NUMBER and (second or (not draft.paged and not pieces[at].year)):
        volume, at = pieces[at].text, at + 1
    elif index == 0 or not _dated(pieces[index - 1]):
        return index
    start = at
    if volume is not None and _dated(piece_at(pieces, index - 1)) and _is_emphasised(pieces, at):
        at += 1  # "(1969) 4 *Irish Jurist* 368"
    else:
        while at < len(pieces) and at - start < _LONGEST and _abbreviates(pieces, at):
            at += 1
    if at == start:
        return index
    inner = piece_at(pieces, at)
    if volume is None and inner and inner.kind is Kind.NUMBER and (more := piece_at(pieces, at + 1)) and _is_code(more):
        volume, at = inner.text, at + 2  # "LR 3 HL 330"
    at = _past_comma(draft, pieces, at)
    page = piece_at(pieces, at)
    if second:
        return at + 1  # the same case in another report: "217 N.Y. 223, 111 N.E. 822"
    if page is None or page.kind is not Kind.NUMBER or page.year or draft.volume is not None:
        return index
    draft.volume, draft.report = volume, True
    named = Span(pieces[start].start, pieces[at - 1].end).of(draft.text)
    if _NEUTRAL.match(named):
        draft.container, draft.issue = draft.container or named, page.text
        return at + 1
    if draft.title is None and not draft.authors:
        draft.title, draft.siglum = named, True
        draft.known = draft.known or (pieces[start].known if at == start + 1 else None)
    else:
        draft.container = draft.container or named
    draft.locate("page", Span(page.start, page.end), assumed=True)
    after = piece_at(pieces, at + 1)
    return at + 2 if after and after.is_mark(",") else at + 1


def _past_comma(draft: Draft, pieces: Sequence[Piece], index: int) -> int:
    """Return the index after the comma between a reporter and the page: "Boson v. Sandford, 1 Shower, 101"."""
    comma, at = piece_at(pieces, index), piece_at(pieces, index + 1)
    if comma is not None and comma.is_mark(",") and at is not None and at.text == "at":
        return index + 2  # "19 How. St. Tr., at 1072"
    of_case = draft.title is not None and _PARTIES.search(draft.title) is not None
    return index + 1 if of_case and comma is not None and comma.is_mark(",") else index


def _is_emphasised(pieces: Sequence[Piece], index: int) -> bool:
    piece = piece_at(pieces, index)
    return piece is not None and piece.kind in (Kind.TITLE, Kind.NAMED) and not piece.quoted


def _dated(piece: Piece | None) -> bool:
    return piece is not None and piece.kind is Kind.GROUP and any(child.year for child in piece.children)


def _is_named(pieces: Sequence[Piece], index: int) -> bool:
    after = piece_at(pieces, index + 1)
    return after is not None and after.serial


def _is_code(piece: Piece) -> bool:
    return piece.kind is Kind.INITIALS or (piece.kind is Kind.WORD and piece.text.isupper())


def _abbreviates(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether a word is one of an abbreviated name: short and capitalised, "&", a series in brackets."""
    piece = pieces[index]
    if piece.serial:
        return True
    if label_at(pieces, index) and not (piece.kind is Kind.WORD and piece.text.isupper() and len(piece.text) > 1):
        return False
    if piece.kind is Kind.GROUP:
        return bool(piece.children) and all(child.capital and not child.is_number for child in piece.children)
    if piece.is_mark("&") or (piece.is_mark(".") and pieces[index - 1].kind in (Kind.WORD, Kind.NAMED)):
        return True
    if piece.kind is Kind.NAMED:
        return len(piece.text) <= _LONGEST_WORD or piece.has(Role.CONTAINER) or piece.has(Role.SIGLUM)
    return piece.kind is Kind.INITIALS or (
        piece.kind is Kind.WORD and piece.capital and (len(piece.text) <= _LONGEST_WORD or piece.has(Role.NAME))
    )
