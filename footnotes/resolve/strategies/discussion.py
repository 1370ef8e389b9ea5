"""A locator alone: the source under discussion, which the text names or the last citation has left open."""

from __future__ import annotations

import re
from collections.abc import Iterator

from footnotes.model.citation import CiteForm
from footnotes.model.manuscript import Block
from footnotes.model.resolution import Evidence
from footnotes.resolve.mentions import Mention, MentionKind
from footnotes.resolve.query import pages
from footnotes.resolve.reading import Read
from footnotes.resolve.scene import Clue, Clues, Scene
from footnotes.text import Span

_FAR = 6000  # characters after which a source is hardly under discussion any more
_NEAR = 1500
_SENTENCE_END = re.compile(r"[.!?…][\"”’»)\]]*\s+")
_WINDOW = 1500  # characters of text before a cite that are read for names
_ADJACENT = 25  # characters between a name and its page: "Broué states (7)"


def clues(scene: Scene) -> Clues:
    """Return the sources that a cite without designator may mean."""
    if not scene.query.is_empty or scene.cite.form in (CiteForm.IBID, CiteForm.SELF):
        return Clues()
    if scene.earlier:
        return _same_citation(scene)
    named = tuple(_named(scene))
    followed, reason, antecedent = _followed(scene)
    return Clues((*named, *followed), reason, antecedent)


def _same_citation(scene: Scene) -> Clues:
    before = scene.earlier[-1]
    if before.key is None:
        return Clues(reason="the source named before it is not known", antecedent=before.citation)
    evidence = Evidence("locator", "it follows this source in the same citation", 0.97)
    return Clues((Clue(before.key, evidence, before.citation),), antecedent=before.citation)


def _followed(scene: Scene) -> tuple[tuple[Clue, ...], str, int | None]:
    """Return the last source read, unless something not understood stands between, and those whose pages go on here."""
    flow = scene.reading.flow
    if not flow:
        return (), "no source is under discussion here", None
    last = flow[-1]
    if last.key is None and last.names_source:
        return (), f"the source cited in {scene.place(last.citation)} is not known", last.citation
    found: dict[str, Clue] = {}
    wanted = pages(scene.cite)
    for back, read in enumerate(reversed(flow)):
        if read.key is None and read.names_source:
            break
        if read.key is None or read.key in found:
            continue
        if scene.order.heading_between(read.position, scene.position):
            break
        weight = _nearness(scene, read) if back == 0 or not found else -0.2
        gap = _gap(read, wanted)
        if found and (gap is None or gap > 3):
            continue
        why = f"the source cited in {scene.place(read.citation)} is still under discussion"
        if gap is not None and gap <= 20:
            why = f"page {wanted[0][0]} follows the source cited in {scene.place(read.citation)}"
            weight = _both(weight, 0.55 if gap <= 3 else 0.25)
        found[read.key] = Clue(read.key, Evidence("locator", why, weight), read.citation)
    return tuple(found.values()), "", last.citation


def _nearness(scene: Scene, read: Read) -> float:
    distance = scene.position - read.position
    if scene.citation.note is not None and scene.citations[read.citation].note == scene.citation.note:
        return 0.85
    if scene.citation.note is not None:
        return 0.3
    return 0.8 if distance < _NEAR else 0.6 if distance < _FAR else 0.2


def _gap(read: Read, wanted: tuple[tuple[int, int], ...]) -> int | None:
    """Return how many pages lie between those cited last and the first one wanted; None where it goes back."""
    if not wanted or not read.pages:
        return None
    first, last = read.pages[0][0], read.pages[-1][1]
    return max(0, wanted[0][0] - last) if wanted[0][0] >= first else None


def _both(one: float, other: float) -> float:
    """Return the weight of two pieces of evidence together."""
    return (one + other) / (1 + one * other)


def _named(scene: Scene) -> Iterator[Clue]:
    """Yield what the text before the cite names, each entry once, by its strongest mention."""
    best: dict[str, Clue] = {}
    for mention, nearness in _mentions_before(scene):
        for clue in _clues_of(mention, nearness, scene):
            if clue.key not in best or best[clue.key].evidence.weight < clue.evidence.weight:
                best[clue.key] = clue
    yield from best.values()


def _clues_of(mention: Mention, nearness: float, scene: Scene) -> Iterator[Clue]:
    where = "just before" if nearness > 0.8 else "in this sentence" if nearness > 0.45 else "in the text before"
    if mention.kind is not MentionKind.AUTHOR:
        for key in mention.keys:
            why = f"“{mention.text}” is named {where}"
            yield Clue(key, Evidence("discussion", why, min(0.95, nearness + 0.1) / len(mention.keys)))
        return
    read = scene.reading.last_by_author.get(mention.name)
    if read is not None and read.key is not None:
        why = f"{mention.text} is named {where}, whose work was last cited in {scene.place(read.citation)}"
        yield Clue(read.key, Evidence("discussion", why, nearness), read.citation)
    elif read is None and len(mention.keys) == 1:
        why = f"{mention.text} is named {where}, whose only work in the bibliography it is"
        yield Clue(mention.keys[0], Evidence("discussion", why, nearness * 0.8))


def _mentions_before(scene: Scene) -> Iterator[tuple[Mention, float]]:
    """Yield the mentions before a cite with their nearness: beside it, in its sentence, in its block, before that."""
    for back, (span, end) in enumerate(_windows(scene)):
        mentions = [one for one in scene.mentions.within(span) if one.span.end <= end]
        mentions = [one for one in mentions if one.span.start >= end - _WINDOW]
        sentence = _sentence_start(scene, span, end)
        first = True
        for mention in mentions:
            if back or mention.span.start < sentence:
                yield mention, 0.35 if back < 2 else 0.2
                continue
            beside = mention is mentions[-1] and end - mention.span.end <= _ADJACENT
            yield mention, 0.9 if beside else 0.6 if first else 0.45
            first = False


def _windows(scene: Scene) -> Iterator[tuple[Span, int]]:
    """Yield the block of the cite and those that lead up to it, with the offset up to which each is read."""
    manuscript, start = scene.reading.manuscript, scene.citation.span.start
    block = manuscript.block_at(start)
    if block is not None:
        yield block.span, start
    if scene.citation.note is not None:
        block, start = manuscript.block_at(scene.position), scene.position
        if block is not None:
            yield block.span, start
        return
    for before in _blocks_before(scene, block):
        yield before.span, before.span.end


def _blocks_before(scene: Scene, block: Block | None) -> Iterator[Block]:
    blocks = scene.reading.manuscript.blocks
    at = scene.order.block_index(block) if block is not None else 0
    since = scene.reading.flow[-1].position if scene.reading.flow else -1
    read = 0
    for before in reversed(blocks[max(0, at - 4) : at]):
        if before.span.end < since or read > _WINDOW:
            return
        if before.note is None:
            read += before.span.end - before.span.start
            yield before


def _sentence_start(scene: Scene, span: Span, end: int) -> int:
    text = scene.reading.manuscript.text
    low = max(span.start, end - _WINDOW)
    ends = [match.end() for match in _SENTENCE_END.finditer(text, low, end)]
    if ends and not text[ends[-1] : end].strip(" (["):  # the parenthesis stands after the full stop of its sentence
        ends.pop()
    return ends[-1] if ends else low
