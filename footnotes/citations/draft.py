"""A cite while it is being read: what has been understood so far."""

from __future__ import annotations

import re
from collections.abc import Sequence

from footnotes.citations.designators import Designator, Role
from footnotes.citations.pieces import Kind, Piece
from footnotes.citations.vocabulary import Vocabulary
from footnotes.model.citation import Cite, CiteForm, Locator
from footnotes.patterns import pattern
from footnotes.records import NamedTuple, dataclass, field
from footnotes.text.numerals import bounds
from footnotes.text.span import Span

_PINPOINTING = frozenset(
    (
        "col",
        "cols",
        "a",
        "al",
        "alle",
        "in",
        "part",
        "particolare",
        "spec",
        "specie",
        "soprattutto",
        "segnatamente",
        "citazione",
        "cit",
        "pag",
        "pagg",
        "zit",
        "zitat",
        "das",
        "auf",
        "цит",
        "цитата",
        "на",
        "insbesondere",
        "besonders",
        "особ",
        "особенно",
        "p",
        "pp",
        "s",
        "с",
        "стр",
        "pág",
        "págs",
        "hier",
        "bes",
        "insb",
        "here",
        "at",
        "on",
        "ici",
        "qui",
        "dort",
        "здесь",
    )
)
_COUNCIL = pattern(r"\b(?:Conc|Concil|Syn|Synod)\.")  # whose chapters are canons
PLACES_OF_PAGES = frozenset(("page", "column", "folio"))


class Way(NamedTuple):
    """How a work is cited: by which parts, or by the numbers of what collection."""

    divisions: tuple[str, ...] = ()
    counted: str | None = None


@dataclass(slots=True, eq=False)
class Draft:
    """The fields of a cite, and what the reading of later pieces needs to know of earlier ones."""

    text: str
    span: Span
    words: Vocabulary
    levels: Sequence[str] = ()  # the parts that the work is divided in: "book", "chapter"
    divisions: Sequence[str] = ()  # the same, kept after they have been read
    counted: str | None = None  # the label of an unlabelled number in a corpus: "number", "column"
    told: bool = False  # the bibliography says what the work is, and so how it is divided
    divided: bool = False  # the work is cited by its own parts or numbers
    report: bool = False  # a law report: its first page and then the page meant
    signal: str | None = None
    authors: list[str] = field(default_factory=list)
    title: str | None = None
    container: str | None = None
    volume: str | None = None
    issue: str | None = None
    year: str | None = None
    date: str | None = None
    place: str | None = None
    publisher: str | None = None
    pages: str | None = None
    url: str | None = None
    key: str | None = None  # of the entry, where the author writes it
    locators: list[Locator] = field(default_factory=list)
    identified: bool = False  # the number of the book stands beside it: an ISBN
    parallel: bool = False
    prefix: str = ""
    loose: list[Piece] = field(default_factory=list)  # words that no field took, in order
    ibid: bool = False
    itself: bool = False  # speaks of the manuscript itself
    titled: Piece | None = None  # the piece of the title: marked, or known to the bibliography
    known: Designator | None = None  # of the title or siglum
    siglum: bool = False  # the title looks like a siglum that the bibliography does not know
    named: bool = False  # the authors are known to the bibliography
    coauthors: bool = False  # several authors whom the bibliography knows as those of one entry

    @property
    def way(self) -> Way:
        """How the work is cited, for what is cited of it next."""
        return Way(tuple(self.divisions), self.counted)

    def cited_as(self, way: Way) -> None:
        """Read the numbers to come as those of a work that is cited in this way."""
        self.levels = self.divisions = way.divisions
        self.counted = way.counted
        self.divided = bool(way.divisions or way.counted)

    @property
    def serial(self) -> bool:
        """Say whether numbers after the title may be those of a periodical."""
        return self.container is not None or (self.known is not None and self.known.serial)

    @property
    def paged(self) -> bool:
        """Say whether a page, column or folio has been read."""
        return bool(self.locators) and any(locator.label in PLACES_OF_PAGES for locator in self.locators)

    @property
    def located(self) -> bool:
        """Say whether anything tells where in the source."""
        return bool(self.locators) or self.volume is not None or self.issue is not None

    @property
    def headed(self) -> bool:
        """Say whether an author, a title or ibid. names the source."""
        return bool(self.authors or self.title or self.container or self.ibid)

    def locate(self, label: str, span: Span, *, assumed: bool = False, number: int | None = None) -> None:
        """Add a locator whose value is what the text has at ``span``; ``number`` is its value where it is spelled."""
        before = self.locators[-1] if self.locators else None
        if label == "shelfmark" and before and before.label == label and span.start - before.span.end <= 3:
            span = Span(self.locators.pop().span.start, span.end)
        value = span.of(self.text).rstrip(" .,")
        first, last = (number, number) if number is not None else bounds(value)
        self.locators.append(Locator(label, value, Span(span.start, span.start + len(value)), first, last, assumed))

    def form(self) -> CiteForm:
        """Say how the source is named."""
        if self.key is not None:
            return CiteForm.KEY
        if self.ibid:
            return CiteForm.IBID
        appended = not self.headed and [locator.label for locator in self.locators] == ["appendix"]
        noted = not self.headed and self.signal and [locator.label for locator in self.locators] == ["note"]
        apart = self.itself and not (self.titled or self.year or (self.authors and (self.named or self.volume)))
        if apart or appended or (noted and not self.volume):
            return CiteForm.SELF
        if not self.headed:
            return CiteForm.URL if self.url and not self.locators else CiteForm.LOCATOR
        if (
            self.siglum
            or (self.divided and not self.authors)
            or (self.known and Role.SIGLUM in self.known.roles and not (self.year and self.place))
        ):
            return CiteForm.SIGLUM
        published = self.place or self.publisher or self.year or (self.container and (self.volume or self.issue))
        return CiteForm.FULL if (self.title or self.container) and (published or self.url) else CiteForm.SHORT

    def _part_range_and_pinpoint(self) -> None:
        """Keep the range or first page of a whole article apart from the page that is meant: "S. 14-33, S. 17f."."""
        pages = [locator for locator in self.locators if locator.label in ("page", "column")]
        if self.report and len(pages) == 1 and any(locator.label == "paragraph" for locator in self.locators):
            self.pages = pages[0].value
            self.locators.remove(pages[0])
        if not self.headed or (len(pages) != 2 and not (self.report and len(pages) > 2)):
            return
        cited = self.span.of(self.text)
        led = self.volume is not None and cited.find(self.volume) < cited.find(self.title or cited)
        if led and self.siglum and self.container is None and self.year is None:
            return  # "1 Vent. 190, 238": no case, but places in a volume
        whole, pinpoint = pages[:2]
        between = self.text[whole.span.end : pinpoint.span.start]
        ranged = whole.last is not None and whole.last != whole.first and not whole.value.endswith("f")
        words = set(re.findall(r"[^\W\d_]+", between.casefold()))
        plain = ";" not in between and not words - _PINPOINTING
        begins = "at" in words and self.container is not None  # "in *Kings*, 305, at 308": where the chapter begins
        if self.report or (plain and (begins or (ranged and (self.title or self.container)))):
            self.pages = whole.value
            self.locators.remove(whole)

    def cite(self) -> Cite:
        """Return the cite as it has been read."""
        self._part_range_and_pinpoint()
        title = self.title or ""
        council = "." in title and _COUNCIL.search(title) is not None
        if council or any(locator.label in ("causa", "distinctio", "title") for locator in self.locators):
            self.locators = [
                locator._replace(label="canon") if locator.label == "chapter" else locator for locator in self.locators
            ]
        if self.year is None and self.titled is not None and self.titled.children:
            dates = [piece for piece in self.titled.children if piece.kind is Kind.DATE and piece.year]
            self.year = dates[-1].year if dates else None  # "“Decree of 5 May 1937,” p. 7"
        suffix = " ".join(piece.text for piece in self.loose)
        return Cite(
            self.span, self.span.of(self.text), self.form(), self.signal, tuple(self.authors), self.title,
            self.container, self.volume, self.issue, self.year, self.date, self.place, self.publisher, self.pages,
            self.url, self.key, tuple(self.locators), self.parallel, self.prefix, suffix,
        )  # fmt: skip
