"""Cases by their parties, whatever reports they are cited from: "Rogers v. Head, Cro. Jac. 262"."""

from __future__ import annotations

from footnotes.model.resolution import Evidence
from footnotes.patterns import pattern
from footnotes.resolve.scene import Clue, Clues, Scene
from footnotes.translations import gettext

_CASE = pattern(r"\bvs?\.? |['’]s Case\b|\b[Ii]n re |\b[Ee]x parte ")


def clues(scene: Scene) -> Clues:
    """Return the case of the bibliography whose parties a cite names."""
    title = scene.cite.title or ""
    if not _CASE.search(title):
        return Clues()
    keys = [key for key in scene.index.entitled(scene.index.phrase(title)) if _is_case(key, scene)]
    evidence = Evidence("title", gettext("“{title}” is this case").format(title=title), 0.95)
    return Clues(tuple(Clue(key, evidence) for key in keys))


def _is_case(key: str, scene: Scene) -> bool:
    return scene.index.record(key).entry.type == "legal_case"
