"""Sigla: where they are declared, the file of sigla, and sigla of two entries."""

import json

import pytest

from footnotes.bibliographies import load

ITEMS = [
    {
        "id": "rkeb",
        "type": "book",
        "title": "R",
        "custom": {"shorthand": " RKEB\n ", "aliases": ["Rehab", "<i>R</i> 1"]},
    },
    {"id": "trial:37", "type": "book", "title": "T", "note": "Shorthand: 1937 Trial\nAliases: Trial 2; Second Trial"},
    {"id": "other", "type": "book", "title": "O", "custom": {"shorthand": "RKEB"}},
    {"id": "plain", "type": "article-journal", "title": "P", "container-title-short": "CahLT", "custom": 3},
]


@pytest.fixture
def references(tmp_path):
    path = tmp_path / "refs.json"
    path.write_text(json.dumps(ITEMS))
    return path


def test_sigla_of_entries(references):
    assert load([references]).sigla == {
        "RKEB": ("rkeb", "other"),
        "Rehab": ("rkeb",),
        "R 1": ("rkeb",),
        "1937 Trial": ("trial:37",),
        "Trial 2": ("trial:37",),
        "Second Trial": ("trial:37",),
    }


@pytest.mark.parametrize(
    ("line", "siglum", "key"),
    [
        ("T37: trial:37", "T37", "trial:37"),
        ("  T 37 :   trial:37  # the second", "T 37", "trial:37"),
        ('"T: 37 # x": trial:37', "T: 37 # x", "trial:37"),
        ("KPSS: doc: rkeb", "KPSS: doc", "rkeb"),
        ("N°5: 'rkeb'", "N°5", "rkeb"),
        ("C#: rkeb", "C#", "rkeb"),
        ("Т37: rkeb", "Т37", "rkeb"),
    ],
)
def test_lines_of_a_file_of_sigla(tmp_path, references, line, siglum, key):
    path = tmp_path / "sigla.yml"
    path.write_text(f"# Sigla\n\n{line}\n")
    bibliography = load([references], sigla=[path])
    assert bibliography.failures == ()
    assert bibliography.sigla[siglum] == (key,)


def test_a_siglum_of_two_entries_keeps_both_once(tmp_path, references):
    path = tmp_path / "sigla.yml"
    path.write_text("X: rkeb\nX: plain\nX: rkeb\nRKEB: plain\n")
    sigla = load([references], sigla=[path]).sigla
    assert sigla["X"] == ("rkeb", "plain")
    assert sigla["RKEB"] == ("rkeb", "other", "plain")


def test_bad_lines_are_told(tmp_path, references):
    path = tmp_path / "sigla.yml"
    path.write_text("T: plain\r\nno colon\r\nA:\r\n: rkeb\r\nB: rkebb\r\nC: two words\r\n")
    bibliography = load([references], sigla=[path])
    assert [(failure.line, failure.reason) for failure in bibliography.failures] == [
        (2, 'not a siglum: "no colon"'),
        (3, 'not a siglum: "A:"'),
        (4, 'not a siglum: ": rkeb"'),
        (6, 'not a siglum: "C: two words"'),
        (5, "B stands for rkebb, which is no entry"),
    ]
    assert bibliography.failures[-1].remedy == "did you mean rkeb?"
    assert bibliography.sigla["T"] == ("plain",)


def test_a_file_of_sigla_that_cannot_be_read(tmp_path, references):
    (failure,) = load([references], sigla=[tmp_path / "none.yml"]).failures
    assert (failure.reason, failure.fatal) == ("no such file", True)
