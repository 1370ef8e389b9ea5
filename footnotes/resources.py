"""Finds data files: of the project, in a checkout and in an installed wheel, and of other packages."""

import sys
from pathlib import Path

_PACKAGED = Path(__file__).parent / "data"
_ROOT = _PACKAGED if _PACKAGED.is_dir() else Path(__file__).parent.parent


def resource(name: str) -> Path:
    """Return the path of a data file or folder by its name from the top: ``references/lexicon/en.yml``."""
    return _ROOT / name


def package(name: str) -> Path | None:
    """Return the folder of an installed top-level package, without importing it; None where it is not installed."""
    for finder in sys.meta_path:  # as importlib.util.find_spec does, which takes longer to import than to run
        spec = finder.find_spec(name, None)
        if spec is not None:
            return Path(spec.submodule_search_locations[0]) if spec.submodule_search_locations else None
    return None
