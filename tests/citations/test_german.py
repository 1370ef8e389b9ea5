# ruff: noqa: E501 - a case a line
"""German conventions: DIN 1505-2, DIN ISO 690, historians' and philologists' notes."""

import pytest
from cases import designators, read

KNOWN = designators(
    {"id": "kern", "author": [{"family": "Kern", "given": "Anna"}], "title": "Die Stadt am Rhein", "issued": {"date-parts": [[1988]]}},
    {"id": "jahr", "type": "article-journal", "title": "Salz", "container-title": "Jahrbuch für Bergbau"},
    {"id": "lex", "title": "Lexikon der Gewerbe", "number-of-volumes": "9"},
    LdG="lex",
)  # fmt: skip

CITES = [
    ("Kern 1988, S. 40", [{"form": "short", "authors": ["Kern"], "year": "1988", "at": "page 40"}]),
    ("Vgl. Kern, Stadt, S. 17f.", [{"form": "short", "signal": "Vgl.", "authors": ["Kern"], "title": "Stadt", "at": "page 17f"}]),
    ("s. Kern (wie Anm. 5), S. 40", [{"form": "short", "signal": "s.", "authors": ["Kern"], "at": "page 40"}, {"form": "self", "at": "note 5"}]),
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
