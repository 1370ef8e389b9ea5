"""The years of the sources: how many were published when."""

from __future__ import annotations

from collections.abc import Sequence

from footnotes.reporting.html.charts.drawing import Chart
from footnotes.reporting.html.contents import Contents, Source
from footnotes.translations import gettext, ngettext

_STEPS = ((40, 1), (150, 5), (400, 10), (1500, 50))  # years that the sources span at most, and those of a bar
_LONGEST_STEP = 100
_NAMED = 12  # sources that a bar names


def chart(contents: Contents) -> Chart | None:
    """Return the plot of the years of publication."""
    dated = [(source.entry.years()[0], source) for source in contents.sources if source.entry.years()]
    if not dated:
        return None
    years = sorted(year for year, _source in dated)
    span = years[-1] - years[0]
    step = next((step for most, step in _STEPS if span <= most), _LONGEST_STEP)
    bars: dict[int, list[Source]] = {}
    for year, source in sorted(dated, key=lambda pair: pair[0]):
        bars.setdefault(year // step * step, []).append(source)
    answer = gettext(
        "Half of the sources with a year are from {year} or later; the oldest is from {first}, the newest from {last}."
    )
    return Chart(
        "years",
        gettext("When were the sources published?"),
        answer.format(year=years[len(years) // 2], first=years[0], last=years[-1]),
        _spec([_bar(year, step, sources) for year, sources in bars.items()]),
        [gettext("Years"), gettext("Sources"), gettext("Citations")],
        [
            [_years(year, step), str(len(some)), str(sum(len(source.uses) for source in some))]
            for year, some in bars.items()
        ],
    )


def _years(year: int, step: int) -> str:
    return str(year) if step == 1 else f"{year}–{year + step - 1}"


def _bar(year: int, step: int, sources: Sequence[Source]) -> dict[str, object]:
    names = ", ".join(source.label for source in sources[:_NAMED]) + (", …" if len(sources) > _NAMED else "")
    tells = ngettext("{years}: {count} source: {names}", "{years}: {count} sources: {names}", len(sources))
    return {
        "from": year - 0.5,
        "to": year - 0.5 + step,
        "count": len(sources),
        "tells": tells.format(years=_years(year, step), count=len(sources), names=names),
    }


def _spec(values: list[dict[str, object]]) -> dict[str, object]:
    axis = {"format": "d", "title": gettext("year"), "grid": False, "tickCount": 10}
    return {
        "data": {"values": values},
        "width": 560,
        "height": 220,
        "mark": {"type": "bar", "binSpacing": 1},
        "encoding": {
            "x": {
                "field": "from",
                "type": "quantitative",
                "bin": {"binned": True},
                "scale": {"zero": False, "nice": False, "padding": 4},
                "axis": axis,
            },
            "x2": {"field": "to"},
            "y": {
                "field": "count",
                "type": "quantitative",
                "axis": {"title": gettext("sources"), "tickMinStep": 1, "format": "d", "domain": False, "ticks": False},
            },
            "description": {"field": "tells"},
        },
    }
