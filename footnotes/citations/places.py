"""Places in the source under discussion that running text names: "on p. 23 he says", "auf S. 23", "На л. 23"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from footnotes.citations.cites import read_cites
from footnotes.citations.draft import Draft
from footnotes.citations.lexer import Lexer
from footnotes.citations.locators import label_at, read_locator
from footnotes.citations.pieces import Kind, Piece, piece_at
from footnotes.citations.vocabulary import Vocabulary
from footnotes.patterns import pattern
from footnotes.text.span import Span

# After a letter or a full stop, as "p. 23" and "p.23"
_NUMBER = pattern(r"[0-9](?<![0-9].)(?:(?<=[^\W\d_].)|(?<=[.].)|(?<=[^\W\d_]\s.)|(?<=[.]\s.))")
# What stands before is looked at after the first letter: a search for one of some letters is the fastest.
_PASSAGE = pattern(r"[IVX](?<!\w.)[IVX]{0,2}\.\s?[ivx]{1,4}\.\s?\d{1,4}(?:[-–]\d{1,4})?(?!\d)(?:\sff?\b\.?)?")
_REIGN = pattern(
    r"\b\d{1,2}(?:\s(?:&|and)\s\d{1,2})?\s"
    r"(?:Hen|Edw?|Rich?|Eliz|Jac|Car|Chas?|Geo|Gul|Will?|Wm|Ann?|Vict?|Mary?|Phil)\b\.?\s?"
    r"(?:[IVX]+\b|\d\b)?\.?,?(?:\s[Ss](?:tat?|ess)?\.?\s?\d,)?\Z"
)  # before the chapter of a statute: "27 Hen. VIII,"
_CHAPTER = pattern(r"c\.\s?\d{1,3}(?!\d)(?:,\s(?:s|sec|§)\.?\s?\d{1,3})?")
_LONGEST_REIGN = 40  # characters
_LONGEST_LEAD = 60  # characters of a preposition and a label
_REACH = 60  # characters after the label that hold the place and what it is of
_CROSS = 4  # pieces after the place that may say that it is one of the manuscript itself
_CLOSERS = {"“": "”", "„": "“”", "«": "»", "»": "«", '"': '"'}
_QUOTATION_MARK = pattern('[“”„«»"]')
_OF = frozenset(("of", "in", "des", "der", "von", "de", "du", "del", "della", "dello", "di", "do", "da"))


def passages(text: str, block: Span) -> Iterator[Span]:
    """Yield what a block cites by its shape alone: lines of plays ("IV. iii. 41–45 ff.") and statutes of a reign."""
    for passage in _PASSAGE.finditer(text, *block):
        yield Span(*passage.span())
    at = text.find("c.", *block)
    while at >= 0:
        chapter = _CHAPTER.match(text, at, block.end) if text[at - 1 : at].isspace() else None
        reign = _REIGN.search(text, max(block.start, at - _LONGEST_REIGN), at - 1) if chapter else None
        if chapter and reign:
            yield Span(reign.start(), chapter.end())
        at = text.find("c.", at + 1, block.end)


def leads(text: str, block: Span, words: Vocabulary) -> Iterator[Span]:
    """Yield the prepositions and labels before the numbers of a block that may be those of places, in order."""
    for number in _NUMBER.finditer(text, *block):
        end = number.start()
        low = max(block.start, end - _LONGEST_LEAD)
        last = text[low:end].rsplit(maxsplit=1)[-1:]  # looked at first: most numbers follow other words
        if last and last[0].rstrip(".").casefold() in words.place_labels:
            lead = words.bare_places.search(text, low, end)
            if lead is not None:
                yield Span(*lead.span(1))


def read_place(lexer: Lexer, text: str, led: Span, limit: int, words: Vocabulary) -> Draft | None:
    """Return the place whose preposition and label ``led`` holds; None where it belongs to something else.

    "on p. 3 of the *Times*" is no place in the source under discussion, "on p. 3 of this volume" one in the manuscript.
    """
    pieces = lexer.read(led.start, min(limit, led.end + _REACH))
    index = next((at for at in range(1, len(pieces)) if label_at(pieces, at)), None)
    if index is None or pieces[index].start > led.end:
        return None
    label = str(label_at(pieces, index))
    end = read_locator(Draft(text, led, words), pieces, index, label)
    itself = next((at for at in range(end, end + _CROSS) if _crosses(pieces, at)), None)
    after = piece_at(pieces, end)
    if itself is None and after is not None and after.kind is Kind.WORD and after.text.casefold() in _OF:
        return None
    end = end if itself is None else itself + 1
    drafts = read_cites(text, pieces[index:end], words)
    if len(drafts) != 1 or not drafts[0].locators:
        return None
    drafts[0].span = Span(led.start, drafts[0].span.end)
    return drafts[0]


def _crosses(pieces: Sequence[Piece], index: int) -> bool:
    piece = piece_at(pieces, index)
    return piece is not None and "cross_references" in piece.senses


def in_quotation(text: str, start: int, offset: int) -> bool:
    """Say whether an offset of a paragraph lies in quotation marks: what a document says of itself cites nothing."""
    opened = ""
    for mark in _QUOTATION_MARK.findall(text, start, offset):
        if not opened:
            opened = mark
        elif mark in _CLOSERS.get(opened, ""):
            opened = ""
    return opened in _CLOSERS
