"""What would lose or double the author's words stays as it is written."""

import pytest

import footnotes
from footnotes import manuscripts
from footnotes.model.bibliography import Bibliography
from footnotes.model.entry import Entry

ELTON = Entry(
    "elton",
    "book",
    {
        "title": "Policy and Police: The Enforcement of the Reformation",
        "author": [{"family": "Elton", "given": "Geoffrey"}],
        "issued": {"date-parts": [[1972]]},
        "publisher": "Cambridge University Press",
        "publisher-place": "Cambridge",
    },
)
TITLE = "*Policy and Police: The Enforcement of the Reformation*"
PRINTED = f"Geoffrey Elton, {TITLE} (Cambridge University Press, 1972), 5."


@pytest.mark.parametrize(
    ("note", "printed"),
    [
        (f"{TITLE} (Cambridge, 1972), 5.", PRINTED),
        (f"Of this whole quarrel see at length Elton, Geoffrey. {TITLE} (Cambridge, 1972), 5.", None),
        (f"This is what was said. {TITLE} (Cambridge, 1972), 5.", f"This is what was said. {PRINTED}"),
    ],
)
def test_an_author_who_stands_before_a_citation_is_not_printed_twice(note: str, printed: str | None):
    manuscript = manuscripts.parse(f"So it was.[^1]\n\n[^1]: {note}\n", "markdown")
    analysis = footnotes.analyse(manuscript, Bibliography({"elton": ELTON}))
    rendered = footnotes.render(analysis, style="chicago-notes-bibliography")
    assert f"[^1]: {printed or note}\n" in rendered
