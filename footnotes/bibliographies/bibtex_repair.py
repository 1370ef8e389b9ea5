"""Broken BibTeX entries: what of them can be read, where they break, and why.

Fields are looked for at the beginnings of lines: a value that has not ended by then is the one that broke.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from footnotes.bibliographies.bibtex_values import Piece, Value, read_value
from footnotes.bibliographies.quoting import quoted
from footnotes.patterns import pattern
from footnotes.translations import gettext

_HEAD = pattern(r"@\s*(?P<type>\w+)\s*[{(]\s*(?:(?P<key>[^\s,={}\"#%()]+)[ \t]*(?=[,})\r\n]))?[ \t]*,?")
_FIELD = pattern(r"(?:^|(?<=[,}\"{(\d]))[ \t]*(?P<name>[A-Za-z][\w:+-]{0,60})[ \t]*=", re.MULTILINE)
_LINE_FIELD = pattern(r"^[ \t]*[A-Za-z][\w:+-]*[ \t]*=[ \t]*[{\"\w]", re.MULTILINE)
_LAST_LINE_BLANK = pattern(r"[\r\n][ \t]*\Z")


@dataclass(slots=True)
class Mended:
    """What could be read of a broken entry, and the first place that could not; no reason where only the key lacks."""

    type: str
    key: str
    fault: int
    reason: str = ""
    remedy: str = gettext("mend the entry here")
    fields: dict[str, Value] = field(default_factory=dict)

    def blame(self, fault: int, reason: str, remedy: str) -> None:
        """Keep the first fault found."""
        if not self.reason:
            self.fault, self.reason, self.remedy = fault, reason, remedy


def mend(text: str, start: int, end: int) -> Mended:
    """Return what can be read of the broken entry in ``text[start:end]``."""
    head = _HEAD.match(text, start, end)
    if not head:
        return Mended(
            "comment", "", start, gettext("not an entry: no type after the @"), gettext("write the type of the entry")
        )
    mended = Mended(head["type"].lower(), head["key"] or "", start)
    if mended.type in ("comment", "preamble"):
        return mended
    if mended.type == "string":
        mended.blame(start, gettext("a @string that does not close"), gettext("add the brace that is missing"))
        return mended
    if mended.key and not head[0].endswith(","):
        mended.blame(head.end(), gettext("no comma after the key"), gettext("add a comma"))
    at = last = head.end()
    while match := _FIELD.search(text, at, end):
        _blame_between(mended, text[at : match.start("name")], at, match, is_first=at == head.end())
        last, at = match.end(), _take_field(mended, text, match, end)
    _blame_end(mended, text, last, at, end)
    return mended


def _take_field(mended: Mended, text: str, match: re.Match[str], end: int) -> int:
    """Read the value of a field, at the latest up to the next line that begins with one; return where it stops."""
    name, at = match["name"].lower(), match.end()
    following = _LINE_FIELD.search(text, at, end)
    stop = following.start() if following else end
    if read := read_value(text, at, stop):
        mended.fields.setdefault(name, read[0])
        return read[1]
    raw = text[at:stop]
    opening = at + len(raw) - len(raw.lstrip())
    if raw.lstrip()[:1] in ("", ","):
        mended.blame(
            match.start("name"),
            gettext("{name} has no value").format(name=name),
            gettext("give it one, or remove the field"),
        )
        return opening
    mended.blame(
        opening,
        gettext("the value of {name} that begins here does not close").format(name=name),
        gettext("add the closing brace or quote"),
    )
    mended.fields.setdefault(name, [Piece(raw.strip(' \t\r\n,{}"'))])
    return stop


def _blame_between(mended: Mended, between: str, at: int, match: re.Match[str], *, is_first: bool) -> None:
    """Blame what stands between two fields where that is not one comma, or before the first where it is anything."""
    said = between.strip()
    junk = said.strip(" \t\r\n,")
    if not said and not is_first:
        mended.blame(
            match.start("name"), gettext("no comma before {name}").format(name=match["name"]), gettext("add a comma")
        )
    elif "}" in said:
        mended.blame(at + between.index("}"), gettext("a closing brace too many"), gettext("remove it"))
    elif junk:
        mended.blame(
            at + between.index(junk),
            gettext("not a field: {text}").format(text=quoted(junk, 40)),
            gettext("remove or mend it"),
        )


def _blame_end(mended: Mended, text: str, last: int, at: int, end: int) -> None:
    """Blame an entry that does not close, at the last field where that has taken the entry's brace for its own."""
    rest = text[at:end].strip(" \t\r\n,")
    if rest[:1] in ("}", ")"):
        if mended.key:
            mended.blame(
                mended.fault, gettext("cannot be read as an entry"), gettext("compare it with the entries around it")
            )
    elif rest:
        mended.blame(
            text.index(rest, at),
            gettext("not a field: {text}").format(text=quoted(rest, 40)),
            gettext("remove or mend it"),
        )
    elif _LAST_LINE_BLANK.search(text, last, at - 1):
        opening = last + len(text[last:at]) - len(text[last:at].lstrip())
        mended.blame(opening, gettext("the value that begins here does not close"), gettext("add the closing brace"))
    else:
        mended.blame(mended.fault, gettext("an entry that does not close"), gettext("add the brace that is missing"))
