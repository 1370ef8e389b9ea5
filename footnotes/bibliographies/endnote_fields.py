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
NUMBERS = {  # of the reference types that are written, one for a type of CSL
    "Artwork": 2, "Bill": 4, "Book Section": 5, "Book": 6, "Case": 7, "Computer Program": 9, "Web Page": 12,
    "Generic": 13, "Hearing": 14, "Journal Article": 17, "Magazine Article": 19, "Map": 20, "Film or Broadcast": 21,
    "Newspaper Article": 23, "Patent": 25, "Personal Communication": 26, "Report": 27, "Statute": 31, "Thesis": 32,
    "Manuscript": 36, "Figure": 37, "Conference Paper": 47, "Classical Work": 49, "Legal Rule or Regulation": 50,
    "Dictionary": 52, "Encyclopedia": 53, "Blog": 56, "Serial": 57, "Standard": 58, "Dataset": 59,
}  # fmt: skip
WRITTEN_TYPES = {TYPES[name.lower()]: name for name in NUMBERS}
EDITED_BOOK = ("Edited Book", 28)
NAMES = {  # of the groups of a role the first is written
    "authors": "author",
    "secondary-authors": "editor",
    "tertiary-authors": "collection-editor",
    "subsidiary-authors": "translator",
    "translated-authors": "translator",
}
NAMES_BY_TYPE = {  # by CSL's type, or EndNote's with its capitals, which comes before
    **{("secondary-authors", kind): "collection-editor" for kind in ("book", "report")},
    ("tertiary-authors", "Book"): "editor",
    ("authors", "Edited Book"): "editor",
    ("secondary-authors", "Personal Communication"): "recipient",
    ("authors", "Film Or Broadcast"): "director",
}
TEXTS = {  # by the path of the element; of those of a variable the first is written
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
    "research-notes": "annote",
    "call-num": "call-number",
    "language": "language",
    "work-type": "genre",
    "remote-database-name": "archive",
}
TEXTS_BY_TYPE = {  # as NAMES_BY_TYPE
    ("titles/secondary-title", "Manuscript"): "archive_collection",
    ("publisher", "Manuscript"): "archive",
    ("call-num", "Manuscript"): "archive_location",
    **{("titles/secondary-title", kind): "collection-title" for kind in ("book", "report", "map", "pamphlet")},
    ("number", "book"): "collection-number",
    ("number", "report"): "number",
    ("number", "patent"): "number",
    ("volume", "thesis"): "genre",
    ("pages", "book"): "number-of-pages",
}
ORDER = (  # of the elements of a record, as EndNote's DTD has it (RSXML)
    "contributors", "titles", "periodical", "pages", "volume", "number", "issue", "num-vols", "edition", "section",
    "keywords", "dates", "pub-location", "publisher", "orig-pub", "isbn", "call-num", "electronic-resource-num",
    "abstract", "label", "notes", "research-notes", "work-type", "remote-database-name", "language", "urls",
    "access-date",
)  # fmt: skip
MARKUP = {"italic": ("<i>", "</i>"), "bold": ("<b>", "</b>"), "superscript": ("<sup>", "</sup>"),
          "subscript": ("<sub>", "</sub>")}  # fmt: skip
