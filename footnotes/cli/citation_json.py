"""The JSON of a citation: one object, the same from ``find`` and ``parse``.

Offsets count characters of the file's own text, the end exclusive; ``text`` is that stretch of the file. The values of
a cite are the reader's text, in the author's writing.
"""

from __future__ import annotations

from typing import Any

from footnotes.model.analysis import Analysis, Place
from footnotes.model.resolution import Candidate, Resolution, ResolvedCitation


def citation_object(analysis: Analysis, resolved: ResolvedCitation) -> dict[str, Any]:
    """Return what is known of a citation as an object for ``json``, which writes tuples as it does lists."""
    citation, manuscript = resolved.citation, analysis.manuscript
    place = analysis.place(citation.span)
    return {
        "line": place.line,
        "column": place.column,
        "start": place.span.start,
        "end": place.span.end,
        "text": _as_written(analysis, place),
        "where": "text" if citation.note is None else "note",
        "note": None if citation.note is None else manuscript.notes[citation.note].label,
        "form": citation.form,
        "quoted": citation.quoted,
        "antecedent": _antecedent_line(analysis, resolved),
        "cites": [_cite_object(analysis, resolution) for resolution in resolved.resolutions],
    }


def _antecedent_line(analysis: Analysis, resolved: ResolvedCitation) -> int | None:
    """Return the line of the earlier citation that the first of the cites leaning on one leans on."""
    indices = [item.antecedent for item in resolved.resolutions if item.antecedent is not None]
    return analysis.place(analysis.citations[indices[0]].citation.span).line if indices else None


def _cite_object(analysis: Analysis, resolution: Resolution) -> dict[str, Any]:
    cite = resolution.cite
    return {
        "text": _as_written(analysis, analysis.place(cite.span)),
        "source": resolution.entry,
        "form": cite.form,
        "signal": cite.signal,
        "authors": cite.authors,
        "title": cite.title,
        "container": cite.container,
        "volume": cite.volume,
        "issue": cite.issue,
        "year": cite.year,
        "date": cite.date,
        "place": cite.place,
        "publisher": cite.publisher,
        "pages": cite.pages,
        "url": cite.url,
        "locators": [{"label": locator.label, "value": locator.value} for locator in cite.locators],
        "parallel": cite.parallel,
        "candidates": [_candidate_object(candidate) for candidate in resolution.candidates],
    }


def _as_written(analysis: Analysis, place: Place) -> str:
    return place.span.of(analysis.manuscript.parts[place.part])


def _candidate_object(candidate: Candidate) -> dict[str, Any]:
    why = "; ".join([evidence.why for evidence in candidate.evidence])
    return {"key": candidate.key, "score": round(candidate.score, 3), "why": why}
