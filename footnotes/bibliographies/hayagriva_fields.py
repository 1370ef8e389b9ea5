"""Hayagriva's types and fields in CSL's terms: tables only.

Source: "The Hayagriva YAML File Format" (typst/hayagriva, docs/file-format.md), which Typst reads.
"""

from __future__ import annotations

TYPES = {
    "anthology": "book", "anthos": "chapter", "article": "article-journal", "artwork": "graphic", "audio": "song",
    "blog": "post-weblog", "book": "book", "case": "legal_case", "chapter": "chapter", "conference":
    "paper-conference", "entry": "entry-encyclopedia", "exhibition": "event", "legislation": "legislation",
    "manuscript": "manuscript", "misc": "document", "newspaper": "periodical", "original": "document",
    "patent": "patent", "performance": "performance", "periodical": "periodical", "post": "post",
    "proceedings": "book", "reference": "book", "report": "report", "repository": "software", "scene":
    "motion_picture", "thesis": "thesis", "thread": "post", "video": "motion_picture", "web": "webpage",
}  # fmt: skip
TYPES_WITH_PARENT = {  # by the type of the parent
    ("article", "newspaper"): "article-newspaper",
    ("article", "proceedings"): "paper-conference",
    ("article", "conference"): "paper-conference",
    ("article", "blog"): "post-weblog",
    ("entry", "reference"): "entry-encyclopedia",
}
WRITTEN_TYPES = {
    **{kind: name for name, kind in reversed(TYPES.items())},
    "article-newspaper": "article", "article-magazine": "article", "book": "book", "chapter": "chapter",
    "document": "misc", "motion_picture": "video", "paper-conference": "article", "post": "post", "pamphlet": "book",
    "entry": "entry", "entry-dictionary": "entry", "classic": "book", "personal_communication": "misc",
}  # fmt: skip
PARENTS = {  # CSL type to the type of the parent that its container is
    "article-journal": "periodical", "article-magazine": "periodical", "article-newspaper": "newspaper",
    "chapter": "book", "entry-encyclopedia": "reference", "entry-dictionary": "reference",
    "paper-conference": "proceedings", "post-weblog": "blog", "webpage": "web",
}  # fmt: skip
TEXTS = {
    "title": "title",
    "publisher": "publisher",
    "location": "publisher-place",
    "issue": "issue",
    "volume": "volume",
    "volume-total": "number-of-volumes",
    "edition": "edition",
    "page-range": "page",
    "page-total": "number-of-pages",
    "language": "language",
    "archive": "archive",
    "archive-location": "archive-place",
    "call-number": "call-number",
    "note": "note",
    "abstract": "abstract",
    "annote": "annote",
    "genre": "genre",
    "chapter": "chapter-number",
}
NUMBERS = {"doi": "DOI", "isbn": "ISBN", "issn": "ISSN", "pmid": "PMID", "pmcid": "PMCID", "serial": "number"}
ROLES = {
    "translator": "translator", "director": "director", "compiler": "compiler", "composer": "composer",
    "illustrator": "illustrator", "narrator": "narrator", "organizer": "organizer", "producer": "producer",
    "executive-producer": "executive-producer", "writer": "script-writer", "cast-member": "performer",
    "collaborator": "contributor", "founder": "contributor", "holder": "contributor",
}  # fmt: skip
ORIGINAL = "original"  # the type of the parent that an entry was translated or reprinted from
OF_ORIGINALS = {
    "title": "original-title", "author": "original-author", "publisher": "original-publisher",
    "location": "original-publisher-place", "date": "original-date",
}  # fmt: skip
OF_CONTAINER = ("editor", "volume", "issue", "publisher", "publisher-place", "edition", "ISSN", "ISBN")
