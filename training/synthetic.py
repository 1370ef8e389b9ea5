"""Synthetic references: records rendered in many styles by our own processor, with the field of each word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

from corpora import Annotated
from records import Record

from footnotes.citations.full.features import sense_of
from footnotes.citations.full.words import Word, words_of
from footnotes.csl import CitationCluster, CitationItem, Processor
from footnotes.csl.output import markdown, plain
from footnotes.model.entry import Entry
from footnotes.model.input_error import InputError

_TEXTS = (  # those that hold others come first: a title is looked for where no container stands
    "title", "container-title", "collection-title", "publisher", "publisher-place", "genre", "URL",
)  # fmt: skip
_SIGNALS = (
    "See ", "See also ", "Cf. ", "E.g. ", "See, e.g., ", "Vgl. ", "Siehe ", "Vgl. dazu ", "S. ", "So ", "Dazu ",
    "Vgl. auch ", "Voir ", "Cfr. ", "V. ", "Si veda ", "См.: ", "Ср.: ", "См. ", "For this, see ", "Quoted in ",
    "Vgl. statt vieler ", "Zuletzt ",
)  # fmt: skip
_LOCALES = ("en-US", "en-GB", "de-DE", "fr-FR", "it-IT", "es-ES", "ru-RU", "pt-PT")
_LISTED = re.compile(r"^\W{0,3}\d+\W{1,4}(?=\w)")  # the number in a list of references
_SITES = ("marxists.org", "archive.org", "gutenberg.org", "uni-trier.de", "persee.fr", "istorik.ru", "jstor.org")
_AT = (
    ". At ", ", at ", ". Online at ", ", URL: ", ", ", ". Available at ", ". Verfügbar unter ", ", abgerufen unter ",
    ". URL: ",
)  # fmt: skip
_NUMBERS = {"volume": "90001", "issue": "80002", "edition": "7", "collection-number": "60004"}
_FIRST, _LAST, _CITED, _YEAR = "10005", "90006", "50007", 7778


def references_of(records: Sequence[Record], styles: Sequence[Path], chance: Random) -> Iterator[Annotated]:
    """Yield two references for each record, as a first note with a locator and as an entry of the bibliography.

    Each style renders a few records; numbers go through the style as placeholders that stand nowhere else.
    """
    size = 20
    for start in range(0, len(records), size):
        batch = records[start : start + size]
        entries = {str(at): Entry(str(at), record["type"], _placed(record)) for at, record in enumerate(batch)}
        try:
            processor = Processor(chance.choice(styles), entries, chance.choice((None, *_LOCALES)))
            cited = [chance.random() < 0.6 for _ in batch]
            clusters = [
                CitationCluster((CitationItem(key, label="page", locator=_CITED if with_page else ""),), note=at + 1)
                for at, (key, with_page) in enumerate(zip(entries, cited, strict=True))
            ]
            notes = processor.cite(clusters) if processor.style.note else []
            listed = processor.bibliography() if notes else _listed(processor, entries)
        except InputError:
            continue
        write = chance.choice((plain.render, markdown.render))
        for rendered in (*notes, *listed):
            written = write(rendered).replace("\\", "")
            if chance.random() < 0.8:
                written = _LISTED.sub("", written)
            if found := _annotate(written, batch, chance):
                yield found


def _listed(processor: Processor, entries: dict[str, Entry]) -> list[Any]:
    processor.cite_silently(entries)
    processor.cite([])
    return processor.bibliography()


def _placed(record: Record) -> Record:
    """Return the record with placeholders for its numbers."""
    placed = {**record, **{field: mark for field, mark in _NUMBERS.items() if field in record}}
    if "page" in record:
        placed["page"] = f"{_FIRST}-{_LAST}" if "-" in record["page"] else _FIRST
    rest = record["issued"]["date-parts"][0][1:]
    placed["issued"] = {"date-parts": [[_YEAR, *rest]]}
    return placed


def _annotate(text: str, batch: Sequence[Record], chance: Random) -> Annotated | None:
    """Find which record a text renders, put its numbers back and mark its fields."""
    folded = _folded(words_of(text))
    record = next((record for record in batch if _at(_folded(words_of(record["title"])), folded) is not None), None)
    if record is None:
        return None
    first, _, last = record.get("page", "").partition("-")
    cited = chance.randint(1, 480)
    values = {mark: str(record.get(field, "")) for field, mark in _NUMBERS.items() if field != "edition"}
    values |= {_FIRST: first, _LAST: last, str(_YEAR): str(record["issued"]["date-parts"][0][0])}
    values[_CITED] = str(cited) if chance.random() < 0.7 else f"{cited}-{cited + chance.randint(1, 9)}"
    fields = {mark: field for field, mark in _NUMBERS.items() if field != "collection-number"}
    fields |= {_FIRST: "page", _LAST: "page", _CITED: "page", str(_YEAR): "issued"}
    pieces, place = [], 0
    for match in re.finditer("|".join(sorted(values, key=len, reverse=True)), text):
        pieces.append((text[place : match.start()], ""))
        pieces.append((values[match[0]], fields.get(match[0], "other")))
        place = match.end()
    pieces.append((text[place:], ""))
    text = "".join(piece for piece, _ in pieces)
    spans, start = [], 0
    for piece, field in pieces:
        if field and piece:
            spans.append((start, start + len(piece), field))
        start += len(piece)
    if "URL" not in record and chance.random() < 0.06:
        text, spans = _with_address(text, spans, chance)
    if chance.random() < 0.2:
        signal = chance.choice(_SIGNALS)
        text = signal + text
        spans = [(start + len(signal), end + len(signal), field) for start, end, field in spans]
    return Annotated(text, _mark(text, record, spans))


def _with_address(
    text: str, spans: list[tuple[int, int, str]], chance: Random
) -> tuple[str, list[tuple[int, int, str]]]:
    """Add where the work is found on the web, as authors do it who follow no style."""
    folder = chance.choice(("a", "docs", "pub/2004", "archive"))
    address = f"http://www.{chance.choice(_SITES)}/{folder}/{chance.randint(1, 999)}.htm"
    before = text.rstrip(" .") + chance.choice(_AT)
    opening, closing = chance.choice((("", ""), ("<", ">"), ("", ".")))
    start = len(before) + len(opening)
    return f"{before}{opening}{address}{closing}", [*spans, (start, start + len(address), "URL")]


def _mark(text: str, record: Record, spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Add the spans of texts and names to those of numbers."""
    words = words_of(text)
    folded = _folded(words)
    marks = ["" for _ in words]
    for start, end, field in spans:
        for at, word in enumerate(words):
            if start <= word.start < end:
                marks[at] = field
    for field in sorted((f for f in _TEXTS if f in record), key=lambda f: -len(str(record[f]))):
        sought = _folded(words_of(str(record[field])))
        found = _at(sought, folded, marks)
        paper = field == "title" and record["type"] == "article-newspaper" and "container-title" not in record
        if sought and found is not None:
            marks[found : found + len(sought)] = ["container-title" if paper else field] * len(sought)
    for role in ("author", "editor", "translator"):
        _mark_names(role, record.get(role, []), words, marks)
    _mark_dates(words, marks)
    return _joined(words, marks)


def _mark_names(role: str, names: list[dict[str, str]], words: Sequence[Word], marks: list[str]) -> None:
    """Mark each family name that stands somewhere free, with the given names, initials and conjunctions beside it."""
    folded = _folded(words)
    own: set[str] = set()
    for name in names:
        for part in name.values():
            for word in _folded(words_of(part)):
                own |= {word, word[0]}
        own.add("".join(word[0] for word in _folded(words_of(name["given"]))))
    families = [_folded(words_of(name["family"])) for name in names]
    found = [at for family in families if (at := _at(family, folded, marks)) is not None]
    own |= {"and", "et", "und", "al", "e", "y", "и", "u", "a", "others", "др"}
    for at, family in ((at, family) for family in families if (at := _at(family, folded, marks)) is not None):
        marks[at : at + len(family)] = [role] * len(family)
    for at in found:
        for step in (1, -1):
            place = at
            while 0 <= place < len(marks) and (marks[place] == role or (not marks[place] and folded[place] in own)):
                marks[place] = role
                place += step
    linking = {"and", "et", "und", "e", "y", "и", "a", "u"}
    for at in range(len(marks)):  # what hangs over is no name
        alone = at + 1 == len(marks) or marks[at + 1] != role or at == 0 or marks[at - 1] != role
        et_al = at + 1 < len(marks) and folded[at + 1] in {"al", "a"}
        if marks[at] == role and words[at].text in linking and alone and not et_al:
            marks[at] = ""


def _mark_dates(words: Sequence[Word], marks: list[str]) -> None:
    """Let a date take in the month and the day beside the year."""
    senses = [sense_of(word.text) for word in words]
    for at, mark in enumerate(marks):
        if mark != "issued":
            continue
        for step in (-1, 1):
            place = at + step
            while 0 <= place < len(words) and abs(place - at) < 3 and not marks[place]:
                month = senses[place] == "months"
                day = words[place].text.isdecimal() and int(words[place].text) < 32
                if not month and not day:
                    break
                marks[place] = "issued"
                place += step


def _joined(words: Sequence[Word], marks: Sequence[str]) -> list[tuple[int, int, str]]:
    spans: list[tuple[int, int, str]] = []
    for at, (word, mark) in enumerate(zip(words, marks, strict=True)):
        if mark and at and marks[at - 1] == mark:
            spans[-1] = (spans[-1][0], word.end, mark)
        elif mark:
            spans.append((word.start, word.end, mark))
    return spans


def _folded(words: Sequence[Word]) -> list[str]:
    return [word.text.casefold().replace("’", "'") for word in words]


def _at(sought: list[str], folded: list[str], marks: Sequence[str] | None = None) -> int | None:
    """Return where ``sought`` stands in the words, where no word of it is marked yet."""
    for at in range(len(folded) - len(sought) + 1):
        if folded[at : at + len(sought)] == sought and not (marks and any(marks[at : at + len(sought)])):
            return at
    return None
