"""Keys of entries as numbers: packed as they are kept, and compared so where there are very many."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Any

from footnotes.patterns import pattern

if TYPE_CHECKING:
    from footnotes.bibliographies.stored import StoredEntries

SIZE = array("I").itemsize  # bytes of a number
_FEWEST, _SHARE = 10_000, 64  # numbers are kept as bits where they are so many, and so large a part of all entries
_BITS = tuple(tuple(bit for bit in range(8) if byte >> bit & 1) for byte in range(256))
_ANY = pattern(rb"[^\0]")


def packed(numbers: Sequence[int], count: int) -> bytes:
    """Return numbers of entries, of so many, as they are kept: one after another, or as bits with a byte after them."""
    many = len(numbers) > max(_FEWEST, count // _SHARE)
    if not many or any(one >= other for one, other in pairwise(numbers)):
        return array("I", numbers).tobytes()
    bits = bytearray(count // 8 + 1)
    for number in numbers:
        bits[number >> 3] |= 1 << (number & 7)
    return _marked(bits)


def unpacked(value: bytes) -> array[int]:
    """Return the numbers that are kept as a value."""
    return array("I", _places(value) if _is_bits(value) else value)


def _is_bits(value: bytes) -> bool:
    return len(value) % SIZE == 1


def _marked(bits: bytes | bytearray) -> bytes:
    return bytes(bits) + bytes(-(len(bits) - 1) % SIZE)  # so long as no row of numbers is


class StoredKeys(Sequence[str]):
    """Keys of entries, of which only the numbers are held: most of them are merely counted."""

    __slots__ = ("_bits", "_entries", "_length", "_numbers")

    def __init__(self, value: bytes | array[int], entries: StoredEntries) -> None:
        self._entries = entries
        self._bits: bytes | None = value if isinstance(value, bytes) and _is_bits(value) else None
        self._numbers: array[int] | None = array("I", value) if self._bits is None else None
        self._length = len(self._numbers or ()) if self._bits is None else int.from_bytes(self._bits).bit_count()

    @property
    def numbers(self) -> array[int]:
        """The numbers of the entries."""
        if self._numbers is None:
            self._numbers = unpacked(self._bits or b"")
        return self._numbers

    def common(self, other: StoredKeys) -> Collection[int]:
        """Return the numbers of the entries that are among these and others."""
        if self._bits is not None and other._bits is not None:
            both = int.from_bytes(self._bits, "little") & int.from_bytes(other._bits, "little")
            return list(_places(both.to_bytes(max(len(self._bits), len(other._bits)), "little")))
        if other._bits is not None:
            return other.common(self)
        if (bits := self._bits) is not None:
            return [number for number in other.numbers if bits[number >> 3] >> (number & 7) & 1]
        short, long = sorted((self.numbers, other.numbers), key=len)
        return set(short).intersection(long)

    def holds(self, number: int) -> bool:
        """Say whether the entry of a number is among them, where they are in the order of the bibliography."""
        if self._bits is not None:
            return bool(self._bits[number >> 3] >> (number & 7) & 1)
        at = bisect_left(self.numbers, number)
        return at < self._length and self.numbers[at] == number

    def in_order(self, found: Collection[int]) -> list[int]:
        """Return some of the numbers in the order that these keys have."""
        return sorted(found) if self._bits is not None else [number for number in self.numbers if number in found]

    def together(self, others: Sequence[StoredKeys]) -> StoredKeys:
        """Return these and others, each once."""
        if not others:
            return self
        dense = [keys._bits for keys in (self, *others) if keys._bits is not None]
        rest = chain.from_iterable(keys.numbers for keys in (self, *others) if keys._bits is None)
        if not dense:
            return StoredKeys(array("I", dict.fromkeys(rest)), self._entries)
        bits = bytearray(max(map(len, dense)))
        whole = 0
        for one in dense:
            whole |= int.from_bytes(one, "little")
        bits[:] = whole.to_bytes(len(bits), "little")
        for number in rest:
            bits[number >> 3] |= 1 << (number & 7)
        return StoredKeys(bytes(bits), self._entries)

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, at: Any) -> Any:
        found = self.numbers[at]
        return tuple(map(self._entries.key, found)) if isinstance(found, array) else self._entries.key(found)

    def __iter__(self) -> Iterator[str]:
        return map(self._entries.key, self.numbers)

    def __contains__(self, key: object) -> bool:
        number = self._entries.number(key)
        if self._bits is not None:
            return number >= 0 and bool(self._bits[number >> 3] >> (number & 7) & 1)
        return number in self.numbers

    def __eq__(self, other: object) -> bool:
        if isinstance(other, StoredKeys) and other._entries is self._entries:
            return self.numbers == other.numbers
        return tuple(self) == (tuple(other) if isinstance(other, StoredKeys) else other)

    __hash__ = None  # type: ignore[assignment]


def _places(bits: bytes) -> Iterable[int]:
    """Return the numbers of the bits that are set; those of the byte after them never are."""
    return [8 * byte.start() + bit for byte in _ANY.finditer(bits) for bit in _BITS[byte[0][0]]]
