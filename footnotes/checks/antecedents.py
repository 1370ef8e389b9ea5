"""One cause, one finding: cites that lean on a cite that is reported itself."""

from __future__ import annotations

from footnotes.model.analysis import Analysis
from footnotes.model.citation import CiteForm
from footnotes.model.resolution import Resolution


def leans_on_unresolved(analysis: Analysis, resolution: Resolution) -> bool:
    """Say whether a bare locator or an ibid. has no source only because the citation it leans on has none."""
    if resolution.antecedent is None or resolution.cite.form not in (CiteForm.LOCATOR, CiteForm.IBID):
        return False
    earlier = analysis.citations[resolution.antecedent]
    return any(item.entry is None for item in earlier.resolutions)
