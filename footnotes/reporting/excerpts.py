"""From findings to what a report shows of them: ends, excerpts, explanations."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from footnotes.model.analysis import Analysis
from footnotes.model.diagnostic import Diagnostic
from footnotes.reporting.explaining import explained
from footnotes.reporting.report import Excerpt, Reported
from footnotes.text import LineIndex, Span

_AROUND = 200  # characters of a line kept on either side of the beginning of a finding
_LONGEST_LINE = 10_000  # characters before a finding that are counted in bytes


def in_manuscript(analysis: Analysis, diagnostics: Iterable[Diagnostic], *, explain: bool = False) -> list[Reported]:
    """Return the findings of a manuscript as they are reported; with ``explain``, with the evidence for their cites."""
    return [
        _reported(analysis, item)._replace(explanation=tuple(explained(analysis, item)) if explain else ())
        for item in diagnostics
    ]


def _reported(analysis: Analysis, item: Diagnostic) -> Reported:
    if item.path != analysis.manuscript.path:  # in a file that belongs to it
        return by_line([item])[0]
    end = analysis.source_place(Span(item.span.end, item.span.end), item.part)
    if item.part:  # the file inside an archive is markup that no author knows
        manuscript = analysis.manuscript
        meant = manuscript.text_span(item.span, item.part)
        block = manuscript.block_at(meant.start)
        line = block.span if block else meant
        return Reported(item, end.line, end.column, (0, 0), _excerpt(manuscript.text, line, meant))
    source = analysis.manuscript.source
    start = item.span.start - item.column + 1
    line = Span(start, _end_of_line(source, item.span.start))
    return Reported(
        item, end.line, end.column, _byte_columns(source, start, item.span), _excerpt(source, line, item.span)
    )


def by_line(diagnostics: Iterable[Diagnostic]) -> list[Reported]:
    """Return findings in bibliographies and other files as they are reported: only line and column are known."""
    texts: dict[Path, tuple[str, LineIndex]] = {}
    found = []
    for item in diagnostics:
        if item.path not in texts:
            text = _read(item.path)
            texts[item.path or Path()] = text, LineIndex(text)
        text, lines = texts[item.path or Path()]
        try:
            start = lines.offset(item.line)
        except IndexError:
            start = len(text)
        line = Span(start, _end_of_line(text, start))
        end = max(line.start, line.start + len(line.of(text).rstrip()))
        meant = Span(min(start + item.column - 1, end), end)
        columns = _byte_columns(text, start, meant)
        found.append(Reported(item, item.line, meant.end - start + 1, columns, _excerpt(text, line, meant)))
    return found


def _read(path: Path | None) -> str:
    """Return a file as text to quote a line of; nothing where it has gone since."""
    try:
        return path.read_bytes().decode("utf-8-sig", errors="replace") if path else ""
    except OSError:
        return ""


def _end_of_line(text: str, start: int) -> int:
    ends = (text.find(sign, start) for sign in "\n\r")
    return min((end for end in ends if end >= 0), default=len(text))


def _byte_columns(text: str, line: int, meant: Span) -> tuple[int, int]:
    """Return the columns in bytes of what is meant; the end is counted in the line that it stands in."""
    last = max(line, text.rfind("\n", line, meant.end) + 1)
    if meant.start - line > _LONGEST_LINE or meant.end - last > _LONGEST_LINE:
        return 0, 0
    return len(text[line : meant.start].encode()) + 1, len(text[last : meant.end].encode()) + 1


def _excerpt(text: str, line: Span, meant: Span) -> Excerpt:
    start, end = max(line.start, meant.start - _AROUND), min(line.end, meant.start + _AROUND)
    marked = Span(meant.start - start, max(meant.start, min(meant.end, end)) - start)
    return Excerpt(text[start:end], marked, start > line.start, end < line.end or meant.end > line.end)
