"""Years of a reign with a page and no chapter: Year Books, not statutes ("10 Hen. VI. 21, pl. 69")."""

from __future__ import annotations

from footnotes.model.resolution import Evidence
from footnotes.patterns import pattern
from footnotes.resolve.scene import Clue, Clues, Scene
from footnotes.resolve.words import squash
from footnotes.translations import gettext

_REIGN = pattern(r"(?:\w+, J\., )?(?:in )?\d{1,2} (?:Edw?|Hen|Ric|Rich|Hy|E|H)\b\.? ?[IVX\d]")
_SIGLA = ("Y.B.", "Y. B.", "YB", "Year Book", "Year Books", "Year-Books", "Yearbooks")


def clues(scene: Scene) -> Clues:
    """Return the Year Books of the bibliography for a cite that names a year of a reign, a page and no chapter."""
    labels = {locator.label for locator in scene.cite.locators}
    if "page" not in labels or "chapter" in labels or not _REIGN.match(scene.cite.title or ""):
        return Clues()
    evidence = Evidence("siglum", gettext("a year of a reign with a page is one of the Year Books"), 0.995)
    keys = dict.fromkeys(key for siglum in _SIGLA for _, key in scene.index.sigla.get(squash(siglum), ()))
    if not keys:
        keys = dict.fromkeys(key for title in _SIGLA for key in scene.index.entitled(scene.index.phrase(title)))
    return Clues(tuple(Clue(key, evidence) for key in keys))
