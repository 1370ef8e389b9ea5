"""Records are what the classes are that they stand for."""

import pytest

from footnotes.records import dataclass, field


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
