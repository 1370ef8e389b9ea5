"""Which sources go together: how often two are cited in one paragraph or its notes."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

from footnotes.reporting.html.charts.drawing import Chart, leads_to, named_axis
from footnotes.reporting.html.contents import Contents
from footnotes.translations import gettext, ngettext

_SOURCES = 18
_PAIRS = 30  # rows of the table
_MOST = 40  # sources of one paragraph: one with more is a list, in which nothing goes together

Pair = tuple[int, int]


def chart(contents: Contents) -> Chart | None:
    """Return the plot of pairs of sources."""
    together, firsts = _pairs(contents)
    if not together:
        return None
    company: Counter[int] = Counter()
    for (one, other), count in together.items():
        company[one] += count
        company[other] += count
    most = {number for number, _count in company.most_common(_SOURCES)}
    met = {number for pair in together if most.issuperset(pair) for number in pair}
    chosen = _neighbours([number for number in company if number in met], together)
    order = {number: place for place, number in enumerate(chosen)}
    values = []
    for pair, count in together.items():
        if pair[0] in order and pair[1] in order:
            upper, lower = sorted(pair, key=order.__getitem__)
            dot = {"one": order[upper], "other": order[lower], "count": count, "href": leads_to(firsts[pair])}
            values.append({**dot, "tells": _tells(contents.sources[lower].label, contents.sources[upper].label, count)})
    labels = [contents.sources[number].label for number in chosen]
    pairs = together.most_common(_PAIRS)
    (one, other), count = pairs[0]
    answer = ngettext(
        "Most often together: {one} and {other}, in {count} paragraph.",
        "Most often together: {one} and {other}, in {count} paragraphs.",
        count,
    )
    names = [source.label for source in contents.sources]
    return Chart(
        "companions",
        gettext("Which sources go together?"),
        answer.format(one=names[one], other=names[other], count=count),
        _spec(values, labels),
        [gettext("Source"), gettext("Source"), gettext("Paragraphs")],
        [[names[one], names[other], str(count)] for (one, other), count in pairs],
    )


def _pairs(contents: Contents) -> tuple[Counter[Pair], dict[Pair, int]]:
    """Return in how many paragraphs two sources are cited, and where in the first of them both have been."""
    passages: dict[int, dict[int, int]] = {}
    for source in contents.sources:
        for use in source.uses:
            passages.setdefault(use.citation.passage, {}).setdefault(source.number, use.citation.number)
    together: Counter[Pair] = Counter()
    firsts: dict[Pair, int] = {}
    for _passage, cited in sorted(passages.items()):
        if len(cited) > _MOST:
            continue
        for one, other in combinations(sorted(cited), 2):
            together[one, other] += 1
            firsts.setdefault((one, other), max(cited[one], cited[other]))
    return together, firsts


def _neighbours(numbers: list[int], together: Counter[Pair]) -> list[int]:
    """Return sources so that each stands by the one before it that it is most often cited with."""
    ordered, left = numbers[:1], numbers[1:]
    while left:
        last = ordered[-1]
        closest = max(left, key=lambda number: together[min(last, number), max(last, number)])
        left.remove(closest)
        ordered.append(closest)
    return ordered


def _tells(one: str, other: str, count: int) -> str:
    tells = ngettext("{one} and {other}: {count} paragraph", "{one} and {other}: {count} paragraphs", count)
    return tells.format(one=one, other=other, count=count)


def _spec(values: list[dict[str, object]], labels: list[str]) -> dict[str, object]:
    numbers = list(range(len(labels)))
    return {
        "data": {"values": values},
        "width": {"step": 24},
        "height": {"step": 24},
        "mark": {"type": "circle"},
        "encoding": {
            "x": {
                "field": "one",
                "type": "ordinal",
                "scale": {"domain": numbers[:-1]},
                "axis": named_axis(labels, labelAngle=-50),
            },
            "y": {
                "field": "other",
                "type": "ordinal",
                "scale": {"domain": numbers[1:]},
                "axis": named_axis(labels),
            },
            "size": {
                "field": "count",
                "type": "quantitative",
                "scale": {"range": [30, 380], "domainMin": 1},
                "legend": None,
            },
            "href": {"field": "href"},
            "description": {"field": "tells"},
        },
    }
