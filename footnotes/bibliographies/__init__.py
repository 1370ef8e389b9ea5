"""Bibliographies: one format a file, failures kept as values, sigla (layer 2)."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from footnotes.bibliographies.loading import is_worth_keeping, load
from footnotes.model.bibliography import Bibliography

__all__ = ["dump", "dump_csl_json", "is_worth_keeping", "load", "with_items"]


def with_items(bibliography: Bibliography, items: Mapping[str, Mapping[str, Any]], path: Path | None) -> Bibliography:
    """Return a bibliography with the works (CSL-JSON by key) that the manuscript at ``path`` describes itself."""
    from footnotes.bibliographies import embedded  # few manuscripts have any

    return embedded.with_items(bibliography, items, path)


def dump_csl_json(bibliography: Bibliography) -> str:
    """Return the entries of a bibliography as a CSL-JSON list, one object an entry, in their order."""
    from footnotes.bibliographies import csl_json  # only the command that exports needs it

    return csl_json.dump(bibliography)


def dump(bibliography: Bibliography, path: Path | None, format_name: str | None = None) -> str:
    """Return the entries as a file of a format holds them: that of the name, else that of the suffix of ``path``.

    Raises InputError where no format that is written has the name or the suffix.
    """
    from footnotes.bibliographies.formats import format_to_write

    return format_to_write(path, format_name).dump(bibliography)
