"""How a work is divided, told by cites that say it: after "Villani, lib. VI, cap. 39", "Villani, VII, 79" is a chapter.

A volume and a page that nothing labels are a book and a chapter where other cites of the same entry label these, and
none names a page of it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from footnotes.model.citation import Cite, Locator
from footnotes.model.resolution import Resolution, ResolvedCitation
from footnotes.text import Span

_UPPER = frozenset(("book", "part", "canto", "title-locator", "letter"))
_LOWER = frozenset(("chapter", "section", "stanza", "verse", "line", "paragraph", "article-locator", "number"))
_PAGES = frozenset(("page", "column"))
_PAIR = 2

Levels = tuple[str, str]


def divided_alike(resolved: Sequence[ResolvedCitation], text: str) -> tuple[ResolvedCitation, ...]:
    """Return the citations with the numbers of divided works as these divisions; ``text`` holds their spans."""
    levels: dict[str, Levels] = {}
    paged: set[str] = set()
    for citation in resolved:
        for resolution in citation.resolutions:
            if resolution.entry is not None and resolution.cite.locators:
                _learn(resolution.entry, resolution.cite, levels, paged)
    divided = {key: pair for key, pair in levels.items() if key not in paged}
    return tuple(_relabelled(one, divided, text) for one in resolved) if divided else tuple(resolved)


def _learn(key: str, cite: Cite, levels: dict[str, Levels], paged: set[str]) -> None:
    labels = [locator.label for locator in cite.locators if not locator.label_assumed]
    if not _PAGES.isdisjoint(labels):
        paged.add(key)
    elif len(labels) == _PAIR and labels[0] in _UPPER and labels[1] in _LOWER and cite.volume is None:
        levels.setdefault(key, (labels[0], labels[1]))


def _relabelled(one: ResolvedCitation, divided: dict[str, Levels], text: str) -> ResolvedCitation:
    pairs = [divided.get(resolution.entry or "") for resolution in one.resolutions]
    if not any(pair and is_bare(resolution.cite) for pair, resolution in zip(pairs, one.resolutions, strict=True)):
        return one
    resolutions = tuple(
        _divided(resolution, pair, text) if pair and is_bare(resolution.cite) else resolution
        for pair, resolution in zip(pairs, one.resolutions, strict=True)
    )
    cites = tuple(resolution.cite for resolution in resolutions)
    return ResolvedCitation(one.citation._replace(cites=cites), resolutions)


def divides(cite: Cite, labels: Collection[str]) -> bool:
    """Say whether "VII, 79" may be two divisions of a work that was cited with these labels before."""
    return is_bare(cite) and _PAGES.isdisjoint(labels) and not (_UPPER.isdisjoint(labels) or _LOWER.isdisjoint(labels))


def is_bare(cite: Cite) -> bool:
    """Say whether a cite has a volume and pages that nothing labels: "VII, 79"."""
    assumed = bool(cite.locators) and all(one.label == "page" and one.label_assumed for one in cite.locators)
    return cite.volume is not None and cite.year is None and assumed


def _divided(resolution: Resolution, levels: Levels, text: str) -> Resolution:
    cite = resolution.cite
    volume = cite.volume or ""
    start = text.find(volume, cite.span.start, cite.locators[0].span.start)
    if start < 0:
        return resolution
    upper = Locator(levels[0], volume, Span(start, start + len(volume)), label_assumed=True)
    lower = [locator._replace(label=levels[1]) for locator in cite.locators]
    return resolution._replace(cite=cite._replace(volume=None, locators=(upper, *lower)))
