"""A locator alone: the source under discussion, which the text names or the last citation has left open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from footnotes.model.citation import CiteForm
from footnotes.model.resolution import Evidence
from footnotes.model.terms import listed
from footnotes.patterns import pattern
from footnotes.resolve.declared_editions import is_volume_and_page
from footnotes.resolve.leads import MentionKind
from footnotes.resolve.query import labels_of
from footnotes.resolve.reading import Read
from footnotes.resolve.record import HOLDINGS, Record
from footnotes.resolve.scene import NO_CLUES, Clue, Clues, Scene
from footnotes.resolve.sibling_shelfmarks import sibling
from footnotes.resolve.strategies.naming import (
    STRONG,
    Placed,
    archives_before,
    mentions_before,
    named_after,
    named_before,
    someone_unknown,
)
from footnotes.resolve.strategies.plays import play_named_last, play_of_section
from footnotes.resolve.words import agree, words
from footnotes.translations import gettext

_NEAR, _FAR = 1500, 6000  # characters: a source is under discussion up to the one, hardly any more after the other
_DOUBT = 0.35  # what a bare locator not understood takes from the source before it
_ECLIPSED = 0.55  # what another source named since takes
_INTERRUPTED = 0.3  # what another source takes whose pages go on here
_RUN, _BROKEN = 0.65, 0.2  # what a run of pages gives its source (90, 91, another's 37, 92), and takes from the other
_OLDER = 0.5  # what a note in between takes from the source that the text cited before it
_LEAST = -0.5
_SHORT = 3  # letters of a word that names no collection
_MANUSCRIPT = pattern(r"(?i)\bmss?\b")
_PLAIN = 0.9  # a source named so plainly that how others were cited does not matter
_PASSAGES = frozenset({"book", "act", "scene", "canto", "line", "stanza", "chapter", "letter", "section", "poem"})
_NUMBERS = frozenset({"number", "document", "box", "folder", "reel", "shelfmark", "bundle", "file"})


def clues(scene: Scene) -> Clues:
    """Return the sources that a cite without designator may mean."""
    if not scene.query.is_empty or scene.cite.form in (CiteForm.IBID, CiteForm.SELF):
        return NO_CLUES
    if {locator.label for locator in scene.cite.locators} == {"note"}:
        return Clues(reason=gettext("it refers to a note"))
    if scene.earlier:
        return _same_citation(scene)
    edition = scene.reading.edition
    if edition is not None and is_volume_and_page(scene.cite) and not _cited_in_this_note(scene):
        why = gettext("the text is cited from it by volume and page, as {place} says")
        evidence = Evidence("declaration", why.format(place=scene.place(edition.citation)), 0.96)
        return Clues((Clue(edition.key, evidence, edition.citation),), antecedent=edition.citation)
    before = list(mentions_before(scene))
    if not any(mention.kind is MentionKind.AUTHOR and place.author > 0 for mention, place in before):
        before += named_after(scene)
    named, supported = named_before(scene, before)
    labels = {locator.label for locator in scene.cite.locators}
    if labels & _NUMBERS and "page" not in labels:
        named = {**archives_before(scene), **named}
    if "act" in labels and (play := play_of_section(scene)):
        return Clues(tuple(play.values()))
    if not any(clue.evidence.weight >= _PLAIN for clue in named.values()):
        named = {**_cited_so(scene, named), **named}
    if "act" in labels and not named:
        named = play_named_last(scene)
    followed, reason, antecedent = _followed(
        scene, {key for key, clue in named.items() if clue.evidence.weight > STRONG}, before
    )
    found = [
        clue._replace(evidence=_strengthened(clue.evidence))
        if clue.key in supported and clue.key not in named
        else clue
        for clue in followed
    ]
    return Clues((*named.values(), *found), reason, antecedent)


def _same_citation(scene: Scene) -> Clues:
    before = scene.earlier[-1]
    if before.key is None:
        return Clues(reason=gettext("the source named before it is not known"), antecedent=before.citation)
    if "causa" in labels_of(scene.cite) and "causa" not in before.labels:
        return Clues(reason=gettext("it is cited by causa and question, as the source before it is not"))
    record, years = scene.index.record(before.key), set(scene.query.years)
    if _is_of_another_collection(scene, record, before):
        return Clues(reason=gettext("its shelfmark is of another collection than the source before it"))
    if years and record.years and record.people and not record.years & years:  # "2001, table 2; 2009, ch. 2"
        return _of_same_author(before, years, scene)
    key = sibling(scene.cite, record, scene.index)
    if key is None:
        return Clues(reason=gettext("it is another file of the archive before it"), antecedent=before.citation)
    evidence = Evidence("locator", gettext("it follows this source in the same citation"), 0.97)
    return Clues((Clue(key, evidence, before.citation),), antecedent=before.citation)


def _is_of_another_collection(scene: Scene, record: Record, before: Read) -> bool:
    """Say whether a shelfmark cannot be of the source before: of a book, or of a collection with another name."""
    shelfmark = next((locator.value for locator in scene.cite.locators if locator.label == "shelfmark"), None)
    if shelfmark is None:
        return False
    if record.entry.type not in HOLDINGS:
        return "shelfmark" not in before.labels
    named = [word for word in words(shelfmark) if len(word.text) > _SHORT and word.text.isalpha()]
    known = (*record.shelfmark, *record.archive, *(word for title in record.titles for word in title.words))
    manuscript = _MANUSCRIPT.search(shelfmark) is not None
    return manuscript and bool(named) and not any(agree(one, other) for one in named for other in known)


def _of_same_author(before: Read, years: set[int], scene: Scene) -> Clues:
    """Return the works of these years by the author of the source before."""
    names = [one.name.family[-1] for one in scene.index.record(before.key or "").people[:1] if one.name.family]
    keys = [key for name in names for key in scene.index.of_years(scene.index.keys_of_name(name), years)]
    evidence = Evidence("locator", gettext("it is the work of that year by the author before"), 0.95)
    found = tuple(Clue(key, evidence, before.citation) for key in keys) if len(keys) == 1 else ()
    return Clues(found, "" if found else gettext("it is of another year than the source before it"), before.citation)


def _cited_so(scene: Scene, named: Mapping[str, Clue]) -> dict[str, Clue]:
    """Return the source last cited in the same way, by act, scene and line or by volume and page, however far back.

    Where the sentence names someone else, little speaks for it.
    """
    labels = labels_of(scene.cite)
    read = _last_cited_by(labels, scene)
    if read is None or read.key is None or labels <= {"page", "note"}:
        return {}
    if labels & _PASSAGES and read.names_source and (read.in_note, labels) in scene.reading.open_so:
        return {}  # what an earlier place in act and scene is of was not understood: it may be of that again
    why = gettext("it was cited by {labels} in {place}").format(
        labels=listed(sorted(labels)), place=scene.place(read.citation)
    )
    here = _is_in_note(scene, read)
    weight = 0.8 if len(labels) > 1 or here else 0.45
    passage = not labels & {"page", "volume"}  # of a poem or play, which is not under discussion as its critics are
    if not passage and ((named and read.key not in named) or (not here and _cited_in_this_note(scene))):
        weight -= _ECLIPSED
    return {read.key: Clue(read.key, Evidence("locator", why, weight), read.citation)}


def _cited_in_this_note(scene: Scene) -> bool:
    """Say whether a source is cited in the same note before: "*Cronica*, lib. VI, cap. 39. Cfr. anche VII, 13"."""
    last = scene.reading.last(scene.citation)
    return bool(last) and last[-1].key is not None and _is_in_note(scene, last[-1])


def _is_in_note(scene: Scene, read: Read) -> bool:
    return scene.citation.note is not None and scene.citations[read.citation].note == scene.citation.note


def _last_cited_by(labels: frozenset[str], scene: Scene) -> Read | None:
    """Return the last source cited by just these labels, else by these and others: "fol. 3" after "MS. 5, fol. 1"."""
    in_note, cited_so = scene.citation.note is not None, scene.reading.cited_so
    if (in_note, labels) in cited_so:
        return cited_so[in_note, labels]
    if (not in_note, labels) in cited_so and len(labels) > 1 and labels & _PASSAGES:
        return cited_so[not in_note, labels]  # "I. 57, p. 277" in the text after the same in a note
    wider = [read for (in_notes, way), read in cited_so.items() if in_notes == in_note and labels < way]
    return max(wider, key=lambda read: (read.citation, read.position), default=None)


def _followed(scene: Scene, named: set[str], before: Sequence[Placed]) -> tuple[list[Clue], str, int | None]:
    """Return the last source read, unless something not understood stands between, and those whose pages go on here."""
    flow = scene.reading.flow(scene.citation)
    if not flow:
        return [], gettext("no source is under discussion here"), None
    last = flow[-1]
    if last.key is None and last.names_source:
        return (
            [],
            gettext("the source cited in {place} is not known").format(place=scene.place(last.citation)),
            last.citation,
        )
    in_text = scene.citation.note is None
    found: dict[str, Clue] = {}
    loss = 0.0
    doubt = 0.0
    continued = _continued(scene)
    running = continued if sum(1 for read in flow if read.key == continued) > 1 else None
    unknown = someone_unknown(scene, before)
    for read in reversed(flow):
        if read.key is None and read.names_source:
            break
        if read.key is None:
            doubt = _DOUBT
        elif read.key not in found:
            gap = _gap(read, scene.pages)
            main = not found or (in_text and last.in_note and not read.in_note)
            if main or (gap is not None and gap <= 1):
                weight = _nearness(scene, read) - loss - doubt if main else _RUN if read.key == running else 0.0
                if unknown or (named and read.key not in named):
                    weight, gap = weight - _ECLIPSED, None
                weight -= _INTERRUPTED if read.key != continued and continued is not None else 0.0
                weight -= _BROKEN if read.key != running and running is not None else 0.0
                found[read.key] = Clue(read.key, _evidence(scene, read, max(_LEAST, weight), gap), read.citation)
            if main:
                last, loss = read, _OLDER
    return list(found.values()), "", flow[-1].citation


def _continued(scene: Scene) -> str | None:
    """Return the source whose pages the one wanted goes on from, where the last one read is at other pages."""
    wanted, flow = scene.pages, scene.reading.flow(scene.citation)
    gaps = {read.key: _gap(read, wanted) for read in flow if read.key is not None}  # the latest of each source
    near = [key for key, gap in gaps.items() if gap is not None and gap <= 1]
    return near[0] if len(near) == 1 and flow[-1].key != near[0] else None


def _evidence(scene: Scene, read: Read, weight: float, gap: int | None) -> Evidence:
    place = scene.place(read.citation)
    if gap is None or gap > 10:
        return Evidence(
            "locator", gettext("the source cited in {place} is still under discussion").format(place=place), weight
        )
    return Evidence(
        "locator",
        gettext("the page follows the source cited in {place}").format(place=place),
        _both(weight, 0.4 if gap <= 1 else 0.15),
    )


def _strengthened(evidence: Evidence) -> Evidence:
    return Evidence(
        evidence.strategy,
        gettext("{why}, and its author is named").format(why=evidence.why),
        _both(evidence.weight, 0.2),
    )


def _both(one: float, other: float) -> float:
    """Return the weight of two pieces of evidence together: the product of their odds."""
    return (one + other) / (1 + one * other)


def _nearness(scene: Scene, read: Read) -> float:
    if scene.order.heading_between(read.position, scene.position):
        return 0.2
    if scene.citation.note is not None:
        return 0.85 if scene.citations[read.citation].note == scene.citation.note else 0.3
    distance = scene.position - read.position
    return 0.8 if distance < _NEAR else 0.65 if distance < _FAR else 0.2


def _gap(read: Read, wanted: tuple[tuple[int, int], ...]) -> int | None:
    """Return how many pages lie between those cited last and the first one wanted; None where it goes back."""
    if not wanted or not read.pages:
        return None
    first, last = read.pages[0][0], read.pages[-1][1]
    return max(0, wanted[0][0] - last) if wanted[0][0] >= first else None
