"""FN2, cites against their entries: what each rule leaves alone, then what it finds."""

import pytest
from marked import bibliography, entry

ARTICLE = {"type": "article-journal", "container_title": "Past & Present"}
SHELF = bibliography(
    entry("broue", "Broué, Pierre", "Trotsky", 1988, language="fr", publisher="Fayard", publisher_place="Paris"),
    entry("wehler", "Wehler, Hans-Ulrich", "Deutsche Gesellschaftsgeschichte", 1987, language="de",
          publisher="Beck", publisher_place="München", number_of_volumes="5"),
    entry("gurevich", "Гуревич, Арон", "Категории средневековой культуры", 1972, language="ru", number_of_volumes="2"),
    entry("thompson", "Thompson, Edward", "The Moral Economy of the English Crowd", 1971, volume="50", page="76-136",
          **ARTICLE),
    entry("hilton", "Hilton, Rodney", "Peasant Movements in England", 1983, volume="62", page="3-19", **ARTICLE),
    entry("brenner", "Brenner, Robert", "Agrarian Class Structure", 1976, volume="55", page="30", **ARTICLE),
    entry("beitrag", "Kocka, Jürgen", "Arbeiterkultur als Forschungsthema", 1979, type="chapter", language="de",
          container_title="Arbeiter und Bürger", page="5-11, 20-24"),
    entry("eremin", "Ерёмин, Игорь", "Повесть временных лет", 1947, type="chapter", language="ru",
          container_title="Труды отдела", page="12-40"),
    entry("rkeb", None, "Reabilitatsiia", 2000, number_of_volumes="3", custom={"shorthand": "RKEB"}),
    entry("weber", "Weber, Max", "Wirtschaft und Gesellschaft", 1980, language="de", original_date=1922,
          publisher="Mohr Siebeck", publisher_place="Tübingen"),
    entry("press", "Davis, Natalie Zemon", "The Return of Martin Guerre", 1983,
          publisher="Harvard University Press", publisher_place="Cambridge, Mass."),
)  # fmt: skip
SHELF.entries["weber"].variables["original-date"] = {"date-parts": [[1922]]}


def note(body: str) -> str:
    return f"So it was.[^1]\n\n[^1]: {body}\n"


def words(found) -> list[str]:
    return [stretch for stretch, _ in found]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "So it was (Broué 1988, 7)."),
        ("en", "So it was (Broué, *Trotsky*, 1988, 7)."),
        ("en", "So it was (RKEB 3 40), in 1937."),
        ("de", "So war es (Wehler, *Gesellschaftsgeschichte* 1987, S. 7)."),
        ("de", "So war es (Weber, *Wirtschaft und Gesellschaft* 1922, S. 7)."),
        ("de", "Vgl. Hans-Ulrich Wehler, *Deutsche Gesellschaftsgeschichte*, Bd. 4, München 2003, S. 7.\n"),
        ("ru", "Так было (Гуревич, *Категории средневековой культуры*, 1972, с. 7)."),
        ("en", "In 1987 it was otherwise (Broué, *Trotsky* 7)."),
    ],
)
def test_fn201_leaves_alone(check, language, text):
    assert check("FN201", text, SHELF, language=language) == []


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "So it was (Broué, *Trotsky*, 1987, 7).", ("1987", "year 1987 is 1988 in the entry broue")),
        (
            "en",
            note("Pierre Broué, *Trotsky* (Paris: Fayard, 1978), 7."),
            ("1978", "year 1978 is 1988 in the entry broue"),
        ),
        (
            "de",
            "So (Wehler, *Deutsche Gesellschaftsgeschichte*, 1978, S. 7).",
            ("1978", "year 1978 is 1987 in the entry wehler"),
        ),
        (
            "ru",
            "Так (Гуревич, *Категории средневековой культуры*, 1927, с. 7).",
            ("1927", "year 1927 is 1972 in the entry gurevich"),
        ),
    ],
)
def test_fn201_finds(check, language, text, found):
    assert check("FN201", text, SHELF, language=language) == [found]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "So it was (Thompson, *Moral Economy*, 80)."),
        ("en", "So it was (Thompson, *Moral Economy*, 76–136)."),
        ("en", "So it was (Brenner, *Agrarian Class Structure*, 35)."),
        ("en", "So it was (Broué, *Trotsky* 700)."),
        ("en", "So it was (Thompson, *Moral Economy*, n. 3)."),
        ("de", "So war es (Kocka, *Arbeiterkultur als Forschungsthema*, S. 22)."),
        ("ru", "Так было (Ерёмин, *Повесть временных лет*, с. 14)."),
    ],
)
def test_fn202_leaves_alone(check, language, text):
    assert check("FN202", text, SHELF, language=language) == []


@pytest.mark.parametrize(
    ("language", "text", "page"),
    [
        ("en", "So it was (Thompson, *The Moral Economy of the English Crowd*, 180).", "180"),
        ("en", "So it was (Thompson, *The Moral Economy of the English Crowd*, 130–140).", "130–140"),
        ("en", "So it was (Brenner, *Agrarian Class Structure*, 25).", "25"),
        ("de", "So war es (Kocka, *Arbeiterkultur als Forschungsthema*, S. 14).", "14"),
        ("ru", "Так было (Ерёмин, *Повесть временных лет*, с. 114).", "114"),
    ],
)
def test_fn202_finds(check, language, text, page):
    assert words(check("FN202", text, SHELF, language=language)) == [page]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "So it was (RKEB 3 40)."),
        ("en", "So it was (RKEB 1 40)."),
        ("en", "So it was (Broué, *Trotsky*, vol. 4, p. 7)."),
        ("en", "So it was (Thompson, *Moral Economy*, 80)."),
        ("de", "So war es (Wehler, *Gesellschaftsgeschichte*, Bd. 5, S. 7)."),
        ("de", "So war es (Wehler, *Gesellschaftsgeschichte*, Bd. IV, S. 7)."),
        ("ru", "Так было (Гуревич, *Категории средневековой культуры*, т. 2, с. 7)."),
    ],
)
def test_fn203_leaves_alone(check, language, text):
    assert check("FN203", text, SHELF, language=language) == []


@pytest.mark.parametrize(
    ("language", "text", "volume", "last"),
    [
        ("en", "So it was (RKEB 4 40).", "4", "rkeb, which has 3 volumes"),
        ("en", "So it was (RKEB IV 40).", "IV", "rkeb, which has 3 volumes"),
        ("de", "So war es (Wehler, *Gesellschaftsgeschichte*, Bd. 6, S. 7).", "6", "wehler, which has 5 volumes"),
        ("ru", "Так было (Гуревич, *Категории культуры*, т. 3, с. 7).", "3", "gurevich, which has 2 volumes"),
    ],
)
def test_fn203_finds(check, language, text, volume, last):
    assert check("FN203", text, SHELF, language=language) == [(volume, f"volume {volume} of {last}")]


def journal(*articles: tuple[int, int]):
    """Return a bibliography with a journal and its articles, each with volume and year."""
    return bibliography(
        entry("klio", None, "Klio", type="periodical"),
        *(
            entry(f"a{volume}", f"Author{volume}, A.", f"Study number {volume}", year, type="article-journal",
                  container_title="Klio", volume=str(volume), page="10-20")
            for volume, year in articles
        ),
    )  # fmt: skip


STEADY = [(20, 1981), (24, 1985), (30, 1991)]


@pytest.mark.parametrize(
    ("language", "articles", "text"),
    [
        ("en", STEADY, "So it was (*Klio* 26 (1987), 69)."),
        ("en", STEADY, "So it was (*Klio* 26 (1988), 69)."),
        ("en", STEADY[:2], "So it was (*Klio* 26 (1999), 69)."),
        ("en", [*STEADY, (40, 1999)], "So it was (*Klio* 26 (1999), 69)."),
        ("en", STEADY, "So it was (Author24, “Study number 24,” *Klio* 24 (1985), 12)."),
        ("de", STEADY, "So war es (*Klio* 26 (1987), S. 69)."),
        ("ru", STEADY, "Так было (*Klio* 26 (1987), с. 69)."),
    ],
)
def test_fn204_leaves_alone(check, language, articles, text):
    assert check("FN204", text, journal(*articles), language=language) == []


@pytest.mark.parametrize(
    ("language", "text", "message"),
    [
        ("en", "So it was (*Klio* 26 (1999), 69).", "volume 26 of klio would be of 1987, not of 1999"),
        ("de", "So war es (*Klio* 36 (1987), S. 69).", "volume 36 of klio would be of 1997, not of 1987"),
        ("ru", "Так было (*Klio* 62 (1987), с. 69).", "volume 62 of klio would be of 2023, not of 1987"),
        (
            "en",
            note("A. Author24, “Study number 24,” *Klio* 42 (1985), 12."),
            "volume 42 is 24 in the entry a24",
        ),
    ],
)
def test_fn204_finds(check, language, text, message):
    assert [found[1] for found in check("FN204", text, journal(*STEADY), language=language)] == [message]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", note("Pierre Broué, *Trotsky* (Paris: Fayard, 1988), 7.")),
        ("en", note("Pierre Broué, *Trotsky* (Paris: Librairie Fayard, 1988), 7.")),
        ("en", note("Natalie Zemon Davis, *The Return of Martin Guerre* (Cambridge: Harvard UP, 1983), 7.")),
        ("en", "So it was (Broué 1988, 7)."),
        ("de", "So Max Weber, *Wirtschaft und Gesellschaft*, Tübingen 1980, S. 7."),
        ("de", "So Hans-Ulrich Wehler, *Deutsche Gesellschaftsgeschichte*, München: C. H. Beck 1987, S. 7."),
        ("fr", "Pierre Broué, *Trotsky*, Paris, Fayard, 1988, p. 7."),
    ],
)
def test_fn205_leaves_alone(check, language, text):
    assert check("FN205", text, SHELF, language=language) == []


@pytest.mark.parametrize(
    ("language", "text", "message"),
    [
        (
            "en",
            note("Pierre Broué, *Trotsky* (Paris: Seuil, 1988), 7."),
            'publisher "Seuil" is "Fayard" in the entry broue',
        ),
        (
            "en",
            note("Pierre Broué, *Trotsky* (Lyon: Fayard, 1988), 7."),
            'place "Lyon" is "Paris" in the entry broue',
        ),
        (
            "de",
            "So Max Weber, *Wirtschaft und Gesellschaft*, Berlin 1980, S. 7.",
            'place "Berlin" is "Tübingen" in the entry weber',
        ),
        (
            "fr",
            "Voir Pierre Broué, *Trotsky*, Lyon, Fayard, 1988, p. 7.",
            'place "Lyon" is "Paris" in the entry broue',
        ),
    ],
)
def test_fn205_finds(check, language, text, message):
    assert [found[1] for found in check("FN205", text, SHELF, language=language)] == [message]


IDENTIFIERS = [
    ("DOI", "10.1086/ahr/90.1.1"),
    ("DOI", "https://doi.org/10.1017/S0020859000001234"),
    ("DOI", "10.1000.10/123-456"),
    ("ISBN", "978-0-674-76691-4"),
    ("ISBN", "0-8044-2957-X"),
    ("ISBN", "978-0-674-76691-4, 080442957X (pbk.)"),
    ("ISSN", "0031-2746"),
    ("ISSN", "0031-2746, 1477-464X"),
    ("ORCID", "https://orcid.org/0000-0002-1825-0097"),
    ("ORCID", "0000-0002-9079-593X"),
]


def with_identifier(kind: str, value: str) -> list[dict]:
    author = {"family": "Davis", "given": "N."} | ({"ORCID": value} if kind == "ORCID" else {})
    return [{"id": "a", "type": "book", "title": "T", "author": [author]} | ({} if kind == "ORCID" else {kind: value})]


@pytest.mark.parametrize(("kind", "value"), IDENTIFIERS)
def test_fn206_leaves_alone(check, shelf, kind, value):
    assert check("FN206", "All well.", shelf(with_identifier(kind, value))) == []


@pytest.mark.parametrize(
    ("kind", "value", "message"),
    [
        ("DOI", "doi.org/ahr/90.1.1", '"doi.org/ahr/90.1.1" is no DOI'),
        ("DOI", "10.1086", '"10.1086" is no DOI'),
        ("ISBN", "978-0-674-76691-3", 'ISBN "978-0-674-76691-3" has a wrong check digit'),
        ("ISBN", "0-674-76691-4", 'ISBN "0-674-76691-4" has a wrong check digit'),
        ("ISBN", "978-0-674-76691", '"978-0-674-76691" is no ISBN'),
        ("ISSN", "0031-2747", 'ISSN "0031-2747" has a wrong check digit'),
        ("ISSN", "0031-274", '"0031-274" is no ISSN'),
        ("ORCID", "0000-0002-1825-0098", 'ORCID "0000-0002-1825-0098" has a wrong check digit'),
        ("ORCID", "none", '"none" is no ORCID'),
    ],
)
def test_fn206_finds(check, shelf, kind, value, message):
    found = check("FN206", "All well.", shelf(with_identifier(kind, value)))
    assert [words for _, words in found] == [f'entry "a": {message}']
