"""Archival, primary or secondary: by keyword, else by what the entry is."""

import pytest

from footnotes.back_matter.kinds import kind_of
from footnotes.model.entry import Entry


@pytest.mark.parametrize(
    ("kind", "variables", "expected"),
    [
        ("book", {"title": "Henry VIII"}, "secondary"),
        ("article-journal", {"container-title": "Past", "archive": "JSTOR"}, "secondary"),
        ("book", {"publisher": "HMSO", "call-number": "DA 332"}, "secondary"),
        ("book", {"keyword": "Tudors, primary"}, "primary"),
        ("book", {"keyword": "Quellen"}, "primary"),
        ("manuscript", {"keyword": "secondary"}, "secondary"),
        ("manuscript", {"title": "Commonplace book"}, "archival"),
        ("document", {"archive": "The National Archives", "archive_location": "SP 1/100"}, "archival"),
        ("document", {"title": "Speech"}, "primary"),
        ("treaty", {}, "primary"),
        ("periodical", {"title": "Klio"}, "primary"),
        ("thesis", {"publisher": "Leeds"}, "secondary"),
    ],
)
def test_kind_of(kind, variables, expected):
    assert kind_of(Entry("one", kind, variables)) == expected
