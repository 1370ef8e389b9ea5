"""Citations by key in MyST Markdown: ``{cite:p}`doe99,roe``` (sphinxcontrib-bibtex, "Roles"; mystmd, "Citations").

Words before and after stand in braces: ``{cite:p}`{see}doe99{p. 5}```.
"""

from __future__ import annotations

from footnotes.manuscripts.keyed import DraftCitation, DraftCite
from footnotes.model.citation import CiteMode
from footnotes.patterns import pattern
from footnotes.text import Span

_ROLE = pattern(r"\{(?P<role>(?:foot)?cite(?::[a-z]+)?)\}\Z")
_LONGEST_ROLE = 30
_PART = pattern(r"(?:\{(?P<before>[^{}]*)\})?\s*(?P<key>[^\s,;{}]+)\s*(?:\{(?P<after>[^{}]*)\})?")
_MODES = {
    "t": CiteMode.AUTHOR_IN_TEXT, "ts": CiteMode.AUTHOR_IN_TEXT, "ct": CiteMode.AUTHOR_IN_TEXT,
    "author": CiteMode.AUTHOR_ONLY, "year": CiteMode.PART, "yearpar": CiteMode.SUPPRESS_AUTHOR,
}  # fmt: skip


def citing_role(source: str, start: int, end: int) -> DraftCitation | None:
    """Return the citation of a role whose content is the code from ``start`` to ``end``; None for another role."""
    role = _ROLE.search(source, max(0, start - _LONGEST_ROLE), start)
    if role is None:
        return None
    mode = _MODES.get(role["role"].rpartition(":")[2], CiteMode.NORMAL)
    cites = [
        DraftCite(
            part["key"],
            Span(*part.span()),
            prefix=Span(*part.span("before")) if part["before"] else None,
            after=Span(*part.span("after")) if part["after"] else None,
            mode=mode,
        )
        for part in _PART.finditer(source, start + 1, end)
    ]
    whole = Span(role.start(), end + 1)
    return DraftCitation(whole, cites, makes_note=role["role"].startswith("foot")) if cites else None
