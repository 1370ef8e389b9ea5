"""Values as a notebook shows them: short tables in HTML, which take the notebook's own colours, light or dark.

Jupyter calls ``_repr_html_`` of a value (IPython's documentation, "Rich display"). There is no style sheet, for it
would reach the whole notebook; what stands in a value is text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from footnotes.model.analysis import Analysis
from footnotes.model.bibliography import Bibliography
from footnotes.model.citation import Citation, Cite, CiteForm
from footnotes.model.diagnostic import Diagnostic
from footnotes.model.entry import Entry
from footnotes.model.resolution import Candidate, Resolution, ResolvedCitation, State
from footnotes.text.html_elements import Content, Html, element, isolated, joined
from footnotes.translations import gettext, ngettext

_ROWS = 12
_LONGEST = 120  # characters of a text in a table
_CELL = "text-align:start;vertical-align:top;padding:.2em 1em .2em 0;border-bottom:1px solid #8886"
_SOFT = "opacity:.75"
_COLOURS = {  # each has a contrast of 3 or more with white and with black (WCAG 1.4.11)
    "resolved": "#3a86b0", "ambiguous": "#a87500", "unresolved": "#d0503f",
    "error": "#d0503f", "warning": "#a87500", "info": "#3a86b0",
}  # fmt: skip
_SIGNS = {State.RESOLVED: "●", State.AMBIGUOUS: "◆", State.UNRESOLVED: "■"}


def analysis_html(analysis: Analysis) -> Html:
    """Return what was found in a manuscript, and its first citations."""
    citations = analysis.citations
    states = [citation.state for citation in citations]
    path = analysis.manuscript.path
    count = ngettext("{count} citation", "{count} citations", len(citations)).format(count=len(citations))
    shares = [f"{states.count(state)} {name}" for state, name in _names().items() if state in states]
    rows = [
        [_where(analysis, one), _dot(one.state), _short(one.citation.text), _meanings(one)] for one in citations[:_ROWS]
    ]
    heading = f"{path.name if path else gettext('manuscript')}: {', '.join([count, *shares])}"
    return _table(heading, [gettext("Where"), "", gettext("Citation"), gettext("Means")], rows, len(citations))


def resolved_html(resolved: ResolvedCitation) -> Html:
    """Return what each cite of a citation means, with the evidence for its candidates."""
    rows = []
    for resolution in resolved.resolutions:
        candidates = joined([_candidate(one) for one in resolution.candidates[:_ROWS]])
        means = joined([element("div", _meaning(resolution)), candidates])
        rows.append([_dot(resolution.state), _short(resolution.cite.text), means])
    return _table(_short(resolved.citation.text), ["", gettext("Cite"), gettext("Means")], rows, len(rows))


def citation_html(citation: Citation) -> Html:
    """Return the cites of a citation, taken apart."""
    rows = [[_short(cite.text), cite.form, _short(_named(cite)), _short(_located(cite))] for cite in citation.cites]
    head = [gettext("Cite"), gettext("Form"), gettext("Names"), gettext("Where")]
    return _table(_short(citation.text), head, rows[:_ROWS], len(rows))


def diagnostics_html(diagnostics: Sequence[Diagnostic]) -> Html:
    """Return findings, a row each."""
    rows = [
        [_place(one), element("code", one.code, style=f"color:{_COLOURS[one.severity]}"), isolated(_short(one.message))]
        for one in diagnostics[:_ROWS]
    ]
    count = len(diagnostics)
    heading = ngettext("{count} finding", "{count} findings", count).format(count=count)
    return _table(heading, [gettext("Where"), gettext("Rule"), gettext("Message")], rows, count)


def bibliography_html(bibliography: Bibliography) -> Html:
    """Return the first entries of a bibliography, and how many there are and failed to load."""
    count, failed = len(bibliography.entries), len(bibliography.failures)
    heading = ngettext("{count} entry", "{count} entries", count).format(count=count)
    if failed:
        heading += ", " + ngettext("{count} failed to load", "{count} failed to load", failed).format(count=failed)
    sigla = {keys[0]: siglum for siglum, keys in islice(bibliography.sigla.items(), 10_000) if len(keys) == 1}
    rows = [
        [element("code", entry.key), sigla.get(entry.key), *_described(entry)]
        for entry in islice(bibliography.entries.values(), _ROWS)
    ]
    return _table(
        heading, [gettext("Key"), gettext("Siglum"), gettext("Author"), gettext("Title"), gettext("Year")], rows, count
    )


def _table(heading: str, head: Iterable[str], rows: Sequence[Sequence[Content]], count: int) -> Html:
    """Return a table under its heading; of more rows than it has, how many there are beside."""
    titles = [element("th", title, scope="col", style=f"{_CELL};{_SOFT};font-weight:normal") for title in head]
    body = [element("tr", *[element("td", cell, style=_CELL) for cell in row]) for row in rows]
    table = element(
        "table", element("thead", element("tr", *titles)), element("tbody", *body),
        style="border-collapse:collapse;color:inherit;background:none",
    )  # fmt: skip
    more = count - len(rows)
    words = ngettext("and {count} more", "and {count} more", more).format(count=more) if more > 0 else None
    rest = element("div", words, style=_SOFT) if words else None
    return element("div", element("strong", isolated(heading)), table if rows else None, rest, style="overflow-x:auto")


def _names() -> dict[State, str]:
    return {
        State.RESOLVED: gettext("resolved"),
        State.AMBIGUOUS: gettext("ambiguous"),
        State.UNRESOLVED: gettext("unresolved"),
    }


def _dot(state: State) -> Html:
    return element("span", _SIGNS[state], title=_names()[state], style=f"color:{_COLOURS[state]}")


def _meaning(resolution: Resolution) -> Html:
    """Return the key that a cite means, or the likely ones."""
    if resolution.entry is not None:
        return element("code", resolution.entry)
    if resolution.rivals:
        return joined([joined([element("code", one.key) for one in resolution.rivals], gettext(" or ")), "?"])
    return element("span", gettext("this manuscript") if resolution.cite.form is CiteForm.SELF else "?")


def _meanings(resolved: ResolvedCitation) -> Html:
    return joined(map(_meaning, resolved.resolutions), "; ")


def _candidate(candidate: Candidate) -> Html:
    why = "; ".join(("" if one.weight >= 0 else "− ") + one.why for one in candidate.evidence)
    return element("div", element("code", candidate.key), f" {candidate.score:.0%}: ", isolated(why), style=_SOFT)


def _where(analysis: Analysis, resolved: ResolvedCitation) -> str:
    place = analysis.place(resolved.citation.span)
    return place.where or f"{place.line}:{place.column}"


def _place(one: Diagnostic) -> Html:
    name = one.path.name if one.path else "-"
    return isolated(f"{name}: {one.where}" if one.where else f"{name}:{one.line}:{one.column}")


def _named(cite: Cite) -> str:
    return ", ".join(filter(None, (*cite.authors, cite.title, cite.container, cite.year, cite.key, cite.url)))


def _located(cite: Cite) -> str:
    volume = [f"volume {cite.volume}"] if cite.volume else []
    return ", ".join([*volume, *(f"{locator.label} {locator.value}" for locator in cite.locators)])


def _described(entry: Entry) -> list[Content]:
    people = entry.names("author") or entry.names("editor")
    names = ", ".join(name.last for name in people[:3]) + ("…" if len(people) > 3 else "")
    years = "–".join(map(str, dict.fromkeys(entry.years())))
    return [isolated(_short(names)), isolated(_short(entry.text("title") or entry.text("container-title"))), years]


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else words[:_LONGEST] + "…"
