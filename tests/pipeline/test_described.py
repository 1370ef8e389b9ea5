"""Manuscripts that list the works they cite, with fields or in words, need no other bibliography."""

import pytest

import footnotes
from footnotes import manuscripts
from footnotes.model.bibliography import Bibliography

ELTON = "Elton, G. R. {}Policy and Police{}. Cambridge: Cambridge University Press, 1972."
DAVIS = "Davis, N. Z. “The Rites of Violence.” {}Past &amp; Present{} 59 (1973): 51–91."
TEI = """<text><body><p>As <ref target="#one">Elton</ref> and <ref target="#two">Davis</ref>.</p></body><back><listBibl>
<bibl xml:id="one"><author>Elton, G. R.</author> <title level="m">Policy and Police</title>,
<pubPlace>Cambridge</pubPlace>:
<publisher>Cambridge University Press</publisher>, <date>1972</date>.</bibl>
<bibl xml:id="two"><author>Davis, N. Z.</author>, <title level="a">The Rites of Violence</title>,
<title level="j">Past &amp; Present</title> <biblScope unit="volume">59</biblScope> (<date>1973</date>),
<biblScope unit="page">51–91</biblScope>.</bibl></listBibl></back></text>"""
WORDS = {
    "tei": (
        '<text><body><p>As <ref target="#one">Elton</ref>, <ref target="#two">Davis</ref>.</p></body><back><listBibl>'
        '<bibl xml:id="one">{}</bibl><bibl xml:id="two">{}</bibl></listBibl></back></text>',
        ('<hi rend="italic">', "</hi>"),
    ),
    "jats": (
        '<article><body><p><xref ref-type="bibr" rid="one">1</xref>; <xref ref-type="bibr" rid="two">2</xref>.</p>'
        '</body><back><ref-list><ref id="one"><label>1</label><mixed-citation>{}</mixed-citation></ref>'
        '<ref id="two"><mixed-citation>{}</mixed-citation></ref></ref-list></back></article>',
        ("<italic>", "</italic>"),
    ),
    "docbook": (
        '<article><para>As <xref linkend="one"/> and <xref linkend="two"/>.</para><bibliography>'
        '<bibliomixed xml:id="one">{}</bibliomixed><bibliomixed xml:id="two">{}</bibliomixed></bibliography></article>',
        ("<emphasis>", "</emphasis>"),
    ),
}
IN_WORDS = {name: text.format(ELTON.format(*marks), DAVIS.format(*marks)) for name, (text, marks) in WORDS.items()}


@pytest.mark.parametrize(("format_name", "source"), [("tei", TEI), *IN_WORDS.items()], ids=["fields", *IN_WORDS])
def test_entries_of_the_manuscript_itself(format_name: str, source: str):
    analysis = footnotes.analyse(manuscripts.parse(source, format_name), Bibliography())
    assert [one.resolutions[0].entry for one in analysis.citations] == ["one", "two"]
    elton, davis = (analysis.bibliography.entries[key] for key in ("one", "two"))
    assert (elton.type, elton.text("title"), elton.text("publisher-place"), elton.years()) == (
        "book", "Policy and Police", "Cambridge", (1972,)
    )  # fmt: skip
    assert (davis.type, davis.text("title"), davis.text("container-title"), davis.text("volume")) == (
        "article-journal", "The Rites of Violence", "Past & Present", "59"
    )  # fmt: skip
    assert [entry.names("author")[0].last for entry in (elton, davis)] == ["Elton", "Davis"]


def test_entries_in_words_that_nothing_cites_by_key_are_left_alone():
    source = IN_WORDS["tei"].replace('<ref target="#two">Davis</ref>', "Davis")
    analysis = footnotes.analyse(manuscripts.parse(source, "tei"), Bibliography())
    assert list(analysis.bibliography.entries) == ["one"]
