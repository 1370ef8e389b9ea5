"""RIS, as Zotero, EndNote, JSTOR and publishers export it."""

from pathlib import Path

import pytest

from footnotes.bibliographies import load
from footnotes.bibliographies.inverted_names import read_name, write_name
from footnotes.model.entry import Entry

JOURNAL = """TY  - JOUR
TI  - On the Bloc
AU  - Broué, Pierre
AU  - van der Berg, Jan, Jr.
T2  - Cahiers
VL  - 5
IS  - 1
SP  - 5
EP  - 37
PY  - 1980
DA  - 1980/01/02/
SN  - 0181-0790
KW  - one
KW  - two
U1  - private
ER  -
"""


def load_ris(tmp_path: Path, text: str, name: str = "refs.ris"):
    path = tmp_path / name
    path.write_bytes(text.encode())
    return load([path])


@pytest.mark.parametrize("text", [JOURNAL, "\ufeff" + JOURNAL, "\r\n" + JOURNAL.replace("\n", "\r\n")])
@pytest.mark.parametrize("name", ["refs.ris", "refs"])
def test_a_record(tmp_path, text, name):
    bibliography = load_ris(tmp_path, text, name)
    assert bibliography.failures == ()
    (entry,) = bibliography.entries.values()
    assert (entry.key, entry.type) == ("broue1980", "article-journal")
    assert dict(entry.variables) == {
        "title": "On the Bloc",
        "author": [
            {"family": "Broué", "given": "Pierre"},
            {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der", "suffix": "Jr."},
        ],
        "container-title": "Cahiers", "volume": "5", "issue": "1", "page": "5-37", "ISSN": "0181-0790",
        "issued": {"date-parts": [[1980, 1, 2]]}, "keyword": "one, two", "custom": {"ris": {"U1": ["private"]}},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "variable", "expected"),
    [
        ("TY  - BOOK\nY1  - 1937///", "issued", {"date-parts": [[1937]]}),
        ("TY  - BOOK\nPY  - 1937///Spring", "issued", {"date-parts": [[1937]], "season": 1}),
        ("TY  - BOOK\nPY  - 1936-1938", "issued", {"date-parts": [[1936], [1938]]}),
        ("TY  - BOOK\nPY  - n.d.", "issued", {"literal": "n.d."}),
        ("TY  - BOOK\nSP  - 412", "number-of-pages", "412"),
        ("TY  - CHAP\nA2  - Roe, Jane", "editor", [{"family": "Roe", "given": "Jane"}]),
        ("TY  - BOOK\nT2  - Studies", "collection-title", "Studies"),
        ("TY  - CHAP\nT2  - Studies", "container-title", "Studies"),
        ("TY  - MGZN\nTI  - A title\n  over lines", "title", "A title\nover lines"),
        ("TY  - BOOK\nN1  - original-date: 1936\nN1  - good", "original-date", {"date-parts": [[1936]]}),
        ("TY  - BOOK\nN1  - original-date: 1936\nN1  - good", "note", "good"),
        ("TY  - CHAP\nSP  - 10-12\nEP  - 12", "page", "10-12"),
    ],
)
def test_tags(tmp_path, lines, variable, expected):
    bibliography = load_ris(tmp_path, lines + "\nER  - \n")
    assert bibliography.failures == ()
    (entry,) = bibliography.entries.values()
    assert entry.variables[variable] == expected


@pytest.mark.parametrize(
    ("text", "line", "reason", "keys"),
    [
        ("TY  - BOOK\nID  - a\n\nTY  - BOOK\nID  - b\nER  - \n", 1, "a record without ER", ["a", "b"]),
        ("TY  - BOOK\nID  - a\nER  - \nTY  - BOOK\nID  - b\nTI  - Cut o", 4, "a record without ER", ["a", "b"]),
        ("TY  - BOKK\nID  - a\nER  - \n", 1, 'unknown type "BOKK", read as GEN', ["a"]),
        ("TI  - T\nTY  - BOOK\nID  - a\nER  - \n", 1, "TI outside a record", ["a"]),
        ("some words\n", 1, "no record of RIS in the file", []),
    ],
)
def test_what_is_wrong(tmp_path, text, line, reason, keys):
    bibliography = load_ris(tmp_path, text)
    (failure,) = bibliography.failures
    assert (failure.line, failure.reason) == (line, reason)
    assert list(bibliography.entries) == keys


def test_a_field_of_a_million_characters_and_a_broken_record_among_thousands(tmp_path):
    text = "".join(f"TY  - BOOK\nID  - k{number}\nTI  - T\nER  - \n" for number in range(2000))
    text += "TY  - BOOK\nID  - broken\n" + "TY  - BOOK\nID  - long\nTI  - " + "x" * 1_000_000 + "\nER  - \n"
    bibliography = load_ris(tmp_path, text)
    assert len(bibliography.entries) == 2002
    assert len(bibliography.entries["long"].text("title")) == 1_000_000
    assert [failure.reason for failure in bibliography.failures] == ["a record without ER"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Darnton, Robert", {"family": "Darnton", "given": "Robert"}),
        ("Plato", {"family": "Plato"}),
        ("Gosizdat,", {"literal": "Gosizdat"}),
        ("Ministry of War, London,", {"literal": "Ministry of War, London"}),
        ("Beethoven, Ludwig van", {"family": "Beethoven", "given": "Ludwig", "dropping-particle": "van"}),
        ("de la Cruz, Juana", {"family": "Cruz", "given": "Juana", "non-dropping-particle": "de la"}),
        ("King, M. L., Jr.", {"family": "King", "given": "M. L.", "suffix": "Jr."}),
    ],
)
def test_names(text, name):
    assert read_name(text) == name
    (written,) = Entry("k", "book", {"author": [name]}).names("author")
    assert write_name(written) == text


def test_reads_what_pandoc_reads(tmp_path, read_by_pandoc):
    item = read_by_pandoc(JOURNAL, "ris")
    (entry,) = load_ris(tmp_path, JOURNAL).entries.values()
    for variable in ("title", "container-title", "volume", "issue", "page", "ISSN"):
        assert entry.text(variable) == item[variable]
    assert entry.type == item["type"]
    assert entry.variables["author"][0] == item["author"][0]


@pytest.mark.parametrize(
    ("tags", "kind", "variables"),
    [
        ("TY  - EDBOOK\nAU  - Doe, Jane", "book", {"editor": [{"family": "Doe", "given": "Jane"}]}),
        ("TY  - MPCT\nAU  - Doe, Jane", "motion_picture", {"director": [{"family": "Doe", "given": "Jane"}]}),
        ("TY  - JOUR\nA2  - Doe, Jane", "article-journal", {"editor": [{"family": "Doe", "given": "Jane"}]}),
        ("TY  - THES\nT2  - History\nVL  - PhD\nPB  - Yale\nM3  - PhD thesis", "thesis",
         {"publisher": "Yale", "genre": "PhD thesis"}),
        ("TY  - THES\nT2  - Yale\nVL  - PhD", "thesis", {"publisher": "Yale", "genre": "PhD"}),
        ("TY  - SER\nTI  - T", "periodical", {"title": "T"}),
        ("TY  - LEGAL\nTI  - T", "regulation", {"title": "T"}),
    ],
)  # fmt: skip
def test_tags_of_types(tmp_path, tags, kind, variables):
    (entry,) = load_ris(tmp_path, f"{tags}\nER  - \n").entries.values()
    assert entry.type == kind
    assert dict(entry.variables) == variables
