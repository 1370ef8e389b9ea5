"""Inline Markdown (CommonMark 0.31, 6; pandoc's inline notes, superscripts, maths and attributes).

One pass over a paragraph makes nodes: the file's own characters, characters that read otherwise, and markup that does
not read at all. What a bracket or an asterisk was is known only later, so the nodes are written at the end.

Longer than 400 lines: each kind of markup is a short method of one scanner, which looks at each character once.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from footnotes.manuscripts.builder import RAISED, DraftNote, TextBuilder
from footnotes.manuscripts.emphasis import Delimiter, DelimiterStack, flanks
from footnotes.manuscripts.keyed import DraftCitation
from footnotes.manuscripts.pandoc_citations import KEY, bracketed, in_text, is_cross_reference, key_of
from footnotes.manuscripts.scanning import MarkerPlaces, TokenFinder, Walk
from footnotes.patterns import pattern
from footnotes.records import dataclass, field
from footnotes.text import Span

_TOKEN = pattern(
    r"""
      (?P<escape>\\[!-/:-@\[-`{-~])
    | (?P<entity>&(?:\#\d{1,7}|\#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});)
    | (?P<line>\\?(?:\r\n|[\n\r])[ \t>]*)
    | (?P<code>`+)
    | (?P<maths>\$\$?)
    | (?P<comment><!--)
    | <(?P<autolink>[A-Za-z][A-Za-z\d+.-]{1,31}:[^\s<>]*)>
    | (?P<tag></?[A-Za-z][A-Za-z\d:-]*(?:\s(?:"[^"]*"|'[^']*'|[^'"<>])*)?/?>)
    | (?P<address>(?<=http|ttps)://[^\s<>*()\[\]|\\&`]+)
    | (?P<delimiter>\*+|_+)
    | (?P<inline_note>\^\[)
    | (?<![\w@])(?P<cited>@)(?=[\w{])
    | (?P<wiki>!?\[\[(?=[^\[\]|\r\n]*[^\W\d_])[^\[\]|@\r\n]+(?:\|[^\[\]|\r\n]+)?\]\](?!\())
    | (?P<open>!?\[)
    | (?P<close>\])
    | (?P<raised>\^[^\s^\[\]]{1,40}\^|[⁰¹²³⁴-⁹]+)
    """,
    re.VERBOSE,
)
_TOKENS = TokenFinder(pattern(r"[\\&\r\n`$<:*_^!\[\]@⁰¹²³⁴-⁹]"), _TOKEN)
_KEY = pattern(KEY)
_TARGET = pattern(
    r"""\(\s*(?:<(?P<angled>[^<>\r\n]*)>|(?P<target>[^\s<>()]*(?:\([^\s()]*\)[^\s<>()]*)*))
        (?:\s+(?:"[^"]*"|'[^']*'))?\s*\)(?:\{[^{}\r\n]*\})?""",
    re.VERBOSE,
)
_NAME = pattern(r"\[([^\[\]]{0,999})\]")
_ATTRIBUTES = pattern(r"\{[.#][^{}\r\n]*\}")
_FORMULA = pattern(r"(?:\\.|[^\\$\r\n]|\r?\n(?!\s*\n))*")
_BACK = frozenset({"↩", "↩\ufe0e", "↑", "⏎", "^"})  # links from a note back to its marker
_TAG_NAME = pattern(r"</?([A-Za-z\d:-]+)")
_TAG_TARGET = pattern(r"""\bhref\s*=\s*["']?([^"'\s>]*)""", re.IGNORECASE)
TAG_MARKS = {
    "i": "emphasis", "em": "emphasis", "cite": "emphasis", "b": "strong", "strong": "strong", "sup": "superscript",
    "a": "link", "q": "quoted",
}  # fmt: skip


@dataclass(slots=True, eq=False)
class _Node:
    """A piece of a paragraph: text, a note marker, or a sign that may be markup."""

    start: int
    end: int
    text: str | None = None  # None: the file's own characters; empty: markup
    note: DraftNote | None = None  # whose marker this is
    run: Delimiter | None = None


@dataclass(slots=True, eq=False)
class _Markup:
    """Markup with the nodes that open and close it."""

    kind: str
    opener: int  # node
    closer: int  # node
    source: Span
    target: str = ""


@dataclass(slots=True, eq=False)
class _Stretch:
    """The state of reading one stretch of a paragraph."""

    source: str
    start: int
    end: int
    nodes: list[_Node] = field(default_factory=list)
    markup: list[_Markup] = field(default_factory=list)
    delimiters: DelimiterStack = field(default_factory=DelimiterStack)
    brackets: list[int] = field(default_factory=list)  # nodes that may begin a link
    tags: list[tuple[str, int, str]] = field(default_factory=list)  # name, node, target
    later: list[tuple[DraftNote, Span]] = field(default_factory=list)  # inline notes
    runs: dict[int, list[int]] | None = None  # where runs of backticks begin, by length
    missing: set[str] = field(default_factory=set)  # ends looked for in vain
    keys: list[tuple[int, re.Match[str]]] = field(default_factory=list)  # of citations, by node, not yet in one
    cited: list[DraftCitation] = field(default_factory=list)

    def find(self, end: str, position: int) -> int:
        """Return where ``end`` stands next, -1 where it does not; what is missing is looked for once only."""
        if end in self.missing:
            return -1
        found = self.source.find(end, position, self.end)
        if found < 0:
            self.missing.add(end)
        return found

    def skip(self, start: int, end: int) -> int:
        self.nodes.append(_Node(start, end, ""))
        return end

    def keep(self, start: int, end: int) -> int:
        self.nodes.append(_Node(start, end))
        return end


class InlineScanner:
    """Writes stretches of Markdown into a text builder."""

    def __init__(self, markers: dict[int, tuple[int, DraftNote]], targets: dict[str, str]) -> None:
        self.markers = MarkerPlaces(markers)
        self._targets = targets
        self._handlers = {
            name: getattr(self, f"_{name}")
            for name in _TOKEN.groupindex
        }  # fmt: skip

    def scan(self, builder: TextBuilder, start: int, end: int) -> None:
        """Write the text of ``source[start:end]``."""
        source = builder.source
        start, end = _trim(source, start, end)
        walk = Walk(_TOKENS, self.markers, source, end)
        position = start
        begin, marker, match = walk.step(position)
        if begin == end:  # as in most stretches: no token and no marker
            builder.own(start, end)
            return
        stretch = _Stretch(source, start, end)
        while True:
            if begin > position:
                stretch.keep(position, begin)
            if marker is not None:
                position = marker[1]
                stretch.nodes.append(_Node(begin, position, "", marker[2]))
            elif match is not None:
                position = self._handlers[match.lastgroup or ""](stretch, match)
            else:
                break
            begin, marker, match = walk.step(position)
        _write(builder, stretch)

    def _escape(self, stretch: _Stretch, match: re.Match[str]) -> int:
        stretch.nodes.append(_Node(match.start(), match.end(), match.group()[1]))
        return match.end()

    def _entity(self, stretch: _Stretch, match: re.Match[str]) -> int:
        from html import unescape  # its tables are loaded only where there are entities

        text = unescape(match.group())
        stretch.nodes.append(_Node(match.start(), match.end(), None if text == match.group() else text))
        return match.end()

    def _line(self, stretch: _Stretch, match: re.Match[str]) -> int:
        start = match.start()
        if stretch.nodes and stretch.nodes[-1].text is None:
            before = stretch.nodes[-1]
            kept = len(stretch.source[before.start : before.end].rstrip(" \t"))
            start = before.end = before.start + kept
        stretch.nodes.append(_Node(start, match.end(), " "))
        return match.end()

    def _code(self, stretch: _Stretch, match: re.Match[str]) -> int:
        if stretch.runs is None:
            stretch.runs = {}
            for run in re.finditer("`+", stretch.source[match.start() : stretch.end]):
                stretch.runs.setdefault(len(run.group()), []).append(match.start() + run.start())
        length = len(match.group())
        starts = stretch.runs.get(length, [])
        index = bisect_right(starts, match.start())
        if index == len(starts):
            return stretch.keep(match.start(), match.end())
        if length == 1 and stretch.source[match.start() - 1] == "}" and match.start() > stretch.start:
            from footnotes.manuscripts.myst_citations import citing_role  # few manuscripts have roles

            role = citing_role(stretch.source, match.start(), starts[index])
            if role is not None:
                stretch.cited.append(role)
                return stretch.keep(match.start(), starts[index] + 1)
        return stretch.skip(match.start(), starts[index] + length)

    def _maths(self, stretch: _Stretch, match: re.Match[str]) -> int:
        sign, begin = match.group(), match.end()
        formula = _FORMULA.match(stretch.source, begin, stretch.end)
        end = formula.end() if formula else begin
        inside = stretch.source[begin:end]
        after = stretch.source[end + 1 : end + 2]
        closed = end + len(sign) <= stretch.end and stretch.source.startswith(sign, end) and bool(inside)
        if closed and (sign == "$$" or (_is_formula(inside) and not after.isdigit())):
            return stretch.skip(match.start(), end + len(sign))
        return stretch.keep(match.start(), begin)

    def _comment(self, stretch: _Stretch, match: re.Match[str]) -> int:
        end = stretch.find("-->", match.end())
        if end < 0:
            return stretch.keep(match.start(), match.end())
        return stretch.skip(match.start(), end + 3)

    def _autolink(self, stretch: _Stretch, match: re.Match[str]) -> int:
        stretch.skip(match.start(), match.start() + 1)
        stretch.keep(match.start() + 1, match.end() - 1)
        stretch.skip(match.end() - 1, match.end())
        last = len(stretch.nodes) - 1
        stretch.markup.append(_Markup("link", last - 2, last, Span(*match.span()), match["autolink"]))
        return match.end()

    def _tag(self, stretch: _Stretch, match: re.Match[str]) -> int:
        tag = match.group()
        name_match = _TAG_NAME.match(tag)
        name = name_match[1].lower() if name_match else ""
        if name in {"code", "script", "style", "math", "svg"} and tag[1] != "/":
            end = stretch.find(f"</{name}", match.end())
            if end >= 0:
                stop = stretch.source.find(">", end, stretch.end)
                return stretch.skip(match.start(), stop + 1 if stop >= 0 else stretch.end)
        if name in {"br", "p", "td", "th", "li", "tr"}:
            stretch.nodes.append(_Node(match.start(), match.end(), " "))
            return match.end()
        stretch.skip(match.start(), match.end())
        if name in TAG_MARKS and not tag.endswith("/>"):
            self._pair_tag(stretch, name, tag, match.end())
        return match.end()

    def _pair_tag(self, stretch: _Stretch, name: str, tag: str, end: int) -> None:
        node = len(stretch.nodes) - 1
        if tag[1] != "/":
            target = _TAG_TARGET.search(tag)
            stretch.tags.append((name, node, target[1] if target else ""))
            return
        for index in range(len(stretch.tags) - 1, max(-1, len(stretch.tags) - 9), -1):
            if stretch.tags[index][0] == name:
                _, opener, leads_to = stretch.tags[index]
                source = Span(stretch.nodes[opener].start, end)
                stretch.markup.append(_Markup(TAG_MARKS[name], opener, node, source, leads_to))
                del stretch.tags[index:]
                return

    def _address(self, stretch: _Stretch, match: re.Match[str]) -> int:
        return stretch.keep(match.start(), match.start() + len(match.group().rstrip("_.,;:!?'\"’”»$~")))

    def _delimiter(self, stretch: _Stretch, match: re.Match[str]) -> int:
        start, end = match.span()
        before = stretch.source[start - 1] if start > stretch.start else ""
        after = stretch.source[end] if end < stretch.end else ""
        sign = match.group()[0]
        run = Delimiter(len(stretch.nodes), start, sign, end - start, *flanks(before, after, sign))
        stretch.nodes.append(_Node(start, end, None, None, run))
        for pair in stretch.delimiters.add(run):
            stretch.markup.append(_Markup(pair.kind, pair.opener, pair.closer, Span(pair.start, pair.end)))
        return end

    def _cited(self, stretch: _Stretch, match: re.Match[str]) -> int:
        """A key: of the citation in the brackets around it, or of one in the sentence."""
        start = match.start()
        if stretch.source[start - 1 : start] == "-" and start > stretch.start:
            start -= 1
        key = _KEY.match(stretch.source, start, stretch.end)
        if key is None or is_cross_reference(key_of(key)):
            return stretch.keep(*match.span())
        stretch.keys.append((len(stretch.nodes), key))
        return stretch.keep(match.start(), key.end())

    def _wiki(self, stretch: _Stretch, match: re.Match[str]) -> int:
        """A link of Obsidian, ``[[page]]`` or ``[[page|words]]``; with a ``!`` the page itself, which is not read."""
        if match.group()[0] == "!":
            return stretch.skip(*match.span())
        page, _, shown = match.group()[2:-2].partition("|")
        end = match.end() - 2
        start = end - len(shown or page)
        stretch.skip(match.start(), start)
        stretch.keep(start, end)
        stretch.skip(end, match.end())
        last = len(stretch.nodes) - 1
        stretch.markup.append(_Markup("link", last - 2, last, Span(*match.span()), page))
        return match.end()

    def _inline_note(self, stretch: _Stretch, match: re.Match[str]) -> int:
        end = -1 if "^[" in stretch.missing else _closing_bracket(stretch.source, match.end(), stretch.end)
        if end < 0:
            stretch.missing.add("^[")
            return stretch.keep(match.start(), match.end())
        whole = Span(match.start(), end + 1)
        note = DraftNote("", marker_source=whole, body_source=whole)
        stretch.nodes.append(_Node(*whole, "", note))
        stretch.later.append((note, Span(match.end(), end)))
        return end + 1

    def _open(self, stretch: _Stretch, match: re.Match[str]) -> int:
        stretch.brackets.append(len(stretch.nodes))
        return stretch.keep(match.start(), match.end())

    def _close(self, stretch: _Stretch, match: re.Match[str]) -> int:
        if not stretch.brackets:
            return stretch.keep(match.start(), match.end())
        opener = stretch.brackets.pop()
        node = stretch.nodes[opener]
        found = self._target(stretch, Span(node.end, match.start()), match.end())
        if found is None:
            _cite(stretch, opener, Span(node.end, match.start()))
            return stretch.keep(match.start(), match.end())
        target, end = found
        while stretch.keys and stretch.keys[-1][0] > opener:
            stretch.keys.pop()
        if target and target.startswith("#") and stretch.source[node.end : match.start()] in _BACK:
            for inside in stretch.nodes[opener:]:
                inside.text = ""
            return stretch.skip(match.start(), end)
        kind = "image" if stretch.source[node.start] == "!" else "link"
        node.text = ""
        if target is not None:
            stretch.markup.append(_Markup(kind, opener, len(stretch.nodes), Span(node.start, end), target))
        return stretch.skip(match.start(), end)

    def _target(self, stretch: _Stretch, inside: Span, position: int) -> tuple[str | None, int] | None:
        """Return where a link leads and where it ends; None for brackets that are text, no target for a mere span."""
        following = stretch.source[position : position + 1]
        if following == "(" and (link := _TARGET.match(stretch.source, position, stretch.end)):
            return link["angled"] or link["target"] or "", link.end()
        if following == "{" and (attributes := _ATTRIBUTES.match(stretch.source, position, stretch.end)):
            return None, attributes.end()
        if not self._targets or inside.end - inside.start > 999:
            return None
        name, end = inside.of(stretch.source), position
        if following == "[" and (reference := _NAME.match(stretch.source, position, stretch.end)):
            name, end = reference[1] or name, reference.end()
        target = self._targets.get(" ".join(name.split()).casefold())
        return None if target is None else (target, end)

    def _raised(self, stretch: _Stretch, match: re.Match[str]) -> int:
        start, end = match.span()
        if match.group()[0] != "^":
            return stretch.keep(start, end)
        stretch.skip(start, start + 1)
        stretch.keep(start + 1, end - 1)
        stretch.skip(end - 1, end)
        last = len(stretch.nodes) - 1
        stretch.markup.append(_Markup("superscript", last - 2, last, Span(start, end)))
        return end


def _cite(stretch: _Stretch, opener: int, inside: Span) -> None:
    """Record the citation that two brackets make: the keys in them are its own, or that before them has its locator."""
    source, keys = stretch.source, stretch.keys
    first = bisect_right(keys, opener, key=_node)
    before = keys[first - 1][1] if first else None
    gap = source[before.end() : inside.start - 1] if before is not None else "-"
    if before is not None and not gap.strip() and len(gap) <= 2:
        del keys[first - 1 :]
        stretch.cited.append(in_text(source, before, inside))
    elif first < len(keys):
        del keys[first:]
        doubled = source[inside.start - 2 : inside.start] == "[[" and source.startswith("]]", inside.end)
        citation = bracketed(source, inside)
        if doubled:  # a link of Obsidian to the page of a source
            citation.span = Span(inside.start - 1, inside.end + 1)
        stretch.cited.append(citation)


def _node(key: tuple[int, re.Match[str]]) -> int:
    return key[0]


def _trim(source: str, start: int, end: int) -> tuple[int, int]:
    while start < end and source[start].isspace():
        start += 1
    while end > start and source[end - 1].isspace():
        end -= 1
    return start, end


def _is_formula(inside: str) -> bool:
    """Tell a formula from two prices in one sentence (pandoc's rule, and a price begins with a digit)."""
    if inside[0].isspace() or inside[-1].isspace():
        return False
    return len(inside) == 1 or any(sign in inside for sign in "\\^_={}+<>")


def _closing_bracket(source: str, start: int, end: int) -> int:
    depth = 1
    for match in re.compile(r"\\.|[\[\]]", re.DOTALL).finditer(source, start, end):
        depth += {"[": 1, "]": -1}.get(match.group(), 0)
        if depth == 0:
            return match.start()
    return -1


def _write(builder: TextBuilder, stretch: _Stretch) -> None:
    """Write the nodes, then the markup around them, whose place in the text is known by then."""
    places = []
    _raise_digits(stretch)
    for node in stretch.nodes:
        places.append(builder.length)
        if node.note is not None:
            builder.marker(node.note)
        elif node.run is not None:
            builder.own(node.start + node.run.used_left, node.end - node.run.used_right)
        elif node.text is None:
            builder.own(node.start, node.end)
        elif node.text == " ":
            builder.space(node.start, node.end)
        elif len(node.text) == node.end - node.start:
            builder.own(node.start, node.end, node.text)
        else:
            builder.atom(node.start, node.end, node.text)
    places.append(builder.length)
    for mark in stretch.markup:
        builder.mark(mark.kind, Span(places[mark.opener + 1], places[mark.closer]), mark.source, mark.target)
    for note, inside in stretch.later:
        builder.defer(note, inside)
    for citation in stretch.cited:
        builder.cite(citation)
    for _, key in stretch.keys:
        builder.cite(in_text(stretch.source, key, None))


def _raise_digits(stretch: _Stretch) -> None:
    for mark in stretch.markup:
        if mark.kind == "superscript":
            for node in stretch.nodes[mark.opener + 1 : mark.closer]:
                if node.text is None and node.run is None:
                    node.text = stretch.source[node.start : node.end].translate(RAISED)
