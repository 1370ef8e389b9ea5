"""Which sources carry which chapter: a dot for each source in each division, as large as it is often cited there.

Of several manuscripts each is taken as one.
"""

from __future__ import annotations

import json
import textwrap
from collections import Counter

from footnotes.reporting.html.charts.drawing import LETTER, Chart, leads_to, named_axis
from footnotes.reporting.html.contents import Contents
from footnotes.translations import gettext as _
from footnotes.translations import ngettext

_SOURCES = 20
_WIDTH, _LEAST_STEP, _MOST_STEP = 800, 24, 132  # pixels: of the plot, of a chapter
_STEP_OF_LINES = 68  # for titles in lines
_LINE = 15  # pixels that one of a title takes


def chart(contents: Contents) -> Chart | None:
    """Return the plot of the sources most cited, by chapter."""
    several = len(contents.names) > 1
    titles = contents.names if several else [division.title for division in contents.divisions]
    sources = contents.sources[:_SOURCES]
    counted: Counter[tuple[int, int]] = Counter()
    firsts: dict[tuple[int, int], int] = {}
    for source in sources:
        for use in source.uses:
            cell = (source.number, use.citation.manuscript if several else use.citation.division)
            counted[cell] += 1
            firsts.setdefault(cell, use.citation.number)
    if not sources:
        return None
    numbers = sorted({chapter for _source, chapter in counted})
    values = []
    for (number, chapter), count in counted.items():
        tells = ngettext(
            "{source}: cited {count} time in {chapter}", "{source}: cited {count} times in {chapter}", count
        )
        label = sources[number].label
        values.append(
            {
                "source": label,
                "chapter": titles[chapter],
                "count": count,
                "href": leads_to(firsts[number, chapter]),
                "tells": tells.format(source=label, count=count, chapter=titles[chapter]),
            }
        )
    (number, chapter), most = counted.most_common(1)[0]
    answer = _("Most cited: {source}, {count} times in “{chapter}”.")
    return Chart(
        "chapters",
        _("Which sources carry which manuscript?") if several else _("Which sources carry which chapter?"),
        answer.format(source=sources[number].label, count=most, chapter=titles[chapter]),
        _spec(values, [source.label for source in sources], [titles[number] for number in numbers]),
        [_("Source"), *(titles[number] for number in numbers)],
        [[one.label, *(str(counted[one.number, number] or "") for number in numbers)] for one in sources],
    )


def _spec(values: list[dict[str, object]], labels: list[str], titles: list[str]) -> dict[str, object]:
    step = max(_LEAST_STEP, min(_MOST_STEP, _WIDTH // len(titles)))
    above = named_axis(titles, orient="top", labelAngle=-50)
    if step >= _STEP_OF_LINES:  # there is room for titles of several lines
        lines = {title: textwrap.wrap(title, step // LETTER - 1, max_lines=4, placeholder="…") for title in titles}
        height = _LINE * max(map(len, lines.values()))
        above |= {"labelAngle": 0, "labelExpr": f"({json.dumps(lines)})[datum.label]", "minExtent": height}
        above["labelPadding"] = height
    beside = named_axis(labels)
    return {
        "data": {"values": values},
        "width": {"step": step},
        "height": {"step": 25},
        "mark": {"type": "circle"},
        "encoding": {
            "x": {"field": "chapter", "type": "ordinal", "axis": above, "scale": {"domain": titles}},
            "y": {"field": "source", "type": "ordinal", "axis": beside, "scale": {"domain": labels}},
            "size": {
                "field": "count",
                "type": "quantitative",
                "scale": {"range": [18, 430], "domainMin": 1},
                "legend": None,
            },
            "href": {"field": "href"},
            "description": {"field": "tells"},
        },
    }
