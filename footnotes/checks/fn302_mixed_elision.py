"""FN302: a page range shortened otherwise than the others of the manuscript, or than the settings ask.

What it does
    Compares the ranges of pages with each form that CSL knows (``expanded`` 198–199, ``minimal`` 198–9, ``minimal-two``
    198–99, ``chicago-15``, ``chicago-16``) and reports those that break the form that most of them keep to; where
    ``page-range-format`` is set, those that break that. Ranges that all forms write alike (12–48) tell nothing.

Why it matters
    Every house has a rule for this; a manuscript that mixes two has been written over years, or by two hands.

Example
    ``(Davis, Return 198–199)``, ``(Davis, Return 205–206)`` and, later, ``(Davis, Return 211–2)``.

Instead
    ``(Davis, Return 211–212)``.

Fix
    Writes the end of the range in the form asked for, or in that of most ranges.
"""

from __future__ import annotations

from collections.abc import Iterator

from footnotes.checks.locators import Range, ranges
from footnotes.checks.mending import fix
from footnotes.checks.rule import Conventions, Finding
from footnotes.model.analysis import Analysis
from footnotes.model.diagnostic import Safety
from footnotes.text.page_ranges import SHORTENINGS, shortened_end
from footnotes.translations import gettext

_FORMS = ("expanded", "chicago-16", "minimal-two", "minimal", "chicago-15")


def find(analysis: Analysis, conventions: Conventions) -> Iterator[Finding]:
    """Yield a finding for each range that is not in the form of most, or of the settings."""
    both = ((found, _ends(found)) for found in ranges(analysis) if found.label == "page")
    telling = [(found, ends) for found, ends in both if ends]
    asked = conventions.page_range_format
    form = asked if asked in SHORTENINGS else _usual(telling)
    for found, ends in telling:
        end = ends[form]
        if found.last != end:
            mended = f"{found.first}{found.dash.strip()}{end}"
            message = (
                gettext('range "{range}" is shortened otherwise than {form} asks: {mended}')
                if asked
                else gettext('range "{range}" is shortened otherwise than most here: {mended}')
            ).format(range=f"{found.first}{found.dash.strip()}{found.last}", form=form, mended=mended)
            mend = fix(analysis, gettext("write {words}").format(words=mended), Safety.SAFE, (found.last_span, end))
            yield Finding(analysis.place(found.span), message, fix=mend)


def _ends(found: Range) -> dict[str, str]:
    """Return the end of a range in each form; nothing where all forms write it alike."""
    digits = found.digits
    if not digits or len(digits[0]) != len(digits[1]) or int(digits[0]) >= int(digits[1]):
        return {}
    ends = {form: shortened_end(*digits, form) for form in _FORMS}
    return ends if len(set(ends.values())) > 1 else {}


def _usual(telling: list[tuple[Range, dict[str, str]]]) -> str:
    """Return the form that most ranges keep to; of two, the one that the first range keeps to."""
    kept = {form: [ends[form] == found.last for found, ends in telling] for form in _FORMS}
    return max(_FORMS, key=lambda form: (sum(kept[form]), kept[form][:1]))
