"""LaTeX in the values of BibTeX fields as text, with the markup that CSL-JSON allows (``<i>``, ``<sup>`` …).

Only what bibliographies hold: accents, letters and signs, dashes and quotes, font commands, protected case. Commands
that are not known vanish and leave their arguments.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from footnotes.bibliographies.latex_symbols import ACCENTS_BELOW, COMMAND_SYMBOLS, SIGNS
from footnotes.patterns import pattern
from footnotes.text.latex import ACCENTS

_Wrap = Callable[[str], str]

_DEEPEST = 50  # groups inside each other that count, and
_MOST_PENDING = 5  # commands before one letter: more are nobody's writing

_SPECIAL = pattern(r"[\\{}~$`]|--|''")
_TOKEN = pattern(
    r"\\(?:[A-Za-z]+\*?[ \t\r\n]*|\r\n|.)"  # a command, with the space that ends its name, or a sign
    r"|[{}~$^_\\]|---?|``?"
    r"|(?<!\w)''|''(?!\w)"  # between letters it is the hard sign of a transliteration
    r"|[^\\{}~$^_`'-]+|.",
    re.DOTALL,
)
_SPACE = pattern(r"[ \t\r\n]+")
_LOWER_WORD = pattern(r"(?<!\w)[^\W\d_]{2,}(?!\w)")
_PROTECTED = '<span class="nocase">'
_PLAIN_TOKENS = {"~": "\u00a0", "--": "–", "---": "—", "``": "“", "''": "”", "`": "‘"}


def _around(opening: str, closing: str) -> _Wrap:
    return lambda text: f"{opening}{text}{closing}" if text else ""


def _quoted(text: str) -> str:
    return "“" + text.replace("“", "‘").replace("”", "’") + "”"


def _dropped(_: str) -> str:
    return ""


_ITALIC, _BOLD = _around("<i>", "</i>"), _around("<b>", "</b>")
_SMALL_CAPS = _around('<span style="font-variant:small-caps;">', "</span>")
_SUP, _SUB = _around("<sup>", "</sup>"), _around("<sub>", "</sub>")
_TAGS = (_ITALIC, _BOLD, _SMALL_CAPS, _SUP, _SUB)
_ARGUMENT: dict[str, _Wrap] = {  # what a command makes of its first argument
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
    if not text:
        return ""
    if not _SPECIAL.search(text):
        return fold_spaces(text)
    decoder = _Decoder(markup)
    for token in _TOKEN.findall(text):
        decoder.take(token)
    return fold_spaces(decoder.finish())


def fold_spaces(text: str) -> str:
    """Return text with its runs of spaces and line ends as one space, none at its ends."""
    if "  " not in text and text.isprintable():
        return text.strip(" ")  # by far the most
    return _SPACE.sub(" ", text).strip(" \t\r\n")


class _Decoder:
    """Takes tokens one by one; a stack of open groups, so that nesting costs no recursion."""

    def __init__(self, markup: bool) -> None:
        self.markup = markup
        self.groups: list[tuple[list[str], list[_Wrap]]] = [([], [])]  # pieces of each, what is made of them together
        self.deeper = 0  # groups that are open beyond the deepest that count
        self.pending: list[_Wrap] = []  # what will be made of the next argument
        self.in_math = False
        self.previous = ""

    def take(self, token: str) -> None:
        if token == "{":
            self._open()
        elif token == "}":
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
        self.deeper = 0
        while len(self.groups) > 1:
            self._close()
        pieces = self.groups[0][0]
        if len(pieces) == 1 and pieces[0].startswith(_PROTECTED):  # braces around the whole mean no part of it
            return pieces[0].removeprefix(_PROTECTED).removesuffix("</span>")
        return "".join(pieces)

    def _open(self) -> None:
        if len(self.groups) == _DEEPEST:
            self.deeper += 1
            return
        is_argument = self.previous[:1] in ("\\", "}")
        protects = self.markup and len(self.groups) == 1 and not is_argument
        self.groups.append(([], self.pending or ([_protected] if protects else [])))
        self.pending = []

    def _close(self) -> None:
        if self.deeper:
            self.deeper -= 1
        elif len(self.groups) > 1:
            pieces, wraps = self.groups.pop()
            self.pending = []
            self.groups[-1][0].append(_wrapped("".join(pieces), wraps))

    def _text(self, text: str) -> None:
        """Add text; a command that waits for its argument takes the first letter."""
        if self.pending:
            text = text.lstrip(" \t\r\n")
            if not text:
                return
            text, self.pending = _wrapped(text[0], self.pending) + text[1:], []
        self.groups[-1][0].append(text)

    def _command(self, name: str) -> None:
        starred = name.rstrip("*") if len(name) > 1 else name
        if (symbol := COMMAND_SYMBOLS.get(starred)) is not None:
            self._symbol(symbol)
        elif name in ACCENTS:
            self._expect(_accented(ACCENTS[name]))
        elif starred in _ARGUMENT:
            self._expect(_ARGUMENT[starred])
        elif starred in _DECLARATION:
            wraps = self.groups[-1][1]
            if self.markup and len(self.groups) > 1 and _DECLARATION[starred] not in wraps:
                wraps[:] = [*(wrap for wrap in wraps if wrap != _protected), _DECLARATION[starred]]
        elif len(name) == 1 and not name.isalpha():
            self._symbol(SIGNS.get(name, name))
        elif self.in_math:
            self._symbol(_greek(starred))

    def _symbol(self, symbol: str) -> None:
        self.groups[-1][0].append(_wrapped(symbol, self.pending))
        self.pending = []

    def _expect(self, wrap: _Wrap) -> None:
        if len(self.pending) < _MOST_PENDING and (self.markup or wrap not in _TAGS):
            self.pending.append(wrap)


def _wrapped(text: str, wraps: list[_Wrap]) -> str:
    """Return what wraps make of text, the last one first."""
    for wrap in reversed(wraps):
        text = wrap(text)
    return text


def _protected(text: str) -> str:
    if not any(word.islower() for word in _LOWER_WORD.findall(text)):
        return text
    return f"{_PROTECTED}{text}</span>"


def _accented(mark: str) -> _Wrap:
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
