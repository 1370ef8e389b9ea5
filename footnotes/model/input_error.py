"""Input that cannot be used, told so that its owner can mend it."""

from __future__ import annotations

from pathlib import Path


class InputError(Exception):
    """A file, setting or argument that cannot be used; the command prints it and exits with 2.

    ``path`` may be None for an argument; line and column count from 1, 0 where there is none. ``remedy`` says what the
    user can do.
    """

    def __init__(
        self, message: str, *, path: Path | None = None, line: int = 0, column: int = 0, remedy: str = ""
    ) -> None:
        super().__init__(message)
        self.message, self.path, self.line, self.column, self.remedy = message, path, line, column, remedy

    def __str__(self) -> str:
        place = str(self.path) if self.path else ""
        if place and self.line:
            place += f":{self.line}" + (f":{self.column}" if self.column else "")
        text = f"{place}: {self.message}" if place else self.message
        return f"{text} ({self.remedy})" if self.remedy else text
