"""Records are what the classes are that they stand for."""

import collections
import copy
import importlib.util
import pickle

import pytest

from footnotes import records
from footnotes.records import NamedTuple, StrEnum, dataclass, field


@dataclass(slots=True, eq=False)
class Sample:
    """A sample."""

    key: str
    pages: list[int] = field(default_factory=list)
    year: int | None = None

    @property
    def cited(self) -> str:
        return f"{self.key} {self.year}"


def test_fields_are_given_by_place_or_name():
    sample = Sample("a", [1], year=1937)
    assert (sample.key, sample.pages, sample.year, sample.cited) == ("a", [1], 1937, "a 1937")


def test_defaults_are_made_for_each_object():
    one, other = Sample("a"), Sample("b")
    one.pages.append(1)
    assert (other.pages, other.year) == ([], None)


def test_what_was_given_is_not_copied_however_empty():
    pages: list[int] = []
    assert Sample("a", pages).pages is pages


def test_objects_are_the_same_only_as_themselves():
    one = Sample("a")
    assert one == one  # noqa: PLR0124
    assert one != Sample("a")
    assert len({one, Sample("a")}) == 2


def test_there_are_no_other_fields():
    with pytest.raises(AttributeError):
        Sample("a").volume = 1
    with pytest.raises(TypeError):
        Sample()
    with pytest.raises(TypeError):
        Sample("a", volume=1)


class Colour(StrEnum):
    """A colour."""

    RED = "red"
    GREEN = "dark-green"


class Place(NamedTuple):
    """A place."""

    name: str
    pages: tuple[int, ...] = ()

    def shown(self) -> str:
        return f"{self.name}: {self.pages}"


def test_members_are_strings_found_by_their_values():
    assert (Colour.RED, Colour.RED.value, f"{Colour.GREEN}", str(Colour.RED)) == ("red", "red", "dark-green", "red")
    assert Colour("dark-green") is Colour.GREEN
    assert list(Colour) == ["red", "dark-green"]
    assert {"red": 1}[Colour.RED] == {Colour.RED: 1}["red"] == 1
    assert isinstance(Colour.RED, Colour)
    assert not isinstance("red", Colour)


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda value: pickle.loads(pickle.dumps(value))])
def test_copies_of_members_are_the_members(copied):
    assert copied(Colour.RED) is Colour.RED


@pytest.mark.parametrize("value", ["blue", "RED", "", 1])
def test_other_values_are_no_members(value):
    with pytest.raises(ValueError, match="is not a valid Colour"):
        Colour(value)


def test_named_tuples_are_those_of_the_standard_library():
    standard = collections.namedtuple("Place", ["name", "pages"])
    place, other = Place("Orel", (3,)), standard("Orel", (3,))
    assert (place, repr(place), place._asdict(), hash(place)) == (other, repr(other), other._asdict(), hash(other))
    assert (place.name, place.pages, place.shown()) == ("Orel", (3,), "Orel: (3,)")
    assert place._replace(name="Tula") == other._replace(name="Tula") == Place._make(["Tula", (3,)])
    assert (Place._fields, Place.__match_args__) == (standard._fields, standard.__match_args__)
    assert (Place("Orel"), Place._field_defaults) == (("Orel", ()), {"pages": ()})


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda value: pickle.loads(pickle.dumps(value))])
def test_copies_of_named_tuples_are_equal(copied):
    copy_ = copied(Place("Orel", (3,)))
    assert (copy_, type(copy_)) == (Place("Orel", (3,)), Place)


@pytest.mark.parametrize("wrong", [(), ("a", (), "b")])
def test_named_tuples_have_all_fields_and_no_others(wrong):
    with pytest.raises(TypeError):
        Place(*wrong)
    with pytest.raises(TypeError):
        Place._make(wrong)
    with pytest.raises(ValueError, match="town"):
        Place("a")._replace(town="b")
    with pytest.raises(AttributeError):
        Place("a").name = "b"


def test_pythons_without_the_fields_of_cpython(monkeypatch):
    monkeypatch.delattr("_collections._tuplegetter")
    spec = importlib.util.spec_from_file_location("records_elsewhere", records.__file__)
    elsewhere = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(elsewhere)
    place = type(elsewhere.NamedTuple)("Place", (elsewhere.NamedTuple,), {"__annotations__": {"name": 0, "pages": 0}})
    assert place("Orel", (3,)).pages == (3,)
    with pytest.raises(AttributeError):
        place("Orel", (3,)).name = "Tula"


@dataclass(frozen=True, slots=True, eq=False)
class Fixed:
    """What does not change."""

    key: str
    pages: list[int] = field(default_factory=list)


def test_fields_of_what_is_frozen_are_not_assigned():
    fixed = Fixed("a", [1])
    assert (fixed.key, fixed.pages, Fixed("b").pages) == ("a", [1], [])
    for attempt in (lambda: setattr(fixed, "key", "b"), lambda: delattr(fixed, "key"), lambda: setattr(fixed, "x", 1)):
        with pytest.raises(AttributeError):
            attempt()


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda value: pickle.loads(pickle.dumps(value))])
def test_what_is_frozen_can_be_copied(copied):
    fixed = copied(Fixed("a", [1]))
    assert (fixed.key, fixed.pages) == ("a", [1])
