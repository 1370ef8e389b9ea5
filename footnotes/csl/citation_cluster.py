"""What is to be cited: citations in the order of the document, each of one or more cites (CSL 1.0.2, "Citations")."""

from __future__ import annotations

from footnotes.records import NamedTuple, StrEnum


class CiteForm(StrEnum):
    """How much of a cite is rendered."""

    NORMAL = "normal"
    AUTHOR_IN_TEXT = "author-in-text"  # the names in the sentence, the rest as the citation
    AUTHOR_ONLY = "author-only"
    SUPPRESS_AUTHOR = "suppress-author"


class CitationItem(NamedTuple):
    """One source to cite: the entry's key, a locator with its CSL label, and words before and after."""

    key: str
    locator: str = ""
    label: str = "page"
    prefix: str = ""
    suffix: str = ""
    form: CiteForm = CiteForm.NORMAL
    near_note: bool | None = None  # None: by the distance between the notes


class CitationCluster(NamedTuple):
    """The cites of one citation and the number of the note it stands in (0 in the body text).

    A cluster without items is a note that cites nothing known: it counts as a note and breaks off ibid. A
    ``new_chapter`` forgets all citations before it, so that first references are full again.
    """

    items: tuple[CitationItem, ...] = ()
    note: int = 0
    new_chapter: bool = False
