"""A cite made ready for looking up: its designator in words, its locators as numbers."""

from __future__ import annotations

from footnotes.model.citation import Cite, CiteForm
from footnotes.model.lexicon import Lexicon
from footnotes.patterns import pattern
from footnotes.records import NamedTuple
from footnotes.resolve.index import Index
from footnotes.resolve.names import WrittenName, written_name
from footnotes.resolve.postings import elements
from footnotes.resolve.words import Word, number, squash, words, years

_SHELFMARKS = frozenset(
    {"archive", "shelfmark", "collection", "series", "registry", "bundle", "box", "folder", "reel", "file", "piece"}
    | {"container", "frame", "folio", "number"}
)
_SHORTEST_NAME = 3  # letters
_LONGEST_CUT = 6  # letters of an abbreviated name
_LONGEST_OTHERS = 3  # words of "et al."
_LONGEST_SHELFMARK = _LONGEST_TEXT = 60  # words
_COMPOUND = pattern(r"\b([A-ZÄÖÜ])\. ?([BGR])\.")
_YEAR_LETTER = pattern(r"\d{4}([a-z])")
_PAGE_LABELS = frozenset({"page", "column", "folio"})


class Query(NamedTuple):
    """What is written of the source, apart from where in it."""

    form: CiteForm
    authors: tuple[WrittenName, ...]
    title_text: str
    title: tuple[Word, ...]
    text: tuple[Word, ...]  # of a full reference whose title was not made out
    container_text: str
    container: tuple[Word, ...]
    years: tuple[int, ...]
    year_letter: str  # "b" of "2018b"
    volume: int | None
    numbers: frozenset[int]  # volume and issue: which is which is the journal's own affair
    pages: tuple[tuple[int, int], ...]  # of a periodical: they tell its articles apart
    shelfmark: tuple[Word, ...]
    in_archive: bool
    has_shelfmark: bool
    place: str
    publisher: str
    url: str
    key: str

    @property
    def is_empty(self) -> bool:
        """Whether nothing names a source: no designator, archive or siglum."""
        return self.is_unnamed and not self.in_archive and self.form not in (CiteForm.FULL, CiteForm.SIGLUM)

    @property
    def is_unnamed(self) -> bool:
        """Whether no part of a designator was made out."""
        return not (self.authors or self.title or self.container or self.url or self.key)


def query(cite: Cite, index: Index, authors: tuple[str, ...] | None = None) -> Query:
    """Return what ``cite`` says of its source; ``authors`` take the place of those written ("Ders.")."""
    if _is_imprint(cite, index):
        place, publisher = cite.authors[0], cite.title
        cite, authors = cite._replace(form=CiteForm.SHORT, authors=(), title=None, place=place, publisher=publisher), ()
    title, container = (cite.title or "").strip(), (cite.container or "").strip()
    if container and Lexicon.form(container) in index.vocabulary.ibid:
        container = ""
    if cite.form is CiteForm.IBID and cite.authors and all(len(word.text) == 1 for word in words(title)):
        title = ""  # "Masi, o.l.c."
    if cite.form is CiteForm.SIGLUM and _is_name_cut(title, cite, index):
        title, authors = "", (title,)  # "Val. Max. 2. 1. 2"
    volume = number(cite.volume)
    if cite.form is CiteForm.FULL and not (cite.authors or container) and volume and _is_cut(title):
        container = title  # "*Proc. R. Soc.* 15 (1867): 369"
    if cite.form is CiteForm.SIGLUM and title and not (container or cite.parallel) and squash(title) not in index.sigla:
        container = title  # "13 CB (NS) 430": perhaps a report or journal, not an entry's own siglum
    if cite.date and cite.authors and title and not container:
        container = title  # "Mr. Hill in the Star, 14 March 1831": the newspaper alone is named
    labels = {locator.label for locator in cite.locators}
    return Query(
        form=cite.form,
        authors=tuple(
            written_name(_as_cut(cite.text, _without_others(author, index.vocabulary.et_al)))
            for joined in (cite.authors if authors is None else authors)
            for author in _apart(joined, index)
            if author.strip()
        ),
        title_text=title,
        title=index.phrase(title if cite.form is CiteForm.FULL else _with_stop(title, cite.text)),
        text=words(cite.text)[:_LONGEST_TEXT] if cite.form is CiteForm.FULL and not title else (),
        container_text=container,
        container=tuple(word for word in index.phrase(container) if word.text != str(volume)) if container else (),
        years=years(cite.year, cite.date if not cite.year else None),
        year_letter=match[1] if (match := _YEAR_LETTER.fullmatch(cite.year or "")) else "",
        volume=volume,
        numbers=frozenset(filter(None, (volume, number(cite.issue)))),
        pages=(*_range(cite.pages), *pages(cite)) if container else (),
        shelfmark=words(cite.text)[:_LONGEST_SHELFMARK] if labels & _SHELFMARKS else (),
        in_archive="archive" in labels,
        has_shelfmark="shelfmark" in labels,
        place=cite.place or "",
        publisher=cite.publisher or "",
        url=cite.url or "",
        key=(cite.key or "").lstrip("@"),
    )


def _is_cut(title: str) -> bool:
    """Say whether two words or more of a title are cut short, as those of periodicals are."""
    return sum(word.cut for word in words(title)) > 1


def _is_name_cut(title: str, cite: Cite, index: Index) -> bool:
    """Say whether what stands for a work is the name of a known author, each word of it cut short."""
    if cite.authors or squash(title) in index.sigla:
        return False
    found = words(_with_stop(title, cite.text))
    if not found or not all(word.cut for word in found):
        return False
    return len(found[-1].text) >= _SHORTEST_NAME and index.name_beginning(found[-1]) is not None


def _without_others(author: str, et_al: frozenset[str]) -> str:
    """Return a name without "et al." after it."""
    written = author.split()
    for count in range(1, min(len(written), _LONGEST_OTHERS + 1)):
        if Lexicon.form(" ".join(written[-count:])) in et_al:
            return " ".join(written[:-count]).rstrip(",")
    return author


def _apart(author: str, index: Index) -> tuple[str, ...]:
    """Return the two authors that a hyphen joins ("Hefele-Knöpfler"), else the author himself."""
    one, hyphen, other = author.partition("-")
    if not hyphen or " " in author.strip():
        return (author,)
    both = [words(name)[-1].text if words(name) else "" for name in (one, other)]
    joined = all(name in index.names for name in both) and not set(elements(index.names[both[0]])).isdisjoint(
        elements(index.names[both[1]])
    )
    return (one, other) if joined else (author,)


def _with_stop(title: str, text: str) -> str:
    """Return a title with the full stop that follows it in a cite: it may cut the last word short, as in "Lehrb.".

    "U. B.", the initials of a German compound, is "UB.".
    """
    place = text.find(title) + len(title) if title and title in text else -1
    written = title + "." if 0 < place < len(text) and text[place] == "." else title
    return _COMPOUND.sub(r"\1\2.", written) if "." in written else written


def _as_cut(text: str, author: str) -> str:
    """Return a name of one word with the full stop that abbreviates it: "Bract., fol. 99", "Hor. Sat. i 8"."""
    return f"{author}." if author.isalpha() and len(author) <= _LONGEST_CUT and f"{author}." in text else author


def _is_imprint(cite: Cite, index: Index) -> bool:
    """Say whether what was taken for an author is a place: "Paris: Fayard, 1987" after a title in the text."""
    if len(cite.authors) != 1 or cite.container or not cite.year or cite.url:
        return False
    found = words(cite.authors[0])
    return (
        0 < len(found) < 4
        and all(word.skeleton in index.places for word in found)
        and not any(index.keys_of_name(word) for word in found)
    )


def _range(text: str | None) -> tuple[tuple[int, int], ...]:
    first = number(text)
    return ((first, first),) if first is not None else ()


def labels_of(cite: Cite) -> frozenset[str]:
    """Return how a cite points into its source: the labels of its locators, and "volume"."""
    labels = frozenset(locator.label for locator in cite.locators)
    return labels | {"volume"} if cite.volume else labels


def pages(cite: Cite) -> tuple[tuple[int, int], ...]:
    """Return the pages that a cite points to, first and last of each."""
    found = []
    for locator in cite.locators:
        if locator.label in _PAGE_LABELS:
            first = locator.first if locator.first is not None else number(locator.value)
            if first is not None:
                found.append((first, locator.last if locator.last is not None else first))
    return tuple(found)
