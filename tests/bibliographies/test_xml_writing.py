"""EndNote XML and MARCXML as they are written, and read again entry by entry."""

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnotes.bibliographies.csl_schema import TYPES
from footnotes.bibliographies.formats import FORMATS
from footnotes.bibliographies.losses import losses
from footnotes.model.bibliography import Bibliography
from footnotes.model.entry import Entry

XML = ["endnote-xml", "marcxml"]
DOE = [{"family": "Doe", "given": "Jane"}]
ROE = [{"non-dropping-particle": "van der", "family": "Roe", "given": "J. K.", "suffix": "Jr."}]
HELD = [
    ("book", {"title": "Edited", "editor": DOE, "publisher": "P", "collection-title": "S", "collection-number": "4"}),
    ("book", {"title": "T", "author": DOE, "editor": ROE, "translator": DOE, "original-title": "Orig"}),
    ("book", {"title": "T", "author": [{"literal": "Верховный суд СССР"}], "number-of-pages": "300", "language": "ru"}),
    ("book", {"title": "T", "number-of-volumes": "5", "volume": "3", "edition": "2nd ed.", "ISBN": "9780465016662"}),
    ("chapter", {"title": "T", "author": DOE, "container-title": "C", "editor": ROE, "page": "1-9", "volume": "2"}),
    ("article-journal", {"title": "T", "container-title": "J", "volume": "2", "issue": "4", "page": "1-9",
                         "ISSN": "0181-0790", "DOI": "10.1/x"}),
    ("article-newspaper", {"title": "T", "container-title": "Pravda", "issued": {"date-parts": [[1936, 8, 20]]}}),
    ("manuscript", {"title": "Letter", "archive": "РГАСПИ", "archive_location": "ф. 17, оп. 2, д. 1",
                    "archive_collection": "Fonds 17", "archive-place": "Moskva"}),
    ("thesis", {"title": "T", "author": DOE, "genre": "PhD thesis", "publisher": "University of X"}),
    ("interview", {"title": "T", "author": DOE, "interviewer": DOE, "accessed": {"date-parts": [[2020, 1, 2]]}}),
    ("personal_communication", {"title": "To R.", "author": DOE, "recipient": DOE}),
    ("motion_picture", {"title": "T", "director": DOE, "author": DOE}),
    ("map", {"title": "T", "scale": "1:100", "note": "One\nTwo: three", "keyword": "a, b c"}),
    ("book", {"title": "T", "issued": {"date-parts": [[1936], [1938]]}, "URL": "https://ex.org/a?b=1&c=%20"}),
    ("book", {"title": "T", "issued": {"date-parts": [[1936]], "circa": True}}),
    ("book", {"title": "T", "issued": {"literal": "n.d."}, "abstract": "Of <i>T</i>", "call-number": "DK 1"}),
    ("book", {"title": "T", "ISBN": 9780465016662, "volume": 3, "DOI": 10.5, "number-of-pages": 300}),
    *((kind, {"title": "T", "author": DOE, "publisher": "P"}) for kind in sorted(TYPES)),
]  # fmt: skip
HOSTILE = ["<b", "]]>", "&amp;", "</title></record>", "\"'", "a\x00b\ufffe", "<!DOCTYPE x>", "$a ‡b", "\ud800"]


def read_again(format_name: str, *entries: Entry):
    bibliography = Bibliography({entry.key: entry for entry in entries})
    text = FORMATS[format_name].dump(bibliography)
    ElementTree.fromstring(text.encode())
    return losses(bibliography, text, FORMATS[format_name])


@pytest.mark.parametrize("format_name", XML)
@pytest.mark.parametrize(("kind", "variables"), HELD)
def test_held(format_name, kind, variables):
    assert read_again(format_name, Entry("key", kind, variables)) == []


@pytest.mark.parametrize("format_name", XML)
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text(format_name, text):
    variables = {"title": f"A {text} B", "publisher": text, "note": text, "author": [{"family": text, "given": "J"}]}
    (book, map_) = (Entry(f"{text}{kind}", kind, variables) for kind in ("book", "map"))
    clean = [loss for loss in read_again(format_name, book, map_) if loss.variable != "key"]
    if text.isprintable():
        assert clean == []


WORD = st.text(st.characters(categories=("Lu", "Ll", "Nd")), min_size=2, max_size=12).filter(
    lambda text: not text.isnumeric()
)
NAMES = st.lists(st.fixed_dictionaries({"family": WORD.map(str.title), "given": WORD.map(str.title)}), min_size=1)
YEAR = st.integers(1000, 2030)
DATES = st.one_of(
    YEAR.map(lambda year: {"date-parts": [[year]]}),
    st.tuples(YEAR, st.integers(1, 12), st.integers(1, 28)).map(lambda date: {"date-parts": [list(date)]}),
)
ENTRIES = st.builds(
    lambda kind, variables: Entry("key", kind, variables, relations={"parent": "other"}),
    st.sampled_from(sorted(TYPES)),
    st.fixed_dictionaries(
        {"title": WORD},
        optional={
            **dict.fromkeys(("author", "editor", "translator", "director", "recipient"), NAMES),
            **dict.fromkeys(
                ("publisher", "publisher-place", "archive", "archive_location", "archive-place", "scale", "genre",
                 "collection-title", "original-title", "event-title", "abstract", "title-short", "edition"), WORD
            ),
            **dict.fromkeys(("issued", "original-date"), DATES),
            **dict.fromkeys(("number", "volume", "issue", "collection-number"), st.integers(1, 99).map(str)),
        },
    ),
)  # fmt: skip


@pytest.mark.parametrize("format_name", XML)
@given(entry=ENTRIES)
def test_entries_of_every_type_are_held(format_name, entry):
    assert read_again(format_name, entry) == []


def test_endnote_has_styles_and_edited_books():
    entry = Entry("k", "book", {"title": "On <i>Pravda</i> now", "editor": DOE})
    text = FORMATS["endnote-xml"].dump(Bibliography({"k": entry}))
    assert '<ref-type name="Edited Book">28</ref-type>' in text
    assert '<style face="italic">Pravda</style><style face="normal"> now</style>' in text


def test_marc_has_its_fields():
    variables = {
        "title": "One: two", "author": [*DOE, {"literal": "Sud"}], "container-title": "Many", "volume": "24",
        "issue": "2", "page": "5-37", "issued": {"date-parts": [[1936], [1938]]}, "language": "ru", "archive": "GARF",
    }  # fmt: skip
    entry = Entry("k", "article-journal", variables, relations={"parent": "many", "translation-of": "ru"})
    text = FORMATS["marcxml"].dump(Bibliography({"k": entry}))
    record = ElementTree.fromstring(text)[0]
    leader, *control = (child.text for child in record if not child.get("ind1"))
    assert (leader, len(leader)) == ("00000nab a22000007c 4500", 24)
    assert control == ["k", "footnotes", "000101m19361938xx |||||||||||||||||rus d"]
    assert len(control[-1]) == 40
    fields = [
        (child.get("tag"), child.get("ind1") + child.get("ind2"), [(sub.get("code"), sub.text) for sub in child])
        for child in record
        if child.get("ind1")
    ]
    assert fields == [
        ("100", "1 ", [("a", "Doe, Jane"), ("4", "aut")]),
        ("245", "00", [("a", "One"), ("b", "two")]),
        ("264", " 1", [("c", "1936/1938")]),
        ("710", "2 ", [("a", "Sud"), ("4", "aut")]),
        ("765", "0 ", [("w", "(footnotes)ru")]),
        ("773", "0 ", [("g", "vol. 24, no. 2, p. 5-37"), ("t", "Many"), ("w", "(footnotes)many")]),
        ("852", "  ", [("a", "GARF")]),
    ]
