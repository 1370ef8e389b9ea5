"""Passages, divisions and places in words, with the terms of a language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from footnotes.back_matter.gathering import Division
from footnotes.back_matter.passages import Passage
from footnotes.back_matter.places import CitedAt, told_by
from footnotes.back_matter.source_index import IndexedManuscript
from footnotes.csl import label_of
from footnotes.patterns import pattern
from footnotes.translations import gettext

_SPEAKING = ("archive", "shelfmark")
_ORDINAL = pattern(r"\d+(?:st|nd|rd|th|re|er|e|ème|º|ª)")


def labelled(label: str, value: str, language: str) -> str:
    """Return a locator with its label: "pp. 86–87", "2nd ed."; one that the language has no term for stands as it is.

    Archives and shelfmarks say themselves what they are.
    """
    if label in _SPEAKING:
        return value
    word = label_of(label, value, language) or label.removesuffix("-locator")
    return f"{value} {word}" if _ORDINAL.fullmatch(value) else f"{word} {value}"


def passage_words(passage: Passage, language: str) -> str:
    """Return a passage in words: "p. 34, n. 18", of a work cited by its own parts "2.3.14"."""
    if passage.unlabelled:
        return ".".join(step.value for step in passage.steps)
    return ", ".join(labelled(step.label, step.value, language) for step in passage.steps)


def division_words(division: Division, language: str, *, periodical: bool) -> str:
    """Return a volume in words: "vol. 3"; of a periodical "24 (1985)" and "24, no. 2 (1985)"."""
    if division.edition:
        return division.edition
    volume, issue = division.volume, division.issue
    if not periodical:
        labels = (("volume", volume), ("issue", issue))
        return ", ".join(labelled(label, value, language) for label, value in labels if value)
    number = ", ".join(filter(None, (volume, labelled("issue", issue, language) if issue and volume else issue)))
    if number and division.date:
        return f"{number} ({division.date})"
    return number or division.date


def place_words(places: Iterable[CitedAt], manuscripts: Sequence[IndexedManuscript], language: str) -> str:
    """Return places in words, those of one chapter together: ``Chapter 1: nn. 3, 7, l. 40; Chapter 2: n. 1``.

    Manuscripts are named where there are several, chapters where notes begin anew and no page is known.
    """

    def chapter_of(place: CitedAt) -> tuple[int, str]:
        return place.manuscript, place.chapter if manuscripts[place.manuscript].by_chapter and not place.page else ""

    groups = []
    for (manuscript, chapter), group in groupby(sorted(set(places)), key=chapter_of):
        name = ", ".join(filter(None, (manuscripts[manuscript].name if len(manuscripts) > 1 else "", chapter)))
        where = _in_chapter(list(group), language)
        groups.append(f"{name}: {where}" if name else where)
    return "; ".join(groups)


def _in_chapter(places: Sequence[CitedAt], language: str) -> str:
    """Return the places of a chapter by their kinds: pages, then notes, then lines or paragraphs."""
    by_label: dict[str, dict[str, None]] = {"page": {}, "note": {}, "line": {}, "paragraph": {}}
    for place in places:
        label, value = told_by(place)
        if label == "page" and place.note:
            value = f"{value} {labelled('note', place.note, language)}"
        if place.quoted:
            value = gettext("{place} (quoted)").format(place=value)
        by_label[label][value] = None
    kinds = [(label, ", ".join(values)) for label, values in by_label.items() if values]
    return ", ".join(value if label == "page" else labelled(label, value, language) for label, value in kinds)
