"""Plots that answer an author's questions, one a file.

Each file has ``chart(contents)``, which returns its plot, or None where there is nothing to be seen.
"""

from __future__ import annotations

from footnotes.reporting.html.charts import chapters, companions, frequency, years
from footnotes.reporting.html.charts.drawing import Chart
from footnotes.reporting.html.contents import Contents

CHARTS = (chapters, years, frequency, companions)


def charts(contents: Contents) -> list[Chart]:
    """Return the plots that have something to show, in the order of the page."""
    return [found for found in (module.chart(contents) for module in CHARTS) if found is not None]
