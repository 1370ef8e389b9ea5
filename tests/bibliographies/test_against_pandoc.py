"""An entry of every type is read as pandoc reads it, but for what is known to differ, and why."""

import json

import pytest

from footnotes.bibliographies import (
    bibtex_fields,
    dump_csl_json,
    endnote_fields,
    endnote_xml_writing,
    load,
    ris_fields,
)
from footnotes.model.bibliography import Bibliography
from footnotes.model.entry import Entry

BIBLATEX = """
  author = {Doe, Jane and van der Berg, Jan}, editor = {Ed, E.}, translator = {Tr, T.}, bookauthor = {Book, A.},
  title = {A Title}, subtitle = {Sub}, titleaddon = {Addon}, shorttitle = {Short}, origtitle = {Orig},
  date = {1937-05-03}, origdate = {1900}, eventdate = {1936}, urldate = {2020-01-02},
  publisher = {Press}, location = {Paris}, origpublisher = {Old}, origlocation = {Rom}, pages = {10--20}, volume = {3},
  volumes = {5}, edition = {2}, chapter = {7}, pagetotal = {300}, doi = {10.1/x}, isbn = {1}, issn = {1234-5678},
  url = {https://x.org/a}, note = {Note}, langid = {ngerman}, abstract = {Abs}, annotation = {Ann}, keywords = {a, b},
  eventtitle = {Conf}, venue = {Wien}, library = {Lib}, version = {1.2}, pubstate = {inpress},
"""
OF_TYPE = {
    "article": "journaltitle = {Journal}, shortjournal = {J.}, number = {4}, issue = {Spring}",
    "suppperiodical": "journaltitle = {Journal}, number = {4}",
    "review": "journaltitle = {Journal}, number = {4}",
    "inproceedings": "booktitle = {Proc}, series = {Series}, number = {4}",
    **dict.fromkeys(("inbook", "incollection", "inreference", "bookinbook"), "booktitle = {Book}, maintitle = {Main}"),
    **dict.fromkeys(("book", "collection", "mvbook", "proceedings"), "series = {Series}, number = {4}"),
    **dict.fromkeys(("thesis", "report", "misc"), "type = {Some type}, number = {4}"),
}
UNKNOWN_TO_PANDOC = {"set", "bibnote", "conference", "suppbook", "suppcollection", "misc"}
KNOWN = {
    "event": "CSL 1.0.2 calls it event-title",
    "event-title": "CSL 1.0.2",
    "language": "de and de-DE: babel's ngerman names no country",
    "part-number": "CSL 1.0.2; pandoc joins volume and part",
    "jurisdiction": "of patents, whose location pandoc takes for it",
}
KNOWN_OF_TYPE = {  # (type, variable)
    ("performance", "type"): "CSL 1.0.2 has performances",
    ("standard", "type"): "CSL 1.0.2 has standards",
    ("periodical", "type"): "CSL 1.0.2 has periodicals",
    ("periodical", "container-title"): "so pandoc has the title twice",
    ("periodical", "container-title-short"): "the same",
    ("periodical", "note"): "pandoc drops it",
    ("techreport", "genre"): "BibLaTeX: techreport is a report of type techreport",
    ("patent", "publisher-place"): "its location is where it is published",
}
RIS = """AU  - Doe, Jane\nTI  - Title\nT2  - Second\nPY  - 1937\nSP  - 10\nEP  - 20\nVL  - 3\nIS  - 4\nPB  - Press
UR  - https://x.org/a\nDO  - 10.1/x\nET  - 2\nLA  - de\nAB  - Abs\nNV  - 5\n"""
RIS_TYPES = {  # of pandoc's, which knows 1.0.1 and takes what it does not know for "article" or "misc"
    "ABST", "ADVS", "ANCIENT", "CHART", "CLSWK", "COMP", "CTLG", "DICT", "EJOUR", "ELEC", "GEN", "GRANT", "GRNT",
    "HEAR", "INTV", "JFULL", "LEGAL", "MPCT", "POD", "PRESS", "SER", "SOUND", "STAND", "STD", "UNPB", "UNPD", "VIDEO",
}  # fmt: skip
ENDNOTE_TYPES = {  # likewise
    "bill", "catalog", "chart or table", "computer program", "conference paper", "conference proceedings",
    "dictionary", "electronic article", "encyclopedia", "figure", "government document", "podcast", "social media",
    "unpublished work", "audiovisual material",
}  # fmt: skip
KNOWN_OF_ENDNOTE = {  # (reference type, variable): EndNote manual, appendix A
    ("edited book", "author"): "its authors are editors",
    ("film or broadcast", "author"): "its authors are directors",
    ("manuscript", "publisher"): "the library or archive",
}
WRITTEN = {
    "title": "On <i>Pravda</i> & \"<b>\"", "author": [{"family": "Doe", "given": "Jane"}], "volume": "3",
    "issued": {"date-parts": [[1937]]}, "publisher-place": "Paris", "abstract": "Abs", "language": "fr",
}  # fmt: skip


@pytest.fixture
def read_both(tmp_path):
    """Read a bibliography with pandoc and with our own reader; the test is skipped where there is no pandoc."""
    pypandoc = pytest.importorskip("pypandoc")

    def read_both(text, suffix, format_name):
        path = tmp_path / f"refs{suffix}"
        path.write_text(text, encoding="utf-8")
        try:
            theirs = json.loads(pypandoc.convert_file(str(path), "csljson", format=format_name))
        except OSError:
            pytest.skip("no pandoc")
        return json.loads(dump_csl_json(load([path]))), theirs

    return read_both


def test_biblatex(read_both):
    types = [name for name in bibtex_fields.TYPES if name not in UNKNOWN_TO_PANDOC]
    text = "\n".join(f"@{name}{{{name},{BIBLATEX}  {OF_TYPE.get(name, '')}\n}}" for name in types)
    ours, theirs = read_both(text, ".bib", "biblatex")
    found = {item["id"]: item for item in theirs}
    differences = [
        (own["id"], variable, own.get(variable), found[own["id"]].get(variable))
        for own in ours
        for variable in sorted({*own, *found[own["id"]]})
        if own.get(variable) != found[own["id"]].get(variable)
        and variable not in KNOWN
        and (own["id"], variable) not in KNOWN_OF_TYPE
    ]
    assert differences == []
    assert len(ours) == len(types)


def test_ris(read_both):
    text = "\n".join(f"TY  - {name}\nID  - {name}\n{RIS}ER  - \n" for name in ris_fields.TYPES)
    ours, theirs = read_both(text, ".ris", "ris")
    for own, other in zip(ours, theirs, strict=True):
        if own["id"] not in RIS_TYPES:
            assert own["type"] == other["type"], own["id"]
        for variable in ("title", "URL", "DOI", "edition", "language", "abstract", "number-of-volumes"):
            assert own[variable] == other[variable], own["id"]
        if own["type"].startswith("article-"):
            for variable in ("container-title", "volume", "issue", "page", "author"):
                assert own[variable] == other[variable], own["id"]


def test_endnote_xml(read_both):
    record = """<record><ref-type name="{}">6</ref-type><contributors><authors><author>Doe, Jane</author></authors>
        </contributors><titles><title>Title</title><secondary-title>Second</secondary-title></titles><volume>3</volume>
        <dates><year>1937</year></dates><pub-location>Paris</pub-location><publisher>Press</publisher></record>"""
    names = [name.title().replace(" Or ", " or ") for name in endnote_fields.TYPES]
    text = f"<?xml version='1.0'?><xml><records>{''.join(map(record.format, names))}</records></xml>"
    ours, theirs = read_both(text, ".xml", "endnotexml")
    for name, own, other in zip(endnote_fields.TYPES, ours, theirs, strict=True):
        if name not in ENDNOTE_TYPES:
            assert own["type"] == other["type"], name
        for variable in ("title", "author", "issued", "publisher", "publisher-place"):
            if (name, variable) not in KNOWN_OF_ENDNOTE:
                assert own[variable] == other[variable], name


def test_what_is_written_as_endnote_xml(read_both):
    kinds = [kind for kind in endnote_fields.WRITTEN_TYPES if kind not in ("motion_picture", "thesis")]
    entries = [Entry(kind, kind, {**WRITTEN, "container-title": "Second"}) for kind in kinds]
    text = endnote_xml_writing.dump(Bibliography({entry.key: entry for entry in entries}))
    ours, theirs = read_both(text, ".xml", "endnotexml")
    for kind, own, other in zip(kinds, ours, theirs, strict=True):
        assert own["type"] == kind
        if kind not in {endnote_fields.TYPES[name] for name in ENDNOTE_TYPES} | {"document"}:
            assert other["type"] == kind
        for variable in ("author", "issued", "publisher-place", "volume", "abstract"):
            assert own[variable] == other[variable] == WRITTEN[variable], kind
        if kind.startswith("article-") or kind == "chapter":
            assert own["container-title"] == other["container-title"]
