"""A baseline: the findings that a project is taken on with, so that only new ones count.

A JSON file: ``{"version": 1, "findings": {path: [{"code", "words", "before", "after"}, …]}}``, paths relative to its
folder. A finding is known by its code and the words it stands on, with those before or those after them: it is still
known when lines move or one side is rewritten. One in a bibliography is known by what it is about, such as a key.
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from footnotes.manuscripts.writing import replace_file
from footnotes.model.diagnostic import Diagnostic
from footnotes.model.input_error import InputError
from footnotes.records import NamedTuple
from footnotes.translations import gettext

VERSION = 1
_ANEW = gettext("write it anew with --write-baseline")


class _Known(NamedTuple):
    """A finding as the file keeps it."""

    code: str
    words: str
    before: str = ""
    after: str = ""

    @staticmethod
    def of(item: Diagnostic) -> _Known:
        before, words, after = item.surroundings
        return _Known(item.code, words, before, after)


class Baseline:
    """The findings that are known, by file."""

    def __init__(self, path: Path, known: dict[str, list[_Known]]) -> None:
        self._path = path
        self._known = known

    @staticmethod
    def read(path: Path) -> Baseline:
        """Read a baseline. Raises InputError for a file that is none, or one of another version of the format."""
        try:
            data: Any = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            raise InputError(
                gettext("no such baseline"), path=path, remedy=gettext("write one with --write-baseline")
            ) from None
        except (OSError, ValueError) as error:
            raise InputError(
                gettext("cannot be read as a baseline: {error}").format(error=error), path=path, remedy=_ANEW
            ) from None
        version = data.get("version") if isinstance(data, dict) else None
        if version is not None and version != VERSION:
            message = gettext(
                "a baseline of version {version} of the format; this is footnotes for version {own}"
            ).format(version=version, own=VERSION)
            raise InputError(message, path=path, remedy=_ANEW)
        try:
            known = {file: [_Known(**one) for one in items] for file, items in data["findings"].items()}
        except (TypeError, KeyError, AttributeError):
            raise InputError(gettext("not a baseline"), path=path, remedy=_ANEW) from None
        return Baseline(path, known)

    def new(self, found: Iterable[Diagnostic]) -> list[Diagnostic]:
        """Return the findings that are not known; each known one answers to one finding only."""
        by_file: dict[str, list[Diagnostic]] = defaultdict(list)
        found = list(found)
        for item in found:
            by_file[_relative(item.path, self._path)].append(item)
        old = {id(item) for file, items in by_file.items() for item in _answered(items, self._known.get(file, ()))}
        return [item for item in found if id(item) not in old]


def write(path: Path, found: Iterable[Diagnostic]) -> None:
    """Write the findings as a baseline, in place of what is there. Raises InputError where that cannot be."""
    known: dict[str, list[dict[str, str]]] = defaultdict(list)
    for item in found:
        known[_relative(item.path, path)].append(_Known.of(item)._asdict())
    data = {"version": VERSION, "findings": {file: known[file] for file in sorted(known)}}
    replace_file(path, (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode(errors="backslashreplace"))


def _answered(found: Sequence[Diagnostic], known: Sequence[_Known]) -> list[Diagnostic]:
    """Return the findings that are known: those that agree on both sides first, then those that do on one."""
    rest: dict[tuple[str, str], list[_Known]] = defaultdict(list)
    for one in known:
        rest[one.code, one.words].append(one)
    answered: list[Diagnostic] = []
    left = [(item, _Known.of(item)) for item in found]
    for sides in (2, 1):
        unanswered = []
        for item, asked in left:
            alike = rest[asked.code, asked.words]
            match = next((one for one in alike if _sides(one, asked) >= sides), None)
            if match is None:
                unanswered.append((item, asked))
            else:
                alike.remove(match)
                answered.append(item)
        left = unanswered
    return answered


def _sides(one: _Known, other: _Known) -> int:
    """Return on how many sides the words around two findings agree; at the edges of a file there are fewer words."""
    before = [item.before.split()[::-1] for item in (one, other)]
    after = [item.after.split() for item in (one, other)]
    return sum(a == b or (bool(a) and bool(b) and all(map(str.__eq__, a, b))) for a, b in (before, after))


def _relative(path: Path | None, baseline: Path) -> str:
    """Return a path from the baseline's folder, with slashes on every system."""
    return Path(os.path.relpath(path.absolute(), baseline.absolute().parent)).as_posix() if path else ""
