#!/usr/bin/env python3
"""Trains the model of full references: ``train.py ANNOTATED -o MODEL`` (needs python-crfsuite; takes some minutes)."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random

import pycrfsuite

sys.path.insert(0, str(Path(__file__).parents[1]))

from corpora import Annotated, held_in
from notes import notes_of
from records import invented, records_of
from synthetic import references_of

from footnotes.citations.full.features import sense_of
from footnotes.citations.full.tagging import observations
from footnotes.citations.full.words import Word, words_of
from footnotes.csl import styles

INVENTED, TAKEN = 800, 3000  # records made up for each language; records of annotated references
LAW = re.compile("bluebook|law|oscola|recht|jur")  # names of styles whose notes are like no others
LABELLED = {"page", "volume", "issue", "number", "edition", "folio"}  # fields that a label may stand in
LABELS = {
    "page", "volume", "issue", "number", "note", "column", "folio", "book", "part", "chapter", "figure", "plate",
    "table", "line", "section", "paragraph", "editions", "conjunctions", "following",
}  # fmt: skip
ROMAN = re.compile("[IVXLC]+")
PARAMETERS = {"c1": 0.5, "c2": 0.05, "max_iterations": 110, "feature.minfreq": 4}


def labels_of(reference: Annotated, words: Iterable[Word]) -> list[str]:
    """Return the field of each word; the labels before numbers ("pp.", "Bd.") are in none."""
    labels = []
    for word in words:
        middle = (word.start + word.end) / 2
        field = next((field for start, end, field in reference.spans if start <= middle < end), "other")
        if field in LABELLED and sense_of(word.text) in LABELS and not ROMAN.fullmatch(word.text):
            field = "other"
        labels.append(field)
    return labels


def synthetic(annotated: list[Annotated], chance: Random) -> Iterator[Annotated]:
    """Yield references rendered from records, those made up in styles of their own language first of all."""
    of_notes, of_language, others = _pools()
    for language, made_up in invented(Path(__file__).with_name("words.yml"), INVENTED, chance):
        own = of_language.get(language, [])
        pool = [*own * (1 + 300 // max(1, len(own))), *chance.sample(of_notes, 300), *chance.sample(others, 200)]
        yield from references_of(made_up, pool, chance)
        if language != "ru":
            yield from notes_of(made_up[: INVENTED // 3], chance)
    taken = list(records_of(annotated))
    chance.shuffle(taken)
    yield from references_of(taken[:TAKEN], [*of_notes, *chance.sample(others, 400)], chance)
    yield from notes_of(taken[-TAKEN - 1000 :], chance)


def _pools() -> tuple[list[Path], dict[str, list[Path]], list[Path]]:
    """Return the styles of notes, the styles by language, and all others."""
    of_notes, of_language, others = [], {}, []
    for info in styles.list_styles():
        if info.parent:
            continue
        style = styles.find_style(info.name)
        locale = re.search(r'default-locale="(\w\w)', style.path.read_text(encoding="utf-8")[:3000])
        if locale and locale[1] != "en":
            of_language.setdefault(locale[1], []).append(style.path)
        if LAW.search(info.name):
            of_language.setdefault(locale[1] if locale else "en", []).append(style.path)
        (of_notes if info.format == "note" else others).append(style.path)
    return of_notes, of_language, others


def main() -> None:
    """Train the model and say how large it is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("annotated", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    arguments = parser.parse_args()
    annotated = held_in(arguments.annotated)
    trainer = pycrfsuite.Trainer(verbose=False)
    count = 0
    for reference in [*annotated, *synthetic(annotated, Random(3))]:
        if words := words_of(reference.text):
            trainer.append(observations(reference.text, words), labels_of(reference, words))
            count += 1
    trainer.set_params(PARAMETERS)
    trainer.train(str(arguments.output))
    print(f"{count:,} references, {arguments.output.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
