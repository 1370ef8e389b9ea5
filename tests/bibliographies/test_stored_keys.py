"""Keys kept as numbers or as bits are the same keys."""

from array import array

from hypothesis import given
from hypothesis import strategies as st

from footnotes.bibliographies import stored_keys
from footnotes.bibliographies.stored_keys import StoredKeys, packed, unpacked

COUNT = 50
NUMBERS = st.lists(st.integers(0, COUNT - 1), unique=True).map(sorted)


class Entries:
    def key(self, number):
        return f"k{number}"

    def number(self, key):
        return int(key[1:]) if key in self.known else -1

    known = frozenset(f"k{number}" for number in range(COUNT))


def kept(numbers, dense):
    few = stored_keys._FEWEST
    stored_keys._FEWEST = -1 if dense else COUNT
    try:
        return packed(numbers, COUNT)
    finally:
        stored_keys._FEWEST = few


@given(numbers=NUMBERS, dense=st.booleans())
def test_what_is_packed_is_unpacked(numbers, dense):
    value = kept(numbers, dense)
    assert unpacked(value).tolist() == numbers
    keys = StoredKeys(value, Entries())
    assert list(keys) == [f"k{number}" for number in numbers]
    assert len(keys) == len(numbers)
    assert [key for key in sorted(Entries.known) if key in keys] == sorted(keys)
    assert "none" not in keys
    assert [number for number in range(COUNT) if keys.holds(number)] == numbers
    assert keys == StoredKeys(kept(numbers, not dense), keys._entries)


@given(one=NUMBERS, other=NUMBERS, dense=st.tuples(st.booleans(), st.booleans()))
def test_two_are_compared_and_joined(one, other, dense):
    entries = Entries()
    mine, theirs = (StoredKeys(kept(*given), entries) for given in zip((one, other), dense, strict=True))
    assert sorted(mine.common(theirs)) == sorted({*one} & {*other})
    assert sorted(mine.together([theirs]).numbers) == sorted({*one} | {*other})
    assert mine.in_order({*one} & {*other}) == [number for number in one if number in other]


def test_numbers_that_are_not_in_order_are_kept_in_theirs():
    assert unpacked(kept([3, 1, 2], dense=True)).tolist() == [3, 1, 2]
    assert len(packed(range(20_000), 100_000)) < len(array("I", range(20_000)).tobytes())
