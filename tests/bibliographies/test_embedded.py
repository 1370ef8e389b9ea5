"""Works that a manuscript describes itself, beside those of a bibliography."""

from footnotes.bibliographies import with_items
from footnotes.model.bibliography import Bibliography
from footnotes.model.entry import Entry

ELTON = {
    "type": "book",
    "title": "Policy and Police",
    "author": [{"family": "Elton"}],
    "issued": {"date-parts": [[1972]]},
}
SHELF = Bibliography({"elton": Entry("elton", "book", {k: v for k, v in ELTON.items() if k != "type"})})


def test_a_work_that_the_bibliography_has_not_is_added():
    item = {"type": "book", "title": "Henry VIII", "custom": {"shorthand": "H8"}}
    added = with_items(SHELF, {"z1": item}, None)
    assert list(added.entries) == ["elton", "z1"]
    assert added.entries["z1"].text("title") == "Henry VIII"
    assert added.sigla == {"H8": ("z1",)}
    assert added.shared is SHELF


def test_a_work_that_the_bibliography_has_is_another_name_of_it():
    for item in (ELTON, {"type": "book", "title": "Other", "citation-key": "elton"}):
        added = with_items(SHELF, {"z1": item}, None)
        assert list(added.entries) == ["elton"]
        assert added.aliases == {"z1": "elton"}


def test_the_bibliography_goes_before_the_manuscript():
    added = with_items(SHELF, {"elton": {"type": "book", "title": "Policy, 2nd ed."}}, None)
    assert added.entries["elton"].text("title") == "Policy and Police"
