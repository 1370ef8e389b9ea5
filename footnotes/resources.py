"""Finds the data files of the project: ``styles/`` and ``references/``, in a checkout and in an installed wheel."""

from pathlib import Path

_PACKAGED = Path(__file__).parent / "data"
_ROOT = _PACKAGED if _PACKAGED.is_dir() else Path(__file__).parent.parent


def resource(name: str) -> Path:
    """Return the path of a data file or folder by its name from the top: ``references/lexicon/en.yml``."""
    return _ROOT / name
