"""FN103: an ibid. with nothing before it that it could mean.

What it does
    Reports each "ibid.", "op. cit.", "idem", "ebd.", "там же" that no earlier citation answers to: the first of a
    manuscript or chapter, an "op. cit." of an author not cited before.

Why it matters
    Such an ibid. is left over from a note that was moved or deleted; its reader is sent nowhere.

Example
    ``[^1]: Ibid., 125.`` as the first note of a manuscript.

Instead
    Name the source: ``[^1]: Getty, Origins, 125.``

Fix
    None.
"""

from __future__ import annotations

from collections.abc import Iterator

from footnotes.checks.antecedents import leans_on_unresolved, sources_before_ibid, works_of_op_cit
from footnotes.checks.rule import Conventions, Finding
from footnotes.model.analysis import Analysis
from footnotes.model.citation import CiteForm
from footnotes.translations import gettext


def find(analysis: Analysis, conventions: Conventions) -> Iterator[Finding]:
    """Yield a finding for each cite of the ibid. family that has no antecedent."""
    for number, resolved in enumerate(analysis.citations):
        for resolution in resolved.resolutions:
            cite = resolution.cite
            if cite.form is not CiteForm.IBID or cite.place or resolution.entry or resolution.rivals:
                continue
            several = sources_before_ibid(analysis, number, resolution) or works_of_op_cit(analysis, number, resolution)
            if len(several) < 2 and not leans_on_unresolved(analysis, resolution):
                message = gettext('"{cite}" without antecedent').format(cite=" ".join(cite.text.split()))
                if resolution.reason:
                    message = gettext("{message}: {reason}").format(message=message, reason=resolution.reason)
                yield Finding(analysis.place(cite.span), message, help=resolution.reason)
