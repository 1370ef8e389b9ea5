"""How a format writes citations by key, and the works that they lead to."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from footnotes.model.citation import CiteByKey
from footnotes.records import Any, NamedTuple, StrEnum


class Where(StrEnum):
    """Where a citation by key stands."""

    TEXT = "text"
    NOTE = "note"
    WHOLE_NOTE = "whole note"  # it is all that the note says, and takes the place of the note and its marker


class KeySyntax(NamedTuple):
    """What writes a citation by key.

    ``write`` takes the cites, where they stand and, in formats that print them, their formatted text. ``entry`` takes
    an entry as CSL-JSON and its formatted text, and writes it so that citations lead to it; a format without it has
    its bibliography made by the program that formats it. Where citations are ``bare``, they show keys alone, although
    entries are listed.
    """

    write: Callable[[Sequence[CiteByKey], Where, str], str]
    entry: Callable[[dict[str, Any], str], str] | None = None
    bare: bool = False
    whole_notes: bool = False  # has a command that is citation and note in one
