"""Findings that the author has silenced: by comments in the manuscript, or in a file of exceptions beside it.

In a comment of the format, ``<!-- footnotes: ignore FN101 -->`` or ``% footnotes: ignore FN101, FN3`` (``#`` in Org,
``..`` in reStructuredText, ``//`` in Typst): inside a paragraph or at the end of its last line for that paragraph, on a
line of its own for the next one; ``ignore-file`` for the whole file. In code (Markdown) it is only an example. A
manuscript in a format without comments (DOCX, plain text) may have ``chapter.docx.exceptions`` beside it, with lines
``FN101 words``: findings of that code that stand on these words; without words, all of that code.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from footnotes.checks.selecting import is_known, matches
from footnotes.model.analysis import Place
from footnotes.model.diagnostic import Diagnostic
from footnotes.model.input_error import InputError
from footnotes.model.manuscript import Manuscript
from footnotes.patterns import pattern
from footnotes.records import NamedTuple
from footnotes.text import Edit, LineIndex, Span, splice
from footnotes.translations import gettext

_WORD = "footnotes:"
_XML = r"<!--\s*footnotes:\s*ignore(?P<file>-file)?\b(?P<codes>[^<>]*?)-->"
_LINE = r"[ \t]*footnotes:[ \t]*ignore(?P<file>-file)?\b(?P<codes>[^\r\n]*)"  # after the sign of a comment
_COMMENTS = dict.fromkeys(("markdown", "html", "tei", "jats", "docbook"), _XML) | {
    "latex": rf"%{_LINE}",
    "org": rf"(?m:^)[ \t]*#{_LINE}",
    "rst": rf"(?m:^)[ \t]*\.\.{_LINE}",
    "typst": rf"//{_LINE}",
}  # by format; others have none
# between a paragraph and what is not beside it
_PARTED = pattern(r"[\r\n]|</(?:p|para|div|note|fn|footnote|head|title|item|li|h[1-6])\b")
_CODE = pattern(r"[A-Z]+[0-9]*")


class Suppression(NamedTuple):
    """A code silenced: where it is written, for what stretch of the file (None: all), on which words ("": any)."""

    place: Place
    code: str
    stretch: Span | None = None
    words: str = ""

    def silences(self, found: Diagnostic) -> bool:
        """Say whether it covers a finding."""
        return (
            matches(found.code, (self.code,))
            and (self.stretch is None or self.stretch.start <= found.span.start <= self.stretch.end)
            and self.words in found.surroundings.words
        )


def silence(
    manuscript: Manuscript, found: Iterable[Diagnostic], on: Collection[str]
) -> tuple[list[Diagnostic], list[Suppression]]:
    """Return the findings that nothing silences, and the suppressions that silence nothing.

    ``on`` holds the codes of the rules that were run: a suppression of others is not called unused. Raises InputError
    where the file of exceptions cannot be read.
    """
    suppressions = list(_suppressions(manuscript))
    if not suppressions:
        return list(found), []
    ordered = sorted(found, key=_place)
    silenced: set[int] = set()
    unused = []
    for suppression in suppressions:
        mine = [item for item in _near(suppression, ordered) if suppression.silences(item)]
        silenced.update(map(id, mine))
        unused += [] if mine else [suppression]
    kept = [item for item in ordered if id(item) not in silenced]
    return kept, [one for one in unused if not is_known(one.code) or any(matches(code, (one.code,)) for code in on)]


def _near(suppression: Suppression, ordered: Sequence[Diagnostic]) -> Sequence[Diagnostic]:
    """Return the findings in the stretch of a suppression, of those in the order of the file."""
    if suppression.stretch is None:
        return ordered
    part, (start, end) = suppression.place.part, suppression.stretch
    return ordered[bisect_left(ordered, (part, start), key=_place) : bisect_right(ordered, (part, end), key=_place)]


def _place(item: Diagnostic) -> tuple[str, int]:
    return item.part, item.span.start


def _suppressions(manuscript: Manuscript) -> Iterator[Suppression]:
    pattern = _COMMENTS.get(manuscript.format)
    if pattern is None:
        yield from _exceptions(manuscript.path)
        return
    for part, source in manuscript.parts.items():
        if _WORD not in source:
            continue
        lines = LineIndex(source)
        segments = sorted((one.source, one.text) for one in manuscript.segments if one.part == part)
        comments = list(re.finditer(pattern, source))
        if manuscript.format == "markdown":
            comments = _outside_code(source, comments)
        for comment in comments:
            place = Place(manuscript.path, Span(*comment.span()), *lines.position(comment.start()), part)
            stretch = None if comment["file"] else _stretch(manuscript, place.span, source, segments)
            for code in _codes(comment["codes"]):
                yield Suppression(place, code, stretch)


def _outside_code(source: str, comments: list[re.Match[str]]) -> list[re.Match[str]]:
    """Return the comments of a Markdown file that are no examples in code: a word in their place would be read."""
    from footnotes import manuscripts  # few manuscripts have such comments

    words = splice(source, [Edit(Span(*comment.span()), "x" * len(comment.group())) for comment in comments])
    read = sorted(segment.source for segment in manuscripts.parse(words, "markdown").segments)
    found = []
    for comment in comments:
        at = bisect_right(read, comment.start(), key=lambda span: span.start)
        if at and read[at - 1].end > comment.start():
            found.append(comment)
    return found


def _codes(written: str) -> list[str]:
    """Return the codes that a comment begins with; what follows them is the author's reason."""
    words = re.split(r"[,\s]+", written.strip())
    count = next((at for at, word in enumerate(words) if not _CODE.fullmatch(word)), len(words))
    return words[: count or 1]


def _stretch(manuscript: Manuscript, comment: Span, source: str, segments: Sequence[tuple[Span, Span]]) -> Span:
    """Return the stretch of the file that a comment is about: its paragraph, or the next.

    ``segments`` has the stretches of the file with text, in its order, each with its span in the text.
    """
    at = bisect_right(segments, comment.start, key=lambda segment: segment[0].start)
    before = segments[at - 1] if at else None
    after = segments[at] if at < len(segments) else None
    own = manuscript.block_at(before[1].end - 1) if before else None
    following = manuscript.block_at(after[1].start) if after else None
    beside = before is not None and not _PARTED.search(source, before[0].end, comment.start)
    block = own if beside or own == following or following is None else following
    if block is None or block.span.start == block.span.end:
        return comment
    start, end = manuscript.source_span(block.span)
    line_end = re.compile(r"[\r\n]").search(source, end)
    return Span(min(start, comment.start), max(line_end.start() if line_end else len(source), end))


def _exceptions(manuscript: Path | None) -> Iterator[Suppression]:
    path = manuscript.with_name(f"{manuscript.name}.exceptions") if manuscript else None
    if path is None or not path.is_file():
        return
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        raise InputError(
            gettext("not a file of UTF-8 text"), path=path, remedy=gettext("write lines such as: FN101 words")
        ) from None
    for number, line in enumerate(lines, 1):
        code, _, words = line.strip().partition(" ")
        if code and not code.startswith("#"):
            yield Suppression(Place(path, Span(0, 0), number, 1), code, words=" ".join(words.split()))
