"""Writes entries as BibLaTeX: the tables that BibTeX files are read by, turned round.

Source: BibLaTeX manual, sections 2.1 (types), 2.2 (fields) and 2.3.8 (dates).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from footnotes.bibliographies import bibtex_fields as tables
from footnotes.bibliographies.edtf import parse_date, written_date
from footnotes.model.bibliography import Bibliography
from footnotes.model.entry import Entry, Name
from footnotes.patterns import pattern

_TYPES = {  # where several BibLaTeX types are one of CSL, and where CSL has types that BibLaTeX has not
    "article-journal": "article", "article-magazine": "article", "article-newspaper": "article",
    "article": "unpublished", "book": "book", "chapter": "incollection", "classic": "book", "collection": "misc",
    "document": "misc",
    "entry": "inreference", "entry-dictionary": "inreference", "entry-encyclopedia": "inreference",
    "graphic": "artwork",
    "legal_case": "jurisdiction", "manuscript": "unpublished", "map": "misc", "motion_picture": "movie",
    "paper-conference": "inproceedings", "post": "online", "post-weblog": "online", "song": "audio",
    "speech": "unpublished", "thesis": "thesis", "treaty": "legal", "webpage": "online",
}  # fmt: skip
_SUBTYPES = {f"article-{name}": name for name in tables.SUBTYPES}
_NAMES = {variable: field for field, variable in reversed(tables.NAMES.items())} | {"editor": "editor"}
_TEXTS = {variable: field for field, variable in reversed(tables.TEXTS.items())} | {
    "publisher-place": "location", "original-publisher-place": "origlocation", "original-publisher": "origpublisher",
    "publisher": "publisher", "genre": "type", "status": "pubstate", "collection-title": "series", "note": "note",
}  # fmt: skip
_LISTS = ("publisher", "publisher-place", "original-publisher", "original-publisher-place")
_AND = pattern(r"\band\b", re.IGNORECASE)
_VERBATIM = {variable: field for field, variable in tables.VERBATIM.items()}
_LANGUAGES = {code: name for name, code in reversed(tables.LANGUAGES.items())}
_PERIODICAL = ("article-journal", "article-magazine", "article-newspaper", "periodical")
_SPECIAL = pattern(r"[\\{}$%&#_~^]")
_ESCAPES = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_MARKUP = {
    "<i>": r"\emph{", "</i>": "}", "<b>": r"\textbf{", "</b>": "}", "<sup>": r"\textsuperscript{", "</sup>": "}",
    "<sub>": r"\textsubscript{", "</sub>": "}", "<sc>": r"\textsc{", "</sc>": "}",
    '<span class="nocase">': "{", '<span style="font-variant:small-caps;">': r"\textsc{", "</span>": "}",
}  # fmt: skip
_TAG = pattern("|".join(map(re.escape, _MARKUP)))
_NOT_IN_KEYS = pattern(r"[\s,{}()\"#%~\\'=@]+")
_PLAIN_NAME = pattern(r"[^\s,{}]+")


def dump(bibliography: Bibliography) -> str:
    """Return the entries of a bibliography as a BibLaTeX file, in their order."""
    return "\n".join(map(_entry, bibliography.entries.values()))


def _entry(entry: Entry) -> str:
    return written(entry_type(entry), entry.key, fields(entry))


def written(kind: str, key: str, fields: Iterable[tuple[str, str]]) -> str:
    """Return an entry of a .bib file; fields without a value are left out."""
    rows = [f"  {field} = {{{value}}},\n" for field, value in fields if value]
    return f"@{kind}{{{_NOT_IN_KEYS.sub('-', key)},\n{''.join(rows)}}}\n"


def entry_type(entry: Entry) -> str:
    """Return the BibLaTeX type of an entry."""
    return _TYPES.get(entry.type) or (entry.type if entry.type in tables.TYPES else "misc")


def fields(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield the BibLaTeX fields of an entry with their values in LaTeX, empty where it has none."""
    for variable, field in _NAMES.items():
        yield field, " and ".join(map(_name, entry.names(variable)))
    yield from _titles(entry)
    if entry.type in _SUBTYPES:
        yield "entrysubtype", _SUBTYPES[entry.type]
    for prefix, variable in tables.DATES.items():
        yield f"{prefix}date", _date(entry.variables.get(variable))
    for variable, field in _TEXTS.items():
        text = escaped(entry.text(variable))
        yield field, _list(text) if variable in _LISTS else text
    yield from _numbers(entry)
    for variable, field in _VERBATIM.items():
        yield field, entry.text(variable)
    language = entry.text("language")
    people = [name for variable in _NAMES for name in entry.names(variable)]
    yield "options", "useprefix=true" if any(name.non_dropping_particle for name in people) else ""
    yield "langid", _LANGUAGES.get(language) or _LANGUAGES.get(language.partition("-")[0], language)
    custom = entry.variables.get("custom")
    if isinstance(custom, Mapping):
        yield "shorthand", escaped(str(custom.get("shorthand") or ""))
        yield "ids", ",".join(map(str, custom.get("ids") or ()))
    yield "xref", entry.relations.get("parent", "")
    kind, key = next((pair for pair in entry.relations.items() if pair[0] != "parent"), ("", ""))
    yield from (("related", key), ("relatedtype", tables.RELATED.get(kind, "" if kind == "related" else kind)))


def _list(text: str) -> str:
    """Return bodies or places as a list field has them: "and" between them, protected in the name of one."""
    return " and ".join(f"{{{part}}}" if _AND.search(part) else part for part in text.split("; "))


def _titles(entry: Entry) -> Iterator[tuple[str, str]]:
    own, container, volume = (escaped(entry.text(name)) for name in ("title", "container-title", "volume-title"))
    if entry.type in _PERIODICAL and container:
        yield from (("title", own), ("journaltitle", container), ("issuetitle", volume))
    elif container:
        yield from (("title", own), ("maintitle" if volume else "booktitle", container))
        yield "booktitle", volume
    elif volume:
        yield from (("title", volume), ("maintitle", own))
    else:
        yield "title", own


def _numbers(entry: Entry) -> Iterator[tuple[str, str]]:
    yield "pages", escaped(entry.text("page")).replace("-", "--")
    number, issue, collection = (escaped(entry.text(name)) for name in ("number", "issue", "collection-number"))
    if entry.type in _PERIODICAL:
        yield from (("number", issue), ("eid", number))
    else:
        yield from (("number", collection or number), ("issue", issue))


def _name(name: Name) -> str:
    """Return a name as BibTeX parts it: "van der Berg, Jr., Jan"; a body's name is protected by braces."""
    if name.literal == "others":
        return "others"  # no body's name: there are more authors
    if name.literal:
        return f"{{{escaped(name.literal)}}}"
    particles = " ".join(filter(None, (name.dropping_particle, name.non_dropping_particle)))
    family = escaped(name.family)
    if " " in family or (family and not _PLAIN_NAME.fullmatch(family)):
        family = f"{{{family}}}"
    parts = [" ".join(filter(None, (escaped(particles), family))), escaped(name.suffix), escaped(name.given)]
    return ", ".join(part for at, part in enumerate(parts) if part or (at == 2 and not name.suffix)).rstrip(", ")


def _date(value: Any) -> str:
    written = written_date(value)
    return written if parse_date(written) else escaped(written)


def escaped(text: str) -> str:
    """Return text as LaTeX, with CSL-JSON's markup as commands; a tag that closes nothing is text."""
    pieces, place, opened = [], 0, 0
    for tag in _TAG.finditer(text):
        written = _MARKUP[tag[0]]
        if written == "}" and not opened:
            written = _plain(tag[0])
        else:
            opened += -1 if written == "}" else 1
        pieces += [_plain(text[place : tag.start()]), written]
        place = tag.end()
    return "".join([*pieces, _plain(text[place:]), "}" * opened])


def _plain(text: str) -> str:
    return _SPECIAL.sub(lambda sign: _ESCAPES.get(sign[0], f"\\{sign[0]}"), text)
