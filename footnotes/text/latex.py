"""LaTeX's accents, letters and signs as Unicode (LaTeX2e font encodings T1 and TS1, "encguide"; textcomp; babel)."""

from __future__ import annotations

ACCENTS = {  # what comes after the letter
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328",
    "b": "\u0331", "t": "\u0361", "G": "\u030f", "f": "\u0311", "h": "\u0309", "U": "\u030e",
    "textcommabelow": "\u0326",
}  # fmt: skip
SYMBOLS = {
    "ss": "ß", "SS": "ẞ", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "aa": "å", "AA": "Å",
    "l": "ł", "L": "Ł", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ",
    "ng": "ŋ", "NG": "Ŋ", "S": "§", "P": "¶", "pounds": "£", "euro": "€", "texteuro": "€", "copyright": "©",
    "textcopyright": "©", "dag": "†", "ddag": "‡", "textdagger": "†", "textdaggerdbl": "‡", "ldots": "…", "dots": "…",
    "textellipsis": "…", "textendash": "–", "textemdash": "—", "textbackslash": "\\", "textasciitilde": "~",
    "textasciicircum": "^", "textunderscore": "_", "textbar": "|", "textless": "<", "textgreater": ">",
    "textdegree": "°", "degree": "°", "textsection": "§", "textparagraph": "¶", "textbullet": "•",
    "textordfeminine": "ª", "textordmasculine": "º", "textnumero": "№", "no": "n°", "slash": "/", "textquoteleft": "‘",
    "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”", "textquotesingle": "'",
    "textquotedbl": "\"", "lq": "‘", "rq": "’", "glqq": "„", "grqq": "“", "glq": "‚", "grq": "‘", "flqq": "«",
    "frqq": "»", "flq": "‹", "frq": "›", "guillemotleft": "«", "guillemotright": "»", "guilsinglleft": "‹",
    "guilsinglright": "›", "quotedblbase": "„", "quotesinglbase": "‚", "LaTeX": "LaTeX", "TeX": "TeX",
    "textperiodcentered": "·", "textonehalf": "½", "textonequarter": "¼", "textthreequarters": "¾", "texttimes": "×",
    "ier": "er", "iere": "re", "ieme": "e", "iemes": "es", "primo": "1°", "secundo": "2°", "tertio": "3°",
    "quarto": "4°", "textregistered": "®", "texttrademark": "™", "textsterling": "£", "textyen": "¥",
    "guillemetleft": "«", "guillemetright": "»", "textasciigrave": "`", "textexclamdown": "¡", "textquestiondown": "¿",
    "textbraceleft": "{", "textbraceright": "}", "textdollar": "$", "ldotp": ".", "times": "×", "pm": "±", "cdot": "·",
    "infty": "∞", "prime": "′",
}  # fmt: skip
