"""Parts the pieces of a citation into cites and reads each.

Longer than 400 lines: each reason to begin a cite, or not to, is a short function that ``_boundary`` asks.
"""

from __future__ import annotations

from collections.abc import Sequence

from footnotes.citations.archives import CONTAINERS
from footnotes.citations.designators import Role
from footnotes.citations.divisions import levels_for
from footnotes.citations.draft import Draft, Way
from footnotes.citations.facts import read_facts, refers_to_note
from footnotes.citations.heads import is_volume_before, read_head, read_signal
from footnotes.citations.identifiers import past_identifier
from footnotes.citations.keys import read_key
from footnotes.citations.locators import label_at
from footnotes.citations.openings import is_place_at, parts_names, parts_places
from footnotes.citations.pandects import read_law
from footnotes.citations.pieces import NUMBERS, Kind, Piece, piece_at
from footnotes.citations.runs import ends_run, run_length
from footnotes.citations.vocabulary import Vocabulary
from footnotes.patterns import pattern
from footnotes.text.span import Span

_YEAR_BOOK = pattern(r"Y\.? ?B\b|Year[- ]?Book")
_BY = frozenset(("bei", "von", "nach", "presso", "da", "in", "у", "by", "chez"))  # before an author
_IN_PART = frozenset(("also", "part", "partly", "again"))
_STATE = 2  # letters of the code of a state
_LONGEST_REFERENCE = 60  # pieces looked back through for the title of a cite
_LONGEST_LABEL = 3  # pieces of "note 4" after "supra"
_LONGEST_LEAD_IN = 4  # words before "above"
_LONGEST_NAMES = 24  # pieces between a place in one source and the author of another
_MARKED = (Kind.TITLE, Kind.NAMED)
_NAMING = (Kind.WORD, Kind.INITIALS)
_FACTS = (*NUMBERS, Kind.URL, Kind.DATE)
_NO_WAY = Way()
_NAME_AHEAD = 8  # pieces of a name looked through for the title that makes a new cite


def read_cites(
    text: str, pieces: Sequence[Piece], words: Vocabulary, *, listed: bool = False, way: Way = _NO_WAY
) -> list[Draft]:
    """Return the cites of a citation in order; the pieces are those between its first and last character.

    ``listed`` says that numbers are those of a list of works cited: "[3; 9; 11]"; ``way`` is how the source of the
    citation before is cited, which ibid. and bare places may mean.
    """
    cites: list[Draft] = []
    for part, parallel in parts(pieces, listed=listed):
        start, end = part[0].start, part[-1].end
        while end > start + 1 and text[end - 1].isspace():
            end -= 1  # emphasis may take in the space around it
        while start < end - 1 and text[start].isspace():
            start += 1
        draft = Draft(text, Span(start, end), words)
        if (end := read_key(draft, part)) > 0:  # whose prefix holds the signal
            read_facts(draft, part, end)
            cites.append(draft)
            continue
        at = read_signal(draft, part)
        if (end := read_law(draft, part, at)) > 0:
            read_facts(draft, part, end)
            cites.append(draft)
            continue
        number = piece_at(part, at)
        if listed and number is not None and number.kind is Kind.NUMBER and number.text.isdigit():
            draft.title, draft.siglum = number.text, True
            read_facts(draft, part, at + 1)
        else:
            way = cites[-1].way if cites else way
            _inherit(draft, part, way, first=not cites)
            _with_editions(draft, part, at, way)
            _counted_alike(draft, cites)
            _divided_alike(draft, cites)
            _reigned_alike(draft, part, cites)
        draft.parallel = draft.parallel or parallel
        cites.append(draft)
    return cites


def _inherit(draft: Draft, part: Sequence[Piece], way: Way, *, first: bool) -> None:
    """Take bare numbers for parts of the work before, its last ones where they are fewer: "i. 1. 5, 6. 2"."""
    if part[0].kind is not Kind.NUMBER:
        return
    dots = part[0].text.count(".")
    if way.counted == "number" and dots == 1 and not first and _is_place_alone(part):
        draft.cited_as(way)  # "SEG 36.1111; 44.977"
    if not way.divisions:
        return
    if dots and _is_place_alone(part):
        draft.cited_as(way)  # "6.2.7", "6. 1. 5-7": "6.1" may be one number to the tokens
    elif not first and (count := run_length(part, 0)) > 1:
        draft.levels = draft.divisions = levels_for(count, way.divisions)[-count:]


def _is_place_alone(part: Sequence[Piece]) -> bool:
    return all(piece.kind is Kind.NUMBER or piece.is_mark(".,") or piece.means("following") for piece in part)


def _counted_alike(draft: Draft, before: Sequence[Draft]) -> None:
    """Take a bare volume and number after a text of a corpus for another of its texts: "CIL III 4060; VI 8012"."""
    if not before or draft.headed or draft.volume is None or not draft.locators or before[-1].volume is None:
        return
    numbered = {locator.label for locator in before[-1].locators} == {"number"}
    if numbered and all(locator.label_assumed and locator.label == "page" for locator in draft.locators):
        draft.locators = [locator._replace(label="number") for locator in draft.locators]


def _divided_alike(draft: Draft, before: Sequence[Draft]) -> None:
    """Take bare numbers after a work with known parts for others of its parts: "Ssp. III 45 § 4; 64 § 8"."""
    if not before or not before[-1].divisions or draft.headed or not draft.locators:
        return
    bare = [locator for locator in draft.locators if locator.label_assumed and locator.label == "page"]
    divisions = levels_for(1, before[-1].divisions)
    levels = divisions[draft.volume is None and len(before[-1].locators) > 1 :]
    if len(bare) != 1 or len(levels) <= (draft.volume is not None):
        return
    draft.divisions = before[-1].divisions
    at = draft.locators.index(bare[0])
    draft.locators[at] = bare[0]._replace(label=levels[draft.volume is not None])
    if (book := draft.volume) is not None:
        start = draft.text.index(book, draft.span.start)
        draft.volume = None
        draft.locate(levels[0], Span(start, start + len(book)), assumed=True)
        draft.locators.insert(0, draft.locators.pop())


def _reigned_alike(draft: Draft, part: Sequence[Piece], before: Sequence[Draft]) -> None:
    """Take a year of a reign after a Year Book for another of its years: "Y. B. 9 Edw. IV. 40; 2 Edw. IV. 15"."""
    if not part[0].reign or not draft.paged or any(locator.label == "chapter" for locator in draft.locators):
        return
    named = next((cite for cite in reversed(before) if cite.title is not None), None)
    if named is not None and _YEAR_BOOK.match(named.title or ""):
        draft.prefix, draft.title, draft.siglum = draft.title or "", None, False


def parts(pieces: Sequence[Piece], *, listed: bool = False) -> list[tuple[Sequence[Piece], bool]]:
    """Return the pieces of each cite, and whether it is another edition of the one before."""
    found: list[tuple[Sequence[Piece], bool]] = []
    start = 0
    parallel = False
    facts = False  # a number, year or address has been read since the cite began
    identified = past_identifier(pieces, 0)
    for index, piece in enumerate(pieces):
        if index < identified:
            continue
        kind = ""
        if piece.kind is Kind.MARK or (facts and piece.kind in _NAMING):
            kind = _boundary(pieces, start, index, facts=facts)
        elif facts and _is_nested(piece):
            kind = "nested"
        if listed and piece.is_mark(";"):
            kind = "cite"
        if kind:
            found += _with_asides(_trimmed(pieces[start:index]), parallel)
            start, facts, parallel = index, False, kind == "parallel"
        if kind == "nested" and _named_before(found, pieces[index - 1]):  # "follows Fuller (*Kings*, ix. 168)"
            found[-1] = (found[-1][0][:-1], found[-1][1])
            found.append(([pieces[index - 1], *piece.children], False))
            start = index + 1
        elif kind == "nested":
            found.append((piece.children, piece.children[0].means("translators", "editions", "languages")))
            start = index + 1
        elif not facts and not (piece.is_number and _goes_before(pieces, start, index)):
            facts = _is_fact(piece)
    return found + _with_asides(_trimmed(pieces[start:]), parallel)


def _named_before(found: Sequence[tuple[Sequence[Piece], bool]], name: Piece) -> bool:
    """Say whether the author of what stands in brackets ends the cite before them, which names another."""
    before = found[-1][0] if found else ()
    return len(before) > 1 and before[-1] is name and name.has(Role.NAME)


def _goes_before(pieces: Sequence[Piece], start: int, index: int) -> bool:
    """Say whether a number stands before its source: "Chapter 4 of Smith", "see 3 J. Smith, *Kings*"."""
    if index and _of_source(pieces, index - 1):
        return True
    return all("signals" in piece.senses for piece in pieces[start:index]) and is_volume_before(pieces, index)


def _trimmed(pieces: Sequence[Piece]) -> Sequence[Piece]:
    start, end = 0, len(pieces)
    while start < end and (pieces[start].is_mark(";,:./=<>–—-&") or ("conjunctions" in pieces[start].senses)):
        start += 1
    if 0 < start < end - 1 and _leads_to_author(pieces, start):
        start += 1
    while end > start and (pieces[end - 1].is_mark(";,:/=<–—-&(") or ("conjunctions" in pieces[end - 1].senses)):
        end -= 1
    return pieces[start:end]


def _boundary(  # noqa: PLR0911, PLR0912 - one case a line
    pieces: Sequence[Piece], start: int, index: int, *, facts: bool
) -> str:
    """Say whether a new cite begins at ``index``: "" no, "cite", "parallel" for another edition of the one before."""
    if index <= start or index + 1 >= len(pieces):
        return ""
    piece, after = pieces[index], pieces[index + 1]
    if piece.is_mark(";"):
        if parts_places(pieces, index) or parts_names(pieces, index):
            return ""
        if any(ahead.is_mark("@") for ahead in pieces[index : index + _NAME_AHEAD]):
            return "cite"
        if facts and _crosses_over(pieces, index + 1):
            return "cite"  # "Aleyn, 93; supra, p. 191"
        return "" if _continues(pieces, index + 1) else _edition_or_cite(pieces, index + 1)
    if not facts or (piece.kind is Kind.MARK and not piece.senses and piece.text not in "/=,."):
        return ""
    if pieces[index - 1].kind is Kind.URL and piece.kind is Kind.WORD and piece.capital:
        return "cite"
    if piece.is_mark("/=") and not after.is_mark("/") and not pieces[index - 1].is_mark("/"):
        corpus = after.work and after.text.isupper()  # "= AE 1996, 123"
        return "parallel" if corpus or _begins_source(pieces, index + 1) or "languages" in after.senses else ""
    if "especially" in piece.senses:
        return ""
    if piece.means("signals", "reprints") and signals_at(pieces, index):
        return "parallel" if "reprints" in piece.senses else "cite"
    if piece.is_mark(",.") and is_place_at(pieces, index + 1):
        return ""
    if piece.is_mark(",") and pieces[index - 1].is_number and _crosses_over(pieces, index + 1):
        return "cite"  # "L.R. 9 Ex. 54, 56, supra, p. 172"
    if "conjunctions" in piece.senses and _leads_to_cross_reference(pieces, index + 1):
        return "cite"  # "oben Anm. 3 und unten § 4", "and the remarks above, p. 12"
    if _begins_dated_author(pieces, start, index) or _jumps_volume(pieces, start, index):
        return "cite"
    joins = piece.means("conjunctions", "contained") or piece.is_mark(",.")
    if not joins or _is_within(pieces, index):
        return ""
    if "contained" in piece.senses and not any(_is_titled(ahead) for ahead in pieces[start:index]):
        return ""  # "Cass., 20 novembre 1991, n. 12441, in *Foro it.*"
    if holds(pieces, start, index) or _is_in_number(pieces, start, index):
        return ""
    if piece.is_mark(",") and after.kind is Kind.TITLE and not after.quoted and _ends_with_volume(pieces, start, index):
        return ""
    if "conjunctions" in piece.senses and _joins_editors(pieces, index):
        return ""
    if "conjunctions" not in piece.senses and _is_dated_document(pieces, start, index) and _keeps(pieces, index + 1):
        return ""
    if "conjunctions" in piece.senses and _leads_to_author(pieces, index + 1):
        return "cite"
    dated = "conjunctions" in piece.senses or (piece.is_mark(",") and pieces[index - 1].kind is Kind.NUMBER)
    if not _begins_source(pieces, index + 1, dated=dated):
        return ""
    located = not dated or _is_located(pieces[max(start, index - _LONGEST_REFERENCE) : index])
    return "cite" if located or _begins_source(pieces, index + 1) else ""


def _joins_editors(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether a conjunction stands between editors or translators: "vol. II, a cura di R. Romano e C. Vivanti"."""
    at = index - 1
    while at >= 0 and index - at <= _NAME_AHEAD and (pieces[at].capital or pieces[at].is_mark(",.")):
        if pieces[at].means("editors", "translators"):
            return True
        at -= 1
    return at >= 0 and index - at > 1 and pieces[at].means("editors", "translators")


def _leads_to_author(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether a preposition with an author whom the bibliography knows follows: "und bei Karl Alt"."""
    if index + 1 < len(pieces) and pieces[index + 1].text in _IN_PART:
        index += 2  # "and in part in Kirch"
    ahead = pieces[index + 1 : index + 4]
    named = next((at for at, piece in enumerate(ahead) if piece.has(Role.NAME)), None)
    by = index < len(pieces) and pieces[index].text in _BY
    return by and named is not None and all(piece.capital for piece in ahead[:named])


def _is_titled(piece: Piece) -> bool:
    return piece.kind in (Kind.TITLE, Kind.NAMED)


def _is_located(pieces: Sequence[Piece]) -> bool:
    return any(label_at(pieces, at) == "page" for at in range(len(pieces)))


def holds(pieces: Sequence[Piece], start: int, index: int) -> bool:
    """Say whether the title after ``index`` holds the one before: "“An Interview,” (January 1937). WLT, 97"."""
    start = max(start, index - _LONGEST_REFERENCE)
    titles = [piece for piece in pieces[start:index] if piece.kind in (Kind.TITLE, Kind.NAMED)]
    following = piece_at(pieces, index + 1)
    while following and following.is_mark(",."):
        index += 1
        following = piece_at(pieces, index + 1)
    if len(titles) != 1 or not titles[0].quoted or following is None:
        return False
    facts = [piece for piece in pieces[start:index] if piece.is_number or piece.kind is Kind.URL]
    held = following.kind is Kind.NAMED or (following.kind is Kind.TITLE and not following.quoted)
    return not facts and (held or "ibid" in following.senses)


def _begins_dated_author(pieces: Sequence[Piece], start: int, index: int) -> bool:
    """Say whether an author with a year in brackets begins among words: "45, with the remarks of Hill (1940) 7"."""
    before = pieces[index - 1]
    if before.kind is not Kind.WORD or before.capital or before.means("contained", "editors", "translators"):
        return False
    at = index
    while (
        at < index + _NAME_AHEAD
        and (piece := piece_at(pieces, at))
        and (
            piece.kind is Kind.INITIALS
            or (piece.kind is Kind.WORD and (piece.capital or piece.means("conjunctions", "particles")))
        )
    ):
        at += 1
    year = piece_at(pieces, at)
    if at == index or not pieces[index].capital or year is None or year.kind is not Kind.GROUP or not year.children:
        return False
    located = any(
        piece.kind is Kind.NUMBER and not piece.year for piece in pieces[max(start, index - _LONGEST_NAMES) : index]
    )
    return located and year.children[0].year is not None and year.children[0].kind is Kind.NUMBER


def _leads_to_cross_reference(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether a place in the manuscript itself follows, perhaps after a few words in small letters."""
    if label_at(pieces, index) == "page":
        here = pieces[index : index + _LONGEST_LEAD_IN + 2]
        return any("cross_references" in piece.senses for piece in here)  # "and p. 142 of this volume"
    for at in range(index, min(index + _LONGEST_LEAD_IN, len(pieces))):
        if "cross_references" in pieces[at].senses:
            beyond = at + 2 if at + 1 < len(pieces) and pieces[at + 1].is_mark(",") else at + 1
            return at == index or label_at(pieces, beyond) is not None
        if pieces[at].kind is not Kind.WORD or pieces[at].capital:
            return False
    return False


def _crosses_over(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether a word for a place in the manuscript itself and its label follow: "supra, p. 172", "below, p. 7"."""
    if "cross_references" not in pieces[index].senses:
        return False
    beyond = index + 2 if index + 1 < len(pieces) and pieces[index + 1].is_mark(",") else index + 1
    return label_at(pieces, beyond) in ("page", "note", "chapter", "section")


def _jumps_volume(pieces: Sequence[Piece], start: int, index: int) -> bool:
    """Say whether a page of another volume follows: "Cart. Rams. i. 428, iii. 62"."""
    joins = pieces[index].is_mark(",") or "conjunctions" in pieces[index].senses
    number = piece_at(pieces, index + 1) if joins else None
    if number is None:
        return False
    if number.kind is Kind.NUMBER and ends_run(pieces, index - 1) and run_length(pieces, index + 1) > 1:
        return True  # "*Att.* i. 1. 5, 6. 2"
    if number.kind is not Kind.ROMAN or not number.text.islower() or not _is_volume_with_page(pieces, index + 1):
        return False
    return any(_is_volume_with_page(pieces, at) for at in range(max(start, index - _LONGEST_NAMES), index))


def _is_volume_with_page(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether a volume in small Roman numbers begins here with its page: "iii. 62", "viii, p. 1103"."""
    volume, stop, page = (piece_at(pieces, at) for at in range(index, index + 3))
    if volume is None or stop is None or page is None or volume.kind is not Kind.ROMAN or not volume.text.islower():
        return False
    if stop.is_mark("."):
        return page.kind is Kind.NUMBER
    return stop.is_mark(",") and label_at(pieces, index + 2) == "page"


def _is_dated_document(pieces: Sequence[Piece], start: int, index: int) -> bool:
    """Say whether nothing but a letter or another dated document has been named: "Hill to Marsh, 5 May 1900"."""
    before = pieces[max(start, index - _LONGEST_REFERENCE) : index]
    marked = any(piece.kind in _MARKED and not piece.quoted for piece in before)
    if marked or not any(piece.kind is Kind.DATE for piece in before):
        return False
    letter = any(piece.text == "to" for piece in before)
    return letter or not any(piece.known for piece in before)


def _ends_with_volume(pieces: Sequence[Piece], start: int, index: int) -> bool:
    """Say whether a marked title with nothing but its volume and part goes before: "*Census*, vol. 1, pt. 2, *Men*"."""
    before = pieces[max(start, index - _LONGEST_REFERENCE) : index]
    labels = {label_at(before, at) for at in range(len(before))} - {None}
    marked = any(piece.kind in _MARKED for piece in before)
    return marked and bool(labels) and labels <= {"volume", "part", "book"} and before[-1].is_number


def _keeps(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether an archive, a collection or the title of a volume of documents is named at ``index``."""
    if pieces[index - 1].means("contained"):
        return True
    piece = pieces[index]
    return piece.kind in _MARKED or piece.means("ibid") or _is_archival(pieces[index : index + _NAME_AHEAD])


def _is_within(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether a title after a comma, or the same author after "in", belongs to the cite before it.

    It does as the title of a volume ("vol. I, *Le premesse*", "*Storia*, II, *La crisi*"), of a part of what "ivi"
    repeats, and "in Id., *Prose*".
    """
    after, before = pieces[index + 1], pieces[index - 1]
    if "contained" in pieces[index].senses:
        return "idem" in after.senses
    if not pieces[index].is_mark(",") or after.kind is not Kind.TITLE or after.quoted:
        return False
    if "ibid" in before.senses:
        return True
    label, title = piece_at(pieces, index - 2), piece_at(pieces, index - 3)
    if not before.is_number or label is None:
        return False
    bare = before.kind is Kind.ROMAN and label.is_mark(",.") and title is not None and _is_titled(title)
    return label.senses.get("locators") == "volume" or (bare and title is not None and not title.quoted)


def _is_in_number(pieces: Sequence[Piece], start: int, index: int) -> bool:
    """Say whether what follows stands in the number of a periodical before it: "*Klio* No. 5 (May 1936), “Salt”"."""
    dated, item = pieces[index - 1], piece_at(pieces, index + 1)
    if dated.kind is not Kind.GROUP or not any(child.kind is Kind.DATE for child in dated.children):
        return False
    if item is None or item.kind is not Kind.TITLE or not item.quoted or not pieces[index].is_mark(","):
        return False
    before = pieces[max(start, index - _LONGEST_REFERENCE) : index]
    labels = [label for at in range(len(before)) if (label := label_at(before, at))]
    return labels in (["number"], ["issue"]) and not any(piece.quoted for piece in before)


def signals_at(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether a word of signals is used as one: a source, a number or ibid. follows."""
    at = index + 1
    while (piece := piece_at(pieces, at)) and (piece.is_mark(",:") or "signals" in piece.senses):
        at += 1
    if piece is None:
        return False
    after = piece_at(pieces, at + 1)
    if piece.kind is Kind.WORD and piece.text.islower() and after is not None and after.is_mark(":"):
        return signals_at(pieces, at + 1)  # "Ср. комментарий: Петров"
    sourced = piece.capital or piece.kind in (Kind.TITLE, Kind.NAMED, Kind.GROUP, Kind.INITIALS)
    report = piece.kind is Kind.NUMBER and after is not None and after.capital  # "cf 3 Bl Comm 211"
    return sourced or report or piece.means("ibid", "idem", "particles") or label_at(pieces, at) is not None


def _edition_or_cite(pieces: Sequence[Piece], index: int) -> str:
    while (piece := piece_at(pieces, index)) and piece.kind is Kind.MARK:
        index += 1
    return "parallel" if piece is not None and ("languages" in piece.senses or "reprints" in piece.senses) else "cite"


def _continues(pieces: Sequence[Piece], index: int) -> bool:  # noqa: PLR0911 - one case a line
    """Say whether what follows a semicolon goes on with the list of locators: "48; 62; 63"."""
    piece = piece_at(pieces, index)
    if piece is None:
        return True
    label = label_at(pieces, index)
    if label:
        return label not in ("volume", "book", "shelfmark", "causa", "distinctio")
    if piece.is_number:
        stop, page = piece_at(pieces, index + 1), piece_at(pieces, index + 2)
        volume = stop is not None and stop.is_mark(".") and page is not None and page.kind is Kind.NUMBER
        if run_length(pieces, index) > 1 and ends_run(pieces, index - 2):
            return False  # "*Att.* 1. 4. 3; 1. 11. 3"
        if "." in piece.text or is_volume_before(pieces, index) or (stop is not None and stop.serial):
            return False  # "*Othello* 4.2.255; 5.2.289", "§ 25; 2 Kent, 579"
        small = piece.kind is Kind.ROMAN and piece.text.islower()
        return (piece.kind is Kind.NUMBER and not piece.year) or (small and not volume)
    end = next((at for at in range(index, len(pieces)) if pieces[at].is_mark(";")), len(pieces))
    if any(_names_source(ahead) for ahead in pieces[index:end]):
        return False
    return any(label_at(pieces, at) == "page" for at in range(index, end))  # "; the quote is on page 120"


def _begins_source(pieces: Sequence[Piece], index: int, *, dated: bool = False) -> bool:  # noqa: PLR0911 - one case a line
    """Say whether a new source begins here: a title, or a name with a title or a fact after it.

    With ``dated`` a name that the bibliography does not know is one where a year follows: ", sowie Schmidt 1920".
    """
    piece = piece_at(pieces, index)
    if piece is None or piece.kind is Kind.MARK:
        return False
    if piece.quoted and _is_publisher(pieces, index):
        return False
    if piece.kind is Kind.TITLE or (piece.kind is Kind.NAMED and not piece.has(Role.CONTAINER)):
        return True
    if piece.means("ibid", "idem"):
        return True
    if label_at(pieces, index):
        return _of_source(pieces, index)
    if _is_archival(pieces[index : index + _NAME_AHEAD]):
        return False
    named = False
    for at in range(index, min(index + _NAME_AHEAD, len(pieces))):
        piece = pieces[at]
        name = piece.kind is Kind.INITIALS or (
            piece.kind is Kind.WORD and (piece.capital or "particles" in piece.senses)
        )
        named = named or piece.has(Role.NAME) or (piece.kind is Kind.INITIALS and at > index)
        if piece.kind in (Kind.TITLE, Kind.NAMED) or "op_cit" in piece.senses:
            return at > index and not is_after_state(pieces, at)
        if piece.is_number or piece.kind is Kind.GROUP or label_at(pieces, at):
            return at > index and (named or (dated and piece.year is not None))
        if not name and not piece.is_mark(",&/.:") and "conjunctions" not in piece.senses:
            return named and at > index
    return named


def _is_publisher(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether quotation marks hold the publisher between place and year: "М., «Юридическая литература», 1981"."""
    place, comma, after = piece_at(pieces, index - 2), piece_at(pieces, index - 1), piece_at(pieces, index + 1)
    year = piece_at(pieces, index + 2)
    if place is None or comma is None or after is None or year is None or not comma.is_mark(",:"):
        return False
    placed = place.capital or place.is_mark(".") or place.kind is Kind.INITIALS
    return placed and after.is_mark(",") and year.year is not None


def is_after_state(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether a place with its state stands before (Chicago 14.130): "Washington, DC: *Hill Press*, 1964"."""
    colon, state = piece_at(pieces, index - 1), piece_at(pieces, index - 2)
    if colon is None or state is None or not colon.is_mark(":") or not state.text.isupper():
        return False
    return state.kind in (Kind.WORD, Kind.INITIALS) and len(state.text) == _STATE


def _is_archival(pieces: Sequence[Piece]) -> bool:
    """Say whether these go on with the place of a document: "Hill Papers, British Library", "Herbert Folder, Box 1"."""
    return any(
        piece.means("archives", "repositories") or piece.senses.get("locators") in CONTAINERS for piece in pieces
    )


def _of_source(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether a locator with its source after it begins here: "Chapter 5 of Elton"."""
    if index + 3 >= len(pieces):
        return False
    of, source = pieces[index + 2], pieces[index + 3]
    if of.kind is not Kind.WORD or of.means("conjunctions", "signals"):
        return False
    return of.text.islower() and len(of.text) <= 3 and (source.capital or source.kind is Kind.TITLE)


def _with_editions(draft: Draft, part: Sequence[Piece], head: int, way: Way) -> None:
    """Read one cite; one that names an edition only ("Russian ed. 52", "Reprinted in Russian ed. 52") is parallel.

    ``head`` is where it begins after its signal, which the draft has; ``way`` is how the source before is cited.
    """
    index, last = 0, len(part) - 1
    while index < last and (part[index].is_mark(":") or "reprints" in part[index].senses):
        index += 1
    if index == last or "languages" not in part[index].senses or "editions" not in part[index + 1].senses:
        at = read_head(draft, part, head)
        if draft.ibid and not (draft.title or draft.authors or draft.divided):
            draft.cited_as(way)
        read_facts(draft, part, at)
        return
    piece, after = part[index], part[index + 1]
    draft.parallel = True
    name = draft.text[piece.start : after.end]
    third = piece_at(part, index + 2)
    if third and third.is_mark(":"):  # "Russian original: Pravda, August 20"
        rest = part[index + 3 :]
        read_facts(draft, rest, read_head(draft, rest, read_signal(draft, rest)) if rest else 0)
        draft.signal = name
    else:
        draft.title = name
        read_facts(draft, part, index + 2)


def _names_source(piece: Piece) -> bool:
    return (
        piece.kind in (Kind.TITLE, Kind.NAMED, Kind.INITIALS, Kind.URL, Kind.GROUP, Kind.DATE, Kind.ROMAN)
        or piece.capital
        or piece.means("signals", "reprints", "ibid", "idem", "op_cit")
    )


def _is_nested(piece: Piece) -> bool:
    """Say whether a parenthesis names where the cite before it is printed: "2009 (*Pravda*, 5 May 1937, p. 8)"."""
    inside = piece.children
    while inside and inside[0].means("translators", "editions", "languages"):  # "(trad. it. *La politica*, Roma 1982)"
        inside = inside[1:]
    if piece.kind is not Kind.GROUP or len(inside) < 2 or inside[0].kind is not Kind.TITLE:
        return False
    placed = any(label_at(inside, at) == "page" or _is_volume_with_page(inside, at) for at in range(len(inside)))
    return placed or any(child.year or child.kind is Kind.DATE for child in inside)  # else it names a series


def _with_asides(part: Sequence[Piece], parallel: bool) -> list[tuple[Sequence[Piece], bool]]:
    """Return a cite, and after it what it says of an earlier note: "Smith (wie Anm. 5), S. 7"."""
    asides: list[tuple[Sequence[Piece], bool]] = [
        (piece.children, False) for piece in part[1:] if piece.kind is Kind.GROUP and refers_to_note(piece)
    ]
    start, end = _cross_reference(part)
    if start < end:
        asides.append((part[start:end], False))
        part = [*part[:start], *part[end:]]
    return [(part, parallel), *asides] if part else []


def _cross_reference(part: Sequence[Piece]) -> tuple[int, int]:
    """Return where a cite names, after its head, the note that cites its source: "supra note 4", "n. 5 above"."""
    for at in range(1, len(part)):
        if "cross_references" not in part[at].senses or not _is_headed(part[:at]):
            continue
        if label_at(part, at + 1) == "note":
            number = next((n for n in range(at + 2, len(part)) if part[n].is_number), at)
            return (at, number + 1) if part[number].is_number and number <= at + _LONGEST_LABEL else (0, 0)
        if at > 1 and part[at - 1].is_number and label_at(part, at - 2) == "note":
            return (at - 2, at + 1) if _is_headed(part[: at - 2]) else (0, 0)
    return 0, 0


def _is_headed(pieces: Sequence[Piece]) -> bool:
    return any(_names_source(piece) and "signals" not in piece.senses for piece in pieces)


def _is_fact(piece: Piece) -> bool:
    if piece.kind is Kind.GROUP:
        return any(child.year for child in piece.children)
    return piece.kind in _FACTS or (bool(piece.senses) and piece.means("ibid", "op_cit"))
