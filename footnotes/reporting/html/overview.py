"""The first view: figures, how certain the citations are, and the plots."""

from __future__ import annotations

from collections import Counter

from footnotes.model.resolution import State
from footnotes.reporting.html.charts import charts
from footnotes.reporting.html.charts.drawing import Chart, can_draw, drawn, table
from footnotes.reporting.html.contents import Contents
from footnotes.text.html_elements import Html, element, isolated, joined
from footnotes.translations import gettext, ngettext

INSTALL = "pip install 'footnotes[report]'"


def state_name(state: State) -> str:
    """Return what readers call a state of citations."""
    return {
        State.RESOLVED: gettext("Resolved"),
        State.AMBIGUOUS: gettext("Ambiguous"),
        State.UNRESOLVED: gettext("Unresolved"),
    }[state]


def overview(contents: Contents) -> Html:
    """Return the figures and the plots."""
    counted = Counter(citation.state for citation in contents.citations)
    return joined([_manuscripts(contents), _figures(contents), _certainty(counted), _plots(contents)])


def _manuscripts(contents: Contents) -> Html | None:
    """Return links to the manuscripts, where there are several."""
    if len(contents.survey.manuscripts) < 2:
        return None
    counted = Counter(citation.manuscript for citation in contents.citations)
    items = []
    for number, name in enumerate(contents.names):
        count = ngettext("{count} citation", "{count} citations", counted[number]).format(count=counted[number])
        items.append(element("li", element("a", isolated(name), href=f"#m{number}"), f" {count}"))
    return element("ul", *items, class_="manuscripts")


def _figures(contents: Contents) -> Html:
    entries = sum(len(bibliography.entries) for bibliography in contents.survey.bibliographies)
    citations, sources, findings = map(len, (contents.citations, contents.sources, contents.findings))
    figures = (
        (citations, ngettext("citation", "citations", citations), "#manuscript"),
        (sources, ngettext("source cited", "sources cited", sources), "#sources"),
        (entries, ngettext("entry in the bibliography", "entries in the bibliography", entries), None),
        (findings, ngettext("finding", "findings", findings), "#findings"),
    )
    return element("ul", *[_figure(*figure) for figure in figures if figure[0] or figure[2]], class_="figures")


def _figure(count: int, name: str, target: str | None) -> Html:
    words = joined([element("b", f"{count:,}".replace(",", "\u202f")), " ", element("span", name)])
    return element("li", element("a", words, href=target) if target else element("span", words))


def _certainty(counted: Counter[State]) -> Html | None:
    """Return a bar with the shares of the states, and what the marks in the text look like."""
    total = sum(counted.values())
    if not total:
        return element("p", gettext("No citation was found."), class_="empty")
    states = (State.RESOLVED, State.AMBIGUOUS, State.UNRESOLVED)
    pieces = [element("i", class_=state, style=f"flex-grow:{counted[state]}") for state in states if counted[state]]
    shares = {state: f" {counted[state]} ({counted[state] / total:.0%})" for state in states}
    items = [
        element("li", element("span", state_name(state), class_=f"c {state}"), share) for state, share in shares.items()
    ]
    return joined(
        [
            element("div", *pieces, class_="share", aria_hidden="true"),
            element("ul", *items, class_="legend", aria_label=gettext("How certain the citations are")),
        ]
    )


def _plots(contents: Contents) -> Html:
    """Return the plots with their figures; without what draws them, their figures alone and how it is installed."""
    can = can_draw()
    found = charts(contents)
    parts = [_plot(chart, drawn(chart) if can else None) for chart in found]
    if found and not can:
        words = gettext("Plots are drawn once this is installed:")
        parts.insert(0, element("p", words, " ", element("code", INSTALL), class_="empty"))
    return element("div", *parts, class_="plots")


def _plot(chart: Chart, svg: Html | None) -> Html:
    plot = element("div", svg, class_="plot", role="group", aria_label=chart.question, tabindex="0") if svg else None
    figures = element(
        "details",
        element("summary", gettext("The figures")),
        element("div", table(chart), class_="scroll"),
        open=not svg,
    )
    title = element("h3", chart.question, id=f"plot-{chart.name}")
    return element(
        "figure", title, element("figcaption", chart.answer, dir="auto"), plot, figures, class_=chart.name,
        aria_labelledby=f"plot-{chart.name}",
    )  # fmt: skip
