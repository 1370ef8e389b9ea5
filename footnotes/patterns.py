"""Regular expressions that are compiled when they are first used: one run of the command needs few of them."""

from __future__ import annotations

import re


class _Pattern:
    """Stands for a compiled expression; what is asked of it is kept, so that only the first use costs more."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> object:
        found = getattr(re.compile(self._source, self._flags), name)
        setattr(self, name, found)
        return found


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return what behaves as ``re.compile(source, flags)`` does; a mistake in the expression shows at its first use."""
    return _Pattern(source, flags)  # type: ignore[return-value]
