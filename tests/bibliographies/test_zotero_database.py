"""Zotero's database, with the tables that are read."""

import sqlite3
from pathlib import Path

import pytest

from footnotes.bibliographies import load

TABLES = """
CREATE TABLE itemTypes (itemTypeID, typeName); INSERT INTO itemTypes VALUES (1, 'book'), (2, 'attachment');
CREATE TABLE items (itemID, itemTypeID, key);
INSERT INTO items VALUES (1, 1, 'AA'), (2, 2, 'BB'), (3, 1, 'CC'), (4, 1, 'D');
CREATE TABLE deletedItems (itemID); INSERT INTO deletedItems VALUES (3);
CREATE TABLE fields (fieldID, fieldName); INSERT INTO fields VALUES (1, 'title'), (2, 'date');
CREATE TABLE itemDataValues (valueID, value);
INSERT INTO itemDataValues VALUES (1, 'On War'), (2, '1937-08-00 August 1937'), (3, 'Second');
CREATE TABLE itemData (itemID, fieldID, valueID); INSERT INTO itemData VALUES (1, 1, 1), (1, 2, 2), (4, 1, 3);
CREATE TABLE creators (creatorID, firstName, lastName, fieldMode);
INSERT INTO creators VALUES (1, 'Jane', 'Roe', 0), (2, '', 'Ministry of War', 1);
CREATE TABLE creatorTypes (creatorTypeID, creatorType); INSERT INTO creatorTypes VALUES (1, 'author'), (2, 'editor');
CREATE TABLE itemCreators (itemID, creatorID, creatorTypeID, orderIndex);
INSERT INTO itemCreators VALUES (1, 2, 1, 1), (1, 1, 1, 0);
CREATE TABLE tags (tagID, name); INSERT INTO tags VALUES (1, 'war');
CREATE TABLE itemTags (itemID, tagID); INSERT INTO itemTags VALUES (1, 1);
CREATE TABLE collections (collectionID, collectionName); INSERT INTO collections VALUES (1, 'Thesis');
CREATE TABLE collectionItems (collectionID, itemID); INSERT INTO collectionItems VALUES (1, 1);
"""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "zotero.sqlite"
    with sqlite3.connect(path) as database:
        database.executescript(TABLES)
    database.close()
    return path


def test_works(library):
    before = library.read_bytes()
    bibliography = load([library])
    assert bibliography.failures == ()
    war, second = bibliography.entries.values()
    assert (war.key, war.type, second.key) == ("roe1937", "book", "second")
    assert dict(war.variables) == {
        "title": "On War", "issued": {"date-parts": [[1937, 8]]}, "keyword": "war",
        "author": [{"family": "Roe", "given": "Jane"}, {"literal": "Ministry of War"}],
        "custom": {"collections": ["Thesis"]},
    }  # fmt: skip
    assert library.read_bytes() == before
    assert list(library.parent.iterdir()) == [library]


def test_keys_of_better_bibtex(library):
    with sqlite3.connect(library.parent / "better-bibtex.sqlite") as database:
        database.executescript(
            "CREATE TABLE citationkey (itemID, citationKey); INSERT INTO citationkey VALUES (1, 'roeWar');"
        )
    database.close()
    assert list(load([library]).entries) == ["roeWar", "second"]


def test_a_database_that_zotero_is_writing(library):
    with sqlite3.connect(library, isolation_level=None) as database:
        database.execute("BEGIN EXCLUSIVE")
        assert len(load([library]).entries) == 2
        database.execute("ROLLBACK")
    database.close()


@pytest.mark.parametrize("content", [b"", b"no database at all, but some text that is long", b"SQLite format 3\0half"])
def test_what_is_no_database(tmp_path, content):
    path = tmp_path / "zotero.sqlite"
    path.write_bytes(content)
    (failure,) = load([path]).failures
    assert failure.fatal
    assert failure.reason.startswith("not a database of Zotero that can be read")


def test_no_file(tmp_path):
    (failure,) = load([tmp_path / "zotero.sqlite"]).failures
    assert failure.reason == "no such file"
