"""JUnit's XML, which most servers of continuous integration show: a suite for each file, a failure for each finding.

Source: the schema of Jenkins' xUnit plugin (``junit-10.xsd``). What XML 1.0 has no place for is left out (XML 1.0,
production 2).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from footnotes.patterns import pattern
from footnotes.reporting.report import Report, Reported

_NO_XML = pattern("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(report: Report) -> str:
    """Return the XML; a run without findings is one test that passed."""
    groups = [
        (name, list(items)) for name, items in groupby(report.findings, lambda item: report.shown(item.diagnostic.path))
    ]
    suites = "".join(_suite(name, items) for name, items in groups) or _passed()
    total = len(report.findings)
    head = f'<testsuites name="footnotes" tests="{max(total, 1)}" failures="{total}" errors="0">'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{head}\n{suites}</testsuites>\n'


def _suite(path: str, items: Sequence[Reported]) -> str:
    count = len(items)
    head = f'<testsuite name={_attribute(path)} tests="{count}" failures="{count}" errors="0" skipped="0" time="0">'
    return f" {head}\n{''.join(_case(path, item) for item in items)} </testsuite>\n"


def _case(path: str, item: Reported) -> str:
    finding = item.diagnostic
    place = f"{path}:{finding.line}:{finding.column}"
    body = "\n".join((f"{place} {finding.message}", *item.explanation))
    return (
        f"  <testcase name={_attribute(f'{finding.code} {finding.line}:{finding.column}')}"
        f' classname={_attribute(path)} file={_attribute(path)} line="{finding.line}" time="0">\n'
        f"   <failure type={_attribute(finding.code)} message={_attribute(finding.message)}>"
        f"{escape(_clean(body))}</failure>\n  </testcase>\n"
    )


def _passed() -> str:
    case = '  <testcase name="no findings" classname="footnotes" time="0"/>\n'
    head = '<testsuite name="footnotes" tests="1" failures="0" errors="0" skipped="0" time="0">'
    return f" {head}\n{case} </testsuite>\n"


def _attribute(text: str) -> str:
    return quoteattr(_clean(text))


def _clean(text: str) -> str:
    return _NO_XML.sub("\ufffd", text)
