"""Lines of plays without a title: the play that the section is about, or the one named last."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from footnotes.model.manuscript import Block
from footnotes.model.resolution import Evidence
from footnotes.resolve.leads import MentionKind
from footnotes.resolve.scene import Clue, Scene
from footnotes.text.folding import fold
from footnotes.text.span import Span
from footnotes.translations import gettext

_HEADED, _NAMED = 0.9, 0.7
_REACH = 8000  # characters back


def play_of_section(scene: Scene) -> dict[str, Clue]:
    """Return the play that the last heading before a passage names."""
    heading = scene.order.heading_before(scene.position)
    keys = _plays_in(heading.span, None, scene) if heading is not None else []
    if len(set(keys)) != 1:
        return {}
    return {keys[0]: Clue(keys[0], Evidence("discussion", gettext("the heading names this play"), _HEADED))}


def play_named_last(scene: Scene) -> dict[str, Clue]:
    """Return the play that the text names last before a passage."""
    for block, end in _blocks_before(scene):
        keys = _plays_in(block.span, end, scene)
        if keys:
            evidence = Evidence("discussion", gettext("it is the play that the text named last"), _NAMED)
            return {keys[-1]: Clue(keys[-1], evidence)}
    return {}


def _plays_in(span: Span, end: int | None, scene: Scene) -> list[str]:
    """Return the plays that a stretch names, in order."""
    mentions = (one for one in scene.mentions.within(span, span.start, end) if one.kind is not MentionKind.AUTHOR)
    return [one.keys[0] for one in mentions if len(one.keys) == 1 and _is_play(one.keys[0], scene)]


def _is_play(key: str, scene: Scene) -> bool:
    if "act" in scene.reading.labels.get(key, ()):
        return True
    words = fold(scene.index.record(key).entry.text("title")).split()  # "The Tragedy of Macbeth"
    return any(" ".join(words[at:]) in scene.index.vocabulary.plays for at in range(len(words)))


def _blocks_before(scene: Scene) -> Iterator[tuple[Block, int | None]]:
    """Yield the blocks of the running text up to a cite, the last one first, and where it is read up to."""
    manuscript = scene.reading.manuscript
    at = bisect_right(manuscript.blocks, scene.position, key=lambda block: block.span.start) - 1
    end: int | None = scene.position
    while at >= 0 and scene.position - manuscript.blocks[at].span.end < _REACH:
        if manuscript.blocks[at].note is None:
            yield manuscript.blocks[at], end
        at, end = at - 1, None
