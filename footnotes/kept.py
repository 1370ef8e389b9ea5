"""What was read from files, kept beside the bytecode, so that a file is parsed once and not in every run.

As with bytecode, what is kept holds while the file and the code that read it are as they were (their times and sizes);
it is written where and when Python writes bytecode, is as good as that, and is never needed.
"""

from __future__ import annotations

import marshal
import os
import sys
import time
from _thread import get_ident
from collections.abc import Callable, Iterable
from pathlib import Path

from footnotes.records import Any

FOLDER = Path(__spec__.cached or __file__).parent
_ENDING = f".{sys.implementation.cache_tag}.kept"
_MOST_KEPT = 100  # files; then the oldest make way
_TICK = 2_000_000_000  # nanoseconds: the time of a file tells no shorter ones apart on every system (FAT: 2 s)


def kept(path: Path, read: Callable[[Path], Any], code: Iterable[str]) -> Any:
    """Return ``read(path)``, of which an earlier run may have kept the result.

    That is made of what ``marshal`` writes: dictionaries, lists, exact tuples, sets, text, bytes, numbers. ``code``
    names the source files of the modules that make it.
    """
    try:
        stamps = [_stamp(each) for each in (str(path), *code)]
    except OSError:  # what is wrong with the file, its reader says
        return read(path)
    file = FOLDER / f"{path.name}{_ENDING}"
    found = load(file)
    if isinstance(found, tuple) and len(found) == 2 and found[0] == stamps:
        return found[1]
    data = read(path)
    if all(written + _TICK < time.time_ns() for _, written, _ in stamps):  # a later change will show in its time
        save(file, (stamps, data))
    return data


def load(file: Path) -> object:
    """Return what is kept in a file; None where there is nothing, or it is damaged."""
    try:
        return marshal.loads(file.read_bytes())
    except (OSError, ValueError, EOFError, TypeError, MemoryError):
        return None


def save(file: Path, data: Any) -> None:
    """Keep data in a file, where Python keeps bytecode; another run never sees half of it."""
    if sys.dont_write_bytecode:
        return
    scratch = file.with_name(f"{file.name}.{os.getpid()}-{get_ident()}")
    try:
        scratch.write_bytes(marshal.dumps(data))
        scratch.replace(file)
        for old in sorted(FOLDER.glob(f"*{_ENDING}"), key=lambda each: each.stat().st_mtime)[:-_MOST_KEPT]:
            old.unlink()
    except OSError:  # the next run makes it, too
        _remove(scratch)


def _remove(file: Path) -> None:
    try:
        file.unlink()
    except OSError:  # it is not there
        return


def _stamp(path: str) -> tuple[str, int, int]:
    facts = os.stat(path)  # noqa: PTH116 (no Path is made of files of code)
    return os.path.abspath(path), facts.st_mtime_ns, facts.st_size  # noqa: PTH100
