"""Large bibliographies are kept: what is found in the cache is what is read from the files, whatever becomes of it."""

import multiprocessing
import pickle
import sqlite3

import pytest

from footnotes.bibliographies import cache, load
from footnotes.bibliographies.cache import BibliographyCache, clean
from footnotes.bibliographies.stored import StoredEntries
from footnotes.bibliographies.table_file import TableFile, write

ENTRIES = "".join(
    f"@book{{k{number},\n  author = {{Müller{number % 3}, Ann{{\\'e}}e}},\n  title = {{Title {number}}},\n"
    f"  date = {{{1900 + number}}},\n  shorthand = {{S{number % 4}}},\n  ids = {{other{number}}},\n}}\n"
    for number in range(12)
)
TEXT = (
    ENTRIES + "@book{k3, title = {Again}}\n@book{v, title = {Volume}, crossref = {k5}}\n@book{w, title = {W}, x = {\n"
)


@pytest.fixture(autouse=True)
def _small_is_large(monkeypatch):
    monkeypatch.setattr(cache, "_LARGE", 5)


@pytest.fixture
def files(tmp_path):
    (tmp_path / "refs.bib").write_text(TEXT, encoding="utf-8")
    (tmp_path / "sigla").write_text("RKEB: k1\nX: nowhere\n", encoding="utf-8")
    return [tmp_path / "refs.bib"], [tmp_path / "sigla"]


@pytest.fixture
def load_kept(tmp_path, files):
    said = []

    def load_kept(*, fresh=False):
        if fresh:
            kept = BibliographyCache(tmp_path / "cache", b"version", said.append).load(*files)
            assert not said
            return kept
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("footnotes.bibliographies.loading.load", None)  # not read again
            return BibliographyCache(tmp_path / "cache", b"version", said.append).load(*files)

    return load_kept


def kept_files(tmp_path):
    return sorted((tmp_path / "cache").glob("bibliographies/*"))


def assert_same(kept, paths, sigla):
    read = load(paths, sigla=sigla)
    assert isinstance(kept.entries, StoredEntries)
    assert list(kept.entries) == list(read.entries)
    assert list(kept.entries.values()) == list(read.entries.values())
    assert list(kept.entries.items()) == list(read.entries.items())
    assert [kept.entries[key] for key in read.entries] == list(read.entries.values())
    assert len(kept.entries) == len(read.entries)
    assert kept.sigla == read.sigla
    assert kept.failures == read.failures
    assert kept.aliases == read.aliases
    assert kept.paths == read.paths


def test_what_is_kept_is_what_was_read(load_kept, files):
    assert_same(load_kept(fresh=True), *files)
    assert_same(load_kept(), *files)


def test_entries_keep_their_order_whichever_was_looked_up_first(load_kept, files):
    load_kept(fresh=True)
    kept = load_kept()
    backwards = [*kept.entries][::-1]
    assert [kept.entries[key].key for key in backwards] == backwards
    assert_same(kept, *files)


def test_a_key_that_no_entry_has(load_kept):
    load_kept(fresh=True)
    entries = load_kept().entries
    assert "k1" in entries
    assert "none" not in entries
    assert entries.get("none") is None
    with pytest.raises(KeyError):
        entries["none"]


def test_few_entries_are_not_kept(tmp_path, files, monkeypatch):
    monkeypatch.setattr(cache, "_LARGE", 2_000)
    assert isinstance(BibliographyCache(tmp_path / "cache", b"", print).load(*files).entries, dict)
    assert not kept_files(tmp_path)


def test_a_changed_file_is_read_again_and_takes_the_place_of_the_old(tmp_path, load_kept, files):
    load_kept(fresh=True)
    before = kept_files(tmp_path)
    path = files[0][0]
    path.write_text(path.read_text(encoding="utf-8").replace("Title 7", "Title VII"), encoding="utf-8")
    changed = load_kept(fresh=True)
    assert changed.entries["k7"].text("title") == "Title VII"
    assert len(before) == len(kept_files(tmp_path)) == 1
    assert before != kept_files(tmp_path)


def test_the_same_content_under_another_date_is_not_read_again(load_kept, files):
    load_kept(fresh=True)
    files[0][0].touch()
    assert_same(load_kept(), *files)


def test_changed_sigla_are_read_again(load_kept, files):
    load_kept(fresh=True)
    files[1][0].write_text("NEW: k1\n", encoding="utf-8")
    assert load_kept(fresh=True).sigla["NEW"] == ("k1",)


def test_another_version_of_the_program_reads_again(tmp_path, files, load_kept):
    load_kept(fresh=True)
    assert_same(BibliographyCache(tmp_path / "cache", b"next", print).load(*files), *files)
    assert len(kept_files(tmp_path)) == 1


@pytest.mark.parametrize("damage", [
    lambda data: b"",
    lambda data: b"not a database",
    lambda data: data[:1000],
    lambda data: data[:-1],
    lambda data: data + b"\0",
    *(lambda data, at=at: data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :] for at in (0, 20, 61, 99, 5000, 12000)),
])  # fmt: skip
def test_a_damaged_file_is_made_again_without_a_word(tmp_path, load_kept, files, damage):
    load_kept(fresh=True)
    (kept,) = kept_files(tmp_path)
    kept.write_bytes(damage(kept.read_bytes()))
    assert_same(load_kept(fresh=True), *files)
    assert_same(load_kept(), *files)


def test_where_nothing_can_be_kept_all_is_read_and_said(tmp_path, files):
    (tmp_path / "cache").write_text("a file", encoding="utf-8")
    said = []
    found = BibliographyCache(tmp_path / "cache", b"", said.append).load(*files)
    assert list(found.entries) == list(load(files[0]).entries)
    assert len(said) == 1
    assert "no bibliography can be kept here" in said[0]


def test_a_file_that_is_being_written_is_not_seen(tmp_path, load_kept, files):
    (tmp_path / "cache" / "bibliographies").mkdir(parents=True)
    (tmp_path / "cache" / "bibliographies" / ".half.new").write_bytes(b"SQLite format 3\0")
    assert_same(load_kept(fresh=True), *files)


def _load_in_a_process(folder, files, results):
    cache._LARGE = 5
    found = BibliographyCache(folder, b"version", results.put).load(*files)
    results.put((type(found.entries).__name__, [entry.text("title") for entry in found.entries.values()]))


def test_several_processes_at_once(tmp_path, files):
    results = multiprocessing.get_context("spawn").Queue()
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=_load_in_a_process, args=(tmp_path, files, results)) for _ in range(4)]
    for process in processes:
        process.start()
    found = [results.get(timeout=120) for _ in processes]
    for process in processes:
        process.join()
    titles = [entry.text("title") for entry in load(files[0]).entries.values()]
    assert found == [("StoredEntries", titles)] * 4
    assert len(list(tmp_path.glob("bibliographies/*"))) == 1


def test_what_is_kept_can_go_to_another_process(load_kept, files):
    load_kept(fresh=True)
    assert_same(pickle.loads(pickle.dumps(load_kept())), *files)


def test_clean_removes_what_is_kept(tmp_path, load_kept):
    load_kept(fresh=True)
    size = kept_files(tmp_path)[0].stat().st_size
    assert clean(tmp_path / "cache") == size
    assert not kept_files(tmp_path)
    assert clean(tmp_path / "none") == 0


def _by_year(part):
    years: dict[str, list[str]] = {}
    for key, entry in part.entries.items():
        years.setdefault(str(entry.years()[0] // 5) if entry.years() else "none", []).append(key)
    return {"years": years, "titles": {entry.text("title"): (key, "k?") for key, entry in part.entries.items()}}


def test_tables_of_parts_are_joined(load_kept, files, monkeypatch):
    monkeypatch.setattr("footnotes.bibliographies.stored._PART", 5)
    load_kept(fresh=True)
    tables = load_kept().lookups.tables("years", _by_year)
    expected = _by_year(load(files[0]))
    assert {term: list(found) for term, found in tables["years"].items()} == expected["years"]
    assert dict(tables["titles"].items()) == expected["titles"]
    assert len(tables["years"]) == len(expected["years"])
    years = tables["years"].get("380")
    assert (len(years), years[0], years[1:], years[-1]) == (5, "k0", ("k1", "k2", "k3", "k4"), "k4")
    assert "381" in tables["years"]
    assert tables["years"].get("1") is None


def test_damaged_tables_are_made_again(tmp_path, load_kept, files):
    load_kept(fresh=True).lookups.tables("years", _by_year)
    (path,) = (tmp_path / "cache").glob("bibliographies/*.years.sqlite")
    path.write_bytes(path.read_bytes()[:-1])
    assert list(load_kept().lookups.tables("years", _by_year)["years"]["380"]) == ["k0", "k1", "k2", "k3", "k4"]


def test_tables_that_cannot_be_kept_are_made_in_memory(tmp_path, load_kept, monkeypatch):
    load_kept(fresh=True)

    def refuse(*_):
        raise sqlite3.OperationalError("disk full")

    monkeypatch.setattr("footnotes.bibliographies.stored.write", refuse)
    assert list(load_kept().lookups.tables("years", _by_year)["years"]["380"]) == ["k0", "k1", "k2", "k3", "k4"]


def test_tables_that_another_run_removes_at_once_are_made_in_memory(load_kept, monkeypatch):
    load_kept(fresh=True)

    def write_in_vain(path, tables):
        write(path, tables)
        path.unlink()

    monkeypatch.setattr("footnotes.bibliographies.stored.write", write_in_vain)
    assert list(load_kept().lookups.tables("years", _by_year)["years"]["380"]) == ["k0", "k1", "k2", "k3", "k4"]


def test_tables_go_when_the_file_changes(tmp_path, load_kept, files):
    load_kept(fresh=True).lookups.tables("years", _by_year)
    assert len(kept_files(tmp_path)) == 2
    files[1][0].write_text("", encoding="utf-8")
    load_kept(fresh=True)
    assert len(kept_files(tmp_path)) == 1


def test_a_table_file_holds_terms_of_any_kind(tmp_path):
    rows = [("é", "a"), ("\0", "b"), ("'", b"\0\xff"), ("", 1)]
    write(tmp_path / "tables.sqlite", [("one", sorted(rows)), ("two", [(1, "x"), (2, "y")]), ("none", [])])
    file = TableFile.opened(tmp_path / "tables.sqlite")
    assert all(file.get("one", term) == value for term, value in rows)
    assert list(file.rows("two")) == [(1, "x"), (2, "y")]
    assert file.count("none") == 0
    assert file.get("none", "é") is None
