"""Whatever stands in entries and styles, the processor renders it or raises InputError, and nothing else."""

from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from footnotes.csl import CitationCluster, CitationItem, Processor
from footnotes.csl.styles import find_style
from footnotes.model.entry import Entry
from footnotes.model.input_error import InputError
from footnotes.model.rich_text import RichText

TYPES = ["book", "article-journal", "chapter", "webpage", "legal_case", "no-such-type", "", "Book"]
NAMES = ["author", "editor", "translator", "container-author", "recipient"]
DATES = ["issued", "accessed", "original-date", "event-date"]
TEXTS = [
    "title", "title-short", "container-title", "collection-title", "publisher", "publisher-place", "volume", "issue",
    "page", "page-first", "number", "number-of-volumes", "number-of-pages", "edition", "chapter-number", "DOI", "URL",
    "ISBN", "genre", "medium", "note", "language", "citation-label", "citation-number", "year-suffix", "status",
    "first-reference-note-number", "locator", "section", "version", "keyword", "x-unknown", "", "custom", "type", "id",
]  # fmt: skip
FRAGMENTS = st.sampled_from(
    ["<i>", "</i>", "<b>", "<sup>", "</span>", '<span class="nocase">', '<span style="font-variant:small-caps;">',
     "<script>", "&amp;", "&", '"', "'", "“", "”", "«", "?", "!", ".", ",", ":", "  ", "\u00a0", "\n", "(", "]", "{",
     "\\", "a", "the", "c. 1530?", "1530", "1530-1540", "12–3", "iv", "XL", "1st", "2nd", "-5", "9" * 40, "and",
     "ß", "é", "é", "漢字", "Ё", "İ", "\u202e", "\ufeff", "\ud800", "\x00", "😀", "https://doi.org/10.1/x", "10.1/x"]
)  # fmt: skip
WORDS = st.lists(FRAGMENTS, max_size=6).map("".join)
SCALARS = st.one_of(
    WORDS, st.none(), st.booleans(), st.integers(), st.floats(), st.sampled_from([10**400, -0.0, "c. 1530?"])
)
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(WORDS, inner, max_size=3)),
    max_leaves=6,
)
NAME_PARTS = [
    "family",
    "given",
    "literal",
    "suffix",
    "dropping-particle",
    "non-dropping-particle",
    "comma-suffix",
    "isInstitution",
]
NAME = st.one_of(st.dictionaries(st.sampled_from(NAME_PARTS), st.one_of(WORDS, WORDS, SCALARS), max_size=4), ANYTHING)
DATE_PART = st.one_of(st.integers(-10000, 10000), st.integers(), WORDS, st.none(), st.lists(SCALARS, max_size=1))
DATE = st.one_of(
    st.fixed_dictionaries(
        {},
        optional={
            "date-parts": st.one_of(st.lists(st.lists(DATE_PART, max_size=4), max_size=3), ANYTHING),
            "raw": SCALARS,
            "literal": SCALARS,
            "season": SCALARS,
            "circa": SCALARS,
            "edtf": st.one_of(st.sampled_from(["1530~", "15XX", "1530/..", "-0044-03-15", "2001-21", "x"]), SCALARS),
        },
    ),
    ANYTHING,
)  # fmt: skip
VARIABLES = st.fixed_dictionaries(
    {},
    optional={
        **{name: st.one_of(st.lists(NAME, max_size=4), ANYTHING) for name in NAMES},
        **dict.fromkeys(DATES, DATE),
        **{name: st.one_of(WORDS, SCALARS, ANYTHING) for name in TEXTS},
    },
)
ENTRIES = st.lists(st.tuples(st.sampled_from(TYPES), VARIABLES), min_size=1, max_size=4)
LOCATORS = st.sampled_from(
    ["", "12", "12-3", "3:40", "iv–vi", "n. 5", "12, 15 & 17", "–", "<i>x</i>", "9" * 30, "p. 3"]
)
LABELS = st.sampled_from(["page", "note", "volume", "sub-verbo", "chapter", "no such label", ""])
CITES = st.lists(
    st.tuples(st.integers(0, 5), LOCATORS, LABELS, st.one_of(st.just(""), WORDS), st.one_of(st.just(""), WORDS)),
    max_size=3,
)
CLUSTERS = st.lists(st.tuples(CITES, st.integers(-2, 12), st.booleans()), max_size=6)
SOUND = [
    {"title": "Emma", "author": [{"family": "Austen", "given": "Jane"}], "issued": {"date-parts": [[1815]]}},
    {"title": "On <i>Emma</i>", "author": [{"family": "Austen", "given": "J."}], "issued": {"date-parts": [[1815, 3]]}},
    {"title": "Emma", "editor": [{"literal": "Trust"}], "volume": "3", "container-title": "Works", "edition": "2"},
]  # fmt: skip


def render(style, entries, clusters=(), locale=None):
    """Render all entries in all positions, and the clusters; return what comes of it, or None where it is refused."""
    known = {f"item{index}": Entry(f"item{index}", *entry) for index, entry in enumerate(entries)}
    every = [CitationCluster((CitationItem(key, "5"),), note) for note in (1, 2) for key in known]
    given_clusters = [
        CitationCluster(tuple(CitationItem(f"item{index}", *rest) for index, *rest in cites), note, chapter)
        for cites, note, chapter in clusters
    ]
    try:
        processor = Processor(style, known, locale)
        found = [*processor.cite([*every, *given_clusters]), *processor.bibliography()]
    except InputError as error:
        assert str(error)
        return None
    assert len(found) >= len(every) + len(given_clusters)
    assert all(isinstance(rich, RichText) for rich in found)
    return found


def fuzzing(examples):
    slow = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]
    return settings(max_examples=examples, deadline=None, suppress_health_check=slow)


@pytest.mark.parametrize("style", ["chicago", "apa", "mhra", "din-1505-2-alphanumeric", "siglum", "ieee"])
@fuzzing(25)
@given(entries=ENTRIES)
def test_entries(style, entries):
    assert render(find_style(style).path, entries) is not None


@fuzzing(25)
@given(clusters=CLUSTERS, style=st.sampled_from(["chicago-ibid", "apa", "ieee", "oscola"]))
def test_citations(style, clusters):
    render(find_style(style).path, [("book", variables) for variables in SOUND], clusters)


@pytest.mark.parametrize(
    "variables",
    [
        {"issued": "c. 1530?"},
        {"issued": {"date-parts": [["x"]]}},
        {"issued": {"date-parts": [[None]]}},
        {"issued": {"date-parts": [[]]}},
        {"issued": {"date-parts": []}},
        {"issued": {"date-parts": [[1530, 0, 0]]}},
        {"issued": {"date-parts": [[1530, 13, 32]]}},
        {"issued": {"date-parts": [[10**30]]}},
        {"issued": {"date-parts": 1530}},
        {"issued": 1530},
        {"issued": []},
        {"issued": {"raw": "c. 1530?"}},
        {"issued": {"season": "x", "date-parts": [[1530]]}},
        {"author": [{"given": "Anna"}]},
        {"author": [{}]},
        {"author": []},
        {"author": "Smith, Anna"},
        {"author": ["Smith, Anna"]},
        {"author": {"family": "Smith"}},
        {"author": [{"family": None, "given": 3}]},
        {"author": [{"family": ""}], "editor": [{"family": "Doe"}]},
        {"title": None},
        {"title": 1984},
        {"title": ["a", "b"]},
        {"title": {"a": 1}},
        {"title": "<i>unclosed"},
        {"title": "closed</i></b>"},
        {"title": "<b><i>crossed</b></i>"},
        {"title": "<script>alert(1)</script>"},
        {"title": "\ud800"},
        {"title": "a" * 100_000},
        {"title": "(" * 5000},
        {"title": '"' * 5000},
        {"title": "<i>" * 5000},
        {"page": 12},
        {"page": "-"},
        {"page": "12-"},
        {"volume": True},
        {"volume": float("nan")},
        {"language": 3},
        {"language": "xx-YY"},
        {"DOI": 5},
        pytest.param({"no-such-variable": object()}, id="an object"),
    ],
    ids=lambda variables: str(variables)[:60],
)
def test_entries_that_people_have_written(variables):
    for style in ("chicago", "apa"):
        found = render(find_style(style).path, [("book", {"title": "Sound", **variables}), ("book", SOUND[0])])
        assert any("Emma" in str(rich) for rich in found)


HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"><info><title/><id>x</id></info>'
CITATION = '<citation><layout><text variable="title"/></layout></citation>'
CITES_A = CITATION.replace('variable="title"', 'macro="a"')


def style_of(*parts):
    return "\n".join([HEAD, *parts, "</style>"])


@pytest.mark.parametrize(
    ("style", "message", "line"),
    [
        (style_of(), "citation", 1),
        (style_of("<citation/>"), "layout", 2),
        (style_of('<citation><layout>\n<text macro="nowhere"/></layout></citation>'), "nowhere", 3),
        (style_of('<macro name="a">\n<text macro="a"/></macro>', CITES_A), "a", 3),
        (
            style_of(
                '<macro name="a"><text macro="b"/></macro>',
                '<macro name="b"><group><text macro="a"/></group></macro>',
                CITES_A,
            ),
            "macro",
            None,
        ),
        (style_of('<citation><layout><names variable="author">\n<substitute><text macro="no"/></substitute></names>'
                  "</layout></citation>"), "no", 3),
        (style_of(CITATION, '<bibliography><sort>\n<key macro="gone"/></sort><layout/></bibliography>'), "gone", 4),
        ("<html/>", "style", 1),
        ("", "no well-formed", None),
        ("no XML", "no well-formed", 1),
        ("<style>\n<citation>", "no well-formed", 2),
        ('<!DOCTYPE x [<!ENTITY a "b">]>' + style_of(CITATION), "entities", 1),
    ],
)  # fmt: skip
def test_broken_styles_are_refused_with_their_line(tmp_path, style, message, line):
    path = tmp_path / "broken.csl"
    path.write_text(style, encoding="utf-8")
    with pytest.raises(InputError, match=message) as refused:
        Processor(path, {"item0": Entry("item0", "book", SOUND[0])}).cite(
            [CitationCluster((CitationItem("item0"),), 1)]
        )
    assert refused.value.path == path
    if line:
        assert refused.value.line == line


def test_a_dependent_style_is_followed(tmp_path):
    path = tmp_path / "child.csl"
    link = '<link href="http://www.zotero.org/styles/apa" rel="independent-parent"/>'
    path.write_text(style_of().replace("<id>", f"{link}<id>").replace('class="note" ', ""))
    assert any("Austen" in str(rich) for rich in render(find_style(str(path)).path, [("book", SOUND[0])]))


@pytest.mark.parametrize("locale", ["xx-YY", "tlh", "", "en", "en-XX", "../../etc/passwd", "a\0b", "DE", "de_AT"])
def test_locales_that_are_missing_fall_back(locale):
    assert any(
        "Austen" in str(rich) for rich in render(find_style("chicago").path, [("book", SOUND[0])], locale=locale)
    )


ATTRIBUTE_VALUES = st.one_of(
    st.sampled_from(["", "true", "false", "title", "author", "issued", "text", "numeric", "short", "long", "0", "-1",
                     "99", "x y", "first", "ibid", "any", "none", "and", "locator", "page", "9" * 30, "é", " "]),
    WORDS,
)  # fmt: skip
MUTATIONS = st.lists(
    st.tuples(
        st.sampled_from(["remove", "unwrap", "duplicate", "move", "rename", "drop attribute", "set attribute", "text"]),
        st.integers(0, 10**6),
        st.integers(0, 10**6),
        ATTRIBUTE_VALUES,
    ),
    min_size=1,
    max_size=4,
)


@cache
def source_of(style):
    return find_style(style).path.read_bytes()


def mutate(root, kind, first, second, value):
    elements = [element for element in root.iter(etree.Element) if element is not root]
    if not elements:
        return
    element, other = elements[first % len(elements)], elements[second % len(elements)]
    parent = element.getparent()
    if kind == "remove":
        parent.remove(element)
    elif kind == "unwrap":
        for child in list(element):
            element.addprevious(child)
        parent.remove(element)
    elif kind == "duplicate":
        element.addnext(etree.fromstring(etree.tostring(element)))
    elif kind == "move" and other not in element.iter():
        other.append(element)
    elif kind == "rename":
        element.tag = other.tag
    elif kind == "drop attribute" and element.attrib:
        del element.attrib[sorted(element.attrib)[second % len(element.attrib)]]
    elif kind == "set attribute":
        names = sorted({name for each in elements for name in each.attrib if not name.startswith("{")})
        set_safely(element.attrib.__setitem__, names[second % len(names)], value)
    elif kind == "text":
        set_safely(setattr, element, "text", value)


def set_safely(setter, *arguments):
    try:
        setter(*arguments)
    except ValueError:  # lxml refuses what XML cannot hold
        return


@pytest.mark.parametrize("style", ["mhra-notes", "apa", "siglum", "parenthetical", "din-1505-2-alphanumeric"])
@fuzzing(25)
@given(mutations=MUTATIONS, kind=st.sampled_from(TYPES))
def test_mutated_styles(style, mutations, kind):
    root = etree.fromstring(source_of(style))
    for mutation in mutations:
        mutate(root, *mutation)
    render(etree.tostring(root, encoding="unicode"), [(kind, variables) for variables in SOUND])
