"""BibTeX and BibLaTeX: what a file holds, and what CSL makes of its entries."""

from pathlib import Path

import pytest

from footnotes.bibliographies import load


def load_bib(tmp_path: Path, *texts: str):
    paths = []
    for number, text in enumerate(texts):
        paths.append(tmp_path / f"refs{number or ''}.bib")
        paths[-1].write_bytes(text.encode())
    return load(paths)


def one(tmp_path: Path, text: str):
    bibliography = load_bib(tmp_path, text)
    assert bibliography.failures == ()
    (entry,) = bibliography.entries.values()
    return entry


@pytest.mark.parametrize(
    ("written", "variables"),
    [
        ("title = {A} # { B}", {"title": "A B"}),
        ('title = "A {"}B{"}"', {"title": 'A "B"'}),
        ("TITLE = {A}", {"title": "A"}),
        ("title = {A \\\\}, volume = {5}", {"title": "A", "volume": "5"}),
        ("title = {A \\} B}, volume = 5", {"title": "A } B", "volume": "5"}),
        ("title = {A @ B}", {"title": "A @ B"}),
        ("title = {a = b, c}", {"title": "a = b, c"}),
        ("title = {{A B}}", {"title": "A B"}),
        ("title = {Caf\\'e}, subtitle = {Or not?}", {"title": "Café: Or not?", "title-short": "Café"}),
        ("title = {Why?}, subtitle = {So}", {"title": "Why? So", "title-short": "Why?"}),
        ("title = {A}, subtitle = {B}, shorttitle = {C}", {"title": "A: B", "title-short": "C"}),
        ("title = {T}, titleaddon = {Part one}", {"title": "T. Part one"}),
        ("title = {A {de la} B {NATO}}", {"title": 'A <span class="nocase">de la</span> B NATO'}),
        ("publisher = {A and B and {C and D}}", {"publisher": "A; B; C and D"}),
        ("pages = {10--20, 33}", {"page": "10-20, 33"}),
        ("pages = {10 – 20}", {"page": "10-20"}),
        ("url = {http://x.org/a_b%20\\&c~d}", {"URL": "http://x.org/a_b%20&c~d"}),
        ("howpublished = {\\url{http://x.org/\\_a}}", {"URL": "http://x.org/_a"}),
        ("howpublished = {Privately printed}", {"publisher": "Privately printed"}),
        ("howpublished = {Privately printed}, publisher = {Mouton}", {"publisher": "Mouton; Privately printed"}),
        ("doi = {https://doi.org/10.1/x_y}", {"DOI": "10.1/x_y"}),
        ("eprint = {1234}, eprinttype = {jstor}", {"URL": "https://www.jstor.org/stable/1234"}),
        ("note = {A.}, addendum = {B.}", {"note": "A. B"}),
        ("note = {A.}", {"note": "A."}),
        ("series = {Texts}, number = 3", {"collection-title": "Texts", "collection-number": "3"}),
        ("series = {newseries}", {"collection-title": "new series"}),
        ("publisher = {Routledge {and} Kegan Paul}", {"publisher": "Routledge and Kegan Paul"}),
        ("langid = {english}, langidopts = {variant=british}", {"language": "en-GB"}),
        ("langid = {ngerman}", {"language": "de"}),
        ("language = {french and english}", {"language": "fr"}),
        ("hyphenation = {british}", {"language": "en-GB"}),
        ("pubstate = {inpress}", {"status": "in press"}),
        ("shorthand = {1937~Trial}, ids = {a, b}", {"custom": {"shorthand": "1937 Trial", "ids": ["a", "b"]}}),
        ("title = {V}, maintitle = {S}, volume = 2", {"title": "S", "volume-title": "V", "volume": "2"}),
        ("editor = {X, Y}, editortype = {compiler}", {"compiler": [{"family": "X", "given": "Y"}]}),
        (
            "author = {van der Berg, Jan}, options = {skipbib, useprefix=true}",
            {"author": [{"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"}]},
        ),
        ("timestamp = {2020-01-01}, file = {a:b\\:c.pdf:PDF}", {}),
    ],
)
def test_fields_of_a_book(tmp_path, written, variables):
    assert dict(one(tmp_path, f"@book{{key,\n  {written}\n}}").variables) == variables


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("date = {1937}", {"date-parts": [[1937]]}),
        ("date = {1937-05-03}", {"date-parts": [[1937, 5, 3]]}),
        ("date = {1936/1938-02}", {"date-parts": [[1936], [1938, 2]]}),
        ("date = {1936/}", {"date-parts": [[1936], [0]]}),
        ("date = {1937?}", {"date-parts": [[1937]], "circa": True}),
        ("date = {1937-22}", {"date-parts": [[1937]], "season": 2}),
        ("date = {193X}", {"date-parts": [[1930], [1939]], "circa": True}),
        ("date = {1937}, year = 1900, month = 3", {"date-parts": [[1937]]}),
        ("year = 1937", {"date-parts": [[1937]]}),
        ("year = 1937, month = may", {"date-parts": [[1937, 5]]}),
        ("year = 1937, month = {5}", {"date-parts": [[1937, 5]]}),
        ('year = 1937, month = may # "~3"', {"date-parts": [[1937, 5, 3]]}),
        ('year = 1937, month = "3~" # may', {"date-parts": [[1937, 5, 3]]}),
        ("year = 1937, month = {May/June}", {"date-parts": [[1937, 5], [1937, 6]]}),
        ("year = 1937, month = may, day = 3", {"date-parts": [[1937, 5, 3]]}),
        ("year = 1937, month = {Trinity}", {"date-parts": [[1937]]}),
        ("year = {1936--1938}", {"date-parts": [[1936], [1938]]}),
        ("year = {forthcoming}", {"literal": "forthcoming"}),
    ],
)
def test_dates(tmp_path, written, date):
    assert one(tmp_path, f"@book{{key, {written}}}").variables["issued"] == date


@pytest.mark.parametrize(
    ("written", "kind", "variables"),
    [
        (
            "@article{k, journaltitle={J}, volume=5, number=2}",
            "article-journal",
            {"container-title": "J", "issue": "2"},
        ),
        ("@Article{k, journal={J}, entrysubtype={magazine}}", "article-magazine", {"container-title": "J"}),
        ("@article{k, journal={J}, entrysubtype={newspaper}}", "article-newspaper", {"container-title": "J"}),
        ("@incollection{k, title={T}, booktitle={B}}", "chapter", {"title": "T", "container-title": "B"}),
        (
            "@inbook{k, title={T}, booktitle={B}, maintitle={M}}",
            "chapter",
            {"container-title": "M", "volume-title": "B"},
        ),
        ("@inbook{k, title={The book}, chapter=3}", "book", {"title": "The book", "chapter-number": "3"}),
        ("@phdthesis{k, title={T}, school={U}}", "thesis", {"genre": "PhD thesis", "publisher": "U"}),
        ("@thesis{k, type={mathesis}, institution={U}}", "thesis", {"genre": "Master’s thesis"}),
        ("@techreport{k, number=7, institution={I}}", "report", {"number": "7", "genre": "Technical report"}),
        ("@online{k, url={http://x}, urldate={2020-01-02}}", "webpage", {"URL": "http://x"}),
        ("@unpublished{k, eventtitle={E}}", "speech", {"event-title": "E"}),
        ("@misc{k}", "document", {}),
        ("@periodical (k, title = {P})", "periodical", {"title": "P"}),
    ],
)
def test_types(tmp_path, written, kind, variables):
    entry = one(tmp_path, written)
    assert entry.type == kind
    assert {name: entry.variables[name] for name in variables} == variables


def test_strings_are_shared_by_the_files_and_joined(tmp_path):
    strings = '@string{ OUP = "Oxford " # up }\n@STRING(up = {University Press})\n@preamble{"\\newcommand{x}" # up}'
    bibliography = load_bib(tmp_path, strings.replace("up }", "{UP} }"), "@book{a, publisher = oup # {, } # up # x}")
    assert bibliography.entries["a"].text("publisher") == "Oxford UP, University Pressx"
    (failure,) = bibliography.failures
    assert (failure.path.name, failure.line, failure.key) == ("refs1.bib", 1, "a")
    assert failure.reason == "no @string defines x"


def test_comments_hold_no_entries(tmp_path):
    text = "% BibDesk\n@comment{@book{a, title={A}}}\n@Comment{jabref-meta: databaseType:biblatex;}\nText.\n@book{b}\n"
    bibliography = load_bib(tmp_path, text)
    assert list(bibliography.entries) == ["b"]
    assert bibliography.failures == ()


def test_places_in_the_file(tmp_path):
    for ending in ("\n", "\r\n", "\r"):
        text = ending.join(["% x", "@book{a,", "  title = {A}", "}", "", "  @book{b}"])
        entries = load_bib(tmp_path, text).entries
        assert [(entry.origin.line, entry.origin.column) for entry in entries.values()] == [(2, 1), (6, 3)]


def test_keys_that_differ_in_case_are_two_and_a_key_given_twice_is_told(tmp_path):
    bibliography = load_bib(tmp_path, "@book{a, title={1}}\n@book{A, title={2}}\n@book{a, title={3}}")
    assert [entry.text("title") for entry in bibliography.entries.values()] == ["1", "2"]
    (failure,) = bibliography.failures
    assert (failure.line, failure.key) == (3, "a")


def test_a_field_given_twice_keeps_the_first(tmp_path):
    bibliography = load_bib(tmp_path, "@book{a,\n  title = {1},\n  note = {x},\n  Title = {2}}\n@book{b}")
    assert bibliography.entries["a"].text("title") == "1"
    assert list(bibliography.entries) == ["a", "b"]
    (failure,) = bibliography.failures
    assert (failure.line, failure.column, failure.key) == (4, 3, "a")
    assert failure.reason == "the field title is given twice"


def test_an_unknown_type_is_told_once(tmp_path):
    bibliography = load_bib(tmp_path, "@boook{a, title={A}}\n@boook{b}")
    assert [entry.type for entry in bibliography.entries.values()] == ["document", "document"]
    (failure,) = bibliography.failures
    assert (failure.reason, failure.remedy) == ("unknown type @boook, read as @misc", "did you mean @book?")


@pytest.mark.parametrize("text", ["Just some text @ here.", "TY  - BOOK\nTI  - Title\nER  -\n", "<html></html>"])
def test_what_is_no_bibtex(tmp_path, text):
    bibliography = load_bib(tmp_path, text)
    assert bibliography.entries == {}
    (failure,) = bibliography.failures
    assert (failure.fatal, failure.reason) == (True, "not BibTeX: no @entry in it")


def test_a_file_of_strings_or_comments_is_none_the_less(tmp_path):
    assert load_bib(tmp_path, "@string{a = {A}}", "@comment{x}").failures == ()


def test_strings_that_grow_beyond_bounds_are_cut(tmp_path):
    strings = "".join(f"@string{{s{n + 1} = s{n} # s{n}}}\n" for n in range(60))
    entries = load_bib(
        tmp_path, "@string{s0 = {ab}}\n" + strings + "@book{a, title = s60}\n@book{b, title = s3}"
    ).entries
    assert entries["a"].text("title") == "ab" * 10_000
    assert entries["b"].text("title") == "ab" * 8


def test_missing_parents_are_told_once_each(tmp_path):
    text = "".join(f"@book{{k{n}, crossref = {{x{n}}}}}\n" for n in range(2_000))
    assert len(load_bib(tmp_path, text).failures) == 2_000


INHERITANCE = """
@inbook{chapter, title = {Chapter}, crossref = {VOLUME}, pages = {1--9}}
@book{volume, title = {Volume}, subtitle = {Sub}, crossref = {works}, volume = 2, date = {1965}, shorthand = {V}}
@mvbook{works, title = {Works}, author = {Foo, Jan}, date = {1960/1970}, xdata = {oup}, ids = {w}}
@xdata{oup, publisher = {OUP}, xdata = {oxford}}
@xdata{oxford, location = {Oxford}}
@inproceedings{paper, title = {Paper}, author = {A, B}, crossref = {proceedings}}
@proceedings{proceedings, booktitle = {No}, title = {Proceedings}, editor = {C, D}, year = 1999, month = may}
@article{article, title = {Article}, xref = {journal}, crossref = {journal}}
@periodical{journal, title = {Journal}, volume = 7, shorttitle = {Jl}}
@incollection{dated, title = {Dated}, year = 1998, crossref = {volume}}
"""


def test_inheritance(tmp_path):
    bibliography = load_bib(tmp_path, INHERITANCE)
    assert bibliography.failures == ()
    assert list(bibliography.entries) == [
        "chapter", "volume", "works", "paper", "proceedings", "article", "journal", "dated",
    ]  # fmt: skip
    entries = bibliography.entries
    author = [{"family": "Foo", "given": "Jan"}]
    year = {"date-parts": [[1965]]}
    published = {"publisher": "OUP", "publisher-place": "Oxford"}
    titles = {"container-title": "Works", "volume-title": "Volume: Sub"}
    assert dict(entries["chapter"].variables) == {
        "title": "Chapter", **titles, "author": author, "container-author": author, "issued": year, "volume": "2",
        "page": "1-9", **published,
    }  # fmt: skip
    assert entries["volume"].text("title") == "Works"
    assert entries["paper"].variables["issued"] == {"date-parts": [[1999, 5]]}
    assert entries["paper"].text("container-title") == "Proceedings"
    assert entries["paper"].names("editor")[0].family == "C"
    assert dict(entries["article"].variables) == {"title": "Article", "container-title": "Journal", "volume": "7"}
    assert entries["dated"].years() == (1998,)
    assert {key: dict(entry.relations) for key, entry in entries.items() if entry.relations} == {
        "chapter": {"parent": "volume"},
        "volume": {"parent": "works"},
        "paper": {"parent": "proceedings"},
        "article": {"parent": "journal"},
        "dated": {"parent": "volume"},
    }
    assert bibliography.sigla == {"V": ("volume",)}
    assert bibliography.aliases == {"w": "works"}


def test_parents_that_are_missing_or_go_in_circles(tmp_path):
    text = "@book{a, crossref={b}, volume=1}\n@book{b, crossref={a}, number=2}\n"
    text += "@inbook{c, crossref={bb}}\n@book{d, xdata={d}}"
    bibliography = load_bib(tmp_path, text)
    assert list(bibliography.entries) == ["a", "b", "c", "d"]
    assert bibliography.entries["a"].text("number") == "2"
    assert {(failure.line, failure.reason, failure.remedy) for failure in bibliography.failures} == {
        (3, "crossref names bb, which is no entry", "did you mean b?")
    }


def test_a_chain_of_ten_thousand_parents(tmp_path):
    text = "".join(f"@book{{k{n}, crossref = {{k{n + 1}}}}}\n" for n in range(10_000)) + "@book{k10000, volume = 3}"
    entries = load_bib(tmp_path, text).entries
    assert entries["k0"].text("volume") == "3"


def test_relations(tmp_path):
    text = """
    @book{ru, title={Р}, related={en}, relatedtype={translationof}}
    @book{en, title={E}}
    @book{orig, title={O}, related={trans}, relatedtype={translationas}}
    @book{trans, title={T}, related={ru}}
    @book{byTitle, title={X}, origtitle={e}}
    """
    entries = load_bib(tmp_path, text).entries
    assert {key: dict(entry.relations) for key, entry in entries.items() if entry.relations} == {
        "ru": {"translation-of": "en"},
        "trans": {"translation-of": "orig", "related": "ru"},
        "byTitle": {"translation-of": "en"},
    }
