"""How commands of LaTeX are read in bibliographies, beside the letters and signs of ``text.latex``."""

from footnotes.text.latex import SYMBOLS

ACCENTS_BELOW = frozenset("\u0327\u0328\u0323\u0331\u0326")

# A backslash before one sign.
SIGNS = {
    "\\": " ",
    "\n": " ",
    "\r\n": " ",
    " ": " ",
    ",": "\u2009",
    ";": " ",
    ":": " ",
    "!": "",
    "-": "",
    "/": "",
    "@": "",
    "(": "",
    ")": "",
    "[": "",
    "]": "",
}

COMMAND_SYMBOLS = SYMBOLS | {
    "cprime": "ʹ", "cdprime": "ʺ", "ayn": "ʿ", "hamza": "ʾ", "No": "№", "og": "«\u00a0", "fg": "\u00a0»", "to": "→",
    "quad": " ", "qquad": " ", "space": " ", "nobreakspace": "\u00a0", "thinspace": "\u2009", "par": " ",
    "newline": " ", "BibTeX": "BibTeX", "ad": "AD", "bibrangedash": "–", "hyphen": "-",
}  # fmt: skip
