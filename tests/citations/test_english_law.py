# ruff: noqa: E501 - a case a line
"""How English lawyers, canonists, antiquaries and editors of plays cite: OSCOLA 4, Bluebook 21, MHRA 4, MLA 9."""

import pytest
from cases import designators, read, where

from footnotes.citations import lexicons, parse

KNOWN = designators(
    {"id": "papers", "type": "collection", "title": "Oakham Papers"},
    {"id": "fo", "type": "collection", "title": "Foreign Office"},
    **{"FO 99": "fo"},
)  # fmt: skip

FIRST = [
    # no case, no reign, no code
    ("Hill, p. 12 Will. 3", "page 12; page 3"),
    ("Hill, 45 n. 3", "page 45; note 3"),
    ("Hill, *Kings*, vii 161", "volume vii; page 161"),
    ("Hill vii, 161 ff.", "page vii; page 161 ff"),
    ("Hill, *Kings*, lix, 240", "page lix; page 240"),
    # reports (OSCOLA 2.1, 3.3; Bluebook 10)
    ("Roe v Doe [1932] AC 562 (HL), 580", "year 1932; pages 562; page 580"),
    ("Roe v. Board of Mines, 347 U.S. 483, 495 (1954)", "volume 347; year 1954; pages 483; page 495"),
    ("*Roe v Doe* [2008] UKHL 13, [2008] 1 AC 884 [44]", "volume 1; issue 13; year 2008; pages 884; paragraph 44"),
    ("J Roe, ‘Salt’ (2001) 117 LQR 42, 64", "volume 117; year 2001; pages 42; page 64"),
    ("J. Roe, “Salt: 1616” (1969) 4 *Oakham Jurist* 368, 370", "volume 4; year 1969; pages 368; page 370"),
    ("*Salt* (II, 220–30)", "volume II; page 220–30"),
    ("J. Roe, ‘Salt’, in *Kings* (Oxford, 2000), 305, at 308–12", "year 2000; pages 305; page 308–12"),
    ("*Roe v Doe* (1868) LR 3 HL 330, affirming the Exchequer in 1866", "volume 3; year 1868; page 330"),
    ("Salt Act 1998, s 15(1)(b)", "year 1998; section 15(1)(b)"),
    ("103 Harv. L. Rev. 12 (1990)", "volume 103; year 1990; page 12"),
    ("*Select Pleas*, vol 2 (103 Selden Society 1987) lix, 240", "volume 2; year 1987; page lix; page 240"),
    ("*Chronica* (Rolls Series, 33, 1863), i. 45", "volume i; year 1863; page 45"),
    # journals and reports with abbreviated names (Bluebook 10, 16)
    ("A. Hill, *Salt*, 69 VA. L. REV. 967, 971 (1983)", "volume 69; year 1983; pages 967; page 971"),
    ("A. Hill, *Salt*, 33 FLA. ST. U. L. REV. 1563, 1570–72 (2006)", "volume 33; year 2006; pages 1563; page 1570–72"),
    ("Roe v. Doe Ins. Co., 102 F.4th 1208, 1221 (11th Cir. 2024)", "volume 102; year 2024; pages 1208; page 1221"),
    ("*Roe v. Doe*, 217 N.Y. 223, 111 N.E. 822 (1916)", "volume 217; year 1916; page 223"),
    ("ANN HILL, SALT AS PROMISE 69–73 (1981)", "year 1981; page 69–73"),
    ("See 3 A. L. Hill, *Contracts* § 561 (1960)", "volume 3; year 1960; section 561"),
    ("*Id.* at 1841", "page 1841"),
    ("1 Cor. 13:4", "chapter 13; verse 4"),
    # reigns (OSCOLA 2.4.1; Bluebook 20)
    ("51 Hen. III, c. 4", "chapter 4"),
    ("26 & 27 Vict., c. 100, s. 20", "chapter 100; section 20"),
    ("Rot. Claus. 12 Hen. III. m. 7", "membrane 7"),
    ("Close Roll 14 Edw. II. pt. 2, m. 12", "part 2; membrane 12"),
    ("YB Mich 22 Edw IV, fo 8", "folio 8"),
    # canon law
    ("D. 50 c. 4", "distinctio 50; canon 4"),
    ("C. 23 q. 5 c. 8", "causa 23; question 5; canon 8"),
    ("D. 47, 8", "book 47; title 8"),
    ("Aquinas, *Summa Theologiae* II-II, q. 64, a. 7", "part II-II; question 64; article-locator 7"),
    ("*S. Th.* I-II, q. 2 a. 1", "part I-II; question 2; article-locator 1"),
    # plays and epics
    ("*Othello* III.iii.56–58", "act III; scene iii; line 56–58"),
    ("*Othello*, III, iii, 56", "act III; scene iii; line 56"),
    ("*Salt Dictionary*, s.v. “brine,” *n.* 19a", "sub-verbo brine"),
    # antiquaries
    ("Hill, *Kent*, vol. iii. p. 45, note (b)", "volume iii; page 45; note (b)"),
    ("Hill, p. 33, note ‡", "page 33; note ‡"),
    ("Hill, *Salt*, vol. ii. p. 267, 8vo. edit.", "volume ii; page 267"),
    ("Hill, *Gesta*, ii. § 122", "book ii; section 122"),
    ("Hill, *Salt*, 66 n.", "page 66 n"),
    ("MS. Harl. 22, fol. 70 b", "shelfmark MS. Harl. 22; folio 70 b"),
    ("*Salt Catalogue*, C1234", "number C1234"),
    ("*Debates*, 36 vols (1806–20), xvi, col. 234", "volume xvi; year 1806–20; column 234"),
    ("*Debates*, 3d ser., vol. 12 (1832), cols. 345–46", "volume 12; year 1832; series 3d; column 345–46"),
    ("CSPD, 1591–4, 123", "year 1591–4; page 123"),
    ("Hill, *Salt*, second series, p. 163", "series second; page 163"),
    ("Hill, *Salt*, tome ii., chap. iv.", "volume ii; chapter iv"),
    ("Hill, *Salt*, p. 285 *et seq.*", "page 285 *et seq"),
    ("“No Salt,” *Gazette*, April 4, 1893, 3, col. 2", "year 1893; page 3; column 2"),
    ("*Diary*, November 9 and 16, 1892, p. 5", "year 1892; page 5"),
    ("*Census*, vol. 1, pt. 2, *Population* (Leeds: Hill, 1895), 486, table 19", "volume 1; year 1895; part 2; page 486; table 19"),
    ("“Minutes,” June 1893, reel 2, frame 418, Oakham Papers", "year 1893; reel 2; frame 418"),
    ("Hill to Marsh, 2 April 1893, Akin Family Papers, MSS 212, Willard Library, Evansville, IN", "year 1893; shelfmark MSS 212; archive Willard Library, Evansville, IN"),
    ("Concil. Lateran. ann. 1215 c. 3", "year 1215; canon 3"),
    ("Hill, *Thesaur.* V. 1795", "volume V; page 1795"),
    ("Rot. Hund. ii. 482 a, 656 b", "volume ii; page 482 a, 656 b"),
    ("Hill, f. 26, 208 b", "folio 26, 208 b"),
    ("P.R.O., S.C. 2/179/5, m. 3 d", "archive P.R.O; shelfmark S.C. 2/179/5; membrane 3 d"),
    ("London, British Library, Additional MS 88929", "archive London, British Library; shelfmark Additional MS 88929"),
    ("*Book of Salt*, I. 57, p. 276", "book I; chapter 57; page 276"),
    ("*Book of Salt*, ed. A. Hill, 221 vols (Paris, 1844–64), CLVIII, cols 709–820 (col. 723)", "volume CLVIII; year 1844–64; pages 709–820; column 723"),
    ("*Salt Dictionary*, s.v. ‘brine’, 2(b)", "sub-verbo brine"),
    ("“Salt,” in *Brine*, ed. A. Hill (2004; repr. 2010), 83–97, at 91–2", "year 2004; pages 83–97; page 91–2"),
    ("Hill, *Salt*, Long Text, ch. 64", "chapter 64"),
    ("*Documents*, ser. I, vol. XI, nos 12, 14", "volume XI; series I; number 12, 14"),
    ("*Guardian*, 6, 8 Mar. 1948", "year 1948"),
    ("CM(48)2, 8 Jan. 1948, CAB 128/12", "year 1948; number CM(48)2; shelfmark CAB 128/12"),
    ("Hill to Marsh, 13 Jan. 1948, ibid., 3", "year 1948; page 3"),
    ("Hill, *Fasti* (ed. Marsh), ii. 460", "volume ii; edition Marsh; page 460"),
    ("Hill, *Salt*, viii. 526 (8vo. ed.)", "volume viii; page 526"),
    ("Hill [1776] 1976, I.viii.29–31", "year 1976; book I; chapter viii; paragraph 29–31"),
    ("Hill 2018a: passim", "year 2018a"),
    ("*Chronicles* (1587), iii. 1121, col. 2", "volume iii; year 1587; page 1121; column 2"),
    ("A. Hill, ‘Salt’ [2011] PL 56, 58", "year 2011; pages 56; page 58"),
    ("*Roe v Doe* [2017] UKSC 79, [2018] 1 WLR 108 [51]", "volume 1; issue 79; year 2017; pages 108; paragraph 51"),
    ("Hill, *Kings*, vi. p. 52 ff.", "volume vi; page 52 ff"),
    ("Hill, *Kings*, ii. (1891), p. 521", "volume ii; year 1891; page 521"),
    ("Bodleian Library, Oxford, MS Ashmole 423, fols. 123–67", "archive Bodleian Library, Oxford; shelfmark MS Ashmole 423; folio 123–67"),
    ("MS. Top. Oxon. c. 42, fo. 17", "shelfmark MS. Top. Oxon. c. 42; folio 17"),
    ("*Cal. Charter Rolls*, 1327-41, p. 92", "year 1327-41; page 92"),
    # dated documents in what holds them
    ("Hill to Marsh, 5 May 1900, Oakham Papers, BL Add. MS 50019, fol. 112v", "year 1900; archive BL; shelfmark Add. MS 50019; folio 112v"),
    ("Hill to Marsh, no. 51, 2 July, FO 99/905", "number 51; shelfmark FO 99/905"),
    ("Protocol no. 10 of 1 July 1878, in *Sessional Papers* 1878, LXX [C. 2083], 151", "volume LXX; year 1878; number 10; page 151"),
    ("Ann Hill to Jo Hill, 12 May 1776, in *Hill Letters*, ed. B. Marsh (Cambridge: Hill Press, 1963), 2:34", "volume 2; year 1963; page 34"),
]  # fmt: skip

SEVERAL = [
    ("Hill, supra note 4, at 12", ["short: page 12", "self: note 4"]),
    ("Hill, *Salt*, n. 4 above, p. 12", ["short: page 12", "self: note 4"]),
    ("See n. 4 above", ["self: note 4"]),
    ("See supra note 4", ["self: note 4"]),
    ("Hill, D. 50 c. 4; C. 23 q. 5 c. 8", ["short: distinctio 50; canon 4", "siglum: causa 23; question 5; canon 8"]),
    ("Hill, qtd. in Marsh 22", ["short: page 22"]),
    ("*Baronage*, i. 674, and ii. 12", ["short: volume i; page 674", "locator: volume ii; page 12"]),
    ("Cart. Rams. i. 428, iii. 62", ["siglum: volume i; page 428", "locator: volume iii; page 62"]),
    ("Hill, *Salt*, iv. 279; v. 407", ["short: volume iv; page 279", "locator: volume v; page 407"]),
    ("*Roe* (n 3) [29]", ["short: paragraph 29", "locator: note 3"]),
    ("*Othello* 4.2.255; 5.2.289", ["short: act 4; scene 2; line 255", "locator: act 5; scene 2; line 289"]),
    ("Hill, p. 5; and the remarks above, p. 12", ["short: page 5", "self: page 12"]),
    ("Hill, *Salt* 119, but contrast *Kings* 42", ["short: page 119", "short: page 42"]),
    ("Hill, *Salt*, 109%", ["short: "]),
    (
        "Hill (1939) 45 n. 3, with the remarks of Marsh (1940) 76–7",
        ["short: year 1939; page 45; note 3", "short: year 1940; page 76–7"],
    ),
]


@pytest.mark.parametrize("text, wanted", FIRST)
def test_first_cite(text, wanted):
    assert where(read(text, KNOWN, ("en", "la"))[0]) == wanted


@pytest.mark.parametrize("text, wanted", SEVERAL)
def test_cites(text, wanted):
    assert [f"{cite['form']}: {where(cite)}" for cite in read(text, KNOWN, ("en", "la"))] == wanted


def test_who_is_quoted_is_no_author():
    (cite,) = read("Hill, qtd. in Marsh 22", KNOWN)
    assert (cite["authors"], cite["signal"]) == (["Marsh"], "qtd. in")


@pytest.mark.parametrize(
    "text, author, prefix",
    [
        ("The second paragraph cites Oakham, *Salt* 119", "Oakham", "The second paragraph cites"),
        ("Vgl. zum ganzen Abschnitt Oakham, *Salt*, S. 6", "Oakham", "Vgl. zum ganzen Abschnitt"),
        ("[B. Hill], *Salt*, p. 5", "[B. Hill]", ""),
    ],
)
def test_author_after_other_words(text, author, prefix):
    known = designators({"id": "salt", "author": [{"family": "Oakham"}], "title": "Salt"})
    (cite,) = parse(text, known, [lexicons.load("en")]).cites
    assert (cite.authors, cite.prefix) == ((author,), prefix)
