"""Citations by key as pandoc's Markdown writes them (pandoc manual, "Citation syntax"); Quarto and Obsidian have them.

``[see @doe99, pp. 33-35; -@roe]``, ``@doe99 [p. 33]``, ``@{key with: any signs}``: a locator may stand in braces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from footnotes.manuscripts.keyed import DraftCitation, DraftCite
from footnotes.model.citation import CiteByKey, CiteMode
from footnotes.patterns import pattern
from footnotes.text import Span

KEY = r"-?@(?:\{(?P<braced>[^{}\s]+)\}|(?P<key>\w+(?:[:.\#$%&+?<>~/-]\w+)*))"
_KEY = pattern(rf"(?<![\w@]){KEY}")
_SIMPLE = pattern(r"\w+(?:[:.#$%&+?<>~/-]\w+)*")
_TYPED = pattern(
    r"(?<![\w@])-?@[\w:.\#$%&+?<>~/-]{1,99} ?\[(?P<inside>[^\[\]\n]*)\]|\[(?P<bracketed>[^\[\]\n]*@[^\[\]\n]*)\]"
)
_EXPLICIT = pattern(r"[ ,]*\{([^{}]*)\}")
_CROSS_REFERENCE = pattern(r"(?:fig|tbl|sec|eq|lst|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg)[-:]")  # Quarto


def key_of(match: re.Match[str]) -> str:
    """Return the key of a match of ``KEY``."""
    return match["braced"] or match["key"]


def is_cross_reference(key: str) -> bool:
    """Say whether a key is that of a figure, table or section (Quarto, "Cross References"; pandoc-crossref)."""
    return _CROSS_REFERENCE.match(key) is not None


def typed(text: str) -> Iterator[DraftCitation]:
    """Yield the citations in square brackets that somebody has typed in a text without markup, as in Word."""
    for match in _TYPED.finditer(text):
        inside = Span(*match.span(match.lastgroup or 0))
        key = _KEY.match(text, match.start())
        citation = in_text(text, key, inside) if key else bracketed(text, inside)
        if citation.cites:
            yield citation


def bracketed(source: str, inside: Span) -> DraftCitation:
    """Return the citation between two square brackets that hold a key."""
    cites = [_cite(source, part) for part in _parts(source, inside)]
    return DraftCitation(inside, [cite for cite in cites if cite is not None])


def in_text(source: str, key: re.Match[str], inside: Span | None) -> DraftCitation:
    """Return the citation of a key in a sentence; ``inside`` are the brackets after it, which hold its locator."""
    suppressed = key.group().startswith("-")
    mode = CiteMode.SUPPRESS_AUTHOR if suppressed else CiteMode.AUTHOR_IN_TEXT
    first = DraftCite(key_of(key), Span(*key.span()), mode=mode)
    if inside is None:
        return DraftCitation(first.span, [first], sure=False)
    cites: list[DraftCite] = [first]
    for index, part in enumerate(_parts(source, inside)):
        cite = _cite(source, part)
        if cite is not None:
            cites.append(cite)
        elif index == 0:
            _read_after(first, source, part)
            first.span = Span(key.start(), part.end + (part.end == inside.end))
    return DraftCitation(Span(key.start(), inside.end + 1), cites)


def write(cites: Sequence[CiteByKey]) -> str:
    """Return a citation by key: ``[see @doe, p. 33; @roe]``, ``@doe [p. 33]`` where the sentence needs its author."""
    first = cites[0]
    if first.mode is not CiteMode.AUTHOR_IN_TEXT:
        return f"[{'; '.join(map(_written, cites))}]"
    where = _escaped(first.where + first.suffix).removeprefix(", ")
    inside = "; ".join(filter(None, [where, *map(_written, cites[1:])]))
    return f"@{_name(first.key)} [{inside}]" if inside else f"@{_name(first.key)}"


def _written(cite: CiteByKey) -> str:
    sign = "-@" if cite.mode is CiteMode.SUPPRESS_AUTHOR else "@"
    after = (f", {cite.where}" if cite.where else "") + cite.suffix
    return " ".join(filter(None, (_escaped(cite.prefix), f"{sign}{_name(cite.key)}{_escaped(after)}")))


def _name(key: str) -> str:
    return key if _SIMPLE.fullmatch(key) else f"{{{key}}}"


def _escaped(words: str) -> str:
    return re.sub(r"([\\\[\];@*_`<])", r"\\\1", words)


def _parts(source: str, inside: Span) -> Sequence[Span]:
    """Return the stretches between semicolons; those inside braces, of a locator, do not part."""
    found, start, depth = [], inside.start, 0
    for sign in re.compile(r"[;{}]").finditer(source, *inside):
        depth += {"{": 1, "}": -1}.get(sign.group(), 0)
        if sign.group() == ";" and depth <= 0:
            found.append(Span(start, sign.start()))
            start = sign.end()
    return [*found, Span(start, inside.end)]


def _cite(source: str, part: Span) -> DraftCite | None:
    key = _KEY.search(source, *part)
    if key is None:
        return None
    mode = CiteMode.SUPPRESS_AUTHOR if key.group().startswith("-") else CiteMode.NORMAL
    cite = DraftCite(key_of(key), _stripped(source, part), mode=mode)
    if source[part.start : key.start()].strip():
        cite.prefix = Span(part.start, key.start())
    _read_after(cite, source, Span(key.end(), part.end))
    return cite


def _read_after(cite: DraftCite, source: str, rest: Span) -> None:
    explicit = _EXPLICIT.match(source, *rest)
    if explicit is not None:
        cite.after = Span(*explicit.span(1))
        rest = Span(explicit.end(), rest.end)
        cite.suffix = rest if rest.of(source).strip() else None
        return
    rest = _stripped(source, rest)
    cite.after = rest if rest.start < rest.end else None


def _stripped(source: str, span: Span) -> Span:
    text = span.of(source)
    start = span.start + len(text) - len(text.lstrip())
    return Span(start, max(start, span.start + len(text.rstrip())))
