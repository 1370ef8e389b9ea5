"""The same question to any number of manuscripts."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from footnotes.model.analysis import Analysis
from footnotes.model.bibliography import Bibliography
from footnotes.model.input_error import InputError
from footnotes.pipeline.analysing import analyse
from footnotes.pipeline.listing import is_address
from footnotes.pipeline.parallel import Lost, as_completed
from footnotes.pipeline.reading import AnyPath, read
from footnotes.records import NamedTuple
from footnotes.translations import gettext
from footnotes.undisturbed import undisturbed

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from footnotes.model.manuscript import Manuscript
    from footnotes.pipeline.pools import Pool

Answer = TypeVar("Answer")


class Unread(NamedTuple):
    """Why there is no answer for a manuscript.

    ``error`` is "unreadable"; "lost", where each process that worked on it was ended by force; or "fault", which is one
    of footnotes itself. Line and column are 0 where there are none.
    """

    error: str
    message: str
    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Asking(Generic[Answer]):
    """The work on one manuscript, in whatever process: it is read, analysed and asked, with its path.

    Without a bibliography only manuscripts can be read that describe the works they cite themselves. Paths are seen
    from ``folder``, so that processes of other machines see them from the same.
    """

    question: Callable[[str, Analysis], Answer]
    bibliography: Bibliography | None
    language: str | None = None
    encoding: str | None = None
    folder: Path = Path()

    @undisturbed
    def __call__(self, path: str) -> Answer | Unread:
        """Return the answer of the manuscript at a path, or why there is none."""
        try:
            manuscript = self._read(path)
            if self.bibliography is None and not manuscript.items:
                raise no_bibliography()
            bibliography = self.bibliography or Bibliography()
            return self.question(path, analyse(manuscript, bibliography, language=self.language))
        except InputError as error:
            return unread(error)
        except MemoryError:
            return Unread("unreadable", gettext("takes more memory than a process has here: fewer jobs have more each"))
        except Exception as error:
            return _fault(error)

    def _read(self, path: str) -> Manuscript:
        if not is_address(path):
            return read(self.folder / path, encoding=self.encoding)
        from footnotes.pipeline.remote import fetched

        with fetched(path) as local:
            return replace(read(local, encoding=self.encoding), path=Path(path))


def no_bibliography(settings: Path | None = None) -> InputError:
    """Return what is said where no bibliography is named, in the settings of a file or anywhere."""
    remedy = gettext('name one with -b FILE, or with bibliography = ["FILE"] in footnotes.toml')
    return InputError(gettext("no bibliography"), path=settings, remedy=remedy)


def _fault(error: Exception) -> Unread:
    """Return what is said of an exception that is our own fault: the innermost place tells most."""
    *_, innermost = traceback.extract_tb(error.__traceback__)
    what = " ".join(f"{type(error).__name__}: {error}".split())
    what = f"{what} ({Path(innermost.filename).name}:{innermost.lineno})"
    return Unread("fault", gettext("a fault of footnotes itself, please report it: {what}").format(what=what))


def unread(error: InputError) -> Unread:
    """Return an error as what there is instead of an answer."""
    remedy = f" ({error.remedy})" if error.remedy else ""
    return Unread("unreadable", error.message + remedy, error.line, error.column)


def analyse_many(
    paths: Iterable[AnyPath],
    bibliography: Bibliography,
    question: Callable[[Analysis], Answer],
    executor: Executor | None = None,
    *,
    language: str | None = None,
    encoding: str | None = None,
) -> Iterator[tuple[str, Answer | Unread]]:
    """Yield each path with what ``question`` returns for the analysis of that manuscript, as the answers come.

    With an executor of this machine the work is done there: bibliography and question go to each of its processes
    once, and the question and its answers must be such as can be pickled. ``paths`` may be endless, and addresses that
    fsspec knows. What cannot be read is answered by why, an ``Unread``. Raises what the executor raises when it cannot
    go on.
    """
    work: Asking[Answer] = Asking(OfAnalysis(question), bibliography, language, encoding, Path.cwd())
    each = (path if isinstance(path, str) else str(Path(path)) for path in paths)
    if executor is None:
        yield from ((path, work(path)) for path in each)
        return
    from footnotes.pipeline.pools import Given

    yield from answers(work, each, Given(executor))


@dataclass(frozen=True, slots=True)
class OfAnalysis(Generic[Answer]):
    """A question to the analysis alone."""

    question: Callable[[Analysis], Answer]

    def __call__(self, _: str, analysis: Analysis) -> Answer:
        """Return the answer."""
        return self.question(analysis)


def answers(work: Asking[Answer], paths: Iterable[str], pool: Pool) -> Iterator[tuple[str, Answer | Unread]]:
    """Yield each path with its answer, as they come from a pool."""
    for path, answer in as_completed(work, paths, pool):
        yield path, unread(answer.as_error())._replace(error="lost") if isinstance(answer, Lost) else answer
