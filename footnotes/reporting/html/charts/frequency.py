"""What is cited once: how many sources are cited how often."""

from __future__ import annotations

from footnotes.reporting.html.charts.drawing import Chart
from footnotes.reporting.html.contents import Contents
from footnotes.text.html_elements import element, isolated, joined
from footnotes.translations import gettext, ngettext

_CLASSES = ((1, 1), (2, 2), (3, 5), (6, 10), (11, 20), (21, 50), (51, 100), (101, None))  # times cited, from and to


def chart(contents: Contents) -> Chart | None:
    """Return the plot of the numbers of citations."""
    if not contents.sources:
        return None
    values, rows = [], []
    for first, last in _CLASSES:
        cited = [one for one in contents.sources if first <= len(one.uses) <= (last or len(one.uses))]
        label = (
            gettext("once")
            if last == 1
            else f"{first}"
            if first == last
            else f"{first}–{last}"
            if last
            else f"≥ {first}"
        )
        tells = ngettext("{count} source, times cited: {times}", "{count} sources, times cited: {times}", len(cited))
        values.append(
            {
                "times": label,
                "count": len(cited),
                "once": last == 1,
                "tells": tells.format(count=len(cited), times=label),
            }
        )
        names = joined([element("a", isolated(one.label), href=f"#s{one.number}") for one in cited], ", ")
        rows.append([label, str(len(cited)), names])
    while len(values) > 2 and not values[-1]["count"]:
        values.pop()
        rows.pop()
    once = sum(len(one.uses) == 1 for one in contents.sources)
    answer = ngettext(
        "{once} of {count} source is cited only once.", "{once} of {count} sources are cited only once.",
        len(contents.sources),
    )  # fmt: skip
    return Chart(
        "frequency",
        gettext("What is cited only once?"),
        answer.format(once=once, count=len(contents.sources)),
        _spec(values),
        [gettext("Times cited"), gettext("Number of sources"), gettext("Sources")],
        rows,
    )


def _spec(values: list[dict[str, object]]) -> dict[str, object]:
    return {
        "data": {"values": values},
        "width": {"step": 64},
        "height": 220,
        "encoding": {
            "x": {
                "field": "times",
                "type": "ordinal",
                "sort": None,
                "axis": {"title": gettext("times cited"), "labelAngle": 0, "ticks": False},
                "scale": {"paddingInner": 0.25},
            },
            "y": {
                "field": "count",
                "type": "quantitative",
                "axis": {"title": gettext("sources"), "tickMinStep": 1, "format": "d", "domain": False, "ticks": False},
            },
        },
        "layer": [
            {
                "mark": "bar",
                "encoding": {
                    "fill": {"condition": {"test": "datum.once", "value": "var(--second)"}, "value": "var(--accent)"},
                    "description": {"field": "tells"},
                },
            },
            {
                "mark": {"type": "text", "baseline": "bottom", "dy": -3, "color": "var(--ink)", "aria": False},
                "encoding": {"text": {"field": "count", "type": "quantitative"}},
            },
        ],
    }
