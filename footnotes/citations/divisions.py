"""Works cited by their own parts ("Il. 1.37", "D. 47, 8") and collections cited by number ("CIL VI 1033")."""

from __future__ import annotations

from collections.abc import Sequence

from footnotes.citations.designators import Role
from footnotes.citations.draft import Draft
from footnotes.citations.locators import after_list, label_at
from footnotes.citations.pieces import Kind, Piece, piece_at
from footnotes.citations.vocabulary import NO_SENSES, names_in
from footnotes.patterns import pattern
from footnotes.text.span import Span

_OF_EDITION = pattern(r"\d{2,4}[a-e]\d{0,2}(?:[-–]\d{1,2})?")  # pages of Bekker and Stephanus
_SHORTEST_AUTHOR = 3  # letters of an abbreviated name
_LONGEST = 60  # characters of the name of a work
_PROSE = {1: ("book", "chapter"), 2: ("book", "chapter", "section")}
_OF_THE_BIBLE = "chapter verse"
_PLAY = ["act", "scene", "line"]
_AFTER_PARTS = ("number", "page", "column", "sub-verbo", "plate")
_MOST_VOLUMES = 200  # of a collection: "RIB 2415.3" is text 3 of number 2415


def divide(draft: Draft, head: Sequence[Piece]) -> None:
    """Learn from the name of a work how it is cited: by which parts, or by the numbers of a collection.

    What the bibliography calls the work goes before what its name or siglum may mean elsewhere.
    """
    if not head:
        return
    known = head[-1].known or (head[-2].known if head[-1].is_mark(".") and len(head) > 1 else None)
    told = draft.words.work_of(*known.work) if known is not None else NO_SENSES
    levels, draft.counted = told.get("divisions"), told.get("corpora")
    draft.told = bool(told)
    roles = known.roles if known is not None else frozenset()
    named = Role.NAME in roles and Role.SIGLUM not in roles and known is not None and len(known.keys) == 1
    roles = roles if Role.SIGLUM in roles or (named and _only_names(head)) else frozenset()
    if not told and Role.CORPUS in roles:
        draft.counted = "number"
    elif not told and Role.EDITION not in roles:  # "HA 8, 683": the Hamburg edition, not the Historia Augusta
        words = names_in(draft.text[head[0].start : head[-1].end][-_LONGEST:])
        levels = _named(draft, words) or _by_author(draft, head)
    draft.levels = draft.divisions = levels.split() if levels else ()
    draft.divided = bool(levels or draft.counted) and draft.levels[:1] != _PLAY[:1]  # plays are cited by page as well
    if draft.counted == "report":
        draft.counted, draft.report = "page", True


def _only_names(head: Sequence[Piece]) -> bool:
    """Say whether nothing but the author stands for the work: "Dessau 567"."""
    return all(piece.has(Role.NAME) or piece.kind in (Kind.INITIALS, Kind.MARK) for piece in head)


def _named(draft: Draft, words: Sequence[str]) -> str | None:
    """Return the parts of the work that the words end with; take the label of a collection into the draft."""
    if not words or words[-1].casefold() not in draft.words.work_endings:
        return None
    levels: str | None = draft.words.tail(words, "divisions")
    draft.counted = draft.words.tail(words, "corpora")
    if levels == _OF_THE_BIBLE and draft.words.works.get(tuple(words)) is None:
        return None  # "Human Rights Act 1998", "John Mark 5"
    return levels


def _by_author(draft: Draft, head: Sequence[Piece]) -> str | None:
    """Return the parts of all works of an ancient author who is cut short before the title: "Plut. *Cato maj.*"."""
    author, title = head[0], head[-1]
    if author.kind is not Kind.WORD or title.kind is not Kind.TITLE or title.quoted or not author.capital:
        return None
    between = all(piece.is_mark(".") for piece in head[1:-1])
    stop = draft.text[author.end : author.end + 1] == "." or author.dotted
    if not between or not stop or len(author.text) < _SHORTEST_AUTHOR or draft.counted:
        return None
    return draft.words.works.get((author.text.rstrip("."),), NO_SENSES).get("divisions")


def read_divided(draft: Draft, pieces: Sequence[Piece], index: int) -> int:
    """Read the numbers of a work with known parts and return the index after them: "XXXIII 46", "47, 8", "1.37–42"."""
    levels = _levels(draft, pieces, index)
    draft.levels = ()
    at = index
    if levels[1:3] == ["title", "law"] and label_at(pieces, index + 1) in ("chapter", "canon"):
        levels = ["distinctio"]  # "D. 50 c. 4" is Gratian's, "D. 47, 8" Justinian's
    while levels and (piece := piece_at(pieces, at)) and piece.is_number:
        start = piece.start
        if _OF_EDITION.fullmatch(piece.text):  # "Arist. eth. Nic. 8, 2, 1155b4"
            draft.locate("page", Span(start, piece.end), assumed=True)
            return at + 1
        values = piece.text.split(".")[: len(levels)] if piece.kind is Kind.NUMBER else [piece.text]
        for value in values[:-1]:
            draft.locate(levels.pop(0), Span(start, start + len(value)), assumed=True)
            start += len(value) + 1
        last = not levels[1:] or not _goes_on(pieces, at + 1)
        end = after_list(draft, pieces, at, "page") if last else at + 1
        draft.locate(levels.pop(0), Span(start, pieces[end - 1].end), assumed=True)
        at = end
        if levels and _goes_on(pieces, at):
            at += pieces[at].kind is Kind.MARK
    return at


def _levels(draft: Draft, pieces: Sequence[Piece], index: int) -> list[str]:
    """Return the parts that the numbers ahead count; one in brackets is passed over where there are too few of them.

    Cicero's treatises are cited by book, chapter and section, and by book and section: "De Off. i. 42, 150", "i. 150".
    """
    count, at = 0, index
    while (piece := piece_at(pieces, at)) and piece.is_number:
        count += 1 + (piece.text.count(".") if piece.kind is Kind.NUMBER else 0)
        if not _goes_on(pieces, at + 1):
            break
        at += 1 + (pieces[at + 1].kind is Kind.MARK)
    return levels_for(count, draft.levels)


def levels_for(count: int, levels: Sequence[str]) -> list[str]:
    """Return the parts that so many numbers count; one in brackets is passed over where they are too few."""
    few = count < len(levels)
    return [level.strip("()") for level in levels if not (few and level.startswith("("))]


def _goes_on(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether the number of the next part follows: across a comma, colon or space."""
    mark = piece_at(pieces, index)
    number = piece_at(pieces, index + 1) if mark and mark.is_mark(",:.") else mark
    return (
        number is not None
        and number.is_number
        and not (mark is not None and mark.is_mark(".") and number.year is not None)
    )


def read_dotted(draft: Draft, piece: Piece, *, abbreviated: bool) -> None:
    """Take "4.42" and "4.1.140–144" apart: book and chapter of a prose work, act, scene and line of a play.

    ``abbreviated`` says that an abbreviation stands before, as those of ancient authors do.
    """
    dots = piece.text.count(".")
    levels: Sequence[str] = _PLAY if dots == 2 and not abbreviated else _PROSE[dots]
    start = piece.start
    for level, value in zip(levels, piece.text.split("."), strict=True):
        draft.locate(level, Span(start, start + len(value)), assumed=True)
        start += len(value) + 1


def ends_volume(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether a volume ends before ``index``: a page with its label or a year in brackets follows."""
    after = piece_at(pieces, index)
    if after is not None and after.is_mark(","):
        return label_at(pieces, index + 1) in ("page", "column")
    if after is not None and after.kind is Kind.GROUP:
        return any(child.year for child in after.children)
    return label_at(pieces, index) in ("page", "column")


def is_coded(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether a letter and a number of a prosopography begin here: "PIR² A 255"."""
    letter, number = pieces[index], piece_at(pieces, index + 1)
    named = letter.kind in (Kind.WORD, Kind.ROMAN) and len(letter.text) == 1 and letter.capital
    return named and number is not None and number.kind is Kind.NUMBER


def read_counted(draft: Draft, pieces: Sequence[Piece], index: int) -> int:  # noqa: PLR0911 - one case a line
    """Read volume and number in a collection and return the index after them: "XI 7285", "48, 96", "1974, 123bis"."""
    label = str(draft.counted)
    if is_coded(pieces, index) and pieces[index].text not in "IVX":
        draft.locate(label, Span(pieces[index].start, pieces[index + 1].end), assumed=True)
        return index + 2
    piece, after = pieces[index], piece_at(pieces, index + 1)
    beyond = piece_at(pieces, index + 2) if after and after.is_mark(",") else after
    if (end := _after_parts(draft, pieces, index) or _after_dotted_part(draft, pieces, index)) > index:
        draft.volume = draft.text[piece.start : pieces[end - 1].end]  # "RE XX 1 (1941)", "RE IV A 1, 345"
        return end
    if not (beyond and beyond.kind is Kind.NUMBER) and (volume := _volume_before_dot(draft, piece)) is not None:
        draft.volume = volume  # "SEG 36.1111"
        end = after_list(draft, pieces, index, label)
        draft.locate(label, Span(piece.start + len(volume) + 1, pieces[end - 1].end), assumed=True)
        return end
    listed = index > 0 and pieces[index - 1].is_mark(",")
    if piece.year and listed and draft.volume is not None and draft.year is None and label_at(pieces, index + 2):
        draft.year = piece.year  # "SEG 27, 1977, nr. 828"
        return index + 1
    labelled = label_at(pieces, index + 2) in (label, "column", "page")
    if after and after.is_mark(",") and draft.volume is None and labelled:
        if draft.report and piece.year:
            draft.year = piece.year  # "NJW 1998, S. 123"
        else:
            draft.volume = piece.text  # "PL 35, col. 1436"
        return index + 1
    unpaged = not draft.locators or (draft.report and not draft.paged)
    if unpaged and beyond and beyond.kind is Kind.NUMBER and draft.volume is None:
        if piece.year and after and after.is_mark(",") and (draft.year is None or draft.report):
            draft.year = piece.year
            return index + 1
        if draft.year is None:
            draft.volume = piece.text
            return index + 1
    if piece.kind is Kind.ROMAN and draft.volume is None:
        draft.volume = piece.text
        return index + 1
    end = index + 1 if draft.report else after_list(draft, pieces, index, "page")
    letter = piece_at(pieces, end)
    if letter and letter.kind in (Kind.WORD, Kind.ROMAN) and len(letter.text) == 1 and letter.capital:
        number = piece_at(pieces, end + 1)
        end += 2 if number and number.kind is Kind.NUMBER else 1
    _locate_each(draft, pieces[index:end], label)
    return end


def _locate_each(draft: Draft, pieces: Sequence[Piece], label: str) -> None:
    """Add each number of a list that full stops part: "CIL VI 552. 560"."""
    first = 0
    for at in range(len(pieces) + 1):
        if at == len(pieces) or pieces[at].is_mark("."):
            draft.locate(label, Span(pieces[first].start, pieces[at - 1].end), assumed=True)
            first = at + 1


def _after_parts(draft: Draft, pieces: Sequence[Piece], index: int) -> int:
    """Return the index after a volume in parts that begins here ("XX 1", "IV A 1"), else 0."""
    series, at = piece_at(pieces, index + 1), index + 1
    if pieces[index].kind is not Kind.ROMAN:
        return 0
    if series is not None and series.text == "A" and draft.counted == "column":
        at += 1  # the second series of Pauly's Realencyclopädie
    part, comma = piece_at(pieces, at), piece_at(pieces, at + 1)
    if part is None or part.kind is not Kind.NUMBER:
        return 0
    column = piece_at(pieces, at + 2) if comma is not None and comma.is_mark(",") else None
    columned = draft.counted == "column" and column is not None and column.kind is Kind.NUMBER
    return at + 1 if columned or ends_volume(pieces, at + 1) else 0


def _after_dotted_part(draft: Draft, pieces: Sequence[Piece], index: int) -> int:
    """Return the index after a volume whose part a full stop sets off ("TAM V.1 190", "LGPN V.A, s.v."), else 0."""
    volume, dot, part = (piece_at(pieces, at) for at in range(index, index + 3))
    if volume is None or volume.kind is not Kind.ROMAN or dot is None or part is None or draft.volume is not None:
        return 0
    if not dot.is_mark(".") or dot.start != volume.end or part.start != dot.end:
        return 0
    if part.kind is not Kind.NUMBER and not (len(part.text) == 1 and part.capital):
        return 0
    at = index + 4 if (comma := piece_at(pieces, index + 3)) is not None and comma.is_mark(",") else index + 3
    number = piece_at(pieces, at)
    goes_on = number is not None and number.kind is Kind.NUMBER and not (at > index + 3 and part.kind is Kind.NUMBER)
    return index + 3 if goes_on or label_at(pieces, at) in _AFTER_PARTS else 0


def _volume_before_dot(draft: Draft, piece: Piece) -> str | None:
    """Return the volume of a text that a full stop parts from its number: "SEG 36.1111", "CIL 6.2.8012"."""
    if draft.counted != "number" or piece.kind is not Kind.NUMBER or draft.volume is not None or draft.locators:
        return None
    volume, dot, number = piece.text.rpartition(".")
    few = volume.split(".")[0].isdigit() and int(volume.split(".")[0]) <= _MOST_VOLUMES
    return volume if dot and few and number[:1].isdigit() else None
