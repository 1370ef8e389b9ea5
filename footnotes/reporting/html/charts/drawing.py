"""Draws plots as SVG by Vega-Lite, which vl-convert runs without a browser.

Colours are names of the page's own (``var(--accent)``), so that plots follow it into the dark and onto paper.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from footnotes.patterns import pattern
from footnotes.records import NamedTuple
from footnotes.resources import package
from footnotes.text.html_elements import Content, Html, element

EXTRA = "vl-convert-python"  # of the extra "report"
_HERE = "https://page.invalid/"  # what links in a plot begin with: Vega takes whole addresses only
_FONT = "system-ui, sans-serif"
LETTER = 7  # pixels that one takes, about
_UNPRINTABLE = pattern("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_END = "\x1f"  # of a label: none has it, for it is not printable
_LONGEST = 30  # letters of a name on an axis
_AXIS = {
    "labelColor": "var(--ink)",
    "titleColor": "var(--soft)",
    "titleFontWeight": "normal",
    "titleFontSize": 12,
    "labelFontSize": 12,
    "gridColor": "var(--rule)",
    "domainColor": "var(--line)",
    "tickColor": "var(--line)",
}
_CONFIG = {
    "font": _FONT,
    "background": None,
    "view": {"stroke": None},
    "axis": _AXIS,
    "circle": {"color": "var(--accent)", "opacity": 1},
    "bar": {"color": "var(--accent)"},
    "legend": {"labelColor": "var(--ink)", "titleColor": "var(--soft)", "titleFontWeight": "normal"},
}


class Chart(NamedTuple):
    """A plot: what it answers, the answer in a sentence, its specification in Vega-Lite, and its figures as a table."""

    name: str
    question: str
    answer: str
    spec: Mapping[str, Any]
    head: Sequence[str]
    rows: Sequence[Sequence[Content]]


def can_draw() -> bool:
    """Say whether what draws plots is installed."""
    return package("vl_convert") is not None


def drawn(chart: Chart) -> Html:
    """Return a plot as SVG; its marks that lead somewhere are links, which no tabulator stops at."""
    import vl_convert

    spec = {"config": _CONFIG, "description": chart.question, "padding": 2, **chart.spec}
    svg: str = vl_convert.vegalite_to_svg(_printable(spec))
    return Html(svg.replace(f'<a xlink:href="{_HERE}', '<a tabindex="-1" href="'))


def leads_to(citation: int) -> str:
    """Return what a mark has as its ``href`` to lead to a citation."""
    return f"{_HERE}#c{citation}"


def named_axis(labels: Sequence[str], **more: Any) -> dict[str, Any]:
    """Return an axis for numbers of labels, on which these stand, cut short.

    There is room for them whatever letters the reader's computer has.
    """
    short = [label if len(label) <= _LONGEST else label[: _LONGEST - 1].rstrip() + "…" for label in labels]
    return {
        "title": None,
        "grid": True,
        "ticks": False,
        "domain": False,
        "labelLimit": 0,
        "labelExpr": by_number(short),
        "minExtent": LETTER * max(map(len, short), default=0),
        **more,
    }


def by_number(labels: Sequence[str]) -> str:
    """Return the expression of Vega that gives each number on an axis its label; a line feed begins a new line.

    They go in as one text, for Vega fails on a text such as "constructor".
    """
    written = json.dumps("".join(_printable(label) + _END for label in labels))
    return f"split(split({written}, {json.dumps(_END)})[datum.value], '\\n')"


def table(chart: Chart) -> Html:
    """Return the figures of a plot as a table."""
    head = element("thead", element("tr", *[element("th", title, scope="col") for title in chart.head]))
    rows = [
        element("tr", element("th", row[0], scope="row"), *[element("td", cell) for cell in row[1:]])
        for row in chart.rows
    ]
    return element("table", head, element("tbody", *rows))


def _printable(value: Any) -> Any:
    """Return a specification whose texts have no characters that XML cannot have (XML 1.0, 2.2): Vega ends on them."""
    if isinstance(value, str):
        return _UNPRINTABLE.sub("\ufffd", value)
    if isinstance(value, Mapping):
        return {_printable(key): _printable(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_printable(one) for one in value]
    return value
