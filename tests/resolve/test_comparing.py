"""Words, names and numbers as resolving compares them."""

import pytest
from marked import bibliography, entry, lexicon

from footnotes.model.entry import Name
from footnotes.resolve import Index
from footnotes.resolve.names import EXACT, SLIP, SPELLED_OTHERWISE, agreement, is_latinized, person, written_name
from footnotes.resolve.urls import bare_url
from footnotes.resolve.words import agree, number, shortens, skeleton, squash, words, years


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("— ‹›", []),
        ("Pis'ma iz ssylki", ["pisma", "iz", "ssylki"]),
        ("L'Humanité", ["humanite"]),
        ("dell’arte", ["arte"]),
        ("Smith’s Kings", ["smith", "kings"]),
        ("Hist. eccl.", ["hist", "eccl"]),
        ("Ph.-Aug. 1190–1210", ["ph", "aug", "1190", "1210"]),
    ],
)
def test_words(text, found):
    assert [word.text for word in words(text)] == found


def test_a_full_stop_cuts_a_word():
    assert [word.cut for word in words("Hist. of Christianity.")] == [True, False, True]


@pytest.mark.parametrize(
    ("written", "meant", "alike"),
    [
        ("Rechtliche.", "Rechtsgeschichte", False),
        ("Geschichte.", "Geschlechterkunde", False),
        ("Verfassung", "Verfassungsgeschichte", False),
        ("Verfassungsgesch.", "Verfassungsgeschichte", True),
        ("RB.", "Rechtsgeschichte", False),
        ("UG", "Urkundenbuch", False),
        ("KG.", "Kirchengeschichte", True),
        ("UB", "Urkundenbuch", True),
        ("Lehrb.", "Lehrbuch", True),
        ("Ztschr.", "Zeitschrift", True),
    ],
)
def test_a_word_cut_short_is_a_beginning_or_a_short_contraction(written, meant, alike):
    assert agree(words(written)[0], words(meant)[0]) is alike


@pytest.mark.parametrize(
    ("written", "meant", "alike"),
    [
        ("godi", "godo", False),
        ("rossini", "rossetti", False),
        ("raynald", "raynaldus", True),
        ("sigonius", "sigonio", True),
        ("maurisii", "maurisio", True),
    ],
)
def test_latin_endings_of_names(written, meant, alike):
    assert is_latinized(written, meant) is alike


@pytest.mark.parametrize(
    "spellings",
    [
        ("trotskii", "trotsky", "trotskij", "trotzki", "trotskiy"),
        ("getty", "getti"),
        ("gromow", "gromov", "gromoff"),
        ("chruschtschow", "khrushchov"),
        ("yezhov", "iezhov", "ezhov"),
        ("tchaikovsky", "tschaikowski", "chaikovskii"),
    ],
)
def test_transliterations_share_a_skeleton(spellings):
    assert len({skeleton(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize("pair", [("bloch", "block"), ("mann", "mahn"), ("1936", "1937")])
def test_other_names_do_not(pair):
    assert skeleton(pair[0]) != skeleton(pair[1])


@pytest.mark.parametrize(
    ("short", "long", "does"),
    [
        ("ordonn", "ordonnances", True),
        ("dpt", "department", True),
        ("zs", "zeitschrift", False),
        ("cartul", "catalogue", False),
        ("mt", "mediterranee", False),
    ],
)
def test_abbreviations(short, long, does):
    assert shortens(short, long) is does


NAMES = [
    # another's
    ("Müller, Jürgen", Name("Müller", "Jan"), 0),
    ("J. Smith", Name("Smith", "Adam"), 0),
    ("Hill", Name("Hall", "Ann"), 0),
    ("Li", Name("Lu", "X."), 0),
    ("Ann", Name("Hill", "Ann"), 0),
    ("", Name("Hill", "Ann"), 0),
    ("Royal Society", Name(literal="Royal Institution"), 0),
    # the same
    ("Panofsky, Erwin", Name("Panofsky", "Erwin"), EXACT),
    ("E. Panofsky", Name("Panofsky", "Erwin"), EXACT),
    ("Ключевский В.О.", Name("Ключевский", "Василий"), EXACT),
    ("E. P. Thompson", Name("Thompson", "Edward"), EXACT),
    ("van Heutsz", Name("Heutsz", "J. B.", non_dropping_particle="van"), EXACT),
    ("Heutsz", Name("Heutsz", "J. B.", non_dropping_particle="van"), EXACT),
    ("Le Goff, Jacques", Name("Le Goff", "Jacques"), EXACT),
    ("David Alan Horn Jr.", Name("Horn", "David A."), EXACT),
    ("Dewey Commission", Name(literal="Preliminary Commission of Inquiry (Dewey Commission)"), EXACT),
    ("Sokolow, Ivan", Name("Соколов", "Иван"), SPELLED_OTHERWISE),
    ("Sokolov", Name("Соколов", "Иван"), EXACT),
    ("Powel, Edgar", Name("Powell", "Edgar"), SPELLED_OTHERWISE),
    ("Kliuchvskii", Name("Kliuchevskii"), SLIP),
    ("Clark, Keith", Name("Clarke", "Keith"), SLIP),
]


@pytest.mark.parametrize(("written", "name", "level"), NAMES, ids=[written for written, _, _ in NAMES])
def test_names(written, name, level):
    assert agreement(written_name(written), person(name)) == level


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (None, None),
        ("", None),
        ("abc", None),
        ("12", 12),
        ("12-3", 12),
        ("XIV", 14),
        ("xc", 90),
        ("MCMXL.", 1940),
        ("mix", 1009),
    ],
)
def test_numbers(text, value):
    assert number(text) == value


def test_years():
    assert years("1886–90", None, "12 May 1940, p. 12345") == (1886, 1890, 1940)


def test_squash():
    assert squash("Izv. TsK  KPSS") == squash("izv tsk kpss")


@pytest.mark.parametrize(
    "url",
    [
        "https://www.example.org/a/b.htm",
        "example.org/a/b.htm/",
        "<http://example.org/a/b.htm>.",
        r"http://example.org/a/b.htm",
    ],
)
def test_addresses(url):
    assert bare_url(url) == "example.org/a/b.htm"
    assert bare_url("https://doi.org/10.1000/182") == bare_url("doi:10.1000/182") == "10.1000/182"


def test_look_ups_are_made_once_for_a_bibliography():
    one, other = bibliography(entry("a", "Hill", "Kings")), bibliography(entry("a", "Hill", "Kings"))
    made = Index.of(one)
    assert Index.of(one) is made
    assert Index.of(other) is not made
    assert Index.of(one, [lexicon("en")]) is not made
