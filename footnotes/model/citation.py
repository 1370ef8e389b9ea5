"""What a manuscript cites: citations, the cites in them, and locators, as written and as parsed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from footnotes.records import NamedTuple, StrEnum
from footnotes.text import Span


class CitationForm(StrEnum):
    """Where a citation stands."""

    PARENTHETICAL = "parenthetical"
    NOTE = "note"
    PROSE = "prose"


class CiteForm(StrEnum):
    """How a cite names its source."""

    FULL = "full"  # enough to make an entry of: a title and facts of publication
    SHORT = "short"  # author, short title or year, to be looked up
    SIGLUM = "siglum"  # an abbreviation that stands for an entry
    LOCATOR = "locator"  # a locator alone: the source is understood
    IBID = "ibid"  # ibid., op. cit., idem
    SELF = "self"  # a reference to the manuscript itself
    URL = "url"  # an address and nothing else
    KEY = "key"  # an entry's key, as pandoc and BibLaTeX write it


class CiteMode(StrEnum):
    """How much of its entry a cite prints, where its markup says so (CSL's and pandoc's modes)."""

    NORMAL = "normal"
    AUTHOR_IN_TEXT = "author-in-text"  # the author is part of the sentence: "Doe (1999, 5) says"
    SUPPRESS_AUTHOR = "suppress-author"  # the sentence names the author itself
    AUTHOR_ONLY = "author-only"
    PART = "part"  # another part of the entry alone, its title, its year or all of it, as the author asked for


class Locator(NamedTuple):
    """Where in the source: a CSL locator term (or one of ours where CSL has none) and a value as written."""

    label: str
    value: str
    span: Span  # of the value, in the text
    first: int | None = None  # of a number or range: 86 and 87 in "86-7"
    last: int | None = None
    label_assumed: bool = False  # no label was written


class Cite(NamedTuple):
    """One source inside a citation. Values keep the author's writing; what is not written is None or empty."""

    span: Span  # in the text
    text: str
    form: CiteForm
    signal: str | None = None
    authors: tuple[str, ...] = ()
    title: str | None = None
    container: str | None = None
    volume: str | None = None
    issue: str | None = None
    year: str | None = None
    date: str | None = None
    place: str | None = None
    publisher: str | None = None
    pages: str | None = None  # of the whole article, where a pinpoint follows
    url: str | None = None
    key: str | None = None  # of the form "key"
    locators: tuple[Locator, ...] = ()
    parallel: bool = False  # another edition of the passage that the cite before it names
    prefix: str = ""
    suffix: str = ""
    mode: CiteMode = CiteMode.NORMAL


class Citation(NamedTuple):
    """What one parenthesis, one segment of a note or one phrase cites."""

    span: Span  # in the text, without the brackets around it
    text: str
    form: CitationForm
    cites: tuple[Cite, ...]
    note: int | None = None  # index into Manuscript.notes of the note it stands in
    quoted: bool = False  # inside a quoted document: not the author's own citation

    def _repr_html_(self) -> str:
        from footnotes.model.notebook import citation_html  # for notebooks alone

        return citation_html(self)


class CiteByKey(NamedTuple):
    """A cite as a file writes it that names its source by key; the entry itself comes with it, for live fields."""

    key: str
    prefix: str = ""
    locators: tuple[tuple[str, str], ...] = ()  # CSL label and value, a volume first
    where: str = ""  # the same in words: "vol. 3, p. 40"
    suffix: str = ""
    mode: CiteMode = CiteMode.NORMAL
    item: Mapping[str, Any] = {}  # the entry as CSL-JSON


@lru_cache(maxsize=5_000)  # after an edit what was found and what was resolved move alike
def moved(citation: Citation, by: int) -> Citation:
    """Return a citation as it stands where the text before it has grown by so many characters."""
    if not by:
        return citation
    return citation._replace(span=citation.span.shift(by), cites=tuple(_moved(cite, by) for cite in citation.cites))


def _moved(cite: Cite, by: int) -> Cite:
    locators = tuple(locator._replace(span=locator.span.shift(by)) for locator in cite.locators)
    return cite._replace(span=cite.span.shift(by), locators=locators)
