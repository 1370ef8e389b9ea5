"""HTML (WHATWG, EPUB 3 note semantics, Project Gutenberg's habits), well formed or not."""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote, unquote

from footnotes.manuscripts.builder import TextBuilder
from footnotes.manuscripts.item_fields import Item
from footnotes.manuscripts.key_syntax import KeySyntax, Where
from footnotes.manuscripts.note_pairs import Marker
from footnotes.manuscripts.note_shapes import NoteShapes
from footnotes.manuscripts.note_syntax import NoteSyntax
from footnotes.manuscripts.paragraph import Paragraph
from footnotes.manuscripts.paragraphs import Reading
from footnotes.manuscripts.tagged import TaggedScanner, Vocabulary
from footnotes.manuscripts.tagged_inlines import TaggedInlines
from footnotes.model.citation import CiteByKey
from footnotes.model.manuscript import Manuscript
from footnotes.patterns import pattern

_ATTRIBUTE = r"""\s*=\s*["']?[^"'<>]*?"""
_NOTE_CONTAINER = pattern(
    rf"""\bclass{_ATTRIBUTE}\b(?:footnote|endnote|sdfootnote|MsoFootnoteText|MsoEndnoteText)(?=["'\s>])
      | \b(?:epub:type|role){_ATTRIBUTE}\b(?:doc-)?(?:footnote|endnote|rearnote)(?=["'\s>])
      | \bid{_ATTRIBUTE}(?:sdfootnote|sdendnote|ftn|edn)\d""",
    re.VERBOSE | re.IGNORECASE,
)
_UNREAD = pattern(
    rf"""\bclass{_ATTRIBUTE}\b(?:page-?num(?:ber)?|pageno|pagebreak|pb)(?=["'\s>])
      | \bclass{_ATTRIBUTE}\b(?:footnote-back(?:ref)?|reversefootnote|mw-cite-backlink|fn-?back)(?=["'\s>])
      | \b(?:epub:type|role){_ATTRIBUTE}\b(?:doc-)?(?:pagebreak|backlink)\b
      | \s(?:hidden|aria-hidden\s*=\s*["']?true)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_CITES = pattern(r"""\sdata-cites\s*=\s*["']([^"']+)""", re.IGNORECASE)
_HREF = pattern(r"""\bhref\s*=\s*["']?([^"'\s>]*)""", re.IGNORECASE)
_BACK_LINK = pattern(
    r"""<a\b[^<>]*\bhref\s*=\s*["']?\#[^<>]*>
        (?:\s|<[^<>]*>|[\[\]()↑↩⤴⏎⇑\^\ufe0e]|&\#x?[\da-f]+;|&[lu]arr;|&crarr;|&nbsp;|return|back|zurück|retour){1,20}</a\s*>""",
    re.VERBOSE | re.IGNORECASE,
)


def _unread(name: str, match: re.Match[str]) -> bool:
    """Page numbers, what is hidden, and links from a note back to its marker."""
    tag = match.group()
    if len(tag) < len(name) + 4 or name in {"body", "html"}:  # no attributes
        return False
    return bool(_UNREAD.search(tag) or (name == "a" and _BACK_LINK.match(match.string, match.start())))


_BLOCKS = """
    address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer
    form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table tbody td tfoot th thead
    tr ul
"""
_SKIPPED = "button code head iframe math noscript object script select style svg template textarea"
_VOCABULARY = Vocabulary(
    headings={f"h{level}": level for level in range(1, 7)},
    blocks=frozenset(_BLOCKS.split()),
    quotations=frozenset({"blockquote"}),
    skipped=frozenset(_SKIPPED.split()),
    rules=frozenset({"hr"}),
    same_level=frozenset({"dd", "dt", "li", "td", "th", "tr"}),
    leaves=frozenset({"p"}),
    note_container=lambda name, tag: name not in {"ol", "ul", "table"} and bool(_NOTE_CONTAINER.search(tag)),
    unread=_unread,
)
_MARKS = {
    "i": "emphasis", "em": "emphasis", "cite": "emphasis", "var": "emphasis", "b": "strong", "strong": "strong",
    "sup": "superscript", "a": "link", "q": "quoted",
}  # fmt: skip

_LABEL = r"(?:\d{1,4}[a-z]?|[ivxlcIVXLC]{1,7}|[*†‡§¶‖#]{1,4}|[a-zA-Z])"
_AROUND = r"(?:\s|</?(?:sup|span|small|b|strong|i|em)\b[^<>]*>|[\[(]|&nbsp;|&\#91;)*"
_AROUND_END = r"(?:\s|</?(?:sup|span|small|b|strong|i|em)\b[^<>]*>|[\]).]|&nbsp;|&\#93;)*"
_LINK = pattern(
    rf"""<a\b(?P<attributes>[^<>]*\bhref\s*=\s*["']?\#(?P<target>[^"'\s<>]+)[^<>]*)>
        (?P<inside>{_AROUND}(?P<label>{_LABEL}){_AROUND_END})</a\s*>
        (?P<bracket>(?<!\])\s*\])?(?P<sup>\s*</sup\s*>)?""",
    re.VERBOSE | re.IGNORECASE,
)
_BEFORE_LINK = pattern(r"(?P<sup><sup\b[^<>]*>\s*)?(?P<bracket>\[\s*)?\Z", re.IGNORECASE)
_NOTE_LINK = pattern(r"note|footn|(?<![a-z])fn|ftn|edn|anm|fnanchor", re.IGNORECASE)
_NUMBERED_NAME = pattern(r"[A-Za-z]{0,5}[-_.]?(\d+)")
_PAGE_LINK = pattern(r"\#(?:page|pg|p_?\d|chap|sec|fig|tab|toc|index|part)", re.IGNORECASE)
_BEFORE_LABEL = r"""(?:\s|<(?:a|sup|span|small|b|strong)\b[^<>]*>|</(?:a|sup|span|small)\s*>|<!--[^<>]*-->|[\[(^]|&nbsp;
    |&\#91;)*"""
_AFTER_LABEL = r"""(?:</(?:a|sup|span|small|b|strong)\s*>|<span\b[^<>]*>(?=[\]).:])|[\]).:]|\s|&nbsp;|&\#93;
    |\(\s*(?:<a\b[^<>]*>\s*)?return\s*(?:</a>\s*)?\)(?:\s*(?:</a>|<br\s*/?>))*(?P<opened>\s*\[)?)*"""
_SHAPES = NoteShapes(
    signs=pattern(r"[\[<⁰¹²³⁴-⁹]"),
    marker=pattern(
        r"""
          \[\^(?P<caret>[^\[\]\s<>]{1,200})\]
        | <sup\b[^<>]*>\s*+(?:<a\b[^<>]*>)?\s*+[\[(]?(?P<tag>\d{1,4}|[*†‡§]+)[\])]?\s*+(?:</a>)?\s*+</sup>
        | \[(?P<bracket>\d{1,4})\.?\]
        | (?P<digits>[⁰¹²³⁴-⁹]{1,4})
        """,
        re.VERBOSE | re.IGNORECASE,
    ),
    label=pattern(
        r"""\s*+(?:
          \[\^(?P<caret>[^\[\]\s<>]{1,200})\]:?
        | (?:<a\b[^<>]*>)?\s*+<sup\b[^<>]*>\s*+(?:<a\b[^<>]*>)?\s*+[\[(]?(?P<tag>\d{1,4}|[*†‡§]+)[\])]?\s*+
          (?:</a>)?\s*+</sup>(?:</a>)?[.:)]?
        | (?:<a\b[^<>]*>)?\s*+\[(?:Footnote\s+)?(?P<bracket>\d{1,4})\.?(?:\]|:)(?:</a>)?[:.]?
        | (?P<digits>[⁰¹²³⁴-⁹]{1,4})
        )\s*+""",
        re.VERBOSE | re.IGNORECASE,
    ),
    label_under_heading=pattern(
        r"""\s*+(?:<(?:a|span|b)\b[^<>]*>)*(?:\((?P<parenthesis>\d{1,4})\)|(?P<dot>\d{1,4})[.)]|(?P<paged>\d{1,4}/\d{1,2})(?=\s)
        |(?P<bare>\d{1,4})(?=\s|</))
        (?:</(?:a|span|b)>)*\s*+""",
        re.VERBOSE,
    ),
)
_LANGUAGE = pattern(r"""<html\b[^<>]*?\blang\s*=\s*["']?([A-Za-z]{2,3}(?:-[A-Za-z\d]+)*)""", re.IGNORECASE)

NOTE_SYNTAX = NoteSyntax(
    marker='<sup><a id="fnref-{label}" href="#fn-{label}" role="doc-noteref">{label}</a></sup>',
    body='<p id="fn-{label}" role="doc-footnote"><sup><a href="#fnref-{label}">{label}</a></sup> {content}</p>',
    bibliography_heading="<h2>Bibliography</h2>",
    shows_numbers=True,
    end=pattern(r"(?:</body\s*>\s*)?(?:</html\s*>\s*)?\Z", re.IGNORECASE),
)


def _write_key(cites: Sequence[CiteByKey], where: Where, content: str) -> str:
    if len(cites) == 1:
        return f'<a class="citation" role="doc-biblioref" href="#ref-{quote(cites[0].key)}">{content}</a>'
    keys = html.escape(" ".join(cite.key for cite in cites))
    return f'<span class="citation" data-cites="{keys}">{content}</span>'


def _write_entry(item: Item, content: str) -> str:
    return f'<p id="ref-{quote(str(item["id"]))}" role="doc-biblioentry">{content}</p>'


KEY_SYNTAX = KeySyntax(_write_key, _write_entry)


class _Shapes:
    """Links to notes, and the shapes of notes without links."""

    def __init__(self, links: dict[int, Marker], reached: frozenset[str]) -> None:
        self._links = sorted(links.values())
        self._starts = [link.start for link in self._links]
        self._reached = reached

    def markers(self, source: str, start: int, end: int) -> Iterator[Marker]:
        """Yield links whose notes are in the file, and what looks like markers between them."""
        after = start
        for link in self._links[bisect_left(self._starts, start) : bisect_left(self._starts, end)]:
            if link.target in self._reached:
                yield from _SHAPES.markers(source, after, link.start)
                yield link
                after = link.end
        yield from _SHAPES.markers(source, after, end)

    def label_at(self, source: str, start: int, end: int, *, under_heading: bool) -> Marker | None:
        """Find a label that is no link."""
        return _SHAPES.label_at(source, start, end, under_heading=under_heading)


def read(source: str, path: Path | None) -> Manuscript:
    """Read an HTML manuscript."""
    links = {link.start: link for link in _links(source)}
    targets: dict[str, str] = {}
    for link in links.values():
        targets.setdefault(link.target, link.label)
    paragraphs = TaggedScanner(source, _VOCABULARY, targets).scan()
    for paragraph in paragraphs:
        _strip_label(source, paragraph)
    reached = frozenset(paragraph.target for paragraph in paragraphs if paragraph.target)
    reading = Reading(source, paragraphs, _Shapes(links, reached))
    builder = TextBuilder(source)
    inlines = TaggedInlines(reading.markers, _VOCABULARY, _mark_of, frozenset({"br", "wbr"}))
    reading.emit(builder, inlines.scan)
    language = _LANGUAGE.search(source, 0, 20_000)
    return builder.finish(path, "html", language[1] if language else None)


def _links(source: str) -> Iterator[Marker]:
    """Yield the links that look like note markers: a short label that leads to something called a note."""
    for match in _LINK.finditer(source):
        attributes = match["attributes"]
        if _PAGE_LINK.search(attributes):
            continue
        before = _BEFORE_LINK.search(source, max(0, match.start() - 80), match.start())
        raised = bool(before and before["sup"]) or "<sup" in match["inside"].lower()
        if raised or _NOTE_LINK.search(attributes) or _names_its_number(match, before):
            yield _whole_link(match, before)


def _names_its_number(match: re.Match[str], before: re.Match[str] | None) -> bool:
    """Say whether a number in brackets leads to something called by that number: `<a href="#n12">[12]</a>`."""
    bracketed = "[" in match["inside"] or "(" in match["inside"] or bool(before and before["bracket"])
    name = _NUMBERED_NAME.fullmatch(match["target"])
    return bracketed and name is not None and name[1] == match["label"]


def _whole_link(match: re.Match[str], before: re.Match[str] | None) -> Marker:
    """Return a link with the brackets and the element around it, where it has both halves of them."""
    start, end = match.start(), match.string.index(">", match.end("inside")) + 1
    if before and before["bracket"] and match["bracket"]:
        start, end = before.start("bracket"), match.end("bracket")
    if before and before["sup"] and match["sup"]:
        start, end = before.start("sup"), match.end("sup")
    return Marker(start, end, match["label"], "link", match["target"])


def _strip_label(source: str, paragraph: Paragraph) -> None:
    """Move the beginning of a note past its label."""
    if paragraph.style != "link" or not paragraph.label:
        return
    label = re.compile(rf"{_BEFORE_LABEL}{re.escape(paragraph.label)}(?![\w]){_AFTER_LABEL}", re.VERBOSE)
    match = label.match(source, paragraph.start, paragraph.end)
    if match:
        paragraph.start = match.end()
        text = source[paragraph.start : paragraph.end].rstrip()
        if match["opened"] and text.endswith("]"):
            paragraph.end = paragraph.start + len(text) - 1


def _mark_of(name: str, tag: str) -> tuple[str, str] | None:
    if name in {"a", "cite", "span"} and (keys := _keys(tag)):
        return "cite", keys
    if name == "a":
        target = _HREF.search(tag)
        return ("link", target[1]) if target else None
    return (_MARKS[name], "") if name in _MARKS else None


def _keys(tag: str) -> str:
    """Return the keys that an element cites: pandoc's ``data-cites``, or a link that says so (DPUB-ARIA)."""
    cited = _CITES.search(tag)
    if cited is not None:
        return cited[1]
    link = _HREF.search(tag) if "doc-biblioref" in tag else None
    return unquote(link[1][1:]).removeprefix("ref-") if link and link[1].startswith("#") else ""
