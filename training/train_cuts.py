#!/usr/bin/env python3
"""Trains the model that cuts notes: ``train_cuts.py ANNOTATED -o MODEL``, after the model of full references."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pycrfsuite

sys.path.insert(0, str(Path(__file__).parents[1]))

from corpora import Annotated, held_in_by_file
from joined import Joined, joined
from notes import notes_of
from records import records_of

from footnotes.citations.full.cutting import BEGINS, GOES_ON, NONE, observed
from footnotes.citations.full.tagging import observations, tags_for
from footnotes.citations.full.words import Word, words_of

NOTES = 700  # for each kind of references
PARAMETERS = {"c1": 0.5, "c2": 0.05, "max_iterations": 100, "feature.minfreq": 4}


def pools(folder: Path, chance: Random) -> Iterator[list[Annotated]]:
    """Yield references for training of one kind each, as one note has them: by file, and written as notes."""
    by_file = held_in_by_file(folder)
    yield from by_file.values()
    yield list(notes_of(records_of(one for references in by_file.values() for one in references), chance, bare=True))


def labels_of(note: Joined, words: list[Word]) -> list[str]:
    """Return for each word whether it begins a reference, goes on with one or is in none."""
    labels = []
    begun: set[tuple[int, int]] = set()
    for word in words:
        place = next((one for one in note.places if one[0] <= word.start < one[1]), None)
        labels.append(NONE if place is None else GOES_ON if place in begun else BEGINS)
        if place:
            begun.add(place)
    return labels


def main() -> None:
    """Train the model and say how large it is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("annotated", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    arguments = parser.parse_args()
    chance = Random(7)
    trainer = pycrfsuite.Trainer(verbose=False)
    for references in pools(arguments.annotated, chance):
        for note in joined(references, NOTES, chance):
            words = words_of(note.text)
            seen = observations(note.text, words)
            trainer.append(observed(note.text, words, seen, tags_for(seen)), labels_of(note, words))
    trainer.set_params(PARAMETERS)
    trainer.train(str(arguments.output))
    print(f"{arguments.output.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
