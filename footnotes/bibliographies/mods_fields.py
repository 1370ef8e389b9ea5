"""MODS's genres, roles and identifiers in CSL's terms: tables only.

Sources: MODS 3.8 user guidelines (Library of Congress); MARC genre terms (marcgt); MARC relator codes; Zotero's types,
which its MODS export writes as genres.
"""

from __future__ import annotations

GENRES = {  # marcgt and others that libraries write
    "article": "article-journal", "atlas": "map", "biography": "book", "conference publication": "paper-conference",
    "dictionary": "book", "encyclopedia": "book", "journal article": "article-journal", "letter":
    "personal_communication", "loose-leaf": "book", "map": "map", "motion picture": "motion_picture",
    "newspaper": "article-newspaper", "patent": "patent", "periodical": "periodical", "academic journal": "periodical",
    "journal": "periodical", "review": "review", "speech": "speech", "standard or specification": "standard",
    "technical report": "report", "thesis": "thesis", "web site": "webpage", "book chapter": "chapter",
    "statistics": "dataset", "treaty": "treaty", "legislation": "legislation", "law report or digest": "legal_case",
    "instruction": "book", "book": "book", "report": "report",
}  # fmt: skip
RESOURCES = {  # by typeOfResource
    "cartographic": "map", "notated music": "musical_score", "sound recording": "song",
    "sound recording-musical": "song", "sound recording-nonmusical": "song", "still image": "graphic",
    "moving image": "motion_picture", "software, multimedia": "software", "mixed material": "collection",
}  # fmt: skip
ROLES = {  # by MARC relator code
    "aut": "author", "cre": "author", "edt": "editor", "trl": "translator", "com": "compiler", "ill": "illustrator",
    "cmp": "composer", "drt": "director", "pro": "producer", "rcp": "recipient", "ivr": "interviewer",
    "ive": "author", "ctb": "contributor", "prf": "performer", "nrt": "narrator", "cur": "curator", "orm": "organizer",
    "aus": "script-writer", "hst": "host", "pbd": "editorial-director",
}  # fmt: skip
ROLE_WORDS = {"author": "aut", "creator": "cre", "editor": "edt", "translator": "trl", "compiler": "com",
              "illustrator": "ill", "composer": "cmp", "director": "drt", "recipient": "rcp"}  # fmt: skip
HOST_ROLES = {"edt": "editor", "aut": "container-author", "cre": "container-author", "com": "compiler"}
IDENTIFIERS = {"isbn": "ISBN", "issn": "ISSN", "doi": "DOI", "uri": "URL", "pmid": "PMID", "pmcid": "PMCID"}
PARTS = {"volume": "volume", "issue": "issue", "number": "issue", "section": "section", "chapter": "chapter-number"}
WITH_HOST = (  # types whose container is a host, and not a series
    "article-journal", "article-magazine", "article-newspaper", "chapter", "entry", "entry-dictionary",
    "entry-encyclopedia", "paper-conference", "review", "review-book", "broadcast", "post", "post-weblog", "webpage",
)  # fmt: skip
