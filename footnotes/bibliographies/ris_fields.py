"""RIS's types and tags in CSL's terms: tables only.

Sources: the RIS specification of 2011 (Thomson Reuters, "RIS Format Specifications", with its table of tags by type),
the older one of Reference Manager for A1, T1, JF, JO, Y1; Zotero's type and field maps for CSL; pandoc's reading.
"""

from __future__ import annotations

TYPES = {
    "ABST": "article-journal", "ADVS": "motion_picture", "AGGR": "dataset", "ANCIENT": "classic", "ART": "graphic",
    "BILL": "bill", "BLOG": "post-weblog", "BOOK": "book", "CASE": "legal_case", "CHAP": "chapter", "CHART": "figure",
    "CLSWK": "classic", "COMP": "software", "CONF": "paper-conference", "CPAPER": "paper-conference",
    "CTLG": "book", "DATA": "dataset", "DBASE": "dataset", "DICT": "entry-dictionary", "EBOOK": "book",
    "ECHAP": "chapter", "EDBOOK": "book", "EJOUR": "article-journal", "ELEC": "webpage",
    "ENCYC": "entry-encyclopedia", "EQUA": "figure", "FIGURE": "figure", "GEN": "document", "GOVDOC": "report",
    "GRANT": "document", "GRNT": "document", "HEAR": "hearing", "ICOMM": "personal_communication",
    "INPR": "article-journal", "INTV": "interview", "JFULL": "periodical", "JOUR": "article-journal",
    "LEGAL": "regulation", "MANSCPT": "manuscript", "MAP": "map", "MGZN": "article-magazine",
    "MPCT": "motion_picture", "MULTI": "webpage", "MUSIC": "musical_score", "NEWS": "article-newspaper",
    "PAMP": "pamphlet", "PAT": "patent", "PCOMM": "personal_communication", "POD": "broadcast", "PRESS": "report",
    "RPRT": "report", "SER": "periodical",
    "SLIDE": "graphic", "SOUND": "song", "STAND": "standard", "STAT": "legislation",
    "STD": "document", "THES": "thesis", "UNBILL": "bill", "UNPB": "manuscript", "UNPD": "manuscript",
    "VIDEO": "motion_picture", "WEB": "webpage",
}  # fmt: skip
WRITTEN_TYPES = {
    **{kind: tag for tag, kind in reversed(TYPES.items())},
    "article": "UNPB", "article-journal": "JOUR", "book": "BOOK", "broadcast": "VIDEO", "chapter": "CHAP",
    "dataset": "DATA", "document": "GEN", "entry": "ENCYC", "figure": "FIGURE", "legislation": "STAT",
    "manuscript": "MANSCPT", "motion_picture": "MPCT", "paper-conference": "CPAPER", "post": "BLOG", "report": "RPRT",
    "review": "JOUR", "review-book": "JOUR", "speech": "CPAPER", "treaty": "LEGAL", "webpage": "ELEC",
    "personal_communication": "PCOMM", "patent": "PAT",
}  # fmt: skip

NAMES = {"AU": "author", "A1": "author", "A2": "editor", "ED": "editor", "A3": "collection-editor", "A4": "translator"}
NAMES_BY_TYPE = {  # where a tag means something else
    ("AU", "motion_picture"): "director",
    ("AU", "musical_score"): "composer",
    ("A2", "motion_picture"): "performer",
    ("A2", "personal_communication"): "recipient",
    ("A2", "interview"): "interviewer",
}

# A tag read first counts; of the tags of a variable the first is written.
TEXTS = {
    "TI": "title", "T1": "title", "CT": "title", "T2": "container-title", "JF": "container-title",
    "JO": "container-title", "BT": "container-title", "T3": "collection-title", "J2": "container-title-short",
    "JA": "container-title-short", "J1": "container-title-short", "ST": "title-short", "OP": "original-title",
    "VL": "volume", "NV": "number-of-volumes", "IS": "issue", "CP": "issue", "ET": "edition", "SE": "section",
    "PB": "publisher", "CY": "publisher-place", "PP": "publisher-place", "AB": "abstract", "N2": "abstract",
    "DO": "DOI", "UR": "URL", "LK": "URL", "L2": "URL", "LA": "language", "CN": "call-number", "AV": "archive_location",
    "DB": "archive", "M1": "number", "M3": "genre", "N1": "note", "RN": "annote",
}  # fmt: skip
TEXTS_BY_TYPE = {  # (tag, CSL type): variable
    **{("T2", kind): "collection-title" for kind in ("book", "classic", "report", "map", "pamphlet", "manuscript")},
    ("BT", "book"): "title",
    ("BT", "manuscript"): "title",
    ("T2", "thesis"): "publisher",
    ("VL", "thesis"): "genre",
    ("M1", "article-journal"): "issue",
    ("SE", "chapter"): "chapter-number",
    ("IS", "book"): "collection-number",
    ("IS", "report"): "number",
    ("IS", "chapter"): "collection-number",
    ("CY", "paper-conference"): "publisher-place",
}
OF_EDITED_BOOKS = {"AU": "editor", "A1": "editor"}  # EDBOOK
AFTER_OTHERS = {("T2", "thesis"), ("VL", "thesis")}  # department and degree: where no university, no type is told
PLACES_OF_NUMBERS = ("book", "classic", "pamphlet")  # SP holds the number of pages
IDENTIFIERS = {"article-journal": "ISSN", "article-magazine": "ISSN", "article-newspaper": "ISSN", "periodical": "ISSN"}
