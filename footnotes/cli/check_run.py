"""One run of ``footnotes check``: many files, on several processors, with what earlier runs have found."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from footnotes.cli.messages import as_told, as_warning, fault, tell
from footnotes.cli.project import Project
from footnotes.model.input_error import InputError
from footnotes.records import NamedTuple, dataclass
from footnotes.settings import Settings
from footnotes.translations import gettext

if TYPE_CHECKING:
    from footnotes.cli.result_keys import ResultKeys
    from footnotes.model.bibliography import Bibliography
    from footnotes.pipeline.checked import Checked
    from footnotes.pipeline.parallel import Lost
    from footnotes.pipeline.result_cache import ResultCache
    from footnotes.reporting.report import Reported

_WORTH_KEEPING = 100_000  # bytes of manuscripts and bibliographies: less is checked as fast as it is looked up
_WORTH_SHARING = 500_000  # bytes: less is checked before other processes have begun
_KEPT_AT_ONCE = 100  # results: what an interrupted run has found so far is not lost

_State = tuple[int, int, int]  # of a file on the disk: when it was written, its size, its number


class _Task(NamedTuple):
    """A file to be checked, and what its result is kept under; without a key it is not kept."""

    path: Path
    state: _State | None
    key: bytes = b""


class _Failure(NamedTuple):
    """Why a file could not be checked, in words."""

    message: str


@dataclass(frozen=True, slots=True, eq=False)
class _FileCheck:
    """The check of one file, in whatever process; the result is text."""

    project: Project
    explain: bool

    def __call__(self, task: _Task) -> str | _Failure:
        from footnotes.pipeline.checked import dump

        try:
            checked = self._check(task.path)
            if task.state is not None and _state(task.path) != task.state:
                raise InputError(
                    gettext("changed while it was being checked"), path=task.path, remedy=gettext("check it again")
                )
            return dump(checked, task.path)
        except InputError as error:
            return _Failure(as_told(error))
        except Exception as error:
            return _Failure(fault(error, task.path))

    def _check(self, path: Path) -> Checked:
        from footnotes.checks import check_manuscript, cited_keys
        from footnotes.pipeline.checked import Checked
        from footnotes.reporting.excerpts import in_manuscript

        settings = self.project.settings(path)
        rules = self.project.rules(settings, settings.ignored(path))
        analysis = self.project.analyse(path)
        found = check_manuscript(analysis, rules, self.project.conventions(settings))
        return Checked(tuple(in_manuscript(analysis, found, explain=self.explain)), cited_keys(analysis))


class CheckRun:
    """The findings of one run in the order of the files, those in bibliographies after them.

    ``jobs`` is the number of processes; without ``cached`` nothing is looked up and nothing kept.
    """

    def __init__(self, project: Project, *, explain: bool, jobs: int, cached: bool) -> None:
        self.found: list[Reported] = []
        self.files = 0
        self._project, self._explain, self._jobs, self._cached = project, explain, jobs, cached
        self._cited: dict[Settings, set[str]] = {}
        self._cache: ResultCache | None = None
        self._keys: ResultKeys | None = None

    def check(self, paths: Iterable[Path]) -> None:
        """Check the manuscripts at these paths, and the bibliographies that they are read against."""
        files = list(self._project.manuscripts(paths))
        states = {path: _state(path) for path in files}
        size = sum(state[1] for state in states.values() if state)
        if self._cached and size + self._size_of_bibliographies(files) >= _WORTH_KEEPING:
            self._open_cache()
        tasks = [self._task(path, states[path]) for path in files]
        known = self._cache.get(task.key for task in tasks if task.key) if self._cache else {}
        self._load_bibliographies(tasks, known)
        for task, result in zip(tasks, self._results(tasks, known), strict=True):
            self._take(task, result)
        self._check_bibliographies()
        if self._cache:
            self._cache.close()

    def _size_of_bibliographies(self, files: Iterable[Path]) -> int:
        sources = {path for file in files for path in self._project.settings(file).bibliography}
        return sum(state[1] for path in sources if (state := _state(path)))

    def _open_cache(self) -> None:
        from footnotes.cli.result_keys import ResultKeys
        from footnotes.pipeline.result_cache import ResultCache, cache_folder

        self._cache = ResultCache(cache_folder(), lambda why: tell(as_warning(why)))
        self._keys = ResultKeys(self._project, explain=self._explain)

    def _task(self, path: Path, state: _State | None) -> _Task:
        if self._keys is None or state is None:
            return _Task(path, state)
        from footnotes.manuscripts import reads_other_files

        try:
            content = path.read_bytes()
        except OSError:  # the check will tell
            return _Task(path, state)
        if reads_other_files(path, content):  # which may change without it
            return _Task(path, state)
        return _Task(path, state, self._keys.of_file(path, content))

    def _results(self, tasks: list[_Task], known: dict[bytes, str]) -> Iterator[Checked | _Failure]:
        """Yield the result of each task, looked up or made."""
        from footnotes.pipeline.checked import load

        looked_up: dict[Path, Checked] = {}
        for task in tasks:
            try:
                looked_up[task.path] = load(known[task.key], task.path)
            except (KeyError, ValueError):  # a text that is no result is made again
                continue
        rest = [task for task in tasks if task.path not in looked_up]
        made = self._made(rest)
        for task in tasks:
            if task.path in looked_up:
                yield looked_up[task.path]
                continue
            result = next(made)
            yield load(result, task.path) if isinstance(result, str) else result

    def _made(self, tasks: list[_Task]) -> Iterator[str | _Failure]:
        """Yield the results of tasks in order, and keep them."""
        from footnotes.cli.progress import with_progress
        from footnotes.pipeline.parallel import Lost, in_order

        size = sum(task.state[1] for task in tasks if task.state)
        jobs = self._jobs if size >= _WORTH_SHARING else 1
        results = in_order(_FileCheck(self._project, self._explain), tasks, jobs=jobs)
        kept: list[tuple[bytes, str]] = []
        try:
            for task, result in zip(tasks, with_progress(results, len(tasks)), strict=True):
                if task.key and isinstance(result, str):
                    kept.append((task.key, result))
                if len(kept) == _KEPT_AT_ONCE:
                    self._keep(kept)
                    kept = []
                yield _lost(task, result) if isinstance(result, Lost) else result
        finally:
            self._keep(kept)

    def _keep(self, kept: list[tuple[bytes, str]]) -> None:
        if self._cache:
            self._cache.put(kept)

    def _load_bibliographies(self, tasks: Iterable[_Task], known: Container[bytes]) -> None:
        """Load the bibliographies that are needed or not known to load well, once, before the work is shared."""
        groups: dict[Settings, bool] = {}
        for task in tasks:
            settings = self._project.settings(task.path)
            groups[settings] = groups.get(settings, False) or task.key not in known
        for settings, needed in groups.items():
            key = self._keys.of_loading(settings) if self._keys else b""
            if not needed and self._cache and self._cache.get([key]):
                continue
            bibliography = self._loaded(settings)
            if bibliography and not any(failure.fatal or failure.broken for failure in bibliography.failures):
                self._keep([(key, "")])

    def _loaded(self, settings: Settings) -> Bibliography | None:
        if not settings.bibliography:  # which only manuscripts need that describe no works themselves
            return None
        try:
            return self._project.load(settings)
        except InputError as error:
            self._project.tell_failed(error)
            return None

    def _take(self, task: _Task, result: Checked | _Failure) -> None:
        if isinstance(result, _Failure):
            self._project.tell_failure(result.message)
            return
        self.files += 1
        self.found += result.findings
        settings = self._project.settings(task.path)
        if settings.source is None:  # then those of all folders are the same
            settings = settings._replace(folder=Path.cwd())
        self._cited.setdefault(settings, set()).update(result.cited)

    def _check_bibliographies(self) -> None:
        for settings, cited in self._cited.items():
            # A manuscript that could not be read may cite what the others do not.
            unknown = ("FN501",) if self._project.failed else ()
            key = self._keys.of_bibliography(settings, cited, unknown) if self._keys else b""
            known = self._cache.get([key]).get(key) if self._cache else None
            self.found += self._of_bibliography(settings, frozenset(cited), unknown, key, known)

    def _of_bibliography(
        self, settings: Settings, cited: frozenset[str], unknown: tuple[str, ...], key: bytes, known: str | None
    ) -> tuple[Reported, ...]:
        """Return the findings in the bibliographies of settings, looked up or made."""
        from footnotes.pipeline.checked import Checked, dump, load

        if known is not None:
            with suppress(ValueError):
                return load(known, None).findings
        bibliography = self._loaded(settings)
        if bibliography is None:
            return ()
        checked = Checked(tuple(in_bibliography(self._project, settings, bibliography, cited, unknown)))
        self._keep([(key, dump(checked, None))])
        return checked.findings


def _lost(task: _Task, result: Lost) -> _Failure:
    return _Failure(as_told(result.as_error(task.path)))


def in_bibliography(
    project: Project, settings: Settings, bibliography: Bibliography, cited: frozenset[str], unknown: tuple[str, ...]
) -> list[Reported]:
    """Return the findings in the bibliographies of settings; the rules in ``unknown`` cannot be told this time."""
    from footnotes.checks import check_bibliography
    from footnotes.checks.selecting import matches
    from footnotes.reporting.excerpts import by_line

    rules = project.rules(settings, settings.ignore + unknown)
    found = check_bibliography(bibliography, cited, rules, project.conventions(settings))
    return by_line(item for item in found if not (item.path and matches(item.code, settings.ignored(item.path))))


def _state(path: Path) -> _State | None:
    """Return what tells whether a file has been written since; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
