"""What a run of the command works on: settings, with the options that take their place, bibliographies, manuscripts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import click

from footnotes.cli.messages import as_error, as_told, as_warning, fault, tell, with_path_shown
from footnotes.model.input_error import InputError
from footnotes.pipeline.reading import load_bibliography, read
from footnotes.records import TYPE_CHECKING, dataclass, field
from footnotes.reporting.paths import shown
from footnotes.settings import Settings, in_folders, settings_for
from footnotes.translations import gettext

if TYPE_CHECKING:
    from footnotes.checks import Conventions, Rule
    from footnotes.model.analysis import Analysis
    from footnotes.model.bibliography import Bibliography

_Sources = tuple[tuple[Path, ...], tuple[Path, ...]]  # bibliographies and files of sigla


@dataclass(slots=True, eq=False)
class Project:
    """The options of one run; settings and bibliographies are read once.

    An option takes the place of the setting of the same name; ``extend_select``, ``ignore`` and ``per_file_ignores``
    add to it. ``failed`` is set once anything
    could not be used: the run then ends with exit code 2.
    """

    bibliography: tuple[Path, ...] = ()
    sigla: tuple[Path, ...] = ()
    language: str | None = None
    encoding: str | None = None
    style: str | None = None
    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    baseline: Path | None = None
    tell_losses: bool = True  # of single entries, too; a check has a rule for them
    cached: bool = True  # whether a large bibliography is kept
    failed: bool = False
    _settings: dict[Path, Settings] = field(default_factory=dict)
    _bibliographies: dict[_Sources, Bibliography] = field(default_factory=dict)
    _told: set[str] = field(default_factory=set)

    def settings(self, path: Path) -> Settings:
        """Return the settings that hold for a file or folder. Raises InputError where they cannot be used."""
        folder = path if path.is_dir() else path.parent
        if folder not in self._settings:
            self._settings[folder] = self._with_options(settings_for(folder))
        return self._settings[folder]

    def _with_options(self, settings: Settings) -> Settings:
        return settings._replace(
            bibliography=in_folders(self.bibliography) or settings.bibliography,
            sigla=self.sigla or settings.sigla,
            language=self.language or settings.language,
            style=self.style or settings.style,
            select=settings.select if self.select is None else self.select,
            extend_select=settings.extend_select + self.extend_select,
            ignore=settings.ignore + self.ignore,
            per_file_ignores=settings.per_file_ignores + self.per_file_ignores,
            baseline=self.baseline or settings.baseline,
        )

    def load(self, settings: Settings) -> Bibliography:
        """Return the bibliography that settings name; tell what of it failed to load, once.

        Raises InputError where none is named or nothing of it could be read.
        """
        if not settings.bibliography:
            from footnotes.pipeline.many import no_bibliography

            raise no_bibliography(settings.source)
        sources = (settings.bibliography, settings.sigla)
        if sources not in self._bibliographies:
            files = settings.bibliography
            loaded = load_bibliography(files, sigla=settings.sigla, cached=self.cached, warn=self._warn)
            self._bibliographies[sources] = loaded
        bibliography = self._bibliographies[sources]
        for failure in bibliography.failures:
            self.failed = self.failed or failure.fatal or failure.broken
            if failure.fatal or failure.broken or self.tell_losses:
                error = as_error(failure)
                self._tell_once(as_told(error) if failure.fatal or failure.broken else as_warning(error))
        if any(failure.fatal for failure in bibliography.failures) and not bibliography.entries:
            raise InputError(gettext("nothing of the bibliography could be read"))
        return bibliography

    def tell_failed(self, error: InputError) -> None:
        """Say what could not be used, once; the run has failed."""
        self.tell_failure(as_told(error))

    def tell_failure(self, message: str) -> None:
        """Say, once, what kept something from being done; the run has failed."""
        self.failed = True
        self._tell_once(message)

    def _warn(self, message: str) -> None:
        self._tell_once(as_warning(message))

    def _tell_once(self, message: str) -> None:
        if message not in self._told:
            self._told.add(message)
            click.echo(message, err=True)

    def each(self, paths: Iterable[Path], work: Callable[[Path], None]) -> None:
        """Do something with each manuscript; what goes wrong with one is told and does not keep back the rest."""
        for path in self.manuscripts(paths):
            try:
                work(path)
            except InputError as error:
                self.tell_failed(error)
            except OSError:  # of the output: what cannot be read is an InputError
                raise
            except Exception as error:
                self.tell_failure(fault(error, path))

    def check_codes(self) -> None:
        """Raise InputError for a rule that the options name and that there is not."""
        from footnotes.checks import choose_rules

        of_files = [code for _, codes in self.per_file_ignores for code in codes]
        choose_rules(self.select, (*self.ignore, *of_files), extend_select=self.extend_select)

    def rules(self, settings: Settings, ignore: tuple[str, ...]) -> tuple[Rule, ...]:
        """Return the rules that are on, without ``ignore``. Raises InputError for a code that no rule has."""
        from footnotes.checks import choose_rules

        try:
            return choose_rules(settings.select, ignore, extend_select=settings.extend_select)
        except InputError as error:
            raise InputError(error.message, path=settings.source, remedy=error.remedy) from None

    def conventions(self, settings: Settings) -> Conventions:
        """Return what manuscripts are to keep to."""
        from footnotes.checks import Conventions

        return Conventions(settings.style, settings.page_range_format)

    def analyse(self, path: Path) -> Analysis:
        """Read a manuscript and resolve its citations by its own settings. Raises InputError where that cannot be."""
        from footnotes.model.bibliography import Bibliography
        from footnotes.pipeline.analysing import analyse

        settings = self.settings(path)
        if settings.bibliography:  # what fails to load is told before the manuscript is read
            self.load(settings)
        manuscript = read(path, encoding=self.encoding)
        for loss in manuscript.losses:
            self._tell_once(as_warning(with_path_shown(loss)))
        # One that describes the works it cites needs no other bibliography.
        own = manuscript.items and not settings.bibliography
        bibliography = Bibliography() if own else self.load(settings)
        return analyse(manuscript, bibliography, language=settings.language)

    def manuscripts(self, paths: Iterable[Path]) -> Iterator[Path]:
        """Yield the files named, and the manuscripts in the folders named, each once, without those excluded."""
        seen = set()
        for path in paths:
            for file in self._in_folder(path) if path.is_dir() else (path,):
                if self.settings(file).excludes(file):
                    if file == path:
                        tell(
                            gettext("{path}: excluded by {source}").format(
                                path=shown(path), source=shown(self.settings(file).source)
                            )
                        )
                elif file not in seen:
                    seen.add(file)
                    yield file

    def _in_folder(self, folder: Path) -> Iterable[Path]:
        from footnotes.pipeline.folders import SUFFIXES, manuscripts_in

        found = list(manuscripts_in(folder))
        if not found:
            tell(
                gettext("{folder}: no manuscripts in this folder ({suffixes})").format(
                    folder=shown(folder), suffixes=", ".join(sorted(SUFFIXES))
                )
            )
        return found
