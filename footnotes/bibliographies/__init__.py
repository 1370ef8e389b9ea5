"""Bibliographies: one format a file, failures kept as values, sigla (layer 2)."""

from footnotes.bibliographies.loading import load
from footnotes.model.bibliography import Bibliography

__all__ = ["dump_csl_json", "load"]


def dump_csl_json(bibliography: Bibliography) -> str:
    """Return the entries of a bibliography as a CSL-JSON list, one object an entry, in their order."""
    from footnotes.bibliographies import csl_json  # only the command that exports needs it

    return csl_json.dump(bibliography)
