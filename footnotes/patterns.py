"""Regular expressions that are compiled when they are first used, and kept compiled from one run to the next.

One run needs few of them, and Python, which keeps the bytecode of modules, compiles them anew in each: a fifth of the
check of a page. They are kept beside the bytecode, under the expression itself.

For that the private halves of ``re`` are used: what compiles an expression to numbers, and what makes a matcher of
them. Where a Python has others, expressions are compiled as everywhere, in each run.
"""

from __future__ import annotations

import atexit
import re
import sys
from functools import cache

from footnotes import kept
from footnotes.records import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import AnyStr

try:
    import _sre  # type: ignore[import-not-found]
except ImportError:
    _sre = None

_FILE = kept.FOLDER / f"patterns.{sys.implementation.cache_tag}-{getattr(_sre, 'MAGIC', 0)}.compiled"
_MOST_KEPT = 2_000  # expressions: those of earlier versions are forgotten some day

_Parts = tuple[int, list[int], int, dict[str, int], tuple[str | None, ...]]  # what an expression is compiled to
_kept: dict[tuple[str | bytes, int], _Parts] | None = None  # by earlier runs; None until it is asked for
_new: dict[tuple[str | bytes, int], _Parts] = {}


class _Pattern:
    """Stands for a compiled expression; what is asked of it is kept, so that only the first use costs more."""

    def __init__(self, source: AnyStr, flags: int) -> None:
        self._source: str | bytes = source
        self._flags = int(flags)

    def __getattr__(self, name: str) -> object:
        if name == "_compiled":
            self._compiled = _compiled(self._source, self._flags)
            return self._compiled
        found = getattr(self._compiled, name)
        setattr(self, name, found)
        return found


def pattern(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what behaves as ``re.compile(source, flags)`` does; a mistake in the expression shows at its first use."""
    return _Pattern(source, flags)  # type: ignore[return-value]


def keep() -> None:
    """Keep for later runs what this one has compiled."""
    if _new:
        kept.save(_FILE, _new if len(_kept or ()) + len(_new) > _MOST_KEPT else {**(_kept or {}), **_new})


def _compiled(source: str | bytes, flags: int) -> re.Pattern[Any]:
    global _kept  # noqa: PLW0603 (read once, when it is needed)
    if _kept is None:
        _kept = _read()
        atexit.register(keep)
    parts = _kept.get((source, flags))
    if parts is not None:
        try:
            return _matcher(source, parts)
        except (TypeError, ValueError, RuntimeError, OverflowError):  # damaged: nothing of it is to be trusted
            _kept = {}
    if not _agrees():
        return re.compile(source, flags)
    _new[source, flags] = parts = _parts(source, flags)
    return _matcher(source, parts)


def _matcher(source: str | bytes, parts: _Parts) -> re.Pattern[Any]:
    found: re.Pattern[Any] = _sre.compile(source, *parts)
    return found


@cache
def _agrees() -> bool:
    """Say whether this Python's private halves of ``re`` are those that are known here, by an example."""
    source, flags = r"(?P<volume>[ivx]+)\b|(?<!§)(\d{1,4})-(?=\2|[äſ-я])", int(re.IGNORECASE | re.VERBOSE)
    wanted = re.compile(source, flags)
    try:
        found = _matcher(source, _parts(source, flags))
    except Exception:  # of whatever kind: what is private may be anything
        return False
    return found == wanted and (found.groups, found.groupindex) == (wanted.groups, wanted.groupindex)


def _read() -> dict[tuple[str | bytes, int], _Parts]:
    found = kept.load(_FILE)
    return found if isinstance(found, dict) else {}


def _parts(source: str | bytes, flags: int) -> _Parts:
    """Return what ``re.compile`` hands to the matcher. Raises re.error for what is no expression."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    parsed = _parser.parse(source, flags)
    state = parsed.state
    names: list[str | None] = [None] * state.groups
    for name, number in state.groupdict.items():
        names[number] = name
    code = list(map(int, _compiler._code(parsed, flags)))
    return flags | state.flags, code, state.groups - 1, state.groupdict, tuple(names)
