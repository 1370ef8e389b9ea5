"""What a cite writes of its source, without surroundings: first what must stay open, then what must be known."""

import pytest
from marked import alone, bibliography, cite, entry
from shelf import KNOWN

OPEN = [
    ("a surname of two works", cite(authors="Bloch", page="12")),
    ("a surname of two people", cite(authors="Davis", page="12")),
    ("two entries alike", cite(authors="Rowe", title="Parish Registers", year="1900")),
    ("another author of the name", cite(authors="Ginzburg, Natalia", title="Lessico famigliare")),
    ("another title of the author", cite(authors="Ginzburg", title="Clues, Myths", page="3")),
    ("another title and the right year", cite(authors="Ginzburg", title="Clues, Myths", year="1980")),
    ("another year of the author", cite(authors="Ginzburg", year="1992", page="3")),
    ("a year far off, title but begun", cite("full", authors="Bloch, Marc", title="Apologie", year="1990")),
    ("a name nobody has", cite(authors="Febvre", year="1942")),
    ("a common word of several titles", cite(title="Histoire")),
    ("one common word of a title", cite(title="Economies")),
    ("a siglum in small letters", cite("siglum", title="code")),
    ("initials of no title", cite("siglum", title="XYZ")),
    ("a journal that is not there", cite(container="Past and Present", volume="13", page="730")),
    ("another address", cite("url", url="https://example.com/domesday")),
    ("a key that is not there", cite("key", key="bloch2000")),
    (
        "another archive's number",
        cite("full", text="Bodleian Library, SP 99/1", archive="Bodleian Library", shelfmark="SP 99/1"),
    ),
    (
        "a title with a word of its own",
        cite("full", authors="Davis, Natalie Zemon", title="Women in the Archives", year="1995"),
    ),
    ("two authors, of whom one wrote it", cite(authors=("Gurevich", "Ginzburg"), page="3")),
    ("another manuscript of the collection", cite("locator", text="MS Egerton 12", shelfmark="MS Egerton 12")),
    ("nothing", cite("short")),
    ("a title of one letter", cite(title="A")),
    ("marks alone", cite(title="?!", authors="—")),
]

KNOWN_SOURCES = [
    # keys, addresses, shelfmarks
    (cite("key", key="ginzburg"), "ginzburg"),
    (cite("key", key="@Ginzburg"), "ginzburg"),
    (cite("url", url="http://example.org/domesday/book?folio=1&amp;side=r."), "site"),
    (cite("url", url=r"<https://example.org/domesday/book?folio=1&side=r>"), "site"),
    (cite("full", text="TNA, SP 12/205, fol. 3", archive="TNA", shelfmark="SP 12/205", folio="3"), "state-papers"),
    (
        cite(
            "full",
            text="Hill to Marsh, 5 May 1590, SP 12/205, T.N.A.",
            year="1590",
            archive="T.N.A.",
            shelfmark="SP 12/205",
        ),
        "state-papers",
    ),
    (cite("full", text="BL Add. MS 27445, f. 12v", archive="BL", shelfmark="Add. MS 27445", folio="12v"), "add-ms"),
    # sigla
    (cite("siglum", title="CSP Ven.", volume="7", page="40"), "cspv"),
    (cite("siglum", title="CSP Ven", volume="VII"), "cspv"),
    (cite("siglum", title="Cal. Ven.", page="3"), "cspv"),
    (cite("siglum", title="Code 1930", page="3"), "code"),
    (cite("siglum", title="Code", year="1930"), "code"),
    (cite("siglum", title="HSESI", page="3"), "hakluyt"),
    # titles
    (cite(title="The Cheese and the Worms", page="3"), "ginzburg"),
    (cite(title="Cheese and Worms", page="3"), "ginzburg"),
    (cite(title="La Mediterranee", page="3"), "braudel-mediterranee"),
    (cite(title="monde méditerranéen", page="3"), "braudel-mediterranee"),
    (cite(title="Return of M. Guerre"), "davis-return"),
    (cite(title="Cal. of State Papers, Venice", volume="3"), "cspv"),
    (cite(title="Ekonomicheskii rost Evropy"), "kovalevsky"),
    (cite("full", title="La Société Féodale. La formation des liens", year="1939"), "bloch-societe"),
    # names
    (cite(authors="Ginzburg", page="3"), "ginzburg"),
    (cite(authors="Ginzburg, C.", page="3"), "ginzburg"),
    (cite(authors="Carlo Ginzburg", page="3"), "ginzburg"),
    (cite(authors="Ginsburg, Carlo", page="3"), "ginzburg"),
    (cite(authors="Le Roy Ladurie"), "le-roy"),
    (cite(authors="E. Le Roy Ladurie"), "le-roy"),
    (cite(authors="Kovalevskii, M."), "kovalevsky"),
    (cite(authors="Kowalewski"), "kovalevsky"),
    (cite(authors="Гуревич А. Я."), "gurevich"),
    (cite(authors="Mueller", year="1925"), "mueller"),
    (cite(authors=("Müller", "Weiss"), page="3"), "mueller"),
    (cite(authors=("Hobsbawm", "Ranger")), "hobsbawm-ranger"),
    (cite(authors="Davis, R.", page="3"), "davis-hope"),
    (cite(authors="Müller et al.", page="3"), "mueller"),
    (cite(authors="Weiß", year="1925"), "mueller"),
    (cite(authors="Mr. Gurevich", page="3"), "gurevich"),
    (cite(authors="Davis", title="Archives Fiction", page="3"), "davis-fiction"),
    # names with years and titles
    (cite(authors="Bloch", year="1961", page="3"), "bloch-feudal"),
    (cite(authors="Rowe", year="1905b", page="3"), "rowe-b"),
    (cite(authors="Davis", year="1987"), "davis-fiction"),
    (cite(authors="Bloch", title="Apologie", page="3"), "bloch-apologie"),
    (cite(authors="Davis", title="Archives"), "davis-fiction"),
    (cite(authors="Braudel", title="Longue durée"), "braudel-duree"),
    (cite(authors=("Bloch", "Apologie")), "bloch-apologie"),
    (cite("full", authors="Bloch, Marc", title="Feudal Society", year="1962", place="London"), "bloch-feudal"),
    (cite("full", authors="Davis, Natalie Z.", title="The Return of Martin Gerre", year="1983"), "davis-return"),
    # journals
    (cite(container="Annales ESC", volume="13", year="1958", page="730"), "braudel-duree"),
    (cite(container="Annales", volume="16", year="1961", page="940"), "duby-mentalites"),
    (cite(container="Annales ESC", volume="20", year="1965", page="12"), "annales"),
    (cite(container="Annales ESC", volume="13", year="1958", page="12"), "annales"),
    (cite("full", title="Une autre étude", container="Annales ESC", volume="30", year="1975"), "annales"),
    (
        cite("full", authors="Duby", title="Histoire des mentalités", container="Annales", year="1961"),
        "duby-mentalites",
    ),
]


@pytest.mark.parametrize("one", [one for _, one in OPEN], ids=[why for why, _ in OPEN])
def test_is_left_open(one):
    found = alone(one, KNOWN)
    assert found.entry is None
    assert found.reason


@pytest.mark.parametrize(
    ("one", "key"), KNOWN_SOURCES, ids=[f"{key}-{at}" for at, (_, key) in enumerate(KNOWN_SOURCES)]
)
def test_is_known(one, key):
    found = alone(one, KNOWN)
    assert found.entry == key, found
    assert found.candidates[0].key == key
    assert found.candidates[0].score >= 0.75
    assert all(evidence.why for evidence in found.candidates[0].evidence)


@pytest.mark.parametrize(
    ("one", "key"),
    [
        (cite(text="Febvre, Cheese in the Alps 3", authors="Febvre, Cheese", title="in the Alps"), None),
        (cite(text="Ginzburg, Clues, Myths 3", authors="Ginzburg, Clues", title="Myths"), None),
        (cite(text="Ginzburg, Cheese and the Worms 3", authors="Ginzburg, Cheese", title="Worms"), "ginzburg"),
        (cite(text="Gurevicius, Annals. 3", title="Gurevicius, Annals"), None),
        (cite(text="Davis l. IV", title="Davis"), None),
        (cite(text="Westf. U. B. III 1042", title="Westf. U. B", volume="III", page="1042"), "westf"),
        (cite(text="Davis-Gurevich 3", authors="Davis-Gurevich"), None),
        (cite(text="Müller-Weiß 3", authors="Müller-Weiß", page="3"), "mueller"),
        (cite(text="Tawney, Rise and Fall 3", title="Tawney, Rise and Fall"), None),
        (cite(text="Braudelis Medit. II, 3", title="Braudelis Medit."), "braudel-mediterranee"),
        (cite(text="Ginz. l. IV, c. 3", title="Ginz."), "ginzburg"),
        (cite(text="Car. Ginzburgi Cheese p. 4", title="Car. Ginzburgi Cheese"), "ginzburg"),
        (cite(text="Collection of Kovalevsky, V, 12", authors="Collection of Kovalevsky"), "kovalevsky"),
        (cite(text="So Davis, Fiction 3", authors="So Davis", title="Fiction"), "davis-fiction"),
        (cite(text="Printed by Davis, Fiction 3", title="Printed by Davis, Fiction"), "davis-fiction"),
        (cite(text="Also Gurevich, Medieval 3", authors="Also Gurevich", title="Medieval"), "gurevich"),
        (cite("full", text="Davis, Return of Martin Guerre, 1983", title="Davis", container="Return"), "davis-return"),
    ],
)
def test_what_was_taken_apart_wrongly_is_looked_at_again(one, key):
    assert alone(one, KNOWN).entry == key


def test_both_candidates_are_named_where_neither_is_chosen():
    found = alone(cite(authors="Rowe", title="Parish Registers", year="1900"), KNOWN)
    assert {candidate.key for candidate in found.candidates[:2]} == {"twin-a", "twin-b"}
    assert found.candidates[0].score == pytest.approx(found.candidates[1].score)
    assert "twin-a" in found.reason and "twin-b" in found.reason


def test_a_siglum_of_two_entries_is_open():
    known = bibliography(
        entry("a", None, "Acts of the Privy Council", custom={"shorthand": "APC"}),
        entry("b", None, "African Policy Centre Papers", custom={"shorthand": "APC"}),
    )
    assert alone(cite("siglum", title="APC", page="3"), known).entry is None


def test_evidence_reads_well():
    found = alone(cite("siglum", title="CSP Ven.", page="40"), KNOWN)
    assert [evidence.why for evidence in found.candidates[0].evidence] == ["“CSP Ven.” is its siglum"]
    found = alone(cite(authors="Davis", title="Archives"), KNOWN)
    assert [evidence.why for evidence in found.candidates[0].evidence] == [
        "“Davis” is its author",
        "“Archives” stands in its title",
    ]
