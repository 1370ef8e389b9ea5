#!/usr/bin/env python3
"""Measures what the model makes of a kind of references it has never seen: ``measure_unseen.py ANNOTATED``.

Trains twice, each time without one corpus (also without its records in the synthetic references), and measures spans on
all of that. Takes a third of the references and half of the rounds of ``train.py``, so that it ends within minutes.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pycrfsuite

sys.path.insert(0, str(Path(__file__).parents[1]))

from corpora import held_in_by_file, held_out
from measure_spans import measure
from train import PARAMETERS, labels_of, synthetic

from footnotes.citations.full import tagging
from footnotes.citations.full.words import words_of

STEP, ITERATIONS = 3, 60


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("annotated", type=Path)
    arguments = parser.parse_args()
    by_file, marked = held_in_by_file(arguments.annotated), held_out(arguments.annotated, as_marked=True)
    for corpus in ("linkedbooks", "anystyle"):
        known = [one for name, references in by_file.items() if not name.startswith(corpus) for one in references]
        trainer = pycrfsuite.Trainer(verbose=False)
        for reference in [*known, *synthetic(known, Random(3))][::STEP]:
            if words := words_of(reference.text):
                trainer.append(tagging.observations(reference.text, words), labels_of(reference, words))
        trainer.set_params({**PARAMETERS, "max_iterations": ITERATIONS})
        with TemporaryDirectory() as folder:
            path = str(Path(folder) / "unseen.crf")
            trainer.train(path)
            tagger = pycrfsuite.Tagger()
            tagger.open(path)
            with patch.object(tagging, "_model", lambda tagger=tagger: tagger):
                for name, references in marked.items():
                    if name.startswith(corpus):
                        of_words, of_fields, _ = measure(references, corpus == "linkedbooks")
                        print(f"{name}, never seen\n  words  {of_words}\n  fields {of_fields}", flush=True)


if __name__ == "__main__":
    main()
