"""What is wrong, as a list that leads to the places."""

from __future__ import annotations

from collections import Counter

from footnotes.checks import RULES
from footnotes.model.terms import term
from footnotes.reporting.html.contents import Contents, Found
from footnotes.text import Span
from footnotes.text.html_elements import Html, element, escaped, isolated, joined
from footnotes.translations import gettext

_AROUND = 60  # characters of the text shown before and after a finding
_LONGEST = 160
_NAMES = {rule.code: rule.name for rule in RULES}


def _named(code: str) -> str:
    """Return a rule's name in words of the user's language."""
    return term(_NAMES[code].replace("-", " ")) if code in _NAMES else ""


def findings(contents: Contents) -> Html:
    """Return the findings, with buttons that choose among their rules."""
    if not contents.findings:
        return element("p", gettext("Nothing was found."), class_="empty")
    counted = sorted(Counter(one.diagnostic.code for one in contents.findings).items())
    chips = joined(_chip(code, count) for code, count in counted)
    label = gettext("Show the findings of these rules")
    bar = element("div", chips, class_="chips", role="group", aria_label=label, data_filter="rule")
    items = joined(_item(contents, one) for one in contents.findings)
    return joined([bar, element("ol", items, class_="findings", id="finding-list")])


def _chip(code: str, count: int) -> Html:
    words = [
        element("b", code),
        " ",
        _named(code),
        " ",
        element("span", f"{count}", class_="n"),
    ]
    return element("button", *words, type="button", aria_pressed="true", value=code)


def _item(contents: Contents, found: Found) -> Html:
    one = found.diagnostic
    head = [
        element("span", one.code, class_=f"code {one.severity}", title=_NAMES.get(one.code)),
        " ",
        element("span", _place(contents, found), class_="place"),
        " ",
        element("span", isolated(one.message), class_="message"),
    ]
    parts = [element("a", *head, href=f"#f{found.number}") if found.span else element("div", *head)]
    if found.span is not None and found.manuscript is not None:
        parts.append(_excerpt(contents.survey.manuscripts[found.manuscript].analysis.manuscript.text, found.span))
    if one.help and one.help not in one.message:
        parts.append(element("p", isolated(one.help), class_="help"))
    return element("li", *parts, data_rule=one.code)


def _place(contents: Contents, found: Found) -> str:
    one = found.diagnostic
    if found.manuscript is None:
        return f"{one.path.name if one.path else '-'}:{one.line}"
    name = f"{contents.names[found.manuscript]}, " if len(contents.survey.manuscripts) > 1 else ""
    return name + (one.where or gettext("line {number}").format(number=one.line))


def _excerpt(text: str, span: Span) -> Html:
    """Return the words around a finding, with what is meant marked."""
    end = min(span.end, span.start + _LONGEST)
    before, after = text[max(0, span.start - _AROUND) : span.start], text[end : end + _AROUND]
    if span.start > _AROUND:
        before = "…" + before.partition(" ")[2]
    if end + _AROUND < len(text):
        after = after.rpartition(" ")[0] + "…"
    meant = element("mark", text[span.start : end]) if end > span.start else escaped("‸")
    return element("p", before, meant, after, class_="excerpt", dir="auto")
