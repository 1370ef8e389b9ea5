"""LaTeX in the values of BibTeX fields as text, with the markup that CSL-JSON allows (``<i>``, ``<sup>`` …).

Only what bibliographies hold: accents, letters and signs, dashes and quotes, font commands, protected case. Commands
that are not known vanish and leave their arguments.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from footnotes.bibliographies.latex_symbols import ACCENTS, ACCENTS_BELOW, COMMAND_SYMBOLS, SIGNS

_SPECIAL = re.compile(r"[\\{}~$`]|--|''")
_TOKEN = re.compile(
    r"\\(?:[A-Za-z]+\*?[ \t\r\n]*|\r\n|.)"  # a command, with the space that ends its name, or a sign
    r"|[{}~$^_\\]|---?|``?"
    r"|(?<!\w)''|''(?!\w)"  # between letters it is the hard sign of a transliteration
    r"|[^\\{}~$^_`'-]+|.",
    re.DOTALL,
)
_SPACE = re.compile(r"[ \t\r\n]+")
_LOWER_WORD = re.compile(r"(?<!\w)[^\W\d_]{2,}(?!\w)")
_PROTECTED = '<span class="nocase">'
_PLAIN_TOKENS = {"~": "\u00a0", "--": "–", "---": "—", "``": "“", "''": "”", "`": "‘"}


def _around(opening: str, closing: str) -> Callable[[str], str]:
    return lambda text: f"{opening}{text}{closing}" if text else ""


def _quoted(text: str) -> str:
    return "“" + text.replace("“", "‘").replace("”", "’") + "”"


def _dropped(_: str) -> str:
    return ""


def _plain(text: str) -> str:
    return text


_ITALIC, _BOLD = _around("<i>", "</i>"), _around("<b>", "</b>")
_SMALL_CAPS = _around('<span style="font-variant:small-caps;">', "</span>")
_SUP, _SUB = _around("<sup>", "</sup>"), _around("<sub>", "</sub>")
_ARGUMENT: dict[str, Callable[[str], str]] = {  # what a command makes of its first argument
    **dict.fromkeys(("emph", "textit", "textsl", "mkbibemph", "mkbibitalic", "citetitle"), _ITALIC),
    **dict.fromkeys(("textbf", "mkbibbold"), _BOLD),
    "textsc": _SMALL_CAPS,
    "textsuperscript": _SUP,
    "mkbibsuperscript": _SUP,
    "textsubscript": _SUB,
    "enquote": _quoted,
    "mkbibquote": _quoted,
    **dict.fromkeys(
        ("href", "foreignlanguage", "textcolor", "hspace", "vspace", "label", "index", "noopsort"), _dropped
    ),
}
_DECLARATION = {  # what a command makes of the rest of its group
    **dict.fromkeys(("em", "it", "itshape", "sl", "slshape"), _ITALIC),
    **dict.fromkeys(("bf", "bfseries"), _BOLD),
    **dict.fromkeys(("sc", "scshape"), _SMALL_CAPS),
}


def decode(text: str, *, markup: bool = True) -> str:
    """Return LaTeX as text, its spaces folded; ``markup=False`` leaves tags out.

    A braced part of the text is marked as protected (``<span class="nocase">``) where a CSL style could change its
    case, that is where it has a word in small letters.
    """
    if not _SPECIAL.search(text):
        return fold_spaces(text)
    decoder = _Decoder(markup)
    for token in _TOKEN.findall(text):
        decoder.take(token)
    return fold_spaces(decoder.finish())


def fold_spaces(text: str) -> str:
    """Return text with its runs of spaces and line ends as one space, none at its ends."""
    return _SPACE.sub(" ", text).strip(" \t\r\n")


class _Decoder:
    """Takes tokens one by one; a stack of open groups, so that nesting costs no recursion."""

    def __init__(self, markup: bool) -> None:
        self.markup = markup
        self.groups: list[tuple[list[str], Callable[[str], str]]] = [([], _plain)]
        self.pending: Callable[[str], str] | None = None  # what the next argument is given to
        self.in_math = False
        self.previous = ""

    def take(self, token: str) -> None:
        if token == "{":
            argument = self.previous[:1] in ("\\", "}")
            protects = len(self.groups) == 1 and not argument
            self.groups.append(([], self.pending or (self._protected if protects else _plain)))
            self.pending = None
        elif token == "}":
            if len(self.groups) > 1:
                self._close()
        elif token[0] == "\\":
            self._command(token[1:].rstrip(" \t\r\n") or " ")
        elif token == "$":
            self.in_math = not self.in_math
        elif self.in_math and token in "^_":
            self._expect(_SUP if token == "^" else _SUB)
        else:
            self._text(_PLAIN_TOKENS.get(token, token))
        self.previous = token

    def finish(self) -> str:
        while len(self.groups) > 1:
            self._close()
        pieces = self.groups[0][0]
        if len(pieces) == 1 and pieces[0].startswith(_PROTECTED):  # braces around the whole mean no part of it
            return pieces[0].removeprefix(_PROTECTED).removesuffix("</span>")
        return "".join(pieces)

    def _close(self) -> None:
        pieces, wrap = self.groups.pop()
        self.pending = None
        self.groups[-1][0].append(wrap("".join(pieces)))

    def _text(self, text: str) -> None:
        """Add text; a command that waits for its argument takes the first letter."""
        if self.pending:
            text = text.lstrip(" \t\r\n")
            if not text:
                return
            wrap, self.pending = self.pending, None
            text = wrap(text[0]) + text[1:]
        self.groups[-1][0].append(text)

    def _command(self, name: str) -> None:
        starred = name.rstrip("*") if len(name) > 1 else name
        if (symbol := COMMAND_SYMBOLS.get(starred)) is not None:
            self._symbol(symbol)
        elif name in ACCENTS:
            self._expect(_accented(ACCENTS[name]))
        elif starred in _ARGUMENT:
            wrap = _ARGUMENT[starred]
            self._expect(wrap if self.markup or wrap in (_quoted, _dropped) else _plain)
        elif starred in _DECLARATION:
            if self.markup and len(self.groups) > 1:
                pieces, wrap = self.groups[-1]
                self.groups[-1] = (pieces, _then(_DECLARATION[starred], _plain if wrap == self._protected else wrap))
        elif len(name) == 1 and not name.isalpha():
            self._symbol(SIGNS.get(name, name))
        elif self.in_math:
            self._symbol(_greek(starred))

    def _symbol(self, symbol: str) -> None:
        wrap, self.pending = self.pending or _plain, None
        self.groups[-1][0].append(wrap(symbol))

    def _expect(self, wrap: Callable[[str], str]) -> None:
        self.pending = _then(wrap, self.pending) if self.pending else wrap

    def _protected(self, text: str) -> str:
        if not self.markup or not any(word.islower() for word in _LOWER_WORD.findall(text)):
            return text
        return f"{_PROTECTED}{text}</span>"


def _then(inner: Callable[[str], str], outer: Callable[[str], str]) -> Callable[[str], str]:
    return lambda text: outer(inner(text))


def _accented(mark: str) -> Callable[[str], str]:
    def wrap(text: str) -> str:
        letter = text[:1]
        if mark not in ACCENTS_BELOW:
            letter = {"ı": "i", "ȷ": "j"}.get(letter, letter)
        return unicodedata.normalize("NFC", letter + mark) + text[1:] if letter.strip() else text

    return wrap


def _greek(name: str) -> str:
    size = "SMALL" if name.islower() else "CAPITAL"
    try:
        return unicodedata.lookup(f"GREEK {size} LETTER {name.upper().replace('LAMBDA', 'LAMDA').removeprefix('VAR')}")
    except KeyError:
        return ""
