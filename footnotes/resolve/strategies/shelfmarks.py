"""Shelfmarks of manuscripts and archives: "Bibl. nat. Ms. fr. 24069", "ASVe, Senato, Terra, reg. 60"."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

from footnotes.resolve.evidence import Finding, finding
from footnotes.resolve.index import Index
from footnotes.resolve.query import Query
from footnotes.resolve.record import Record
from footnotes.resolve.words import Word, agree, shortens
from footnotes.translations import gettext

_PARTS = frozenset(("d", "op", "b", "busta", "reg", "filza", "fasc", "nr", "k", "kart"))  # labels, folded
_CROWDED = 200  # holdings that share a word which tells nothing then
_ROMAN = frozenset("ivx")  # letters of small Roman numbers
_MANUSCRIPTS = frozenset({"ms", "mss", "cod", "hs"})
_SHORT = 3  # letters of a word that tells nothing by itself
_INITIALS = 8  # letters of an archive's initials at most


def propose(query: Query, index: Index) -> Iterable[str]:
    """Return the entries whose shelfmark has a word or number in common with the written one."""
    for word in query.shelfmark:
        found = index.shelfmarks.get(word.text, ())
        if len(found) <= _CROWDED:
            yield from found


def judge(query: Query, record: Record, index: Index, covered: frozenset[str]) -> Finding | None:
    """Weigh what is written against the shelfmark: all of the entry's must stand there, in its order."""
    if not query.shelfmark or not record.shelfmark:
        return None
    if not _stands_in(record.shelfmark, query.shelfmark):
        located = any(record.entry.text(name) for name in ("archive_location", "call-number"))
        part = not query.in_archive and query.shelfmark[0].text in _PARTS  # of what was cited before: "Д. 669. Л. 5"
        another = located and query.has_shelfmark and not (part or _is_of_series(record.shelfmark, query.shelfmark))
        return finding("shelfmark", gettext("its shelfmark is another"), -0.99) if another else None
    if not record.archive:
        return finding("shelfmark", gettext("its shelfmark is written"), 0.8, "title", "authors", "container")
    if _names(record.archive, query.shelfmark):
        return finding(
            "shelfmark", gettext("its archive and shelfmark are written"), 0.96, "title", "authors", "container"
        )
    weight = 0.6 if any(len(word.text) > 1 and not word.text.isdigit() for word in record.shelfmark) else 0.4
    return finding(
        "shelfmark", gettext("its shelfmark is written, its archive is not"), weight, "title", "authors", "container"
    )


def _stands_in(shelfmark: tuple[Word, ...], written: tuple[Word, ...]) -> bool:
    """Say whether the numbers and longer words of a shelfmark stand in what is written, in their order."""
    wanted = [
        word for word in shelfmark if word.text.isdigit() or len(word.text) > _SHORT or _ROMAN.issuperset(word.text)
    ]
    rest = iter(written)
    return bool(wanted) and all(any(agree(other, word) for other in rest) for word in wanted)


def _is_of_series(shelfmark: tuple[Word, ...], written: tuple[Word, ...]) -> bool:
    """Say whether a shelfmark shares the letters of its series with what is written, or tells no number at all."""
    letters = {word.text for word in shelfmark if not word.text.isdigit() and word.text not in _MANUSCRIPTS}
    numbers = {word.text for word in shelfmark if word.text.isdigit()}
    named = {word for word in letters if len(word) > _SHORT}
    if len(numbers) == 1 and named and not numbers & {word.text for word in written}:
        return False  # "MS Ashmole 427" is not "MS Ashmole 423"
    told = any(word.text.isdigit() or len(word.text) > _SHORT for word in shelfmark)
    return not told or any(word.text in letters for word in written)


def _names(archive: tuple[Word, ...], written: tuple[Word, ...]) -> bool:
    """Say whether the archive is written: a telling word of its name, or its initials ("ASVe", "GStA PK")."""
    known, initials = "".join(word.text for word in archive), "".join(word.text[0] for word in archive)
    if any(
        word.text == other.text or (len(word.text) > 3 and agree(word, other)) for word in written for other in archive
    ):
        return True
    letters = "".join(word.text for word in takewhile(lambda word: len(word.text) == 1, written))
    if len(letters) > 1 and letters in (initials, "t" + initials):  # "P.R.O."
        return True
    for place, word in enumerate(written[:_INITIALS]):
        joined = word.text + (written[place + 1].text if place + 1 < len(written) else "")
        if word.text in (initials, "t" + initials):  # "TNA": the article counts
            return True
        for letters in (word.text, joined):
            if 2 < len(letters) <= _INITIALS and shortens(letters, known) and letters[1] != known[1]:
                return True
    return False
