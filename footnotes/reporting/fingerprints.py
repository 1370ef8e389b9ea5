"""Fingerprints of findings, which stay the same while lines move."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256

from footnotes.reporting.report import Report


def fingerprints(report: Report) -> list[str]:
    """Return for each finding 64 hexadecimal digits.

    They are made of the file's path, the rule and the words that are meant, and of how many of the same come before it:
    not of the line, nor of the message, which has the user's language.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    found = []
    for item in report.findings:
        finding = item.diagnostic
        path = report.shown(finding.path).replace("\\", "/")
        own = (path, finding.code, finding.surroundings.words)
        seen[own] += 1
        found.append(sha256("\0".join((*own, str(seen[own]))).encode(errors="surrogatepass")).hexdigest())
    return found
