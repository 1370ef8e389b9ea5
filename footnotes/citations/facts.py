"""What follows a title: container, volume and issue, places and publishers, years and dates, locators, addresses.

Longer than 400 lines: each kind of fact is a short function that ``_read_one`` tries in its turn.
"""

from __future__ import annotations

from collections.abc import Sequence

from footnotes.citations.archives import (
    is_archival,
    is_collection,
    is_shelfmark,
    read_collection,
    read_fond,
    read_of_series,
    read_repository,
    read_shelfmark,
)
from footnotes.citations.designators import Role
from footnotes.citations.divisions import divide, is_coded, read_counted, read_divided
from footnotes.citations.draft import Draft
from footnotes.citations.identifiers import past_identifier
from footnotes.citations.imprint import read_imprint
from footnotes.citations.locators import label_at, read_locator
from footnotes.citations.names import names_and_rest
from footnotes.citations.openings import is_place_at, past_volume_title
from footnotes.citations.pieces import Kind, Piece, piece_at
from footnotes.citations.reports import read_docket, read_report
from footnotes.citations.unlabelled import is_divided, read_counted_thing, read_number, read_signature
from footnotes.patterns import pattern
from footnotes.text.span import Span

_ANNAL = frozenset(("ad", "sub", "a", "an", "ann", "anno", "annum"))  # before the year of a chronicle
_OLD_OR_NEW = pattern(r"[3-9]\d\d|1\d{3}")
_SHORT_LABEL = 4  # letters; a longer word after another one may be part of a name: "Neue deutsche Hefte 13"


def read_facts(draft: Draft, pieces: Sequence[Piece], index: int) -> None:
    """Read the pieces from ``index`` to the end into the draft."""
    while index < len(pieces):
        index = _read_one(draft, pieces, index)


def _read_one(draft: Draft, pieces: Sequence[Piece], index: int) -> int:  # noqa: PLR0911, PLR0912 - one case a line
    piece = pieces[index]
    numbered = piece.is_number
    if draft.named and draft.year and draft.title is None and not draft.report:
        draft.counted, draft.levels = None, ()  # "Orme 1981, 242": another work by the author of a collection
    if piece.kind is Kind.MARK and not piece.senses:
        return _mark(draft, pieces, index)
    label = label_at(pieces, index)
    annal = piece.kind is Kind.WORD and piece.text.casefold() in _ANNAL
    if annal and (end := _past_annal(draft, pieces, index)) > index:
        return end
    if numbered and (end := read_counted_thing(draft, pieces, index)) > index:
        return end
    if numbered and draft.levels and is_divided(draft, pieces, index):
        return read_divided(draft, pieces, index)
    if draft.divisions[1:] and piece.kind is Kind.NUMBER and label_at(pieces, index + 1) == draft.divisions[-1]:
        draft.locate(draft.divisions[-2], Span(piece.start, piece.end), assumed=True)  # "Ssp. III 45 § 4; 64 § 8"
        return index + 1
    if draft.counted == "number" and piece.year and draft.authors and not (draft.title or draft.container):
        draft.counted, draft.divided = None, False  # "Schallmayer 1990, 12": a page after all
    if draft.counted and is_coded(pieces, index) and not piece.dotted and piece.text not in "IVX":
        return read_counted(draft, pieces, index)
    if draft.counted and not label and (numbered or is_coded(pieces, index)):
        return read_counted(draft, pieces, index)
    if piece.kind is Kind.WORD and (end := past_identifier(pieces, index)) > index:
        draft.identified = True
        return end
    if piece.work and piece.capital and not label and _is_cited_by_parts(pieces, index):
        divide(draft, [piece])  # "Gl. ord. ad c. 3 X 3.18": the work stands after other words
        if draft.levels:
            if not draft.authors and draft.known is None:
                draft.title, draft.siglum, draft.prefix = piece.text, True, draft.title or draft.prefix
            return index + 1
        if draft.report:
            draft.container, draft.volume = piece.text, None  # "Meier, Anmerkung, NJW 1998, 123"
            return index + 1
    if (end := read_docket(draft, pieces, index)) > index:
        return end
    if (end := read_fond(draft, pieces, index)) > index or (end := read_report(draft, pieces, index)) > index:
        return end
    if (end := read_signature(draft, pieces, index)) > index:
        return end
    if is_shelfmark(pieces, index) and (draft.titled or draft.ibid or not draft.headed or is_archival(pieces, index)):
        return read_shelfmark(draft, pieces, index)
    if is_collection(pieces, index):
        return read_collection(draft, pieces, index)
    if label:
        if label in ("causa", "distinctio") and not (draft.headed or draft.located):
            draft.title, draft.siglum = draft.text[piece.start : piece.end], True  # "C. 15 q. 1 c. 4"
        end = read_locator(draft, pieces, index, label)
        if label == "note" and any(locator.label == "sub-verbo" for locator in draft.locators):
            draft.locators.pop()  # a dictionary's "n. 19a": the noun in a sense
        return end
    if "repositories" in piece.senses and (end := read_repository(draft, pieces, index)) > index:
        return end
    if numbered:
        return read_number(draft, pieces, index)
    if piece.kind is Kind.DATE:
        draft.date, draft.year = piece.text, draft.year or piece.year
    elif piece.kind is Kind.GROUP:
        _group(draft, pieces, index)
    elif piece.kind is Kind.URL:
        draft.url = draft.url or piece.text
    elif piece.kind is Kind.TITLE and _is_of_volume(pieces, index):
        pass  # "vol. I, *Le premesse*"
    elif piece.kind in (Kind.TITLE, Kind.NAMED):
        held = index > 0 and pieces[index - 1].means("contained") and bool(draft.authors)
        _container(draft, piece, placed=draft.title is not None and is_place_at(pieces, index), held=held)
    elif piece.kind is not Kind.MARK:
        return _worded(draft, pieces, index)
    return index + 1


def _past_annal(draft: Draft, pieces: Sequence[Piece], index: int) -> int:
    """Read the year of a chronicle and return the index after it: "ad a. 1045", "an. 1237"; ``index`` where is none."""
    at = index
    while (piece := piece_at(pieces, at)) and (piece.text.casefold() in _ANNAL or piece.is_mark(".")):
        at += 1
    year, last = piece_at(pieces, at), pieces[at - 1]
    if at == index or year is None or year.kind is not Kind.NUMBER or not _OLD_OR_NEW.fullmatch(year.text):
        return index
    if not (last.is_mark(".") or last.dotted or last.text in ("anno", "annum")) or last.text.isupper():
        return index
    draft.year = draft.year or year.text
    return at + 1


def _is_cited_by_parts(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether a number follows the name of a work, which is not that of a report after its year."""
    after, before = piece_at(pieces, index + 1), piece_at(pieces, index - 1)
    if after is None or not (after.is_number or after.is_mark(".")):
        return False
    reported = before is not None and before.kind is Kind.GROUP and any(one.year for one in before.children)
    return not (reported and pieces[index].text.isupper())


def _mark(draft: Draft, pieces: Sequence[Piece], index: int) -> int:
    """Read what a punctuation mark announces, and return the index after it."""
    mark = pieces[index].text
    if mark == ":" and (end := past_volume_title(pieces, index)) > index:
        return end
    if mark == "/" and (end := read_of_series(draft, pieces, index)) > index:
        return end
    if mark == "/" and (after := piece_at(pieces, index + 1)) and after.is_mark("/"):
        return _words(draft, pieces, index + 2, container=True)
    return index + 1


def _group(draft: Draft, pieces: Sequence[Piece], index: int) -> None:  # noqa: PLR0911, PLR0912 - one case a line
    """Read a parenthesis: "(1985)", "(London, 1792)", "(24)" after a year, "(9th ed.)", "(Hrsg.)"."""
    group = pieces[index]
    inside = group.children
    alone = len([piece for piece in inside if not piece.is_mark(".,")]) == 1
    numbers = [piece for piece in inside if piece.is_number]
    if refers_to_note(group):
        return  # a cite of its own
    if draft.year and draft.paged and any(piece.kind is Kind.DATE for piece in inside):
        return  # "1955. Т. 1. С. 311 (запись от 25 апр. 1848 г.)"
    if draft.year and not draft.paged and any("editions" in piece.senses for piece in inside[:3]):
        return  # "Roma 1977 (1ª ed. Firenze 1968), p. 5"
    if inside and inside[0].kind is Kind.DATE and any(locator.label == "archive" for locator in draft.locators):
        return  # "ASVe, Secreti, reg. 88, c. 45v (23 giugno 1590)": when it was written
    if not inside or inside[0].is_mark("=") or any("accessed" in piece.senses for piece in inside):
        return
    if draft.text[group.start] == "[" and len(inside) == 2 and _is_command(inside[0]) and inside[1].kind is Kind.NUMBER:
        return
    if inside and inside[0].kind is Kind.TITLE and inside[0].quoted and draft.title and draft.year and not draft.paged:
        return  # the series: "Torino 1954 («Giornale storico», Suppl. 27), pp. 23-31"
    if is_role(group) and not numbers:
        named = len(inside) == _EDITION_BY and "editions" in inside[0].senses and inside[1].capital
        if named and (draft.located or draft.titled):
            draft.locate("edition", Span(inside[1].start, inside[1].end))  # "p. 17 (ed. Molinier)"
        return
    if alone and numbers and (not numbers[0].year or draft.year):
        if draft.volume is not None and draft.serial and draft.issue is None and not draft.paged:
            draft.issue = numbers[0].text
        elif draft.year and numbers[0].year == draft.year:
            pass  # of a second report: "[2008] UKHL 13, [2008] 1 AC 884"
        elif draft.report and numbers[0].year and draft.text[group.start] == "[":
            pass  # "[2017] UKSC 79, [2018] 1 WLR 108"
        elif draft.year and draft.volume is None and not draft.paged:
            draft.volume = numbers[0].text
        elif (draft.report or draft.titled) and draft.text[group.start] == "[":
            draft.locate("paragraph", group.inner)  # "[2008] 1 AC 884 [44]", "*Oakley* (n 3) [29]"
        elif (beside := _is_beside_page(draft, group)) or not numbers[0].year:
            draft.report = draft.report or beside  # "RGZ 11, 23 (27)", "JZ 1987, S. 993 (1002)"
            draft.locate("page", Span(numbers[0].start, numbers[0].end), assumed=True)
        return
    if draft.headed and not draft.paged and _is_series(group):
        return
    years = [piece for piece in inside if piece.year and piece.kind in (Kind.DATE, Kind.NUMBER)]
    labelled = any(label_at(inside, at) or "editions" in inside[at].senses for at in range(len(inside)))
    if years:
        before, draft.year = draft.year, None
        draft.counted, counted = None, draft.counted
        locators, draft.locators = draft.locators, []  # a year in brackets is one, whatever stands before them
        read_facts(draft, _without_series(inside), 0)
        draft.year = years[0 if any(piece.is_mark(";") for piece in inside) else -1].year or before
        draft.locators, draft.counted = locators + draft.locators, counted
    elif labelled or (draft.titled and not draft.located and all(one.is_number or one.is_mark(",:") for one in inside)):
        read_facts(draft, inside, 0)  # "*Kings* (II, 220–30)"


def _is_series(group: Piece) -> bool:
    """Say whether a parenthesis names the series that a work is a number of: "(Camd. Soc., N.S., No. 17)"."""
    numbers = [at for at, piece in enumerate(group.children) if piece.is_number]
    if len(numbers) != 1 or numbers[0] != len(group.children) - 1 or group.children[-1].year:
        return False
    named = [piece for piece in group.children[:-1] if piece.kind is Kind.WORD and not piece.senses]
    label = next((label for at in range(numbers[0]) if (label := label_at(group.children, at))), None)
    return label in (None, "number", "volume") and len(named) > 1 and all(word.capital for word in named)


def _is_beside_page(draft: Draft, group: Piece) -> bool:
    before = draft.locators[-1] if draft.locators else None
    return before is not None and before.label == "page" and before.span.end + 1 >= group.start


def _is_command(piece: Piece) -> bool:
    """Say whether a word counts the command papers of a parliament, whose numbers stand in brackets: "[C. 2083]"."""
    return piece.text.rstrip(".") in ("C", "Cd", "Cmd", "Cmnd", "Cm")


def _without_series(inside: Sequence[Piece]) -> Sequence[Piece]:
    """Return an imprint without the number in a series before its year: "Rolls Series, 33, 1863"."""
    first = next(at for at, piece in enumerate(inside) if piece.year)
    kept = []
    for at, piece in enumerate(inside):
        beside = [near for near in (piece_at(inside, at - 1), piece_at(inside, at + 1)) if near is not None]
        counted = any(near.means("locators", "editions", "series") or near.is_mark(":") for near in beside)
        if at > first and piece.kind is Kind.NUMBER and piece.year and not counted:
            continue  # "(2004; repr. 2010)"
        in_series = piece.kind is Kind.ROMAN and any(near.means("series") or near.is_mark(".") for near in beside[:1])
        if at < first and in_series:
            continue  # "Camden Soc., 3rd ser. viii, 1905"
        if at > first or piece.kind is not Kind.NUMBER or piece.year or piece.ordinal or counted:
            kept.append(piece)
    return kept


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


def _is_of_volume(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether a marked title is that of the volume whose number stands before it: "vol. I, *Le premesse*"."""
    comma, number, label = (piece_at(pieces, index - at) for at in (1, 2, 3))
    if comma is None or number is None or label is None or not comma.is_mark(",:") or not number.is_number:
        return False
    bare = number.kind is Kind.ROMAN and label.is_mark(",.")  # "*Storia*, II, *La crisi*"
    return (bare or label.senses.get("locators") == "volume") and not pieces[index].quoted


def _container(draft: Draft, piece: Piece, *, placed: bool, held: bool) -> None:
    """Take a second title for what holds the first, or for the place of publication where a year follows.

    ``held`` says that "in" stands between the author and it: "Hill in *Trans.* viii. 186".
    """
    item = draft.container is not None or bool(draft.date and draft.authors)
    item = item or (held and piece.known is not None and piece.known.serial)
    if draft.title is None and not item and not piece.has(Role.CONTAINER):
        draft.title, draft.titled, draft.known = piece.text, piece, piece.known
    elif piece.quoted and draft.date is not None and _number_of_periodical(draft):
        draft.title, draft.container = piece.text, draft.title
    elif draft.place is not None and draft.publisher is None and draft.container is not None:
        draft.publisher = piece.text
    elif placed:
        draft.place = draft.place or piece.text  # "Athen 2008", where a title in the bibliography begins with "Athen"
    elif draft.container is None:
        draft.container = piece.text
        if draft.title is None and draft.date and not draft.named:  # "Protocol 5 of 1 July 1878, in *Papers*"
            draft.title, draft.authors = ", ".join(draft.authors), []
        if piece.known and (draft.known is None or piece.known.serial):
            draft.known = piece.known
        marked = draft.titled is not None and draft.titled.kind is not Kind.WORD and not draft.titled.quoted
        if piece.kind is Kind.TITLE and not marked:  # what stood before was of the item itself
            draft.volume = draft.issue = None
            draft.locators = [one for one in draft.locators if draft.date and one.label == "number"]


def _number_of_periodical(draft: Draft) -> bool:
    """Take the number after a marked title for that of an issue; say whether there is one."""
    marked = draft.titled is not None and not draft.titled.quoted and draft.container is None
    if not marked or [locator.label for locator in draft.locators] not in (["number"], []):
        return False
    if draft.locators:
        draft.issue = draft.locators.pop().value
    return draft.issue is not None


def _worded(draft: Draft, pieces: Sequence[Piece], index: int) -> int:  # noqa: PLR0911, PLR0912 - one case a line
    """Read words: those with a sense in their sense, others as container, place or publisher."""
    piece = pieces[index]
    senses = piece.senses
    after = piece_at(pieces, index + 1)
    if "cross_references" in senses:
        draft.itself = draft.itself or _sends(pieces, index)
    elif "contained" in senses and draft.date and after and after.has(Role.NAME) and _dates(pieces, index + 2):
        # "Hill to Marsh, 6 Aug. 1845, in Thompson 1910, 1: 146"
        draft.prefix, draft.authors, draft.named = draft.text[draft.span.start : piece.start], [after.text], True
        draft.title = draft.year = None
        return index + 2
    elif "contained" in senses and (draft.title or draft.authors):
        if after and after.is_mark(":,"):
            index, after = index + 1, piece_at(pieces, index + 2)
        comma = piece_at(pieces, index + 2)
        if after and "idem" in after.senses and comma is not None and comma.is_mark(",:"):  # "in Id., *Prose e rime*"
            return _past_marks(pieces, index + 2)
        if after and after.kind in (Kind.WORD, Kind.INITIALS, Kind.NAMED):
            return _words(draft, pieces, index + 1, container=True)
        if after and after.is_number:
            draft.loose.append(piece)
    elif "passim" in senses and (draft.locators or draft.year):
        pass
    elif "ibid" in senses and draft.date:
        draft.ibid = True  # "Hill to Marsh, 13 Jan. 1948, ibid., 3"
    elif (
        ("editions" in senses or "editors" in senses)
        and after
        and after.kind is Kind.NUMBER
        and after.year
        and not draft.year
    ):
        draft.year = after.year
        return index + 2
    elif (
        "editions" in senses
        and after
        and (
            (after.ordinal and not after.year)  # "Изд. 2-е"
            or (after.kind is Kind.NUMBER and len(after.text) == 1 and _set_off(pieces, index))  # "(ed. 4)"
            or (after.capital and after.kind is Kind.WORD and _alone(pieces, index + 1))
        )
    ):
        draft.locate("edition", Span(after.start, after.end))
        return index + 2
    elif piece.means("editors", "translators") and (end := _past_names(pieces, index + 1)) > index + 1:
        return end  # "a cura di R. Romano e C. Vivanti"
    elif after and "editions" in after.senses and after.text.islower() and piece.capital and not senses:
        draft.locate("edition", Span(piece.start, piece.end))
        return index + 2
    elif after and "ordinals" in senses and "editions" in after.senses:
        draft.locate("edition", Span(piece.start, piece.end), number=senses["ordinals"])
        return index + 2
    elif after and "ordinals" in senses and "series" in after.senses:
        draft.locate("series", Span(piece.start, piece.end), number=senses["ordinals"])
        return index + 2
    elif "accessed" in senses:
        at = _past_marks(pieces, index + 1)  # "Stand: 06.08.2020"
        return at + 1 if at < len(pieces) and pieces[at].kind is Kind.DATE else index + 1
    elif "series" in senses and after and after.is_number and not after.year and piece.text.casefold() in _SERIES:
        draft.locate("series", Span(after.start, after.end))
        return index + 2
    elif "series" in senses and (" " in piece.text or "." in piece.text):
        draft.locate("series", Span(piece.start, piece.end))
    elif (end := _repository(draft, pieces, index)) > index:
        return end
    elif not {"located", "especially", "theses", "conjunctions", "series", "no_place", "no_date"} & senses.keys():
        return _words(draft, pieces, index, container=False)
    return index + 1


def _dates(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether the year of a work stands here, perhaps in brackets."""
    piece = piece_at(pieces, index)
    if piece is None:
        return False
    if piece.kind is Kind.GROUP:
        return len(piece.children) == 1 and piece.children[0].year is not None
    return piece.kind is Kind.NUMBER and piece.year is not None


def _set_off(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether an edition and its number stand between commas or brackets."""
    return (index == 0 or pieces[index - 1].is_mark(",")) and _alone(pieces, index + 1)


_EDITION_BY = 2  # pieces of "ed. Molinier"
_SERIES = frozenset(("ser", "series", "serie"))


def _repository(draft: Draft, pieces: Sequence[Piece], index: int) -> int:
    """Read a repository whose name begins with other words ("Hill Library"); return the index after, else ``index``."""
    at = index
    while (piece := piece_at(pieces, at)) and piece.kind in (Kind.WORD, Kind.INITIALS) and piece.capital:
        if "repositories" in piece.senses:
            return read_repository(draft, pieces, index) if at > index else index
        at += 1
    return index


def _past_names(pieces: Sequence[Piece], index: int) -> int:
    """Return the index after the names of editors or translators that begin here, ``index`` where there are none."""
    first = piece_at(pieces, index)
    if first is None or not (first.kind is Kind.INITIALS or (first.kind is Kind.WORD and first.capital)):
        return index
    _, count, _ = names_and_rest(pieces[index:], all_names=False)
    while count and pieces[index + count - 1].kind is Kind.MARK:
        count -= 1
    return index + count


def _words(draft: Draft, pieces: Sequence[Piece], index: int, *, container: bool) -> int:  # noqa: PLR0911 - one case a line
    """Read a run of words up to the next fact: the container where one is announced, else place and publisher."""
    end = _after_words(pieces, index)
    if end == index:
        return index + (0 if container else 1)
    run, stop = pieces[index:end], piece_at(pieces, _past_marks(pieces, end))
    span = Span(run[0].start, run[-1].end)
    text = " ".join(span.of(draft.text).split()).strip(" ,.;:")
    if container and stop and is_role(stop):  # "In: Kocka, Jürgen (Hrsg.): Title"
        return _words(draft, pieces, _past_marks(pieces, end + 1), container=True)
    before_year = stop is not None and (stop.year is not None or stop.kind is Kind.DATE)
    if container and stop and stop.kind is Kind.TITLE and not stop.quoted and any(p.kind is Kind.INITIALS for p in run):
        return end  # "in N. Machiavelli, *Lettere*"
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
        spelled = piece.senses.get("locators") == "issue" and len(piece.text) > _SHORT_LABEL
        named = spelled and end > index and pieces[end - 1].kind is Kind.WORD
        if (label_at(pieces, end) and not named) or piece.means("cross_references", "located") or kept:
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
