"""Zotero's database, ``zotero.sqlite``: read from a copy, so that a running Zotero neither blocks nor is disturbed.

Keys are those of Better BibTeX, of its own database beside Zotero's or of Zotero's citationKey field. The collections
of an item are kept in ``custom.collections``. Source of the tables: zotero/zotero, resource/schema/userdata.sql.
"""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from footnotes.bibliographies import zotero_fields as tables
from footnotes.bibliographies.reading import Reading
from footnotes.bibliographies.zotero_json import item_entry
from footnotes.model.bibliography import LoadFailure
from footnotes.model.entry import Entry, Origin
from footnotes.translations import gettext

_ITEMS = """SELECT itemID, typeName FROM items JOIN itemTypes USING (itemTypeID)
    WHERE itemID NOT IN (SELECT itemID FROM deletedItems) ORDER BY itemID"""
_FIELDS = """SELECT itemID, fieldName, value FROM itemData JOIN fields USING (fieldID)
    JOIN itemDataValues USING (valueID) ORDER BY itemID, fieldID"""
_CREATORS = """SELECT itemID, creatorType, firstName, lastName, fieldMode FROM itemCreators
    JOIN creators USING (creatorID) JOIN creatorTypes USING (creatorTypeID) ORDER BY itemID, orderIndex"""
_TAGS = "SELECT itemID, name FROM itemTags JOIN tags USING (tagID) ORDER BY itemID, name"
_COLLECTIONS = """SELECT itemID, collectionName FROM collectionItems JOIN collections USING (collectionID)
    ORDER BY itemID, collectionName"""
_MULTIPART = re.compile(r"(\d{4})-(\d\d)-(\d\d) (.+)")  # as Zotero stores dates: sortable, then as they were typed


def read_database(path: Path) -> Reading:
    """Return the works in a database of Zotero; a fatal failure where it cannot be read."""
    try:
        with TemporaryDirectory() as folder:
            keys = _better_bibtex_keys(path.parent, Path(folder))
            with closing(_opened_copy(path, Path(folder))) as database:
                return _read(database, path, keys)
    except FileNotFoundError:
        return _failed(path, gettext("no such file"), gettext("check the path"))
    except sqlite3.DatabaseError as error:
        return _failed(
            path,
            gettext("not a database of Zotero that can be read: {error}").format(error=error),
            gettext("close Zotero and try again"),
        )
    except OSError as error:
        return _failed(
            path, gettext("cannot be read: {why}").format(why=error.strerror or error), gettext("check the path")
        )


def _failed(path: Path, reason: str, remedy: str) -> Reading:
    return Reading(failures=[LoadFailure(path, 0, 0, reason, remedy, fatal=True)])


def _opened_copy(path: Path, folder: Path) -> sqlite3.Connection:
    """Return a connection to a copy, with the journal of what Zotero was writing."""
    shutil.copyfile(path, folder / path.name)
    for suffix in ("-journal", "-wal"):
        journal = path.with_name(path.name + suffix)
        if journal.exists():
            shutil.copyfile(journal, folder / journal.name)
    return sqlite3.connect(folder / path.name)


def _better_bibtex_keys(beside: Path, folder: Path) -> dict[int, str]:
    path = beside / "better-bibtex.sqlite"
    if not path.exists():
        return {}
    try:
        with closing(_opened_copy(path, folder)) as database:
            return dict(database.execute("SELECT itemID, citationKey FROM citationkey"))
    except sqlite3.DatabaseError:
        return {}  # of another version, or damaged: items have made keys then


def _read(database: sqlite3.Connection, path: Path, keys: dict[int, str]) -> Reading:
    items: dict[int, dict[str, Any]] = {
        number: {"itemType": kind, "creators": [], "tags": [], "collections": []}
        for number, kind in database.execute(_ITEMS)
        if kind in tables.TYPES
    }
    for number, field, value in database.execute(_FIELDS):
        if number in items:
            items[number][field] = _date(str(value)) if field in tables.DATES else value
    for number, kind, first, last, mode in database.execute(_CREATORS):
        if number in items:
            creator = {"creatorType": kind, "firstName": first, "lastName": last, "fieldMode": mode}
            items[number]["creators"].append(creator)
    for query, name in ((_TAGS, "tags"), (_COLLECTIONS, "collections")):
        for number, text in database.execute(query):
            if number in items:
                items[number][name].append({"tag": text} if name == "tags" else text)
    return Reading(entries=list(_entries(items, path, keys)))


def _entries(items: dict[int, dict[str, Any]], path: Path, keys: dict[int, str]) -> Iterator[Entry]:
    taken: set[str] = set()
    for number, item in items.items():
        if number in keys:
            item["citationKey"] = keys[number]
        entry = item_entry(item, taken)._replace(origin=Origin(path))
        if item["collections"]:
            custom = {**entry.variables.get("custom", {}), "collections": item["collections"]}
            entry = entry._replace(variables={**entry.variables, "custom": custom})
        yield entry


def _date(text: str) -> str:
    match = _MULTIPART.fullmatch(text)
    if not match or match[1] == "0000":
        return match[4] if match else text
    return "-".join(part for part in match.groups()[:3] if part != "00")
