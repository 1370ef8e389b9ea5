"""What of a bibliography would better be otherwise."""

from __future__ import annotations

from collections.abc import Mapping

from footnotes.records import NamedTuple

_NOTHING: Mapping[str, str] = {}


class Proposal(NamedTuple):
    """A change of one entry, and why.

    ``fields`` are BibLaTeX's, with their values in LaTeX. ``key`` is a new key. ``removed`` is the key of another
    entry, of the same work, which this one takes in: its key, and the fields that only it has.
    """

    of: str
    why: str
    fields: Mapping[str, str] = _NOTHING
    key: str = ""
    removed: str = ""
