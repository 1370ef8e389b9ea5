"""How a format writes a new note and the headings at the end of a file."""

from __future__ import annotations

import re

from footnotes.records import NamedTuple


class NoteSyntax(NamedTuple):
    """Templates with ``{label}`` and ``{content}``; a format that writes notes where they stand has no ``body``."""

    marker: str
    body: str = ""
    marker_at_start: str = ""  # where a marker that begins a line would be read as a note; it holds the content
    indent: str = ""  # of the further lines of a note
    notes_heading: str = ""  # over new notes where the file does not end with notes
    bibliography_heading: str = "Bibliography"
    bibliography_around: str = "{bibliography}"  # around the heading and the entries
    back_matter: str = ""  # around that, where the file has no back matter: ``end`` did not match its group "back"
    shows_numbers: bool = False  # the file itself has the numbers that a reader sees
    end: re.Pattern[str] | None = None  # before what the additions go; the end of the file without it
