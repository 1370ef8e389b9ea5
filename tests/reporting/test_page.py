"""What stands on the page of a report: the text as it is, citations, findings, sources; no foreign markup."""

import re
from pathlib import Path

import pytest
from pages import ENTRIES, STYLE, bibliography, data, page, tree, words

import footnotes
from footnotes.pipeline.reading import read_text
from footnotes.pipeline.surveying import survey
from footnotes.reporting.html import render

TEXT = """# One

The reply came late (L&P 9 42), which is *doubted* (Scarisbrick, *Henry VIII* 509).[^a]

# Two

He is said to have known (PKT 12).[^lost] See also (L&P 10 3) and p. 4.

[^a]: Scarisbrick, *Henry VIII*, 77–8.
"""
SHARED = Path(__file__).parents[2] / "../shared/corpus"


@pytest.fixture
def entries(tmp_path):
    return bibliography(tmp_path)


def marked(found) -> list[tuple[str, str]]:
    """Return the citations marked in the text, each with its classes."""
    return [(words(one), one.get("class")) for one in found.find_class("c") if one.get("id")]


@pytest.mark.parametrize(
    "text",
    [
        "Nothing is cited here, in 1968 or (so he said) later.\n",
        "# A heading\n\n> A quotation, *in italics*, and **more**.\n\nThe end.\n",
        'Signs such as < & > and " stay, and so does &lt;b&gt; typed \\<b\\>.\n',
        "עברית (L&P 9 42) ועוד\n\nالعربية\n",
    ],
)
def test_the_text_stays_as_it_is(text, entries):
    article = tree(page({"essay.md": text}, entries)).get_element_by_id("m0")
    article.find_class("file")[0].drop_tree()
    shown = [words(one) for one in article.iter("p", "h4", "h5")]
    read = read_text(text, "markdown")
    assert shown == [" ".join(block.span.of(read.text).split()) for block in read.blocks]


def test_every_citation_is_marked_by_its_state(entries):
    assert marked(tree(page({"essay.md": TEXT}, entries))) == [
        ("L&P 9 42", "c resolved"),
        ("Scarisbrick, Henry VIII 509", "c resolved"),
        ("PKT 12", "c unresolved found"),
        ("L&P 10 3", "c resolved"),
        ("Scarisbrick, Henry VIII, 77–8.", "c resolved"),
    ]


def test_an_ambiguous_citation_shows_all_its_candidates(tmp_path):
    second = {**ENTRIES[1], "id": "scarisbrick1970", "title": "The Reformation"}
    text = "It is so (Scarisbrick 5).\n"
    found = tree(page({"essay.md": text}, bibliography(tmp_path, *ENTRIES, second)))
    assert marked(found) == [("Scarisbrick 5", "c ambiguous found")]
    (cite,) = data(found)["citations"][0]["cites"]
    assert cite["source"] is None and cite["means"].startswith("It may mean several entries")
    assert {one["key"] for one in cite["candidates"]} == {"scarisbrick1968", "scarisbrick1970"}
    assert all(one["for"] for one in cite["candidates"])


def test_no_link_stands_in_a_citation(entries):
    text = "So it is (L&P 9 42;[^1] 10 3), too.\n\n[^1]: A note.\n"
    found = tree(page({"essay.md": text}, entries))
    assert len(found.find_class("marker")) == 1 and marked(found)
    assert [link for one in found.find_class("c") for link in one.iter("a")] == []


def test_markers_and_notes_lead_to_one_another(entries):
    found = tree(page({"essay.md": TEXT}, entries))
    (marker,) = [one for one in found.find_class("marker") if words(one) == "a"]
    (note,) = found.find_class("note")
    assert marker.find("a").get("href") == f"#{note.get('id')}"
    assert note.find_class("label")[0].find("a").get("href") == f"#{marker.get('id')}"


def test_every_finding_in_the_text_leads_to_its_place(entries):
    found = tree(page({"essay.md": TEXT}, entries))
    items = found.get_element_by_id("finding-list").findall("li")
    assert [words(item.find_class("code")[0]) for item in items] == ["FN101", "FN401"]
    for item in items:
        assert found.get_element_by_id(item.find("a").get("href")[1:]) is not None


@pytest.mark.parametrize("suffix", ["docx", "odt", "epub", "tex", "html", "rst"])
def test_findings_have_their_places_in_every_format(suffix, entries, tmp_path):
    pandoc = pytest.importorskip("pypandoc")
    path = tmp_path / f"essay.{suffix}"
    pandoc.convert_text(TEXT, "latex" if suffix == "tex" else suffix, format="markdown", outputfile=str(path))
    analysis = footnotes.analyse(footnotes.read(path), entries)
    findings = footnotes.check(analysis, select=["FN101", "FN3"])
    found = tree(render(survey([(analysis, findings)], [], STYLE)))
    (place,) = [one for one in found.find_class("f") if one.get("id") == "f0"]
    assert words(place) == "PKT 12" and "c unresolved found" in place.getparent().get("class")
    assert "He is said to have known (PKT 12)" in words(found.find_class("excerpt")[0])


def test_identifiers_are_given_once(entries):
    identifiers = re.findall(r'\sid="([^"]+)"', page({"essay.md": TEXT, "other.md": TEXT}, entries))
    assert sorted(identifiers) == sorted(set(identifiers))


def test_links_lead_to_what_is_there(entries):
    found = tree(page({"essay.md": TEXT, "other.md": TEXT}, entries))
    identifiers = {one.get("id") for one in found.iter()}
    links = {one.get("href")[1:] for one in found.iter("a") if one.get("href")}
    assert links <= identifiers and len(links) > 10


def test_sources_say_how_often_and_where_they_are_cited(entries):
    rows = tree(page({"essay.md": TEXT}, entries)).get_element_by_id("source-table").findall("tbody/tr")
    cells = [[words(cell) for cell in row] for row in rows]
    assert cells[0] == [
        "L&P Brewer, J. S., ed. Letters and Papers of the Reign of Henry VIII. HMSO, 1862.", "1862", "2",
        "OneTwo", "9:42, 10:3",
    ]  # fmt: skip
    assert cells[1][0].startswith("Scarisbrick 1968 Scarisbrick, J. J. Henry VIII.")
    assert cells[1][2:] == ["2", "One ×2", "77–8, 509"]


def test_sources_of_two_bibliographies_are_told_apart(tmp_path):
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir(), two.mkdir()
    other = {**ENTRIES[1], "title": "The Jesuits", "issued": {"date-parts": [[1990]]}}
    pairs = [("a.md", bibliography(one)), ("b.md", bibliography(two, other))]
    analyses = [
        footnotes.analyse(read_text("It is so (Scarisbrick 5).\n", "markdown", Path(name)), entries)
        for name, entries in pairs
    ]
    found = tree(render(survey([(one, []) for one in analyses], [], "apa")))
    labels = [words(one) for one in found.get_element_by_id("source-table").find_class("label")]
    assert labels == ["Scarisbrick 1968", "Scarisbrick 1990"]


def test_a_manuscript_without_citations_has_a_page(entries):
    found = tree(page({"essay.md": "Nothing is cited here.\n"}, entries))
    assert "No citation was found." in words(found.get_element_by_id("overview"))
    assert "No source is cited." in words(found.get_element_by_id("sources"))
    assert data(found)["citations"] == []


def test_several_manuscripts_stand_one_after_the_other(entries):
    found = tree(page({"one.md": TEXT, "two.md": TEXT}, entries))
    assert [words(one) for one in found.find_class("file")] == ["one.md", "two.md"]
    states = [state for _, state in marked(found)]
    assert states[:5] == states[5:]
    antecedents = [cite["antecedent"] for citation in data(found)["citations"][5:] for cite in citation["cites"]]
    assert all(number is None or number >= 5 for number in antecedents)


def test_the_page_asks_for_nothing(entries):
    text = page({"essay.md": TEXT}, entries)
    assert "default-src 'none'" in text
    assert re.findall(r"<(?:link|img|iframe|object|embed|base)\b|\bsrc=|@import|url\(", text) == []


HOSTILE = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "</text></svg><script>alert(1)</script>",
    "<!-- <script>alert(1)</script>",
    "--><script>alert(1)</script>",
    "]]><script>alert(1)</script>",
    '"><script>alert(1)</script>',
    "' onmouseover='alert(1)",
    '" onfocus="alert(1)" autofocus="',
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<a href='javascript:alert(1)'>here</a>",
    "<math><mi//xlink:href='data:x,<script>alert(1)</script>'>",
    "<details open ontoggle=alert(1)>",
    "<base href='//evil.example/'>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "\u2028alert(1)\u2029</script\u0000><script>alert(1)//",
    "${alert(1)} $hash {{constructor.constructor('alert(1)')()}}",
    "\u202e<script>alert(1)</script>",
    "\x01\x1b[31m\ufffe<script>alert(1)</script>",
]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_markup_in_titles_names_and_texts_stays_text(hostile, tmp_path):
    entry = {
        **ENTRIES[1], "id": f"key{hostile}", "title": f"Title {hostile}", "publisher": hostile,
        "URL": f"javascript:alert(1)//{hostile}", "custom": {"shorthand": f"SIG {hostile}"},
    }  # fmt: skip
    text = (
        f"# {hostile}\n\nHe knew (Scarisbrick 5) {hostile} and (PKT {hostile} 7).[^{'x' * 3}]\n\n[^xxx]: {hostile}.\n"
    )
    plain = tree(page({"essay.md": "# H\n\nHe knew (Scarisbrick 5).\n"}, bibliography(tmp_path)))
    found = tree(page({f"{hostile.replace('/', '|')}.txt": text}, bibliography(tmp_path, entry), "plain"))
    assert scripts(found) == scripts(plain)
    allowed = {attribute for one in plain.iter() for attribute in one.attrib} | {"aria-describedby", "open", "title"}
    for one in found.iter():
        if isinstance(one.tag, str):
            assert not [name for name in one.attrib if name.startswith("on")], one.tag
            assert one.tag not in ("iframe", "img", "object", "embed", "base", "math", "textarea")
            assert "javascript:" not in (one.get("href") or "").lower()
    assert {attribute for one in found.iter() for attribute in one.attrib} - allowed == set()


def scripts(found) -> list[tuple[str, str]]:
    """Return the scripts of a page: what they are, and of those that run, their text."""
    return [(one.get("type", ""), "" if one.get("type") else one.text) for one in found.iter("script")]


def corpora() -> list[Path]:
    return sorted(path.parent for path in SHARED.glob("*/bibliography.json"))


@pytest.mark.parametrize("folder", corpora(), ids=lambda path: path.name)
def test_nothing_of_a_whole_book_is_lost(folder):
    (path,) = folder.glob("manuscript.*")
    entries = footnotes.load_bibliography(folder / "bibliography.json")
    analysis = footnotes.analyse(footnotes.read(path), entries)
    findings = [one for one in footnotes.check(analysis) if one.path == path]
    text = render(survey([(analysis, findings)], [], "chicago"))
    assert len(text.encode()) < 3_000_000
    found = tree(text)
    article = found.get_element_by_id("m0")
    for name in ("file", "marker", "label"):
        for one in article.find_class(name):
            one.drop_tree()
    assert "".join(words(article).split()) == "".join(analysis.manuscript.text.split())
    assert len(marked(found)) == len(analysis.citations)
    assert len([one for one in article.find_class("f") if one.get("id")]) == len(findings)
