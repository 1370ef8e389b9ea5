"""The fixes of ``footnotes check --fix``: files mended one by one, or shown as they would be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from footnotes import manuscripts
from footnotes.cli.messages import as_warning, tell
from footnotes.cli.project import Project
from footnotes.manuscripts.decoding import read_file
from footnotes.model.input_error import InputError
from footnotes.model.manuscript import Manuscript
from footnotes.records import NamedTuple
from footnotes.translations import gettext, ngettext


class _Mended(NamedTuple):
    """A manuscript, its text as mended, how much was, and of one in an archive the members that change."""

    manuscript: Manuscript
    text: str
    mended: int
    parts: Mapping[str, str]


class FixRun:
    """The files mended in one run; ``count`` is how many findings, or ibids, in how many files."""

    def __init__(self, project: Project, *, unsafe: bool, expand: bool, diff: bool) -> None:
        self._project, self._unsafe, self._expand, self._diff = project, unsafe, expand, diff
        self.count = self.files = 0

    def fix(self, paths: Iterable[Path]) -> None:
        """Mend the manuscripts at these paths, or show how."""
        self._project.each(paths, self._fix_file)

    def tell_summary(self) -> None:
        """Say how much was mended."""
        told = _summary(self.count, expand=self._expand, diff=self._diff).format(count=self.count)
        if self.count:
            where = ngettext("in {count} manuscript", "in {count} manuscripts", self.files).format(count=self.files)
            told = f"{told} {where}"
        tell(told)

    def _fix_file(self, path: Path) -> None:
        mended = self._mended(path)
        if mended is None or mended.text == mended.manuscript.source:
            return
        manuscript, text, count, _ = mended
        self.count, self.files = self.count + count, self.files + 1
        if self._diff:
            from footnotes.cli.diff import show_diff
            from footnotes.reporting.paths import shown

            show_diff(manuscript.source, text, shown(path), shown(path))
        else:
            _write(path, mended)

    def _mended(self, path: Path) -> _Mended | None:
        """Return a manuscript, its text as mended, and how much was; None for one that cannot be mended."""
        settings = self._project.settings(path)
        analysis = self._project.analyse(path)
        manuscript = analysis.manuscript
        from footnotes.pipeline.fixing import fix_manuscript, is_mendable

        if not is_mendable(manuscript) or (self._expand and manuscript.counts_paragraphs):
            why = gettext("{path}: {format} manuscripts are not mended").format(path=path, format=manuscript.format)
            tell(as_warning(why))
            return None
        if self._expand:
            from footnotes.pipeline.expanding import expand_ibid

            expansion = expand_ibid(analysis)
            return _Mended(manuscript, expansion.text, expansion.written_out, {})
        fixed = fix_manuscript(
            manuscript,
            analysis.bibliography.shared or analysis.bibliography,
            self._project.rules(settings, settings.ignored(path)),
            self._project.conventions(settings),
            language=settings.language,
            unsafe=self._unsafe,
        )
        return _Mended(manuscript, fixed.text, len(fixed.applied), fixed.parts)


def _summary(count: int, *, expand: bool, diff: bool) -> str:
    if not count:
        if diff:
            return gettext("no ibids would be written out") if expand else gettext("no findings would be fixed")
        return gettext("no ibids written out") if expand else gettext("no findings fixed")
    if expand and diff:
        return ngettext("{count} ibid would be written out", "{count} ibids would be written out", count)
    if expand:
        return ngettext("{count} ibid written out", "{count} ibids written out", count)
    if diff:
        return ngettext("{count} finding would be fixed", "{count} findings would be fixed", count)
    return ngettext("{count} finding fixed", "{count} findings fixed", count)


def _write(path: Path, mended: _Mended) -> None:
    """Write a mended file. Raises InputError where it has been changed since it was read."""
    manuscript = mended.manuscript
    if mended.parts:
        is_same = manuscripts.read(path).parts == manuscript.parts
    else:
        is_same = read_file(path, manuscript.encoding).text == manuscript.source
    if not is_same:
        raise InputError(
            gettext("changed while it was being mended"), path=path, remedy=gettext("nothing was written; run it again")
        )
    if mended.parts:
        manuscripts.write_archive(path, mended.parts, manuscript)
    else:
        manuscripts.write(path, mended.text, manuscript)
