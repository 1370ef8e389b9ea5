"""How commands and signs of LaTeX are read in manuscripts, beside the letters and signs of ``text.latex`` (babel)."""

from __future__ import annotations

from footnotes.text.latex import SYMBOLS as LETTERS_AND_SIGNS

SYMBOLS = LETTERS_AND_SIGNS | {
    "No": "N°", "og": "« ", "fg": " »", "nobreakspace": " ", "space": " ", "quad": " ", "qquad": " ", "enspace": " ",
    "enskip": " ", "thinspace": " ", "newline": " ", "linebreak": " ", "hfill": " ", "break": " ", "par": " ",
    "tabularnewline": " ",
}  # fmt: skip
ESCAPES = {
    "%": "%", "&": "&", "#": "#", "$": "$", "_": "_", "{": "{", "}": "}", " ": " ", "\n": " ", "\t": " ", "\r": " ",
    ",": " ", ";": " ", ":": " ", ">": " ", "!": "", "/": "", "-": "", "@": "", "+": "", "*": "", "(": "", ")": "",
    "|": "",
}  # fmt: skip
LIGATURES = {
    "---": "—", "--": "–", "``": "“", "''": "”", "`": "‘", "'": "’", "!`": "¡", "?`": "¿", "~": " ", '"`': "„",
    "\"'": "“", '"<': "«", '">': "»", '"=': "-", '"-': "", '"~': "-", '""': "", '"|': "", "<<": "«", ">>": "»",
    ",,": "„",
}  # fmt: skip
