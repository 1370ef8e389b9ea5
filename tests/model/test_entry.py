import pytest

from footnotes.model.entry import Entry, Name


def entry(**variables):
    return Entry("key", "book", {name.replace("_", "-"): value for name, value in variables.items()})


@pytest.mark.parametrize(
    ("value", "years"),
    [
        (None, ()),
        ({"literal": "n.d."}, ()),
        ({"date-parts": [["x"]]}, ()),
        ({"date-parts": [[]]}, ()),
        ({"date-parts": "1937"}, ()),
        ("1937", ()),
        ({"date-parts": [[1937]]}, (1937,)),
        ({"date-parts": [["1937", "5"]]}, (1937,)),
        ({"date-parts": [[2000], [2004]]}, (2000, 2004)),
        ({"date-parts": [[-43, 3, 15]]}, (-43,)),
    ],
)
def test_years(value, years):
    assert entry(issued=value).years() == years


@pytest.mark.parametrize(
    ("value", "names"),
    [
        (None, ()),
        ("Broué", ()),
        (["Broué"], ()),
        ([{"literal": "Dewey Commission"}], (Name(literal="Dewey Commission"),)),
        ([{"family": "Broué", "given": "Pierre"}], (Name(family="Broué", given="Pierre"),)),
        ([{"family": None, "given": "Plato"}], (Name(given="Plato"),)),
    ],
)
def test_names(value, names):
    assert entry(author=value).names("author") == names


@pytest.mark.parametrize(
    ("name", "last"),
    [
        (Name(family="Broué", given="Pierre"), "Broué"),
        (Name(family="Gogh", non_dropping_particle="van"), "van Gogh"),
        (Name(family="Musset", dropping_particle="de"), "Musset"),
        (Name(literal="Dewey Commission"), "Dewey Commission"),
        (Name(given="Plato"), "Plato"),
    ],
)
def test_last(name, last):
    assert name.last == last


def test_text_of_numbers_and_nothing():
    assert entry(volume=24).text("volume") == "24"
    assert entry(title=["x"]).text("title") == ""
    assert entry().text("title") == ""
