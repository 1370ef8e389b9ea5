"""Puts formatted citations into an ODT file as notes of its own; what is not changed stays byte for byte."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter as Count
from collections.abc import Iterator, Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from footnotes.manuscripts import zotero
from footnotes.manuscripts.archive_edits import PartEdits, is_in_note
from footnotes.manuscripts.archives import Archive
from footnotes.manuscripts.headings import translated
from footnotes.manuscripts.odt import CONTENT, META, NAMESPACES, STYLES
from footnotes.manuscripts.rewriting import Replacement
from footnotes.manuscripts.xml_events import END, START, TEXT, events, tag_end
from footnotes.manuscripts.zotero import LiveStyle
from footnotes.model.manuscript import Manuscript
from footnotes.patterns import pattern
from footnotes.text import Edit, Span, splice

_HEADING = '<text:h text:style-name="Heading_20_1" text:outline-level="1">Bibliography</text:h>'
_EMPTY = pattern(r"<text:span\b[^<>]*></text:span>")
_NAMED_STYLES = {  # by name; where LibreOffice does not bring them itself
    "Footnote": (
        '<style:style style:name="Footnote" style:family="paragraph" style:parent-style-name="Standard">'
        '<style:paragraph-properties fo:margin-left="0.2354in" fo:text-indent="-0.2354in"/>'
        '<style:text-properties fo:font-size="10pt"/></style:style>'
    ),
    "Bibliography_20_1": (
        '<style:style style:name="Bibliography_20_1" style:display-name="Bibliography 1" style:family="paragraph" '
        'style:parent-style-name="Standard"><style:paragraph-properties fo:margin-left="0.5in" '
        'fo:text-indent="-0.5in"/></style:style>'
    ),
}


def rewrite(
    manuscript: Manuscript,
    replacements: Sequence[Replacement],
    bibliography: str | None,
    live: LiveStyle | None = None,
) -> dict[str, str]:
    """Return the parts of an ODT file that change, by name: citations replaced, notes and a bibliography added.

    The content of replacements is inline text, the bibliography paragraphs of the style "Bibliography 1"; new notes
    are endnotes where the file has those only. With ``live``, citations are reference marks of Zotero. Raises
    InputError where the file has changed since it was read.
    """
    assert manuscript.path is not None
    source = manuscript.parts[CONTENT]
    with Archive(manuscript.path) as archive:
        archive.check_unchanged(manuscript.parts)
        styles = archive.text(STYLES) if STYLES in archive else ""
        properties = archive.text(META) if META in archive else ""
    edits, kind = PartEdits(manuscript), _kind(manuscript)
    for replacement in (_live(one) if live else one for one in sorted(replacements, key=lambda one: one.span)):
        if replacement.as_note and not is_in_note(manuscript, replacement.span):
            edits.into_note(replacement, _note(kind, replacement.content))
        else:
            edits.replace(replacement.span, replacement.content)
    content = splice(source, _in_spans(source, edits.cuts[CONTENT], edits.insertions[CONTENT], edits.edits[CONTENT]))
    if bibliography is not None:
        place = content.rindex("</office:text>")
        content = (
            content[:place] + translated(_HEADING, manuscript.language) + _section(bibliography, live) + content[place:]
        )
    if content == source:
        return {}
    content = _with_automatic_styles(_numbered(content))
    named = _with_named_styles(styles, content)
    parts = {CONTENT: content} if named == styles else {CONTENT: content, STYLES: named}
    if live and properties:
        wanted = zotero.preferences(live, "ReferenceMark", 2 if kind == "endnote" else 1)
        parts[META] = _with_properties(properties, wanted)
    return parts


def _live(replacement: Replacement) -> Replacement:
    """Return a replacement between the reference marks of Zotero, whose names are its code."""
    if not replacement.cites:
        return replacement
    code = zotero.citation_code(replacement.cites, replacement.span.start)
    name = quoteattr(f"{code} RND{zotero.key_of(code)}")
    start, end = f"<text:reference-mark-start text:name={name}/>", f"<text:reference-mark-end text:name={name}/>"
    return replacement._replace(content=start + replacement.content + end)


def _section(bibliography: str, live: LiveStyle | None) -> str:
    if live is None:
        return bibliography
    name = quoteattr(f"{zotero.BIBLIOGRAPHY} RND{zotero.key_of(bibliography)}")
    return f"<text:section text:name={name}>{bibliography}</text:section>"


def _with_properties(source: str, properties: Mapping[str, str]) -> str:
    """Return ``meta.xml`` with properties that users define (part 3, 4.3.3), unless it has those already."""
    if all(f'"{name}"' in source for name in properties):
        return source
    written = "".join(
        f'<meta:user-defined meta:name="{name}">{escape(value)}</meta:user-defined>'
        for name, value in properties.items()
    )
    return _before(source, "</office:meta>", written, "<office:meta/>")


def _kind(manuscript: Manuscript) -> str:
    """Return what new notes are: endnotes where the file has them alone."""
    classes = set(re.findall(r"<text:note\b[^<>]*\btext:note-class=\"(\w+)\"", manuscript.parts[CONTENT]))
    return "endnote" if classes == {"endnote"} else "footnote"


def _note(kind: str, content: str) -> str:
    """Return a note; its number and identifier come when all notes are in their places (6.3)."""
    body = f'<text:p text:style-name="{kind.capitalize()}">{content}</text:p>'
    return (
        f'<text:note text:note-class="{kind}"><text:note-citation>0</text:note-citation>'
        f"<text:note-body>{body}</text:note-body></text:note>"
    )


def _in_spans(
    source: str, cuts: Sequence[Span], insertions: Sequence[tuple[int, str]], fields: Sequence[Edit]
) -> Iterator[Edit]:
    """Yield the edits, by paragraph: what comes in stands outside of the spans that it would take its look from."""
    places = [(place, place, text) for place, text in insertions]
    changes = sorted([*places, *((*cut, "") for cut in cuts), *((*edit.span, edit.replacement) for edit in fields)])
    starts = [start for start, _, _ in changes]
    for paragraph, spans in _paragraphs(source, starts):
        own = changes[bisect_left(starts, paragraph.start) : bisect_right(starts, paragraph.end - 1)]
        edits = [Edit(Span(start, end), _outside(source, start, text, spans)) for start, end, text in own]
        before = source[paragraph.start : paragraph.end]
        after = splice(before, [Edit(Span(*(at - paragraph.start for at in span)), text) for span, text in edits])
        yield Edit(paragraph, after if _EMPTY.search(before) else _without_empty_spans(after))


def _outside(source: str, place: int, text: str, spans: Sequence[Span]) -> str:
    """Return what comes in with the ends of the spans open at a place before it, and their starts after it."""
    around = [span for span in spans if span.start < place < span.end] if text else []
    tags = [source[span.start : tag_end(source, span.start)] for span in around]
    return "</text:span>" * len(tags) + text + "".join(tags)


def _paragraphs(source: str, places: Sequence[int]) -> Iterator[tuple[Span, list[Span]]]:
    """Yield the outermost paragraphs that hold the places, with the spans in them."""
    opened: list[int] = []  # starts of paragraphs
    spans: list[Span] = []
    starts: list[int] = []  # of spans open
    for event in events(source, NAMESPACES, CONTENT):
        if event.kind == START and event.name in {"text:p", "text:h"}:
            opened.append(event.start)
        elif event.kind == START and event.name == "text:span" and opened:
            starts.append(event.start)
        elif event.kind == END and event.name == "text:span" and starts:
            spans.append(Span(starts.pop(), event.end))
        elif event.kind == END and event.name in {"text:p", "text:h"} and opened:
            start = opened.pop()
            if not opened:
                if bisect_left(places, start) < bisect_left(places, event.end):
                    yield Span(start, event.end), sorted(spans)
                spans.clear()


def _without_empty_spans(text: str) -> str:
    while (shorter := _EMPTY.sub("", text)) != text:
        text = shorter
    return text


def _numbered(content: str) -> str:
    """Return the content with the numbers of its notes in their order, and identifiers for those without."""
    counts: Count[str] = Count()
    taken = set(re.findall(r'\btext:id="([^"]*)"', content))
    fresh = (
        name for number in range(len(taken) + content.count("<text:note ")) if (name := f"ftn{number}") not in taken
    )
    edits, kind, in_citation = [], "", False
    for event in events(content, NAMESPACES, CONTENT):
        if event.kind == START and event.name == "text:note":
            kind = event.attributes.get("text:note-class", "footnote")
            if "text:id" not in event.attributes:
                at = event.start + len("<text:note")
                edits.append(Edit(Span(at, at), f' text:id="{next(fresh)}"'))
        elif event.kind == START and event.name == "text:note-citation":
            in_citation = "text:label" not in event.attributes
            counts[kind] += in_citation
        elif event.kind == TEXT and in_citation and event.text.isdecimal():
            edits.append(Edit(Span(event.start, event.end), str(counts[kind])))
        elif event.kind == END and event.name == "text:note-citation":
            in_citation = False
    return splice(content, edits)


def _with_automatic_styles(content: str) -> str:
    """Add the styles of characters that are named and not there (16.16)."""
    from footnotes.manuscripts.odt.character_styles import CHARACTER_STYLES

    used = set(re.findall(r'text:style-name="(footnotes_\w+)"', content))
    missing = [
        style for name, style in CHARACTER_STYLES.items() if name in used and f'style:name="{name}"' not in content
    ]
    return (
        _before(content, "</office:automatic-styles>", "".join(missing), "<office:automatic-styles/>")
        if missing
        else content
    )


def _with_named_styles(styles: str, content: str) -> str:
    missing: Mapping[str, str] = {
        name: style
        for name, style in _NAMED_STYLES.items()
        if f'text:style-name="{name}"' in content and f'style:name="{name}"' not in styles
    }
    return _before(styles, "</office:styles>", "".join(missing.values()), "<office:styles/>")


def _before(text: str, end: str, addition: str, empty: str) -> str:
    """Put an addition before the end of an element, which may be written as an empty one."""
    place = text.rfind(end)
    if place >= 0:
        return text[:place] + addition + text[place:]
    return text.replace(empty, f"{end.replace('/', '')}{addition}{end}", 1) if addition else text
