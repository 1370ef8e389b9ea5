"""Citations by key: locators taken apart, references in words kept apart from them."""

import pytest

from footnotes import manuscripts
from footnotes.citations import Designators, find, lexicons
from footnotes.model.bibliography import Bibliography
from footnotes.model.citation import Cite
from footnotes.model.entry import Entry

BIBLIOGRAPHY = Bibliography({"elton": Entry("elton", "book", {"title": "Policy"})}, aliases={"elton72": "elton"})
WORDS = tuple(map(lexicons.load, ("en", "la")))


def shown(cite: Cite) -> str:
    places = [f"volume {cite.volume}"] if cite.volume else []
    places += [f"{locator.label} {locator.value}" for locator in cite.locators]
    return " | ".join([cite.prefix, cite.key or cite.text, ", ".join(places), cite.suffix])


def found(source: str, format_name: str = "markdown") -> list[list[str]]:
    manuscript = manuscripts.parse(source, format_name)
    return [[shown(cite) for cite in one.cites] for one in find(manuscript, Designators.of(BIBLIOGRAPHY), WORDS)]


def test_a_name_in_a_sentence_is_a_key_only_where_it_may_be_one():
    assert found("Write to @nobody.") == []
    assert found("As @elton says, and @elton72.") == [[" | elton |  | "], [" | elton72 |  | "]]
    assert found("As @nobody says [@nothing].") == [[" | nobody |  | "], [" | nothing |  | "]]


PARTS = [
    ("[@elton, 33 *ff.*]", " | elton | page 33 ff | ."),
    ("[@elton, p. 33]", " | elton | page 33 | "),
    ("[@elton, 33-5 and passim]", " | elton | page 33-5 |  and passim"),
    ("[@elton, chap. 2, p. 3]", " | elton | chapter 2, page 3 | "),
    ("[@elton, 3:40]", " | elton | volume 3, page 40 | "),
    ("[@elton, p. 3:40]", " | elton | volume 3, page 40 | "),
    ("[@elton, pp. 3:40-42, and passim]", " | elton | volume 3, page 40-42 | , and passim"),
    ("[@elton, p. 112:3]", " | elton | page 112, page 3 | "),
    ("[@elton, vol. 3, p. 5]", " | elton | volume 3, page 5 | "),
    ("[@elton, who says more]", " | elton |  | , who says more"),
    ("[@elton, who says more on p. 3]", " | elton |  | , who says more on p. 3"),
    ("[see also @elton]", "see also | elton |  | "),
    ("[@elton{ii, iv}, with suffix]", " | elton | page ii, iv | , with suffix"),
]


@pytest.mark.parametrize(("source", "cite"), PARTS)
def test_what_follows_a_key_is_taken_apart(source: str, cite: str):
    assert found(source) == [[cite]]


def test_latex():
    assert found(r"\volcite[see]{3}[40]{elton}", "latex") == [["see | elton | volume 3, page 40 | "]]
    assert found(r"\autocite[see][pp.~12--14]{elton}", "latex") == [["see | elton | page 12–14 | "]]


def test_references_in_words_stand_beside_those_by_key():
    source = "Text.[^1]\n\n[^1]: See [@elton, 12]; also Getty, *Origins* 36; [@elton, 3]."
    assert [cites[0].split(" | ")[1:3] for cites in found(source)] == [
        ["elton", "page 12"],
        ["also Getty, Origins 36", "page 36"],
        ["elton", "page 3"],
    ]


SHOWN = [
    ("(<a role='doc-biblioref' href='#elton'>Elton 1972</a>, p. 5)", [("Elton 1972, p. 5", "elton", "page 5")]),
    (
        "<span class='citation' data-cites='elton'>(see Elton 1972, 5)</span>",
        [("see Elton 1972, 5", "elton", "page 5")],
    ),
    ("[<a role='doc-biblioref' href='#elton'>2</a>]", [("2", "elton", "")]),
    ("as <a role='doc-biblioref' href='#elton'>Elton</a> says", [("Elton", "elton", "")]),
    ("(<span data-cites='elton x'>Elton 1972</span>, p. 5)", [("Elton 1972", "elton", ""), ("Elton 1972", "x", "")]),
]


@pytest.mark.parametrize(("source", "cites"), SHOWN)
def test_words_get_the_keys_that_markup_has(source: str, cites: list[tuple[str, str, str]]):
    manuscript = manuscripts.parse(f"<p>So {source}.</p>", "html")
    (citation,) = find(manuscript, Designators.of(BIBLIOGRAPHY), WORDS)
    places = [", ".join(f"{one.label} {one.value}" for one in cite.locators) for cite in citation.cites]
    assert [(cite.text, cite.key, place) for cite, place in zip(citation.cites, places, strict=True)] == cites
