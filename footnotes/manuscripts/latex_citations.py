r"""Citations by key in LaTeX: BibLaTeX (manual, 3.9) and natbib (manual, 2.3-2.5).

``\autocite[see][33]{doe}``, ``\footcite{a,b}``, ``\autocites(see)(passim)[1]{a}[2]{b}``, ``\citet*{doe}``,
``\volcite{3}[40]{doe}``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from footnotes.manuscripts.key_syntax import Where
from footnotes.manuscripts.keyed import DraftCitation, DraftCite
from footnotes.manuscripts.latex_groups import Groups
from footnotes.model.citation import CiteByKey, CiteMode
from footnotes.patterns import pattern
from footnotes.text import Span

CITING = r"""\\(?!(?:nocite|[A-Za-z]*Declare)(?![A-Za-z]))(?:[apfst]?volcites?|[pf]?notecites?|[A-Za-z]*[cC]ites?
    (?:yearpar|author|year|title|al[tp]|date|num|url|p|t)?s?)(?![A-Za-z@])\*?"""
_NOTES = pattern(r"foot|smart|super|fvol|fnote", re.IGNORECASE)
_IN_TEXT = pattern(r"text(?:cites?)|citet\Z|citealt\Z|tvol", re.IGNORECASE)
_PART = pattern(r"(?:title|year|date|num|url)s?\Z|\Afull|footfull", re.IGNORECASE)
_STARRED = frozenset({"cite", "parencite", "Cite", "Parencite", "autocite", "Autocite", "footcite", "smartcite"})
_AROUND = pattern(r"\(([^(){}]*)\)")
_SPECIAL = pattern(r"[\\#$%&_{}~^–—\u00a0]")
_ESCAPES = {
    "\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "–": "--", "—": "---",
    "\u00a0": "~",
}  # fmt: skip
_KEY = pattern(r"[^\s,%{}]+")


def citation_at(match: re.Match[str], groups: Groups) -> tuple[DraftCitation | None, list[Span]]:
    """Return the citation that a command begins, if it has a key, and where its options with words stand."""
    name = match.group()[1:].rstrip("*")
    source, position = match.string, match.end()
    citation = DraftCitation(Span(match.start(), position), makes_note=_NOTES.search(name) is not None)
    words: list[Span] = []
    many = name.endswith("cites")
    while many and len(words) < 2 and (around := _AROUND.match(source, position)):
        words.append(Span(*around.span(1)))
        position = around.end()
    outer = list(words)
    while many or not citation.cites:
        begin = groups.skip_space(position)
        options, volume = groups.option_spans(begin), None
        after = groups.after_options(begin)
        if "volcite" in name and (inside := groups.argument(after)):
            volume = source[slice(*inside)].strip()
            options = [*options[:1], *groups.option_spans(inside[1] + 1)] if options else [
                Span(begin, begin), *groups.option_spans(inside[1] + 1)]  # fmt: skip
            after = groups.after_options(inside[1] + 1)
        inside = groups.argument(after)
        if inside is None:
            break
        cites = _cites(source, Span(*inside), name + match.group()[len(name) + 1 :])
        if not cites:
            break
        position = inside[1] + 1
        if len(cites) == 1:
            cites[0].span = Span(begin if many else match.start(), position)
        if len(options) > 1 and options[0].start < options[0].end:
            cites[0].prefix = options[0]
        if options and options[-1].start < options[-1].end:
            cites[-1].after = options[-1]
        if volume:
            cites[-1].locators = (("volume", volume),)
        words += [option for option in options if option.start < option.end]
        citation.cites += cites
    if not citation.cites:
        return None, []
    citation.span = Span(match.start(), position)
    _put_around(citation, outer)
    return citation, words


def _cites(source: str, inside: Span, command: str) -> list[DraftCite]:
    mode = _mode(command)
    return [DraftCite(key.group(), Span(*key.span()), mode=mode) for key in _KEY.finditer(source, *inside)]


def _mode(command: str) -> CiteMode:
    name = command.rstrip("*")
    if name.casefold().rstrip("s").endswith("author"):
        return CiteMode.AUTHOR_ONLY
    if name.endswith("yearpar") or (command.endswith("*") and name in _STARRED):
        return CiteMode.SUPPRESS_AUTHOR
    if _PART.search(name):
        return CiteMode.PART
    return CiteMode.AUTHOR_IN_TEXT if _IN_TEXT.search(name) else CiteMode.NORMAL


def _put_around(citation: DraftCitation, outer: list[Span]) -> None:
    r"""Give the words around all cites of ``\autocites(before)(after)`` to the first and to the last."""
    if len(outer) == 1:  # a single one stands after, as with square brackets
        citation.cites[-1].suffix = outer[0]
    elif outer:
        first, last = citation.cites[0], citation.cites[-1]
        first.prefix = first.prefix or outer[0]
        last.suffix = outer[1]


def write(cites: Sequence[CiteByKey], where: Where) -> str:
    r"""Return a citation by key: ``\autocite[see][33]{doe}``, ``\autocites[see][33]{doe}[5]{roe}``.

    It is ``\cite`` in a note, and ``\footcite`` where it is all that a note says.
    """
    first = cites[0]
    name = {Where.TEXT: "autocite", Where.NOTE: "cite", Where.WHOLE_NOTE: "footcite"}[where]
    if first.mode is CiteMode.AUTHOR_IN_TEXT:
        name = "textcite"
    if first.mode is CiteMode.AUTHOR_ONLY:
        name = "citeauthor"
    if len(cites) > 1:
        name += "s"
    elif first.mode is CiteMode.SUPPRESS_AUTHOR:
        name += "*"
    return f"\\{name}" + "".join(_options(cite) + f"{{{cite.key}}}" for cite in cites)


def _options(cite: CiteByKey) -> str:
    pages = len(cite.locators) == 1 and cite.locators[0][0] == "page"  # BibLaTeX puts their label itself
    after = _escaped((cite.locators[0][1] if pages else cite.where) + cite.suffix).removeprefix(", ")
    before = _escaped(cite.prefix)
    return f"[{before}][{after}]" if before else f"[{after}]" if after else ""


def _escaped(words: str) -> str:
    words = _SPECIAL.sub(lambda sign: _ESCAPES.get(sign.group(), f"\\{sign.group()}"), words).strip()
    return f"{{{words}}}" if "[" in words or "]" in words else words
