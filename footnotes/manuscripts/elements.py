"""Where the elements of a file in tags begin and end; those of HTML whose end may be left out, too."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from footnotes.manuscripts.tagged import TAG
from footnotes.records import NamedTuple
from footnotes.text import Span

_VOID = frozenset(["area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
_DEEPEST = 100  # elements that an end tag is looked for in
_OPEN_ENDED = frozenset(["p", "li", "dd", "dt"])  # HTML, 13.1.2.4 "Optional tags"
_ENDS_PARAGRAPH = frozenset((
    "address", "article", "aside", "blockquote", "details", "div", "dl", "fieldset", "figure", "footer", "form",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "nav", "ol", "p", "pre", "section", "table", "ul",
))  # fmt: skip


class Element(NamedTuple):
    """An element of a file; its parent's index, -1 for one that has none."""

    name: str  # in small letters, without prefix
    whole: Span
    inside: Span
    parent: int

    def tag(self, source: str) -> str:
        """Return its opening tag."""
        return source[self.whole.start : self.inside.start]


def elements(source: str, *, is_html: bool) -> list[Element]:
    """Return the elements of a file in the order of their opening tags; those that never end go on to its end."""
    found: list[Element] = []
    open_: list[int] = []  # of those that have begun

    def close(index: int, inside: int, whole: int) -> None:
        one = found[index]
        found[index] = one._replace(whole=Span(one.whole.start, whole), inside=Span(one.inside.start, inside))

    position = 0
    while match := TAG.search(source, position):
        position = match.end()
        name = (match["name"] or match["broken"] or "").lower().rpartition(":")[2]
        if not name:
            closing = {"<!--": "-->", "<![CDATA[": "]]>"}.get(match.group())
            end = source.find(closing, position) if closing else -1
            position = end + 3 if end >= 0 else position
        elif match.group().startswith("</"):
            nearest = range(len(open_) - 1, max(-1, len(open_) - _DEEPEST), -1)
            at = next((at for at in nearest if found[open_[at]].name == name), -1)
            if at >= 0:
                for index in open_[at + 1 :]:
                    close(index, match.start(), match.start())
                close(open_[at], match.start(), match.end())
                del open_[at:]
        else:
            if is_html and open_ and found[open_[-1]].name == "p" and name in _ENDS_PARAGRAPH | _OPEN_ENDED:
                close(open_.pop(), match.start(), match.start())
            if is_html and open_ and found[open_[-1]].name == name and name in _OPEN_ENDED:
                close(open_.pop(), match.start(), match.start())
            parent = open_[-1] if open_ else -1
            found.append(Element(name, Span(*match.span()), Span(match.end(), match.end()), parent))
            if not (match.group().endswith("/>") or (is_html and name in _VOID)):
                open_.append(len(found) - 1)
    for index in open_:
        close(index, len(source), len(source))
    return found


def around(found: Sequence[Element], span: Span) -> int:
    """Return the index of the innermost element that holds a stretch inside; -1 where none does."""
    index = bisect_right(found, span.start, key=lambda element: element.inside.start) - 1
    while index >= 0 and not found[index].inside.contains(span):
        index = found[index].parent
    return index


def is_balanced(source: str) -> bool:
    """Say whether each element that begins in a stretch of markup ends there, and the other way round."""
    open_: list[str] = []
    for match in TAG.finditer(source):
        name = (match["name"] or match["broken"] or "").lower()
        if not name or name in _VOID or match.group().endswith("/>"):
            continue
        if not match.group().startswith("</"):
            open_.append(name)
            continue
        while open_ and open_[-1] in _OPEN_ENDED and open_[-1] != name:
            open_.pop()
        if not open_ or open_.pop() != name:
            return False
    return all(name in _OPEN_ENDED for name in open_)
