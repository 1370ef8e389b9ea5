"""Makes a bibliography of the full references in manuscripts: one entry a work, with the places it comes from."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from footnotes.citations.full.cutting import cut
from footnotes.citations.full.entry import entry_of
from footnotes.citations.full.parsing import parse_full
from footnotes.citations.full.people import people_of
from footnotes.model.analysis import Analysis, Place
from footnotes.model.citation import CiteForm
from footnotes.model.entry import Entry
from footnotes.records import NamedTuple
from footnotes.text import Span
from footnotes.text.folding import fold
from footnotes.translations import gettext

_SAME_TITLE = 90  # of 100, as rapidfuzz's ratio gives them: slips of spelling
_YEAR = re.compile(r"\b(?:1[4-9]|20)\d\d\b")
_YEAR_AT_END = re.compile(r"\b(1[4-9]\d\d|20\d\d)(?: ?\w{1,2}\.?)?\W*$")  # "13 iyunia 1988 g."
_NO_YEAR = gettext("no year")
_EMPHASIS = ("emphasis", "quoted")
_DESCRIBING = (CiteForm.FULL, CiteForm.SHORT)
_TOLD = (
    "issued",
    "publisher",
    "publisher-place",
    "volume",
    "issue",
    "container-title",
)  # that two places can differ in


class Harvested(NamedTuple):
    """An entry made of full references, where these stand, and what is doubtful about it, in words."""

    entry: Entry
    places: tuple[Place, ...]
    doubts: tuple[str, ...]


def harvest(analyses: Iterable[Analysis]) -> list[Harvested]:
    """Return an entry for each work that a full reference describes and no bibliography has, in order of appearance.

    References to one work are one entry: the first with most fields says what it is, others add what it lacks, and
    where they contradict it the entry carries a doubt that names both places.
    """
    works: list[_Work] = []
    by_word: dict[str, list[_Work]] = {}
    taken: set[str] = set()
    for analysis in analyses:
        taken.update(analysis.bibliography.entries)
        for place, variables in _described(analysis):
            words = _telling(variables)
            known = next(
                (work for word in words for work in by_word.get(word, ()) if _same(work.variables, variables)), None
            )
            if known is None:
                known = _Work(variables, [], [], {})
                works.append(known)
                for word in words:
                    by_word.setdefault(word, []).append(known)
            known.add(place, variables)
    return [work.harvested(taken) for work in works]


class _Work(NamedTuple):
    """A work as its references describe it."""

    variables: dict[str, Any]  # of the first reference
    described: list[Mapping[str, Any]]
    places: list[Place]
    told: dict[str, dict[str, Place]]  # for each variable its values as written, with the first place of each

    def add(self, place: Place, variables: Mapping[str, Any]) -> None:
        """Take in another reference to the work."""
        self.places.append(place)
        self.described.append(variables)
        for variable, value in variables.items():
            if variable in _TOLD:
                self.told.setdefault(variable, {}).setdefault(_shown(value), place)

    def united(self) -> dict[str, Any]:
        """Return what the reference says that says most, with what the others add."""
        united: dict[str, Any] = {}
        for variables in sorted(self.described, key=len, reverse=True):
            united = {**variables, **united}
        return united

    def harvested(self, taken: set[str]) -> Harvested:
        """Return the entry under a key that nothing else has."""
        united = self.united()
        variables = {name: value for name, value in united.items() if name != "type"}
        doubts = [*_contradictions(self.told), *_gaps(united)]
        if "issued" not in united and (year := _YEAR_AT_END.search(united["title"])):
            variables["issued"] = {"date-parts": [[int(year[1])]]}
            doubts = [
                *(doubt for doubt in doubts if doubt != _NO_YEAR),
                gettext("the year is the one that its title ends with"),
            ]
        entry = Entry(_key({**united, **variables}, taken), united["type"], variables)
        return Harvested(entry, tuple(self.places), tuple(doubts))


def _described(analysis: Analysis) -> Iterator[tuple[Place, dict[str, Any]]]:
    """Yield what each full reference without an entry describes, and where it stands, in order."""
    found = [*_of_citations(analysis), *_of_other_notes(analysis)]
    for span, variables in sorted(found, key=lambda one: one[0].start):
        yield analysis.place(span), variables


def _of_citations(analysis: Analysis) -> Iterator[tuple[Span, dict[str, Any]]]:
    for citation in analysis.citations:
        for resolution in citation.resolutions:
            cite = resolution.cite
            if cite.form not in _DESCRIBING or resolution.entry is not None or citation.citation.quoted:
                continue
            variables = _of_periodical(entry_of(parse_full(_marked(analysis, cite.span))).variables)
            if not variables.get("author") and cite.authors:  # named in the sentence
                variables["author"] = [person for name in cite.authors for person in people_of(name)]
            if variables.get("title") and (cite.form is CiteForm.FULL or _is_full(variables)):
                yield cite.span, variables


def _of_other_notes(analysis: Analysis) -> Iterator[tuple[Span, dict[str, Any]]]:
    """Yield the full references of notes in which no citation was found: such as remarks follow on at length."""
    starts = [citation.citation.span.start for citation in analysis.citations]
    for note in analysis.manuscript.notes:
        body = note.body
        if body is None or bisect_left(starts, body.start) < bisect_left(starts, body.end):
            continue
        text = analysis.manuscript.text[body.start : body.end]
        if not _YEAR.search(text):
            continue
        for start, end in cut(text):
            span = Span(body.start + start, body.start + end)
            variables = entry_of(parse_full(_marked(analysis, span))).variables
            if _is_full(variables):
                yield span, variables


def _is_full(variables: Mapping[str, Any]) -> bool:
    """Say whether a reference that was taken for a short one tells all the same what, by whom, when and where."""
    told = variables.keys()
    by_month = len(variables.get("issued", {}).get("date-parts", [[]])[0]) > 1
    within = "container-title" in told and (by_month or bool({"volume", "issue", "page"} & told))
    where = "publisher" in told or "publisher-place" in told or within
    return {"title", "issued"} <= told and where and bool({"author", "editor"} & told) and " " in variables["title"]


def _of_periodical(variables: dict[str, Any]) -> dict[str, Any]:
    """Return the periodical alone where nothing in it is named: "*Pravda*, August 20, 1936, p. 4"."""
    if "title" in variables or "container-title" not in variables:
        return variables
    kept: dict[str, Any] = {name: variables[name] for name in ("publisher-place", "author") if name in variables}
    return {"type": "periodical", "title": variables["container-title"], **kept}


def _marked(analysis: Analysis, span: Span) -> str:
    """Return a stretch of the text with asterisks around what is emphasised."""
    text, pieces, place = analysis.manuscript.text, [], span.start
    for mark in analysis.manuscript.marks_in(span):
        if mark.kind in _EMPHASIS and place <= mark.text.start and mark.text.end <= span.end:
            opening, closing = ("*", "*") if mark.kind == "emphasis" else ("“", "”")
            pieces += [text[place : mark.text.start], opening, text[mark.text.start : mark.text.end], closing]
            place = mark.text.end
    return "".join([*pieces, text[place : span.end]])


def _telling(variables: Mapping[str, Any]) -> list[str]:
    """Return the long words of a title: what two references to one work have in common."""
    title = fold(variables["title"])
    words = sorted(set(re.findall(r"\w{4,}", title)), key=lambda word: (-len(word), word))
    return words[:4] or [title]


def _same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Say whether two references describe one work: titles alike and no author against another."""
    from rapidfuzz.fuzz import ratio

    titles = sorted((fold(one["title"]), fold(other["title"])), key=len)
    main = titles[1].startswith(titles[0]) and re.match(r"\W", titles[1][len(titles[0]) :]) and " " in titles[0]
    if not (main or ratio(*titles) >= _SAME_TITLE):
        return False
    families = [
        {fold(name.get("family", name.get("literal", ""))) for name in each.get("author", ())} for each in (one, other)
    ]
    return not all(families) or bool(families[0] & families[1])


def _contradictions(told: Mapping[str, Mapping[str, Place]]) -> Iterator[str]:
    for variable, values in told.items():
        if len({fold(value) for value in values}) > 1:
            said = ", ".join(
                gettext("{value} (line {line})").format(value=value, line=place.line) for value, place in values.items()
            )
            yield gettext("{variable} differs: {said}").format(variable=variable, said=said)


def _gaps(variables: Mapping[str, Any]) -> Iterator[str]:
    if "issued" not in variables and variables["type"] not in ("webpage", "manuscript", "periodical"):
        yield _NO_YEAR
    if not {"author", "editor"} & variables.keys() and variables["type"] in ("book", "chapter", "article-journal"):
        yield gettext("no author")
    if any("literal" in person for person in variables.get("author", ())):
        yield gettext("it is not clear which part of the author's name is the family name")


def _shown(value: Any) -> str:
    if isinstance(value, Mapping):
        parts = value.get("date-parts")
        return "-".join(map(str, parts[0])) if parts else str(value.get("literal", ""))
    return str(value)


def _key(variables: Mapping[str, Any], taken: set[str]) -> str:
    """Return a key of family name and year ("broue1980"), else of the title's longest word, that nothing else has."""
    people = variables.get("author") or variables.get("editor") or ()
    name = people[0].get("family") or people[0].get("literal", "") if people else _telling(variables)[0]
    year = _shown(variables["issued"])[:4] if "issued" in variables else ""
    stem = re.sub(r"\W+", "", fold(str(name))) + re.sub(r"\D", "", year)
    key, letter = stem, "a"
    while key in taken:
        key, letter = f"{stem}{letter}", chr(ord(letter) + 1)
    taken.add(key)
    return key
