"""Each rule over analyses built by hand: what it leaves alone, then what it finds, with place and message."""

from pathlib import Path

import pytest

from footnotes.checks import check_bibliography, check_manuscript, choose_rules, cited_keys
from footnotes.model.analysis import Analysis
from footnotes.model.bibliography import Bibliography, LoadFailure
from footnotes.model.citation import Citation, CitationForm, Cite, CiteForm, Locator
from footnotes.model.entry import Entry, Origin
from footnotes.model.manuscript import Block, Manuscript, Note, Zone
from footnotes.model.resolution import Candidate, Evidence, Resolution, ResolvedCitation
from footnotes.model.segments import Segment, Segments
from footnotes.text import Span

TEXT = "First line.\nAs he insisted (1937 Trial 86-7) that day.[^1]\n"
REFS = Path("refs.bib")
TRIAL = Candidate("trial1937", 0.45, (Evidence("title", "title", 0.5), Evidence("year", "year", 0.3)))


@pytest.mark.parametrize(
    ("key", "message"),
    [("trail1937", 'unknown key "trail1937"; nearest: trial1937, trial1938'), ("zz", 'unknown key "zz"')],
)
def test_fn101_names_the_keys_nearest_to_an_unknown_one(key, message):
    entries = {name: Entry(name, "book", {}) for name in ("trial1937", "elton", "trial1938")}
    item = analysis(Resolution(cite(CiteForm.KEY, key=key), None), bibliography=Bibliography(entries))
    assert found("FN101", item) == [(*HERE, message)]


OTHER = Candidate("trial1938", 0.4, (Evidence("title", "title", 0.5), Evidence("year", "not the year", -0.3)))
UNLIKE = Candidate("trial1938", 0.1, OTHER.evidence)


def analysis(
    *resolutions: Resolution, notes: tuple[Note, ...] = (), bibliography: Bibliography | None = None
) -> Analysis:
    whole = Span(0, len(TEXT))
    manuscript = Manuscript(
        Path("trials.md"),
        "markdown",
        {"": TEXT},
        TEXT,
        Segments([Segment(whole, whole)]),
        (Block(whole, Zone.BODY),),
        notes,
    )  # fmt: skip
    citation = Citation(span_of("1937 Trial 86-7"), "1937 Trial 86-7", CitationForm.PARENTHETICAL, ())
    resolved = (ResolvedCitation(citation, resolutions),) if resolutions else ()
    return Analysis(manuscript, bibliography or Bibliography(), resolved)


def span_of(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def cite(form: CiteForm = CiteForm.SIGLUM, **values) -> Cite:
    return Cite(span_of("1937 Trial 86-7"), "1937 Trial 86-7", form, **values)


def found(rule: str, item: Analysis) -> list[tuple[str, int, int, str]]:
    rules = choose_rules([rule])
    diagnostics = [*check_manuscript(item, rules), *check_bibliography(item.bibliography, cited_keys(item), rules)]
    assert {diagnostic.code for diagnostic in diagnostics} <= {rule}
    return [(str(item.path), item.line, item.column, item.message) for item in diagnostics]


HERE = ("trials.md", 2, 17)
NOTE = Note("1", 0, span_of("[^1]"), span_of("[^1]"), span_of("that"), span_of("that"))


@pytest.mark.parametrize(
    "resolution",
    [
        Resolution(cite(), "trial1937", (TRIAL,)),
        Resolution(cite(), None, (TRIAL, OTHER)),
        Resolution(cite(CiteForm.SELF), None),
        Resolution(cite(CiteForm.IBID), None),
        Resolution(cite(CiteForm.LOCATOR), None, antecedent=0),
        Resolution(cite(CiteForm.LOCATOR), None),
        Resolution(cite(CiteForm.URL), None),
    ],
)
def test_fn101_leaves_alone(resolution):
    assert found("FN101", analysis(resolution)) == []


@pytest.mark.parametrize(
    ("resolution", "message"),
    [
        (
            Resolution(cite(title="1937 Trial"), None, (TRIAL,)),
            'unresolved source "1937 Trial"; nearest: trial1937 (title, year)',
        ),
        (
            Resolution(cite(title="Trial", year="1937"), None, (TRIAL, UNLIKE)),
            'unresolved source "1937 Trial"; nearest: trial1937 (title, year), trial1938 (title)',
        ),
        (
            Resolution(cite(), None, (Candidate("x", 0.1, (Evidence("year", "not the year", -0.3),)),)),
            'unresolved source "1937 Trial 86-7"',
        ),
        (Resolution(cite(), None), 'unresolved source "1937 Trial 86-7"'),
        (Resolution(cite(CiteForm.FULL, title="1937 Trial"), None), 'unresolved source "1937 Trial"'),
    ],
)
def test_fn101_finds(resolution, message):
    assert found("FN101", analysis(resolution)) == [(*HERE, message)]


@pytest.mark.parametrize(
    "resolution", [Resolution(cite(), "trial1937", (TRIAL, OTHER)), Resolution(cite(), None, (TRIAL, UNLIKE))]
)
def test_fn102_leaves_alone(resolution):
    assert found("FN102", analysis(resolution)) == []


def test_fn102_names_every_candidate():
    rivals = Resolution(cite(title="1937 Trial"), None, (TRIAL, OTHER), antecedent=0)
    message = 'ambiguous source "1937 Trial": trial1937 (title, year), trial1938 (title)'
    assert found("FN102", analysis(rivals)) == [(*HERE, message)]


@pytest.mark.parametrize(
    "resolution",
    [
        Resolution(cite(), None),
        Resolution(cite(CiteForm.LOCATOR), None),
        Resolution(cite(CiteForm.IBID), "trial1937", antecedent=0),
        Resolution(cite(CiteForm.IBID), None, antecedent=0),
        Resolution(cite(CiteForm.IBID), None, (TRIAL, OTHER)),
    ],
)
def test_fn103_leaves_alone(resolution):
    assert found("FN103", analysis(resolution)) == []


@pytest.mark.parametrize(
    ("resolution", "message"),
    [
        (Resolution(cite(CiteForm.IBID), None), '"1937 Trial 86-7" without antecedent'),
        (
            Resolution(cite(CiteForm.IBID), None, reason="the note before cites several sources"),
            '"1937 Trial 86-7" without antecedent: the note before cites several sources',
        ),
    ],
)
def test_fn103_finds(resolution, message):
    assert found("FN103", analysis(resolution)) == [(*HERE, message)]


PAGE = Locator("page", "86-7", span_of("86-7"))


@pytest.mark.parametrize(("form", "rule"), [(CiteForm.LOCATOR, "FN106"), (CiteForm.IBID, "FN103")])
def test_what_leans_on_a_resolved_citation_is_reported(form, rule):
    resolved = analysis(Resolution(cite(), "trial1937"))
    lean = cite(form, locators=(PAGE,))
    later = ResolvedCitation(resolved.citations[0].citation, (Resolution(lean, None, antecedent=0),))
    both = Analysis(resolved.manuscript, resolved.bibliography, (*resolved.citations, later))
    assert len(found(rule, both)) == 1


@pytest.mark.parametrize("rule", ["FN401", "FN402"])
def test_a_whole_note_is_left_alone(rule):
    assert found(rule, analysis(notes=(NOTE,))) == []


def test_fn401_finds():
    marker = Note("1", 0, NOTE.marker, NOTE.marker_source, None, None)
    assert found("FN401", analysis(notes=(marker,))) == [("trials.md", 2, 43, 'marker "1" without note')]


def test_fn402_finds():
    body = Note("1", 0, None, None, NOTE.body, NOTE.body_source)
    assert found("FN402", analysis(notes=(body,))) == [("trials.md", 2, 34, 'note "1" without marker')]


ENTRIES = {
    "trial1937": Entry("trial1937", "chapter", {}, Origin(REFS, 3), {"part-of": "collection"}),
    "collection": Entry("collection", "book", {}, Origin(REFS, 9)),
    "broue": Entry("broue", "book", {}, Origin(REFS, 14, 5)),
    "made-by-hand": Entry("made-by-hand", "book", {}),
}


def test_fn501_leaves_cited_keys_alone_and_those_they_belong_to():
    cited = analysis(Resolution(cite(), "trial1937"), bibliography=Bibliography(ENTRIES))
    assert found("FN501", cited) == [("refs.bib", 14, 5, 'entry "broue" is never cited')]


def test_fn501_looks_at_every_manuscript():
    one = analysis(Resolution(cite(), "trial1937"), bibliography=Bibliography(ENTRIES))
    two = analysis(Resolution(cite(), "broue"), bibliography=Bibliography(ENTRIES))
    cited = cited_keys(one) | cited_keys(two)
    assert check_bibliography(one.bibliography, cited, choose_rules(["FN501"])) == []


def test_fn505_tells_of_entries_not_of_files():
    failures = (
        LoadFailure(REFS, 812, 1, "brace never closed", "close it", "broue"),
        LoadFailure(REFS, 900, 2, "no key"),
        LoadFailure(Path("more.bib"), 1, 1, "no such file", fatal=True),
    )
    item = analysis(bibliography=Bibliography(failures=failures))
    assert found("FN505", item) == [
        ("refs.bib", 812, 1, 'entry "broue": brace never closed'),
        ("refs.bib", 900, 2, "no key"),
    ]
