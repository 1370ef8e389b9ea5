"""Each finding with its line, what is meant underlined, the candidates and what to do."""

from __future__ import annotations

from collections.abc import Iterator

from footnotes.model.diagnostic import Fix, Safety
from footnotes.reporting.concise import headline
from footnotes.reporting.report import Excerpt, Report, Reported
from footnotes.reporting.terminal import TAB, dim, in_colour_of, is_right_to_left, safe, width
from footnotes.text import Span
from footnotes.translations import gettext

_CUT = "…"
_LEAST = 20  # columns for the line, however narrow the terminal
_BEFORE = 3  # the part of the columns, at most, for what stands before the finding: a third


def render(report: Report) -> str:
    """Return the findings, a blank line after each."""
    return "".join(f"{headline(report, item)}\n" + "".join(_below(report, item)) + "\n" for item in report.findings)


def _below(report: Report, item: Reported) -> Iterator[str]:
    finding = item.diagnostic
    margin = len(str(finding.line)) + 1
    bar = dim("|", coloured=report.coloured)
    if item.excerpt.text.strip():
        line, underline = shown_line(item.excerpt, max(_LEAST, report.width - margin - 2))
        yield f"{'':{margin}}{bar}\n"
        yield f"{dim(str(finding.line), coloured=report.coloured)} {bar} {line}\n"
        painted = in_colour_of(finding.severity, underline.strip(), coloured=report.coloured)
        yield f"{'':{margin}}{bar} {underline[: len(underline) - len(underline.lstrip())]}{painted}\n"
    equals = dim("=", coloured=report.coloured)
    for related in finding.related:
        yield f"{'':{margin}}{equals} {safe(related)}\n"
    if finding.help and finding.help not in finding.message:
        yield f"{'':{margin}}{equals} {gettext('help: {text}').format(text=safe(finding.help))}\n"
    if finding.fix:
        yield f"{'':{margin}}{equals} {_fix(finding.fix)}\n"
    for line in item.explanation:
        yield f"{'':{margin}}{equals} {safe(line)}\n"


def _fix(fix: Fix) -> str:
    told = gettext("safe fix: {title}") if fix.safety is Safety.SAFE else gettext("unsafe fix: {title}")
    return told.format(title=safe(fix.title))


def shown_line(excerpt: Excerpt, columns: int) -> tuple[str, str]:
    """Return an excerpt as it fits in so many columns, and the line below it that underlines what is meant.

    Tabs are spaces, wide and combining characters are underlined as wide as they are shown. Where the text runs from
    right to left, no column is sure: what is meant is then repeated instead.
    """
    text, marked = safe(excerpt.text), excerpt.marked
    cells = [" " * (TAB - at % TAB) if sign == "\t" else sign for at, sign in enumerate(text)]
    widths = [len(cell) if cell.isspace() else width(cell) for cell in cells]
    window = _window(widths, marked, columns - 2 * len(_CUT))
    before = _CUT if excerpt.is_begun or window.start > 0 else ""
    after = _CUT if excerpt.is_cut or window.end < len(cells) else ""
    line = f"{before}{''.join(cells[window.start : window.end])}{after}"
    meant = Span(marked.start, max(marked.start, min(marked.end, window.end)))
    if is_right_to_left(line):
        return line, f"^ {meant.of(text).strip()}"
    indent = len(before) + sum(widths[window.start : meant.start])
    under = sum(widths[meant.start : meant.end]) + (len(after) if marked.end > window.end else 0)
    return line, " " * indent + "^" * max(1, under)


def _window(widths: list[int], marked: Span, columns: int) -> Span:
    """Return what of a line is shown: all of it, or what is meant with as much around it as there is room for."""
    if sum(widths) <= columns:
        return Span(0, len(widths))
    free = max(0, columns - sum(widths[marked.start : marked.end]))
    after = min(sum(widths[marked.end :]), free - min(free, columns // _BEFORE))
    start = marked.start
    room = free - after
    while start > 0 and room >= widths[start - 1]:
        start -= 1
        room -= widths[start]
    end, room = start, columns
    while end < len(widths) and room >= widths[end]:
        room -= widths[end]
        end += 1
    return Span(start, end)
