"""CSV (RFC 4180), a row for each place, with the mark by which spreadsheets know UTF-8."""

from __future__ import annotations

import csv
import io
from codecs import BOM_UTF8

from footnotes.back_matter.listing import Listing

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render(listing: Listing) -> bytes:
    """Return the rows of the list, the names of its columns first."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(listing.columns)
    writer.writerows([_as_text(cell) for cell in row] for row in listing.rows)
    return BOM_UTF8 + text.getvalue().encode(errors="replace")


def _as_text(cell: str) -> str:
    """Return a cell that no spreadsheet runs as a formula (OWASP, "CSV Injection")."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
