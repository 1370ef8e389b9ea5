#!/usr/bin/env python3
"""Measures ``parse --full`` on ``law-notes.txt``: F1 of words and of fields, and with ``--misses`` what is missed.

Nothing of these references is trained on.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from measure import Score
from measure_spans import Span, named, words

from footnotes.citations.full.parsing import labelled, parse_full

_FIELDS = {
    "a": "author", "e": "editor", "r": "translator", "t": "title", "j": "container-title", "v": "volume", "i": "issue",
    "y": "issued", "l": "publisher-place", "b": "publisher", "p": "page", "u": "URL",
}  # fmt: skip
# Words that label a value, which annotators mark with it or not.
_LABELS = frozenset(
    (
        "s",
        "p",
        "pp",
        "at",
        "ed",
        "eds",
        "hrsg",
        "trans",
        "and",
        "und",
        "vol",
        "jg",
        "n",
        "no",
        "heft",
        "ff",
        "f",
        "per",
        "et",
        "al",
    )
)
_MARKED = re.compile(r"\{(\w) ([^{}]*)\}")


def read(path: Path) -> list[tuple[str, list[Span]]]:
    """Return the references of a file with the spans of their fields."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        text, at, spans = "", 0, []
        for match in _MARKED.finditer(line):
            text += line[at : match.start()]
            spans.append((len(text), len(text) + len(match[2]), _FIELDS[match[1]]))
            text, at = text + match[2], match.end()
        found.append(((text + line[at:]).rstrip(), spans))
    return found


def values(text: str, spans: list[Span]) -> set[tuple[str, str]]:
    """Return each field with all its words but labels: two authors are one value, as are two pages."""
    found: dict[str, list[str]] = {}
    for start, end, field in sorted(spans):
        found.setdefault(field, []).extend(re.findall(r"\w+", text[start:end].lower()))
    kept = ((" ".join(word for word in told if word not in _LABELS), field) for field, told in found.items())
    return {(told, field) for told, field in kept if told}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true")
    arguments = parser.parse_args()
    of_words, of_fields = Score(), Score()
    for text, spans in read(Path(__file__).with_name("law-notes.txt")):
        found, gold = named(list(labelled(parse_full(text))), False), named(spans, False)
        mine, theirs = values(text, found), values(text, gold)
        of_words.add(words(text, found), words(text, gold))
        of_fields.add(mine, theirs)
        if arguments.misses and mine != theirs:
            print(text)
            for sign, those in (("-", theirs - mine), ("+", mine - theirs)):
                print("".join(f"    {sign} {field}: {told}\n" for told, field in sorted(those)), end="")
    print(f"words  {of_words}\nfields {of_fields}")


if __name__ == "__main__":
    main()
