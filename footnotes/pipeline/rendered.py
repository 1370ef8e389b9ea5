"""A manuscript as it is rendered: its files, what was changed in them, and what was left as it is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from footnotes.manuscripts.rewriting import Replacement, is_archive, rewrite_archive, rewrite_parts
from footnotes.model.analysis import Analysis
from footnotes.model.citation import CiteForm
from footnotes.model.resolution import ResolvedCitation
from footnotes.pipeline.moved_notes import MovedReference, moved_references
from footnotes.records import NamedTuple

if TYPE_CHECKING:  # few renderings are live
    from footnotes.manuscripts.zotero import LiveStyle

_TELLING = 500  # characters of a text that show which language it is in


class Change(NamedTuple):
    """What takes the place of a citation: markup of the manuscript's format, in a note of its own or where it stood."""

    resolved: ResolvedCitation
    replacement: Replacement


@dataclass(frozen=True, slots=True)
class Rendering:
    """The text of the file, what was changed, the citations left as written, and references to notes gone astray."""

    text: str
    left: tuple[ResolvedCitation, ...]
    changes: tuple[Change, ...] = ()
    parts: Mapping[str, str] = field(default_factory=dict)  # other files, and members of an archive, that change
    moved: tuple[MovedReference, ...] = ()


def rendering_of(
    analysis: Analysis, changes: Sequence[Change], listed: str | None, live: LiveStyle | None = None
) -> Rendering:
    """Return a manuscript with changes made in it and ``listed``, its bibliography, at the end."""
    done = {id(change.resolved) for change in changes}
    left = tuple(item for item in analysis.citations if id(item) not in done and not means_itself(item))
    manuscript = analysis.manuscript
    if manuscript.language is None and len(manuscript.text) >= _TELLING:  # for the headings of what is added
        manuscript = replace(manuscript, language=analysis.language)
    replacements = [change.replacement for change in changes]
    moved = tuple(moved_references(analysis, [one.span.start for one in replacements if one.as_note]))
    if is_archive(manuscript):
        return Rendering("", left, tuple(changes), rewrite_archive(manuscript, replacements, listed, live), moved)
    parts = rewrite_parts(manuscript, replacements, listed)
    changed = {name: text for name, text in parts.items() if name and text != manuscript.parts[name]}
    return Rendering(parts[""], left, tuple(changes), changed, moved)


def without(rendering: Rendering, stayed: Sequence[ResolvedCitation]) -> Rendering:
    """Return a rendering that does not tell of citations which rightly stay as they are."""
    staying = set(map(id, stayed))
    return replace(rendering, left=tuple(item for item in rendering.left if id(item) not in staying))


def means_itself(resolved: ResolvedCitation) -> bool:
    """Say whether all that a citation cites is the manuscript itself ("see n. 3 above")."""
    return all(item.cite.form is CiteForm.SELF for item in resolved.resolutions)
