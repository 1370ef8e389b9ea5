"""Asks the model for the field of each word."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from footnotes.citations.full.features import features_of
from footnotes.citations.full.words import Word
from footnotes.resources import resource

if TYPE_CHECKING:
    import pycrfsuite


def tags_of(text: str, words: Sequence[Word]) -> list[str]:
    """Return the field of each word of a reference: a CSL variable, or one of those that are no fields of an entry."""
    return tags_for(observations(text, words))


def tags_for(seen: Sequence[Sequence[str]]) -> list[str]:
    """Return the field of each word by what the model sees of it."""
    return list(_model().tag(seen))


def observations(text: str, words: Sequence[Word]) -> list[list[str]]:
    """Return what the model sees of each word."""
    return features_of(text, words)


@cache
def _model() -> pycrfsuite.Tagger:
    import pycrfsuite

    tagger = pycrfsuite.Tagger()
    tagger.open(str(resource("references/full-references.crf")))
    return tagger
