"""What may be cited, offered while a reference is being written: sigla, short titles, keys."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lsprotocol import types

from footnotes.checks.wording import described
from footnotes.integrations.language_server.session import Document, Session
from footnotes.model.bibliography import Bibliography
from footnotes.model.entry import Entry
from footnotes.patterns import pattern
from footnotes.text import Span

TRIGGERS = ("(", "@", "[", "{", ";")
_MOST = 100  # offered at once; more typing narrows them down
_LOOKED_AT = 80  # characters before the cursor
_BEGINNING = pattern(r"[(\[{;,:]\s*|\s+|^")  # where what is being written may begin
_KEY = pattern(r"(?:@|\\\w*cite\w*\*?(?:\[[^\]]*\]){0,2}\{(?:[^{}]*,)?)([^\s@,;\]{}]*)$")
_KINDS = {
    "siglum": types.CompletionItemKind.Constant,
    "title": types.CompletionItemKind.Text,
    "key": types.CompletionItemKind.Reference,
}


class _Offer(NamedTuple):
    """A way to name a source."""

    text: str
    kind: str
    entry: Entry


def complete(session: Session, document: Document, position: types.Position) -> types.CompletionList:
    """Return the sigla, short titles and keys that what stands before a position begins."""
    bibliography = session.sources(document).bibliography
    offset = document.text.offset(position)
    line = document.text.text[max(0, offset - _LOOKED_AT) : offset].rpartition("\n")[2]
    key = _KEY.search(line)
    if key:
        found = [(offer, len(key[1])) for offer in _keys(bibliography) if _begins(offer.text, key[1])]
    else:
        found = list(_matching(line, (*_sigla(bibliography), *_titles(bibliography))))
    items = [_item(document, offset, offer, length) for offer, length in found[:_MOST]]
    return types.CompletionList(is_incomplete=len(found) > _MOST or not key, items=items)


def _matching(line: str, offers: tuple[_Offer, ...]) -> Iterator[tuple[_Offer, int]]:
    """Yield the offers that the end of a line begins, with how many of its characters they take the place of."""
    beginnings = sorted({match.end() for match in _BEGINNING.finditer(line)})
    for offer in offers:
        start = next((start for start in beginnings if start < len(line) and _begins(offer.text, line[start:])), None)
        if start is not None:
            yield offer, len(line) - start
        elif not line or not line[-1].isalnum():
            yield offer, 0


def _begins(text: str, beginning: str) -> bool:
    return text.casefold().startswith(beginning.casefold())


def _sigla(bibliography: Bibliography) -> Iterator[_Offer]:
    for siglum, keys in bibliography.sigla.items():
        for key in keys:
            if key in bibliography.entries:
                yield _Offer(siglum, "siglum", bibliography.entries[key])


def _titles(bibliography: Bibliography) -> Iterator[_Offer]:
    for entry in bibliography.entries.values():
        title = entry.text("title-short") or entry.text("title").partition(":")[0].strip()
        people = entry.names("author") or entry.names("editor")
        if title:
            yield _Offer(f"{people[0].last}, {title}" if people else title, "title", entry)


def _keys(bibliography: Bibliography) -> Iterator[_Offer]:
    for key, entry in bibliography.entries.items():
        yield _Offer(key, "key", entry)


def _item(document: Document, offset: int, offer: _Offer, length: int) -> types.CompletionItem:
    place = document.text.range(Span(offset - length, offset))
    return types.CompletionItem(
        label=offer.text,
        kind=_KINDS[offer.kind],
        detail=described(offer.entry),
        filter_text=offer.text,
        text_edit=types.TextEdit(place, offer.text),
    )
