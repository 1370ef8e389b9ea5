"""What the results of a check follow from, as the keys that they are kept under."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from footnotes.cli.project import Project
from footnotes.pipeline.result_cache import code_digest, digest
from footnotes.settings import Settings
from footnotes.translations import language


class ResultKeys:
    """The keys of one run's results: everything that a result depends on is in its key."""

    def __init__(self, project: Project, *, explain: bool) -> None:
        self._project = project
        self._run = digest(code_digest(), repr((project.encoding, explain, language())).encode())
        self._of_settings: dict[Settings, bytes] = {}

    def of_file(self, path: Path, content: bytes) -> bytes:
        """Return the key for a manuscript with this content: with its settings, format, bibliographies, exceptions."""
        settings = self._project.settings(path)
        own = repr((settings.ignored(path), path.suffix.lower()))
        exceptions = _content(path.with_name(f"{path.name}.exceptions"))
        return digest(self._run, self._settings(settings), own.encode(), exceptions, content)

    def of_bibliography(self, settings: Settings, cited: Iterable[str], ignored: Iterable[str]) -> bytes:
        """Return the key for the bibliographies of settings, of which these keys are cited."""
        own = repr((sorted(cited), sorted(ignored)))
        return digest(b"bibliography", self._run, self._settings(settings), own.encode())

    def of_loading(self, settings: Settings) -> bytes:
        """Return the key for the fact that the bibliographies of settings load without a failure."""
        return digest(b"loading", self._run, self._settings(settings))

    def _settings(self, settings: Settings) -> bytes:
        if settings not in self._of_settings:
            self._of_settings[settings] = settings_digest(settings)
        return self._of_settings[settings]


def settings_digest(settings: Settings) -> bytes:
    """Return the digest of settings, and of the files that they name."""
    files = [*settings.bibliography, *settings.sigla]
    if settings.style.endswith(".csl"):
        files.append(Path(settings.style))
    return digest(repr(settings).encode(), *map(_content, files))


def _content(path: Path) -> bytes:
    """Return the digest of a file's content; nothing where there is no such file, or it cannot be read."""
    try:
        return digest(path.read_bytes())
    except OSError:
        return b""
