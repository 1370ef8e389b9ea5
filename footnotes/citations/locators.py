"""Locators with labels: "p. 5", "n. 20", "2e part.", "Chapter Four", "s.v. 'fleet'", "MS Ashmole 61".

Longer than 400 lines: what a label means before a value is told by short functions, one a case.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from footnotes.citations.designators import Role
from footnotes.citations.draft import PLACES_OF_PAGES, Draft
from footnotes.citations.figures import FORMAT
from footnotes.citations.pieces import NUMBERS, Kind, Piece, piece_at
from footnotes.citations.runs import ends_run, run_length
from footnotes.patterns import pattern
from footnotes.text.numerals import bounds
from footnotes.text.span import Span

DOCUMENTS = frozenset(("doc", "docc", "docs", "dok", "док", "document", "documento", "dokument", "документ"))
_SINGLE = frozenset(
    ("series", "volume", "issue", "part", "book", "edition", "act", "scene")
)  # a comma ends their value
_LETTERED = frozenset(
    ("appendix", "part", "section", "book", "plate", "map", "table", "figure", "series", "supplement")
)
_SPELLED = frozenset(("chapter", "part", "book", "volume", "section", "act", "scene", "canto", "appendix"))
_DETAILED = frozenset(("section", "article-locator", "paragraph", "rule"))  # may have a detail in brackets
_WEAK = frozenset(("number", "note"))  # after another label they only say "number": "document n. 4858", "vol. no. 3"
_ON_PAGES = frozenset(("page", "column"))
_YEAR = pattern(r"1[5-9]\d\d|20\d\d")
_KEPT_AT = frozenset(("alla", "alle", "nella", "presso", "della", "dell", "in", "bei", "apud"))  # "mss. alla Marciana"
_NO_CODICES = ("dipl", "civ", "pen", "proc")  # "Cod. dipl." is a printed collection, "cod. civ." a code of law
_MANUSCRIPTS = frozenset(("ms", "mss", "cod", "codd", "hs", "manuscrit"))
_LISTED_WITH_STOPS = frozenset(("page", "line", "verse", "column"))
_DOCUMENT_NUMBER = 4  # digits
_SUBSECTION = 2  # figures or letters
_WORDED = frozenset(("shelfmark",))  # their value is words and a number: "MS Ashmole 61"
_CIRCA = pattern(r"1\d{3}(?:[-–]\d+)?")
_OF_PLEAS = pattern(r"\b(?:Y\. ?B|YB|Abr|Hen|Edw|Edward|Henry|Ric|Ass|Eliz|Jac|Car|Rep|Keilw)\b")
_NOTE_SIGNS = "*†‡§‖¶"
_VOLUME = 2  # figures at most of a volume before a page and a colon: "p. 112:3" has a page and a line
_LONGEST_ENTRY = 6  # pieces of the head-word after "s.v."


def label_at(pieces: Sequence[Piece], index: int) -> str | None:  # noqa: PLR0911 - one case a line
    """Return the label of the locator that begins here, None where there is none: a label needs a value."""
    if not 0 <= index < len(pieces):
        return None
    piece = pieces[index]
    if piece.kind not in NUMBERS:
        if "locators" not in piece.senses or piece.year:
            return None
        at = 0 if _is_extent(pieces, index) else _value(pieces, index)
        label = str(piece.senses["locators"])
        if label == "chapter" and piece.text == "c" and at and _CIRCA.fullmatch(pieces[at].text):
            return None  # "c. 1373"
        if not at or _is_codex(pieces, index, at) or (label == "act" and pieces[at].year):  # "Animals Act 1971"
            return None
        if label == "page" and piece.text == "SS" and _is_volume(pieces, at):
            return None  # "M. G. SS. I, p. 160": scriptores
        return label
    at = _noun(pieces, index)
    if at >= len(pieces) or "locators" not in pieces[at].senses or piece.year:
        return None
    after = pieces[at]
    ordinal = piece.ordinal or ((piece.kind is Kind.ROMAN or at > index + 1) and not _value(pieces, at))
    return str(after.senses["locators"]) if ordinal else None


def _is_extent(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether a word says how many parts a work has: "В 2 ч. М., 1997", "in 9 vols."."""
    if index < 2:
        return False
    number, within = pieces[index - 1], pieces[index - 2]
    if number.kind is not Kind.NUMBER or number.year or number.ordinal:
        return False
    return within.kind is Kind.WORD and within.text.casefold() in ("в", "in", "en", "em")


def _value(pieces: Sequence[Piece], index: int) -> int:  # noqa: PLR0911, PLR0912 - one case a line
    """Return the index where the value of the label at ``index`` begins; 0 where it has none."""
    at = index + 1
    if at < len(pieces) and pieces[at].kind is Kind.NUMBER and not pieces[at].senses:
        return at
    label = str(pieces[index].senses.get("locators"))
    while (piece := piece_at(pieces, at)) and (
        _weak(piece)
        or (piece.is_mark(".:") and not pieces[index].dotted)
        or (piece.is_mark(",") and label == "appendix")
    ):
        at += 1
    value = piece_at(pieces, at)
    if value is None:
        return 0
    if value.text == pieces[index].text == "c":
        return 0  # "art. 1218 c.c.": the civil code
    if value.is_number or ("ordinals" in value.senses and label in _SPELLED):
        return at
    if value.kind is Kind.GROUP and len(value.children) == 1 and value.children[0].is_number:
        return 0 if value.children[0].year else at
    if label == "column" and len(value.text) == 1 and value.text in "abcdef":
        return at  # "p. 210, col. b"
    if label == "note" and (value.is_mark(_NOTE_SIGNS) or (value.kind is Kind.GROUP and len(value.text) == 1)):
        return at  # "p. 27, note (u)", "note ‡"
    if value.kind is Kind.WORD and (label in _LETTERED or label == "shelfmark") and label_at(pieces, at) in _ON_PAGES:
        return 0  # "Anl. S. 127", "MS. p. 12"
    counted = label in _LETTERED or (label == "note" and len(pieces[index].text) == len("note"))
    lettered = counted and value.kind in (Kind.WORD, Kind.INITIALS) and value.capital
    city = piece_at(pieces, at + 1)
    if lettered and value.kind is Kind.INITIALS and city is not None and city.is_mark(",:;"):
        return 0  # "перераб. и доп. М., 1990"
    doubled = (
        label in ("appendix", "note")
        and value.text.isupper()
        and len(set(value.text)) == 1
        and not _weak(pieces[at - 1])
    )
    if lettered and (len(value.text.rstrip(".")) == 1 or doubled):
        return at
    if label == "sub-verbo" and value.kind in (Kind.WORD, Kind.TITLE):
        return at
    if label == "number" and value.kind is Kind.WORD and len(value.text) == 1 and value.capital:
        return at if city is not None and city.kind is Kind.NUMBER else 0  # "nr. A 34"
    if "repositories" in value.senses and not _numbered_here(pieces, at):
        return 0  # "MSS. Bib. Nat., Collection Doat", but "MS. Bodl. 285"
    named = value.kind in (Kind.WORD, Kind.INITIALS) and not value.text.casefold().startswith(_NO_CODICES)
    named = named and value.text not in _KEPT_AT
    return at if is_manuscript(pieces[index]) and named else 0


def _numbered_here(pieces: Sequence[Piece], index: int) -> bool:
    after = piece_at(pieces, index + 1)
    beyond = piece_at(pieces, index + 2) if after is not None and after.is_mark(".") else after
    return beyond is not None and beyond.is_number


def is_manuscript(label: Piece) -> bool:
    """Say whether a label is one of manuscripts, whose shelfmarks have words: "MS Harley 61", "cod. Vat. lat. 3793"."""
    return label.senses.get("locators") == "shelfmark" and label.text.casefold() in _MANUSCRIPTS


def _is_codex(pieces: Sequence[Piece], index: int, value: int) -> bool:
    """Say whether "C." is the Codex, cited by book and title ("C. 11, 6"), and no causa of Gratian ("C. 11 q. 3")."""
    if pieces[index].senses.get("locators") != "causa" or value + 2 >= len(pieces):
        return False
    return pieces[value + 1].is_mark(",") and pieces[value + 2].is_number


def _weak(piece: Piece) -> bool:
    return piece.senses.get("locators") in _WEAK


def read_locator(draft: Draft, pieces: Sequence[Piece], index: int, label: str) -> int:
    """Add the labelled locator that begins at ``index`` and return the index after it."""
    if label == "page" and _counts_membranes(pieces, index):
        label = "part"  # "Pat. 34 Edw. III, p. 1, m. 12"
    if pieces[index].is_number:  # "2e part."
        _put(draft, label, Span(pieces[index].start, pieces[index].end))
        return _noun(pieces, index) + 1
    start = _value(pieces, index)
    if label == "shelfmark" and pieces[index].text.casefold() == "tit" and draft.headed and not draft.located:
        label = "title-locator"  # "L. Sal. tit. XLI, 3", but "Rep. 77, Tit. 507"
    if draft.levels and draft.levels[0] == label.removesuffix("-locator"):
        draft.levels = draft.levels[1:]  # what follows without a label is the next division
    if label == "page" and draft.volume is None and _is_volume_and_page(pieces, start):
        draft.volume, start = pieces[start].text, start + 2
    if label in _WORDED:
        end = _after_shelfmark(pieces, start)
        _put(draft, label, Span(pieces[index].start, pieces[end - 1].end))
        return end
    if label == "sub-verbo":
        return _read_head_word(draft, pieces, start)
    if pieces[start].kind is Kind.GROUP:
        lettered = not pieces[start].children[0].is_number
        _put(draft, label, Span(pieces[start].start, pieces[start].end) if lettered else pieces[start].inner)
        return start + 1
    return _read_numbers(draft, pieces, index, start, label)


def _read_head_word(draft: Draft, pieces: Sequence[Piece], start: int) -> int:
    """Add the head-word of a dictionary's article, which begins at ``start``, and return the index after it."""
    end = start + 1
    while (
        pieces[start].kind is Kind.WORD
        and (piece := piece_at(pieces, end))
        and piece.kind is Kind.WORD
        and end - start < _LONGEST_ENTRY
    ):
        end += 1
    end = _after_given_name(pieces, start, end)
    titled = pieces[start].kind is Kind.TITLE
    _put(draft, "sub-verbo", pieces[start].inner if titled else Span(pieces[start].start, pieces[end - 1].end))
    return end


def _read_numbers(draft: Draft, pieces: Sequence[Piece], index: int, start: int, label: str) -> int:
    """Add the numbers from ``start`` on, after the label at ``index``, and return the index after them."""
    word = pieces[index].text
    coded = pieces[start].kind is Kind.WORD and label == "number"
    end = start + 2 if coded else after_list(draft, pieces, start, label)
    if label in ("section", "article-locator"):
        end = _after_subsections(pieces, end)
    label = _label_meant(draft, pieces[index], pieces[start], label)
    while (
        label in _DETAILED
        and (detail := piece_at(pieces, end))
        and detail.kind is Kind.GROUP
        and detail.start == pieces[end - 1].end
    ):
        end += 1  # "s 8(1)(b)"
    if label == "plate" and word in ("pl", "pls") and _counts_pleas(draft):
        draft.locate("number", Span(pieces[start].start, pieces[end - 1].end))
        return end  # "Y. B. 9 Edw. IV. 40, pl. 22": placitum
    if label == "appendix" and (part := piece_at(pieces, end)) and part.kind is Kind.GROUP and _counts(part):
        end += 1  # "Appendix E (iii)"
    before = draft.locators[-1] if draft.locators else None
    beside = before is not None and before.label == "shelfmark" and pieces[index].start - before.span.end <= 3
    if label in ("number", "issue") and beside:  # "Rep. 77, Nr. 4", "b. 2, fasc. 3"
        draft.locate("shelfmark", Span(pieces[index].start, pieces[end - 1].end))
        return end
    spelled = pieces[start].senses.get("ordinals")
    for first, last in _conjoined(pieces, start, end):
        span = Span(pieces[first].start, pieces[last].end)
        _put(draft, label, span, number=spelled, document=word.casefold() in DOCUMENTS)
    return end


def _label_meant(draft: Draft, word: Piece, value: Piece, label: str) -> str:
    """Return what a label of several meanings means before this value."""
    if label == "book" and word.text == "l" and value.kind is Kind.NUMBER and not draft.divided:
        return "line" if draft.counted or not draft.headed else label  # Italian "l." is "libro" or "linea"
    if label == "folio" and word.text in ("c", "cc") and _is_plain(value):
        if _in_books(draft):
            return "chapter"  # Italian "c.": "l. III, c. 9"
        return "column" if draft.serial and draft.year else label  # "carta", but in a law review "colonna"
    if label == "volume" and word.text == "a" and any(one.label == "question" for one in draft.locators):
        return "article-locator"  # Italian "a." is "annata", after a question "articolo"
    if label == "number" and word.text.casefold() in ("n", "nn") and draft.paged:
        # Italian "n." is a number, but after a page a note: "p. 140 n. 3"
        return label if value.text.isdigit() and len(value.text) >= _DOCUMENT_NUMBER else "note"
    return label


def _is_volume_and_page(pieces: Sequence[Piece], start: int) -> bool:
    """Say whether the label of a page stands before a volume with its page: "p. 3:40"."""
    colon, page = piece_at(pieces, start + 1), piece_at(pieces, start + 2)
    if colon is None or page is None or not colon.is_mark(":"):
        return False
    volume = pieces[start]
    close = volume.end == colon.start and colon.end == page.start
    return (
        close and {volume.kind, page.kind} == {Kind.NUMBER} and volume.text.isdecimal() and len(volume.text) <= _VOLUME
    )


def _counts(group: Piece) -> bool:
    """Say whether brackets hold a small number and nothing else: "(iii)"."""
    return len(group.children) == 1 and group.children[0].is_number and group.children[0].year is None


def _counts_membranes(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether a part of a roll stands here: a membrane follows its number."""
    comma = piece_at(pieces, index + 2)
    return comma is not None and comma.is_mark(",") and label_at(pieces, index + 3) == "membrane"


def _counts_pleas(draft: Draft) -> bool:
    """Say whether the source is a book of law, of a reign or abridged, whose pleas are counted."""
    return _OF_PLEAS.search(draft.title or draft.container or draft.prefix) is not None


def _after_given_name(pieces: Sequence[Piece], start: int, end: int) -> int:
    """Return the index after ", Given" that ends the head-word of a biographical dictionary: "s.v. Freake, Edmund"."""
    comma, given, after = piece_at(pieces, end), piece_at(pieces, end + 1), piece_at(pieces, end + 2)
    if comma is None or given is None or not comma.is_mark(",") or end != start + 1 or not pieces[start].capital:
        return end
    named = given.kind is Kind.WORD and given.capital and not (given.senses or given.known)
    return end + 2 if named and (after is None or after.is_mark(".;")) else end


def _after_subsections(pieces: Sequence[Piece], index: int) -> int:
    """Return the index after the subsections of a section of German law: "§ 68 I 3 d", "Art. 20 III"."""
    end = index
    if pieces[index - 1].kind is Kind.NUMBER and (piece := piece_at(pieces, end)) and piece.kind is Kind.ROMAN:
        end += 1
        while (piece := piece_at(pieces, end)) and (
            (piece.kind is Kind.NUMBER and piece.text.isdigit() and len(piece.text) <= _SUBSECTION)
            or (piece.text.islower() and len(piece.text) <= _SUBSECTION and not piece.means("following"))
        ):
            end += 1
    return end


def _conjoined(pieces: Sequence[Piece], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the first and last index of each part of a list that conjunctions or full stops part: "págs. 40 y 45"."""
    first = start
    for at in range(start, end):
        if "conjunctions" in pieces[at].senses or pieces[at].is_mark("."):
            yield first, at - 1
            first = at + 1
    yield first, end - 1


def _after_shelfmark(pieces: Sequence[Piece], start: int) -> int:
    """Return the index after the words and the number of a shelfmark: "MS. Harl. 2253", "MS 13,079/3"."""
    end = start
    while (piece := piece_at(pieces, end)) and not piece.is_number:
        if piece.kind not in (Kind.WORD, Kind.INITIALS) and not piece.is_mark("."):
            break
        if end > start and label_at(pieces, end) in PLACES_OF_PAGES and not _counts_manuscripts(pieces, end):
            break
        end += 1
    if (number := piece_at(pieces, end)) and number.is_number:
        end += 1
        comma, more = piece_at(pieces, end), piece_at(pieces, end + 1)
        if comma and more and comma.is_mark(",") and more.is_number and more.start == comma.end == number.end + 1:
            end += 2
    while end > start + 1 and pieces[end - 1].is_mark("."):
        end -= 1
    return end


def _counts_manuscripts(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether a letter and number are those of a format, and a leaf follows: "MS Locke f. 27, p. 4" (Bodleian)."""
    number = _value(pieces, index)
    comma = piece_at(pieces, number + 1)
    letter = len(pieces[index].text) == 1 and not pieces[index - 1].is_mark(",")
    return letter and comma is not None and comma.is_mark(",") and label_at(pieces, number + 2) in PLACES_OF_PAGES


def _put(draft: Draft, label: str, span: Span, *, number: int | None = None, document: bool = False) -> None:
    value = span.of(draft.text).rstrip(" .,")
    if label == "volume" and draft.year is None and _YEAR.fullmatch(value):
        draft.year = value  # "Jahrg. 1877"
    elif label == "volume":
        if draft.volume is not None:
            draft.locate("part", span)  # "vol. II, t. 1"
        draft.volume = draft.volume or value
    elif label == "issue" or (label == "number" and _is_issue(draft, value) and not document):
        draft.issue = value
    else:
        draft.locate(label, span, number=number)


def _in_books(draft: Draft) -> bool:
    return any(locator.label == "book" for locator in draft.locators)


def _is_plain(number: Piece) -> bool:
    return number.text[-1:].isdigit()


def _is_issue(draft: Draft, value: str) -> bool:
    """Say whether a number is that of an issue: few digits after a periodical; "ПСЗ. Т. 21. № 15379" is a document."""
    long = value.isdigit() and len(value) >= _DOCUMENT_NUMBER
    return draft.serial and draft.issue is None and not draft.paged and not long


def after_list(draft: Draft, pieces: Sequence[Piece], index: int, label: str) -> int:
    """Return the index after a list of numbers ("91, 264, 273", "48; 62", "119 & 245", "21, note") that begins here."""
    end = index + 1
    if end >= len(pieces):
        return end
    if (principium := piece_at(pieces, end)) and principium.text == "pr":  # "l. 1 pr.": the beginning of a law
        end += 1
    while True:
        at = end
        while (piece := piece_at(pieces, at)) and (
            piece.is_mark(",;" if label not in _SINGLE else "") or "conjunctions" in piece.senses
        ):
            at += 1
        if at == end and _goes_on_after_stop(pieces, end, label):
            at += 1  # "Z. 4–5. 42. 141"
        after = piece_at(pieces, at)
        if after is None or (at == end and after.kind is not Kind.NUMBER) or at == end:
            return end
        if ends_run(pieces, index) and run_length(pieces, at) > 1:
            return end  # "*Att.* 1. 4. 3; 1. 11. 3"
        if _bare_note(pieces, at) and label == "page" and pieces[at - 1].is_mark(","):
            return at + 1
        beyond = piece_at(pieces, at + 1)
        if label == "section" and beyond is not None and beyond.is_mark("§"):
            return end  # "III 45 § 4; 64 § 8"
        named = beyond is not None and (beyond.serial or (pieces[at - 1].is_mark(";") and beyond.has(Role.NAME)))
        # "223, 111 N.E. 822" is another report, "§ 25; 2 Kent, 579" another work
        number = after.is_number and not after.ordinal and not named and not FORMAT.fullmatch(after.text)
        if not number or after.kind is not pieces[index].kind or _is_volume(pieces, at):
            return end
        end = at + 1


def _goes_on_after_stop(pieces: Sequence[Piece], index: int, label: str) -> bool:
    """Say whether a full stop parts the numbers of a list, as German scholars of antiquity write: "S. 12. 45. 67"."""
    if label not in _LISTED_WITH_STOPS or index + 1 >= len(pieces) or not pieces[index].is_mark("."):
        return False
    before, number, after = pieces[index - 1], pieces[index + 1], piece_at(pieces, index + 2)
    if before.kind is not Kind.NUMBER or number.kind is not Kind.NUMBER or number.year or number.ordinal:
        return False
    first, last = bounds(before.text)[1], bounds(number.text)[0]
    ends = after is None or after.is_mark(".,;)")
    return ends and first is not None and last is not None and first < last


def _bare_note(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether "note" stands without a number: the note on that page."""
    stop = piece_at(pieces, index + 1)
    if pieces[index].text == "n" and (stop is None or (stop.is_mark(".") and piece_at(pieces, index + 2) is None)):
        return True  # "78, n."
    return pieces[index].senses.get("locators") == "note" and not _value(pieces, index) and len(pieces[index].text) > 2


def _is_volume(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether a Roman number of a list is the volume of what follows: "IV. 317; V. 28", "2e part."."""
    if pieces[index].kind is not Kind.ROMAN or pieces[index].text.islower():
        return label_at(pieces, index) is not None
    at = index + 1
    while (piece := piece_at(pieces, at)) and piece.is_mark(".,"):
        at += 1
    after = piece_at(pieces, at)
    return after is not None and (after.kind is Kind.NUMBER or "locators" in after.senses)


def _noun(pieces: Sequence[Piece], index: int) -> int:
    """Return the index of the word after a number, across the full stop of an ordinal: "2. Teil", "IV. Teil"."""
    dotted = index + 1 < len(pieces) and pieces[index + 1].is_mark(".")
    return index + 2 if dotted and pieces[index + 1].start == pieces[index].end else index + 1
