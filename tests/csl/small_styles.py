"""Small styles and entries for tests of one matter each."""

from typing import Any

from footnotes.csl import CitationCluster, CitationItem, Processor
from footnotes.csl.output.html import render
from footnotes.model.entry import Entry

SPACE = 'xmlns="http://purl.org/net/xbiblio/csl" version="1.0"'


def style(citation: str, bibliography: str = "", *, options: str = 'class="in-text"', on_citation: str = "") -> str:
    """Return the XML of a style; ``citation`` and ``bibliography`` hold sort and layout."""
    end = f"<bibliography>{bibliography}</bibliography>" if bibliography else ""
    return f"<style {SPACE} {options}><citation {on_citation}>{citation}</citation>{end}</style>"


def persons(*names: str) -> list[dict[str, str]]:
    """Return CSL-JSON names of "Family, Given"."""
    return [dict(zip(("family", "given"), name.split(", "), strict=True)) for name in names]


def entries(*records: dict[str, Any]) -> dict[str, Entry]:
    """Return entries with the keys "1", "2" …"""
    return {str(n): Entry(str(n), record.get("type", "book"), record) for n, record in enumerate(records, 1)}


def cite(source: str, known: dict[str, Entry], *clusters: str) -> list[str]:
    """Return the citations of keys parted by spaces, one citation a string, as HTML; all entries in one for none."""
    processor = Processor(source, known)
    wanted = clusters or (" ".join(known),)
    made = [CitationCluster(tuple(CitationItem(key) for key in keys.split()), n) for n, keys in enumerate(wanted, 1)]
    return [render(text) for text in processor.cite(made)]


def bibliography(source: str, known: dict[str, Entry]) -> list[str]:
    """Return the bibliography of all entries as HTML."""
    processor = Processor(source, known)
    processor.cite_silently(known)
    return [render(text) for text in processor.bibliography()]
