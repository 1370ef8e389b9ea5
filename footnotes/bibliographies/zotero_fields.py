"""Zotero's item types, fields and creators in CSL's terms: tables only.

Source: Zotero's schema (zotero/zotero-schema, "csl"), which Zotero's own CSL export goes by; names that several item
types have for one thing are taken together.
"""

from __future__ import annotations

TYPES = {
    "artwork": "graphic", "audioRecording": "song", "bill": "bill", "blogPost": "post-weblog", "book": "book",
    "bookSection": "chapter", "case": "legal_case", "computerProgram": "software",
    "conferencePaper": "paper-conference", "dataset": "dataset", "dictionaryEntry": "entry-dictionary",
    "document": "document", "email": "personal_communication", "encyclopediaArticle": "entry-encyclopedia",
    "film": "motion_picture", "forumPost": "post", "hearing": "hearing", "instantMessage": "personal_communication",
    "interview": "interview", "journalArticle": "article-journal", "letter": "personal_communication",
    "magazineArticle": "article-magazine", "manuscript": "manuscript", "map": "map",
    "newspaperArticle": "article-newspaper", "patent": "patent", "podcast": "broadcast", "preprint": "article",
    "presentation": "speech", "radioBroadcast": "broadcast", "report": "report", "standard": "standard",
    "statute": "legislation", "thesis": "thesis", "tvBroadcast": "broadcast", "videoRecording": "motion_picture",
    "webpage": "webpage",
}  # fmt: skip
NOT_WORKS = frozenset({"annotation", "attachment", "note"})
_SYNONYMS = {  # CSL variable: Zotero's fields
    "title": "title caseName nameOfAct subject",
    "container-title": """publicationTitle bookTitle proceedingsTitle encyclopediaTitle dictionaryTitle websiteTitle
        blogTitle forumTitle programTitle code reporter""",
    "collection-title": "series seriesTitle",
    "collection-number": "seriesNumber",
    "publisher": "publisher label company institution university distributor studio network repository",
    "publisher-place": "place",
    "authority": "court legislativeBody issuingAuthority organization",
    "page": "pages codePages firstPage",
    "volume": "volume codeVolume reporterVolume",
    "issue": "issue priorityNumbers",
    "number": """number billNumber reportNumber docketNumber patentNumber episodeNumber publicLawNumber documentNumber
        archiveID""",
    "edition": "edition",
    "number-of-volumes": "numberOfVolumes",
    "number-of-pages": "numPages",
    "section": "section committee",
    "title-short": "shortTitle",
    "abstract": "abstractNote",
    "container-title-short": "journalAbbreviation",
    "call-number": "callNumber",
    "archive": "archive",
    "archive_location": "archiveLocation",
    "source": "libraryCatalog",
    "license": "rights",
    "DOI": "DOI",
    "ISBN": "ISBN",
    "ISSN": "ISSN",
    "URL": "url",
    "language": "language",
    "medium": "system artworkMedium audioRecordingFormat interviewMedium videoRecordingFormat",
    "genre": "type websiteType mapType manuscriptType letterType postType presentationType reportType thesisType genre",
    "scale": "scale",
    "dimensions": "artworkSize runningTime",
    "version": "versionNumber",
    "event-title": "conferenceName meetingName",
    "status": "status legalStatus",
    "references": "history references",
    "note": "extra",
    "citation-key": "citationKey",
}
TEXTS = {field: variable for variable, fields in _SYNONYMS.items() for field in fields.split()}
DATES = {
    "date": "issued", "dateDecided": "issued", "dateEnacted": "issued", "issueDate": "issued",
    "accessDate": "accessed", "filingDate": "submitted",
}  # fmt: skip
CREATORS = {
    "bookAuthor": "container-author", "castMember": "performer", "composer": "composer", "contributor": "contributor",
    "director": "director", "editor": "editor", "guest": "guest", "interviewer": "interviewer",
    "performer": "performer", "producer": "producer", "recipient": "recipient", "reviewedAuthor": "reviewed-author",
    "scriptwriter": "script-writer", "seriesEditor": "collection-editor", "translator": "translator",
}  # fmt: skip
PRIMARY = frozenset(
    ["artist", "author", "cartographer", "interviewee", "inventor", "podcaster", "presenter", "programmer", "sponsor"]
)  # become "author"
