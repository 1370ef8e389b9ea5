"""Sigla declared in the manuscript, and works cited in full there that the bibliography does not have."""

from __future__ import annotations

from footnotes.model.citation import CiteForm
from footnotes.model.resolution import Evidence
from footnotes.resolve.alignment import align
from footnotes.resolve.names import family_name
from footnotes.resolve.scene import NO_CLUES, Clue, Clues, Scene
from footnotes.resolve.words import squash
from footnotes.translations import gettext

_AGAINST = -0.7  # what a work cited in full before, but not in the bibliography, says against those that are


def clues(scene: Scene) -> Clues:
    """Return the source that the written siglum was declared for."""
    if scene.cite.form in (CiteForm.IBID, CiteForm.SELF, CiteForm.LOCATOR):
        return NO_CLUES
    title, container = scene.query.title_text, scene.query.container_text
    authors = " ".join(author.written for author in scene.query.authors)
    for text in (title, container, f"{authors} {title}", authors if not title else ""):
        found = scene.reading.declared.get(squash(text)) if text.strip() else None
        if found is None:
            continue
        key, at, place = found
        if key is None:
            reason = gettext(
                "“{text}” stands for the work cited in {place}, which the bibliography does not have"
            ).format(text=text.strip(), place=place)
            return Clues(reason=reason, antecedent=at, against=_AGAINST)
        evidence = Evidence(
            "declaration",
            gettext("“{text}” was declared for it in {place}").format(text=text.strip(), place=place),
            0.97,
        )
        return Clues((Clue(key, evidence, at),), antecedent=at)
    return _cited_in_full(scene)


def _cited_in_full(scene: Scene) -> Clues:
    """Return the work cited in full earlier, not in the bibliography, that a short form means."""
    query = scene.query
    if scene.cite.form is CiteForm.FULL or not query.authors or query.years:
        return NO_CLUES
    works = scene.reading.works.get(family_name(query.authors[0].written), ())
    for rank, read in enumerate(works):
        if read.key is None and (
            align(query.title, read.title, scene.index).written > 0.85 if query.title else rank == 0
        ):
            place = scene.place(read.citation)
            reason = gettext("it means the work cited in {place}, which the bibliography does not have").format(
                place=place
            )
            return Clues(reason=reason, antecedent=read.citation, against=_AGAINST)
    return NO_CLUES
