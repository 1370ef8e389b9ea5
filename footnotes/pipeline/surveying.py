"""Manuscripts with what they cite and what is wrong with them, ready to be shown on a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from footnotes.csl.styles import find_style
from footnotes.model.analysis import Analysis
from footnotes.model.bibliography import Bibliography
from footnotes.model.diagnostic import Diagnostic
from footnotes.model.rich_text import RichText
from footnotes.pipeline.processing import processor
from footnotes.reporting.html.survey import SourceId, Survey, Surveyed


def survey(
    checked: Sequence[tuple[Analysis, Sequence[Diagnostic]]],
    findings: Iterable[Diagnostic],
    style: str,
    *,
    language: str | None = None,
) -> Survey:
    """Return what is known of manuscripts: each with its findings, and the entries they cite formatted in a style.

    ``findings`` are those in the bibliographies. Raises InputError for an unknown style or language.
    """
    bibliographies: dict[int, Bibliography] = {}
    numbers: dict[int, int] = {}
    surveyed = []
    for analysis, found in checked:
        shared = analysis.bibliography.shared or analysis.bibliography
        number = numbers.setdefault(id(shared), len(numbers))
        bibliographies[number] = shared
        surveyed.append(Surveyed(analysis, tuple(found), number))
    formatted: dict[SourceId, RichText] = {}
    for number in bibliographies:
        analyses = [one.analysis for one in surveyed if one.bibliography == number]
        entries = _formatted(analyses, style, language)
        formatted |= {(number, key): text for key, text in entries.items()}
    return Survey(tuple(surveyed), tuple(bibliographies.values()), formatted, tuple(findings), style)


def _formatted(analyses: Sequence[Analysis], style: str, language: str | None) -> dict[str, RichText]:
    """Return the entries that manuscripts cite as the style's bibliography has them."""
    works = {key: analysis.bibliography.entries[key] for analysis in analyses for key in _cited(analysis)}
    prepared = processor(find_style(style), works.values(), analyses[0].bibliography, language=language)
    prepared.cite_silently(works)
    return {key: prepared.reference(key) for key in works}


def _cited(analysis: Analysis) -> Iterator[str]:
    for resolved in analysis.citations:
        for resolution in resolved.resolutions:
            if resolution.entry is not None and resolution.entry in analysis.bibliography.entries:
                yield resolution.entry
