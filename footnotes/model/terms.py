"""What values of the model are called where people read them."""

from __future__ import annotations

from collections.abc import Iterable

from footnotes.translations import gettext

TERMS = (
    # labels of locators, of CSL and our own
    "act", "appendix", "archive", "article-locator", "book", "box", "bundle", "canon", "canto", "causa", "chapter",
    "column", "container", "distinctio", "equation", "figure", "file", "folder", "folio", "fragment", "frame", "issue",
    "law", "letter", "line", "map", "membrane", "note", "number", "opus", "page", "paragraph", "part", "piece", "plate",
    "question", "reel", "rule", "scene", "scholium", "section", "series", "session", "shelfmark", "stanza",
    "sub-verbo", "supplement", "table", "timestamp", "title-locator", "verse", "volume",
    # strategies of resolving, as the evidence names them
    "address", "author", "cited before", "declaration", "discussion", "edition", "ibid", "imprint", "key", "locator",
    "op. cit.", "self", "siglum", "title", "wording", "year",
    # roles of people
    "director", "editor", "recipient", "translator",
    # kinds of titles
    "main title", "original title", "short title", "title of the volume",
    # how much findings matter, and fixes are to be trusted
    "error", "warning", "info", "safe", "unsafe",
    # rules by their names
    "unused suppression", "unresolved source", "ambiguous source", "ibid without antecedent",
    "ibid after several sources", "ambiguous op cit", "locator without source", "siglum before declaration",
    "siglum not declared", "siglum for two entries", "name differs", "title differs", "uncertain locator",
    "year differs", "page outside entry", "volume beyond work", "journal volume differs", "imprint differs",
    "invalid identifier", "range backwards", "mixed elision", "hyphen in range", "stray space", "page label number",
    "mixed numerals", "marker without note", "note without marker", "note out of order", "note number twice",
    "empty note", "marker at punctuation", "adjacent markers", "entry never cited", "same work twice", "missing field",
    "key twice", "entry failed to load", "broken crossref", "swapped names", "first citation short", "full again",
    "source by two names", "ibid and short mixed", "mixed ibid forms", "mixed quotation marks",
    # what settings are lists of
    "paths", "rules", "patterns",
)  # fmt: skip


def term(value: str) -> str:
    """Return what a value is called in the user's language: "page" is "Seite"."""
    return gettext(value)


def listed(values: Iterable[str]) -> str:
    """Return several values in the user's language: "volume and page"."""
    *first, last = map(term, values)
    return gettext("{first} and {last}").format(first=", ".join(first), last=last) if first else last
