"""Citations by key in Org: ``[cite/t:see @doe p. 33; @roe]`` (Org manual, "Citations"; org-cite's styles)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from footnotes.manuscripts.keyed import DraftCitation, DraftCite
from footnotes.model.citation import CiteByKey, CiteMode
from footnotes.patterns import pattern
from footnotes.text import Span

STYLES = r"(?:/[\w-]+(?:/[\w-]+)?)?"
_KEY = pattern(r"@([\w\-.:?!`'/*@+|(){}<>&_^$#%~]*\w)")
_MODES = {
    "t": CiteMode.AUTHOR_IN_TEXT, "text": CiteMode.AUTHOR_IN_TEXT, "na": CiteMode.SUPPRESS_AUTHOR,
    "noauthor": CiteMode.SUPPRESS_AUTHOR, "a": CiteMode.AUTHOR_ONLY, "author": CiteMode.AUTHOR_ONLY,
}  # fmt: skip
_STYLES = {CiteMode.AUTHOR_IN_TEXT: "/t", CiteMode.SUPPRESS_AUTHOR: "/na", CiteMode.AUTHOR_ONLY: "/a"}


def citation_at(source: str, match: re.Match[str], end: int) -> DraftCitation | None:
    """Return the citation whose beginning, ``[cite:``, is matched; its span is without the brackets."""
    closing = source.find("]", match.end(), end)
    style = match.group()[1:-1].split("/")[1:2]
    if closing < 0 or style in (["nocite"], ["n"]):
        return None
    mode = _MODES.get(style[0], CiteMode.NORMAL) if style else CiteMode.NORMAL
    citation = DraftCitation(Span(match.start() + 1, closing), makes_note=style in (["ft"], ["note"]))
    start = match.end()
    around: list[Span] = []
    for part in re.split(r"(;)", source[start:closing]):
        if part != ";":
            span = Span(start, start + len(part))
            key = _KEY.search(source, *span)
            if key is None:
                around.append(span)
            else:
                citation.cites.append(_cite(key, span, mode))
        start += len(part)
    if citation.cites and around and around[0].start < citation.cites[0].span.start:
        citation.cites[0].prefix = citation.cites[0].prefix or around[0]
        around = around[1:]
    if citation.cites and around:
        citation.cites[-1].suffix = around[0]
    return citation if citation.cites else None


def _cite(key: re.Match[str], part: Span, mode: CiteMode) -> DraftCite:
    source = key.string
    before, after = Span(part.start, key.start()), Span(key.end(), part.end)
    text = part.of(source)
    span = Span(part.start + len(text) - len(text.lstrip()), part.start + len(text.rstrip()))
    return DraftCite(
        key[1],
        span,
        before if before.of(source).strip() else None,
        after if after.of(source).strip() else None,
        mode=mode,
    )


def write(cites: Sequence[CiteByKey]) -> str:
    """Return a citation by key: ``[cite:see @doe p. 33; @roe]``."""
    return f"[cite{_STYLES.get(cites[0].mode, '')}:{'; '.join(map(_written, cites))}]"


def _written(cite: CiteByKey) -> str:
    after = (f" {cite.where}" if cite.where else "") + cite.suffix
    words = " ".join(filter(None, (cite.prefix, f"@{cite.key}"))) + after
    return re.sub(r"[\[\];]", lambda sign: {"[": "(", "]": ")", ";": ","}[sign.group()], words)
