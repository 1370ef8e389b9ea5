"""The view of the text: what chooses among its citations, and the manuscripts."""

from __future__ import annotations

from collections import Counter

from footnotes.model.resolution import State
from footnotes.reporting.html.contents import Contents
from footnotes.reporting.html.overview import state_name
from footnotes.reporting.html.passages import passages
from footnotes.text.html_elements import Html, element, joined
from footnotes.translations import gettext


def reading(contents: Contents) -> Html:
    """Return the bar with the choices, and the text."""
    text = element("div", passages(contents), id="text", class_="text")
    going = element("div", _divisions(contents), _sources(contents), _steps(), class_="going")
    return joined([element("div", _states(contents), going, class_="bar"), text])


def _states(contents: Contents) -> Html:
    counted = Counter(citation.state for citation in contents.citations)
    touched = len({finding.citation for finding in contents.findings if finding.citation is not None})
    states = [
        _button(state_name(state), state, counted[state], pressed=True)
        for state in (State.RESOLVED, State.AMBIGUOUS, State.UNRESOLVED)
    ]
    found = _button(gettext("With findings only"), "found", touched, pressed=False)
    only = element("button", gettext("Only their passages"), type="button", value="only", aria_pressed="false")
    label = gettext("Choose the citations that are marked")
    return element("div", *states, found, only, class_="chips", role="group", aria_label=label, data_filter="state")


def _button(name: str, value: str, count: int, *, pressed: bool) -> Html:
    swatch = element("i", class_=f"swatch {value}", aria_hidden="true")
    words = [swatch, name, " ", element("span", str(count), class_="n")]
    return element("button", *words, type="button", value=value, aria_pressed="true" if pressed else "false")


def _sources(contents: Contents) -> Html:
    """Return the choice of one source, in the order of the alphabet."""
    ordered = sorted(contents.sources, key=lambda source: source.label.casefold())
    options = [element("option", f"{source.label} ({len(source.uses)})", value=source.number) for source in ordered]
    every = element("option", gettext("all sources"), value="")
    return element("select", every, *options, id="source-choice", aria_label=gettext("Mark the citations of a source"))


def _divisions(contents: Contents) -> Html | None:
    """Return the choice of a chapter to go to."""
    if len(contents.divisions) < 2:
        return None
    options = [element("option", contents.title(one.number), value=one.number) for one in contents.divisions]
    nowhere = element("option", gettext("Go to …"), value="")
    return element("select", nowhere, *options, id="division-choice", aria_label=gettext("Go to a chapter"))


def _steps() -> Html:
    """Return the buttons that go from one citation to the next."""
    back = element("button", "‹", type="button", id="previous", aria_label=gettext("Previous citation"))
    on = element("button", "›", type="button", id="next", aria_label=gettext("Next citation"))
    return element("div", back, element("span", role="status", id="position"), on, class_="steps")
