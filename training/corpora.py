"""Reads annotated references: AnyStyle's XML and LinkedBooks' JSON lines, with their fields as ours."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple
from xml.etree import ElementTree


class Annotated(NamedTuple):
    """A reference with its fields: (start, end, CSL variable), in characters, half-open, in order."""

    text: str
    spans: list[tuple[int, int, str]]


def held_in(folder: Path) -> list[Annotated]:
    """Return the annotated references of a folder that are for training."""
    return [reference for references in held_in_by_file(folder).values() for reference in references]


def held_in_by_file(folder: Path) -> dict[str, list[Annotated]]:
    """Return them by the name of their file."""
    names = (path.stem for path in _files(folder))
    return {
        name: [reference for at, reference in enumerate(references) if at % 10]
        for name, references in zip(names, _by_file(folder), strict=True)
    }


def held_out(folder: Path, as_marked: bool = False) -> dict[str, list[Annotated]]:
    """Return the annotated references of a folder that are for measuring, by the name of their file.

    ``as_marked`` leaves fields as the annotators marked them: volume and issue in one, labels and marks within.
    """
    names = (path.stem for path in _files(folder))
    return {
        name: [reference for at, reference in enumerate(references) if not at % 10]
        for name, references in zip(names, _by_file(folder, as_marked), strict=True)
    }


def _files(folder: Path) -> list[Path]:
    return sorted([*folder.glob("anystyle-*.xml"), *folder.glob("linkedbooks-*.jsonl")])


def _by_file(folder: Path, as_marked: bool = False) -> Iterator[list[Annotated]]:
    for path in _files(folder):
        marked = anystyle(path) if path.suffix == ".xml" else linkedbooks(path)
        references = list(marked) if as_marked else [_refined(one, path.suffix == ".jsonl") for one in marked]
        Random(1).shuffle(references)
        yield references


_ANYSTYLE = {
    "author": "author", "director": "author", "producer": "author", "editor": "editor", "translator": "translator",
    "title": "title", "journal": "container-title", "container-title": "container-title",
    "collection-title": "collection-title", "date": "issued", "volume": "volume", "pages": "page",
    "publisher": "publisher", "location": "publisher-place", "edition": "edition", "url": "URL", "doi": "DOI",
    "isbn": "ISBN", "genre": "genre", "citation-number": "citation-number", "note": "note",
}  # fmt: skip
_LINKED = {
    "author": "author", "title": "title", "page": "page", "column": "page", "issued": "issued",
    "publisher-place": "publisher-place", "publisher": "publisher", "volume": "volume", "number-year": "volume",
    "numbered_ref": "number", "ref": "number", "series": "number", "attachment": "archive_location",
    "abbreviation": "back", "archive_lib": "archive", "archive": "archive_collection",
    "box": "archive_location", "registry": "archive_location", "filza": "archive_location",
    "folder": "archive_location", "folio": "folio", "cartulation": "folio", "specification": "note",
}  # fmt: skip
_ISSUE = re.compile(
    r"\(\s*(?:[^\W\d]+\.?\s*)?(\d[\d\s/–-]*)\)|(?:no|nos|nr|issue|heft|h|n|№|nº|n°|fasc)\b\.?\s*(\d[\d/–-]*)", re.I
)
_YEAR = re.compile(r"\(?\b(1[4-9]\d\d|20\d\d)(?:\s?[-–/]\s?\d{1,4})?\b\)?")
_EDITED = re.compile(r"\b(?:a cura|cur\.|eds?\b|edited|hrsg|herausgegeben|éd)", re.I)


def anystyle(path: Path) -> Iterator[Annotated]:
    """Yield the references of a file of AnyStyle's training format."""
    for sequence in ElementTree.parse(path).getroot():
        text, spans = "", []
        for field in sequence:
            written = " ".join("".join(field.itertext()).split())
            if not written:
                continue
            start = len(text) + (1 if text else 0)
            text = f"{text} {written}".lstrip()
            spans.append((start, start + len(written), _ANYSTYLE.get(field.tag, "other")))
        yield Annotated(text, spans)


def linkedbooks(path: Path) -> Iterator[Annotated]:
    """Yield the references of a file of LinkedBooks."""
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        spans = [(start, end, _LINKED.get(field, "other")) for start, end, field in record["spans"]]
        yield Annotated(record["text"], spans)


def _refined(reference: Annotated, titles_alike: bool) -> Annotated:
    """Return a reference with volume, issue and year apart, and containers told from titles where none are."""
    spans = _split_volumes(reference.text, reference.spans)
    return Annotated(reference.text, list(_containers(reference.text, spans) if titles_alike else spans))


def _split_volumes(text: str, spans: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Part "24(3)" and "15 (1907)", which both corpora have as one field, into volume, issue and year."""
    for start, end, marked in spans:
        field = "editor" if marked == "author" and _EDITED.search(text[start:end]) else marked
        if field != "volume":
            yield start, end, field
            continue
        written = text[start:end]
        cuts = []
        if year := _YEAR.search(written):
            cuts.append((year.start(1), year.end(1), "issued"))
        if (issue := _ISSUE.search(written)) and not (year and issue.start() <= year.start() < issue.end()):
            group = 1 if issue[1] else 2
            cuts.append((issue.start(group), issue.end(group), "issue"))
        place = 0
        for cut_start, cut_end, cut in sorted(cuts):
            if place < cut_start:
                yield start + place, start + cut_start, "volume"
            yield start + cut_start, start + cut_end, cut
            place = cut_end
        if place < len(written):
            yield start + place, end, "volume"


def _containers(text: str, spans: Iterator[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Tell containers from titles, which LinkedBooks does not: the title after "in", and after another title."""
    titles = 0
    for start, end, field in spans:
        if field != "title":
            yield start, end, field
            continue
        inner = re.search(r"[,.»”]\s(?:in|In)\s:?\s?", text[start:end])
        if titles or re.search(r"\b[Ii]n\W{0,3}$", text[:start]):
            yield start, end, "container-title"
        elif inner and inner.end() < end - start:
            yield start, start + inner.start() + 1, "title"
            yield start + inner.end(), end, "container-title"
        else:
            yield start, end, "title"
        titles += 1
