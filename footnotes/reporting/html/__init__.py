"""A page that shows manuscripts, what they cite and what is wrong with them, in one file that needs no other.

``page.html`` is its frame, ``page.css`` its looks, ``page.js`` what it does. Each view is a file here. Whatever comes
from a manuscript or a bibliography is escaped where it is put in (``elements.py``), and the page allows itself no
script but its own (Content Security Policy Level 3, 2.3.1): markup in a title stays text.
"""

from __future__ import annotations

import json
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from string import Template

from footnotes import translations
from footnotes.model.resolution import State
from footnotes.reporting.html.cards import cards
from footnotes.reporting.html.contents import Contents, contents
from footnotes.reporting.html.findings import findings
from footnotes.reporting.html.overview import overview, state_name
from footnotes.reporting.html.reading import reading
from footnotes.reporting.html.sources import sources
from footnotes.reporting.html.survey import Survey
from footnotes.text.html_elements import Html, element, escaped, isolated, joined
from footnotes.translations import gettext

_FOLDER = Path(__file__).parent
_NAMED = 3  # manuscripts in the title
_IN_SCRIPT = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def render(survey: Survey) -> str:
    """Return the page."""
    found = contents(survey)
    script = _file("page.js")
    title = ", ".join(found.names[:_NAMED]) + ("…" if len(found.names) > _NAMED else "")
    views = (
        ("overview", gettext("Overview"), None, overview(found)),
        ("manuscript", gettext("Text"), len(found.citations), reading(found)),
        ("findings", gettext("Findings"), len(found.findings), findings(found)),
        ("sources", gettext("Sources"), len(found.sources), sources(found)),
    )
    return Template(_file("page.html")).substitute(
        language=escaped(translations.language()),
        hash=b64encode(sha256(script.encode()).digest()).decode(),
        title=escaped(gettext("{names}: citations").format(names=title)),
        style=_file("page.css"),
        skip=escaped(gettext("Skip to the contents")),
        views_label=escaped(gettext("Views")),
        heading=isolated(title),
        links=joined(_link(name, label, count) for name, label, count, _content in views),
        views=joined(_view(name, label, content) for name, label, _count, content in views),
        footer=_footer(found),
        data=_data(found),
        script=script,
    )


def _file(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


def _link(name: str, label: str, count: int | None) -> Html:
    number = None if count is None else element("span", str(count), class_="n")
    return element("a", label, " ", number, href=f"#{name}")


def _view(name: str, label: str, content: Html) -> Html:
    heading = element("h2", label, id=f"{name}-title")
    return element("section", heading, content, id=name, data_view=True, aria_labelledby=f"{name}-title")


def _footer(found: Contents) -> Html:
    survey = found.survey
    # Their names alone: whoever is sent the page need not know where they lie on this computer.
    paths = [path.name for bibliography in survey.bibliographies for path in bibliography.paths]
    files = joined(map(isolated, dict.fromkeys(paths)), ", ")
    keys = gettext(
        "In the text, the arrow keys lead from citation to citation, Enter opens what is known of one, Esc closes it."
    )
    lines = [joined([gettext("Bibliography:"), " ", files])] if paths else []
    lines += [escaped(gettext("Style of the entries: {style}.").format(style=survey.style)), escaped(keys)]
    return joined(element("p", line) for line in lines)


def _data(found: Contents) -> Html:
    """Return what the script needs as JSON that ends no element early."""
    sources_of = {source.number: sorted({use.citation.number for use in source.uses}) for source in found.sources}
    data = {
        "citations": cards(found),
        "sources": [sources_of[number] for number in range(len(found.sources))],
        "texts": _texts(),
    }
    return Html(json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_IN_SCRIPT))


def _texts() -> dict[str, str]:
    """Return the words that the script puts on the page."""
    return {
        "resolved": state_name(State.RESOLVED),
        "ambiguous": state_name(State.AMBIGUOUS),
        "unresolved": state_name(State.UNRESOLVED),
        "close": gettext("Close"),
        "where": gettext("Where:"),
        "leansOn": gettext("Leans on:"),
        "why": gettext("Why"),
        "others": gettext("Other candidates"),
        "candidates": gettext("Candidates"),
        "against": gettext("against"),
        "likely": gettext("{share} likely"),
        "position": gettext("{number} of {total}"),
        "shown": gettext("{number} of {total} shown"),
        "source": gettext("In the table of sources"),
    }
