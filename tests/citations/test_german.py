# ruff: noqa: E501 - a case a line
"""German conventions: DIN 1505-2, DIN ISO 690, historians' and philologists' notes."""

import pytest
from cases import designators, read

KNOWN = designators(
    {"id": "kern", "author": [{"family": "Kern", "given": "Anna"}], "title": "Die Stadt am Rhein", "issued": {"date-parts": [[1988]]}},
    {"id": "jahr", "type": "article-journal", "title": "Salz", "container-title": "Jahrbuch für Bergbau"},
    {"id": "lex", "title": "Lexikon der Gewerbe", "number-of-volumes": "9"},
    {"id": "keller-kern", "author": [{"family": "Keller", "given": "Otto"}], "title": "Kern und seine Zeit"},
    {"id": "werke", "title": "Werke"},
    {"id": "hak", "type": "book", "title": "Kerns Werke. Hannoversche Ausgabe"}, {"id": "ivx", "type": "book", "author": [{"family": "Xanter"}], "title": "Die Inschriften von Xanten"},
    LdG="lex", IvX="ivx", HA="hak",
    **{"KW I/15": "werke"},
)  # fmt: skip

CITES = [
    ("Kern 1988, S. 40", [{"form": "short", "authors": ["Kern"], "year": "1988", "at": "page 40"}]),
    ("Vgl. Kern, Stadt, S. 17f.", [{"form": "short", "signal": "Vgl.", "authors": ["Kern"], "title": "Stadt", "at": "page 17f"}]),
    ("s. Kern (wie Anm. 5), S. 40", [{"form": "short", "signal": "s.", "authors": ["Kern"], "at": "page 40"}, {"form": "self", "at": "note 5"}]),
    ("Keller, Kern, S. 40", [{"form": "short", "authors": ["Keller"], "title": "Kern", "at": "page 40"}]),
    ("Kern, Keller, S. 40", [{"form": "short", "authors": ["Kern", "Keller"], "at": "page 40"}]),
    ("KW I/15, S. 350", [{"form": "siglum", "title": "KW I/15", "at": "page 350"}]),
    ("*Keller*, Salz, S. 40", [{"form": "short", "authors": ["Keller"], "title": "Salz", "at": "page 40"}]),
    ("CIL III 4060; VI 8012", [
        {"form": "siglum", "title": "CIL", "volume": "III", "at": "number 4060"}, {"form": "locator", "volume": "VI", "at": "number 8012"}]),
    ("Kern, a. a. O., S. 40", [{"form": "ibid", "authors": ["Kern"], "at": "page 40"}]),
    ("Ebd., S. 12 ff.", [{"form": "ibid", "at": "page 12 ff"}]),
    ("Vgl. ebd., Bd. 3, S. 40", [{"form": "ibid", "signal": "Vgl.", "volume": "3", "at": "page 40"}]),
    ("Ders., Burgen, S. 5", [{"form": "ibid", "title": "Burgen", "at": "page 5"}]),
    ("LdG 3, Sp. 40", [{"form": "siglum", "title": "LdG", "volume": "3", "at": "column 40"}]),
    ("LdG, Bd. 3, Sp. 40-42", [{"form": "siglum", "title": "LdG", "volume": "3", "at": "column 40-42"}]),
    ("Jahrbuch für Bergbau 12 (1920), H. 2, S. 45", [
        {"form": "full", "container": "Jahrbuch für Bergbau", "volume": "12", "issue": "2", "year": "1920", "at": "page 45"}]),
    ("Schmidt, Karl: Das Salz der Erde. Leipzig: Hirzel 1920, S. 45", [
        {"form": "full", "authors": ["Schmidt, Karl"], "title": "Das Salz der Erde", "place": "Leipzig", "publisher": "Hirzel", "year": "1920", "at": "page 45"}]),
    ("Karl Schmidt, Das Salz der Erde, Leipzig 1920, S. 45", [
        {"form": "full", "authors": ["Karl Schmidt"], "title": "Das Salz der Erde", "place": "Leipzig", "year": "1920", "at": "page 45"}]),
    ("K. Schmidt, Das Salz der Erde, 2. Aufl., Leipzig 1920, S. 45", [
        {"form": "full", "authors": ["K. Schmidt"], "title": "Das Salz der Erde", "place": "Leipzig", "year": "1920", "at": "edition 2; page 45"}]),
    ("Schmidt, Karl, Salz und Silber, in: Meier, Hans (Hrsg.), Bergbau in Sachsen, Leipzig 1920, S. 14-33, S. 17", [
        {"form": "full", "authors": ["Schmidt, Karl"], "title": "Salz und Silber", "container": "Bergbau in Sachsen", "place": "Leipzig", "year": "1920", "pages": "14-33", "at": "page 17"}]),
    ("Karl Schmidt, Salz, in: Historische Zeitschrift 130 (1924), S. 12-40, hier S. 15", [
        {"form": "full", "authors": ["Karl Schmidt"], "title": "Salz", "container": "Historische Zeitschrift", "volume": "130", "year": "1924", "pages": "12-40", "at": "page 15"}]),
    ("Müller/Kern 2001, S. 5, sowie Schmidt 1920, S. 7", [
        {"form": "short", "authors": ["Müller", "Kern"], "year": "2001", "at": "page 5"}, {"form": "short", "authors": ["Schmidt"], "year": "1920", "at": "page 7"}]),
    ("Kern 1988, Kap. 2, Anm. 7", [{"form": "short", "authors": ["Kern"], "year": "1988", "at": "chapter 2; note 7"}]),
    ("Kern 1988, S. 5 u. 7", [{"form": "short", "authors": ["Kern"], "year": "1988", "at": "page 5; page 7"}]),
    ("siehe oben, Anm. 12", [{"form": "self", "signal": "siehe", "at": "note 12"}]),
    ("WA IV 25, 333", [{"form": "siglum", "title": "WA", "volume": "25", "at": "section IV; page 333"}]),
    ("Kern, Die Stadt III 2, S. 1061", [{"form": "short", "authors": ["Kern"], "title": "Die Stadt", "volume": "III 2", "at": "page 1061"}]),
    ("Schmidt, Das Salz, 2. Bd., 7. Aufl., Frankfurt 1891, § 453", [
        {"form": "full", "authors": ["Schmidt"], "title": "Das Salz", "volume": "2", "place": "Frankfurt", "year": "1891", "at": "edition 7; section 453"}]),
    ("Ssp. I S. 45", [{"form": "siglum", "title": "Ssp", "volume": "I", "at": "page 45"}]),
    ("Ssp. III 45 § 4; 64 § 8; II 3", [
        {"form": "siglum", "title": "Ssp", "at": "book III; article 45; section 4; article 64; section 8"},
        {"form": "locator", "at": "book II; article 3"}]),
    ("Lex Sal. 41, 3", [{"form": "siglum", "title": "Lex Sal", "at": "title 41; section 3"}]),
    ("Schmidt, D. Verfassungsgesch. IV² S. 33", [
        {"form": "short", "authors": ["Schmidt"], "title": "D. Verfassungsgesch", "volume": "IV²", "at": "page 33"}]),
    ("Kern, Gesch. d. Silbers II, 7", [{"form": "short", "authors": ["Kern"], "title": "Gesch. d. Silbers", "volume": "II", "at": "page 7"}]),
    ("Kern, Die Stadt I § 112", [{"form": "short", "authors": ["Kern"], "title": "Die Stadt", "volume": "I", "at": "section 112"}]),
    ("Kern, Die Stadt am Rhein, Leipzig 1896, Anl. S. 127", [
        {"form": "full", "authors": ["Kern"], "title": "Die Stadt am Rhein", "place": "Leipzig", "year": "1896", "at": "page 127"}]),
    ("Kern 1988, S. 311 bis 358", [{"form": "short", "authors": ["Kern"], "year": "1988", "at": "page 311 bis 358"}]),
    ("vgl. Anm. 12", [{"form": "self", "signal": "vgl.", "at": "note 12"}]),
    ("L. 1 § 15 D. de acq. vel am. poss. 41. 2; l. 36 eod.", [
        {"form": "siglum", "title": "D.", "at": "law 1; section 15; book 41; title 2"}, {"form": "ibid", "at": "law 36"}]),
    ("Vgl. fr. 5 D. (2, 14)", [{"form": "siglum", "signal": "Vgl.", "title": "D.", "at": "law 5; book 2; title 14"}]),
    ("Kern, Arch. f. civ. Prax. 31, S. 70", [{"form": "short", "authors": ["Kern"], "title": "Arch. f. civ. Prax", "volume": "31", "at": "page 70"}]),
    ("HA 8, 683", [{"form": "siglum", "title": "HA", "volume": "8", "at": "page 683"}]),
    ("Xanter 285. 290", [{"form": "short", "authors": ["Xanter"], "at": "number 285; number 290"}]),
    ("Xanter 1990, 12", [{"form": "short", "authors": ["Xanter"], "year": "1990", "at": "page 12"}]),
    ("Kern 285", [{"form": "short", "authors": ["Kern"], "at": "page 285"}]),
    ("HA III 3 Nr. 353", [{"form": "siglum", "title": "HA", "volume": "3", "at": "section III; number 353"}]),
    ("Kern, Salz, Jahrg. 1877 S. 89", [{"form": "full", "authors": ["Kern"], "title": "Salz", "year": "1877", "at": "page 89"}]),
    ("IvX II 589", [{"form": "siglum", "title": "IvX", "volume": "II", "at": "number 589"}]),
    ("IvX 552. 560", [{"form": "siglum", "title": "IvX", "at": "number 552; number 560"}]),
    ("Kern 1988, S. 40, und bei Keller, Kern, S. 7", [
        {"form": "short", "authors": ["Kern"], "year": "1988", "at": "page 40"}, {"form": "short", "authors": ["Keller"], "title": "Kern", "at": "page 7"}]),
    ("c. 3 X. V, 17", [{"form": "siglum", "title": "X.", "at": "canon 3; book V; title 17"}]),
    ("IG II² 1672, Z. 5", [{"form": "siglum", "title": "IG", "volume": "II²", "at": "number 1672; line 5"}]),
    ("RE XX 1 (1941) Sp. 1023 s. v. Philon", [
        {"form": "siglum", "title": "RE", "volume": "XX 1", "year": "1941", "at": "column 1023; sub-verbo Philon"}]),
    ("S. 237f.", [{"form": "locator", "at": "page 237f"}]),
    ("V. 12-14", [{"form": "locator", "at": "verse 12-14"}]),
    ("Bl. 12v", [{"form": "locator", "at": "folio 12v"}]),
    ("Taf. 4, Abb. 2", [{"form": "locator", "at": "plate 4; figure 2"}]),
    ("BArch, R 58/1234, Bl. 5", [{"form": "locator", "at": "archive BArch; shelfmark R 58/1234; folio 5"}]),
    ("Art. 5 Abs. 2", [{"form": "locator", "at": "article-locator 5; paragraph 2"}]),
]  # fmt: skip


@pytest.mark.parametrize("text, cites", CITES)
def test_cites(text, cites):
    assert read(text, KNOWN, ("de", "la")) == cites


# Labels and values of locators, with volume, year and first page where there are any.
PLACES = [
    # law: the first page of a decision or article, then the page meant
    ("BGHZ 54, 45 (47)", "vol 54; first 45; page 47"),
    ("BVerfGE 7, 198, 205", "vol 7; first 198; page 205"),
    ("BVerfGE 7, 198 (205 ff.)", "vol 7; first 198; page 205 ff"),
    ("BGH NJW 1998, 123, 125", "year 1998; first 123; page 125"),
    ("Meier, JZ 1987, 993 (1002)", "year 1987; first 993; page 1002"),
    ("BGH, Urt. v. 3.5.1998 – VI ZR 12/97, NJW 1998, 2345 (2347)", "year 1998; first 2345; number VI ZR 12/97; page 2347"),
    ("Palandt/Grüneberg, BGB, 79. Aufl. 2020, § 242 Rn. 12", "year 2020; edition 79; section 242; paragraph 12"),
    ("Kern, Die Stadt, ad a. 1045, S. 5", "year 1045; page 5"),
    ("l. 1 pr. D. 47, 9", "law 1 pr; book 47; title 9"),
    # antiquity: parts of a work with and without spaces, series and parts of encyclopaedias, lists with full stops
    ("Thuk. 2,15,1", "book 2; chapter 15; section 1"),
    ("Hdt. 1,23", "book 1; chapter 23"),
    ("RE IV A 1, 345 s. v. Synoikismos", "vol IV A 1; column 345; sub-verbo Synoikismos"),
    ("IG II² 1672, Z. 4–5. 42. 141", "vol II²; number 1672; line 4–5; line 42; line 141"),
    ("Alföldy 1984, 23 Nr. 45 Taf. 3,2", "year 1984; page 23; number 45; plate 3,2"),
    # volumes with years, documents of a collection, the scriptores of the Monumenta, divisions with and without labels
    ("RGBl. I 1933, S. 175–177", "vol I; year 1933; page 175–177"),
    ("Vermerk, 13. 3. 1933, in: ADAP, Bd. I/1, Dok. 83, S. 157", "vol I/1; year 1933; number 83; page 157"),
    ("M. G. SS. I, p. 160", "vol I; page 160"),
    ("L. Sal. tit. XLI, 3", "title-locator XLI; section 3"),
    # the Middle Ages and editions
    ("MF 45,3", "page 45; line 3"),
    ("Tr. 4638", "line 4638"),
    ("241,8–30", "stanza 241; line 8–30"),
    ("241, 250", "page 241, 250"),
    ("BMZ II/1, 465b", "vol II/1; page 465b"),
    ("Nietzsche, KSA 6, 34", "vol 6; page 34"),
    ("ZfdA 113 (1984), S. 1–12, hier S. 5", "vol 113; year 1984; first 1–12; page 5"),
    ("W. Kraft, in: Neue deutsche Hefte 13 (1966), H. 2, S. 3", "vol 13; issue 2; year 1966; page 3"),
    # archives: everything between the archive and the leaf
    ("GStA PK, I. HA Rep. 77, Tit. 507, Nr. 4, Bl. 34v", "archive GStA PK; shelfmark I. HA Rep. 77, Tit. 507, Nr. 4; folio 34v"),
    ("BArch Berlin, R 43 I/1234, Bl. 45r", "archive BArch Berlin; shelfmark R 43 I/1234; folio 45r"),
    ("GSA Weimar, 25/W 1253, Bl. 3r", "archive GSA Weimar; shelfmark 25/W 1253; folio 3r"),
    ("HHStA Wien, Staatskanzlei, Karton 123, fol. 45r", "archive HHStA Wien; shelfmark Staatskanzlei; box 123; folio 45r"),
    ("PA AA, R 29516, Bericht Müller, Bern, 22. 3. 1933", "year 1933; archive PA AA; shelfmark R 29516"),
    ("IfZ-Archiv, ED 91/12, Müller an Weber, 2. 5. 1933", "year 1933; archive IfZ-Archiv; shelfmark ED 91/12"),
    # authors and editors parted by semicolons; when an address was looked up
    ("Sahle, Patrick; Henny, Ulrike: Klios Algorithmen, in: Wozniak, Thomas; Nemitz, Jürgen (Hg.): Wikipedia, Berlin 2015, S. 120", "year 2015; page 120"),
    ("Vgl. Yasseri, Taha; Graham, Mark u. a.: The Most Controversial Topics, Lanham 2014, S. 25–48", "year 2014; page 25–48"),
    ("Siehe Forschung im Netz, <https://meta.wikimedia.org/wiki/Research>, Stand: 06.07.2020", ""),
    # volumes with titles of their own, and places that look like titles
    ("H.-U. Wehler, Gesellschaftsgeschichte, Bd. 2: Von der Reformära bis zur Revolution 1815–1849, München 1987, S. 652", "vol 2; year 1987; page 652"),
    ("Th. Mommsen, Die Lage der Stadt, wie sie war, Frankfurt a. M. u. a. 1985, S. 5", "year 1985; page 5"),
]  # fmt: skip


@pytest.mark.parametrize(
    "text, authors",
    [
        ("Schmidt, S. 5; Müller: Das Salz, S. 6", [["Schmidt"], ["Müller"]]),
        ("Schmidt, Das Salz; Müller, Hans: Der Markt, S. 6", [["Schmidt"], ["Müller, Hans"]]),
        ("Sahle, Patrick; Henny, Ulrike: Klios Algorithmen, S. 120", [["Sahle, Patrick", "Henny, Ulrike"]]),
        ("Sahle; Henny: Klios Algorithmen, S. 120", [["Sahle", "Henny"]]),
    ],
)
def test_semicolons_between_authors_or_works(text, authors):
    assert [cite.get("authors") for cite in read(text, KNOWN, ("de", "la"))] == authors


@pytest.mark.parametrize("text, wanted", PLACES)
def test_places(text, wanted):
    (found, *others) = read(text, KNOWN, ("de", "la"))
    assert not others
    named = (("vol", "volume"), ("issue", "issue"), ("year", "year"), ("first", "pages"), ("", "at"))
    assert "; ".join(f"{name} {found[field]}".strip() for name, field in named if field in found) == wanted


def test_a_volume_and_part_are_no_leaf_of_a_sheet():
    known = designators({"id": "hr", "title": "Hanserecesse"}, **{"H. R.": "hr"})
    (found,) = read("H. R. II 1, Nr. 321 § 14", known, ("de", "la"))
    assert "folio" not in found["at"]
