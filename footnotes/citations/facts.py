"""What follows a title: container, volume and issue, places and publishers, years and dates, locators, addresses."""

from __future__ import annotations

import re
from collections.abc import Sequence

from footnotes.citations.archives import is_shelfmark, read_repository, read_shelfmark
from footnotes.citations.designators import Role
from footnotes.citations.divisions import divide, ends_volume, is_coded, read_counted, read_divided, read_dotted
from footnotes.citations.draft import Draft
from footnotes.citations.imprint import read_imprint
from footnotes.citations.locators import after_list, label_at, read_locator
from footnotes.citations.pieces import Kind, Piece, piece_at
from footnotes.citations.reports import read_report
from footnotes.text.span import Span

_LAWS = frozenset(("laws", "acts", "statutes", "statute", "ordinances", "stat", "lois", "gesetze", "leggi"))
_COUNTING = re.compile(r"\d+(?:st|nd|rd|th|ère|ème|er|re|e)")  # "83rd Congress": no place in a book
_FORMAT = re.compile(r"4to|8vo|12mo|16mo|24mo|32mo|97[89](?:[-–]\d+){3,4}")  # and an ISBN: no places in a book
_DOCUMENT_NUMBER = 5  # an unlabelled number of so many digits is no page but the number of a document
_EXTENTS = frozenset(("volume", "page", "issue", "part", "book"))  # of which a work has so many
_AHEAD = 4  # pieces looked at for the year that makes a number the volume of a periodical


def read_facts(draft: Draft, pieces: Sequence[Piece], index: int) -> None:
    """Read the pieces from ``index`` to the end into the draft."""
    while index < len(pieces):
        index = _read_one(draft, pieces, index)


def _read_one(draft: Draft, pieces: Sequence[Piece], index: int) -> int:  # noqa: PLR0911, PLR0912 - one case a line
    piece = pieces[index]
    label = label_at(pieces, index)
    if piece.is_number and (end := _counted_thing(draft, pieces, index)) > index:
        return end
    if piece.is_number and draft.levels and _is_divided(draft, pieces, index):
        return read_divided(draft, pieces, index)
    if draft.counted and not label and (piece.is_number or is_coded(pieces, index)):
        return read_counted(draft, pieces, index)
    after = piece_at(pieces, index + 1)
    if piece.work and piece.capital and not label and after and (after.is_number or after.is_mark(".")):
        divide(draft, [piece])  # "Gl. ord. ad c. 3 X 3.18": the work stands after other words
        if draft.levels:
            return index + 1
    if (end := read_report(draft, pieces, index)) > index:
        return end
    if is_shelfmark(pieces, index) and (
        draft.titled or draft.ibid or not draft.headed or "/" in pieces[index + 1].text
    ):
        return read_shelfmark(draft, pieces, index)
    if label:
        return read_locator(draft, pieces, index, label)
    if "repositories" in piece.senses and (end := read_repository(draft, pieces, index)) > index:
        return end
    if piece.is_number:
        return _number(draft, pieces, index)
    if piece.kind is Kind.DATE:
        draft.date, draft.year = piece.text, draft.year or piece.year
    elif piece.kind is Kind.GROUP:
        _group(draft, pieces, index)
    elif piece.kind is Kind.URL:
        draft.url = draft.url or piece.text
    elif piece.kind in (Kind.TITLE, Kind.NAMED):
        _container(draft, piece)
    elif piece.kind is Kind.MARK:
        if piece.text == "/" and (after := piece_at(pieces, index + 1)) and after.is_mark("/"):
            return _words(draft, pieces, index + 2, container=True)
    else:
        return _worded(draft, pieces, index)
    return index + 1


def _number(draft: Draft, pieces: Sequence[Piece], index: int) -> int:  # noqa: PLR0911 - one case a line
    """Decide what an unlabelled number is by its form and by what stands around it."""
    piece = pieces[index]
    after = piece_at(pieces, index + 1)
    if _FORMAT.fullmatch(piece.text) or (_COUNTING.fullmatch(piece.text) and after and after.kind is Kind.WORD):
        return index + 1
    ends = index == len(pieces) - 1 and index > 0 and pieces[index - 1].is_mark(".")
    if piece.year and draft.paged and draft.year is None and ends:
        draft.year = piece.year  # "Man 16, pp. 201-219. 1981"
        return index + 1
    if piece.year and not draft.paged and _is_year(draft, pieces, index):
        if _is_session(draft, pieces, index):
            draft.locate("session", Span(piece.start, piece.end))
        else:
            draft.year = piece.year
        return index + 1
    if _is_division_of_edition(draft, pieces, index):
        draft.locate("section", Span(piece.start, piece.end), assumed=True)
        draft.volume = pieces[index + 1].text
        return index + 2
    if _is_volume(draft, pieces, index):
        part = piece_at(pieces, index + 1)
        if piece.kind is Kind.ROMAN and part and part.kind is Kind.NUMBER and ends_volume(pieces, index + 2):
            draft.volume = draft.text[piece.start : part.end]  # "Staatsrecht III 2, S. 1061"
            return index + 2
        draft.volume, issue = _volume_and_issue(piece.text)
        draft.issue = issue or draft.issue
        return index + 1
    if 1 <= piece.text.count(".") <= 2 and not draft.paged:
        read_dotted(draft, piece, abbreviated=index > 0 and pieces[index - 1].is_mark("."))
        return index + 1
    end = after_list(draft, pieces, index, "page")
    digits = piece.text.isdigit() and len(piece.text) >= _DOCUMENT_NUMBER
    draft.locate("number" if digits else "page", Span(piece.start, pieces[end - 1].end), assumed=True)
    return end


def _is_division_of_edition(draft: Draft, pieces: Sequence[Piece], index: int) -> bool:
    """Say whether a siglum's edition is divided above its volumes: "WA IV 25, 333" is division IV, volume 25."""
    volume, comma = piece_at(pieces, index + 1), piece_at(pieces, index + 2)
    if pieces[index].kind is not Kind.ROMAN or volume is None or volume.kind is not Kind.NUMBER or comma is None:
        return False
    siglum = draft.siglum or (draft.known is not None and Role.SIGLUM in draft.known.roles)
    page = piece_at(pieces, index + 3)
    paged = page is not None and (page.kind is Kind.NUMBER or label_at(pieces, index + 3) == "page")
    return siglum and not draft.authors and draft.volume is None and comma.is_mark(",") and paged


def _counted_thing(draft: Draft, pieces: Sequence[Piece], index: int) -> int:
    """Read an edition or series with its number ("2. Aufl.", "1re série") and pass over how many volumes there are.

    Returns the index after it, ``index`` itself where there is none.
    """
    piece, after = pieces[index], piece_at(pieces, index + 1)
    at = index + 2 if after and after.is_mark(".") and after.start == piece.end else index + 1
    noun = piece_at(pieces, at)
    if noun is None or piece.year:
        return index
    for sense, label in (("editions", "edition"), ("series", "series")):
        if sense in noun.senses and (piece.ordinal or sense == "editions") and not label_at(pieces, at):
            draft.locate(label, Span(piece.start, piece.end))
            return at + 1
    extent = noun.senses.get("locators") in _EXTENTS and not label_at(pieces, at) and not label_at(pieces, index)
    return at + 1 if extent and at == index + 1 else index  # "2 vols", "16 т."


def _is_divided(draft: Draft, pieces: Sequence[Piece], index: int) -> bool:
    """Say whether a number is a part of the work: a siglum of the bibliography may be another work's, cited by page."""
    if draft.counted:
        return "." in pieces[index].text
    if draft.known is None or Role.SIGLUM not in draft.known.roles or "." in pieces[index].text:
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
    if draft.volume is not None and not draft.serial and before is not None and before.is_number:
        return False  # "RKEB 3 1456"
    if draft.date is not None and draft.year is not None:
        return False
    placed = before is not None and (before.kind is Kind.WORD or before.is_mark(",")) and draft.place is not None
    return draft.year is None or placed


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
        dated = after.kind is Kind.GROUP and any(child.year for child in after.children)
        return dated or (beyond is not None and beyond.kind is Kind.NUMBER and not after.is_mark(","))
    if after.kind is Kind.GROUP:
        return draft.issue is None and any(child.is_number or child.year for child in after.children)
    if not spaced:
        return beyond is not None and (
            (beyond.kind is Kind.NUMBER and draft.headed) or (beyond.kind is Kind.ROMAN and beyond.text.islower())
        )
    if after.is_mark(":"):
        return beyond is not None and beyond.kind is Kind.NUMBER
    if after.is_mark(",") and draft.headed and label_at(pieces, index + 2) in ("page", "column"):
        return True  # "RE 3, Sp. 40"
    if draft.known is not None and draft.known.volumes and beyond is not None and beyond.kind is Kind.NUMBER:
        return True
    return draft.serial and draft.issue is None and _year_ahead(pieces, index + 1, draft)


def _year_ahead(pieces: Sequence[Piece], index: int, draft: Draft) -> bool:
    ahead = pieces[index : index + _AHEAD]
    labelled = any(label_at(pieces, at) in ("issue", "number", "part") for at in range(index, index + len(ahead)))
    return labelled or (draft.year is None and any(piece.year for piece in ahead))


def _group(draft: Draft, pieces: Sequence[Piece], index: int) -> None:
    """Read a parenthesis: "(1985)", "(London, 1792)", "(24)" after a year, "(9th ed.)", "(Hrsg.)"."""
    group = pieces[index]
    inside = group.children
    numbers = [piece for piece in inside if piece.is_number]
    if refers_to_note(group):
        return  # a cite of its own
    if not inside or inside[0].is_mark("=") or any("accessed" in piece.senses for piece in inside):
        return
    if is_role(group) and not numbers:
        return
    if len(inside) == 1 and numbers and (not numbers[0].year or draft.year):
        if draft.volume is not None and draft.serial and draft.issue is None and not draft.paged:
            draft.issue = numbers[0].text
        elif draft.year and draft.volume is None and not draft.paged:
            draft.volume = numbers[0].text
        elif not numbers[0].year:
            draft.report = draft.report or draft.counted == "page"  # "RGZ 11, 23 (27)"
            draft.locate("page", group.inner, assumed=True)
        return
    years = [piece for piece in inside if piece.year and piece.kind in (Kind.DATE, Kind.NUMBER)]
    labelled = any(label_at(inside, at) or "editions" in inside[at].senses for at in range(len(inside)))
    if years:
        before, draft.year = draft.year, None
        draft.counted, counted = None, draft.counted
        locators, draft.locators = draft.locators, []  # a year in brackets is one, whatever stands before them
        read_facts(draft, inside, 0)
        draft.year = years[-1].year or before
        draft.locators, draft.counted = locators + draft.locators, counted
    elif labelled:
        read_facts(draft, inside, 0)


def _alone(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether a name stands alone, as that of an edition does: "ed. Hardy, p. 5"."""
    after = piece_at(pieces, index + 1)
    return after is None or after.is_mark(",.;") or after.is_number


def _sends(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether "above" and its like have a place beside them: "n. 5 above", "supra, p. 7", "p. 5 of this book"."""
    before = pieces[max(0, index - 3) : index]
    labelled = any(label_at(pieces, at) for at in range(index + 1, min(index + 3, len(pieces))))
    return labelled or any(piece.is_number or "ordinals" in piece.senses for piece in before)


def refers_to_note(group: Piece) -> bool:
    """Say whether a parenthesis sends to a note of the manuscript: "(wie Anm. 5)", "(in n. 150, above)"."""
    if group.kind is not Kind.GROUP:
        return False
    inside = group.children
    if len(inside) == 2 and inside[0].senses.get("locators") == "note" and inside[1].kind is Kind.NUMBER:
        return True  # OSCOLA: "Williams, Animals (n 1) 273"
    crosses = any("cross_references" in piece.senses for piece in group.children)
    return crosses and any(label_at(group.children, at) == "note" for at in range(len(group.children)))


def is_role(group: Piece) -> bool:
    """Say whether a parenthesis says that those before it are editors: "(Hrsg.)", "(eds.)"."""
    return (
        group.kind is Kind.GROUP
        and len(group.children) <= 3
        and any("editors" in piece.senses for piece in group.children)
    )


def _container(draft: Draft, piece: Piece) -> None:
    """Take a second title for what holds the first."""
    if draft.title is None and draft.container is None and not piece.has(Role.CONTAINER):
        draft.title, draft.titled, draft.known = piece.text, piece, piece.known
    elif draft.place is not None and draft.publisher is None and draft.container is not None:
        draft.publisher = piece.text
    elif draft.container is None:
        draft.container = piece.text
        if piece.known and (draft.known is None or piece.known.serial):
            draft.known = piece.known
        marked = draft.titled is not None and draft.titled.kind is not Kind.WORD and not draft.titled.quoted
        if piece.kind is Kind.TITLE and not marked:  # what stood before was of the item itself
            draft.volume = draft.issue = None
            draft.locators.clear()


def _worded(draft: Draft, pieces: Sequence[Piece], index: int) -> int:  # noqa: PLR0911, PLR0912 - one case a line
    """Read words: those with a sense in their sense, others as container, place or publisher."""
    piece = pieces[index]
    senses = piece.senses
    after = piece_at(pieces, index + 1)
    if "cross_references" in senses:
        draft.itself = draft.itself or _sends(pieces, index)
    elif "contained" in senses and (draft.title or draft.authors):
        if after and after.is_mark(":,"):
            index, after = index + 1, piece_at(pieces, index + 2)
        if after and after.kind in (Kind.WORD, Kind.INITIALS, Kind.NAMED):
            return _words(draft, pieces, index + 1, container=True)
        if after and after.is_number:
            draft.loose.append(piece)
    elif "passim" in senses and draft.locators:
        pass
    elif (
        ("editions" in senses or "editors" in senses)
        and after
        and after.kind is Kind.NUMBER
        and after.year
        and not draft.year
    ):
        draft.year = after.year
        return index + 2
    elif "editions" in senses and after and after.capital and after.kind is Kind.WORD and _alone(pieces, index + 1):
        draft.locate("edition", Span(after.start, after.end))
        return index + 2
    elif after and "editions" in after.senses and piece.kind is Kind.WORD and piece.capital and not senses:
        draft.locate("edition", Span(piece.start, piece.end))
        return index + 2
    elif after and "ordinals" in senses and "editions" in after.senses:
        draft.locate("edition", Span(piece.start, piece.end), number=senses["ordinals"])
        return index + 2
    elif "accessed" in senses:
        return index + 2 if after and after.kind is Kind.DATE else index + 1
    elif "series" in senses and (" " in piece.text or "." in piece.text):
        draft.locate("series", Span(piece.start, piece.end))
    elif not {"located", "especially", "theses", "conjunctions", "series", "no_place", "no_date"} & senses.keys():
        return _words(draft, pieces, index, container=False)
    return index + 1


def _words(draft: Draft, pieces: Sequence[Piece], index: int, *, container: bool) -> int:
    """Read a run of words up to the next fact: the container where one is announced, else place and publisher."""
    end = _after_words(pieces, index)
    if end == index:
        return index + (0 if container else 1)
    run, stop = pieces[index:end], piece_at(pieces, _past_marks(pieces, end))
    span = Span(run[0].start, run[-1].end)
    text = " ".join(span.of(draft.text).split()).strip(" ,.;:")
    if container and stop and is_role(stop):  # "In: Fertig, Georg (Hrsg.): Title"
        return _words(draft, pieces, _past_marks(pieces, end + 1), container=True)
    before_year = stop is not None and (stop.year is not None or stop.kind is Kind.DATE)
    if container:
        if not any("editors" in piece.senses for piece in run):
            name, _, place = text.rpartition(", ") if before_year else (text, "", "")
            draft.container = draft.container or name or text
            draft.place = draft.place or (place or None if name else None)
            return end
        editors = next(at for at, piece in enumerate(run) if "editors" in piece.senses)
        if editors > 0:  # "in Title, a cura di G. Verdi, Roma 1950"
            draft.container = " ".join(draft.text[run[0].start : run[editors - 1].end].split()).rstrip(" ,.;:")
            if before_year and ", " in text:
                draft.place = draft.place or text.rpartition(", ")[2]
        return end
    colon = any(piece.is_mark(":") for piece in pieces[end : end + 1])
    if colon and stop is not None and stop.kind is Kind.TITLE and draft.titled is not None:
        draft.place = draft.place or text  # "Washington: *Congressional Quarterly*, 1964"
        return end
    if before_year and draft.place is None and not run[0].senses.keys() - {"publishers", "particles"}:
        read_imprint(draft, text, published=any("publishers" in piece.senses for piece in run))
    else:
        draft.loose += [piece for piece in run if piece.kind is not Kind.MARK]
    return end


def _after_words(pieces: Sequence[Piece], index: int) -> int:
    """Return the index after the run of words and marks that begins here; it ends with a word."""
    end = last = index
    while (piece := piece_at(pieces, end)) and piece.kind in (Kind.WORD, Kind.INITIALS, Kind.MARK, Kind.NAMED):
        kept = "repositories" in piece.senses and end > index and not pieces[end - 1].capital  # "aux Arch. de la Préf."
        if label_at(pieces, end) or piece.means("cross_references", "located") or kept:
            break
        if end > index and "passim" in piece.senses:
            break
        end += 1
        if piece.kind is not Kind.MARK:
            last = end
    return last


def _past_marks(pieces: Sequence[Piece], index: int) -> int:
    while (piece := piece_at(pieces, index)) and piece.kind is Kind.MARK:
        index += 1
    return index
