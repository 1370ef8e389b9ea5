"""Cross-references by note: "Williams (n. 1)", "Baker, Introduction, supra n. 8": a source that the note cites.

OSCOLA 4, 1.2.1: later citations give the author's surname and the number of the note with the full citation.
"""

from __future__ import annotations

from footnotes.model.citation import Cite, CiteForm
from footnotes.model.resolution import Evidence
from footnotes.resolve.names import agreement
from footnotes.resolve.scene import NO_CLUES, Clue, Clues, Scene
from footnotes.resolve.words import number
from footnotes.translations import gettext

_ONE, _SOLE = 0.8, 0.95  # what is said for a source of the note, and for the only one by the author written
_MOST = 40  # cites of a note that a reference to it may mean


def clues(scene: Scene) -> Clues:
    """Return the sources of the note that a cite refers to; a reference to nothing but a note leans on it only."""
    label = _note_label(scene)
    if label is None:
        return NO_CLUES
    reads = scene.reading.by_note.get(scene.order.note_labelled(label, scene.reading.chapter), [])
    if not reads:
        return NO_CLUES
    if scene.query.is_empty and scene.cite.form is not CiteForm.IBID:
        return Clues(reason=gettext("it refers to note {label}").format(label=label), antecedent=reads[0].citation)
    keys = dict.fromkeys(read.key for read in reads[:_MOST] if read.key is not None and _may_be_by(read.key, scene))
    weight = _SOLE if len(keys) == 1 and scene.query.authors else _ONE
    evidence = Evidence("note", gettext("note {label} cites it").format(label=label), weight)
    return Clues(tuple(Clue(key, evidence, reads[0].citation) for key in keys))


def _may_be_by(key: str, scene: Scene) -> bool:
    """Say whether an entry is by an author written, if any is."""
    authors, people = scene.query.authors, scene.index.record(key).people
    return not authors or any(agreement(author, one.name) for author in authors for one in people)


def _note_label(scene: Scene) -> str | None:
    """Return the note that the cite, or a cross-reference right after it, refers to."""
    cites: list[Cite] = [scene.cite] if _refers_back(scene) else []
    following = scene.following
    if following is not None and (following.form is CiteForm.SELF or scene.cite.span.contains(following.span)):
        cites.append(following)  # "Hill (n. 3), 95"
    for cite in cites:
        for locator in cite.locators:
            if locator.label == "note" and (value := number(locator.value)) is not None:
                return str(value)
    return None


def _refers_back(scene: Scene) -> bool:
    vocabulary = scene.index.vocabulary
    if scene.cite.form is CiteForm.SELF:
        return True
    has_note = any(locator.label == "note" for locator in scene.cite.locators)
    return has_note and bool(vocabulary.holds(vocabulary.cross_references, scene.cite.text))
