"""Fixes applied to a manuscript, together and again until nothing changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from footnotes import manuscripts
from footnotes.checks import Conventions, Rule, check_manuscript
from footnotes.manuscripts.text_edits import changed_parts, read_changed
from footnotes.model.bibliography import Bibliography
from footnotes.model.diagnostic import Diagnostic, Safety
from footnotes.model.input_error import InputError
from footnotes.model.manuscript import Manuscript
from footnotes.pipeline.analysing import analyse
from footnotes.records import NamedTuple
from footnotes.text import Edit, splice
from footnotes.translations import gettext

_ROUNDS = 10  # a fix may make way for another, but not for ever


class Fixed(NamedTuple):
    """The text of a manuscript's file as mended, and the findings that were.

    Of one in an archive, ``text`` is what its reader sees, and ``parts`` holds the members that change.
    """

    text: str
    applied: tuple[Diagnostic, ...]
    parts: Mapping[str, str]


class _State(NamedTuple):
    """The manuscript as it reads after some fixes, with what is found in it."""

    manuscript: Manuscript
    found: list[Diagnostic]


def is_mendable(manuscript: Manuscript) -> bool:
    """Say whether fixes can be applied: to one file of text, or to the members of a word processor's file."""
    return set(manuscript.parts) == {""} or manuscript.counts_paragraphs


def fix_manuscript(
    manuscript: Manuscript,
    bibliography: Bibliography,
    rules: Sequence[Rule],
    conventions: Conventions,
    *,
    language: str | None = None,
    unsafe: bool = False,
) -> Fixed:
    """Return a manuscript's file with what rules find in it mended, as far as they know how.

    Safe fixes are applied, unsafe ones where ``unsafe`` is set; not those of findings that the manuscript silences, nor
    a fix that would make a new finding. Raises InputError for a manuscript in several files.
    """
    if not is_mendable(manuscript):
        raise InputError(
            gettext("{format} manuscripts cannot be mended").format(format=manuscript.format),
            path=manuscript.path,
            remedy=gettext("mend it there"),
        )

    def check(text: Manuscript) -> list[Diagnostic]:
        return check_manuscript(analyse(text, bibliography, language=language), rules, conventions)

    return _Fixing(manuscript, check, unsafe=unsafe).run()


class _Fixing:
    def __init__(
        self, manuscript: Manuscript, check: Callable[[Manuscript], list[Diagnostic]], *, unsafe: bool
    ) -> None:
        self._manuscript, self._find = manuscript, check
        self._safeties = {Safety.SAFE, Safety.UNSAFE} if unsafe else {Safety.SAFE}
        self._refused: set[tuple[str, str]] = set()  # findings whose fix makes others

    def run(self) -> Fixed:
        state = self._check(self._manuscript)
        applied: list[Diagnostic] = []
        for _ in range(_ROUNDS):
            state, mended = self._round(state)
            if not mended:
                break
            applied += mended
        parts, was = state.manuscript.parts, self._manuscript.parts
        changed = {name: text for name, text in parts.items() if name and text != was[name]}
        return Fixed(state.manuscript.source, tuple(applied), changed)

    def _round(self, state: _State) -> tuple[_State, list[Diagnostic]]:
        """Apply the fixes of a state that do not meet; return the new state and the findings mended."""
        fixes = self._compatible(state.found)
        after = self._after(state, fixes)
        if not _makes_others(state, after):
            return after, fixes
        harmless = self._harmless(state, fixes)
        self._refused.update(_name(item) for item in fixes if item not in harmless)
        after = self._after(state, harmless)
        return (state, []) if _makes_others(state, after) else (after, harmless)

    def _harmless(self, state: _State, fixes: list[Diagnostic]) -> list[Diagnostic]:
        """Return the fixes that make no new finding, found by halves."""
        if not fixes or not _makes_others(state, self._after(state, fixes)):
            return fixes
        if len(fixes) == 1:
            return []
        middle = len(fixes) // 2
        return self._harmless(state, fixes[:middle]) + self._harmless(state, fixes[middle:])

    def _compatible(self, found: Iterable[Diagnostic]) -> list[Diagnostic]:
        """Return the findings whose fixes may be applied together, the first of those that meet."""
        chosen, end = [], -1
        own = [item for item in found if item.path == self._manuscript.path]
        mendable = [item for item in own if item.fix and item.fix.safety in self._safeties]
        for item in sorted(mendable, key=_first_edit):
            edits = sorted(item.fix.edits, key=lambda edit: edit.span) if item.fix else []
            if edits and edits[0].span.start > end and _name(item) not in self._refused:
                chosen.append(item)
                end = edits[-1].span.end
        return chosen

    def _after(self, state: _State, fixes: Iterable[Diagnostic]) -> _State:
        edits = [edit for item in fixes if item.fix for edit in item.fix.edits]
        if not edits:
            return state
        if state.manuscript.counts_paragraphs:
            parts = {name: text for name, text in state.manuscript.parts.items() if name}
            return self._check(read_changed(self._manuscript, parts | changed_parts(state.manuscript, edits)))
        text = splice(state.manuscript.source, edits)
        return self._check(manuscripts.parse(text, self._manuscript.format, self._manuscript.path))

    def _check(self, manuscript: Manuscript) -> _State:
        return _State(manuscript, self._find(manuscript))


def _first_edit(item: Diagnostic) -> Edit:
    assert item.fix
    return min(item.fix.edits, key=lambda edit: edit.span)


def _name(item: Diagnostic) -> tuple[str, str]:
    return item.code, " ".join(item.surroundings)


def _makes_others(before: _State, after: _State) -> bool:
    """Say whether some rule finds more than before."""
    counts = [Counter(item.code for item in state.found) for state in (before, after)]
    return bool(counts[1] - counts[0])
