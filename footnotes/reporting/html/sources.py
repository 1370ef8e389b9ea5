"""The sources that are cited, as a table."""

from __future__ import annotations

from collections import Counter

from footnotes.checks.wording import described
from footnotes.csl.output.html import render
from footnotes.model.rich_text import RichText, Style, Styled
from footnotes.reporting.html.contents import Contents, Source, Use
from footnotes.text.html_elements import Content, Html, element, escaped, isolated, joined
from footnotes.translations import gettext, ngettext

_SHOWN = 12  # locators of a source that are not folded away
_SCHEMES = ("http://", "https://")  # of addresses that are made links


def sources(contents: Contents) -> Html:
    """Return the table; its columns are sorted, and its rows chosen, by the script of the page."""
    if not contents.sources:
        return element("p", gettext("No source is cited."), class_="empty")
    columns = (
        ("name", gettext("Source"), "text"),
        ("year", gettext("Year"), "number"),
        ("times", gettext("Cited"), "number"),
        ("where", gettext("Where"), None),
        ("locators", gettext("Locators"), None),
    )
    head = joined(_column(name, title, kind) for name, title, kind in columns)
    rows = joined(_row(contents, source) for source in contents.sources)
    caption = element("caption", gettext("The sources cited, most often cited first"), class_="unseen")
    table = element(
        "table",
        caption,
        element("thead", element("tr", head, role="row"), role="rowgroup"),
        element("tbody", rows, role="rowgroup"),
        id="source-table",
        role="table",
    )
    return joined([_bar(contents), element("div", table, class_="scroll")])


def _bar(contents: Contents) -> Html:
    box = element("input", type="search", id="source-search", autocomplete="off", spellcheck="false")
    label = element("label", gettext("Find a source"), " ", box)
    once = sum(len(source.uses) == 1 for source in contents.sources)
    count = element("span", str(once), class_="n")
    button = element("button", gettext("Cited once"), " ", count, type="button", id="cited-once", aria_pressed="false")
    status = element("span", role="status", id="source-count")
    return element("div", label, button, status, class_="chips")


def _column(name: str, title: str, kind: str | None) -> Html:
    if kind is None:
        return element("th", title, scope="col", role="columnheader", class_=name)
    order = "descending" if name == "times" else None
    button = element("button", title, type="button", data_sort=kind)
    return element("th", button, scope="col", role="columnheader", class_=name, aria_sort=order)


def _row(contents: Contents, source: Source) -> Html:
    year = next(iter(source.entry.years()), None)
    name = [
        element("span", isolated(source.label), class_="label"),
        " ",
        element("span", entry(source), class_="entry", dir="auto"),
    ]
    count = len(source.uses)
    label = ngettext("cited {count} time: show it in the text", "cited {count} times: show them in the text", count)
    times = element(
        "button", str(count), type="button", data_source=source.number, aria_label=label.format(count=count)
    )  # fmt: skip
    cells = [
        element("th", *name, scope="row", role="rowheader", class_="name"),
        element("td", None if year is None else str(year), role="cell", class_="year"),
        element("td", times, role="cell", class_="times", data_title=gettext("Cited")),
        element("td", _where(contents, source), role="cell", class_="where"),
        element("td", _locators(source), role="cell", class_="locators"),
    ]
    return element("tr", *cells, role="row", id=f"s{source.number}", data_name=source.label.casefold(), tabindex="-1")


def entry(source: Source) -> Html:
    """Return an entry as the style has it; where it has nothing of it, in a few words."""
    if not source.formatted:
        return escaped(described(source.entry))
    return Html(render(RichText(_without_addresses(source.formatted.children))))


def _without_addresses(children: tuple[str | Styled, ...]) -> tuple[str | Styled, ...]:
    """Return rich text without links to anything but web pages: an address in an entry may be a script."""
    return tuple(
        child if isinstance(child, str) else _harmless(child._replace(children=_without_addresses(child.children)))
        for child in children
    )


def _harmless(styled: Styled) -> Styled:
    if styled.style is Style.LINK and not styled.target.lower().startswith(_SCHEMES):
        return styled._replace(style=Style.NO_CASE, target="")
    return styled


def _where(contents: Contents, source: Source) -> Html:
    """Return the divisions that cite a source, with how often each does."""
    counted = Counter(use.citation.division for use in source.uses)
    firsts: dict[int, int] = {}
    for use in source.uses:
        firsts.setdefault(use.citation.division, use.citation.number)
    items = []
    for division, first in firsts.items():
        title = contents.title(division)
        link = element("a", isolated(title), href=f"#c{first}", title=title)
        items.append(element("li", link, _times(counted[division])))
    return element("ul", *items)


def _times(count: int) -> Content:
    return element("span", f" ×{count}", class_="n") if count > 1 else None


def _locators(source: Source) -> Html:
    """Return the locators as they are written, in order, each a link to its place."""
    written: dict[str, Use] = {}
    for use in source.uses:
        for locator in use.locators:
            written.setdefault(locator, use)
    links = [
        element("a", locator, href=f"#c{use.citation.number}", title=use.citation.place)
        for locator, use in sorted(written.items(), key=lambda item: _in_order(item[0]))
    ]
    shown = joined(links[:_SHOWN], ", ")
    if len(links) <= _SHOWN:
        return shown
    more = len(links) - _SHOWN
    summary = element("summary", ngettext("{count} more", "{count} more", more).format(count=more))
    return joined([shown, element("details", summary, joined(links[_SHOWN:], ", "))])


def _in_order(locator: str) -> tuple[bool, str, list[tuple[int, str]]]:
    """Return what locators are sorted by: pages first, then each kind by its numbers."""
    label = "".join(filter(str.isalpha, locator))
    pieces = "".join(sign if sign.isdecimal() else " " for sign in locator).split()
    return bool(label), label, [(len(piece), piece) for piece in pieces]
