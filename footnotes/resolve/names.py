"""Names of persons and bodies as they are written and as entries hold them, and whether they are one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain

from footnotes.model.entry import Name
from footnotes.patterns import pattern
from footnotes.records import NamedTuple
from footnotes.resolve.words import Word, words, words_of_all

EXACT, SPELLED_OTHERWISE, SLIP = 1.0, 0.9, 0.7  # how well a written name agrees; 0 where it is another's
_SUFFIXES = frozenset({"jr", "sr", "jun", "sen", "ii", "iii", "iv", "hrsg", "hg", "eds", "ed"})
_HONORIFICS = frozenset({"mr", "mrs", "ms", "miss", "dr", "prof", "sir", "rev", "mme", "mlle", "herr", "frau", "fr"})
_ENDINGS = pattern(r"(?:ius|ii|us|io|is|um|os|ae|o|i|a|e)?\Z")
_SHORTEST_STEM = 5
_SHORTEST_CUT, _LEFT_OUT = 3, 2  # letters of an abbreviated name, and those it leaves out
_FROM = frozenset({"von", "van", "de", "di", "da", "del", "of", "der", "iz"})
_PARENTHESES = pattern(r"\([^()]*\)")


class WrittenName(NamedTuple):
    """A name as a cite writes it; where the order is open, every word may be the family name."""

    written: str
    family: tuple[Word, ...]
    given: tuple[Word, ...]
    inverted: bool  # "Family, Given" or "Family I. I.": the family name is known


class PersonName(NamedTuple):
    """A name of an entry; a body has a family name only, of which any telling words may be written."""

    family: tuple[Word, ...]
    given: tuple[Word, ...]
    body: bool


@lru_cache(maxsize=16384)
def written_name(text: str) -> WrittenName:
    """Take a written name apart: "Panofsky, Erwin", "Ключевский В.О.", "E. P. Thompson", "Le Goff"."""
    before, comma, after = _PARENTHESES.sub(" ", text).partition(",")
    family, given = _personal(before), _personal(after)
    if comma and given:
        return WrittenName(text, family, given, inverted=True)
    initials = next((at for at, word in enumerate(family) if _is_initial(word)), len(family))
    if initials > 0 and all(_is_initial(word) for word in family[initials:]) and initials < len(family):
        return WrittenName(text, family[:initials], family[initials:], inverted=True)
    full = tuple(word for word in family if not _is_initial(word))
    return WrittenName(text, full or family, tuple(word for word in family if _is_initial(word)), inverted=False)


def family_name(text: str) -> str:
    """Return the family name of a written name as a skeleton: its last word, or that before the comma."""
    family = written_name(text).family
    return family[-1].skeleton if family else ""


def person(name: Name) -> PersonName:
    """Return a name of an entry in words."""
    return next(persons((name,)))


def persons(names: Iterable[Name]) -> Iterator[PersonName]:
    """Yield names of entries in words: many together are made faster than one after another."""
    parts = [
        (" ".join(filter(None, (name.dropping_particle, name.non_dropping_particle, name.family))), name.given,
         name.literal)
        for name in names
    ]  # fmt: skip
    texts = set(chain.from_iterable(parts))
    known = dict(zip(texts, words_of_all(texts), strict=True))
    for family, given, literal in parts:
        if known[family] or not literal:
            yield PersonName(known[family] or known[given], known[given] if known[family] else (), body=False)
        else:
            yield PersonName(known[literal], (), body=len(known[literal]) > 1)


def agreement(written: WrittenName, name: PersonName) -> float:
    """Return how well a written name agrees with an entry's: EXACT, SPELLED_OTHERWISE, SLIP, or 0."""
    if not written.family or not name.family:
        return 0.0
    if name.body:
        return _body_agreement(written, name)
    last = name.family[-1]
    if _is_named_by_place(name) and written.family[0].text == name.family[0].text:
        return EXACT  # "Chrétien", "Wolfram": whose other words say where they are from
    order = written.family[-1:] if written.inverted else tuple(reversed(written.family))
    best = 0.0
    rest: tuple[Word, ...] = ()
    for word in order:
        level = _word_agreement(
            word, last, with_given=bool(name.given) and len(written.family) + len(written.given) > 1
        )
        if level > best:
            best, rest = level, tuple(other for other in (*written.family, *written.given) if other is not word)
    if not best:
        return 0.0
    particles = {word.text for word in name.family[:-1]}
    given = written.given if written.inverted else tuple(word for word in rest if word.text not in particles)
    return best if _given_agree(given, name.given) else 0.0


def _is_named_by_place(name: PersonName) -> bool:
    """Say whether a name is a given name with a place: "Chrétien de Troyes", "Wolfram von Eschenbach"."""
    return not name.given and len(name.family) > 2 and name.family[1].text in _FROM


def _word_agreement(written: Word, meant: Word, *, with_given: bool) -> float:
    if written.text == meant.text:
        return EXACT
    if written.skeleton == meant.skeleton and len(meant.skeleton) > 2:
        return SPELLED_OTHERWISE
    if is_latinized(written.text, meant.text):
        return SLIP
    if written.cut and is_cut(written.text, meant.text):
        return SPELLED_OTHERWISE
    return SLIP if is_slip(written.text, meant.text, 4 if with_given else 5) else 0.0


def is_latinized(written: str, meant: str) -> bool:
    """Say whether two folded names differ by a Latin or Italian ending: "raynald", "raynaldi" and "raynaldus"."""
    if written[:_SHORTEST_STEM] != meant[:_SHORTEST_STEM]:
        return False
    stem = _ENDINGS.sub("", written, 1)
    return len(stem) >= _SHORTEST_STEM and stem == _ENDINGS.sub("", meant, 1)


def is_cut(written: str, meant: str) -> bool:
    """Say whether a folded name is the beginning of another: "bract" of "bracton", "hor" of "horace"."""
    return len(written) >= _SHORTEST_CUT and len(meant) - len(written) >= _LEFT_OUT and meant.startswith(written)


def is_slip(written: str, meant: str, shortest: int = 5) -> bool:
    """Say whether two folded names differ by one letter (two in long ones) and begin alike."""
    if min(len(written), len(meant)) < shortest or written[0] != meant[0] or abs(len(written) - len(meant)) > 2:
        return False
    most = 1 if len(meant) < 9 else 2
    if len(set(written).difference(meant)) > most or len(set(meant).difference(written)) > most:
        return False  # most names end here: each slip brings one new letter at the most
    return _differ_at_most(written, meant, most)


def _differ_at_most(one: str, other: str, slips: int) -> bool:
    """Say whether so many letters left out, added, changed or exchanged with the next make one word of the other."""
    alike = next((at for at, (here, there) in enumerate(zip(one, other, strict=False)) if here != there), None)
    if alike is None:
        return abs(len(one) - len(other)) <= slips
    one, other = one[alike:], other[alike:]
    return slips > 0 and (
        _differ_at_most(one[1:], other[1:], slips - 1)
        or _differ_at_most(one[1:], other, slips - 1)
        or _differ_at_most(one, other[1:], slips - 1)
        or (one[:2] == other[1::-1] and _differ_at_most(one[2:], other[2:], slips - 1))
    )


def _body_agreement(written: WrittenName, name: PersonName) -> float:
    meant = {word.text for word in name.family}
    telling = [word.text for word in (*written.family, *written.given) if len(word.text) > 3]
    return EXACT if telling and all(word in meant for word in telling) else 0.0


def _given_agree(written: tuple[Word, ...], meant: tuple[Word, ...]) -> bool:
    if not written or not meant:
        return True
    return any(one_given_name(one, other) for one in written[:2] for other in meant)


def one_given_name(one: Word, other: Word) -> bool:
    """Say whether two given names may be one: spelled otherwise, or an initial of the other."""
    short, long = sorted((one, other), key=lambda word: len(word.text))
    if _is_initial(short):
        return long.text.startswith(short.text) or long.skeleton.startswith(short.skeleton)
    return (
        one.skeleton == other.skeleton
        or is_slip(one.text, other.text)
        or (short.cut and long.text.startswith(short.text))
    )


def _is_initial(word: Word) -> bool:
    return len(word.text) == 1 or (word.cut and len(word.text) <= 2)


def _personal(text: str) -> tuple[Word, ...]:
    found = tuple(word for word in words(text) if word.text not in _SUFFIXES)
    return tuple(word for word in found if word.text not in _HONORIFICS) or found
