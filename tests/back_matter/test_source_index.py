"""What is cited, under its sources: ibid. resolved, volumes apart, equal passages together."""

import pickle
from pathlib import Path

import pytest

from footnotes.back_matter.gathering import gather
from footnotes.back_matter.places import chapter_names
from footnotes.back_matter.source_index import source_index
from footnotes.back_matter.wording import division_words, labelled, passage_words, place_words
from footnotes.model.analysis import Analysis
from footnotes.model.bibliography import Bibliography
from footnotes.model.entry import Entry
from footnotes.pipeline.analysing import analyse
from footnotes.pipeline.reading import read_text


def entry(key: str, kind: str, title: str, siglum: str = "", **more) -> Entry:
    custom = {"custom": {"shorthand": siglum}} if siglum else {}
    return Entry(key, kind, {"id": key, "type": kind, "title": title, **custom, **more})


PAPERS = entry("papers", "book", "Letters and Papers", "L&P", **{"number-of-volumes": "21"})
KLIO = entry("klio", "periodical", "Klio", "Klio")
WOLSEY = entry(
    "wolsey", "book", "Wolsey", author=[{"family": "Scarisbrick", "given": "J. J."}], issued={"date-parts": [[1968]]}
)
ARTICLE = entry(
    "hill1990", "article-journal", "Queens of the North", author=[{"family": "Hill", "given": "Ann"}], volume="12",
    page="5-37", issued={"date-parts": [[1990]]}, **{"container-title": "Past"},
)  # fmt: skip
SHELF = Bibliography(
    {one.key: one for one in (PAPERS, KLIO, WOLSEY, ARTICLE)}, {"L&P": ("papers",), "Klio": ("klio",)}
)  # fmt: skip


def index_of(*texts: str, bibliographies=(SHELF,)):
    shelves = [*bibliographies, *[bibliographies[-1]] * len(texts)]
    cited = []
    for number, text in enumerate(texts):
        manuscript = read_text(text, "markdown", Path(f"part{number + 1}.md"))
        cited.append(gather(analyse(manuscript, shelves[number], language="en")))
    return source_index(cited)


def lines(index) -> list[str]:
    """Each passage in a line: key, division, passage, places."""
    found = []
    for source in index.sources:
        for division, whole, passages in source.divisions:
            periodical = index.entries[source.key].type == "periodical"
            words = division_words(division, "en", periodical=periodical)
            name = f"{source.key} {words}".strip()
            if whole:
                found.append(f"{name}: {place_words(whole, index.manuscripts, 'en')}")
            found += [
                f"{name}, {passage_words(passage, 'en')}: {place_words(places, index.manuscripts, 'en')}"
                for passage, places, _parallels in passages
            ]
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He was born in 1491 (see Chapter Four above).\n", []),
        ("It came late (L&P 9 42).\n", ["papers vol. 9, p. 42: l. 1"]),
        ("Early (L&P 9 42), late (L&P 9 42).\n", ["papers vol. 9, p. 42: l. 1"]),
        (
            "Late (L&P 10 7).\n\nEarly (L&P 9 42; L&P 9 3).\n",
            ["papers vol. 9, p. 3: l. 3", "papers vol. 9, p. 42: l. 3", "papers vol. 10, p. 7: l. 1"],
        ),
        (
            "One.[^1] Two.[^2]\n\n[^1]: L&P 9 42.\n\n[^2]: Ibid. 45.\n",
            ["papers vol. 9, p. 42: n. 1", "papers vol. 9, p. 45: n. 2"],
        ),
        ("One.[^1] Two.[^2]\n\n[^1]: L&P 9 42.\n\n[^2]: Ibid.\n", ["papers vol. 9, p. 42: nn. 1, 2"]),
        (
            "So (Scarisbrick, *Wolsey* 86-7), and so (Scarisbrick 86–87), (Scarisbrick xii).\n",
            ["wolsey, p. xii: l. 1", "wolsey, pp. 86–87: l. 1"],
        ),
        (
            "See (Klio 24 (1985), 69), (Klio 9 (1970), 3).\n",
            ["klio 9 (1970), p. 3: l. 1", "klio 24 (1985), p. 69: l. 1"],
        ),
        (
            "One.[^1]\n\n[^1]: Ann Hill, “Queens of the North,” *Past* 12 (1990), 5-37.\n",
            ["hill1990: n. 1"],
        ),
    ],
)
def test_index(text, expected):
    assert lines(index_of(text)) == expected


def test_unresolved_references_stand_apart_together():
    index = index_of("It says (PKT 44).\n\nAgain (PKT 44), known (L&P 9 42).\n")
    assert [(one.written, place_words(one.places, index.manuscripts, "en")) for one in index.unresolved] == [
        ("PKT 44", "ll. 1, 3")
    ]
    assert [source.key for source in index.sources] == ["papers"]


def test_several_manuscripts_are_named():
    index = index_of("Late (L&P 9 42).\n", "Late (L&P 9 42), (L&P 9 43).\n")
    assert lines(index) == ["papers vol. 9, p. 42: part1: l. 1; part2: l. 1", "papers vol. 9, p. 43: part2: l. 1"]


def test_one_key_for_two_entries_is_told_apart():
    other = Bibliography({"papers": entry("papers", "book", "Pipe Rolls", "PR")}, {"PR": ("papers",)})
    index = index_of("Late (L&P 9 42).\n", "Late (PR 9 42).\n", bibliographies=(SHELF, other))
    assert {key: one.text("title") for key, one in index.entries.items()} == {
        "papers": "Letters and Papers",
        "papers (2)": "Pipe Rolls",
    }
    assert index.sigla == {"papers": "L&P", "papers (2)": "PR"}


def test_citations_in_quoted_documents_say_so():
    index = index_of("Late (L&P 9 42).\n")
    (source,) = index.sources
    (at,) = source.divisions[0].passages[0].places
    assert place_words([at._replace(quoted=True)], index.manuscripts, "en") == "l. 1 (quoted)"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Kings\n\nText.\n", {}),
        ("# Chapter 1. Kings\n\nText.\n\n# Chapter 2: Queens\n\nText.\n", {0: "Chapter 1", 1: "Chapter 2"}),
        ("# I. Kings\n\nText.\n\n# II\n\nText.\n", {0: "I", 1: "II"}),
        ("# Chapter One. Kings\n\nText.\n\n# The Queens\n\nText.\n", {0: "Chapter One", 1: "The Queens"}),
        (
            "# Kings\n\nText.\n\n# " + "word " * 20 + "\n\nText.\n",
            {0: "Kings", 1: "word word word word word word word word…"},
        ),
    ],
)
def test_chapter_names(text, expected):
    assert chapter_names(read_text(text, "markdown")) == expected


def test_pages_that_the_file_records_come_first():
    text = (
        "<h2>Chapter I</h2><p><a id='Page_9'></a>Late (L&amp;P 9 42). <a id='Page_10'></a>Again (L&amp;P 9 42), and"
        " once more (L&amp;P 9 42).<a href='#n1' id='r1'>[1]</a></p><p id='n1'><a href='#r1'>[1]</a> L&amp;P 9 42.</p>"
        "<h2>Chapter II</h2><p>Known (L&amp;P 9 42).</p>"
    )
    index = source_index([gather(analyse(read_text(text, "html"), SHELF, language="en"))])
    assert lines(index) == ["papers vol. 9, p. 42: 9, 10, 10 n. 1"]


TRIAL = entry("trial", "book", "Report of Court Proceedings", "1937 Trial")
TRANSLATED = entry("trialru", "book", "Protsess", "1937 Trial, Russian edition")


def test_parallel_editions_lead_to_each_other():
    related = TRIAL._replace(relations={"translation-of": "trialru"})
    shelf = Bibliography(
        {"trial": related, "trialru": TRANSLATED},
        {"1937 Trial": ("trial",), "1937 Trial, Russian edition": ("trialru",)},
    )
    index = index_of("It halts (1937 Trial 86-7/ Russian ed. 52).\n", bibliographies=(shelf,))
    told = {
        source.key: [(one.key, passage_words(one.passage, "en")) for one in source.divisions[0].passages[0].parallels]
        for source in index.sources
    }
    assert told == {"trial": [("trialru", "p. 52")], "trialru": [("trial", "pp. 86–87")]}


def test_a_parallel_edition_without_entry_stands_apart():
    shelf = Bibliography({"trial": TRIAL}, {"1937 Trial": ("trial",)})
    manuscript = read_text("It halts (1937 Trial 86-7/ Russian ed. 52).\n", "markdown")
    analysis = analyse(manuscript, shelf, language="en")
    (resolved,) = analysis.citations
    first, second = resolved.resolutions
    same = resolved._replace(resolutions=(first, second._replace(entry="trial")))
    index = source_index([gather(Analysis(manuscript, shelf, (same,), "en"))])
    assert lines(index) == ["trial, pp. 86–87: l. 1", "trial Russian ed., p. 52: l. 1"]


@pytest.mark.parametrize(
    ("label", "value", "language", "expected"),
    [
        ("shelfmark", "Add. MS 5", "en", "Add. MS 5"),
        ("page", "86–87", "en", "pp. 86–87"),
        ("page", "86–87", "de", "S. 86–87"),
        ("edition", "2nd", "en", "2nd ed."),
        ("membrane", "7", "en", "membrane 7"),
        ("title-locator", "3", "xx", "tit. 3"),
    ],
)
def test_labels(label, value, language, expected):
    assert labelled(label, value, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Long (J. J. Scarisbrick, *Wolsey* (London, 1968), 5). Short (*Wolsey* 9).\n", {}),
        ("Long (J. J. Scarisbrick, *Wolsey* (London, 1968), 5, hereafter SW). Short (SW 9).\n", {"wolsey": "SW"}),
        ("Late (L&P 9 42, hereafter LP). Later (LP 9 43).\n", {"papers": "L&P"}),  # that of the bibliography goes first
    ],
)
def test_sigla(text, expected):
    assert index_of(text).sigla == expected


def test_what_a_manuscript_cites_can_be_sent_to_another_process():
    cited = gather(analyse(read_text("Late (L&P 9 42; L&P 9 3).\n", "markdown"), SHELF, language="en"))
    assert source_index([pickle.loads(pickle.dumps(cited))]) == source_index([cited])


CHAPTERS = (
    "# Chapter 1\n\nLate.<sup>1</sup>\n\n---\n\n<sup>1</sup> L&P 9 42.\n\n"
    "# Chapter 2\n\nIt was (L&P 9 42) so.<sup>{}</sup>\n\n---\n\n<sup>{}</sup> L&P 9 43.\n"
)


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("1", ["papers vol. 9, p. 42: Chapter 1: n. 1; Chapter 2: l. 11", "papers vol. 9, p. 43: Chapter 2: n. 1"]),
        ("2", ["papers vol. 9, p. 42: n. 1, l. 11", "papers vol. 9, p. 43: n. 2"]),
    ],
)
def test_chapters_are_named_where_notes_begin_anew(second, expected):
    assert lines(index_of(CHAPTERS.format(second, second))) == expected
