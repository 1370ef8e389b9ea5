# ruff: noqa: E501 - a case a line
"""How English treatises of the nineteenth century cite: reports, Year Books, classics, calendars, volumes in parts."""

import pytest
from cases import designators, read, where
from test_finding import found, manuscript

from footnotes.citations import find, lexicons

LEXICONS = (lexicons.load("en"), lexicons.load("la"))
KNOWN = designators(
    {"id": "kent", "type": "book", "title": "Commentaries", "author": [{"family": "Marlow", "given": "J."}]},
    {"id": "inscr", "type": "book", "title": "Inscriptiones Latinae Selectae", "author": [{"family": "Orme", "given": "H."}]},
    {"id": "lives", "type": "book", "title": "Divus Claudius", "author": [{"family": "Suetonius"}]},
    {"id": "town", "type": "book", "title": "Oakham Town Documents"},
    {"id": "stones", "type": "book", "title": "Corpus Inscriptionum Latinarum"},
    {"id": "annals", "type": "book", "title": "Salt Annals", "number-of-volumes": "4"},
    {"id": "comm", "type": "book", "title": "Commentaries on the Laws of Oakham"},
    {"id": "lex", "type": "book", "title": "Lex Marlovia"},
    **{"Cl.": "lives", "Ok. Comm.": "comm", "Ok. Abr.": "comm", "Hist. MSS.": "town"},
)  # fmt: skip

FIRST = [
    # no other work's parts
    ("A.P.C. xx. 339", "volume xx; page 339"),
    ("E.E.D., i. 94–117", "volume i; page 94–117"),
    ("Hill, *Fasti* (ed. Marsh), ii. 460", "volume ii; edition Marsh; page 460"),
    ("Orme, *Salt*, p. 5", "page 5"),
    ("Hill, *Hamlet*, 45", "page 45"),
    ("Hill, *Salt*, pl. 4", "plate 4"),
    ("Hill, *Salt*, ed. Marsh, 45", "edition Marsh; page 45"),
    # collections and works with parts of their own
    ("C.I.L. vi 1284–94", "volume vi; number 1284–94"),
    ("C. I. L. vi. 1284", "volume vi; number 1284"),
    ("Orme, 4718", "number 4718"),
    ("*Cl.* 31", "chapter 31"),
    ("*De Fin.* ii 116", "book ii; section 116"),
    ("*De Fin.* ii. 35, 116", "book ii; chapter 35; section 116"),
    ("Martial, v 34, 9 f.", "book v; poem 34; line 9 f"),
    ("*Hamlet*, III. iv. 51", "act III; scene iv; line 51"),
    # volumes, parts and pages
    ("Hist. MSS. xi. 3. 157", "volume xi; part 3; page 157"),
    ("*Salt Annals*, iii. i. 20–1", "volume iii; part i; page 20–1"),
    ("Hill, *Institutes*, iii. 2. 7", "book iii; chapter 2; section 7"),
    ("*Salt*, i, no. 110", "volume i; number 110"),
    ("*Salt* iv p. 221", "volume iv; page 221"),
    ("Hill, *Salt*, p. 291 (ed. 4)", "page 291; edition 4"),
    ("Hill, *Salt* (Oakham Soc., 3rd ser. viii, 1905), pp. 25–74", "year 1905; series 3rd; page 25–74"),
    ("Appendix E (iii)", "appendix E (iii)"),
    ("*Lives*, s.v. Freake, Edmund", "sub-verbo Freake, Edmund"),
    # parts with spaces between them
    ("*Cl.* 1. 4", "chapter 1; section 4"),
    ("*Tusc.* 1. 4. 3", "book 1; chapter 4; section 3"),
    ("*ad Fam.* v. 6. 2", "book v; letter 6; section 2"),
    ("Marlow, *de Salibus*, 23. 7", "book 23; chapter 7"),
    ("Marlow, *Salt*, 2. 340", "volume 2; page 340"),
    ("Marlow 1990, 220. 223", "year 1990; page 220. 223"),
    ("Plut. *Cato maj.* 20", "chapter 20"),
    ("Hill. *Cato maj.* 20", "page 20"),
    ("*Ok. Comm.* v. 288", "volume v; page 288"),
    ("Hill, *Salt*, v. 12", "verse 12"),
    ("*Dict.* s.v. *salt*, i. 394", "volume i; sub-verbo salt; page 394"),
    ("Hill, *Salt* (vol. i. p. 134, ed. 3)", "volume i; page 134; edition 3"),
    ("Hill, i. 78, n.", "volume i; page 78, n"),
    ("Hill, i. 78, n. 3", "volume i; page 78; note 3"),
    ("*The Salter*, 8 March 1867, p. 210, col. b", "year 1867; page 210; column b"),
    ("Hill to Marsh, 6 Aug. 1845, in Orme 1910, 1: 146–49", "volume 1; year 1910; page 146–49"),
    ("CUL Add. 7655, fol. 3", "archive CUL; shelfmark Add. 7655; folio 3"),
    ("*The Salter*, G3r", "folio G3r"),
    ("Hill, *Salt*, 3v", "page 3v"),
    ("III. ii. 136", "act III; scene ii; line 136"),
    ("Hill, i. 5, and Appendix EE", "volume i; page 5; appendix EE"),
    ("Hill, *Salt*, iii., 363, 364", "volume iii; page 363, 364"),
    ("Hill, *Salt* (Camd. Soc., N.S., No. 17), pp. 108-9", "page 108-9"),
    ("*Salt*, ii., s.v. Freake", "volume ii; sub-verbo Freake"),
    # law
    ("Pat. 34 Edw. III, p. 1, m. 12 d", "part 1; membrane 12 d"),
    ("2 Orme's Debates, 433", "volume 2; page 433"),
    ("1 Marlow, Comm. *432", "volume 1; page 432"),
    ("Roe *v.* Doe, 12 How. (53 U.S.) 299, 319", "volume 12; pages 299; page 319"),
    ("Roe *v.* Doe, 8 *id*. 123", "volume 8; page 123"),
    ("3 Bl. Comm. 211", "volume 3; page 211"),
    ("Y. B. 33 Hen. VI. 1, pl. 3", "page 1; number 3"),
    ("Ok. Abr. *Detinue*, pl. 59", "number 59"),
    ("2 Ok. Comm. *452", "volume 2; page 452"),
    ("2 Marlow, 579", "volume 2; page 579"),
    ("Co. Litt. 89 a, b", "page 89 a, b"),
    ("Roe v. Doe, 1 Shower, 101", "volume 1; page 101"),
    ("19 How. St. Tr., at 1072", "volume 19; page 1072"),
    ("Cf. Marlow, The Court and the Press, 4 Vand. L. Rev. 533, 539", "volume 4; pages 533; page 539"),
    ("15 Salt Annals, April 18, 1695, p. 546", "volume 15; year 1695; page 546"),
    ("4 Marlow, *supra*, pp. 529-536", "volume 4; page 529-536"),
    ("Marlow, *supra*, p. 139", "page 139"),
    ("1 Vent. 190, 238", "volume 1; page 190; page 238"),
    # leaves of printed sheets
    ("Marlow, E 3 verso", "folio E 3 verso"),
    ("Marlow, Q verso", "folio Q verso"),
    ("See Marlow, Z 2", "folio Z 2"),
    ("Marlow, *Salt* (Oakham, 1613), L 2 verso", "year 1613; folio L 2 verso"),
    ("Roe *v.* Doe, 2 Ld. Raym. 909", "volume 2; page 909"),
]  # fmt: skip

SEVERAL = [
    ("Hill, *Salt*, pp. 25, 332; 12", ["short: page 25, 332; 12"]),
    ("Hill, *Salt*, §§ 25, 332; 2 Marlow, 579", ["short: section 25, 332", "short: volume 2; page 579"]),
    ("Y. B. 9 Edw. IV. 40, pl. 22; 2 Edw. IV. 15", ["siglum: page 40; number 22", "locator: page 15"]),
    ("Y. B. 9 Edw. IV. 40; 2 Edw. IV. c. 7", ["siglum: page 40", "siglum: chapter 7"]),
    ("*Tusc.* 1. 4. 3; 1. 11. 3", ["siglum: book 1; chapter 4; section 3", "locator: book 1; chapter 11; section 3"]),
    ("*ad Att.* i. 1. 5, 6. 2", ["siglum: book i; letter 1; section 5", "locator: letter 6; section 2"]),
    ("2 Orme's Debates, 433; 3 *id*. 260", ["short: volume 2; page 433", "ibid: volume 3; page 260"]),
    ("Orme 1981, 242–44; 1989b, 190", ["short: year 1981; page 242–44", "locator: year 1989b; page 190"]),
    ("Orme, p. 5, follows Marlow (*Salt*, ix. 168)", ["short: page 5", "short: volume ix; page 168"]),
    ("Printed by Orme, *Salt*, p. 5, and by Marlow, *Kings*, p. 7", ["short: page 5", "short: page 7"]),
    ("*Macbeth*, IV. iii. 275; V. v. 17", ["short: act IV; scene iii; line 275", "locator: act V; scene v; line 17"]),
    ("*Cl.* 31, and p. 142 of this volume", ["siglum: chapter 31", "self: page 142"]),
    ("Marlow, n. 74, and in part in Orme, n. 274", ["short: note 74", "siglum: note 274"]),
    ("Orme, 93; supra, p. 191", ["short: number 93", "self: page 191"]),
    ("Orme, p. 54, supra, p. 172", ["short: page 54", "self: page 172"]),
    ("C.I.L. ii, p. 1177, viii, p. 1103", ["siglum: volume ii; page 1177", "locator: volume viii; page 1103"]),
]

ALONE = [
    ("He had 2 Marlow men, 45 in all.", []),
    ("In 1904 a, b and c met.", []),
    ("In V. i. he says so.", []),
    ("I. i. 147; I. iv. 3.", ["I. i. 147; I. iv. 3."]),
    ("She appears at II. i. 52, and again at III. ii. 41 ff., in the rain.", ["II. i. 52", "III. ii. 41 ff."]),
    ("All of it is dull, as Hill had shown.--Marlow, p. 9.", ["Marlow, p. 9."]),
    ("For all these see Orme, s.v.", ["see Orme, s.v."]),
    ("Orme, *s.v.*", ["Orme, s.v."]),
    ("See p. 45. 3 Bl. Comm. 211.", ["See p. 45.", "3 Bl. Comm. 211."]),
    ("Hist. MSS. xi. 3. 157 has more.", ["Hist. MSS. xi. 3. 157"]),
    ("2 Ok. Comm. 452.", ["2 Ok. Comm. 452."]),
    ("See appendix B. It should be added that six others who had been condemned were released.", ["See appendix B."]),
    ("5 Barn. & Ald. 12.", ["5 Barn. & Ald. 12."]),
    ("*Roe* v. *Doe*, Cro. Eliz. 815.", ["*Roe* v. *Doe*, Cro. Eliz. 815."]),
    ("*Oakham Town Documents* (Selden Soc.), lix. Lansd. MS. 896, f. 180.", ["*Oakham Town Documents* (Selden Soc.), lix.", "Lansd. MS. 896, f. 180."]),
]  # fmt: skip


@pytest.mark.parametrize("text, wanted", FIRST)
def test_first_cite(text, wanted):
    assert where(read(text, KNOWN, ("en", "la"))[0]) == wanted


@pytest.mark.parametrize("text, wanted", SEVERAL)
def test_cites(text, wanted):
    assert [f"{cite['form']}: {where(cite)}" for cite in read(text, KNOWN, ("en", "la"))] == wanted


@pytest.mark.parametrize("text, wanted", ALONE)
def test_notes(text, wanted):
    assert found("Body.", f"^{text}", known=KNOWN) == [one.replace("*", "") for one in wanted]


def test_a_case_may_have_its_parties_emphasised():
    (cite,) = read("*Roe* v. *Doe*, Cro. Eliz. 815", KNOWN)
    assert cite["title"] == "Roe v. Doe"


def test_a_known_title_may_be_part_of_a_longer_one():
    (cite,) = read("Hill, Proc. d. Lex Marlovia, § 9", KNOWN)
    assert (cite["authors"], cite["title"]) == (["Hill"], "Proc. d. Lex Marlovia")


def test_pleas_of_year_books_are_numbers_elsewhere_too():
    notes = ["^Y.B. 9 Ed. IV. 34, pl. 9.", "^Orme, *Salt*, 33, pl. 10."]
    cites = [cite for citation in find(manuscript(*notes), KNOWN, LEXICONS) for cite in citation.cites]
    assert [locator.label for cite in cites for locator in cite.locators] == ["page", "number", "page", "number"]
    (alone,) = find(manuscript(notes[1]), KNOWN, LEXICONS)
    assert [locator.label for locator in alone.cites[0].locators] == ["page", "plate"]


def test_statutes_in_sentences():
    text = "The old statute, 27 Hen. VIII, c. 6, says so, and by 3 and 4 Edw. VI, c. 19, it fell. In 28 Hen. VIII it rained."
    assert found(text) == ["27 Hen. VIII, c. 6", "3 and 4 Edw. VI, c. 19"]


def test_an_author_with_supra_is_cited_again():
    assert [cite["form"] for cite in read("Marlow, *supra*, p. 139", KNOWN)] == ["short"]
    assert [cite["form"] for cite in read("See *supra*, p. 139", KNOWN)] == ["self"]
