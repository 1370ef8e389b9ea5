"""EndNote's reference types and elements in CSL's terms: tables only.

Sources: EndNote's "Reference types" table (EndNote manual, appendix A) and its XML as EndNote X9 to 21 write it.
"""

from __future__ import annotations

TYPES = {  # by the name of ref-type, in small letters
    "ancient text": "classic", "artwork": "graphic", "audiovisual material": "motion_picture", "bill": "bill",
    "blog": "post-weblog", "book": "book", "book section": "chapter", "case": "legal_case", "catalog": "book",
    "chart or table": "figure", "classical work": "classic", "computer program": "software",
    "conference paper": "paper-conference", "conference proceedings": "paper-conference", "dataset": "dataset",
    "dictionary": "entry-dictionary", "edited book": "book", "electronic article": "article-journal",
    "electronic book": "book", "electronic book section": "chapter", "encyclopedia": "entry-encyclopedia",
    "figure": "figure", "film or broadcast": "motion_picture", "generic": "document", "government document": "report",
    "grant": "document", "hearing": "hearing", "interview": "interview", "journal article": "article-journal",
    "legal rule or regulation": "regulation", "magazine article": "article-magazine", "manuscript": "manuscript",
    "map": "map", "music": "musical_score", "newspaper article": "article-newspaper", "online database": "dataset",
    "online multimedia": "webpage", "pamphlet": "pamphlet", "patent": "patent", "personal communication":
    "personal_communication", "podcast": "broadcast", "press release": "report", "report": "report",
    "serial": "periodical", "social media": "post", "standard": "standard", "statute": "legislation",
    "thesis": "thesis", "unpublished work": "manuscript", "web page": "webpage",
}  # fmt: skip
NAMES = {
    "authors": "author",
    "secondary-authors": "editor",
    "tertiary-authors": "collection-editor",
    "translated-authors": "translator",
}
NAMES_BY_TYPE = {("secondary-authors", kind): "collection-editor" for kind in ("book", "report")}
TEXTS = {  # by the path of the element
    "titles/title": "title",
    "titles/secondary-title": "container-title",
    "periodical/full-title": "container-title",
    "titles/tertiary-title": "collection-title",
    "titles/alt-title": "container-title-short",
    "periodical/abbr-1": "container-title-short",
    "titles/short-title": "title-short",
    "pages": "page",
    "volume": "volume",
    "number": "issue",
    "issue": "issue",
    "edition": "edition",
    "section": "section",
    "num-vols": "number-of-volumes",
    "pub-location": "publisher-place",
    "publisher": "publisher",
    "orig-pub": "original-publisher",
    "electronic-resource-num": "DOI",
    "abstract": "abstract",
    "notes": "note",
    "research-notes": "annote",
    "call-num": "call-number",
    "language": "language",
    "work-type": "genre",
    "remote-database-name": "archive",
}
TEXTS_BY_TYPE = {
    **{("titles/secondary-title", kind): "collection-title" for kind in ("book", "report", "map", "pamphlet")},
    ("number", "book"): "collection-number",
    ("number", "report"): "number",
    ("number", "patent"): "number",
    ("volume", "thesis"): "genre",
    ("pages", "book"): "number-of-pages",
}
MARKUP = {"italic": ("<i>", "</i>"), "bold": ("<b>", "</b>"), "superscript": ("<sup>", "</sup>"),
          "subscript": ("<sub>", "</sub>")}  # fmt: skip
