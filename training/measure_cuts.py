#!/usr/bin/env python3
"""Measures the cutting of notes with several references: ``measure_cuts.py ANNOTATED [--misses]``.

References held out of training are joined as authors join them, by words that no note for training has
(``joined.py``). A reference is cut rightly if both its edges are right, marks aside.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1]))

from corpora import held_out
from joined import Joined, joined
from notes import notes_of
from records import records_of

from footnotes.citations.full.cutting import cut

NOTES = 300
_WORD = re.compile(r"\w+")


def edges(text: str, place: tuple[int, int]) -> tuple[int, int]:
    """Return a place without the marks around it."""
    words = list(_WORD.finditer(text, *place))
    return (words[0].start(), words[-1].end()) if words else place


def semicolons(text: str) -> list[tuple[int, int]]:
    """Cut at semicolons, to compare with."""
    return [match.span() for match in re.finditer(r"[^;]+", text)]


def main() -> None:
    """Print for each kind of references how many are cut rightly out of notes that hold several."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("annotated", type=Path)
    parser.add_argument("--misses", action="store_true")
    arguments = parser.parse_args()
    held = held_out(arguments.annotated)
    every = [reference for references in held.values() for reference in references]
    for name, references in {**held, "notes": list(notes_of(records_of(every), Random(5), bare=True))}.items():
        notes = [note for note in joined(references, NOTES, Random(9), fresh=True) if len(note.places) > 1]
        print(f"{name}: {_share(notes, cut, arguments.misses)}; at semicolons {_share(notes, semicolons)}")


def _share(notes: list[Joined], way: object, tell: bool = False) -> str:
    right = wanted = found = 0
    for note in notes:
        assert callable(way)
        gold = {edges(note.text, place) for place in note.places}
        cuts = {edges(note.text, place) for place in way(note.text)}
        right, wanted, found = right + len(gold & cuts), wanted + len(gold), found + len(cuts)
        if tell and gold - cuts:
            print(f"{note.text}\n    missed {[note.text[s:e] for s, e in sorted(gold - cuts)]}")
            print(f"    found {[note.text[s:e] for s, e in sorted(cuts - gold)]}")
    return f"{right / wanted:.3f} of {wanted} right, {right / max(1, found):.3f} of {found} found"


if __name__ == "__main__":
    main()
