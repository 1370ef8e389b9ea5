"""Bibliographies made of the full references in manuscripts."""

from footnotes.manuscripts import parse
from footnotes.model.bibliography import Bibliography
from footnotes.model.entry import Entry
from footnotes.pipeline.analysing import analyse
from footnotes.pipeline.harvesting import harvest

ONCE = """The first to say so was another.[^1] That is later work.[^2]

[^1]: Robert Darnton, *The Great Cat Massacre*. New York: Basic Books, 1984, 71.
[^2]: Darnton, *The Great Cat Massacre* 80; ibid. 90.
"""


def harvested(text, bibliography=None):
    return harvest([analyse(parse(text, "markdown"), bibliography or Bibliography())])


def test_leaves_alone_what_names_no_whole_work():
    assert harvested("He came in 1937 (see p. 3). It was Broué (7) who said so.[^1]\n\n[^1]: Ibid., 12.\n") == []


def test_leaves_alone_what_the_bibliography_has():
    entry = Entry("news", "book", {
        "title": "The Great Cat Massacre", "author": [{"family": "Darnton", "given": "Robert"}],
        "issued": {"date-parts": [[1984]]},
    })  # fmt: skip
    assert harvested(ONCE, Bibliography({"news": entry})) == []


def test_one_entry_for_a_work():
    (only,) = harvested(ONCE)
    assert only.entry.key == "darnton1984"
    assert only.entry.variables["author"] == [{"family": "Darnton", "given": "Robert"}]
    assert only.entry.variables["title"] == "The Great Cat Massacre"
    assert (only.doubts, [place.line for place in only.places]) == ((), [3])


def test_two_references_to_a_work_make_one_entry_and_their_difference_a_doubt():
    again = "[^2]: R. Darnton, *The Great Cat Massacre*. New York: Basic Books, 1987, 80.\n"
    (only,) = harvested(ONCE.partition("[^2]: ")[0] + again)
    assert [place.line for place in only.places] == [3, 4]
    assert only.doubts == ("issued differs: 1984 (line 3), 1987 (line 4)",)


def test_works_of_one_author_and_year_have_keys_of_their_own():
    text = "Two.[^1]\n\n[^1]: J. Doe, *On Seas*. London: Faber, 1950, 7; J. Doe, *On Hills*. London: Faber, 1950, 9.\n"
    assert [one.entry.key for one in harvested(text)] == ["doe1950", "doe1950a"]


def test_the_reference_that_says_most_says_when():
    text = (
        "Two.[^1]\n\n[^1]: *The Great Cat Massacre*. New York: Basic Books, 1983, 7.\n"
        "[^2]: Robert Darnton, *The Great Cat Massacre and Other Episodes*. New York: Basic Books, 1984, 80.\n"
    )
    (only,) = harvested(text.replace("Two.[^1]", "Two.[^1] More.[^2]"))
    assert only.entry.variables["issued"] == {"date-parts": [[1984]]}
    assert only.doubts == ("issued differs: 1983 (line 3), 1984 (line 4)",)


def test_the_year_of_a_document_may_stand_in_its_title():
    text = 'So.[^1]\n\n[^1]: "Decree No. 79 of the Plenum, 13 June 1988," p. 7. Kept Papers Reel 3 Folder 16.\n'
    (only,) = harvested(text)
    assert only.entry.variables["issued"] == {"date-parts": [[1988]]}
    assert "the year is the one that its title ends with" in only.doubts


def test_a_reference_that_remarks_follow_at_length():
    text = (
        'So.[^1]\n\n[^1]: Doe, J. "The History of Seas." *Harvard Library Bulletin* July 1980, 296. '
        "Patrick Mieke catalogued the papers for Harvard Library.\n"
    )
    (only,) = harvested(text)
    assert (only.entry.text("title"), only.entry.years()) == ("The History of Seas", (1980,))
