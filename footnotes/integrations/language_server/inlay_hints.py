"""What ``ibid.`` and bare page numbers mean, shown behind them."""

from __future__ import annotations

from lsprotocol import types

from footnotes.checks.wording import described
from footnotes.integrations.language_server.session import Document, Session, cites
from footnotes.model.citation import CiteForm
from footnotes.model.entry import Entry

_LEANING = (CiteForm.IBID, CiteForm.LOCATOR)
_LONGEST = 30  # characters of a title


def inlay_hints(session: Session, document: Document, place: types.Range) -> list[types.InlayHint]:
    """Return a hint for each cite in a range that leans on an earlier one."""
    analysis = session.analysis(document)
    asked = document.text.span(place)
    found = []
    for _, resolution in cites(analysis):
        entry = analysis.bibliography.entries.get(resolution.entry or "")
        if entry is None or resolution.cite.form not in _LEANING:
            continue
        span = analysis.manuscript.source_span(resolution.cite.span)
        if asked.start <= span.end <= asked.end:
            hint = types.InlayHint(document.text.position(span.end), f"= {_short(entry)}", padding_left=True)
            hint.tooltip = described(entry)
            found.append(hint)
    return found


def _short(entry: Entry) -> str:
    title = entry.text("title-short") or entry.text("title").partition(":")[0].strip() or entry.key
    people = entry.names("author") or entry.names("editor")
    cut = title if len(title) <= _LONGEST else title[: _LONGEST - 1].rstrip() + "…"
    return f"{people[0].last}, {cut}" if people else cut
