"""Pieces: what a citation is made of: words with senses, titles, numbers, dates, groups in brackets."""

from __future__ import annotations

from collections.abc import Sequence

from footnotes.citations.designators import Designator, Role
from footnotes.citations.vocabulary import NO_SENSES, Senses
from footnotes.records import IntEnum, dataclass
from footnotes.text.span import Span

NOWHERE = Span(0, 0)
FIRST_YEAR, LAST_YEAR = 1400, 2099  # numbers between these are taken for years where nothing says otherwise


class Kind(IntEnum):
    """What a piece is."""

    WORD = 1
    INITIALS = 2  # "J. R.", "Ю.И."
    NUMBER = 3  # Arabic: a number, a range, with what clings to it: "86-7", "23f.", "3r"
    ROMAN = 4
    DATE = 5  # a day or a month with or without its year
    TITLE = 6  # emphasised or in quotation marks
    GROUP = 7  # in brackets
    NAMED = 8  # a siglum, title or container that the bibliography knows
    URL = 9
    MARK = 10  # punctuation and other characters


NUMBERS, _MARK = (Kind.NUMBER, Kind.ROMAN), Kind.MARK  # asked for so often that looking up the members would tell


@dataclass(slots=True, eq=False)
class Piece:
    """A piece and where it stands.

    ``text`` is without the delimiters of a title or group, ``end`` after the full stop of an abbreviation.
    """

    kind: Kind
    text: str
    start: int
    end: int
    senses: Senses = NO_SENSES
    known: Designator | None = None
    inner: Span = NOWHERE  # of a title or group: what is inside the delimiters
    children: Sequence[Piece] = ()
    year: str | None = None  # of a number or date
    quoted: bool = False  # of a title: in quotation marks
    ordinal: bool = False  # of a number: "19th", "1re"
    work: bool = False  # of a name: that of a work cited by its own parts, or of a collection cited by number
    serial: bool = False  # the name of a journal or report between its volume and page
    reign: bool = False  # the year of a reign: "51 Hen. III"
    dotted: bool = False  # a full stop belongs to it

    @property
    def is_number(self) -> bool:
        """Say whether this is an Arabic or Roman number."""
        return self.kind in NUMBERS

    @property
    def capital(self) -> bool:
        """Say whether this begins with a capital letter."""
        return self.text[:1].isupper()

    def has(self, role: Role) -> bool:
        """Say whether the bibliography knows this in a role."""
        return self.known is not None and role in self.known.roles

    def means(self, *senses: str) -> bool:
        """Say whether this has one of some senses of the lexicons."""
        return bool(self.senses) and not self.senses.keys().isdisjoint(senses)

    def talks(self, prose: frozenset[str]) -> bool:
        """Say whether this is a word of sentences and not of references; a capital alone is an initial or a code."""
        if self.kind is not Kind.WORD or self.known is not None or self.text.casefold() not in prose:
            return False
        if "especially" in self.senses:
            return False  # "hier S. 5"
        return len(self.text) > 1 or self.text.islower()

    def is_mark(self, marks: str) -> bool:
        """Say whether this is one of some punctuation marks."""
        return self.kind is _MARK and self.text in marks


def piece_at(pieces: Sequence[Piece], index: int) -> Piece | None:
    """Return a piece, or None beyond either end."""
    return pieces[index] if index >= 0 and index < len(pieces) else None
