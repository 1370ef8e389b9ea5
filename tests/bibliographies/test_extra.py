"""Zotero's Extra field."""

import pytest

from footnotes.bibliographies.extra import read_extra


@pytest.mark.parametrize(
    "note",
    [
        "A remark.", "See: the other edition", "Note: nothing", "tex.foo: bar", "Type: nonsense", "Original Date:",
        "http://x.org: gone", "Volume three: the rest", "a: b",
    ],
)  # fmt: skip
def test_notes_that_declare_nothing_stay(note):
    variables = {"title": "T", "note": note}
    read_extra(variables)
    assert variables == {"title": "T", "note": note}


@pytest.mark.parametrize(
    ("note", "variables"),
    [
        ("Original Date: 1936", {"original-date": {"date-parts": [[1936]]}}),
        ("original-date: 1936-05", {"original-date": {"date-parts": [[1936, 5]]}}),
        ("Original-Date: spring", {"original-date": {"literal": "spring"}}),
        ("{:original-date: 1936}", {"original-date": {"date-parts": [[1936]]}}),
        ("{:section: 3} and {:status: lost}", {"section": "3", "status": "lost", "note": "and"}),
        ("DOI: 10.1/x\nA remark.\n", {"DOI": "10.1/x", "note": "A remark."}),
        ("archive_location: box 5\nArchive Collection: TA", {"archive_location": "box 5", "archive_collection": "TA"}),
        ("Citation Key: foo", {"citation-key": "foo"}),
        ("Type: speech", {"type": "speech"}),
        ("Shorthand: RKEB", {"custom": {"shorthand": "RKEB"}}),
        ("shorthand: RKEB\nShorthand: R\nAliases: A; B", {"custom": {"shorthand": "RKEB", "aliases": ["R", "A", "B"]}}),
        ("Director: Foo || Jan\nDirector: MFD", {"director": [{"family": "Foo", "given": "Jan"}, {"literal": "MFD"}]}),
    ],
)
def test_declarations(note, variables):
    read = {"note": note}
    read_extra(read)
    assert read == variables


def test_what_the_entry_has_stays_but_its_type():
    variables = {"type": "book", "volume": "1", "custom": {"x": 1}, "note": "Volume: 2\nType: report\nShorthand: S"}
    read_extra(variables)
    assert variables == {"type": "report", "volume": "1", "custom": {"x": 1, "shorthand": "S"}}
