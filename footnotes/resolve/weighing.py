"""All the evidence for and against each entry that a cite may mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import ClassVar

from footnotes.model.citation import Cite, CiteForm
from footnotes.model.resolution import Candidate, Evidence
from footnotes.model.terms import listed
from footnotes.records import NamedTuple
from footnotes.resolve import wording
from footnotes.resolve.divided_alike import divides
from footnotes.resolve.index import Index
from footnotes.resolve.query import Query
from footnotes.resolve.ranking import NO_EVIDENCE, Case, rank
from footnotes.resolve.record import HOLDINGS, UNPAGED, Record
from footnotes.resolve.scene import Clue, Scene
from footnotes.resolve.strategies import DESIGNATORS, parallels
from footnotes.resolve.words import squash
from footnotes.translations import gettext

_SYSTEMS: dict[str, str] = {
    **dict.fromkeys(("page", "column", "plate"), "page"),
    "folio": "folio",
    "sub-verbo": "word",
    **dict.fromkeys(("number", "document", "box", "folder", "reel", "shelfmark", "bundle", "file"), "number"),
    **dict.fromkeys(("book", "section", "line", "verse", "act", "scene", "stanza", "canto"), "passage"),
    **dict.fromkeys(("canon", "causa", "question", "law", "title-locator", "article-locator"), "passage"),
}
_BEFORE, _IN_FULL = 0.25, 0.6  # what an earlier citation says for a short form; one in full is what it shortens
_PAGE_AGAIN, _PAGE_ANEW = 0.87, -0.2  # in annotated manuscripts, 36 % of pages are cited again, 2 % by chance
_SEVERAL = 3  # pages cited: from then on it tells something that another is not among them
_ALIKE = 0.9  # of the odds of the best candidate: as good as that
_ALL_PAGES = 0.88  # a cite of the very pages that an entry has, from first to last
_MOST_KEPT = 5_000  # designators
_MOST = 24  # entries that are weighed for one designator
_LONGEST_SIGLUM = 5  # words
_OF_HOLDINGS = frozenset({"number", "document", "box", "folder", "reel", "shelfmark", "bundle", "file"})
_NOTHING_COVERED: frozenset[str] = frozenset()


class _Designated(NamedTuple):
    """What is written of a source weighed: the entries that it may mean, and which of them have pages of their own."""

    cases: dict[str, Case]
    paged: tuple[str, ...]


_NOT_DESIGNATED = _Designated({}, ())


class Weighing:
    """Weighs what is written once for each designator, and what the context says for each cite."""

    _made: ClassVar[Weighing | None] = None

    def __init__(self, index: Index) -> None:
        self._index = index
        self._designated: dict[Query, _Designated] = {}
        self._judged: dict[tuple[Query, str], Case] = {}
        self._worded: dict[tuple[str | None, ...], tuple[Candidate, ...]] = {}

    @classmethod
    def of(cls, index: Index) -> Weighing:
        """Return what weighs against an index; what was made last is given again, with all that it has weighed."""
        made = cls._made  # read once: another thread may put its own there
        if made is None or made._index is not index:
            made = cls._made = cls(index)
        return made

    def proposals(self, scene: Scene, clues: Sequence[Clue]) -> dict[str, Case]:
        """Return the entries that the cite may mean with all their evidence, those named in writing first."""
        if scene.cite.form is CiteForm.SELF:
            return self._by_first_words(scene) or self._manuscript_itself(scene)
        ibid = scene.cite.form is CiteForm.IBID and not scene.query.authors
        edition = parallels.is_edition(scene)
        written = not edition and (scene.query.title or not ibid)
        designated = self._by_designator(scene.query) if written else _NOT_DESIGNATED
        found = dict(designated.cases)
        if scene.query.is_unnamed and not ibid:
            found.update(self._by_first_words(scene))
        for clue in clues:
            declared = clue.evidence.strategy == "declaration"
            if declared or (ibid and clue.evidence.strategy == "ibid"):
                found.pop(clue.key, None)  # a title beside "ibid." is that of a piece in the source
            if clue.key not in found:
                leans = ibid or edition or declared
                found[clue.key] = NO_EVIDENCE if leans else self._judged_once(scene.query, clue.key)
                if scene.earlier and scene.query.is_empty:  # "Report (1891), 17; (1893), 4"
                    kept = [one for one in found[clue.key].evidence if one.strategy != "year"]
                    found[clue.key] = NO_EVIDENCE.joined(kept)
            found[clue.key] = found[clue.key].joined((clue.evidence,))
        self._weigh_surroundings(found, {*designated.paged, *(found.keys() - designated.cases.keys())}, scene)
        return found

    def _weigh_surroundings(self, found: dict[str, Case], paged: Iterable[str], scene: Scene) -> None:
        """Add what the pages, earlier citations and bare locators say; ``paged`` may have pages of their own."""
        in_full: Collection[str] = found.keys() & scene.reading.cited_in_full
        if in_full:
            alike = _ALIKE * max([case.odds for case in found.values()])
            in_full = [key for key in in_full if found[key].odds >= alike]
        for key in paged if scene.pages else ():
            found[key] = found[key].joined(_of_pages(self._index.record(key), scene))
        if not scene.query.is_empty and scene.cite.form not in (CiteForm.FULL, CiteForm.IBID):
            for key in found.keys() & scene.reading.last_by_key.keys():
                found[key] = found[key].joined((_of_earlier_citation(key, scene, in_full=key in in_full),))
            for key in found.keys() & scene.reading.pages.keys() if scene.pages and len(found) > 1 else ():
                found[key] = found[key].joined(_of_pages_cited(scene.reading.pages[key], scene.pages[0][0]))
        for key, case in found.items() if scene.query.is_empty else ():
            found[key] = case.joined(_of_locators(self._index.record(key), scene))

    def by_wording(self, cite: Cite) -> tuple[Candidate, ...]:
        """Return the entries whose siglum, or author and title, stand in the words of a cite."""
        asked = cite.form, cite.text, cite.title, cite.year
        found = self._worded.get(asked)
        if found is None:
            if len(self._worded) >= _MOST_KEPT:
                self._worded.clear()
            found = self._worded[asked] = rank(wording.proposals(cite, self._index))
        return found

    def _by_first_words(self, scene: Scene) -> dict[str, Case]:
        """Return the entry whose siglum a cite begins with that names no source: "App. 2" of the book itself."""
        written = scene.cite.text.split()[:_LONGEST_SIGLUM]
        for length in range(len(written), 0, -1):
            text = " ".join(written[:length]).strip("*_,;:().")
            found = {
                key: NO_EVIDENCE.joined(
                    (Evidence("siglum", gettext("“{text}” is its siglum").format(text=text), 0.97),)
                )
                for siglum, key in self._index.sigla.get(squash(text), ())
                if siglum.strip("().") == text
            }
            if found:
                return found
        return {}

    def _manuscript_itself(self, scene: Scene) -> dict[str, Case]:
        """Return the entry with the title of the manuscript's first heading."""
        heading = scene.order.first_heading
        title = self._index.phrase(heading.span.of(scene.reading.manuscript.text)) if heading else ()
        case = NO_EVIDENCE.joined((Evidence("self", gettext("the manuscript's own title is its title"), 0.9),))
        return dict.fromkeys(self._index.entitled(title), case)

    def _by_designator(self, asked: Query) -> _Designated:
        found = self._designated.get(asked)
        if found is None:
            keys = self._only_by_siglum(asked) or self._proposed(asked)
            records = self._index.records(keys)
            cases = {record.key: self._judge(asked, record) for record in records}
            found = _Designated(cases, tuple(record.key for record in records if record.pages))
            if len(self._designated) >= _MOST_KEPT:
                self._designated.clear()
            self._designated[asked] = found
        return found

    def _judged_once(self, asked: Query, key: str) -> Case:
        found = self._judged.get((asked, key))
        if found is None:
            if len(self._judged) >= _MOST_KEPT:
                self._judged.clear()
            found = self._judged[asked, key] = self._judge(asked, self._index.record(key))
        return found

    def _proposed(self, asked: Query) -> Iterable[str]:
        """Return the entries that strategies propose; of too many, those that most of them propose or the year fits."""
        found: Counter[str] = Counter()
        for strategy in DESIGNATORS:
            found.update(dict.fromkeys(strategy.propose(asked, self._index), 1))
        if len(found) <= _MOST:
            return found
        if asked.years or asked.numbers:
            for key, fits in self._index.fitting(found, asked.years, asked.numbers):
                found[key] += fits
        best = found.most_common(_MOST)
        return [key for key, times in best if times >= best[0][1] - 1]

    def _only_by_siglum(self, asked: Query) -> dict[str, None]:
        """Return the one entry whose siglum is all that is written, letter by letter: nothing else can be meant."""
        if asked.authors or asked.container or asked.url or asked.key:
            return {}
        found = self._index.bibliography.sigla.get(asked.title_text, ())
        return dict.fromkeys(found) if len(found) == 1 and found[0] in self._index else {}

    def _judge(self, asked: Query, record: Record) -> Case:
        evidence: list[Evidence] = []
        covered = _NOTHING_COVERED
        for strategy in DESIGNATORS:
            finding = strategy.judge(asked, record, self._index, covered)
            if finding is None:
                continue
            if "authors" in finding.covers:  # what was taken for an author is a title or siglum
                evidence = [one for one in evidence if one.strategy != "author"]
            evidence.append(finding.evidence)
            covered |= finding.covers
        return NO_EVIDENCE.joined(evidence)


def _of_pages(record: Record, scene: Scene) -> list[Evidence]:
    """Weigh the pages cited against those of an article or chapter."""
    wanted = scene.pages
    inside = record.holds_page(wanted[0][0]) if wanted else None
    if inside is None:
        return []
    if wanted[0] in record.pages and wanted[0][0] < wanted[0][1]:
        return [
            Evidence(
                "page",
                gettext("pages {first}–{last} are its pages").format(first=wanted[0][0], last=wanted[0][1]),
                _ALL_PAGES,
            )
        ]
    if inside and scene.cite.form is CiteForm.IBID and record.key not in scene.reading.last_by_key:
        return []  # what has not been cited is not cited again
    if inside:
        return [Evidence("page", gettext("page {page} lies within its pages").format(page=wanted[0][0]), 0.55)]
    if scene.cite.form is CiteForm.IBID and record.is_part and record.pages[0][0] < record.pages[0][1]:
        return [
            Evidence(
                "page",
                gettext("page {page} lies outside its pages: a piece beside it").format(page=wanted[0][0]),
                -0.98,
            )
        ]
    weight = -0.4 if scene.query.title or scene.cite.form is CiteForm.IBID else -0.8
    return [Evidence("page", gettext("page {page} lies outside its pages").format(page=wanted[0][0]), weight)]


def _of_earlier_citation(key: str, scene: Scene, *, in_full: bool) -> Evidence:
    """A short form usually means what has been cited before; of two that fit alike, the one cited in full."""
    told = gettext("it was cited in full before, in {place}") if in_full else gettext("it was cited before, in {place}")
    place = scene.place(scene.reading.last_by_key[key].citation)
    return Evidence("cited before", told.format(place=place), _IN_FULL if in_full else _BEFORE)


def _of_pages_cited(cited: Collection[int], page: int) -> list[Evidence]:
    """Weigh whether the page was cited of the same source before: authors come back to their passages."""
    if page in cited:
        return [Evidence("page", gettext("page {page} of it was cited before").format(page=page), _PAGE_AGAIN)]
    if len(cited) < _SEVERAL:
        return []
    return [Evidence("page", gettext("other pages of it were cited before"), _PAGE_ANEW)]


def _of_locators(record: Record, scene: Scene) -> list[Evidence]:
    """Weigh the kind of a bare locator against the kind of source: pages are in books, numbers in archives."""
    labels = {locator.label for locator in scene.cite.locators}
    found = []
    if record.entry.type in UNPAGED and "page" in labels and labels <= {"page", "note"}:
        found.append(Evidence("locator", gettext("it has no pages"), -0.85))
    of_archive = record.entry.type in HOLDINGS
    so_before = of_archive or not labels & scene.reading.labels.get(record.key, set())
    if labels & _OF_HOLDINGS and "page" not in labels and so_before:
        why = gettext("it is kept under numbers") if of_archive else gettext("it is not kept under numbers")
        found.append(Evidence("locator", why, 0.6 if of_archive else -0.6))
    known = scene.reading.labels.get(record.key, set())
    if divides(scene.cite, known):
        return found  # "*Cronica*, lib. VI, cap. 39. Cfr. anche VII, 13"
    ways, known_ways = _systems(labels), _systems(known)
    if "shelfmark" in labels and "shelfmark" not in known and record.entry.type not in HOLDINGS:
        found.append(Evidence("locator", gettext("a book has no shelfmark"), -0.95))
    if scene.cite.form is not CiteForm.IBID and ways and known_ways and not ways & known_ways:
        found.append(
            Evidence("locator", gettext("it was cited by {labels} before").format(labels=listed(sorted(known))), -0.75)
        )
    read = scene.reading.last_by_key.get(record.key)
    in_one = record.is_part or record.entry.type in HOLDINGS
    declared = scene.reading.edition is not None and scene.reading.edition.key == record.key
    if scene.cite.volume and read is not None and not (read.volume or record.volumes or declared):
        found.append(Evidence("locator", gettext("it was cited without volumes before"), -0.97 if in_one else -0.9))
    return found


def _systems(labels: Iterable[str]) -> set[str]:
    """Return the ways of pointing into a source that labels belong to: pages, numbers of an archive, passages."""
    return {_SYSTEMS[label] for label in labels if label in _SYSTEMS}
