"""Large files, read piece by piece, hold what they do when they are read whole."""

import json

import pytest

from footnotes.bibliographies import cache, load, loading, pieces, stored
from footnotes.bibliographies.cache import BibliographyCache
from footnotes.bibliographies.pieces import NotInPiecesError
from footnotes.bibliographies.stored import StoredEntries

PLAIN = "".join(
    f"@book{{k{number},\n  author = {{Müller{number}, Ann{{\\'e}}e}},\n  title = {{Title {number}}},\n"
    f"  date = {{{1900 + number}}},\n  shorthand = {{S{number % 4}}},\n  ids = {{other{number}}},\n}}\n\n"
    for number in range(20)
)
LINKED = (
    PLAIN
    + '@string{p = "Press"}\n@inbook{part, title = {Part}, crossref = {WHOLE}}\n@book{re, related = {k1}, relatedtype ='
    + "{reprintof}}\n@book{orig, related = {part},\n relatedtype = {translationas}}\n@xdata{x, publisher = p}\n"
    + "@book{whole, title = {Whole}, xdata = {x}, crossref = {set}}\n@mvbook{set, title = {Set}, author = {A, B}}\n"
    + "@book{lost, crossref = {wohle}}\n@book{circle1, crossref = {circle2}}\n@book{circle2, crossref = {circle1}}\n"
)
BROKEN = (
    PLAIN
    + "@book{w, title = {W}, x = {\n"
    + PLAIN.replace("{k", "{m")
    + "% a remark\n@book{k3, title = {Again}}\n@bok{odd, title = {T}, title = {U}}\n@book{, title = {No key}}\n"
    + "@book(paren, title = {P})\n@book{n, note = unknown}\n} title = {rest},\n}\n@book{end,\n title = {Cut"
)
ITEMS = [
    {"id": f"k{number}", "type": "book", "title": f"Titel „{number}“", "author": [{"family": "Smith"}]}
    for number in range(20)
]
TRANSLATED = [
    *ITEMS,
    {"id": "t", "type": "book", "title": "T", "original-title": "TITEL „7“"},
    {"type": "book", "title": "No id"},
    {"id": "u", "type": "bok", "title": "\ud800"},
    {"id": "k3", "type": "book"},
]


@pytest.mark.parametrize("size", [1, 50, 117, 1000])
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("refs.bib", PLAIN),
        ("refs.bib", LINKED),
        ("refs.bib", BROKEN),
        ("refs.bib", PLAIN.replace("\n", "\r\n")),
        ("refs.bib", PLAIN.replace("}\n\n", "} % remark\n\n title = {after the brace},\n}\n")),
        ("refs.bib", "\ufeff" + PLAIN),
        ("refs.json", json.dumps(ITEMS, indent=1)),
        ("refs.json", json.dumps(TRANSLATED)),
        ("refs.json", " [" + ",\n".join(json.dumps(item, ensure_ascii=False) for item in ITEMS) + "\n]\n\n"),
        ("refs.json", "[]"),
        # What is read whole: not a list, broken, another format.
        ("refs.json", json.dumps({"items": ITEMS})),
        ("refs.json", json.dumps(ITEMS)[:-1]),
        ("refs.json", json.dumps(ITEMS) + "x"),
        ("refs.json", json.dumps([*ITEMS, "no entry"])),
        ("refs.bib", "nothing"),
        ("refs.ris", "TY  - BOOK\nTI  - T\nER  - \n"),
    ],
)
def test_the_same_is_read(name, text, size, tmp_path, monkeypatch):
    path, sigla = tmp_path / name, tmp_path / "sigla"
    path.write_text(text, encoding="utf-8", newline="")
    sigla.write_text("RKEB: k1\nX: k\n", encoding="utf-8")
    monkeypatch.setattr(pieces, "_PIECE", size)
    monkeypatch.setattr(loading, "_LARGEST", 0)
    monkeypatch.setattr(cache, "_LARGE", 0)
    kept = BibliographyCache(tmp_path / "cache", b"", print).load([path], [sigla])
    whole = load([path], sigla=[sigla])
    assert list(kept.entries.items()) == list(whole.entries.items())
    assert kept.sigla == whole.sigla
    assert kept.aliases == whole.aliases
    assert kept.failures == whole.failures


def test_pieces_are_read_without_the_whole(tmp_path, monkeypatch):
    path = tmp_path / "refs.bib"
    path.write_text(LINKED, encoding="utf-8")
    monkeypatch.setattr(loading, "_LARGEST", 0)
    monkeypatch.setattr(loading, "load", None)
    assert isinstance(BibliographyCache(tmp_path, b"", print).load([path], []).entries, StoredEntries)


def test_a_file_that_is_no_text_is_not_for_pieces(tmp_path):
    for data in (b"@book{k,\n title = {\xff},\n}\n", b"@book{k,\n title = {\0},\n}\n"):
        (tmp_path / "refs.bib").write_bytes(data)
        with pytest.raises(NotInPiecesError):
            list(pieces.pieces(tmp_path / "refs.bib"))
    with pytest.raises(NotInPiecesError):
        list(pieces.pieces(tmp_path / "none.bib"))


def test_several_files_refer_to_each_other(tmp_path, monkeypatch):
    paths = [tmp_path / "a.bib", tmp_path / "b.json", tmp_path / "c.bib"]
    paths[0].write_text(
        "@inbook{part, title = {Part}, crossref = {whole}}\n@book{k1, title = {First}}\n", encoding="utf-8"
    )
    paths[1].write_text(json.dumps(ITEMS), encoding="utf-8")
    paths[2].write_text("@book{whole, title = {Whole}, author = {A, B}}\n", encoding="utf-8")
    monkeypatch.setattr(loading, "_LARGEST", 0)
    kept = BibliographyCache(tmp_path / "cache", b"", print).load(paths, [])
    assert isinstance(kept.entries, StoredEntries)
    whole = load(paths)
    assert list(kept.entries.items()) == list(whole.entries.items())
    assert kept.failures == whole.failures


def test_part_size_is_no_part_of_what_is_found():
    assert stored._PART > cache._LARGE  # most bibliographies need no merging
