"""Reads the citations of a manuscript in order and says which entry each cite means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from footnotes.model.bibliography import Bibliography
from footnotes.model.citation import Citation, CitationForm, Cite, CiteForm
from footnotes.model.lexicon import Lexicon
from footnotes.model.manuscript import Manuscript
from footnotes.model.resolution import Evidence, Resolution, ResolvedCitation
from footnotes.patterns import pattern
from footnotes.resolve.declarations import Declarations
from footnotes.resolve.declared_editions import DECLARES, declaration_after, names_volumes, with_volumes
from footnotes.resolve.divided_alike import divided_alike
from footnotes.resolve.index import Index
from footnotes.resolve.mentions import Mentions
from footnotes.resolve.past import Past, Resolved, Step
from footnotes.resolve.query import labels_of, pages, query
from footnotes.resolve.ranking import are_rivals, choose, rank
from footnotes.resolve.reading import Declared, Edition, Order, Read, Reading
from footnotes.resolve.resplitting import resplit
from footnotes.resolve.scene import NO_CLUES, Clue, Scene
from footnotes.resolve.strategies import CONTEXTS
from footnotes.resolve.strategies.naming import author_beside, author_touching, authors_before, mentions_before
from footnotes.resolve.weighing import Weighing
from footnotes.resolve.words import squash


def resolve(
    manuscript: Manuscript,
    citations: Sequence[Citation],
    bibliography: Bibliography,
    lexicons: Sequence[Lexicon],
    past: Past | None = None,
) -> tuple[ResolvedCitation, ...]:
    """Return what each cite of ``citations`` means, in their order.

    ``citations`` have their spans in ``manuscript.text``. A cite whose source is not known beyond doubt means no entry;
    its candidates are given with their evidence and the reason why none was chosen. With ``past`` the citations that
    are read before the first change since the last time are not resolved again.
    """
    return _Resolver(manuscript, citations, Index.of(bibliography, lexicons)).resolve(past)


_BEYOND_DOUBT, _RATHER, _EVEN = 0.95, 0.9, 0.5
_LAST_WORDS = pattern(r"(?:(\w+) )?([\w-]+),?\s*[(\[]?\Z")
_OPENING = ("(", "[")
_NUMBERED = {"volume"}  # an article's volume is its journal's


class _Resolver:
    def __init__(self, manuscript: Manuscript, citations: Sequence[Citation], index: Index) -> None:
        self._manuscript = manuscript
        self._citations = citations
        self._index = index
        self._order = Order(manuscript, citations)
        self._text = manuscript.text
        self._mentions = Mentions(manuscript, index)
        self._reading = Reading(manuscript)
        self._in_volumes: set[str] = set()  # editions that the text is cited from by volume and page
        self._weighing = Weighing.of(index)
        self._declarations = Declarations(manuscript, index.vocabulary, self._mentions)

    def resolve(self, past: Past | None) -> tuple[ResolvedCitation, ...]:
        declared = [(siglum, key, self._order.line(start)) for siglum, key, start in self._declarations.of_titles()]
        for siglum, key, line in declared:
            self._reading.declared[squash(siglum)] = Declared(key, None, line)
        past = past or Past()
        past.begin(Resolved(self._index, self._manuscript, self._citations, declared, self._mentions), self._order)
        steps = []
        for number, at in enumerate(self._order.sequence(self._citations)):
            citation = self._citations[at]
            self._reading.begin(self._order.chapter(citation), self._order.note(citation))
            step = past.step(number, at)
            if step is None:
                step = self._read(at)
                past.compare(number, step)
            self._remember(step)
            steps.append(step)
        past.keep(steps)
        in_order = [step.resolved for step in sorted(steps, key=lambda step: step.at)]
        return with_volumes(divided_alike(in_order, self._text), self._in_volumes)

    def _read(self, at: int) -> Step:
        """Resolve the cites of one citation."""
        citation = self._citations[at]
        position = self._order.anchor(citation)
        reads: list[Read] = []
        resolutions = []
        for written, following in zip_longest(citation.cites, citation.cites[1:]):
            cite = self._as_ibid(self._as_self(citation, written))
            scene = Scene(
                index=self._index,
                order=self._order,
                mentions=self._mentions,
                reading=self._reading,
                citations=self._citations,
                citation=citation,
                cite=cite,
                following=following,
                query=query(cite, self._index, self._authors(citation, cite, reads)),
                earlier=reads,
                position=position,
                pages=pages(cite),
            )
            resolution = self._resolve_cite(scene)
            resolutions.append(resolution if cite is written else resolution._replace(cite=written))
            reads.append(self._as_read(at, scene, resolution.entry))
        declares = tuple(self._declarations.of(citation)) if reads else ()
        if reads and (edition := declaration_after(citation, self._manuscript, self._index.vocabulary)):
            declares = (*declares, DECLARES + edition)
        return Step(at, ResolvedCitation(citation, tuple(resolutions)), tuple(reads), declares)

    def _remember(self, step: Step) -> None:
        """Remember the cites of a citation, and what it declares."""
        at, (citation, _), reads, declares = step
        self._reading.remember(citation, reads)
        for siglum in declares:
            if siglum.startswith(DECLARES):
                if (key := reads[-1].key) is not None and names_volumes(siglum):
                    self._reading.edition = Edition(key, at)
                    self._in_volumes.add(key)
                continue
            self._reading.declared[squash(siglum)] = Declared(reads[-1].key, at, self._order.place(at, citation))

    def _resolve_cite(self, scene: Scene) -> Resolution:
        clues: list[Clue] = []
        reason, antecedent = "", None
        against: list[Evidence] = []
        for context in CONTEXTS:
            found = context(scene)
            if found is NO_CLUES:
                continue
            clues += found.found
            reason, antecedent = reason or found.reason, found.antecedent if antecedent is None else antecedent
            against += [Evidence("cited before", found.reason, found.against)] if found.against else []
        proposals = self._weighing.proposals(scene, clues)
        if against:
            proposals = {key: case.joined(against) for key, case in proposals.items()}
        entry, why = choose(candidates := rank(proposals))
        if entry is None and candidates and scene.cite.title and not scene.query.authors:
            for key, clue in authors_before(mentions_before(scene), proposals).items():  # the sentence names them
                proposals[key] = proposals[key].joined((clue.evidence,))
            entry, why = choose(candidates := rank(proposals))
        if (own := self._of_author_before(scene, entry)) is not None:
            return own
        weak = not are_rivals(candidates) or candidates[0].score < _EVEN
        if entry is None and weak and not (clues or against):
            if (again := self._read_again(scene)) is not None:
                return again
        elif scene.cite.form is CiteForm.FULL and candidates and candidates[0].score < _BEYOND_DOUBT:
            others = self._weighing.by_wording(scene.cite)
            if others and others[0].score > _RATHER and all(one.key != entry for one in others):
                return Resolution(scene.cite, others[0].key, others)  # its words, however cut, are another's
        if entry is None:
            return Resolution(scene.cite, None, candidates, antecedent, reason or why)
        leans = next((clue.antecedent for clue in clues if clue.key == entry and clue.antecedent is not None), None)
        return Resolution(scene.cite, entry, candidates, leans)

    def _of_author_before(self, scene: Scene, entry: str | None) -> Resolution | None:
        """Return the work meant by a short title in brackets right after its author: "Savigny (Besitz, S. 283)"."""
        cite, known = scene.cite, self._index.names
        words = cite.title or "".join(cite.authors[:1])
        bracketed = scene.citation.form is CitationForm.PARENTHETICAL and cite is scene.citation.cites[0]
        if not (bracketed and words) or cite.form is not CiteForm.SHORT or len(cite.authors) > 1:
            return None
        if not all(one.family and one.family[-1].text not in known for one in scene.query.authors):
            return None
        author = author_touching(mentions_before(scene))
        if author is None or entry in author.keys:
            return None
        whole = cite._replace(authors=(author.text,), title=words)
        candidates = rank(self._weighing.proposals(scene.of(whole, query(whole, self._index)), ()))
        chosen = choose(candidates)[0] if candidates else None
        return Resolution(cite, chosen, candidates) if chosen in author.keys else None

    def _read_again(self, scene: Scene) -> Resolution | None:
        """Return what a cite means whose author and title were not made out, None where that does not help."""
        candidates = self._weighing.by_wording(scene.cite)
        if candidates and (chosen := choose(candidates)[0]):
            return Resolution(scene.cite, chosen, candidates)
        for cite in resplit(scene.cite, self._index):
            asked = scene.of(cite, query(cite, self._index))
            candidates = rank(self._weighing.proposals(asked, ()))
            if candidates and (chosen := choose(candidates)[0]):
                return Resolution(scene.cite, chosen, candidates)
        return None

    def _as_self(self, citation: Citation, cite: Cite) -> Cite:
        """Return a bare place after "supra" or "oben" as one in the manuscript itself: "quanto detto supra, § 2"."""
        if cite.form is not CiteForm.LOCATOR:
            return cite
        start = citation.span.start if cite is citation.cites[0] else cite.span.start
        bare = all(locator.label_assumed for locator in cite.locators)  # "Hill's book cited above (12)"
        if bare and self._text.endswith(_OPENING, 0, start):
            return cite
        before = _LAST_WORDS.search(self._text, max(0, start - 30), start)
        if not before or Lexicon.form(before[2]) not in self._index.vocabulary.cross_references:
            return cite
        forms = self._index.vocabulary.op_cit | self._index.vocabulary.ibid
        return cite if Lexicon.form(f"{before[1]} {before[2]}") in forms else cite._replace(form=CiteForm.SELF)

    def _as_ibid(self, cite: Cite) -> Cite:
        """Return a cite of a piece in the source just cited as ibid.: "“A Speech”, ibid. 125"."""
        named = cite.form in (CiteForm.FULL, CiteForm.SHORT) and not (cite.authors or cite.container)
        vocabulary = self._index.vocabulary
        ibid = vocabulary.holds(vocabulary.ibid, cite.text) if named else None
        # Before a year, as in "ivi, 1987", it is the place of publication that is the same.
        same_place = ibid and re.search(rf"{re.escape(ibid)}\W{{0,3}}\d{{4}}", cite.text, re.IGNORECASE)
        return cite._replace(form=CiteForm.IBID) if ibid and not same_place else cite

    def _authors(self, citation: Citation, cite: Cite, earlier: Sequence[Read]) -> tuple[str, ...]:
        """Return the authors of a cite, "Ders." and "idem" replaced by those of the cite before."""
        idem = self._index.vocabulary.idem
        before = earlier[-1:] or self._reading.last(citation)[-1:]
        same = before[0].authors if before else ()
        named = cite.title or cite.container
        if cite.form is CiteForm.IBID and named and not cite.authors:
            return same if self._index.vocabulary.holds(idem, cite.text.partition(named)[0]) else ()
        return tuple(name for author in cite.authors for name in (same if Lexicon.form(author) in idem else (author,)))

    def _as_read(self, at: int, scene: Scene, key: str | None) -> Read:
        asked = scene.query
        authors: tuple[str, ...] = ()
        if key is not None:
            authors = self._index.record(key).creators
        elif asked.title or asked.form is CiteForm.FULL:  # a work that is not in the bibliography
            authors = tuple(author.written for author in asked.authors)
        elif asked.years and not asked.authors:  # "Thompson (1963, 580)"
            authors = author_beside(mentions_before(scene))
        return Read(
            citation=at,
            key=key,
            pages=scene.pages,
            position=scene.position,
            end=scene.citation.span.end,
            names_source=not asked.is_empty,
            authors=authors,
            title=asked.title,
            written=scene.cite.authors,
            form=scene.cite.form,
            parallel=scene.cite.parallel,
            in_note=scene.citation.note is not None,
            volume=scene.cite.volume,
            labels=labels_of(scene.cite) - (_NUMBERED if key and self._index.record(key).is_part else set()),
        )
