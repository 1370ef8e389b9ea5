"""Lines of plays without a title, and cases by their parties."""

import pytest
from marked import bibliography, cite, entry, meant

KNOWN = bibliography(
    entry("othello", "Shakespeare, William", "Othello"),
    entry("macbeth", "Shakespeare, William", "The Tragedy of Macbeth"),
    entry("study", "Orme, Ann", "A Study of Othello", 1902),
    entry("roe", None, "Roe v. Doe", 1610, type="legal_case"),
    entry("reports", "Marsh", "Reports", custom={"shorthand": "Mar. Rep."}),
    entry("stones", None, "Corpus of Stones", custom={"shorthand": "CS"}),
    entry("letters", None, "Letter Book"),
    entry("memorials", "Riley", "Memorials"),
)
LINE = cite("locator", act="III", scene="ii", line="41")
NAMED = cite("short", title="The Tragedy of Macbeth", act="V", scene="i", line="35")


@pytest.mark.parametrize(
    ("marked", "cites", "keys"),
    [
        ("So he says (⟦III. ii. 41⟧).", [LINE], [None]),
        ("# On *A Study*\n\nSo he says (⟦III. ii. 41⟧).", [LINE], [None]),
        ("# The songs of *Othello*\n\nSo he says (⟦III. ii. 41⟧).", [LINE], ["othello"]),
        (
            "# Macbeth\n\nSo (⟦Macbeth, V. i. 35⟧).\n\n# The songs of *Othello*\n\nSo he says (⟦III. ii. 41⟧).",
            [NAMED, LINE],
            ["macbeth", "othello"],
        ),
        ("*Othello* is short.\n\nIt is late. So he says (⟦III. ii. 41⟧).", [LINE], ["othello"]),
    ],
)
def test_lines_of_plays(marked, cites, keys):
    assert meant(marked, cites, KNOWN, ("en", "la")) == keys


def test_a_case_needs_no_word_on_its_reports():
    cites = [cite("short", title="Roe v. Doe", container="Mar. Rep.", page="262")]
    assert meant("So.[^1]\n\n[^1]: ⟦Roe v. Doe, Mar. Rep. 262⟧", cites, KNOWN) == ["roe"]


def test_a_year_of_a_reign_with_a_page_is_a_year_book():
    known = bibliography(entry("yb", None, "Year Books", custom={"shorthand": "Y.B."}))
    page, statute = cite("siglum", title="10 Hen. VI.", page="21"), cite("siglum", title="10 Hen. VI.", chapter="7")
    assert meant("So.[^1]\n\n[^1]: ⟦10 Hen. VI. 21⟧", [page], known) == ["yb"]
    assert meant("So.[^1]\n\n[^1]: ⟦10 Hen. VI. c. 7⟧", [statute], known) == [None]


def test_a_bare_number_is_of_what_was_cited_by_number():
    cites = [cite("siglum", title="CS", number="53"), cite("locator", number="443")]
    assert meant("So.[^1] So.[^2]\n\n[^1]: ⟦CS, No. 53⟧.\n\n[^2]: ⟦No. 443⟧.", cites, KNOWN) == ["stones", "stones"]


def test_ibid_is_the_source_of_its_kind_of_place():
    cites = [
        [cite("short", title="Letter Book", folio="155"), cite("short", title="Memorials", page="617")],
        cite("ibid", folio="157"),
    ]
    marked = "So.[^1] So.[^2]\n\n[^1]: ⟦Letter Book, fo. 155; Memorials, p. 617⟧.\n\n[^2]: ⟦Id., fo. 157⟧."
    assert meant(marked, cites, KNOWN) == ["letters", "memorials", "letters"]
