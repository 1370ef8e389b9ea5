"""Decides whether what stands in brackets cites a source."""

from __future__ import annotations

from collections.abc import Sequence

from footnotes.citations.designators import Role
from footnotes.citations.draft import Draft
from footnotes.citations.figures import ERAS
from footnotes.citations.pieces import Kind, Piece
from footnotes.model.citation import Locator
from footnotes.patterns import pattern
from footnotes.records import NamedTuple

_PLACES = frozenset(
    ("page", "column", "folio", "note", "chapter", "line", "verse", "stanza")
)  # labels that send to a source by themselves
_OF_PLAY = frozenset(("act", "scene", "line"))
_DOCUMENT = frozenset(("archive", "shelfmark"))
_HEADWORD = pattern(r"\bs\. ?vv?\.[*_]?\.?\Z")  # under the word that is discussed
_OLD_YEAR = pattern(r"1[0-3]\d\d(?:\s?[-–]\s?\d+)?")
_VOLUME_AND_PAGE = pattern(r"\d\d?:(?:\d{3,4}|[6-9]\d)(?:[-–]\d+)?(?:, ?\d+(?:[-–]\d+)?)*")  # "8: 704"
_MADE_UP = pattern(r"\d|[^\W\d_a-zà-ÿа-я]{2}")  # a siglum that is no word
_DIGITS = pattern(r"\d+")
_PAIR = 2
_RATIO = 3  # pieces
_LONGEST_PAGE = 4  # digits
_ENUMERATED_TO = 30  # numbers up to this may count the items of a list
_LOOSE_WORDS = 6


class Surroundings(NamedTuple):
    """What stands around brackets in the running text."""

    before: Piece | None = None  # the word or title before
    sourced: bool = False  # a source has been named earlier in the chapter, or a known author just before
    enumerated: bool = False  # the numbers in brackets of the paragraph count 1, 2, 3


def cites_source(pieces: Sequence[Piece], drafts: Sequence[Draft], around: Surroundings, prose: frozenset[str]) -> bool:
    """Say whether the content of brackets, read as ``drafts``, is a citation and no gloss, date or list number."""
    if not drafts or "hereafter" in pieces[0].senses or any(piece.text in ERAS for piece in pieces):
        return False
    if all(_counts(piece) for piece in pieces):
        return _bare_numbers(pieces, around)
    if any((draft.itself and draft.locators and not draft.titled) or is_plain(draft) for draft in drafts):
        return True
    words = [piece for piece in pieces if piece.kind is Kind.WORD and not piece.known]
    if any(word.talks(prose) for word in words):
        return any(_is_apart(draft, words, around, prose) for draft in drafts) if len(drafts) > 1 else False
    if sum(len(draft.loose) for draft in drafts) > _LOOSE_WORDS:
        return False
    return any(is_strong(draft, around) or _is_assumed(draft, around) for draft in drafts)


def _counts(piece: Piece) -> bool:
    """Say whether a piece may stand among bare numbers: "48; 62", "137–294, hier 165", "at 118"."""
    return piece.is_number or piece.is_mark(",;.:") or piece.means("conjunctions", "especially", "signals")


def is_plain(draft: Draft) -> bool:
    """Say whether a cite is beyond doubt, whatever is said around it: a known source with a labelled page."""
    known = draft.named or draft.known is not None
    labelled = any(locator.label in _PLACES and not locator.label_assumed for locator in draft.locators)
    if (
        draft.known is not None
        and Role.SIGLUM in draft.known.roles
        and _MADE_UP.search(draft.title or "")
        and draft.located
    ):
        return True  # "as 1937 Trial 90 shows"
    marked = draft.titled is not None and draft.titled.kind is Kind.TITLE
    if draft.named and marked and draft.signal and draft.paged:
        return True  # "see Getty, *Origins* 119, who is wrong"
    return (known and labelled) or (draft.divided and bool(draft.locators)) or draft.ibid or draft.key is not None


def _is_apart(draft: Draft, words: Sequence[Piece], around: Surroundings, prose: frozenset[str]) -> bool:
    """Say whether a cite is one beyond doubt and the talk belongs to another: "*Stalin*, 512; the original is …"."""
    inside = [word for word in words if draft.span.start <= word.start < draft.span.end]
    marked = draft.titled is not None and draft.titled.kind in (Kind.TITLE, Kind.NAMED)
    dated = draft.named and draft.year is not None  # "Hill 1870, 2:353; he was not alone"
    return (
        (marked or dated) and draft.paged and not any(word.talks(prose) for word in inside) and is_strong(draft, around)
    )


def _is_assumed(draft: Draft, around: Surroundings) -> bool:
    """Say whether a page without a label, beside a labelled place, is one of the source discussed: "326, Tab. 5"."""
    return around.sourced and not draft.headed and draft.paged and not draft.loose and len(draft.locators) > 1


def is_strong(draft: Draft, around: Surroundings) -> bool:  # noqa: PLR0911 - one case a line
    """Say whether a cite is one beyond doubt."""
    if draft.ibid or draft.url or draft.key:
        return True
    labelled = [locator for locator in draft.locators if not locator.label_assumed]
    if not draft.headed:
        return _placed(draft) if labelled else bool(draft.year and draft.locators and around.sourced)
    marked = draft.titled is not None and draft.titled.kind is Kind.TITLE
    known = draft.named or draft.known is not None or (draft.titled is not None and draft.titled.known is not None)
    if (draft.divided and draft.locators) or (draft.report and (draft.year or draft.signal)):
        return True
    if draft.date and draft.title and any(locator.label == "shelfmark" for locator in draft.locators):
        return True  # "Hill to FO, tel. 312, 9 Mar. 1948, FO 371/71687"
    undated = marked and draft.titled is not None and draft.titled.quoted and draft.year is None
    if marked and draft.date and not undated:
        return True  # "Mr. Hill in the *Star*, 14 March 1831"; but "(the steamer “Cimbria”, 19 January)"
    if known and (draft.located or draft.year or draft.date):
        return not (draft.loose and not labelled and draft.year and not draft.locators)
    if known and draft.named and (draft.titled or draft.coauthors):
        return True
    if marked and (draft.locators or draft.identified or (draft.year and (draft.place or draft.authors))):
        return True
    if draft.authors and draft.year and draft.locators:
        return True
    if labelled and not draft.loose and len(draft.authors) <= 2 and _placed(draft):
        return True
    return bool(draft.title and draft.title.isupper() and draft.located)


def _placed(draft: Draft) -> bool:
    """Say whether locators without a source send to one by themselves: pages do, articles and tables do not."""
    labels = {locator.label for locator in draft.locators if not locator.label_assumed}
    if labels & _PLACES or labels >= _DOCUMENT:
        return True
    return (draft.volume is not None and (draft.paged or "plate" in labels)) or any(
        locator.label == "number" and len(locator.value) >= 3 and locator.value.isdigit() for locator in draft.locators
    )


def _is_scale(pieces: Sequence[Piece]) -> bool:
    """Say whether numbers are a ratio: "1 : 500"; "1:245" is a page of the first volume."""
    ratio = len(pieces) == _RATIO and pieces[0].text == "1" and pieces[1].is_mark(":")
    return ratio and (pieces[2].text.endswith("0") or pieces[1].start > pieces[0].end)


def _bare_numbers(pieces: Sequence[Piece], around: Surroundings) -> bool:  # noqa: PLR0911 - one case a line
    """Say whether numbers alone are pages of a source under discussion."""
    numbers = [piece for piece in pieces if piece.is_number]
    other = around.before is not None and around.before.kind is Kind.NUMBER and not around.before.year
    if not numbers or around.enumerated or _is_scale(pieces) or other:  # "rubric 45 (46)": numbered otherwise
        return False
    first = numbers[0]
    if len(numbers) == 1 and len(first.text) == _LONGEST_PAGE and first.text.endswith("00"):
        return False  # "three thousand (3000) people"
    if len(numbers) > _PAIR and [piece.text for piece in numbers] == [str(at + 1) for at in range(len(numbers))]:
        return False  # "(1, 2, 3)"
    if first.kind is Kind.ROMAN and first.text.isupper():
        kinds = [
            number.kind for number in numbers[1:]
        ]  # "VI, 97": volume and page; "III. ii. 136": act, scene and line
        played = kinds[:2] == [Kind.ROMAN, Kind.NUMBER] and numbers[1].text.islower()
        return kinds[:1] == [Kind.NUMBER] or played
    if first.kind is Kind.ROMAN and len(numbers) == 1 == len(first.text):
        return False  # "(x)"
    if first.year or (len(numbers) == 1 and _OLD_YEAR.fullmatch(first.text)):
        return _year(numbers, around)
    if first.text.count(".") == 2:
        return True  # "1.4.183": act, scene and line
    if around.before is not None and (around.before.means("ordinals") or _is_spelled_number(around.before.text)):
        return False  # "twelve (12)", "eighty-one (81)"
    if any(piece.is_mark(":") for piece in pieces) and not _VOLUME_AND_PAGE.fullmatch(_joined(pieces)):
        return False  # the time of a day or a verse
    if any(len(digits) > _LONGEST_PAGE for piece in numbers for digits in _DIGITS.findall(piece.text)):
        return False
    return around.sourced


def _joined(pieces: Sequence[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def _is_spelled_number(word: str) -> bool:
    tens, hyphen, ones = word.partition("-")
    return bool(hyphen) and tens.endswith("ty") and ones.isalpha() and tens.islower()


def _year(numbers: Sequence[Piece], around: Surroundings) -> bool:
    """Say whether a year in brackets is that of a work: its page follows, or an author of that year stands before."""
    year = str(numbers[0].year)
    if len(numbers) > 1:
        return not numbers[1].year
    if around.before is None or around.before.known is None or not around.before.has(Role.NAME):
        return False
    return numbers[0].text == year and year[:4].isdigit() and int(year[:4]) in around.before.known.years


def enumerates(numbers: Sequence[str]) -> bool:
    """Say whether the numbers in brackets of a paragraph, in order, count its items: 1, 2, 3."""
    counted = [int(number) for number in numbers if number.isdigit() and int(number) <= _ENUMERATED_TO]
    return len(counted) > 1 and 1 in counted and 2 in counted


def says_something(draft: Draft) -> bool:
    """Say whether anything was read of a cite."""
    return (
        draft.key is not None
        or draft.headed
        or draft.located
        or draft.url is not None
        or draft.year is not None
        or draft.itself
    )


def is_enough_in_note(draft: Draft) -> bool:  # noqa: PLR0911 - one case a line
    """Say whether a cite of a note names a source or a place in one."""
    labelled = any(not locator.label_assumed for locator in draft.locators)
    statute = not draft.headed and {locator.label for locator in draft.locators} == {"article-locator"}
    if (labelled and not statute) or draft.ibid or draft.url:
        return True  # an article alone is one of a law that is no source: "ст. 15 ГК РФ"
    if {locator.label for locator in draft.locators} == _OF_PLAY or (draft.divided and draft.locators):
        return True  # "V. i. 154–77", "6.17" after "Cic. Att. 6.1.5"
    known = draft.known is not None or draft.named
    marked = draft.titled is not None and draft.titled.kind is Kind.TITLE
    if len(draft.authors) == 1 and draft.volume is not None and draft.paged and len(draft.loose) <= 1:
        return True  # "Vaissette, III. 383"
    if draft.report and draft.siglum and draft.volume is not None and draft.paged:
        return True  # "5 Barn. & Ald. 12"
    if draft.signal and draft.volume is not None and draft.paged and not (draft.headed or draft.loose):
        return True  # "Cfr. anche VII, 13"
    if not draft.headed or len(draft.loose) > (_LOOSE_WORDS if known or marked else 0):
        return False
    if known and _HEADWORD.search(draft.text, draft.span.start, draft.span.end):
        return True  # "Holder, s.v."
    if is_strong(draft, Surroundings()) or (known and (draft.signal or draft.title or draft.year)):
        return True
    held = draft.title is not None and draft.container is not None and (draft.volume or draft.issue)
    return bool(held or (draft.authors and (draft.title or draft.signal) and draft.located))


def is_reference(draft: Draft) -> bool:
    """Say whether a cite is one with a marked or known title and facts of publication or a place in the source."""
    titled = draft.titled is not None and draft.titled.kind in (Kind.TITLE, Kind.NAMED)
    return (
        titled
        and bool(draft.year or draft.locators or draft.date or draft.identified)
        and len(draft.loose) <= _LOOSE_WORDS
    )


def _is_marked(draft: Draft, locator: Locator) -> bool:
    """Say whether a label is no mere letter: "с. 12" is a page in a sentence, "с 12" are the words "from twelve"."""
    before = draft.text[draft.span.start : locator.span.start].rstrip()
    return not (before[-1:].isalpha() and not before[-2:-1].isalpha())


def is_prose_citation(drafts: Sequence[Draft]) -> bool:
    """Say whether a segment of running text cites: an address, or a named source with a labelled place in it."""
    first = drafts[0]
    if first.url and not first.loose:
        return True
    labelled = any(
        locator.label in _PLACES and not locator.label_assumed and _is_marked(first, locator)
        for locator in first.locators
    )
    known = first.known is not None or first.named or (first.titled is not None and first.titled.kind is Kind.TITLE)
    sourced = bool(first.title and first.authors) or (first.container is not None and first.title is not None)
    if first.signal and first.divided and first.locators:
        return not first.loose  # "si veda *Par.* XVI, 61"
    return labelled and (known or sourced) and first.headed and len(first.loose) <= 1
