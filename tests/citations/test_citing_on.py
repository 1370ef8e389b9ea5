"""How notes go on with the work that the note before cites: by its own parts or numbers."""

import pytest
from cases import designators, read
from test_finding import manuscript

from footnotes.citations import find, lexicons

KNOWN = designators(
    {"id": "letters", "title": "Epistulae ad familiares", "author": [{"family": "Cicero"}]},
    {"id": "atticus", "title": "Epistulae ad Atticum", "author": [{"family": "Cicero"}]},
    {"id": "stones", "title": "Corpus Inscriptionum Latinarum"},
    {"id": "war", "title": "De bello Gallico", "author": [{"family": "Caesar"}]},
    {"id": "road", "title": "The Road to Acre", "author": [{"family": "Hill", "given": "Ann"}]},
    {"id": "journal", "title": "Journals of the Oakham Council"},
    **{"ad Att.": "atticus", "Journal": "journal", "CIL": "stones"},
)
LEXICONS = (lexicons.load("en"), lexicons.load("la"))

NOTES = [
    # pages stay pages
    (["^Hill, *The Road to Acre*, 45.", "^Ibid., 47."], ["page 45", "page 47"]),
    (
        ["^Hill, *The Road to Acre*, 45.", "^*Ad Att.*, 1. 14. 5.", "^Hill, *The Road to Acre*, 46.", "^Ibid., 47."],
        ["page 45", "book 1; letter 14; section 5", "page 46", "page 47"],
    ),
    # the parts of the work, and the numbers of a collection
    (
        ["^Cicero, *ad Att.*, 1. 14. 5.", "^Ibid., 1. 14. 6."],
        ["book 1; letter 14; section 5", "book 1; letter 14; section 6"],
    ),
    (
        ["^Cicero, *ad Att.*, 1. 14. 5.", "^Ibid., 2.7.3; 2.8.1."],
        ["book 1; letter 14; section 5", "book 2; letter 7; section 3", "book 2; letter 8; section 1"],
    ),
    (
        ["^Cicero, *ad Att.*, 1. 14. 5.", "^See above, p. 5.", "^Ibid., 2.6."],
        ["book 1; letter 14; section 5", "page 5", "book 2; letter 6"],
    ),
    (
        [
            "^*Corpus Inscriptionum Latinarum*, XI, 5047.",
            "^Ibid., V, 7906.",
            "^Ibid., III, p. 953.",
            "^Ibid., VIII, 14683.",
        ],
        ["volume XI; number 5047", "volume V; number 7906", "volume III; page 953", "volume VIII; number 14683"],
    ),
    (["^*Corpus Inscriptionum Latinarum*, XI, 5047.", "^Ibid., 2037."], ["volume XI; number 5047", "number 2037"]),
    (["^*CIL* 14.2112; 6.8012."], ["volume 14; number 2112", "volume 6; number 8012"]),
    # a place alone
    (["^Cicero, *ad Att.*, 5.21.10.", "^6.17."], ["book 5; letter 21; section 10", "book 6; letter 17"]),
]

PLACES = [
    ("*CIL* 6.8.3 41234", "volume 6.8.3; number 41234"),
    ("*TAM* V.1 190", "volume V.1; number 190"),
    ("*CIL* VII.1, s.v. Melito", "volume VII.1; sub-verbo Melito"),
    ("*RIB* 2415.3", "number 2415.3"),
    ("Cicero, *Epistulae ad familiares*, 11.27", "book 11; letter 27"),
    ("Cæsar, vi. 17", "book vi; chapter 17"),
    ("Journal 5, fo. 36b", "volume 5; folio 36b"),
    ("Journal 5, fos. 36b, 41", "volume 5; folio 36b, 41"),
    ("Hill, *The Road to Acre*, 177--207", "page 177--207"),
    ("Hill, *The Road to Acre* (1826--28), xi--xii", "year 1826--28; page xi--xii"),
    ("Hill, *The Road to Acre*, 177 -- a fine book", "page 177"),
]


def _told(cite):
    return "; ".join(
        [f"volume {cite.volume}"] * bool(cite.volume) + [f"{place.label} {place.value}" for place in cite.locators]
    )


@pytest.mark.parametrize("notes, wanted", NOTES)
def test_notes_in_order(notes, wanted):
    cites = [cite for citation in find(manuscript(*notes), KNOWN, LEXICONS) for cite in citation.cites]
    assert [_told(cite) for cite in cites] == wanted


@pytest.mark.parametrize("text, wanted", PLACES)
def test_places(text, wanted):
    cite = read(text, KNOWN, ("en", "la"))[0]
    fields = [f"{name} {cite[name]}" for name in ("volume", "year") if name in cite]
    assert "; ".join([*fields, cite["at"]]) == wanted
