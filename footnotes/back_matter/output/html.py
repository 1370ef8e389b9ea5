"""HTML: one page that opens from disk, in columns where there is room, for screen, dark screen and paper."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from footnotes.back_matter.listing import Item, Listing
from footnotes.csl.output import html

_PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 1rem/1.45 Georgia, "Times New Roman", serif; max-width: 75rem; margin: 2rem auto; padding: 0 1.5rem; }}
h1 {{ font-size: 1.7rem; font-weight: normal; }}
h2 {{ font-size: 1.2rem; font-weight: normal; font-style: italic; margin: 2rem 0 .8rem; }}
ul {{ list-style: none; margin: 0; padding: 0; }}
section > ul {{ columns: 27rem; column-gap: 3rem; }}
section > ul > li {{ margin-bottom: 1rem; }}
li {{ padding-inline-start: 1.5rem; text-indent: -1.5rem; overflow-wrap: anywhere; }}
.detail {{ font-variant-numeric: lining-nums; }}
@media print {{ body {{ font-size: 9.5pt; margin: 0; max-width: none; }} section > ul {{ columns: 2; }} }}
</style>
</head>
<body>
<main>
<h1>{title}</h1>
{sections}
</main>
</body>
</html>
"""


def render(listing: Listing) -> bytes:
    """Return the list as a page of its own in UTF-8."""
    sections = []
    for heading, items in listing.sections:
        head = f"<h2>{escape(heading)}</h2>\n" if heading else ""
        sections.append(f"<section>\n{head}{''.join(_list(items))}</section>")
    page = _PAGE.format(language=listing.language, title=escape(listing.title), sections="\n".join(sections))
    return page.encode(errors="xmlcharrefreplace")


def _list(items: tuple[Item, ...]) -> Iterator[str]:
    yield "<ul>\n"
    for item in items:
        detail = f': <span class="detail">{escape(item.detail)}</span>' if item.detail else ""
        yield f'<li><span dir="auto">{html.render(item.text)}</span>{detail}'
        if item.items:
            yield "\n"
            yield from _list(item.items)
        yield "</li>\n"
    yield "</ul>\n"
