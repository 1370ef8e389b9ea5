"""The rules there are: FN0xx the checks themselves, FN1xx sources, FN2xx cites against their entries, FN3xx locators,
FN4xx notes, FN5xx bibliographies, FN6xx consistency.

To add one, write its file (``fn101_unresolved_source.py`` shows how), name it here, and run ``make docs``.
"""

from __future__ import annotations

from footnotes.checks.rule import Rule, Subject
from footnotes.model.diagnostic import Safety, Severity

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
_BIBLIOGRAPHY = Subject.BIBLIOGRAPHY

RULES: tuple[Rule, ...] = (
    Rule("FN001", "unused-suppression", _WARNING, subject=Subject.SUPPRESSIONS),
    Rule("FN101", "unresolved-source", _ERROR, fix=Safety.UNSAFE),
    Rule("FN102", "ambiguous-source", _ERROR),
    Rule("FN103", "ibid-without-antecedent", _ERROR),
    Rule("FN104", "ibid-after-several-sources", _WARNING),
    Rule("FN105", "ambiguous-op-cit", _WARNING),
    Rule("FN106", "locator-without-source", _ERROR),
    Rule("FN107", "siglum-before-declaration", _WARNING),
    Rule("FN108", "siglum-not-declared", _WARNING, on=False),
    Rule("FN109", "siglum-for-two-entries", _ERROR, subject=_BIBLIOGRAPHY),
    Rule("FN110", "name-differs", _WARNING, fix=Safety.UNSAFE),
    Rule("FN111", "title-differs", _WARNING, fix=Safety.UNSAFE),
    Rule("FN112", "uncertain-locator", _WARNING, on=False),
    Rule("FN201", "year-differs", _WARNING),
    Rule("FN202", "page-outside-entry", _WARNING),
    Rule("FN203", "volume-beyond-work", _WARNING),
    Rule("FN204", "journal-volume-differs", _WARNING),
    Rule("FN205", "imprint-differs", _WARNING, on=False),
    Rule("FN206", "invalid-identifier", _ERROR, subject=_BIBLIOGRAPHY),
    Rule("FN301", "range-backwards", _WARNING),
    Rule("FN302", "mixed-elision", _WARNING, fix=Safety.SAFE),
    Rule("FN303", "hyphen-in-range", _WARNING, on=False, fix=Safety.SAFE),
    Rule("FN304", "stray-space", _WARNING, fix=Safety.SAFE),
    Rule("FN305", "page-label-number", _WARNING, fix=Safety.SAFE),
    Rule("FN306", "mixed-numerals", _WARNING),
    Rule("FN401", "marker-without-note", _ERROR),
    Rule("FN402", "note-without-marker", _WARNING),
    Rule("FN403", "note-out-of-order", _WARNING),
    Rule("FN404", "note-number-twice", _ERROR),
    Rule("FN405", "empty-note", _WARNING),
    Rule("FN406", "marker-at-punctuation", _WARNING, on=False),
    Rule("FN407", "adjacent-markers", _WARNING),
    Rule("FN501", "entry-never-cited", _WARNING, subject=_BIBLIOGRAPHY),
    Rule("FN502", "same-work-twice", _WARNING, subject=_BIBLIOGRAPHY),
    Rule("FN503", "missing-field", _WARNING, on=False, subject=_BIBLIOGRAPHY),
    Rule("FN504", "key-twice", _ERROR, subject=_BIBLIOGRAPHY),
    Rule("FN505", "entry-failed-to-load", _ERROR, subject=_BIBLIOGRAPHY),
    Rule("FN506", "broken-crossref", _ERROR, subject=_BIBLIOGRAPHY),
    Rule("FN507", "swapped-names", _WARNING, subject=_BIBLIOGRAPHY),
    Rule("FN601", "first-citation-short", _WARNING, on=False),
    Rule("FN602", "full-again", _WARNING, on=False),
    Rule("FN603", "source-by-two-names", _WARNING, on=False, fix=Safety.UNSAFE),
    Rule("FN604", "ibid-and-short-mixed", _WARNING, on=False, fix=Safety.UNSAFE),
    Rule("FN605", "mixed-ibid-forms", _WARNING),
    Rule("FN606", "mixed-quotation-marks", _WARNING),
)
