"""Reports of findings, one output format a file (layer 4).

A format's module is named as the format and holds ``render(report)``, which returns the whole text. To add one, write
the module and name it in ``FORMATS``.
"""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False
if TYPE_CHECKING:
    from footnotes.reporting.report import Report

FORMATS = ("concise", "full", "grouped", "json", "json-lines", "sarif", "github", "gitlab", "junit", "rdjson")
FOR_READERS = ("concise", "full", "grouped")  # the others are for programs
FOR_STATISTICS = ("concise", "json")


def render(report: Report, output_format: str) -> str:
    """Return a report as one of ``FORMATS`` writes it."""
    module = import_module(f"footnotes.reporting.{output_format.replace('-', '_')}")
    text: str = module.render(report)
    return text
