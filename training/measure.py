#!/usr/bin/env python3
"""Measures the model: ``measure.py ANNOTATED [MANUSCRIPTS ...] [--misses K]``.

For annotated references, those held out of training: F1 of fields (exact words) and of words. For manuscripts (folders
with ``gold.jsonl``): F1 of the values of the cites of form "full", as words without marks.
"""

from __future__ import annotations

import argparse
import html
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from corpora import Annotated, held_out
from train import labels_of

from footnotes.citations.full.parsing import FullReference, parse_full
from footnotes.citations.full.words import words_of

Values = Counter[tuple[str, str]]
NO_FIELDS = ("other", "back", "citation-number", "note")
NAMES = {
    "author": "authors", "editor": "authors", "title": "title", "container-title": "container", "volume": "volume",
    "issue": "volume", "issued": "year", "publisher-place": "place", "publisher": "publisher", "page": "pages",
    "URL": "url",
}  # fmt: skip
JOINING = {"and", "et", "und", "&", "и", "y"}


class Score:
    """Counts what is found, what is too much and what is missing, by field."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.extra: Counter[str] = Counter()
        self.missed: Counter[str] = Counter()

    def add(self, found: set[Any], gold: set[Any]) -> None:
        """Add the fields of a reference; the last part of each is the name of the field."""
        self.right.update(field[-1] for field in found & gold)
        self.extra.update(field[-1] for field in found - gold)
        self.missed.update(field[-1] for field in gold - found)

    def __str__(self) -> str:
        fields = sorted(self.right, key=lambda field: -self.right[field])
        each = " ".join(f"{field} {self._f1([field]):.2f}" for field in fields)
        return f"{self._f1({*self.right, *self.extra, *self.missed}):.3f}  {each}"

    def _f1(self, fields: Any) -> float:
        right = 2 * sum(self.right[field] for field in fields)
        return right / max(1, right + sum(self.extra[field] + self.missed[field] for field in fields))


def measure_annotated(references: list[Annotated]) -> tuple[Score, Score, float]:
    """Return the scores of fields and of words, and references a second of CPU."""
    fields, single = Score(), Score()
    began = time.process_time()
    found = [parse_full(reference.text) for reference in references]
    taken = time.process_time() - began
    for reference, parsed in zip(references, found, strict=True):
        words = words_of(reference.text)
        gold = Annotated(reference.text, [
            (word.start, word.end, label) for word, label in zip(words, labels_of(reference, words), strict=True)
        ])  # fmt: skip
        fields.add(_runs(gold, words), _runs(Annotated(parsed.text, list(parsed.fields)), words))
        single.add({span for span in gold.spans if span[2] not in NO_FIELDS}, _single(parsed))
    return fields, single, len(references) / taken


def _runs(reference: Annotated, words: list[Any]) -> set[tuple[int, int, str]]:
    runs: list[tuple[int, int, str]] = []
    labels = [next((f for s, e, f in reference.spans if s <= word.start < e), "other") for word in words]
    for at, (word, label) in enumerate(zip(words, labels, strict=True)):
        if at and labels[at - 1] == label:
            runs[-1] = (runs[-1][0], word.end, label)
        else:
            runs.append((word.start, word.end, label))
    return {run for run in runs if run[2] not in NO_FIELDS}


def _single(parsed: FullReference) -> set[tuple[int, int, str]]:
    return {
        (word.start, word.end, field.variable)
        for field in parsed.fields
        if field.variable not in NO_FIELDS
        for word in words_of(parsed.text)
        if field.start <= word.start < field.end
    }


def gold_cites(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the full references of a manuscript, without the markup of its format."""
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        for cite in json.loads(line)["cites"]:
            if cite.get("form") == "full":
                yield {**cite, "text": _unmarked(cite["text"])}


def _unmarked(text: str) -> str:
    text = re.sub(r"</?(?:i|em|hi|cite|b)\b[^>]*>", "*", text)
    text = re.sub(r"\\(?:emph|textit|textsc)\{([^{}]*)\}", r"*\1*", html.unescape(text))
    text = re.sub(r"\\(?:enquote)\{([^{}]*)\}", r"“\1”", text)
    return re.sub(r"\\[ ,]|~", " ", re.sub(r"\^(\w+)\^", r"\1", text)).replace("\\", "")


def gold_values(cite: dict[str, Any]) -> set[tuple[str, str]]:
    """Return the values of a cite with the names of their fields."""
    values = (
        {(_plain(" ".join(sorted(_plain(" ".join(cite["authors"])).split()))), "authors")}
        if cite.get("authors")
        else set()
    )
    for name in ("title", "container", "place", "publisher", "url", "volume", "issue", "year"):
        if cite.get(name):
            values.add((_plain(cite[name]), "volume" if name == "issue" else name))
    pages = [locator["value"] for locator in cite.get("locators", []) if locator["label"] == "page"]
    return values | {(_pages(value), "pages") for value in pages}


def found_values(parsed: FullReference) -> set[tuple[str, str]]:
    """Return the values found in the same form."""
    names = " ".join(value for role in ("author",) for value in parsed.values(role))
    words = [word for word in re.findall(r"\w+", names) if word not in JOINING]
    values = {(" ".join(sorted(_plain(" ".join(words)).split())), "authors")} if words else set()
    for variable, name in NAMES.items():
        if name == "authors":
            continue
        for value in parsed.values(variable):
            values.add((_READ.get(name, _plain)(value), name))
    return values


def _plain(value: str) -> str:
    return " ".join(re.findall(r"\w+", value.casefold()))


def _pages(value: str) -> str:
    return re.sub(r"\s*(?:ff?|sqq?|sgg?|ss|и сл|n)$", "", _plain(value))


def _year(value: str) -> str:
    year = re.search(r"\d{4}(?:\W\d{2,4})?", value)
    return _plain(year[0] if year else value)


_READ = {"pages": _pages, "year": _year}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("annotated", type=Path)
    parser.add_argument("manuscripts", type=Path, nargs="*")
    parser.add_argument("--misses", type=int, default=0)
    arguments = parser.parse_args()
    for name, references in held_out(arguments.annotated).items():
        fields, single, speed = measure_annotated(references)
        print(f"{name} ({len(references)}): {speed:,.0f} a second of CPU\n  fields {fields}\n  words  {single}")
    whole = Score()
    for folder in sorted(path.parent for root in arguments.manuscripts for path in root.rglob("gold.jsonl")):
        score = Score()
        for cite in gold_cites(folder):
            found, gold = found_values(parse_full(cite["text"])), gold_values(cite)
            score.add(found, gold)
            whole.add(found, gold)
            if found != gold and arguments.misses:
                print(f"{cite['text']}\n    extra {found - gold}\n    missed {gold - found}")
        print(f"{folder.name:<20} {score}")
    if arguments.manuscripts:
        print(f"{'all':<20} {whole}")


if __name__ == "__main__":
    main()
