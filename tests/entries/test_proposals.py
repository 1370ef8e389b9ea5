"""What is proposed for a bibliography: names, short titles, sigla, keys, merging, order."""

import pytest

from footnotes.bibliographies import load
from footnotes.citations import lexicons
from footnotes.entries.applying import carried_out
from footnotes.entries.completing import propose_short_titles, propose_sigla
from footnotes.entries.duplicates import propose_merging
from footnotes.entries.keys import propose_keys
from footnotes.entries.naming import propose_names
from footnotes.entries.searching import search
from footnotes.entries.sorting import in_order
from footnotes.model.input_error import InputError

LEXICONS = [lexicons.load(language) for language in ("en", "de", "fr", "ru")]


@pytest.fixture
def bibliography(tmp_path):
    def bibliography(text):
        (tmp_path / "refs.bib").write_text(text, encoding="utf-8")
        return load([tmp_path / "refs.bib"])

    return bibliography


def names(*written):
    return "".join(f"@book{{k{at}, author = {{{name}}}, title = {{T{at}}}}}\n" for at, name in enumerate(written))


@pytest.mark.parametrize("written", [
    ("Smith, John", "Smith, James", "Smith, J."),  # whose initial is it?
    ("Smith, John", "Smyth, Peter"),
    ("Троцкий, Лев", "Trotsky, Lev"),  # each in its script
    ("Trotsky, Leon", "Trotsky, Lev"),
    ("{Royal Society}", "Society, Royal"),
    ("Trotsky, Lev", "Trotsky, Lev"),
    ("Smith, John, Jr.", "Smith, J."),
    ("Smith, Jr., John", "Smith, J."),
    ("Smith", "Smith, John"),
])  # fmt: skip
def test_names_that_stay(bibliography, written):
    assert list(propose_names(bibliography(names(*written)))) == []


@pytest.mark.parametrize(("written", "expected"), [
    (("Trotskii, L. D.", "Trotsky, Lev Davidovich"), {"k0": "Trotsky, Lev Davidovich"}),
    (("Getty, J. Arch", "Getty, John Arch", "Getty, J. A."), {"k0": "Getty, John Arch", "k2": "Getty, John Arch"}),
    (("Broué, Pierre", "Broué, Pierre", "Broue, Pierre"), {"k2": "Broué, Pierre"}),
    (("Smith, John and Doe, A.", "Doe, Ann"), {"k0": "Smith, John and Doe, Ann"}),
    (("Гетти, Дж.", "Гетти, Джон"), {"k0": "Гетти, Джон"}),
    (("van der Berg, J.", "van der Berg, Jan"), {"k0": "van der Berg, Jan"}),
    (("Smith, J. and others", "Smith, John"), {"k0": "Smith, John and others"}),
])  # fmt: skip
def test_names_of_one_person(bibliography, written, expected):
    assert {one.of: one.fields["author"] for one in propose_names(bibliography(names(*written)))} == expected


def titles(*written):
    return "".join(f"@book{{k{at}, title = {{{title}}}}}\n" for at, title in enumerate(written))


@pytest.mark.parametrize("text", [
    titles("A Short One"),
    "@book{k0, title = {The Long and Winding Road to Nowhere at All}, shorttitle = {Road}}",
    "@book{k0, title = {The Long and Winding Road to Nowhere at All}, shorthand = {R}}",
    titles(*["The Same Long Title of Two Other Books"] * 2),
])  # fmt: skip
def test_titles_that_stay(bibliography, text):
    assert list(propose_short_titles(bibliography(text), LEXICONS)) == []


@pytest.mark.parametrize(("written", "expected"), [
    (["The Origins of the Great Purges: The Soviet Party Reconsidered"], {"k0": "The Origins of the Great Purges"}),
    (["Origins of Many Great Unexpected Purges Reconsidered", "Other"], {"k0": "Origins of Many Great"}),
    (["Long Title One Begins Like This", "Long Title One Goes on Otherwise"],
     {"k0": "Long Title One Begins", "k1": "Long Title One Goes"}),
    (["La situation des bolcheviks léninistes russes en exil"], {"k0": "situation des bolcheviks léninistes"}),
    (["Party Opposition & the Stalin 50 \\% Question Again"], {"k0": "Party Opposition \\& the Stalin"}),
])  # fmt: skip
def test_short_titles(bibliography, written, expected):
    found = propose_short_titles(bibliography(titles(*written)), LEXICONS)
    assert {one.of: one.fields["shorttitle"] for one in found} == expected


def test_sigla_clash_with_none(bibliography):
    text = (
        "@periodical{a, title = {Journal of Modern History}}\n@periodical{b, title = {Journal of Military History}}\n"
        "@mvbook{c, title = {Sources of History}, volumes = {3}, date = {1999}}\n@book{d, title = {A Plain Book}}\n"
        "@book{e, title = {Taken}, shorthand = {SH}}\n@periodical{f, title = {Slavic Review}, shorthand = {SR}}\n"
    )
    found = {one.of: one.fields["shorthand"] for one in propose_sigla(bibliography(text), LEXICONS)}
    assert found == {"a": "JMH", "b": "JMHi", "c": "SHi"}


@pytest.mark.parametrize(("pattern", "expected"), [
    ("{author}{year}", {"x": "getty1985", "y": "getty1985a"}),
    ("{Author}_{year}_{title}", {"x": "Getty_1985_origins", "y": "Getty_1985_practice"}),
    ("{authors}:{year}", {"x": "getty:1985", "y": "gettynaumov:1985"}),
    ("{siglum}", {"y": "pf"}),
    ("{Title}", {"x": "Origins", "y": "Practice", "getty1985": "Anonymous"}),
])  # fmt: skip
def test_keys(bibliography, pattern, expected):
    text = (
        "@book{x, author = {Getty, J.}, title = {Origins of}, date = {1985}}\n"
        "@book{y, author = {Getty, J. and Naumov, O.}, title = {The Practice Field}, date = {1985},"
        " shorthand = {P.F.}}\n"
        "@book{getty1985, title = {Anonymous}}\n"
    )
    expected_here = expected if pattern != "{author}{year}" else {"x": "getty1985a", "y": "getty1985b"}
    assert {one.of: one.key for one in propose_keys(bibliography(text), pattern)} == expected_here


@pytest.mark.parametrize("pattern", ["{name}", "book", "", "{author} {year}", "{author},"])
def test_patterns_that_make_no_keys(bibliography, pattern):
    with pytest.raises(InputError):
        list(propose_keys(bibliography(titles("T")), pattern))


def test_keys_once_made_stay(bibliography):
    text = names("Getty, J.", "Getty, J.")
    first = bibliography(text)
    changes, left = carried_out(first, propose_keys(first, "{author}"))
    assert not left
    assert list(propose_keys(bibliography(changes[0].after), "{author}")) == []


def test_merging(bibliography, tmp_path):
    text = (
        "@book{a, author = {Getty, J.}, title = {Origins of the Great Purges}, date = {1985}, publisher = {CUP}}\n\n"
        "@book{b, author = {Getty, J.}, title = {Origins of the great purges}, date = {1985},\n"
        "  publisher = {C.U.P. Ltd.}, isbn = {1}, ids = {older}}\n\n"
        "@book{c, author = {Getty, J.}, title = {Origins of the Great Purges}, date = {1985}, note = {N}}\n\n"
        "@inbook{d, crossref = {b}, title = {In It}}\n"
    )
    before = bibliography(text)
    proposals = list(propose_merging(before))
    assert [(one.of, one.removed) for one in proposals] == [("a", "b"), ("a", "c")]
    assert "kept of its own: publisher" in proposals[0].why
    changes, left = carried_out(before, proposals)
    assert not left
    after = bibliography(changes[0].after)
    assert list(after.entries) == ["a", "d"]
    assert after.entries["a"].text("ISBN") == "1"
    assert after.entries["a"].text("note") == "N"
    assert after.entries["a"].text("publisher") == "CUP"
    assert after.entries["d"].relations == {"parent": "a"}
    assert after.aliases == {"b": "a", "older": "a", "c": "a"}
    assert list(propose_merging(after)) == []


def test_broken_entries_are_left(bibliography):
    text = "@book{a, author = {Getty, J.}, title = {T}\n@book{b, author = {Getty, John}, title = {U}}\n"
    before = bibliography(text)
    changes, left = carried_out(before, propose_names(before))
    assert not changes
    assert [one.of for one in left] == ["a"]


def test_files_that_are_no_bib(tmp_path):
    (tmp_path / "refs.json").write_text('[{"id": "a", "type": "book"}]', encoding="utf-8")
    with pytest.raises(InputError, match=r"only \.bib files are edited"):
        carried_out(load([tmp_path / "refs.json"]), [])


@pytest.mark.parametrize(("query", "expected"), [
    ("trotsky", ["t", "d"]), ("Троцкий", ["t", "d"]), ("trotskii 1937", ["t"]), ("Trotzki", ["t", "d"]),
    ("revol betr", ["t"]), ("betraid", ["t"]), ("predannaia", ["ru"]), ("RB", ["t"]), ("pathfinder", ["t"]),
    ("1937", ["t"]), ("nothing here", []), ("", []), ("zzz", []),
])  # fmt: skip
def test_search(bibliography, query, expected):
    text = (
        "@book{t, author = {Trotsky, Lev}, title = {The Revolution Betrayed}, date = {1937}, publisher = {Pathfinder},"
        " shorthand = {RB}}\n@book{d, author = {Deutscher, Isaac}, title = {Trotsky}, date = {1954}}\n"
        "@book{ru, author = {Л. Д.}, title = {Преданная}, date = {1936}}\n"
    )
    assert sorted(one.entry.key for one in search(query, bibliography(text))) == sorted(expected)


@pytest.mark.parametrize(("by", "expected"), [
    ("key", "bcda"), ("author", "cbda"), ("year", "bcda"), ("title", "dbca"), ("type", "cbda"),
])  # fmt: skip
def test_order(bibliography, by, expected):
    text = (
        "@collection{a, title = {All}, editor = {Zed, A.}, date = {1800}}\n@book{b, author = {Éluard, P.}, title = {B},"
        " date = {1900}}\n@article{c, author = {Adam, C.}, title = {The C}, date = {1950}}\n"
        "@incollection{d, author = {Éluard, P.}, title = {A}, date = {1990}, crossref = {a}}\n"
    )
    assert "".join(in_order(bibliography(text).entries.values(), by)) == expected
