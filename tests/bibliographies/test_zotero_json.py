"""Zotero's JSON, of its API and of Better BibTeX."""

import json
from pathlib import Path

import pytest

from footnotes.bibliographies import load

ITEM = {
    "itemType": "bookSection", "title": "Pravda", "bookTitle": "Essays", "citationKey": "getty1990",
    "creators": [
        {"creatorType": "author", "firstName": "J. Arch", "lastName": "Getty"},
        {"creatorType": "editor", "name": "A Society"},
        {"creatorType": "translator", "firstName": "Jan", "lastName": "van der Berg"},
    ],
    "date": "August 20, 1990", "extra": "original-date: 1936\nshorthand: PR", "tags": [{"tag": "one"}],
    "archive": "RGASPI", "archiveLocation": "f. 17",
}  # fmt: skip


def load_items(tmp_path: Path, value: object):
    path = tmp_path / "library.json"
    path.write_text(json.dumps(value))
    return load([path])


@pytest.mark.parametrize("value", [{"config": {}, "items": [ITEM]}, [{"key": "AB", "data": ITEM}], [ITEM]])
def test_an_item(tmp_path, value):
    bibliography = load_items(tmp_path, value)
    assert bibliography.failures == ()
    (entry,) = bibliography.entries.values()
    assert (entry.key, entry.type) == ("getty1990", "chapter")
    assert dict(entry.variables) == {
        "title": "Pravda", "container-title": "Essays", "author": [{"family": "Getty", "given": "J. Arch"}],
        "editor": [{"literal": "A Society"}], "issued": {"date-parts": [[1990, 8, 20]]}, "keyword": "one",
        "translator": [{"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"}],
        "original-date": {"date-parts": [[1936]]}, "custom": {"shorthand": "PR"}, "archive": "RGASPI",
        "archive_location": "f. 17",
    }  # fmt: skip
    assert bibliography.sigla == {"PR": ("getty1990",)}


def test_notes_are_no_works_and_broken_items_do_not_keep_the_others_back(tmp_path):
    bibliography = load_items(tmp_path, [{"itemType": "note"}, {"itemType": "nothing"}, 3, ITEM])
    assert list(bibliography.entries) == ["getty1990"]
    assert [failure.reason for failure in bibliography.failures] == [
        'no item of Zotero\'s types: "nothing"',
        "an item without a type",
    ]
