"""FN104: an ibid. after a note or citation with several sources.

What it does
    Reports each "ibid.", "ebd.", "там же" whose note or parenthesis before cites two sources or more. A second edition
    of the same passage ("86-7 / Russian ed. 52") is no second source.

Why it matters
    Nobody can tell which of them is meant (Chicago Manual of Style 17, 14.34; MHRA Style Guide 4, 7.4).

Example
    ``[^1]: Getty, Origins, 7; Broué, Trotsky, 12.`` and then ``[^2]: Ibid., 15.``

Instead
    Name the source: ``[^2]: Broué, Trotsky, 15.``

Fix
    None.
"""

from __future__ import annotations

from collections.abc import Iterator

from footnotes.checks.antecedents import sources_before_ibid
from footnotes.checks.rule import Conventions, Finding
from footnotes.checks.wording import words_of
from footnotes.model.analysis import Analysis
from footnotes.translations import gettext


def find(analysis: Analysis, conventions: Conventions) -> Iterator[Finding]:
    """Yield a finding for each ibid. that may mean one of several sources."""
    for number, resolved in enumerate(analysis.citations):
        for resolution in resolved.resolutions:
            sources = sources_before_ibid(analysis, number, resolution)
            if len(sources) > 1:
                message = gettext('"{cite}" after several sources: {sources}').format(
                    cite=words_of(resolution.cite), sources=", ".join(sources)
                )
                yield Finding(analysis.place(resolution.cite.span), message)
