"""What one manuscript cites: each cite with its entry, the part of the work, the passages and the place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from footnotes.back_matter.passages import Passage, passages, steps
from footnotes.back_matter.places import CitedAt, chapter_names, cited_at
from footnotes.checks.sigla import declared
from footnotes.citations import lexicons
from footnotes.manuscripts.page_breaks import Pages
from footnotes.model.analysis import Analysis
from footnotes.model.citation import Cite, CiteForm, Locator
from footnotes.model.entry import Entry
from footnotes.model.lexicon import Lexicon
from footnotes.model.resolution import Resolution
from footnotes.patterns import pattern
from footnotes.records import NamedTuple
from footnotes.resolve.words import squash
from footnotes.text.numerals import number

_PARTS_OF_OTHERS = ("article", "article-journal", "article-magazine", "article-newspaper", "chapter", "entry",
                    "entry-dictionary", "entry-encyclopedia", "paper-conference", "review", "review-book")  # fmt: skip
_LEANING = (CiteForm.LOCATOR, CiteForm.IBID)
_WORD, _NUMBER = pattern(r"[^\W\d_]+"), pattern(r"\d{1,4}")
_AFTER_NUMBER = pattern(r"(?<=\d)\.$")  # the end of the sentence
_LAST_DAY = 31


class Division(NamedTuple):
    """The part of a work that a cite is of, as it is written: a volume, an issue of a periodical, another edition."""

    volume: str = ""
    issue: str = ""
    date: str = ""  # of a periodical: the year or the day
    when: tuple[int, ...] = ()  # the same as numbers: year, month, day
    edition: str = ""  # parallel to the passage cited before, and not in the bibliography

    @property
    def order(self) -> tuple[object, ...]:
        """What divisions are compared by; those of one order are one."""
        return self.edition.casefold(), _natural(self.volume), self.when, _natural(self.issue), self.date


class Mention(NamedTuple):
    """A cite: its entry's key (None where it is not resolved), what it cites of it, where, and as it is written."""

    key: str | None
    division: Division
    passages: tuple[Passage, ...]
    at: CitedAt
    written: str
    rivals: tuple[str, ...] = ()  # what the sources are called that are too close to call
    parallel: Mention | None = None  # the mention of the same passage in another edition, just before it


class Cited(NamedTuple):
    """What a manuscript cites, with the entries cited and their sigla by key."""

    path: Path | None
    language: str
    by_chapter: bool  # whether its notes begin anew, so that their numbers alone do not tell them
    mentions: tuple[Mention, ...]
    entries: Mapping[str, Entry]
    sigla: Mapping[str, str]


def gather(analysis: Analysis) -> Cited:
    """Return what a manuscript cites; references to itself are left out."""
    sigla: dict[str, str] = {}
    for siglum, meant in analysis.bibliography.sigla.items():
        if len(meant) == 1:
            sigla.setdefault(meant[0], siglum)
    mentions, known = tuple(_mentions(analysis, sigla)), analysis.bibliography.entries
    entries = {mention.key: known[mention.key] for mention in mentions if mention.key is not None}
    of_cited = {**_declared(analysis), **{key: sigla[key] for key in entries if key in sigla}}
    labels = [note.label for note in analysis.manuscript.notes]
    by_chapter = len(set(labels)) < len(labels)
    return Cited(analysis.manuscript.path, analysis.language, by_chapter, mentions, entries, of_cited)


def _declared(analysis: Analysis) -> dict[str, str]:
    """Return the sigla that the manuscript declares itself ("hereafter HH") and cites by, by the keys they mean."""
    known = declared(analysis)
    found: dict[str, str] = {}
    for resolved in analysis.citations if known else ():
        for cite, key, *_ in resolved.resolutions:
            written = cite.title or cite.container
            if key is not None and written and not cite.authors and squash(written) in known:
                found.setdefault(key, written)
    return found


def _mentions(analysis: Analysis, sigla: Mapping[str, str]) -> Iterator[Mention]:
    chapters, pages = chapter_names(analysis.manuscript), Pages(analysis.manuscript)
    reader = _Reader(analysis, sigla)
    for resolved in analysis.citations:
        at = cited_at(analysis, resolved.citation, chapters, pages)
        before: Mention | None = None
        for resolution in resolved.resolutions:
            if resolution.cite.form is not CiteForm.SELF:
                before = reader.mention(resolution, before, at)
                yield before


class _Reader:
    """Reads the cites of a manuscript in their order: an ibid. or a bare number is of the volume cited before."""

    def __init__(self, analysis: Analysis, sigla: Mapping[str, str]) -> None:
        self._sigla = sigla
        self._entries, self._language = analysis.bibliography.entries, analysis.language
        self._same_place = lexicons.load(analysis.language).ibid | lexicons.load("la").ibid
        self._last: dict[tuple[str, bool], Mention] = {}  # of each source; in quoted documents apart

    def mention(self, resolution: Resolution, before: Mention | None, at: CitedAt) -> Mention:
        """Return what a cite mentions; ``before`` is the cite before it in the same citation."""
        cite = resolution.cite
        written, found = _AFTER_NUMBER.sub("", " ".join(cite.text.split())), tuple(passages(cite.locators))
        entry = self._entries.get(resolution.entry or "")
        if entry is None:
            rivals = [name_of(self._entries[one.key], self._sigla.get(one.key, "")) for one in resolution.rivals]
            return Mention(None, Division(), found, at, written, tuple(rivals))
        if any(one.label == "edition" for one in cite.locators):
            found = tuple(passages([one for one in cite.locators if not _is_own_edition(one, entry)]))
        if cite.form is CiteForm.FULL and len(found) == 1 and found == tuple(_extent(entry)):
            found = ()  # the pages of a whole article
        division = _division(cite, entry, self._language)
        earlier = self._last.get((entry.key, at.quoted))
        parallel = before if cite.parallel and before is not None and before.key is not None else None
        if parallel is not None and parallel.key == entry.key:
            division = Division(edition=_designator(cite))
        elif earlier is not None and cite.form in _LEANING and division == Division():
            division = earlier.division._replace(edition="")
            if not found and Lexicon.form(" ".join(_WORD.findall(cite.text))) in self._same_place:
                found = earlier.passages
        mention = Mention(entry.key, division, found, at, written, parallel=parallel)
        self._last[entry.key, at.quoted] = mention
        return mention


def name_of(entry: Entry, siglum: str) -> str:
    """Return what a source is called in few words: by its siglum, else by its first author and the title."""
    if siglum:
        return siglum
    people = entry.names("author") or entry.names("editor")
    title = entry.text("title-short") or entry.text("title").partition(":")[0]
    return ", ".join(filter(None, (people[0].last if people else "", title))) or entry.key


def _is_own_edition(locator: Locator, entry: Entry) -> bool:
    return locator.label == "edition" and _same(locator.value, entry.text("edition"))


def _extent(entry: Entry) -> Iterator[Passage]:
    for step in steps("page", entry.text("page")):
        yield Passage((step,))


def _designator(cite: Cite) -> str:
    """Return the words that name a parallel edition: "Russian ed."."""
    end = cite.locators[0].span.start - cite.span.start if cite.locators else len(cite.text)
    return (cite.title or cite.text[:end].strip(" ,;:/(") or "…").strip()


def _division(cite: Cite, entry: Entry, language: str) -> Division:
    """Return the volume and issue that a cite names; nothing where the entry is of that volume, or of an article."""
    if entry.type in _PARTS_OF_OTHERS:
        return Division()
    volume = "" if _same(cite.volume, entry.text("volume")) else cite.volume or ""
    issue = "" if _same(cite.issue, entry.text("issue")) else cite.issue or ""
    if entry.type != "periodical" or entry.years():
        return Division(volume, issue)
    date = cite.date or cite.year or ""
    return Division(volume, issue, date, _when(date, cite.year, language))


def _when(date: str, year: str | None, language: str) -> tuple[int, ...]:
    """Return a date as numbers that sort: "20 August 1936" is 1936, 8, 20."""
    months = lexicons.load(language).months
    numbers = [int(figure) for figure in _NUMBER.findall(date)]
    years = [one for one in numbers if one > _LAST_DAY] or [number(year or "") or 0]
    month = next((months[form] for word in _WORD.findall(date) if (form := Lexicon.form(word)) in months), 0)
    day = next((one for one in numbers if one <= _LAST_DAY), 0)
    return years[0], month, day


def _same(written: str | None, known: str) -> bool:
    return bool(known) and (written == known or number(written or "") == number(known))


def _natural(text: str) -> tuple[int, str]:
    found = number(text)
    return (0, text.casefold()) if found is None else (found, "")
