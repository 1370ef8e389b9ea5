"""Disambiguation: cites that render alike are told apart (CSL 1.0.2, "Disambiguation")."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from footnotes.csl.context import Disambiguation, Place

if TYPE_CHECKING:
    from footnotes.csl.processor import Processor


def disambiguate(processor: Processor, firsts: Mapping[str, Place]) -> dict[str, Disambiguation]:
    """Return the state of every entry that needs one."""
    return {}
