"""Sigla: abbreviations that stand for an entry, declared in it or in a file of their own.

An entry declares them in ``custom.shorthand`` (where BibLaTeX's ``shorthand`` goes) and ``custom.aliases``. A file of
sigla has one a line, ``RKEB: rkeb``; the siglum may stand in quotes; ``#`` begins a comment.
"""

from __future__ import annotations

from collections.abc import Iterator

from footnotes.bibliographies.quoting import quoted
from footnotes.bibliographies.reading import Reading, Siglum, Source
from footnotes.model.entry import Entry
from footnotes.patterns import pattern
from footnotes.translations import gettext

_LINE = pattern(r"""(?:"(?P<quoted>[^"]+)"|(?P<siglum>.+?)) ?: ["']?(?P<key>\S+?)["']?(?: #.*)?""")
_TAG = pattern(r"</?(?:i|b|sup|sub|sc|span)\b[^<>]*>")


def declared_sigla(entry: Entry) -> Iterator[str]:
    """Yield the sigla that an entry declares, as they are written but for markup and repeated spaces."""
    custom = entry.variables.get("custom")
    if not isinstance(custom, dict):
        return
    aliases = custom.get("aliases")
    for siglum in (custom.get("shorthand"), *(aliases if isinstance(aliases, list) else [aliases])):
        words = " ".join(_TAG.sub("", siglum).split()) if isinstance(siglum, str) else ""
        if words:
            yield words


def read(source: Source) -> Reading:
    """Return the sigla of a file, with a failure for each line that is none."""
    reading = Reading()
    offset = 0
    for line in source.text.splitlines(keepends=True):
        words = " ".join(line.split())
        match = _LINE.fullmatch(words)
        if words.startswith("#"):
            pass
        elif match:
            name = match["quoted"] or match["siglum"]
            reading.sigla.append(Siglum(name, match["key"], source.origin(offset)))
        elif words:
            remedy = gettext("write a siglum, a colon, a space and the key of its entry")
            reading.failures.append(
                source.failure(offset, gettext("not a siglum: {text}").format(text=quoted(words)), remedy)
            )
        offset += len(line)
    return reading
