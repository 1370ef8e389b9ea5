"""A folder of bibliographies."""

from pathlib import Path

import pytest

import footnotes
from footnotes.bibliographies.folders import bibliography_files
from footnotes.settings import settings_for


@pytest.mark.parametrize(("name", "content"), [
    ("a.bib", "@book{a}"), ("A.BIB", ""), ("a.ris", "TY  - BOOK"), ("a.json", '[{"id": "a", "type": "book"}]'),
    ("a.json", '{"config": {}, "items": [{"itemType": "book"}]}'), ("a.yaml", "references:\n- id: a\n"),
    ("a.yml", "---\n- id: a\n  type: book\n"), ("a.yml", "a:\n  type: Book\n"), ("a.xml", "<?xml?><mods:mods>"),
    ("a.xml", "<records><record><ref-type name='Book'>"), ("zotero.sqlite", "SQLite format 3\0"), ("deep/er/a.bib", ""),
])  # fmt: skip
def test_bibliographies(tmp_path, name, content):
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text(content, encoding="utf-8")
    assert bibliography_files([tmp_path]) == (tmp_path / name,)


@pytest.mark.parametrize(("name", "content"), [
    ("a.md", "@book{a}"), ("package.json", '{"type": "module"}'), ("a.json", "[1, 2]"), ("a.yaml", "web:\n  on: x"),
    ("a.xml", "<TEI>"), ("better-bibtex.sqlite", "SQLite format 3\0"), (".hidden.bib", ""), (".git/a.bib", ""),
    ("a.json", ""), ("a", "@book{a}"),
])  # fmt: skip
def test_other_files(tmp_path, name, content):
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text(content, encoding="utf-8")
    assert bibliography_files([tmp_path, Path("refs.bib")]) == (tmp_path, Path("refs.bib"))


def test_in_the_order_of_their_names(tmp_path):
    for name in ("b.bib", "a.bib", "c/a.bib"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"@book{{{name[0]}, title = {{T}}}}", encoding="utf-8")
    assert list(footnotes.load_bibliography(tmp_path).entries) == ["a", "b", "c"]


def test_a_folder_without_any(tmp_path):
    (failure,) = footnotes.load_bibliography(tmp_path).failures
    assert (failure.reason, failure.fatal) == ("a folder without bibliographies", True)


def test_in_the_settings(tmp_path):
    (tmp_path / "footnotes.toml").write_text('bibliography = ["library"]\n', encoding="utf-8")
    (tmp_path / "library").mkdir()
    (tmp_path / "library/a.bib").write_text("@book{a, title = {T}}", encoding="utf-8")
    assert settings_for(tmp_path).bibliography == (tmp_path / "library/a.bib",)
