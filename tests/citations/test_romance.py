# ruff: noqa: E501 - a case a line
"""French, Italian, Spanish and Portuguese conventions."""

import pytest
from cases import designators, read

KNOWN = designators(
    {"id": "serra", "author": [{"family": "Serra"}], "title": "Il sale", "issued": {"date-parts": [[1988]]}}
)

FRENCH = [
    ("Serra, op. cit., p. 5", [{"form": "ibid", "authors": ["Serra"], "at": "page 5"}]),
    ("Ibid., t. II, p. 5-7", [{"form": "ibid", "volume": "II", "at": "page 5-7"}]),
    ("Voir J. Martin, *Le Sel*, Paris, Plon, 1950, t. I, p. 12 sq.", [
        {"form": "full", "signal": "Voir", "authors": ["J. Martin"], "title": "Le Sel", "place": "Paris", "publisher": "Plon", "year": "1950", "volume": "I", "at": "page 12 sq"}]),
    ("J. Martin, « Le sel », *Annales*, 12, 1950, p. 5", [
        {"form": "full", "authors": ["J. Martin"], "title": "Le sel", "container": "Annales", "volume": "12", "year": "1950", "at": "page 5"}]),
    ("J. Martin, « Le sel », dans *La Mine*, Paris, 1950, p. 5", [
        {"form": "full", "authors": ["J. Martin"], "title": "Le sel", "container": "La Mine", "place": "Paris", "year": "1950", "at": "page 5"}]),
    ("cf. supra, n. 12", [{"form": "self", "signal": "cf.", "at": "note 12"}]),
    ("fol. 145 vº", [{"form": "locator", "at": "folio 145 vº"}]),
    ("chap. III, § 4", [{"form": "locator", "at": "chapter III; section 4"}]),
    ("2e part., p. 9", [{"form": "locator", "at": "part 2e; page 9"}]),
    ("Lettres de Charles V du mois de juin 1320-21. Append. nº 3", [
        {"form": "short", "title": "Lettres de Charles V du mois de", "date": "juin 1320-21", "at": "appendix 3"}]),
]  # fmt: skip

ITALIAN = [
    ("Serra, *Il sale*, cit., pp. 5-7", [{"form": "short", "authors": ["Serra"], "title": "Il sale", "at": "page 5-7"}]),
    ("Cfr. Serra, cit., p. 5", [{"form": "ibid", "signal": "Cfr.", "authors": ["Serra"], "at": "page 5"}]),
    ("Serra, *Il sale*, l. III, c. 9, p. 20", [{"form": "short", "authors": ["Serra"], "title": "Il sale", "at": "book III; chapter 9; page 20"}]),
    ("Serra, *Il sale*, l. III, c. 9v", [{"form": "short", "authors": ["Serra"], "title": "Il sale", "at": "book III; folio 9v"}]),
    ("Serra, Cod. dipl. salin., n. 4", [{"form": "short", "authors": ["Serra"], "title": "Cod. dipl. salin", "at": "number 4"}]),
    ("Serra, *Il sale*, MS. p. 12", [{"form": "short", "authors": ["Serra"], "title": "Il sale", "at": "page 12"}]),
    ("M. Rossi, *Storia del sale*, III, 1, Città del Vaticano 2006, p. 190", [
        {"form": "full", "authors": ["M. Rossi"], "title": "Storia del sale", "place": "Città del Vaticano", "year": "2006", "volume": "III, 1", "at": "page 190"}]),
    ("M. Rossi, *Storia del sale*, Torino 1954 («Studi», Suppl. 27), pp. 23-31", [
        {"form": "full", "authors": ["M. Rossi"], "title": "Storia del sale", "place": "Torino", "year": "1954", "at": "page 23-31"}]),
    ("Serra, *Il sale*, mss. alla Marciana, t. XIV, p. 2", [{"form": "short", "authors": ["Serra"], "title": "Il sale", "volume": "XIV", "at": "page 2"}]),
    ("M. Rossi, *Storia del sale*, in-4. Roma, 1614, cap. IV, p. 45", [
        {"form": "full", "authors": ["M. Rossi"], "title": "Storia del sale", "place": "Roma", "year": "1614", "at": "chapter IV; page 45"}]),
    ("Ivi, p. 12", [{"form": "ibid", "at": "page 12"}]),
    ("ibid., c. 12r", [{"form": "ibid", "at": "folio 12r"}]),
    ("M. Rossi, *Storia del sale*, Torino, Einaudi, 1950, p. 12", [
        {"form": "full", "authors": ["M. Rossi"], "title": "Storia del sale", "place": "Torino", "publisher": "Einaudi", "year": "1950", "at": "page 12"}]),
    ("M. Rossi, Il sale, in «Rivista storica», XII (1950), pp. 5-20", [
        {"form": "full", "authors": ["M. Rossi"], "title": "Il sale", "container": "Rivista storica", "volume": "XII", "year": "1950", "at": "page 5-20"}]),
    ("M. Rossi, Il sale, in Studi di miniere, a cura di G. Verdi, Roma 1950, pp. 5-20: 7", [
        {"form": "full", "authors": ["M. Rossi"], "title": "Il sale", "container": "Studi di miniere", "place": "Roma", "year": "1950", "pages": "5-20", "at": "page 7"}]),
    ("Archivio di Stato di Venezia, Senato Mar, reg. 12, c. 45v", [
        {"form": "locator", "at": "archive Archivio di Stato di Venezia; shelfmark Senato Mar, reg. 12; folio 45v"}]),
    ("Id., Il sale cit., I, p. 30", [{"form": "ibid", "title": "Il sale", "volume": "I", "at": "page 30"}]),
    ("vv. 12-14", [{"form": "locator", "at": "line 12-14"}]),
    ("cap. 3, nota 5", [{"form": "locator", "at": "chapter 3; note 5"}]),
    ("tav. IV, fig. 2", [{"form": "locator", "at": "plate IV; figure 2"}]),
]  # fmt: skip

SPANISH = [
    ("Véase Serra, ob. cit., pp. 5 y ss.", [{"form": "ibid", "signal": "Véase", "authors": ["Serra"], "at": "page 5 y ss"}]),
    ("Ibíd., t. II, págs. 5-7", [{"form": "ibid", "volume": "II", "at": "page 5-7"}]),
    ("J. García, *La sal*, Madrid, Taurus, 1950, pág. 12", [
        {"form": "full", "authors": ["J. García"], "title": "La sal", "place": "Madrid", "publisher": "Taurus", "year": "1950", "at": "page 12"}]),
    ("leg. 12, núm. 3, fol. 5v", [{"form": "locator", "at": "bundle 12; number 3; folio 5v"}]),
]  # fmt: skip

PORTUGUESE = [
    ("Cf. Serra, op. cit., pp. 5-7", [{"form": "ibid", "signal": "Cf.", "authors": ["Serra"], "at": "page 5-7"}]),
    ("SILVA, João. *O sal*. São Paulo: Ática, 1950, p. 12", [
        {"form": "full", "authors": ["SILVA, João"], "title": "O sal", "place": "São Paulo", "publisher": "Ática", "year": "1950", "at": "page 12"}]),
    ("mç. 3, fl. 12v", [{"form": "locator", "at": "bundle 3; folio 12v"}]),
]  # fmt: skip


def without_suffix(cites):
    return [{name: value for name, value in cite.items() if name != "suffix"} for cite in cites]


@pytest.mark.parametrize(
    "language, text, cites",
    [(language, *case) for language, cases in (("fr", FRENCH), ("it", ITALIAN), ("es", SPANISH), ("pt", PORTUGUESE)) for case in cases],
)  # fmt: skip
def test_cites(language, text, cites):
    assert read(text, KNOWN, (language, "la")) == without_suffix(cites)


# Labels and values of locators in Italian notes, with volume, issue, year and first page where there are any.
ITALIAN_PLACES = [
    ("ASFi, *Mediceo del Principato*, 123, c. 45r", "archive ASFi; shelfmark *Mediceo del Principato*, 123; folio 45r"),
    ("ASTo, Corte, Materie ecclesiastiche, mazzo 12, c. 3r", "archive ASTo; shelfmark Corte, Materie ecclesiastiche, mazzo 12; folio 3r"),
    ("F. Rossi, *Storia*, vol. I, *Le premesse*, Bari, Laterza, 1951, p. 45", "vol I; year 1951; page 45"),
    ("Cass. civ., sez. un., 11 novembre 2008, n. 26972, in Foro it., 2009, I, 123", "vol I; year 2009; number 26972; page 123"),
    ("Trib. Milano, 5 maggio 2003, in *Giur. it.*, 2004, p. 123", "year 2004; page 123"),
    ("E. Rossi, voce *Autonomia*, in *Noviss. Dig. it.*, I, 2, Torino 1958, p. 1559", "vol I, 2; year 1958; page 1559"),
    ("«Rivista storica», CXII (2000), 2, pp. 345-360: 350", "vol CXII; issue 2; year 2000; first 345-360; page 350"),
    ("A. Rossi, *Il Concilio*, in *Storia*, a cura di R. Romano e C. Vivanti, II, Torino 1974, pp. 345-400, in part. p. 350", "vol II; year 1974; first 345-400; page 350"),
    ("*Inf.* V 137", "canto V; line 137"),
    ("*Par.* XXXIII 145", "canto XXXIII; line 145"),
    ("art. 5, par. 3", "article-locator 5; paragraph 3"),
    # periodicals with the number of the issue after the year; volumes with titles of their own
    ("T. Baris, *Tra centro e periferia*, «Studi storici», 55, 2014, 1, pp. 27-40", "vol 55; issue 1; year 2014; page 27-40"),
    ("R. De Felice, *Il fascista*, II, *Lo Stato*, Torino, Einaudi, 1968, pp. 297-301", "vol II; year 1968; page 297-301"),
    ("G. Rossi, *Storia*, vol. II, a cura di R. Romano e C. Vivanti, Torino 1974, p. 3", "vol II; year 1974; page 3"),
    ("H. Amiel, *Journal*, tome IV, sous la direction de B. Gagnebin et P. Monnier, Lausanne, 1981, p. 145", "vol IV; year 1981; page 145"),
    ("«L’Epoca», a. I, 16 marzo 1848, p. 1", "vol I; year 1848; page 1"),
    ("q. 64, a. 7", "question 64; article-locator 7"),
    ("Rossi, *Roma*, pp. 67-70, citazione a pag. 68", "first 67-70; page 68"),
    ("DAVIDSOHN, *Forschungen*, III, pag. 225, n. 1131", "vol III; page 225; number 1131"),
    # old books: versos called "tergo", chapters called rubrics; labels of German books
    ("Archivio di Stato in Firenze, *Provvisioni*, reg. III, c. 106 t.", "archive Archivio di Stato in Firenze; shelfmark *Provvisioni*, reg. III; folio 106 t"),
    ("VILLARI, *I primi due secoli*, vol. I, pag. 185 e seg. (Firenze, 1893)", "vol I; year 1893; page 185 e seg"),
    ("STEFANI, rubr. 157", "chapter 157"),
    ("O. Hartwig, *Quellen*, Bd. II, Heft 3, S. 37", "vol II; issue 3; page 37"),
    ("*IGUR* I 246, ll. 3-5", "vol I; number 246; line 3-5"),
    ("ivi, *Terra*, c. 3", "folio 3"),
    ("ASVe, Senato, Terra, reg. 60, f. 45r", "archive ASVe; shelfmark Senato, Terra, reg. 60; folio 45r"),
    ("ACS, Ministero dell'interno, Affari riservati, b. 286, f. 45", "archive ACS; shelfmark Ministero dell'interno, Affari riservati, b. 286, f. 45"),
    ("ACS, *Situazione politica*, b. 1, fasc. «Bologna», 12 marzo 1930", "year 1930; archive ACS; shelfmark *Situazione politica*, b. 1, fasc. «Bologna»"),
    ("ASFi, *Mediceo*, f. 2992, c. 112r-v", "archive ASFi; shelfmark *Mediceo*, f. 2992; folio 112r-v"),
    ("Paris, BnF, It. 482, c. 110r", "archive Paris, BnF; shelfmark It. 482; folio 110r"),
    ("l'art. 1637, co. 2", "article-locator 1637; paragraph 2"),
    ("l'Appendice, doc. 3", "appendix 3"),
    ("PIR² C 1023", "number C 1023"),
    ("Cass., 20 novembre 1991, n. 12441, in *Foro it.*, 1992, I, c. 769", "vol I; year 1992; number 12441; column 769"),
]  # fmt: skip


@pytest.mark.parametrize("text, wanted", ITALIAN_PLACES)
def test_italian_places(text, wanted):
    (found, *others) = read(text, KNOWN, ("it", "la"))
    assert not others
    named = (("vol", "volume"), ("issue", "issue"), ("year", "year"), ("first", "pages"), ("", "at"))
    assert "; ".join(f"{name} {found[field]}".strip() for name, field in named if field in found) == wanted


def test_a_corpus_after_an_equals_sign_prints_the_text_too():
    found = read("*CIL*, VI 40345 = *AE* 1996, 123", KNOWN, ("it", "la"))
    assert [(cite["title"], cite["at"], cite.get("parallel")) for cite in found] == [
        ("CIL", "number 40345", None),
        ("AE", "number 123", True),
    ]
