"""Another file of the archive just cited: "РГАДА. Ф. 210. Оп. 9. Д. 1187. Л. 5; Там же. Оп. 4. Д. 221. Л. 12".

What stands after "ibid." replaces the parts of the last shelfmark from its first label on (ГОСТ Р 7.0.5-2008, 7.5).
"""

from __future__ import annotations

from footnotes.model.citation import Cite
from footnotes.patterns import pattern
from footnotes.resolve.index import Index
from footnotes.resolve.record import HOLDINGS, Record
from footnotes.resolve.words import words

_PART = pattern(
    r"(?P<label>[^\W\d_]{1,10})[.,]?\s*(?:хр\.?\s*)?(?:№\s*|Nr\.?\s*|n\.\s*)?(?P<number>\d[\w/–-]*|[IVXLCDM]+\b)"
)
_CROWDED = 200  # holdings that share a number which tells nothing then

Parts = tuple[tuple[str, str], ...]  # labels and numbers of a shelfmark, folded


def sibling(cite: Cite, record: Record, index: Index) -> str | None:
    """Return the entry that a cite means which repeats the archive of ``record`` with parts of a shelfmark of its own.

    That is the record's own key where the parts agree with its shelfmark or only add to it, and None where they are of
    another file that the bibliography does not have.
    """
    if record.entry.type not in HOLDINGS:
        return record.key
    written = _parts(" ".join(one.value for one in cite.locators if one.label == "shelfmark"))
    head, known = _head_and_parts(record)
    labels = [label for label, _ in known]
    if not written or written[0][0] not in labels:
        return record.key
    meant = (*known[: labels.index(written[0][0])], *written)
    if meant[: len(known)] == known or known[: len(meant)] == meant:
        return record.key
    terms = (*words(meant[-1][1]), *record.shelfmark)  # small Roman numbers are no terms of the index
    keys = next((found for term in terms if (found := index.shelfmarks.get(term.text, ()))), ())
    for key in keys if len(keys) <= _CROWDED else ():
        other = index.record(key)
        if other.archive == record.archive and _head_and_parts(other) == (head, meant):
            return key
    return None


def _head_and_parts(record: Record) -> tuple[str, Parts]:
    """Return the words before the first labelled part of an entry's shelfmark, folded, and the parts."""
    text = record.entry.text("archive_location") or record.entry.text("call-number")
    first = _PART.search(text)
    head = text[: first.start()] if first else text
    return " ".join(word.text for word in words(head)), _parts(text)


def _parts(text: str) -> Parts:
    return tuple((part["label"].casefold(), part["number"].casefold()) for part in _PART.finditer(text))
