"""Settings: ``[tool.footnotes]`` of ``pyproject.toml``, or ``footnotes.toml``; the only reader of configuration."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from footnotes.model.input_error import InputError
from footnotes.model.terms import term
from footnotes.patterns import pattern
from footnotes.records import NamedTuple
from footnotes.translations import gettext

DEFAULT_STYLE = "chicago-notes-bibliography"
SETTINGS_FILES = _FILE, _PYPROJECT = "footnotes.toml", "pyproject.toml"
_PATHS, _RULES = "paths", "rules"
_LISTS = {
    "bibliography": _PATHS,
    "sigla": _PATHS,
    "select": _RULES,
    "extend-select": _RULES,
    "ignore": _RULES,
    "exclude": "patterns",
}
_STRINGS = ("style", "language", "page-range-format", "baseline")
PAGE_RANGE_FORMATS = ("expanded", "minimal", "minimal-two", "chicago-15", "chicago-16")  # CSL 1.0.2, "Page Ranges"
# In a pyproject.toml, whose reader takes longer to import than settings to find: the table of tools, or ours in it,
# however badly it is written: what is no TOML is to be refused.
_MENTIONED = pattern(rb"""tool["']?[ \t]*(?:[]=]|[^\n]{0,20}footnotes)""")


class Settings(NamedTuple):
    """What a folder's settings say; paths in it are whole.

    ``folder`` is what paths and patterns are relative to, ``source`` the file that was read, if there was one.
    ``select`` is None where the rules that are on by default are. ``per_file_ignores`` has rules by the pattern of the
    files that they do not apply to. ``page_range_format`` is one of PAGE_RANGE_FORMATS.
    """

    folder: Path
    source: Path | None = None
    bibliography: tuple[Path, ...] = ()
    sigla: tuple[Path, ...] = ()
    style: str = DEFAULT_STYLE
    language: str | None = None
    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    baseline: Path | None = None
    page_range_format: str | None = None
    exclude: tuple[str, ...] = ()

    def excludes(self, path: Path) -> bool:
        """Say whether a pattern of ``exclude`` names this file, or a folder that it lies in.

        Patterns are shell patterns: for the path from the settings' folder, or for the name of any part of it.
        """
        return self._names(path, self.exclude)

    def ignored(self, path: Path) -> tuple[str, ...]:
        """Return the rules that do not apply to a file: those of ``ignore``, and of its patterns."""
        of_file = (codes for pattern, codes in self.per_file_ignores if self._names(path, (pattern,)))
        return sum(of_file, self.ignore)

    def _names(self, path: Path, patterns: tuple[str, ...]) -> bool:
        if not patterns:
            return False
        try:
            parts = path.absolute().relative_to(self.folder).parts
        except ValueError:
            return False
        names = [*parts, *("/".join(parts[:depth]) for depth in range(2, len(parts) + 1))]
        return any(fnmatchcase(name, pattern.rstrip("/")) for pattern in patterns for name in names)


def settings_for(path: Path) -> Settings:
    """Return the settings that hold for a file or folder: the nearest above it, or the defaults.

    Raises InputError for a settings file that cannot be used: not TOML, an unknown key, a value of the wrong type.
    """
    folder = path.absolute()
    if not folder.is_dir():
        folder = folder.parent
    for directory in (folder, *folder.parents):
        for name in SETTINGS_FILES:
            found = _read(directory / name)
            if found:
                return found
    return Settings(folder)


def _read(path: Path) -> Settings | None:
    """Return the settings of one file; None where it has none, or is none."""
    try:
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError, PermissionError):
        return None
    if path.name == _PYPROJECT and not _MENTIONED.search(data):
        return None
    text, table = _parse(path, data)
    if path.name == _PYPROJECT:
        tool = table.get("tool")
        table = tool.get("footnotes") if isinstance(tool, dict) else None
        if table is None:
            return None
        if not isinstance(table, dict):
            raise InputError(
                gettext("footnotes must be a table"),
                path=path,
                line=_line(text, "footnotes"),
                remedy=gettext("write [tool.footnotes]"),
            )
    return Settings(path.parent, path, **_values(path, text, table))


def _parse(path: Path, data: bytes) -> tuple[str, Any]:
    import tomllib

    try:
        text = data.decode("utf-8-sig")
        return text, tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(gettext("not UTF-8"), path=path, line=line, remedy=gettext("save the file as UTF-8")) from None
    except tomllib.TOMLDecodeError as error:
        message, place = re.fullmatch(r"(.*?)(?: \(at (.*)\))?", str(error), re.DOTALL).groups()  # type: ignore[union-attr]
        line, column = (
            map(int, re.findall(r"\d+", place or "")) if "line" in (place or "") else (text.count("\n") + 1, 0)
        )
        raise InputError(
            gettext("not TOML: {message}").format(message=message),
            path=path,
            line=line,
            column=column,
            remedy=gettext("see https://toml.io for the format"),
        ) from None


def _values(path: Path, text: str, table: Mapping[str, Any]) -> dict[str, Any]:
    known = [name.replace("_", "-") for name in Settings._fields if name not in ("folder", "source")]
    values: dict[str, Any] = {}
    for key, value in table.items():
        line = _line(text, key)
        if key not in known:
            raise InputError(
                gettext('unknown setting "{key}"').format(key=key), path=path, line=line, remedy=_nearest(key, known)
            )
        try:
            values[key.replace("-", "_")] = _value(path.parent, key, value)
        except InputError as error:
            raise InputError(error.message, path=path, line=line, remedy=error.remedy) from None
    return values


def _value(folder: Path, key: str, value: Any) -> Any:
    """Return a setting as Settings holds it. Raises InputError for one of the wrong type."""
    if key in _STRINGS:
        return _string(folder, key, value)
    if key == "per-file-ignores":
        return _codes_by_pattern(key, value)
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        remedy = gettext('write {key} = ["{value}"]').format(key=key, value=value if isinstance(value, str) else "…")
        raise InputError(
            gettext("{key} must be a list of {values}").format(key=key, values=term(_LISTS[key])), remedy=remedy
        )
    if _LISTS[key] != _PATHS:
        return tuple(value)
    paths = tuple(folder / item for item in value)
    return in_folders(paths) if key == "bibliography" else paths


def in_folders(paths: tuple[Path, ...]) -> tuple[Path, ...]:
    """Return the paths of bibliographies, those in a folder in its place."""
    if not any(path.is_dir() for path in paths):
        return paths
    from footnotes.bibliographies.folders import bibliography_files  # few projects name folders

    return bibliography_files(paths)


def _string(folder: Path, key: str, value: Any) -> Any:
    if not isinstance(value, str):
        raise InputError(
            gettext("{key} must be a string").format(key=key), remedy=gettext('write {key} = "…"').format(key=key)
        )
    if key == "page-range-format" and value not in PAGE_RANGE_FORMATS:
        raise InputError(
            gettext('unknown {key} "{value}"').format(key=key, value=value),
            remedy=gettext("it is one of {values}").format(values=", ".join(PAGE_RANGE_FORMATS)),
        )
    if key == "language":
        _check_language(value)
    if key == "baseline":
        return folder / value
    return _style(folder, value) if key == "style" else value


def _check_language(value: str) -> None:
    from footnotes.languages import LANGUAGES  # few settings name one

    if value.partition("-")[0].lower() not in LANGUAGES:
        raise InputError(
            gettext('no lexicon for the language "{language}"').format(language=value),
            remedy=gettext("there are: {languages}").format(languages=", ".join(LANGUAGES)),
        )


def _codes_by_pattern(key: str, value: Any) -> tuple[tuple[str, tuple[str, ...]], ...]:
    lists = list(value.values()) if isinstance(value, Mapping) else [None]
    if not all(isinstance(codes, list) and all(isinstance(code, str) for code in codes) for codes in lists):
        raise InputError(
            gettext("{key} must be a table of lists of rules").format(key=key),
            remedy=gettext('write {key} = {{"drafts/*" = ["FN101"]}}').format(key=key),
        )
    return tuple((pattern, tuple(codes)) for pattern, codes in value.items())


def _style(folder: Path, value: str) -> str:
    """Return a style's name as it is, its path whole."""
    return str(folder / value) if value.endswith(".csl") else value


def _nearest(key: str, known: list[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(key.lower().replace("_", "-"), known, n=1, cutoff=0.5)
    return (
        gettext('did you mean "{nearest}"?').format(nearest=near[0])
        if near
        else gettext("the settings are {known}").format(known=", ".join(known))
    )


def _line(text: str, key: str) -> int:
    """Return the line on which a setting is written, which TOML's reader does not tell; 1 where it is not found."""
    header = re.search(r"^[ \t]*\[[ \t]*tool[ \t]*\.[ \t]*[\"']?footnotes\b", text, re.MULTILINE)
    start = header.start() if header else 0
    name = rf"[\"']?{re.escape(key)}[\"']?"
    place = re.compile(rf"(?:^|[\[{{.,])[ \t]*{name}[ \t]*[=.\]]", re.MULTILINE).search(text, start)
    return text.count("\n", 0, place.start() if place else start) + 1
