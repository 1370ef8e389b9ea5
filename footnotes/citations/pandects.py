"""Laws of the Corpus iuris civilis cited by their number first: "l. 1 § 15 D. de acq. poss. 41, 2", "fr. 36 eod."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from footnotes.citations.draft import Draft
from footnotes.citations.pieces import Piece, piece_at
from footnotes.patterns import pattern
from footnotes.text.span import Span

_LAW = frozenset(("l", "ll", "fr"))
_CITE = pattern(
    r"""(?:[Ll]l?|[Ff]r)\.[ ]?(?P<law>\d{1,3}(?:[ ]pr\b)?)\.?,?
        (?:[ ]§§?[ ]?(?P<section>\d{1,3}))?,?[ ]
        (?: (?P<work>D|Dig|Pand|C|Cod|Inst)\.(?:[ ](?:[a-z]{2,12}\.?[ ]){1,9})?[ ]?
            \(?(?P<book>\d{1,2}|[IVXL]{1,6})[.,][ ]?(?P<title>\d{1,2})\)?
          | (?P<same>eod(?:em)?\b\.?|h\.[ ]?t\.) )""",
    re.VERBOSE,
)


def read_law(draft: Draft, pieces: Sequence[Piece], index: int) -> int:
    """Read such a law, after the signal, and return the index after it; 0 where none begins at ``index``."""
    first = piece_at(pieces, index)
    if first is None or first.text.rstrip(".").casefold() not in _LAW:
        return 0
    found = _CITE.match(draft.text, first.start, draft.span.end)
    if found is None:
        return 0
    for label, group in (("law", "law"), ("section", "section"), ("book", "book"), ("title", "title")):
        if found[group]:
            draft.locate(label, Span(*found.span(group)))
    draft.ibid = found["same"] is not None
    if not draft.ibid:
        draft.title, draft.siglum, draft.divided = f"{found['work']}.", True, True
    while index < len(pieces) and pieces[index].start < found.end():
        index += 1
    return index
