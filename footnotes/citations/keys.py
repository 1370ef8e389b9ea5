"""Keys of entries as pandoc writes them: "[see @doe1999, p. 5; -@roe2001]" (pandoc manual, Citation syntax)."""

from __future__ import annotations

from collections.abc import Sequence

from footnotes.citations.draft import Draft
from footnotes.citations.pieces import Piece
from footnotes.patterns import pattern

_KEY = pattern(r"@(?:\{([^{}\s]+)\}|([\w][\w:.#$%&+?<>~/-]*))")
_WORDS_BEFORE = 6  # pieces of a prefix


def read_key(draft: Draft, pieces: Sequence[Piece]) -> int:
    """Read a key and what stands before it; return the index after it, 0 where there is none."""
    if draft.text.find("@", pieces[0].start, pieces[-1].end) < 0:
        return 0
    at = next((at for at, piece in enumerate(pieces[:_WORDS_BEFORE]) if piece.is_mark("@")), None)
    key = _KEY.match(draft.text, pieces[at].start, pieces[-1].end) if at is not None else None
    if at is None or key is None:
        return 0
    draft.key = key[1] or key[2].rstrip(":.#$%&+?<>~/-")
    end = key.end() if key[1] else key.start() + 1 + len(draft.key)
    draft.prefix = draft.text[pieces[0].start : pieces[at].start].rstrip(" -")
    return next((index for index in range(at, len(pieces)) if pieces[index].start >= end), len(pieces))
