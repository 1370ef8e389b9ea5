# ruff: noqa: E501 - a case a line
"""English conventions: Chicago 17, MHRA 4, MLA 9, OSCOLA 4, Bluebook 21."""

import pytest
from cases import designators, read

KNOWN = designators(
    {"id": "hill", "author": [{"family": "Hill", "given": "Ann"}], "title": "The Road to Acre", "issued": {"date-parts": [[1988]]}},
    {"id": "marsh", "author": [{"family": "Marsh", "given": "Peter"}], "title": "1848", "issued": {"date-parts": [[1999]]}},
    {"id": "acts", "title": "Acts of the Council", "number-of-volumes": "9"},
    {"id": "trial", "title": "The Trial of the Brothers", "issued": {"date-parts": [[1921]]}},
    {"id": "jmh", "type": "article-journal", "title": "Salt", "container-title": "Journal of Mining History", "container-title-short": "JMH"},
    {"id": "loon", "author": [{"family": "Loon", "non-dropping-particle": "van", "given": "Jan"}], "title": "Ships"},
    AC="acts", **{"1921 Trial": "trial", "HO 42": "acts"},
)  # fmt: skip

SHORT = [
    ("Hill, p. 5", [{"form": "short", "authors": ["Hill"], "at": "page 5"}]),
    ("Hill 1988, 23-5", [{"form": "short", "authors": ["Hill"], "year": "1988", "at": "page 23-5"}]),
    ("Hill (1988: 23)", [{"form": "short", "authors": ["Hill"], "year": "1988", "at": "page 23"}]),
    ("Hill Road 44", [{"form": "short", "authors": ["Hill"], "title": "Road", "at": "page 44"}]),
    ("Hill, Road, ch. 3 n. 12", [{"form": "short", "authors": ["Hill"], "title": "Road", "at": "chapter 3; note 12"}]),
    ("Marsh, 1848, 17", [{"form": "short", "authors": ["Marsh"], "title": "1848", "at": "page 17"}]),
    ("van Loon 12", [{"form": "short", "authors": ["van Loon"], "at": "page 12"}]),
    ("1921 Trial 86-7", [{"form": "siglum", "title": "1921 Trial", "at": "page 86-7"}]),
    ("AC 3 40", [{"form": "siglum", "title": "AC", "volume": "3", "at": "page 40"}]),
    ("AC 3, 40", [{"form": "siglum", "title": "AC", "volume": "3", "at": "page 40"}]),
    ("AC III. 40 ff.", [{"form": "siglum", "title": "AC", "volume": "III", "at": "page 40 ff"}]),
    ("1921 Trial 23, 24, 30", [{"form": "siglum", "title": "1921 Trial", "at": "page 23, 24, 30"}]),
    ("JMH 24 (1985), 69", [{"form": "full", "container": "JMH", "volume": "24", "year": "1985", "at": "page 69"}]),
    ("Smith, *Kings*, 44", [{"form": "short", "authors": ["Smith"], "title": "Kings", "at": "page 44"}]),
    ("Smith, “Kings,” 44–46", [{"form": "short", "authors": ["Smith"], "title": "Kings,", "at": "page 44–46"}]),
    ("Smith and Jones 1990, 5", [{"form": "short", "authors": ["Smith", "Jones"], "year": "1990", "at": "page 5"}]),
    ("Smith et al., p. 5", [{"form": "short", "authors": ["Smith"], "at": "page 5"}]),
    ("RGG 3, 40", [{"form": "siglum", "title": "RGG", "volume": "3", "at": "page 40"}]),
]

SEVERAL = [
    ("Hill 23; Marsh 44", [{"form": "short", "authors": ["Hill"], "at": "page 23"}, {"form": "short", "authors": ["Marsh"], "at": "page 44"}]),
    ("see Hill, p. 5, and Marsh, p. 7", [
        {"form": "short", "signal": "see", "authors": ["Hill"], "at": "page 5"}, {"form": "short", "authors": ["Marsh"], "at": "page 7"},
    ]),
    ("Hill, p. 5. See also Marsh, p. 7", [
        {"form": "short", "authors": ["Hill"], "at": "page 5"}, {"form": "short", "signal": "See also", "authors": ["Marsh"], "at": "page 7"},
    ]),
    ("1921 Trial 86-7/ German ed. 52", [
        {"form": "siglum", "title": "1921 Trial", "at": "page 86-7"}, {"form": "short", "title": "German ed.", "at": "page 52", "parallel": True},
    ]),
    ("AC IV. 317, 394; V. 28", [
        {"form": "siglum", "title": "AC", "volume": "IV", "at": "page 317, 394"}, {"form": "locator", "volume": "V", "at": "page 28"},
    ]),
    ("48; 62; 63", [{"form": "locator", "at": "page 48; 62; 63"}]),
    ("Hill 5; reprinted in Marsh 7", [
        {"form": "short", "authors": ["Hill"], "at": "page 5"},
        {"form": "short", "signal": "reprinted in", "authors": ["Marsh"], "at": "page 7", "parallel": True},
    ]),
]  # fmt: skip

FULL = [
    ("John Smith, *Kings of Spain* (London: Faber, 1990), 45.", [
        {"form": "full", "authors": ["John Smith"], "title": "Kings of Spain", "place": "London", "publisher": "Faber", "year": "1990", "at": "page 45"}]),
    ("John Smith, *Kings of Spain*, 2 vols (London: Faber, 1990), II, 45.", [
        {"form": "full", "authors": ["John Smith"], "title": "Kings of Spain", "place": "London", "publisher": "Faber", "year": "1990", "volume": "II", "at": "page 45"}]),
    ("Smith, John. *Kings of Spain*. 2nd ed. New York: Holt, 1990.", [
        {"form": "full", "authors": ["Smith, John"], "title": "Kings of Spain", "place": "New York", "publisher": "Holt", "year": "1990", "at": "edition 2nd"}]),
    ("J. Smith and A. B. Jones, ‘Salt and Silver’, *Mining Review*, 43.2 (2009), 255–76 (p. 260).", [
        {"form": "full", "authors": ["J. Smith", "A. B. Jones"], "title": "Salt and Silver", "container": "Mining Review", "volume": "43", "issue": "2", "year": "2009", "pages": "255–76", "at": "page 260"}]),
    ("Jane Doe, “Salt,” *Mining Review* 43, no. 2 (2009): 255–76.", [
        {"form": "full", "authors": ["Jane Doe"], "title": "Salt,", "container": "Mining Review", "volume": "43", "issue": "2", "year": "2009", "at": "page 255–76"}]),
    ("Jane Doe, “Salt,” *Mining Review* 43 (March 2009): 255.", [
        {"form": "full", "authors": ["Jane Doe"], "title": "Salt,", "container": "Mining Review", "volume": "43", "year": "2009", "date": "March 2009", "at": "page 255"}]),
    ("Ann Hall, “Queens,” in *Courts of Europe*, ed. John Smith (Leiden: Brill, 1975), 12–34.", [
        {"form": "full", "authors": ["Ann Hall"], "title": "Queens,", "container": "Courts of Europe", "place": "Leiden", "publisher": "Brill", "year": "1975", "at": "page 12–34"}]),
    ("*The Times*, 5 January 1937, p. 4", [{"form": "full", "title": "The Times", "date": "5 January 1937", "year": "1937", "at": "page 4"}]),
    ("“Riots in Leeds,” *Leeds Mercury*, January 5, 1837, 4", [
        {"form": "full", "title": "Riots in Leeds,", "container": "Leeds Mercury", "date": "January 5, 1837", "year": "1837", "at": "page 4"}]),
    ("Jane Doe, “Salt Mines” (PhD diss., University of Leeds, 1999), 45", [
        {"form": "full", "authors": ["Jane Doe"], "title": "Salt Mines", "publisher": "University of Leeds", "year": "1999", "at": "page 45"}]),
    ("Smith, *Kings* (Oxford University Press, 2008), p. 104 and n. 159, p. 500", [
        {"form": "full", "authors": ["Smith"], "title": "Kings", "publisher": "Oxford University Press", "year": "2008", "at": "page 104; note 159; page 500"}]),
    # of two years: one of the title, one of the imprint
    ("*Kings* 1963, p. 1990", [{"form": "full", "title": "Kings", "year": "1963", "at": "page 1990"}]),
    ("“Salt.” In *Mining Almanac* 1963, 2nd ed., 14-19. Hull, MA: Salt Quarterly, 1964", [
        {"form": "full", "title": "Salt.", "container": "Mining Almanac", "place": "Hull, MA", "publisher": "Salt Quarterly", "year": "1964", "at": "edition 2nd; page 14-19"}]),
    ("“Salt.” In *Mining Almanac* 1963, 2nd ed., 14-19. Hull, MA: *Salt Quarterly*, 1964", [
        {"form": "full", "title": "Salt.", "container": "Mining Almanac", "place": "Hull, MA", "publisher": "Salt Quarterly", "year": "1964", "at": "edition 2nd; page 14-19"}]),
    # an item in a dated number of a periodical, and one that is not
    ("*Kings* (London, 1990), 5, “Salt,” *Klio* 5 (1936)", [
        {"form": "full", "title": "Kings", "place": "London", "year": "1990", "at": "page 5"},
        {"form": "full", "title": "Salt,", "container": "Klio", "volume": "5", "year": "1936"}]),
    ("*Miners’ Bulletin* No. 52 (October 1936), “Salt”", [
        {"form": "full", "title": "Salt", "container": "Miners’ Bulletin", "issue": "52", "date": "October 1936", "year": "1936"}]),
]  # fmt: skip

LOCATORS = [
    ("p. 12 n. 3", "page 12; note 3"), ("pp. x, xii", "page x, xii"), ("fol. 3r", "folio 3r"), ("ff. 12v-13r", "folio 12v-13r"),
    ("23f.", "page 23f"), ("12 ff.", "page 12 ff"), ("pl. 4", "plate 4"), ("§ 7", "section 7"), ("col. 345", "column 345"),
    ("l. 14", "line 14"), ("ll. 14-20", "line 14-20"), ("p. 21, note", "page 21, note"), ("esp. pp. 3-4", "page 3-4"),
    ("bk. II, ch. 4", "book II; chapter 4"), ("pt. 2, p. 7", "part 2; page 7"), ("pp. 5–7 passim", "page 5–7"), ("Ch. XLIV note 34", "chapter XLIV; note 34"),
    ("16 and n. 42", "page 16; note 42"), ("no. 12", "number 12"), ("box 3, folder 7", "box 3; folder 7"), ("s.v. 'fleet'", "sub-verbo fleet"),
    ("razdel IV, chast' 2, str. 45", "section IV; part 2; page 45"), ("appendix B", "appendix B"), ("chapter four", "chapter four"), ("app., xii", "appendix xii"),
]  # fmt: skip

VOLUMES = [
    ("vol. II, p. 12 n. 3", "II", "page 12; note 3"),
    ("vol. 3, 40", "3", "page 40"),
    ("VIII, 89", "VIII", "page 89"),
    ("II 345", "II", "page 345"),
    ("3:40", "3", "page 40"),
    ("p. 3:40", "3", "page 40"),
]

IBID = [
    ("Ibid.", {}), ("ibid. 125", {"at": "page 125"}), ("Ibid., p. 5 n. 3", {"at": "page 5; note 3"}), ("*Ibid.*, V. 92", {"volume": "V", "at": "page 92"}),
    ("Smith, op. cit., p. 5", {"authors": ["Smith"], "at": "page 5"}), ("Smith, loc. cit.", {"authors": ["Smith"]}),
    ("Idem, *Kings*, 45", {"title": "Kings", "at": "page 45"}),
]  # fmt: skip

DIVIDED = [
    ("Tac. *Ann.* 4.42", [{"form": "short", "authors": ["Tac"], "title": "Ann.", "at": "book 4; chapter 42"}]),
    ("Hom. *Il.* 1.37–42", [{"form": "short", "authors": ["Hom"], "title": "Il.", "at": "book 1; line 37–42"}]),
    ("Plin. *Ep.* 10, 34", [{"form": "short", "authors": ["Plin"], "title": "Ep.", "at": "book 10; letter 34"}]),
    ("*CIL* VI 1033", [{"form": "siglum", "title": "CIL", "volume": "VI", "at": "number 1033"}]),
    ("D. 47, 8", [{"form": "siglum", "title": "D", "at": "book 47; title 8"}]),
    ("Exod. 21:28", [{"form": "siglum", "title": "Exod", "at": "chapter 21; verse 28"}]),
    ("1 Cor. 13:4", [{"form": "siglum", "title": "1 Cor", "at": "chapter 13; verse 4"}]),
    ("*Hamlet* 4.1.140–144", [{"form": "short", "title": "Hamlet", "at": "act 4; scene 1; line 140–144"}]),
]

REPORTS = [
    (
        "J. Smith, 'Tort' (1908) 22 Harv L Rev 97, 99",
        [
            {
                "form": "full",
                "authors": ["J. Smith"],
                "title": "Tort",
                "container": "Harv L Rev",
                "volume": "22",
                "year": "1908",
                "pages": "97",
                "at": "page 99",
            }
        ],
    ),
    (
        "*Roe v Doe* [1932] AC 562 (HL) 580",
        [{"form": "full", "title": "Roe v Doe", "container": "AC", "year": "1932", "pages": "562", "at": "page 580"}],
    ),
    (
        "*Roe v. Doe*, 248 N.Y. 339 (1928)",
        [
            {
                "form": "full",
                "title": "Roe v. Doe",
                "container": "N.Y.",
                "volume": "248",
                "year": "1928",
                "at": "page 339",
            }
        ],
    ),
    ("cf 3 Bl Comm 211", [{"form": "siglum", "signal": "cf", "title": "Bl Comm", "volume": "3", "at": "page 211"}]),
]

KEYS = [
    ("@doe1999, p. 5", [{"form": "key", "key": "doe1999", "at": "page 5"}]),
    (
        "see @doe1999; -@roe:a, 33-35",
        [{"form": "key", "key": "doe1999"}, {"form": "key", "key": "roe:a", "at": "page 33-35"}],
    ),
]

ARCHIVES = [
    ("TNA, FO 371/12345, fol. 3", "archive TNA; shelfmark FO 371/12345; folio 3"),
    ("British Library, MS Harley 61, fol. 3r", "archive British Library; shelfmark MS Harley 61; folio 3r"),
    ("Hill to Marsh, 5 May 1900, BL Add. MS 50019, fol. 112v", "archive BL; shelfmark Add. MS 50019; folio 112v"),
    ("British Library, Egerton MS 7, fol. 3", "archive British Library; shelfmark Egerton MS 7; folio 3"),
    ("1921 Trial/52", "page 52"),
    ("HO 42/118, f. 3", "shelfmark HO 42/118; folio 3"),
    ("Hill, f. 17, p. 3", "folio 17; page 3"),
    ("Hill, f. 17, op. cit.", "folio 17"),
    (
        "RGASPI, f. 17, op. 3, d. 5, ll. 12-14, 16 ob.",
        "archive RGASPI; shelfmark f. 17, op. 3, d. 5; folio 12-14, 16 ob",
    ),
    ("GARF, F. R-5446. Op. 1. D. 5. L. 12", "archive GARF; shelfmark F. R-5446. Op. 1. D. 5; folio 12"),
    ("Hill 1399, 1402, fol. 3r", "page 1399, 1402; folio 3r"),
    ("Register of 1399. Y 5222, fol. 3r", "shelfmark Y 5222; folio 3r"),
    ("Hill Papers, Diaries 1940-1950, box 57", "box 57"),
]


@pytest.mark.parametrize("text, cites", SHORT + SEVERAL + FULL + DIVIDED + REPORTS + KEYS)
def test_cites(text, cites):
    assert read(text, KNOWN, ("en", "la")) == cites


@pytest.mark.parametrize("written, wanted", LOCATORS)
@pytest.mark.parametrize(
    "source, said", [("", {"form": "locator"}), ("Hill, ", {"form": "short", "authors": ["Hill"]})]
)
def test_locators(source, said, written, wanted):
    if not source and wanted.startswith("appendix"):
        said = {"form": "self"}  # an appendix that is no one's is the manuscript's own
    assert read(source + written, KNOWN) == [{**said, "at": wanted}]


@pytest.mark.parametrize("written, volume, wanted", VOLUMES)
def test_volumes(written, volume, wanted):
    assert read("Hill, " + written, KNOWN) == [{"form": "short", "authors": ["Hill"], "volume": volume, "at": wanted}]


@pytest.mark.parametrize("text, wanted", IBID)
def test_ibid(text, wanted):
    assert read(text, KNOWN) == [{"form": "ibid", **wanted}]


@pytest.mark.parametrize("text, wanted", ARCHIVES)
def test_archives(text, wanted):
    assert [cite["at"] for cite in read(text, KNOWN)] == [wanted]


def test_a_siglum_with_its_number_outside_the_emphasis():
    known = designators({"id": "two", "title": "Salt Tablets II"}, **{"Tab. Salt. II": "two"})
    assert read("*Tab. Salt.* II 233", known) == [{"form": "siglum", "title": "Tab. Salt. II", "at": "page 233"}]
    assert read("*Tab. Salt.* IV 233", known)[0]["title"] == "Tab. Salt."


def test_the_author_s_own_collection_holds_a_piece():
    (cite,) = read("Gareth Hill, 'Rethinking Salt', in his *Languages of Salt* (Cambridge, 1983), p. 104", KNOWN)
    assert cite["container"] == "Languages of Salt"
