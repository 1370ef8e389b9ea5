"""Bibliographies: one format a file, failures kept as values, sigla (layer 2)."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from footnotes.bibliographies.loading import load
from footnotes.model.bibliography import Bibliography
from footnotes.model.input_error import InputError

__all__ = ["dump", "dump_csl_json", "load", "with_items"]


def with_items(bibliography: Bibliography, items: Mapping[str, Mapping[str, Any]], path: Path | None) -> Bibliography:
    """Return a bibliography with the works (CSL-JSON by key) that the manuscript at ``path`` describes itself."""
    from footnotes.bibliographies import embedded  # few manuscripts have any

    return embedded.with_items(bibliography, items, path)


def dump_csl_json(bibliography: Bibliography) -> str:
    """Return the entries of a bibliography as a CSL-JSON list, one object an entry, in their order."""
    from footnotes.bibliographies import csl_json  # only the command that exports needs it

    return csl_json.dump(bibliography)


def dump(bibliography: Bibliography, suffix: str) -> str:
    """Return the entries in the format that files of a suffix hold: ".bib" (BibLaTeX), ".json" (CSL-JSON).

    Raises InputError for another suffix.
    """
    if suffix == ".json":
        return dump_csl_json(bibliography)
    if suffix != ".bib":
        raise InputError(f'no bibliography is written as "{suffix}"', remedy="name a file that ends in .bib or .json")
    from footnotes.bibliographies import biblatex_writing

    return biblatex_writing.dump(bibliography)
