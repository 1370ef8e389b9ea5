"""MARC 21's fields in CSL's terms: tables only.

Sources: MARC 21 Format for Bibliographic Data (Library of Congress); MARC codes for relators and languages, with
ISO 639-1 where it has the language.
"""

from __future__ import annotations

TYPES = {  # by leader/06, record type
    "c": "musical_score", "d": "musical_score", "e": "map", "f": "map", "g": "motion_picture", "i": "song", "j": "song",
    "k": "graphic", "m": "software", "p": "collection", "t": "manuscript",
}  # fmt: skip
LEVELS = {"a": "chapter", "b": "article-journal", "s": "periodical"}  # by leader/07, of texts
WRITTEN_TYPES = {kind: code for code, kind in reversed(TYPES.items())}
WRITTEN_LEVELS = {
    **{kind: level for level, kind in LEVELS.items()},
    **dict.fromkeys(("article-magazine", "article-newspaper", "review", "review-book"), "b"),
    **dict.fromkeys(("entry", "entry-dictionary", "entry-encyclopedia", "paper-conference"), "a"),
    "collection": "c",
}
ROLES = {
    "aut": "author", "author": "author", "edt": "editor", "editor": "editor", "ed": "editor", "hrsg": "editor",
    "herausgeber": "editor", "trl": "translator", "translator": "translator", "tr": "translator", "com": "compiler",
    "compiler": "compiler", "ill": "illustrator", "illustrator": "illustrator", "cmp": "composer", "drt": "director",
    "editor literary": "editor", "rcp": "recipient", "ctb": "contributor", "writer of introduction": "contributor",
    "aui": "contributor", "cre": "author", "ivr": "interviewer",
}  # fmt: skip
RELATOR_CODES = {variable: code for code, variable in reversed(ROLES.items()) if len(code) == 3}
TEXTS = {  # field, subfields: variable; the first that a record has counts, and is written
    ("250", "a"): "edition",
    ("264", "a"): "publisher-place",
    ("260", "a"): "publisher-place",
    ("264", "b"): "publisher",
    ("260", "b"): "publisher",
    ("490", "a"): "collection-title",
    ("830", "a"): "collection-title",
    ("440", "a"): "collection-title",
    ("490", "v"): "collection-number",
    ("830", "v"): "collection-number",
    ("440", "v"): "collection-number",
    ("245", "n"): "volume",
    ("245", "p"): "volume-title",
    ("765", "t"): "original-title",
    ("240", "a"): "original-title",
    ("520", "a"): "abstract",
    ("856", "u"): "URL",
    ("773", "t"): "container-title",
    ("773", "x"): "ISSN",
    ("022", "a"): "ISSN",
    ("852", "a"): "archive",
    ("852", "b"): "archive_collection",
    ("852", "e"): "archive-place",
    ("852", "j"): "archive_location",
    ("502", "b"): "genre",
    ("502", "c"): "publisher",
    ("050", "ab"): "call-number",
    ("090", "ab"): "call-number",
    ("255", "a"): "scale",
    ("534", "t"): "original-title",
}
RELATIONS = {"773": "parent", "765": "translation-of", "775": "reprint-of", "780": "continues"}  # their $w is a key
INDICATORS = {  # where they are not blank
    "024": "7 ", "050": " 4", "100": "1 ", "110": "2 ", "245": "00", "264": " 1", "490": "0 ", "700": "1 ",
    "710": "2 ", "765": "0 ", "773": "0 ", "775": "0 ", "780": "00", "856": "40",
}  # fmt: skip
LANGUAGES = {
    "ara": "ar", "bel": "be", "bul": "bg", "cat": "ca", "chi": "zh", "cze": "cs", "dan": "da", "dut": "nl", "eng": "en",
    "est": "et", "fin": "fi", "fre": "fr", "geo": "ka", "ger": "de", "gre": "el", "heb": "he", "hrv": "hr", "hun": "hu",
    "ice": "is", "ita": "it", "jpn": "ja", "kor": "ko", "lat": "la", "lav": "lv", "lit": "lt", "nor": "no", "per": "fa",
    "pol": "pl", "por": "pt", "rum": "ro", "rus": "ru", "slo": "sk", "slv": "sl", "spa": "es", "srp": "sr", "swe": "sv",
    "tur": "tr", "ukr": "uk", "yid": "yi",
}  # fmt: skip
