#!/usr/bin/env python3
"""Measures the spans that ``parse --full`` gives: ``measure_spans.py ANNOTATED``.

References held out of training are compared as annotators marked them: numbers with their labels ("p. 12"), editors
among the authors, volume and issue as one. F1 of words, and of whole fields, marks around them aside.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from corpora import Annotated, held_out
from measure import Score

from footnotes.citations.full.parsing import labelled, parse_full

Span = tuple[int, int, str]
FIELDS = {
    "author": "authors", "editor": "authors", "translator": "authors", "title": "title",
    "container-title": "container",
    "collection-title": "container", "volume": "volume", "issue": "volume", "number": "volume", "issued": "year",
    "publisher-place": "place", "publisher": "publisher", "page": "pages", "folio": "pages", "URL": "url",
    "DOI": "url",
}  # fmt: skip
ROUNDS = 5
_WORD = re.compile(r"\w+")


def words(text: str, spans: list[Span]) -> set[tuple[int, str]]:
    """Return each word of the fields with its place and field."""
    return {(match.start(), field) for start, end, field in spans for match in _WORD.finditer(text, start, end)}


def fields(text: str, spans: list[Span]) -> set[Span]:
    """Return the fields from their first word to their last."""
    within = [(list(_WORD.finditer(text, start, end)), field) for start, end, field in spans]
    return {(found[0].start(), found[-1].end(), field) for found, field in within if found}


def named(spans: list[Span], titles_alike: bool) -> list[Span]:
    """Return spans with the names of fields that are compared; LinkedBooks has containers among the titles."""
    one = {"container": "title"} if titles_alike else {}
    return [(start, end, one.get(FIELDS[field], FIELDS[field])) for start, end, field in spans if field in FIELDS]


def measure(references: list[Annotated], titles_alike: bool) -> tuple[Score, Score, float]:
    """Return the scores of words and of fields, and references a second of CPU, at best of several rounds."""
    of_words, of_fields, best = Score(), Score(), float("inf")
    for _ in range(ROUNDS):
        began = time.process_time()
        parsed = [parse_full(reference.text) for reference in references]
        best = min(best, time.process_time() - began)
    for reference, one in zip(references, parsed, strict=True):
        found, gold = named(list(labelled(one)), titles_alike), named(reference.spans, titles_alike)
        of_words.add(words(one.text, found), words(one.text, gold))
        of_fields.add(fields(one.text, found), fields(one.text, gold))
    return of_words, of_fields, len(references) / best


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("annotated", type=Path)
    arguments = parser.parse_args()
    for name, references in held_out(arguments.annotated, as_marked=True).items():
        of_words, of_fields, speed = measure(references, name.startswith("linkedbooks"))
        print(f"{name} ({len(references)}): {speed:,.0f} a second of CPU\n  words  {of_words}\n  fields {of_fields}")


if __name__ == "__main__":
    main()
