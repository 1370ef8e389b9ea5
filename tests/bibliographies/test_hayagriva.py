"""Hayagriva YAML, as its documentation shows it."""

import pytest

from footnotes.bibliographies import load
from footnotes.bibliographies.hayagriva_writing import dump
from footnotes.model.bibliography import Bibliography
from footnotes.model.entry import Entry

KINETICS = """kinetics:
    type: Article
    title: Kinetics and luminescence
    author: ["Doan, T. D.", "Haug, Hartmut"]
    serial-number: {doi: "10.1103/PhysRevB.102.165126"}
    page-range: 165126-165139
    date: 2020-10-14
    parent:
        type: Periodical
        title: Physical Review B
        volume: 102
        issue: 16
web:
    type: Web
    title: {value: A Guide, short: G}
    url: {value: "http://ex.org/", date: 2020-11-12}
"""


def test_entries(tmp_path):
    path = tmp_path / "refs.yml"
    path.write_text(KINETICS)
    bibliography = load([path])
    assert bibliography.failures == ()
    kinetics, web = bibliography.entries.values()
    assert (kinetics.key, kinetics.type, web.origin.line) == ("kinetics", "article-journal", 13)
    assert dict(kinetics.variables) == {
        "title": "Kinetics and luminescence", "container-title": "Physical Review B", "volume": "102", "issue": "16",
        "author": [{"family": "Doan", "given": "T. D."}, {"family": "Haug", "given": "Hartmut"}],
        "DOI": "10.1103/PhysRevB.102.165126", "page": "165126-165139", "issued": {"date-parts": [[2020, 10, 14]]},
    }  # fmt: skip
    assert dict(web.variables) == {
        "title": "A Guide", "title-short": "G", "URL": "http://ex.org/", "accessed": {"date-parts": [[2020, 11, 12]]},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "reason", "keys"),
    [
        ("a:\n  type: Book\nb: 3\n", "b is no entry", ["a"]),
        ("a:\n  type: Book\n title: x\n", "not YAML: did not find expected key", []),
    ],
)
def test_what_is_wrong(tmp_path, text, reason, keys):
    path = tmp_path / "refs.yaml"
    path.write_text(text)
    bibliography = load([path])
    assert [failure.reason for failure in bibliography.failures] == [reason]
    assert list(bibliography.entries) == keys


DOE = {"author": [{"family": "Doe", "given": "Jane"}]}
YEAR = {"date-parts": [[1910]]}
WORKS = {
    "orig": Entry("orig", "book", {**DOE, "title": "Erinnerungen", "language": "de", "issued": YEAR}),
    "trans": Entry("trans", "book", {**DOE, "title": "Memoirs", "language": "en"}, None, {"translation-of": "orig"}),
    "again": Entry("again", "book", {**DOE, "title": "Erinnerungen", "language": "de"}, None, {"reprint-of": "orig"}),
    "set": Entry("set", "book", {**DOE, "title": "Works", "number-of-volumes": "5"}),
    "vol": Entry("vol", "book", {"title": "Works", "volume-title": "Letters", "volume": "2"}, None, {"parent": "set"}),
    "whole": Entry("whole", "book", {"title": "Essays", "editor": DOE["author"]}),
    "chap": Entry("chap", "chapter", {"title": "Courts", "container-title": "Essays", "editor": DOE["author"]}, None,
                  {"parent": "whole"}),
    "alone": Entry("alone", "book", {"title": "T", "original-title": "O", "original-date": {"date-parts": [[1905]]}}),
}  # fmt: skip


def test_relations_are_parents(tmp_path):
    (tmp_path / "refs.yaml").write_text(dump(Bibliography(WORKS)), encoding="utf-8")
    read = load([tmp_path / "refs.yaml"]).entries
    assert {key: entry._replace(origin=None) for key, entry in read.items()} == WORKS


def test_a_parent_that_two_entries_may_be_is_none(tmp_path):
    works = {**WORKS, "twin": Entry("twin", "book", {"title": "Essays"})}
    (tmp_path / "refs.yaml").write_text(dump(Bibliography(works)), encoding="utf-8")
    assert load([tmp_path / "refs.yaml"]).entries["chap"].relations == {}
