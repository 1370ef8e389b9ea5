"""Bibliographic records (CSL-JSON) to render: taken from annotated references, and made up of words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import yaml
from corpora import Annotated

from footnotes.citations.full.people import people_of

Record = dict[str, Any]
_TRIM = " \t.,;:()[]“”„«»\"‹›‘’'*_-–—"
_NUMBER = re.compile(r"\d+(?:[-–/]\d+)?|[IVXLCDM]+")
_YEAR = re.compile(r"\b(1[4-9]\d\d|20\d\d)\b")
_PAGES = re.compile(r"(\d+)(?:\s?[-–]\s?(\d+))?")


def records_of(references: Iterable[Annotated]) -> Iterator[Record]:
    """Yield a record for each annotated reference whose fields can be understood."""
    for reference in references:
        fields: dict[str, list[str]] = {}
        for start, end, field in reference.spans:
            fields.setdefault(field, []).append(reference.text[start:end].strip(_TRIM))
        record = _record(fields)
        if record:
            yield record


def _record(fields: dict[str, list[str]]) -> Record | None:
    one = {field: values[0] for field, values in fields.items() if values[0]}
    year = _YEAR.search(one.get("issued", ""))
    title = one.get("title", "")
    if not year or not 8 < len(title) < 200 or "back" in one or title.islower():
        return None
    record: Record = {"title": title, "issued": {"date-parts": [[int(year[1])]]}}
    for role in ("author", "editor", "translator"):
        people = people_of(one.get(role, ""))
        if people and not any("literal" in person for person in people):
            record[role] = [{"given": "", **person} for person in people[:4]]
    for field in ("container-title", "publisher", "publisher-place", "collection-title"):
        if field in one and len(one[field]) > 2:
            record[field] = one[field]
    for field in ("volume", "issue"):
        if field in one and (number := _NUMBER.search(one[field])):
            record[field] = number[0]
    if "page" in one and (pages := _PAGES.search(one["page"])):
        record["page"] = pages[0]
    record["type"] = (
        "article-journal" if "container-title" in record and "volume" in record
        else "chapter" if "container-title" in record
        else "book"
    )  # fmt: skip
    return record


def invented(path: Path, count: int, chance: Random) -> Iterator[tuple[str, list[Record]]]:
    """Yield for each language of a file of words as many records as asked for, made up of them."""
    for language, words in yaml.safe_load(path.read_text(encoding="utf-8")).items():
        yield language, [_invent(words, chance) for _ in range(count)]


def _invent(words: dict[str, Any], chance: Random) -> Record:
    year = chance.randint(1860, 2020) if chance.random() < 0.8 else chance.randint(1500, 1860)
    title = _title(words, chance)
    if chance.random() < 0.3:
        title += f"{chance.choice(words.get('colon', ['. ', ': ']))}{_title(words, chance)}"
    record: Record = {"title": title, "author": _people(words, chance), "issued": {"date-parts": [[year]]}}
    record["type"] = chance.choices(list(_KINDS), weights=_FREQUENCIES)[0]
    _KINDS[record["type"]](record, words, chance)
    if chance.random() < 0.2:
        record.pop("author", None)  # named in the sentence before
    if chance.random() < 0.08:
        record["URL"] = f"https://www.{chance.choice(words['family']).lower()}.org/{chance.randint(100, 9999)}"
    return record


def _title(words: dict[str, Any], chance: Random) -> str:
    filled = re.sub(r"\{(\w+)\}", lambda match: chance.choice(words[match[1]]), chance.choice(words["titles"]))
    return filled[0].upper() + filled[1:]


def _people(words: dict[str, Any], chance: Random) -> list[dict[str, str]]:
    return [
        {"family": chance.choice(words["family"]), "given": chance.choice(words["given"])}
        for _ in range(chance.choice((1, 1, 1, 2, 3)))
    ]


def _pages(chance: Random) -> str:
    first = chance.randint(1, 480)
    return f"{first}-{first + chance.randint(3, 40)}"


def _book(record: Record, words: dict[str, Any], chance: Random) -> None:
    record["publisher-place"] = chance.choice(words["places"])
    if chance.random() < 0.7:
        record["publisher"] = chance.choice(words["publishers"])
    if chance.random() < 0.15:
        record["volume"] = chance.choice(("1", "2", "3", "II", "III", "IV"))
    if chance.random() < 0.12:
        record["edition"] = str(chance.randint(2, 9))
    if chance.random() < 0.12:
        record["editor"] = record.pop("author")
    if chance.random() < 0.12:
        record["collection-title"] = chance.choice(words["series"])
        record["collection-number"] = str(chance.randint(1, 90))


def _chapter(record: Record, words: dict[str, Any], chance: Random) -> None:
    record |= {
        "container-title": _title(words, chance), "editor": _people(words, chance), "page": _pages(chance),
        "publisher-place": chance.choice(words["places"]), "publisher": chance.choice(words["publishers"]),
    }  # fmt: skip


def _article(record: Record, words: dict[str, Any], chance: Random) -> None:
    record |= {"container-title": chance.choice(words["journals"]), "volume": str(chance.randint(1, 140))}
    record["page"] = _pages(chance)
    if chance.random() < 0.5:
        record["issue"] = str(chance.randint(1, 12))


def _newspaper(record: Record, words: dict[str, Any], chance: Random) -> None:
    record["issued"]["date-parts"][0] += [chance.randint(1, 12), chance.randint(1, 28)]
    if chance.random() < 0.5:
        record["page"] = str(chance.randint(1, 30))
    if chance.random() < 0.5:
        record["container-title"] = chance.choice(words["newspapers"])
    else:
        record["title"] = chance.choice(words["newspapers"])  # the paper is all that is cited
        del record["author"]


def _thesis(record: Record, words: dict[str, Any], chance: Random) -> None:
    record["publisher-place"] = chance.choice(words["places"])
    record |= {"genre": chance.choice(words["theses"]), "publisher": chance.choice(words["universities"])}


_FREQUENCIES = (3, 1, 2, 1, 1)
_KINDS = {
    "book": _book, "chapter": _chapter, "article-journal": _article, "article-newspaper": _newspaper, "thesis": _thesis,
}  # fmt: skip
