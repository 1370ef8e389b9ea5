"""Writes entries as plain BibTeX: BibLaTeX's types and fields in the terms of BibTeX's standard styles.

Source: Oren Patashnik, "BibTeXing" (1988), section 3; the fields url, doi, isbn, issn, abstract, keywords, language
and eid, which it lacks, are those of natbib's styles (plainnat.bst). What neither has is left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from footnotes.bibliographies import biblatex_writing
from footnotes.model.bibliography import Bibliography
from footnotes.model.entry import Entry

_TYPES = {
    "article": "article", "book": "book", "booklet": "booklet", "incollection": "incollection",
    "inproceedings": "inproceedings", "inreference": "incollection", "report": "techreport",
    "unpublished": "unpublished",
}  # fmt: skip
_THESES = {"PhD thesis": "phdthesis", "Master’s thesis": "mastersthesis"}
_FIELDS = {
    "journaltitle": "journal", "location": "address", "langid": "language", "annotation": "annote",
    **{name: name for name in (
        "abstract", "annote", "author", "booktitle", "chapter", "doi", "edition", "editor", "eid", "isbn", "issn",
        "keywords", "note", "number", "pages", "publisher", "series", "title", "type", "url", "volume",
    )},
}  # fmt: skip
_PUBLISHERS = {"phdthesis": "school", "mastersthesis": "school", "techreport": "institution"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def dump(bibliography: Bibliography) -> str:
    """Return the entries of a bibliography as a BibTeX file, in their order."""
    return "\n".join(map(_entry, bibliography.entries.values()))


def _entry(entry: Entry) -> str:
    kind = _TYPES.get(biblatex_writing.entry_type(entry), "misc")
    if entry.type == "thesis":
        kind = _THESES.get(entry.text("genre"), "phdthesis")
    return biblatex_writing.written(kind, entry.key, _fields(entry, kind))


def _fields(entry: Entry, kind: str) -> Iterator[tuple[str, str]]:
    written = {field: value for field, value in biblatex_writing.fields(entry) if value}
    if main := written.pop("maintitle", ""):  # BibTeX knows no sets: the title of the set is the book's
        written["booktitle" if written.get("booktitle") else "title"] = main
    if entry.text("genre") in _THESES:
        written.pop("type", None)
    for field, value in written.items():
        if field == "date":
            yield from _date(value)
        elif field == "publisher":
            yield _PUBLISHERS.get(kind, "publisher"), value
        elif field in _FIELDS:
            yield _FIELDS[field], value


def _date(date: str) -> Iterator[tuple[str, str]]:
    """Yield year and month of a BibLaTeX date; a day stands in the month, as "BibTeXing" has it."""
    year, *rest = date.split("-") if date[:4].isdigit() and "/" not in date and "~" not in date else [date]
    yield "year", year
    numbers = [int(part) for part in rest]
    if numbers and 1 <= numbers[0] <= 12:
        yield "month", f"{_MONTHS[numbers[0] - 1]} {numbers[1]}" if len(numbers) > 1 else _MONTHS[numbers[0] - 1]
