"""Which sources carry which chapter: a dot for each source in each division, as large as it is often cited there.

Of several manuscripts each is taken as one.
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence

from footnotes.reporting.html.charts.drawing import LETTER, Chart, by_number, leads_to, named_axis
from footnotes.reporting.html.contents import Contents, Marked
from footnotes.translations import gettext, ngettext

Cell = tuple[int, int]  # the numbers of a source and of a chapter
_SOURCES = 20
_WIDTH, _LEAST_STEP, _MOST_STEP = 800, 24, 132  # pixels: of the plot, of a chapter
_STEP_OF_LINES = 68  # for titles in lines
_LINE = 15  # pixels that one of a title takes


def chart(contents: Contents) -> Chart | None:
    """Return the plot of the sources most cited, by chapter."""
    sources = contents.sources[:_SOURCES]
    if not sources:
        return None
    several = len(contents.names) > 1
    cells: dict[Cell, list[Marked]] = {}
    for source in sources:
        for use in source.uses:
            chapter = use.citation.manuscript if several else use.citation.division
            cells.setdefault((source.number, chapter), []).append(use.citation)
    titles = contents.names if several else [division.title for division in contents.divisions]
    labels, chapters = [source.label for source in sources], sorted({chapter for _source, chapter in cells})
    (source_number, most_in), most = max(cells.items(), key=lambda item: len(item[1]))
    answer = gettext("Most cited: {source}, {count} times in “{chapter}”.")
    return Chart(
        "chapters",
        gettext("Which sources carry which manuscript?") if several else gettext("Which sources carry which chapter?"),
        answer.format(source=labels[source_number], count=len(most), chapter=titles[most_in]),
        _spec(_values(cells, labels, titles), labels, titles, chapters),
        [gettext("Source"), *(titles[chapter] for chapter in chapters)],
        [
            [label, *(str(len(cells.get((number, chapter), ())) or "") for chapter in chapters)]
            for number, label in enumerate(labels)
        ],
    )


def _values(
    cells: Mapping[Cell, list[Marked]], labels: Sequence[str], titles: Sequence[str]
) -> list[dict[str, object]]:
    """Return a dot for each source in each chapter that cites it."""
    values = []
    for (source, chapter), cited in cells.items():
        names = {"source": labels[source], "chapter": titles[chapter], "count": len(cited)}
        tells = ngettext(
            "{source}: cited {count} time in {chapter}", "{source}: cited {count} times in {chapter}", len(cited)
        )
        dot = {"source": source, "chapter": chapter, "count": len(cited), "href": leads_to(cited[0].number)}
        values.append({**dot, "tells": tells.format(**names)})
    return values


def _spec(
    values: list[dict[str, object]], labels: Sequence[str], titles: Sequence[str], chapters: Sequence[int]
) -> dict[str, object]:
    step = max(_LEAST_STEP, min(_MOST_STEP, _WIDTH // len(chapters)))
    above = named_axis(titles, orient="top", labelAngle=-50)
    if step >= _STEP_OF_LINES:  # there is room for titles of several lines
        lines = [textwrap.wrap(title, step // LETTER - 1, max_lines=4, placeholder="…") for title in titles]
        height = _LINE * max(len(lines[chapter]) for chapter in chapters)
        labels_above = by_number(["\n".join(some) for some in lines])
        above |= {"labelAngle": 0, "labelExpr": labels_above, "minExtent": height, "labelPadding": height}
    beside, rows = named_axis(labels), list(range(len(labels)))
    return {
        "data": {"values": values},
        "width": {"step": step},
        "height": {"step": 25},
        "mark": {"type": "circle"},
        "encoding": {
            "x": {"field": "chapter", "type": "ordinal", "axis": above, "scale": {"domain": chapters}},
            "y": {"field": "source", "type": "ordinal", "axis": beside, "scale": {"domain": rows}},
            "size": {
                "field": "count",
                "type": "quantitative",
                "scale": {"range": [30, 430], "domainMin": 1},
                "legend": None,
            },
            "href": {"field": "href"},
            "description": {"field": "tells"},
        },
    }
