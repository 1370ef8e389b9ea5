"""MODS, MARCXML and EndNote XML: read, and what is wrong in them."""

from pathlib import Path

import pytest

from footnotes.bibliographies import load

MODS = """<?xml version="1.0"?>
<modsCollection xmlns="http://www.loc.gov/mods/v3">
<mods ID="broue1980">
  <titleInfo><nonSort>The</nonSort><title>Bloc</title><subTitle>a history</subTitle></titleInfo>
  <name type="personal"><namePart type="family">Broué</namePart><namePart type="given">Pierre</namePart>
    <role><roleTerm type="text">author</roleTerm></role></name>
  <genre authority="marcgt">article</genre>
  <language><languageTerm type="code">fr</languageTerm></language>
  <relatedItem type="host"><titleInfo><title>Cahiers</title></titleInfo>
    <originInfo><dateIssued>1980-01</dateIssued><place><placeTerm type="text">Paris</placeTerm></place></originInfo>
    <identifier type="issn">0181-0790</identifier>
    <part><detail type="volume"><number>5</number></detail><extent unit="pages"><start>5</start><end>37</end></extent>
    </part></relatedItem>
</mods>
</modsCollection>
"""
MARC = """<collection xmlns="http://www.loc.gov/MARC21/slim"><record>
<leader>01142cam  2200301 a 4500</leader>
<controlfield tag="008">920219s1984    nyu           000 0 eng  </controlfield>
<datafield tag="020" ind1=" " ind2=" "><subfield code="a">0465016693 (pbk.) :</subfield></datafield>
<datafield tag="100" ind1="1" ind2=" "><subfield code="a">Darnton, Robert.</subfield></datafield>
<datafield tag="245" ind1="1" ind2="0"><subfield code="a">The great cat massacre :</subfield>
 <subfield code="b">a social history /</subfield><subfield code="c">Robert Darnton.</subfield></datafield>
<datafield tag="260" ind1=" " ind2=" "><subfield code="a">New York :</subfield>
 <subfield code="b">Basic Books,</subfield><subfield code="c">c1984.</subfield></datafield>
<datafield tag="300" ind1=" " ind2=" "><subfield code="a">228 p. ;</subfield></datafield>
<datafield tag="700" ind1="1" ind2=" "><subfield code="a">Roe, J. K.,</subfield>
 <subfield code="e">ed.</subfield></datafield>
</record></collection>
"""
ENDNOTE = """<?xml version="1.0" encoding="UTF-8"?><xml><records><record><rec-number>1</rec-number>
<ref-type name="Book Section">5</ref-type><contributors>
<authors><author><style face="normal" font="default">Getty, J. Arch</style></author></authors>
<secondary-authors><author>Strong, J.</author></secondary-authors></contributors>
<titles><title><style face="normal">On </style><style face="italic">Pravda</style></title>
<secondary-title>Essays</secondary-title></titles><pages>1-9</pages><dates><year>1990</year></dates>
<pub-location>New York</pub-location><publisher>Praeger</publisher><isbn>0275</isbn>
<urls><related-urls><url>https://ex.org/a</url></related-urls></urls></record></records></xml>
"""
GETTY = {
    "title": "On <i>Pravda</i>", "container-title": "Essays", "author": [{"family": "Getty", "given": "J. Arch"}],
    "editor": [{"family": "Strong", "given": "J."}], "page": "1-9", "issued": {"date-parts": [[1990]]},
    "publisher-place": "New York", "publisher": "Praeger", "ISBN": "0275", "URL": "https://ex.org/a",
}  # fmt: skip


def load_xml(tmp_path: Path, text: str):
    path = tmp_path / "refs.xml"
    path.write_text(text, encoding="utf-8")
    return load([path])


@pytest.mark.parametrize(
    ("text", "key", "kind", "variables"),
    [
        (MODS, "broue1980", "article-journal", {
            "title": "The Bloc: a history", "author": [{"family": "Broué", "given": "Pierre"}], "language": "fr",
            "container-title": "Cahiers", "issued": {"date-parts": [[1980, 1]]}, "publisher-place": "Paris",
            "ISSN": "0181-0790", "volume": "5", "page": "5-37",
        }),
        (MARC, "darnton1984", "book", {
            "title": "The great cat massacre: a social history", "author": [{"family": "Darnton", "given": "Robert"}],
            "editor": [{"family": "Roe", "given": "J. K."}], "publisher": "Basic Books", "publisher-place": "New York",
            "issued": {"date-parts": [[1984]]}, "ISBN": "0465016693", "number-of-pages": "228", "language": "en",
        }),
        (ENDNOTE, "getty1990", "chapter", GETTY),
    ],
)  # fmt: skip
def test_a_record(tmp_path, text, key, kind, variables):
    bibliography = load_xml(tmp_path, text)
    assert bibliography.failures == ()
    (entry,) = bibliography.entries.values()
    assert (entry.key, entry.type, dict(entry.variables)) == (key, kind, variables)


@pytest.mark.parametrize(("text", "name"), [(MODS, "mods"), (MARC, "record"), (ENDNOTE, "record")])
def test_a_broken_record_does_not_keep_the_others_back(tmp_path, text, name):
    start, end = text.index(f"<{name}"), text.index(f"</{name}>") + len(f"</{name}>")
    record = text[start:end]
    if name == "mods":
        record = record.replace(' ID="broue1980"', "")
    broken = record.replace("</", "<", 1)
    bibliography = load_xml(tmp_path, f"{text[:start]}{record}\n{broken}\n{record}{text[end:]}")
    assert len(bibliography.entries) == 2
    (failure,) = bibliography.failures
    assert failure.broken
    assert failure.line > text[:start].count("\n") + record.count("\n") + 1
    assert failure.reason.startswith("not XML: ")


@pytest.mark.parametrize("text", [MODS, MARC, ENDNOTE])
def test_truncated_files(tmp_path, text):
    for end in range(60, len(text) - 1, 37):
        bibliography = load_xml(tmp_path, text[:end])
        assert bibliography.failures or bibliography.entries


def test_entities_are_not_read(tmp_path):
    text = '<!DOCTYPE m [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + MODS.partition("?>")[2].replace("Bloc", "&x;")
    bibliography = load_xml(tmp_path, text)
    assert [failure.reason for failure in bibliography.failures] == ["not XML: undefined entity"]
    assert not bibliography.entries


def test_nested_deeply_and_long(tmp_path):
    deep = MODS.replace("Bloc", "<a>" * 500 + "</a>" * 500)
    assert [failure.reason for failure in load_xml(tmp_path, deep).failures] == ["nested too deeply"]
    (entry,) = load_xml(tmp_path, MODS.replace("Bloc", "x" * 1_000_000)).entries.values()
    assert len(entry.text("title")) > 1_000_000


def test_reads_what_pandoc_reads_of_endnote(tmp_path, read_by_pandoc):
    item = read_by_pandoc(ENDNOTE, "endnotexml")
    (entry,) = load_xml(tmp_path, ENDNOTE).entries.values()
    assert entry.type == item["type"]
    for variable in ("container-title", "publisher", "publisher-place", "author"):
        assert entry.variables[variable] == item[variable]
