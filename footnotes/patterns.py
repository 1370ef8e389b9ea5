"""Regular expressions that are compiled when they are first used, and kept compiled from one run to the next.

One run of the command needs few of them, and Python, which keeps the bytecode of modules, compiles them anew in each:
a fifth of the check of a page. They are kept beside the bytecode, wherever Python keeps that, under the expression
itself; what is there is as good as the bytecode, and neither is ever needed.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
import marshal
import os
import re
import sys
from pathlib import Path
from re import _compiler, _parser  # type: ignore[attr-defined]

_FILE = Path(__file__).parent / "__pycache__" / f"patterns.{sys.implementation.cache_tag}-{_sre.MAGIC}.compiled"
_MOST_KEPT = 2_000  # expressions: those of earlier versions are forgotten some day

_Parts = tuple[int, list[int], int, dict[str, int], tuple[str | None, ...]]  # what an expression is compiled to
_kept: dict[tuple[str, int], _Parts] | None = None  # by earlier runs; None until it is asked for
_new: dict[tuple[str, int], _Parts] = {}


class _Pattern:
    """Stands for a compiled expression; what is asked of it is kept, so that only the first use costs more."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, int(flags)

    def __getattr__(self, name: str) -> object:
        if name == "_compiled":
            self._compiled = _compiled(self._source, self._flags)
            return self._compiled
        found = getattr(self._compiled, name)
        setattr(self, name, found)
        return found


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return what behaves as ``re.compile(source, flags)`` does; a mistake in the expression shows at its first use."""
    return _Pattern(source, flags)  # type: ignore[return-value]


def keep() -> None:
    """Keep for later runs what this one has compiled, where Python keeps bytecode."""
    if not _new or sys.dont_write_bytecode:
        return
    kept = _new if len(_kept or ()) + len(_new) > _MOST_KEPT else {**(_kept or {}), **_new}
    scratch = _FILE.with_suffix(f".{os.getpid()}")  # another run never sees half of it
    try:
        scratch.write_bytes(marshal.dumps(kept))
        scratch.replace(_FILE)
    except OSError:  # the next run compiles them, too
        return


def _compiled(source: str, flags: int) -> re.Pattern[str]:
    global _kept  # noqa: PLW0603 (read once, when it is needed)
    if _kept is None:
        _kept = _read(_FILE)
    parts = _kept.get((source, flags))
    if parts is None:
        parts = _new[source, flags] = _parts(source, flags)
    found: re.Pattern[str] = _sre.compile(source, *parts)
    return found


def _read(path: Path) -> dict[tuple[str, int], _Parts]:
    try:
        found = marshal.loads(path.read_bytes())
    except (OSError, ValueError, EOFError, TypeError):
        return {}
    return found if isinstance(found, dict) else {}


def _parts(source: str, flags: int) -> _Parts:
    """Return what ``re.compile`` hands to the matcher."""
    parsed = _parser.parse(source, flags)
    state = parsed.state
    names: list[str | None] = [None] * state.groups
    for name, number in state.groupdict.items():
        names[number] = name
    code = list(map(int, _compiler._code(parsed, flags)))
    return flags | state.flags, code, state.groups - 1, state.groupdict, tuple(names)
