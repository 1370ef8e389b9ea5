"""The kinds of sources that historians list apart: archival, primary and secondary (Turabian 9, 16.2.1).

What an entry's keywords say holds; else its type and whether it lies in an archive and is not published. A book is
secondary literature: whether its author was there cannot be known.
"""

from __future__ import annotations

from footnotes.model.entry import Entry
from footnotes.patterns import pattern
from footnotes.records import StrEnum


class Kind(StrEnum):
    """What a source is to a historian."""

    ARCHIVAL = "archival"
    PRIMARY = "primary"
    SECONDARY = "secondary"


_KEYWORDS = {
    **dict.fromkeys(("archival", "archival source", "archives", "unpublished", "archivalien", "архив"), Kind.ARCHIVAL),
    **dict.fromkeys(("primary", "primary source", "source", "sources", "quelle", "quellen", "источник"), Kind.PRIMARY),
    **dict.fromkeys(("secondary", "secondary source", "literatur", "littérature", "литература"), Kind.SECONDARY),
}
_BETWEEN = pattern(r"\s*[,;]\s*")
_UNPUBLISHED = ("manuscript", "collection", "personal_communication")
_MAY_BE_ARCHIVAL = (*_UNPUBLISHED, "document", "graphic", "map", "figure", "article", "")
_PRIMARY = (
    "article-newspaper", "periodical", "pamphlet", "document", "interview", "speech", "broadcast", "classic", "bill",
    "hearing", "legal_case", "legislation", "regulation", "treaty", "map", "graphic", "song", "musical_score",
    "motion_picture", "patent", "performance",
)  # fmt: skip


def kind_of(entry: Entry) -> Kind:
    """Return what kind of source an entry is."""
    for word in _BETWEEN.split(entry.text("keyword").casefold()):
        if word in _KEYWORDS:
            return _KEYWORDS[word]
    published = any(map(entry.text, ("publisher", "container-title", "ISBN", "ISSN", "DOI")))
    kept = any(map(entry.text, ("archive", "archive_location", "archive_collection", "call-number")))
    if entry.type in _UNPUBLISHED or (kept and not published and entry.type in _MAY_BE_ARCHIVAL):
        return Kind.ARCHIVAL
    return Kind.PRIMARY if entry.type in _PRIMARY else Kind.SECONDARY
