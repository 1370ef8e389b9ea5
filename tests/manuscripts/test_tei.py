"""TEI: notes in place and apart, renditions, choices."""

import pytest
from seen import blocks, notes

from footnotes import manuscripts
from footnotes.model.manuscript import Manuscript, Zone


def read(body: str) -> Manuscript:
    head = "<teiHeader><title>Elton 23</title></teiHeader>"
    return manuscripts.parse(f'<TEI xml:lang="it">{head}<text><body>{body}</body></text></TEI>', "tei")


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>a &amp; b &#8211; <hi rend='italic'>c</hi></p>", "a & b – c"),
        ("<p>one<lb/>\n two <pb n='3'/>three</p>", "one two three"),
        ("<p><choice><sic>teh</sic><corr>the</corr></choice></p>", "the"),
        ("<p><choice><abbr>vol.</abbr><expan>volume</expan></choice></p>", "vol."),
        ("<p><sic>teh</sic> end</p>", "teh end"),
        ("<p>he said <quote>no</quote> and “<q>yes</q>”</p>", "he said “no” and “yes”"),
        ("<p>a<fw>The Running Head 23</fw>b</p>", "ab"),
        ("<p>Oxford <hi rend='sup'>2</hi>1973</p>", "Oxford ²1973"),
    ],
)  # fmt: skip
def test_text_is_what_a_reader_sees(source: str, text: str):
    assert read(source).text == text


def test_blocks_and_their_zones():
    manuscript = read(
        "<div><head>One</head><p>Text.</p><quote><p>Quoted.</p></quote><div><head>Sub</head><list><item>a</item></list>"
        "</div></div><listBibl><bibl>Elton.</bibl><bibl>Getty.</bibl></listBibl>"
    )
    assert [(block.zone.value, block.level, block.span.of(manuscript.text)) for block in manuscript.blocks] == [
        ("heading", 1, "One"),
        ("body", 0, "Text."),
        ("quote", 0, "Quoted."),
        ("heading", 2, "Sub"),
        ("body", 0, "a"),
        ("references", 0, "Elton."),
        ("references", 0, "Getty."),
    ]
    assert manuscript.language == "it"


@pytest.mark.parametrize(
    "source",
    [
        "<p>A.<note n='1' place='foot'>one</note> B.<note n='2'><p>two</p><p>more</p></note></p>",
        "<p>A.<ref target='#n1'>1</ref> B.<ref target='#n2'><hi rend='sup'>2</hi></ref></p>"
        "<div type='notes'><note xml:id='n1'>one</note><note xml:id='n2'><p>two</p><p>more</p></note></div>",
        "<p>A.<ptr target='#n1'/> B.<ptr target='#n2'/></p>"
        "<div><note xml:id='n1' n='1'>1. one</note><note xml:id='n2' n='2'><p>2. two</p><p>more</p></note></div>",
    ],
)
def test_notes(source: str):
    manuscript = read(source)
    assert notes(manuscript) == [("1", "one"), ("2", "two\n\nmore")]
    assert blocks(manuscript, Zone.BODY) == ["A. B."]


def test_emphasis_and_quotation_are_marks():
    manuscript = read("<p><title level='a'>An Article</title>, <title>Journal</title> <ref target='u'>x</ref></p>")
    assert [(mark.kind, mark.text.of(manuscript.text), mark.target) for mark in manuscript.marks] == [
        ("quoted", "“An Article”", ""),
        ("emphasis", "Journal", ""),
        ("link", "x", "u"),
    ]


def test_a_pointer_to_an_entry_is_a_citation_by_key():
    manuscript = read(
        "<p>He tells us <ptr target='#derrida' loc='90'/>.</p>"
        "<listBibl><bibl xml:id='derrida'>Archive Fever.</bibl></listBibl>"
    )
    assert [(cite.key, cite.locators) for citation in manuscript.keyed for cite in citation.cites] == [
        ("derrida", (("page", "90"),))
    ]
    assert manuscript.notes == ()
