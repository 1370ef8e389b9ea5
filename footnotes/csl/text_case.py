"""Text case over rendered parts (CSL 1.0.2, "Text-case"); title case applies to English alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from footnotes.csl.tree import Part, map_text
from footnotes.model.rich_text import Style
from footnotes.patterns import pattern

_SMALL_WORDS = """
a about above according across afore after against al along alongside amid amidst among amongst an and anenst
apropos apud around as aside astride at athwart atop barring before behind below beneath beside besides between
beyond but by c ca circa d de despite down during d’ et except for forenenst from given in inside into lest like
modulo near next nor notwithstanding of off on onto or out over per plus pro qua sans since so than the through
throughout thru thruout till to toward towards under underneath until unto up upon v van versus via vis-à-vis von vs
with within without yet à
"""
_STOP_WORDS = frozenset(_SMALL_WORDS.split())
_WORD = pattern(r"[^\s\u00a0—–/:?!.;()\[\]{}“”„«»]+")
_KEEP = frozenset({Style.NO_CASE, Style.SUPERSCRIPT, Style.SUBSCRIPT, Style.SMALL_CAPS, Style.NO_DECORATION})
_TURKIC = {"tr", "az"}


class _Characters:
    """The characters of all runs of a part, to be changed in place; those under nocase are protected."""

    def __init__(self, part: Part) -> None:
        self.characters: list[str] = []
        self.protected: list[bool] = []
        self._collect(part, False)
        self.text = "".join(self.characters)

    def _collect(self, part: Part, keep: bool) -> None:
        if isinstance(part, str):
            self.characters.extend(part)
            self.protected.extend([keep] * len(part))
            return
        keep = keep or bool(part.format and _KEEP.intersection(part.format.styles))
        for index, child in enumerate(part.parts):
            if index and part.delimiter:
                self._collect(part.delimiter, keep)
            if part.format and part.format.prefix and index == 0:
                self._collect(part.format.prefix, True)
            self._collect(child, keep)
        if part.format and part.format.suffix:
            self._collect(part.format.suffix, True)

    def rebuild(self, part: Part) -> Part:
        return self._rebuild(part, iter(self.characters))

    def _rebuild(self, part: Part, source: Iterator[str]) -> Part:
        if isinstance(part, str):
            return "".join([next(source) for _ in part])
        parts: list[Part] = []
        for index, child in enumerate(part.parts):
            if index and part.delimiter:
                for _ in part.delimiter:
                    next(source)
            if part.format and part.format.prefix and index == 0:
                for _ in part.format.prefix:
                    next(source)
            parts.append(self._rebuild(child, source))
        if part.format and part.format.suffix:
            for _ in part.format.suffix:
                next(source)
        return part.with_parts(parts)

    def change(self, start: int, end: int, how: Callable[[str], str]) -> None:
        for index in range(start, end):
            if not self.protected[index]:
                self.characters[index] = how(self.characters[index])


def apply_case(case: str, part: Part, language: str) -> Part:
    """Return the part in a text case of a language ("en"): title case is for English alone."""
    function = _CASES.get(case)
    if function is None or (case == "title" and language != "en"):
        return part
    if language in _TURKIC and case == "uppercase":
        part = map_text(part, lambda text: text.replace("i", "İ"))
    characters = _Characters(part)
    if characters.characters:
        function(characters)
        return characters.rebuild(part)
    return part


def _is_capitals(text: str) -> bool:
    return text.upper() == text and text.lower() != text


def _words(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _WORD.finditer(text):
        yield match.start(), match.end(), match.group()


def _capitalise(characters: _Characters, start: int, end: int) -> None:
    """Capitalise the first letter of a word that has no capital yet."""
    text = characters.text
    for index in range(start, end):
        if text[index].isalpha():
            if not characters.protected[index] and text[index:end].lower() == text[index:end]:
                characters.characters[index] = _upper(text[index])
            return
        if text[index].isdigit():
            return


def _upper(character: str) -> str:
    return character.upper() if len(character.upper()) == 1 else character.title()


def _lowercase(characters: _Characters) -> None:
    characters.change(0, len(characters.text), str.lower)


def _uppercase(characters: _Characters) -> None:
    characters.change(0, len(characters.text), str.upper)


def _capitalise_first(characters: _Characters) -> None:
    text = characters.text
    for index, character in enumerate(text):
        if character.isalpha():
            if not characters.protected[index]:
                characters.characters[index] = _upper(character)
            return
        if character.isdigit():
            return


def _capitalise_all(characters: _Characters) -> None:
    for start, end, _ in _words(characters.text):
        for index in range(start, end):
            if characters.text[index].isalpha():
                if not characters.protected[index]:
                    characters.characters[index] = _upper(characters.text[index])
                break


def _sentence(characters: _Characters) -> None:
    capitals = _is_capitals(characters.text)
    for start, end, word in _words(characters.text):
        if capitals or word[1:] == word[1:].lower():  # a capital inside a word is its own
            characters.change(start, end, str.lower)
    _capitalise_first(characters)


def _before(text: str, index: int) -> str:
    """Return the last character before a word that is no space, opening quotation mark or bracket."""
    while index > 0 and text[index - 1] in " \u00a0'\"‘“„«(":
        index -= 1
    return text[index - 1] if index else " "


def _title(characters: _Characters) -> None:
    text = characters.text
    if _is_capitals(text):
        return  # left as it is, as other processors do: "UK", "CONVERGENT VALIDATION"
    words = list(_words(text))
    for number, (start, end, word) in enumerate(words):
        before = _before(text, start)
        opens = number == 0 or before in ":?!" or (before == "." and word[0].isupper())
        closes = number == len(words) - 1
        if number and len(word) == 1 and text[end : end + 1] == ".":
            continue  # an initial
        bare = word.strip("'\"‘’,").lower()
        if bare in _STOP_WORDS and not (opens or closes):
            if word[0].isupper() and word[1:] == word[1:].lower():
                characters.change(start, end, str.lower)
            continue
        offset = start
        for piece in re.split(r"([-‑])", word):
            greek = len(piece) == 1 and "\u0370" <= piece <= "\u03ff"
            if piece and piece not in "-‑" and not greek and not (offset > start and piece.lower() in _STOP_WORDS):
                _capitalise(characters, offset, offset + len(piece))
            offset += len(piece)


_CASES: dict[str, Callable[[_Characters], None]] = {
    "lowercase": _lowercase,
    "uppercase": _uppercase,
    "capitalize-first": _capitalise_first,
    "capitalize-all": _capitalise_all,
    "sentence": _sentence,
    "title": _title,
}
