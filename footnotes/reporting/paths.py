"""How paths are shown."""

from __future__ import annotations

from pathlib import Path


def shown(path: Path | None, folder: Path | None = None) -> str:
    """Return a path from a folder (the current one) where it lies below it, else as it is."""
    if path is None:
        return "-"
    if path.is_absolute() and path.is_relative_to(folder or Path.cwd()):
        return str(path.relative_to(folder or Path.cwd()))
    return str(path)
