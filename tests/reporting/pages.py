"""Pages of manuscripts written in tests, and what a browser's parser makes of them."""

import json
from pathlib import Path
from typing import Any

import lxml.html

import footnotes
from footnotes.model.bibliography import Bibliography
from footnotes.pipeline.reading import read_text
from footnotes.pipeline.surveying import survey
from footnotes.reporting.html import render

STYLE = "chicago-notes-bibliography"
ENTRIES = (
    {
        "id": "lp", "type": "book", "title": "Letters and Papers of the Reign of Henry VIII", "publisher": "HMSO",
        "publisher-place": "London", "custom": {"shorthand": "L&P"}, "editor": [{"family": "Brewer", "given": "J. S."}],
        "issued": {"date-parts": [[1862]]},
    },
    {
        "id": "scarisbrick1968", "type": "book", "title": "Henry VIII", "publisher": "Eyre and Spottiswoode",
        "author": [{"family": "Scarisbrick", "given": "J. J."}], "publisher-place": "London",
        "issued": {"date-parts": [[1968]]},
    },
)  # fmt: skip


def bibliography(folder: Path, *entries: dict[str, Any]) -> Bibliography:
    """Return a bibliography of CSL-JSON entries, read from a file in the folder."""
    path = folder / "refs.json"
    path.write_text(json.dumps(entries or ENTRIES), encoding="utf-8")
    return footnotes.load_bibliography(path)


def page(texts: dict[str, str], entries: Bibliography, manuscript_format: str = "markdown") -> str:
    """Return the page of manuscripts, by the names of their files, with what all rules that are on find in them."""
    analyses = [
        footnotes.analyse(read_text(text, manuscript_format, Path(name)), entries) for name, text in texts.items()
    ]
    found = footnotes.check(analyses)
    checked = [(one, [item for item in found if item.path == one.manuscript.path]) for one in analyses]
    rest = [item for item in found if item.path not in {Path(name) for name in texts}]
    return render(survey(checked, rest, STYLE))


def tree(html: str) -> lxml.html.HtmlElement:
    """Return a page as it is parsed."""
    return lxml.html.document_fromstring(html)


def words(element: lxml.html.HtmlElement) -> str:
    """Return the text of an element on one line."""
    return " ".join(element.text_content().split())


def data(page_tree: lxml.html.HtmlElement) -> dict[str, Any]:
    """Return what the script of a page reads."""
    return json.loads(page_tree.get_element_by_id("data").text)
