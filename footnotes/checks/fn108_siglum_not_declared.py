"""FN108: a siglum that the manuscript never explains.

What it does
    Reports the first cite by each siglum of the bibliography that the manuscript neither declares ("hereafter RKEB")
    nor lists (a line ``RKEB: …`` or ``RKEB = …``). Off by default: many books have the list in another file.

Why it matters
    The bibliography knows what RKEB is; the reader does not.

Example
    ``(RKEB 3 40)`` in a manuscript that says nothing more of RKEB.

Instead
    ``Reabilitatsiia: kak eto bylo (hereafter RKEB) 3, 40``, or a list of abbreviations.

Fix
    None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from footnotes.checks.rule import Conventions, Finding
from footnotes.checks.sigla import declared, uses
from footnotes.model.analysis import Analysis
from footnotes.resolve.words import squash
from footnotes.translations import gettext


def find(analysis: Analysis, conventions: Conventions) -> Iterator[Finding]:
    """Yield a finding for the first use of each siglum that is not declared."""
    known = set(declared(analysis))
    sigla = set(map(squash, analysis.bibliography.sigla))
    for use in uses(analysis):
        name = squash(use.siglum)
        if name in known or name not in sigla:
            continue
        known.add(name)
        listed = rf"^[*_]*{re.escape(use.siglum)}\.?[*_]*(?:\s*[:=–—]|\t| {{2,}})"
        if not re.search(listed, analysis.manuscript.text, re.MULTILINE):
            yield Finding(
                analysis.place(use.span), gettext('siglum "{siglum}" is never declared').format(siglum=use.siglum)
            )
