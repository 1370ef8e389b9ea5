"""The beginning of a cite: signals, and then ibid., authors and title, up to the first fact.

Longer than 400 lines: each way to begin a cite is a short function that ``read_head`` tries in its turn.
"""

from __future__ import annotations

from collections.abc import Sequence

from footnotes.citations.archives import is_archival, is_collection, is_shelfmark, read_repository
from footnotes.citations.designators import Role
from footnotes.citations.divisions import divide
from footnotes.citations.draft import Draft
from footnotes.citations.identifiers import past_identifier
from footnotes.citations.imprint import without_imprint
from footnotes.citations.locators import label_at, read_locator
from footnotes.citations.names import names_and_rest
from footnotes.citations.openings import dashed_container
from footnotes.citations.pieces import Kind, Piece, piece_at
from footnotes.citations.reports import is_docket
from footnotes.citations.unlabelled import is_sheet, is_volume_of_same

_FEWEST_INITIALS = 3  # of a title that is nothing else
_SHORTEST_ITEM = 3  # words of an unmarked title in a marked one
_FEWEST_CUT = 2  # words of an abbreviated name
_LONGEST_CUT = 7  # letters of each
_LONGEST_TITLE = 24  # pieces between an author or title and a page
_LONGEST_VOLUME = 2  # digits of one that stands before its author
_LONGEST_SIGLUM = 6  # letters, of one that the bibliography does not know
_ENTRY = frozenset(("voce", "lemma", "art", "artikel"))  # between the author and the title of an article: "voce *Dote*"
_AT = frozenset(("Bei", "bei", "Presso", "presso", "У", "у", "Chez", "chez"))
_AFTER_SIGNAL = ",:"
_LONGEST_LEAD_IN = 8  # pieces between a signal and a designator: "Vgl. zu diesem Kapitel auch Ranke"


def read_head(draft: Draft, pieces: Sequence[Piece], index: int) -> int:  # noqa: PLR0911, PLR0912 - one case a line
    """Read ibid., authors and title, after the signal, into the draft; return the index where the facts begin."""
    if len(pieces) == 1 and pieces[0].is_number:
        return 0  # a place in the source under discussion: "(90)"
    identified = past_identifier(pieces, index)
    draft.identified, index = identified > index, identified
    index = _locators_before(draft, pieces, index)
    if index < len(pieces) and pieces[index].kind is Kind.NUMBER:
        if is_volume_before(pieces, index):
            draft.volume, index = pieces[index].text, index + 1
        if _is_list_number(pieces, index):
            draft.title, draft.siglum = pieces[index].text, True
            return index + 1
    if is_docket(draft.text, pieces, index):
        return index
    index = read_repository(draft, pieces, index)
    end = head_end(pieces, index + _is_numbered_book(draft, pieces, index))
    head = pieces[index:end]
    divide(draft, [piece for piece in head if piece.kind is not Kind.MARK or piece.text in "&."])
    marked = len(head) - 1 if head and _is_title(head[-1]) else None  # a head ends with its title
    ibid = next((at for at, piece in enumerate(head) if piece.senses and _repeats(head, at)), None)
    if ibid is not None and (marked is None or ibid < marked):
        draft.authors, rest, draft.named = names_and_rest(head[:ibid], all_names=False)
        _unmarked_title(draft, head[rest:ibid], None)  # "Serra, Il sale cit."
        draft.ibid = True
        return _held_by_ibid(draft, head, ibid, index)
    if marked is not None:
        return _marked_title(draft, head, marked, index)
    if any(piece.reign for piece in head):  # "Rot. Claus. 12 Hen. III"
        draft.siglum = True
        _unmarked_title(draft, head, piece_at(pieces, end))
        return end
    if _abbreviated(head):
        draft.title, draft.siglum = draft.text[head[0].start : head[-1].end], True  # "Eng. Hist. Rev. xi. 733"
        return end
    held = end + 1 < len(pieces) and pieces[end].is_mark("/") and pieces[end + 1].is_mark("/")
    names, rest, draft.named = names_and_rest(head, all_names=False, family_first=held)
    if len(names) > 1 and (about := _person_written_about(head)):
        names, rest = names[:-1], about
    draft.authors, draft.coauthors = names, len(names) > 1 and _share_entry(head[:rest])
    if any("archives" in piece.senses for piece in head[:rest]):  # "Hill Papers"
        draft.authors, rest = [], 0
    if len(names) == 1 and all(piece.kind in (Kind.INITIALS, Kind.MARK) for piece in head):
        initials = names[0].replace(".", "").replace(" ", "")
        if len(initials) >= _FEWEST_INITIALS:  # "П. С. З., т. II"
            draft.authors, draft.title, draft.siglum = [], names[0], True
            return end
    _unmarked_title(draft, head[rest:], piece_at(pieces, end))
    if draft.report and (names or draft.title):
        _in_report(draft, head)
        return end
    if draft.divided and draft.title is None and len(names) == 1 and not draft.named:
        draft.authors, draft.title, draft.siglum = [], names[0], True
    if draft.title is None and len(names) == 1 and len(head) == 1 and _is_periodical(pieces, end):
        draft.authors, draft.container = [], names[0]
    alone = len(names) == 1 and all(piece.kind is Kind.MARK for piece in head[1:])
    if draft.title is None and alone and is_siglum(head[0]) and piece_at(pieces, end):
        draft.authors, draft.title, draft.siglum = [], names[0], True
    return end


def _person_written_about(head: Sequence[Piece]) -> int:
    """Return where a last name is the title of a work on that person, by another: "Reuter, Fontane, S. 664"; else 0."""
    words = [at for at, piece in enumerate(head) if piece.kind is not Kind.MARK]
    if len(words) < 2 or not head[words[-1] - 1].is_mark(",:"):
        return 0
    author, person = head[words[-2]], head[words[-1]]
    if not (author.has(Role.NAME) and person.has(Role.NAME) and (person.has(Role.WORD) or person.has(Role.TITLE))):
        return 0
    shared = author.known is not None and person.known is not None and author.known.keys & person.known.keys
    return 0 if shared else words[-1]


def _is_periodical(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether a volume and a year in brackets stand here, as after the name of a periodical: "ZfdA 113 (1984)"."""
    volume, year = piece_at(pieces, index), piece_at(pieces, index + 1)
    if volume is None or year is None or volume.kind is not Kind.NUMBER or volume.year or not pieces[index - 1].capital:
        return False
    return year.kind is Kind.GROUP and len(year.children) == 1 and year.children[0].year is not None


def _in_report(draft: Draft, head: Sequence[Piece]) -> None:
    """Take the last word for the report or review that holds the decision or article: "BGH NJW", "Canaris, JZ"."""
    name = head[-1]
    if name.kind is Kind.MARK or len(head) == 1:
        draft.authors, draft.title, draft.siglum = [], name.text, True
        return
    draft.container, draft.title = name.text, None
    draft.authors, rest, draft.named = names_and_rest(head[:-1], all_names=False)
    if any(author.isupper() for author in draft.authors):
        draft.authors, draft.named = [], False  # a court
    else:
        _unmarked_title(draft, head[rest:-1], None)


def _is_numbered_book(draft: Draft, pieces: Sequence[Piece], index: int) -> bool:
    """Say whether a number is part of the name of a work: "1 Cor. 13:4", "2 Цар. 1:19"."""
    number = piece_at(pieces, index)
    if number is None or number.kind is not Kind.NUMBER:
        return False
    name = piece_at(pieces, index + 1)
    if name is None or name.kind is not Kind.WORD:
        return False
    return draft.words.tail([number.text, name.text], "divisions") is not None


def is_volume_before(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether a volume stands before its author (Bluebook 21, 15.3): "See 3 Arthur L. Corbin, Contracts § 561"."""
    number = piece_at(pieces, index)
    if number is None or number.kind is not Kind.NUMBER or not number.text.isdigit():
        return False
    name, after = piece_at(pieces, index + 1), piece_at(pieces, index + 2)
    if name is None or after is None or len(number.text) > _LONGEST_VOLUME:
        return False
    if name.means("idem", "ibid"):
        return is_volume_of_same(pieces, index)
    if name.has(Role.SIGLUM) and "." in name.text and name.kind is Kind.NAMED:
        page = piece_at(pieces, index + 3)
        return after.is_mark(",") and page is not None and page.kind is Kind.NUMBER  # "24 U.S. Stat. at Large, 379"
    if name.capital and name.known is not None and not name.serial and _has_page_ahead(pieces, index + 2):
        return True  # "15 *Journals of the House*, April 18, 1695, p. 546", "1 Arber, Transcript, p. xxxi"
    named = name.kind in (Kind.WORD, Kind.INITIALS) and name.capital and not name.senses and not name.serial
    initialed = after.kind is Kind.INITIALS or (name.kind is Kind.INITIALS and after.capital)
    return named and (initialed or (name.has(Role.NAME) and _has_place(pieces, index + 2)))


def _has_page_ahead(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether a labelled page follows in the same cite, with no other number that could be its volume between."""
    for at in range(index, min(index + _LONGEST_TITLE, len(pieces))):
        label = label_at(pieces, at)
        if label == "series":
            continue
        if label is not None or pieces[at].is_mark(";"):
            return label == "page" and (pieces[at - 1].is_mark(",") or pieces[at - 1].text == "at")
        if pieces[at].kind is Kind.ROMAN:
            return False
    return False


def _has_place(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether a page or section follows, after no more than a title: "2 Kent, 579", "2 Elliot's Debates, 433"."""
    for at in range(index, min(index + _LONGEST_LEAD_IN, len(pieces))):
        piece = pieces[at]
        if piece.kind is Kind.NUMBER or label_at(pieces, at) in ("page", "section"):
            return pieces[at - 1].is_mark(",*.") or at == index
        if piece.kind is Kind.GROUP or piece.is_mark(";:") or "conjunctions" in piece.senses:
            return False
    return False


def _is_list_number(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether a cite begins with the number of a work in a list: "[6, с. 420]" (ГОСТ Р 7.0.5, 7.4)."""
    number = piece_at(pieces, index)
    if number is None or number.kind is not Kind.NUMBER or number.year or not number.text.isdigit():
        return False
    comma = piece_at(pieces, index + 1)
    return comma is not None and comma.is_mark(",") and label_at(pieces, index + 2) == "page"


def _share_entry(names: Sequence[Piece]) -> bool:
    """Say whether all the names that the bibliography knows are those of one entry."""
    known = [piece.known.keys for piece in names if piece.known is not None and piece.has(Role.NAME)]
    return len(known) > 1 and bool(frozenset.intersection(*known))


def is_siglum(piece: Piece) -> bool:
    """Say whether a word looks like the siglum of a source that the bibliography does not know: "CIL", "RGG"."""
    return (
        piece.kind is Kind.WORD
        and piece.text.isupper()
        and 2 <= len(piece.text) <= _LONGEST_SIGLUM
        and not piece.senses
    )


def _repeats(head: Sequence[Piece], at: int) -> bool:
    """Say whether a word repeats an earlier cite; "idem" and its like stand before a comma and may be other words."""
    if head[at].means("ibid", "op_cit"):
        return True
    if "idem" not in head[at].senses:
        return False
    after = piece_at(head, at + 1)
    return after is None or head[at].dotted or after.kind is not Kind.WORD


def head_end(pieces: Sequence[Piece], index: int) -> int:  # noqa: PLR0911 - one case a line
    """Return the index where the facts begin: a number, a date, a label with its number, brackets with a year."""
    titled = False
    start = index
    while index < len(pieces):
        piece = pieces[index]
        if titled:
            return index
        if piece.is_number:
            if not (_in_title(pieces, index, start) or _is_regnal(pieces, index, start)):
                return index
            index += 1
            continue
        if piece.kind in (Kind.DATE, Kind.URL) or (piece.senses and _leads_to_fact(pieces, index, start)):
            return index
        if piece.kind is Kind.GROUP:
            figured = any(child.year or child.is_number for child in piece.children)
            if figured and not (index > start and _before_strokes(pieces, index)):
                return index
        elif piece.kind is Kind.MARK:
            if piece.text == "/" and (after := piece_at(pieces, index + 1)) and after.is_mark("/"):
                return index
            if piece.text in "—–" and index > start + 1 and dashed_container(pieces, index):
                return index
        elif (
            (index > start and is_sheet(pieces, index))
            or is_collection(pieces, index)
            or (is_shelfmark(pieces, index) and (index > start or is_archival(pieces, index)))
        ):
            return index
        titled = _is_title(piece) or piece.means("ibid", "op_cit")
        index += 1
    return index


def _leads_to_fact(pieces: Sequence[Piece], index: int, start: int) -> bool:
    """Say whether a word by its sense begins the facts: a label with its number, "above", "in" before a container."""
    piece, after = pieces[index], piece_at(pieces, index + 1)
    if label_at(pieces, index) or piece.means("cross_references", "especially"):
        return True
    if "located" in piece.senses and _before_url(pieces, index):
        return True
    if "contained" in piece.senses and index > start and _announces(pieces, index):
        return True
    if after is None:
        return False
    if "ordinals" in piece.senses and "editions" in after.senses:
        return True
    return after.ordinal and "editions" in piece.senses and index > start  # "Изд. 2-е"


def _held_by_ibid(draft: Draft, head: Sequence[Piece], ibid: int, index: int) -> int:
    """Read the title after "idem, "; return the index where the facts begin."""
    rest = [] if _only_repeats(head[ibid + 1 :]) else head[ibid + 1 :]  # "Ders., a. a. O., S. 350"
    if not rest:
        return index + len(head)
    marked = next((at for at, piece in enumerate(rest) if _is_title(piece)), None)
    if "idem" in head[ibid].senses and marked is not None:
        return _marked_title(draft, rest, marked, index + ibid + 1)
    if "idem" in head[ibid].senses and any(piece.kind is not Kind.MARK for piece in rest):
        cited = next((at for at, piece in enumerate(rest) if "op_cit" in piece.senses), len(rest))
        _unmarked_title(draft, rest[:cited], None)  # "Id., Il sale cit."
        return index + len(head)
    return index + ibid + 1


def _only_repeats(rest: Sequence[Piece]) -> bool:
    return all(piece.kind is Kind.MARK or piece.means("ibid", "op_cit") for piece in rest)


def _is_title(piece: Piece) -> bool:
    return piece.kind in (Kind.TITLE, Kind.NAMED)


def _before_strokes(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether brackets end a title before "//": "III отделение (1826–1855) // НЛО"."""
    first, second = piece_at(pieces, index + 1), piece_at(pieces, index + 2)
    return first is not None and second is not None and first.is_mark("/") and second.is_mark("/")


def _in_title(pieces: Sequence[Piece], index: int, start: int) -> bool:
    """Say whether a number stands inside an unmarked title that goes on to "//"."""
    comma, held = piece_at(pieces, index + 1), piece_at(pieces, index + 2)
    if comma is not None and comma.is_mark(",") and held is not None and "contained" in held.senses:
        return index > start and _announces(pieces, index + 2)  # "La laguna fino al 1140, in Studi"
    for at in range(index + 1, min(index + 60, len(pieces) - 1)):
        piece = pieces[at]
        if piece.is_mark("/") and pieces[at + 1].is_mark("/"):
            return index > start
        if piece.kind is Kind.TITLE or (piece.is_number and piece.year):
            return False
    return False


def _is_regnal(pieces: Sequence[Piece], index: int, start: int) -> bool:
    """Say whether a Roman number belongs to the name before it: "Lettres de Philippe V du mois d'avril"."""
    after = piece_at(pieces, index + 1)
    before = pieces[index - 1] if index > start else None
    if pieces[index].kind is not Kind.ROMAN or before is None or before.kind is not Kind.WORD:
        return False
    if before.text.islower() and not before.means("locators", "contained", "conjunctions", "especially"):
        return True  # "fra il XVI e il XVII secolo"
    if after is None or not before.capital or after.kind is not Kind.WORD or not after.text.islower():
        return False
    return not after.senses.keys() - {"particles"}


def _before_url(pieces: Sequence[Piece], index: int) -> bool:
    after = piece_at(pieces, index + 1)
    while after and after.is_mark(":<"):
        index, after = index + 1, piece_at(pieces, index + 2)
    return after is not None and after.kind is Kind.URL


def _announces(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether "in" announces a container or a year and is no word of an unmarked title."""
    before, after = pieces[index - 1], piece_at(pieces, index + 1)
    if after is None:
        return False
    if after.is_number and _in_title(pieces, index + 1, index):
        return False
    if after.is_mark(":") or after.is_number or after.kind in (Kind.DATE, Kind.TITLE):
        return True
    if " " in pieces[index].text and before.has(Role.NAME) and after.capital:
        return True  # "Brunner in der Zeitschr. f. RG."
    return before.is_mark(",.?!;") or before.kind is Kind.TITLE


def read_signal(draft: Draft, pieces: Sequence[Piece]) -> int:
    """Read the signals that the cite begins with and the lead-in between them and the source."""
    index = _quoted_author(draft, pieces) or _preposition(pieces)
    while index < len(pieces) and _signals(pieces[index]):
        index += 1
        while (mark := piece_at(pieces, index)) and mark.is_mark(_AFTER_SIGNAL):
            index += 1
    if index == 0:
        return 0
    signals = [at for at, piece in enumerate(pieces[:index]) if piece.means("signals", "reprints")]
    if not signals:
        return index
    draft.signal = draft.text[pieces[signals[0]].start : pieces[signals[-1]].end]
    draft.parallel = draft.parallel or any("reprints" in piece.senses for piece in pieces[:index])
    lead = _lead_in(pieces, index)
    if lead > index:
        draft.prefix = " ".join(draft.text[pieces[index].start : pieces[lead].start].split())
    return lead


def _preposition(pieces: Sequence[Piece]) -> int:
    """Return the index after a preposition before the author at the beginning: "Bei Obhof (2009), S. 375"."""
    name = piece_at(pieces, 1)
    named = name is not None and (name.kind is Kind.INITIALS or name.has(Role.NAME))
    return int(named and pieces[0].text in _AT)


def _quoted_author(draft: Draft, pieces: Sequence[Piece]) -> int:
    """Pass over who is quoted in the source ("Hill, qtd. in Marsh 22": MLA 9, 6.77); return the index of the signal."""
    for at in range(1, min(len(pieces), _LONGEST_LEAD_IN)):
        if "signals" in pieces[at].senses and pieces[at].text.endswith((" in", " by")):
            if not all(_may_be_of_names(piece) for piece in pieces[:at]):
                return 0
            draft.prefix = draft.text[pieces[0].start : pieces[at - 1].end].rstrip(" ,")
            return at
    return 0


def _may_be_of_names(piece: Piece) -> bool:
    return piece.capital or piece.is_mark(",") or piece.kind is Kind.INITIALS or "conjunctions" in piece.senses


def _signals(piece: Piece) -> bool:
    return piece.means("signals", "reprints", "conjunctions", "especially") or piece.is_mark(",;")


def _lead_in(pieces: Sequence[Piece], index: int) -> int:
    """Return the index of the source after words that lead to it, ``index`` where there are none."""
    word, colon = piece_at(pieces, index), piece_at(pieces, index + 1)
    if word and colon and word.kind is Kind.WORD and word.text.islower() and colon.is_mark(":") and not word.senses:
        return min(index + 2, len(pieces) - 1)  # "Ср. комментарий: Петров"
    for at in range(index, min(index + _LONGEST_LEAD_IN, len(pieces))):
        piece = pieces[at]
        if piece.is_number or piece.kind in (Kind.DATE, Kind.GROUP, Kind.INITIALS) or label_at(pieces, at):
            return index
        if _is_title(piece) or piece.has(Role.NAME) or piece.means("ibid", "idem"):
            words = pieces[index:at]
            return at if any(word.text[:1].islower() and "particles" not in word.senses for word in words) else index
    return index


def _locators_before(draft: Draft, pieces: Sequence[Piece], index: int) -> int:
    """Read a locator that stands before its source: "Chapter 4 of Elton"."""
    label = label_at(pieces, index)
    if not label:
        return index
    trial = Draft(draft.text, draft.span, draft.words)
    end = read_locator(trial, pieces, index, label)
    if levels := _law_book(draft, pieces, end):
        label = "canon" if levels == "causa" or levels.endswith("canon") else "law"
        draft.locators = [locator._replace(label=label) for locator in trial.locators]
        while pieces[end].is_mark("."):
            end += 1
        return end
    of, source = piece_at(pieces, end), piece_at(pieces, end + 1)
    if (
        of
        and source
        and of.kind is Kind.WORD
        and of.text.islower()
        and len(of.text) <= 3
        and (source.capital or _is_title(source))
    ):
        draft.locators, draft.volume, draft.issue = trial.locators, trial.volume, trial.issue
        return end + 1
    return index


def _law_book(draft: Draft, pieces: Sequence[Piece], index: int) -> str:
    """Return how the book of law that is named at ``index`` is divided: "c. 3 X. V, 17", "l. 1 D. 47, 9"."""
    while (book := piece_at(pieces, index)) and book.is_mark("."):
        index += 1
    if book is None:
        return ""
    if book.senses.get("locators") == "causa" and label_at(pieces, index):
        comma = piece_at(pieces, index + 2)
        return "causa" if comma is None or not comma.is_mark(",") else "law"
    levels = draft.words.tail([book.text.rstrip(".")], "divisions") if book.capital else None
    return levels if levels and levels.split()[1:2] == ["title"] else ""


def _marked_title(draft: Draft, head: Sequence[Piece], marked: int, index: int) -> int:
    piece = head[marked]
    start = _title_start(head, marked)
    before = head[:start]
    names, rest, draft.named = names_and_rest(before, all_names=True)
    if before and before[0].kind is Kind.GROUP and draft.text[before[0].start] == "[" and _is_name(before[0]):
        names, rest = [draft.text[before[0].start : before[0].end]], 1  # Chicago 17, 14.79: "[J. Doe], *Account*"
    title = piece.text if start == marked else " ".join(draft.text[head[start].start : piece.end].split())
    if rest >= _significant(before):
        draft.authors = names
    elif piece.quoted and (first := _first_author(before)):  # "C. Habicht, Pausanias und seine „Welt“"
        draft.authors, rest = first
        title = " ".join(draft.text[before[rest].start : piece.end].split())
    elif last := _last_author(before):  # "The second paragraph cites Getty, *Origins*"
        draft.prefix, draft.authors, draft.named = draft.text[before[0].start : before[last].start].strip(), [], True
        draft.authors = names_and_rest(before[last:], all_names=True)[0]
    elif not draft.named and not piece.quoted and _is_item(before):  # "Speech of the Mayor, *Times*, 5 May 1900"
        draft.title = " ".join(draft.text[before[0].start : before[-1].start].split()).rstrip(" ,")
        draft.container, draft.titled, draft.known = piece.text, piece, piece.known
        return index + marked + 1
    else:
        draft.authors, draft.named = (names if draft.named else []), draft.named and bool(names)
        draft.loose += [word for word in (before[rest:] if draft.named else before) if word.kind is not Kind.MARK]
    if piece.has(Role.CONTAINER) and not piece.has(Role.TITLE):
        draft.container = piece.text
    else:
        draft.title = title
    draft.titled, draft.known = piece, piece.known
    return index + marked + 1


def _is_name(group: Piece) -> bool:
    return all(piece.kind is Kind.INITIALS or (piece.kind is Kind.WORD and piece.capital) for piece in group.children)


def _abbreviated(head: Sequence[Piece]) -> bool:
    """Say whether a head is nothing but two or more abbreviated words that no author of the bibliography has."""
    words = [piece for piece in head if piece.kind is not Kind.MARK]
    if len(words) < _FEWEST_CUT or len(head) != 2 * len(words) or any(not piece.is_mark(".") for piece in head[1::2]):
        return False
    return all(
        word.kind is Kind.WORD
        and word.capital
        and len(word.text) <= _LONGEST_CUT
        and not word.known
        and not word.senses.keys() - {"languages"}
        for word in words
    )


def _last_author(before: Sequence[Piece]) -> int:
    """Return where the author whom the bibliography knows begins at the end of a lead-in; 0 where there is none."""
    end = _significant(before)
    start = end - 1 if end > 1 and before[end - 1].has(Role.NAME) else 0
    while start > 1 and before[start - 1].kind is Kind.INITIALS:
        start -= 1
    lead_in = (
        start > 0 and before[start - 1].kind is Kind.WORD and not before[start - 1].means("conjunctions", "particles")
    )
    return start if lead_in and any(piece.text.islower() for piece in before[:start]) else 0


def _first_author(before: Sequence[Piece]) -> tuple[list[str], int] | None:
    """Return the author and where the title begins that holds quotation marks; None where there is none."""
    names, rest, _ = names_and_rest(before, all_names=False)
    ended = rest < len(before) and before[rest - 1].kind in (Kind.MARK, Kind.INITIALS)
    return (names, rest) if names and ended else None


def _title_start(head: Sequence[Piece], marked: int) -> int:
    """Return where a title begins that the bibliography knows a part of: "Schmidt, Das *Salz*"."""
    start = marked
    if head[marked].kind is not Kind.NAMED or head[marked].has(Role.SIGLUM):
        return marked
    while start and head[start - 1].kind is Kind.WORD and not head[start - 1].has(Role.NAME):
        start -= 1
    return start if start and head[start - 1].is_mark(",:") else marked


def _is_item(before: Sequence[Piece]) -> bool:
    """Say whether unmarked words are the title of an item in the marked title after them."""
    words = [piece for piece in before if piece.kind is Kind.WORD]
    starts = before[0].capital or before[0].kind is Kind.NUMBER
    return starts and before[-1].is_mark(",") and len(words) >= _SHORTEST_ITEM and any(w.text.islower() for w in words)


def _significant(pieces: Sequence[Piece]) -> int:
    """Return how many pieces there are but for the marks at the end and a last "in" or "in the"."""
    count = len(pieces)
    if count > 1 and "contained" in pieces[-2].senses and pieces[-1].kind is Kind.WORD and pieces[-1].text.islower():
        count -= 1
    while count and (
        pieces[count - 1].kind is Kind.MARK
        or pieces[count - 1].senses.get("locators") == "sub-verbo"  # "Holder, s.v.": the word under discussion
        or pieces[count - 1].means("editors", "contained")
        or pieces[count - 1].text.casefold() in _ENTRY
        or pieces[count - 1].kind is Kind.GROUP
    ):
        count -= 1
    return count


def _unmarked_title(draft: Draft, rest: Sequence[Piece], stop: Piece | None) -> None:
    """Take what stands between the names and the first fact (``stop``) for the title."""
    rest = rest[: _significant(rest)]
    while rest and rest[0].kind is Kind.MARK:
        rest = rest[1:]
    if stop is not None and stop.kind is Kind.NUMBER and stop.year:
        rest = without_imprint(draft, rest, stop)
    if not rest:
        return
    addressed = stop is not None and (stop.kind is Kind.URL or "located" in stop.senses)
    if addressed and not draft.authors and not any(piece.capital or piece.known for piece in rest):
        draft.loose += rest  # "See the discussion at https://…"
        return
    text = draft.text[rest[0].start : rest[-1].end].strip(" ,;:")
    abbreviated = rest[-1].dotted or rest[-1].kind is Kind.INITIALS or len(rest[-1].text) == 1
    end = draft.text[rest[-1].end : rest[-1].end + 1]
    draft.title = " ".join((text + end if abbreviated and end == "." else text).split())
    known = [piece for piece in rest if piece.known]
    if len(rest) == 1 and known:
        draft.titled, draft.known = rest[0], rest[0].known
    elif known:
        draft.titled = known[0]
