"""A BibTeX or BibLaTeX entry as CSL variables."""

from __future__ import annotations

import re
from typing import Any

from footnotes.bibliographies import bibtex_fields as tables
from footnotes.bibliographies.bibtex_inheritance import Record
from footnotes.bibliographies.bibtex_names import read_names, split_list
from footnotes.bibliographies.edtf import parse_date
from footnotes.bibliographies.latex_text import decode
from footnotes.patterns import pattern

_USEPREFIX = pattern(r"\buseprefix\b(?!\s*=\s*false)")
_VARIANT = pattern(r"variant\s*=\s*(\w+)")
_URL_ALONE = pattern(r"\\url\s*\{([^{}]*)\}\.?")
_ESCAPED = pattern(r"\\([%&#_$~{}^])|[{}]")
_DASH = pattern(r"\s*[–—]\s*")
_MONTH_WORD = pattern(r"[^\W\d_]{3,}")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DOI = pattern(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)


def csl_type(record: Record) -> str | None:
    """Return the CSL type of an entry; None where its BibTeX type is not known."""
    fields = record.fields
    if record.type in ("article", "suppperiodical") and "entrysubtype" in fields:
        return tables.SUBTYPES.get(fields["entrysubtype"].strip().lower(), "article-journal")
    if record.type == "inbook" and "booktitle" not in fields and "maintitle" not in fields:
        return "book"  # BibTeX's: the title is the book's
    if record.type == "unpublished" and ("eventtitle" in fields or "eventdate" in fields or "venue" in fields):
        return "speech"
    return tables.TYPES.get(record.type)


def csl_variables(record: Record, csl_type: str) -> dict[str, Any]:
    """Return the CSL variables of an entry."""
    fields = record.fields
    variables: dict[str, Any] = {}
    if "subtitle" in fields and "maintitle" not in fields:
        variables["title-short"] = decode(fields.get("title", ""))  # unless there is a shorttitle
    variables.update(_titles(fields, csl_type))
    variables.update(_names(fields))
    variables.update(_dates(fields))
    for field, variable in tables.TEXTS.items():
        if field in fields:
            variables[variable] = decode(fields[field])
    for field, variable in tables.LISTS.items():
        if field in fields:
            variables.setdefault(variable, _list(fields[field]))
    for field, variable in tables.VERBATIM.items():
        if field in fields:
            variables[variable] = _verbatim(fields[field])
    variables.update(_numbers(fields, csl_type, record.type))
    variables.update(_publication(fields, record.type))
    variables.update(_remarks(fields))
    _links(fields, variables)
    if custom := _custom(record):
        variables["custom"] = custom
    return {name: value for name, value in variables.items() if value}


def _titles(fields: dict[str, str], csl_type: str) -> dict[str, str]:
    own = _title(fields, "title", "subtitle", "titleaddon")
    journal = _title(fields, "journaltitle", "journalsubtitle", "journaltitleaddon")
    journal = journal or decode(fields.get("journal", ""))
    if journal:
        return {"title": own, "container-title": journal, "volume-title": _issue_title(fields)}
    book = _title(fields, "booktitle", "booksubtitle", "booktitleaddon")
    main = _title(fields, "maintitle", "mainsubtitle", "maintitleaddon")
    if csl_type == "book":
        book = ""
    if book or csl_type in ("chapter", "paper-conference", "entry-encyclopedia"):
        return {"title": own, "container-title": main or book, "volume-title": book if main else ""}
    # A volume of a set: CSL 1.0.2 has the title of the set in "title", that of the volume in "volume-title".
    return {"title": main or own, "volume-title": own if main else _issue_title(fields)}


def _issue_title(fields: dict[str, str]) -> str:
    return _title(fields, "issuetitle", "issuesubtitle", "issuetitleaddon")


def _title(fields: dict[str, str], name: str, subtitle: str, addition: str) -> str:
    title = decode(fields.get(name, ""))
    for part, colon in ((subtitle, ":"), (addition, ".")):
        if part in fields and (said := decode(fields[part])):
            title += ("" if title.endswith((".", "?", "!", ":")) else colon) + " " + said if title else said
    return title


def _names(fields: dict[str, str]) -> dict[str, list[dict[str, str]]]:
    useprefix = bool(_USEPREFIX.search(fields.get("options", "")))
    variables: dict[str, list[dict[str, str]]] = {}
    roles = [(field, variable) for field, variable in tables.NAMES.items() if field in fields]
    for field, type_field in tables.EDITORS.items():
        if field in fields:
            roles.append((field, tables.EDITOR_TYPES.get(fields.get(type_field, "").strip().lower(), "editor")))
    for field, variable in roles:
        names = variables.setdefault(variable, [])
        names += [name for name in read_names(fields[field], useprefix=useprefix) if name not in names]
    return variables


def _dates(fields: dict[str, str]) -> dict[str, Any]:
    return {
        variable: date
        for prefix, variable in tables.DATES.items()
        if (f"{prefix}date" in fields or f"{prefix}year" in fields) and (date := _date(fields, prefix))
    }


def _date(fields: dict[str, str], prefix: str) -> dict[str, Any] | None:
    written = _verbatim(fields.get(f"{prefix}date", "")) or decode(fields.get(f"{prefix}year", ""), markup=False)
    date = parse_date(written)
    if date is None:
        return {"literal": written} if written else None
    if f"{prefix}date" not in fields and f"{prefix}month" in fields and len(date["date-parts"]) == 1:
        year = date["date-parts"][0][0]
        date["date-parts"] = [[year, *month] for month in _months(fields, prefix)] or [[year]]
    return date


def _months(fields: dict[str, str], prefix: str) -> list[list[int]]:
    """Return the month, or the first and the last: 5, "may", "May/June", with the day in either field."""
    written = decode(fields[f"{prefix}month"], markup=False).lower()
    months = [_MONTHS.index(word[:3]) + 1 for word in _MONTH_WORD.findall(written) if word[:3] in _MONTHS]
    numbers = [int(number) for number in re.findall(r"\d{1,2}", written)]
    if not months:
        months, numbers = numbers[:2], []
    days = numbers or [int(day) for day in re.findall(r"\d{1,2}", fields.get(f"{prefix}day", ""))]
    if not months or not all(1 <= month <= 12 for month in months):
        return []
    if len(months) == 1 and days and all(1 <= day <= 31 for day in days):
        return [[months[0], day] for day in days[:2]]
    return [[month] for month in (months[0], months[-1])] if len(months) > 1 else [[months[0]]]


def _numbers(fields: dict[str, str], csl_type: str, bibtex_type: str) -> dict[str, str]:
    number, issue = (decode(fields.get(name, "")) for name in ("number", "issue"))
    pages = _DASH.sub("-", decode(fields.get("pages", "")))
    variables = {"page": pages}
    if csl_type.startswith("article-") or csl_type in ("periodical", "review", "review-book"):
        return {**variables, "issue": ", ".join(filter(None, (number, issue))), "number": decode(fields.get("eid", ""))}
    if "series" in fields and bibtex_type not in ("report", "techreport", "patent", "standard"):
        return {**variables, "collection-number": number, "issue": issue}
    return {**variables, "number": number, "issue": issue}


def _publication(fields: dict[str, str], bibtex_type: str) -> dict[str, str]:
    publishers = [_list(fields[name]) for name in tables.PUBLISHERS if name in fields]
    published = fields.get("howpublished", "")
    if published and not _URL_ALONE.fullmatch(published.strip()):
        publishers.append(decode(published, markup=False))
    kind = decode(fields.get("type", "")) or (bibtex_type if bibtex_type in tables.TYPES_WITH_GENRE else "")
    state, series = (decode(fields.get(name, "")) for name in ("pubstate", "series"))
    return {
        "publisher": "; ".join(publishers),
        "genre": tables.WORDS.get(kind, kind),
        "status": tables.WORDS.get(state, state),
        "collection-title": tables.WORDS.get(series, series),
        "language": _language(fields),
    }


def _language(fields: dict[str, str]) -> str:
    if variant := _VARIANT.search(fields.get("langidopts", "")):
        return tables.LANGUAGES.get(variant[1], variant[1])
    language = decode(fields.get("langid") or fields.get("language") or fields.get("hyphenation") or "", markup=False)
    language = language.split(" and ")[0].removeprefix("lang")
    return tables.LANGUAGES.get(language.lower(), language)


def _remarks(fields: dict[str, str]) -> dict[str, str]:
    written = [fields[name].strip() for name in ("note", "addendum") if name in fields]
    notes = [decode(note) for note in written if not _URL_ALONE.fullmatch(note)]
    return {"note": ". ".join(note.removesuffix(".") for note in notes) if len(notes) > 1 else "".join(notes)}


def _links(fields: dict[str, str], variables: dict[str, Any]) -> None:
    variables["DOI"] = _DOI.sub("", variables.get("DOI", ""), count=1)
    if "URL" in variables:
        return
    kind = _verbatim(fields.get("eprinttype") or fields.get("archiveprefix") or "").lower()
    if "eprint" in fields and kind in tables.EPRINTS:
        variables["URL"] = tables.EPRINTS[kind] + _verbatim(fields["eprint"])
    for name in ("howpublished", "note"):
        if match := _URL_ALONE.fullmatch(fields.get(name, "").strip()):
            variables["URL"] = _verbatim(match[1])


def _custom(record: Record) -> dict[str, Any]:
    shorthand = decode(record.fields.get("shorthand", "")).replace("\u00a0", " ")
    custom = {"shorthand": shorthand, "ids": record.keys_in("ids")}
    return {name: value for name, value in custom.items() if value}


def _list(text: str) -> str:
    return "; ".join("et al." if part == "others" else decode(part, markup=False) for part in split_list(text))


def _verbatim(text: str) -> str:
    """Return an address or a number: no LaTeX in it but escaped signs and stray braces."""
    return _ESCAPED.sub(lambda match: match[1] or "", text).strip() if "\\" in text or "{" in text else text.strip()
