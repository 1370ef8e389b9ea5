"""Markdown as CommonMark 0.31 and pandoc write it: the shapes of its notes, and the reading of a file."""

from __future__ import annotations

import re
from pathlib import Path

from footnotes.manuscripts import pandoc_citations
from footnotes.manuscripts.builder import TextBuilder
from footnotes.manuscripts.key_syntax import KeySyntax
from footnotes.manuscripts.markdown_blocks import BlockScanner
from footnotes.manuscripts.markdown_inlines import InlineScanner
from footnotes.manuscripts.memory import Memory
from footnotes.manuscripts.note_shapes import NoteShapes
from footnotes.manuscripts.note_syntax import NoteSyntax
from footnotes.manuscripts.paragraphs import Reading
from footnotes.model.manuscript import Manuscript
from footnotes.patterns import pattern

NOTE_SYNTAX = NoteSyntax(
    marker="[^{label}]", body="[^{label}]: {content}", indent="    ", bibliography_heading="# Bibliography"
)
REMEMBERS = True
KEY_SYNTAX = KeySyntax(lambda cites, where, text: pandoc_citations.write(cites))
_SHAPES = NoteShapes(
    # Of numbers those before ")" only; "\d" in a set would make the search three times as slow.
    signs=pattern(r"[\[<^\\0-9٠-٩۰-۹†‡¶⁰¹²³⁴-⁹](?:(?<!\d)|(?<=[^\s\d(]\d)\d{0,2}(?=\)))"),
    marker=pattern(
        r"""
          ((?<=[^\s>]))?\[\^(?P<caret>[^\[\]\s]{1,200})\](?(1)|(?!:))
        | <sup>\s*+\[(?P<paged>\d{1,4})\]\(\#[^()\s]*\)\s*+</sup>
        | <sup>\s*+(?:<a\b[^<>]*>)?\s*+[\[(]?(?P<tag>\d{1,4}|[*†‡§]+)[\])]?\s*+(?:</a>)?\s*+</sup>
        | \[(?:<sup>\s*|\^)\[?(?P<linked>\d{1,4})\]?(?:\s*+</sup>|\^)\]\(\#[^()\s]*\)
        | \[\\?\[(?P<word>\d{1,4})\\?\]\]\(\#[^()\s]*\)(?:\{[^{}\r\n]*\})?
        | \^\[\\?\[?(?P<lifted>\d{1,4})\\?\]?\]\(\#[^()\s]*\)(?:\{[^{}\r\n]*\})?\^
        | \[(?P<named>\d{1,4})\]\(\#[^()\s]*(?:fn|ftn|edn|note)[^()\s]*\)(?:\{[^{}\r\n]*\})?
        | <a\b[^<>]*\bhref="\#[^<>]*>\s*+\[(?P<anchor>\d{1,4})\]\s*+</a>
        | \^(?P<raised>\d{1,4})\^
        | (?P<digits>[⁰¹²³⁴-⁹]{1,4})
        | \\?\[(?P<bracket>\d{1,4})\\?\](?![(:\[])
        | (?<=[^\s\d(])(?P<closed>\d{1,3})\)
        | (?<=[^\s*\\])(?P<symbol>(?:\\\*){1,3}|[†‡¶]{1,2})(?=[\s.,;:!?—–)]|\Z)
        """,
        re.VERBOSE | re.IGNORECASE,
    ),
    label=pattern(
        r"""(?:
          \[\^(?P<caret>[^\[\]\s]{1,200})\](?!:)
        | (?:<span\b[^<>]*>\s*+</span>\s*+)?
          <sup>\s*+(?:<a\b[^<>]*>)?\s*+[\[(]?(?P<tag>\d{1,4}|[*†‡§]+)[\])]?\s*+(?:</a>)?\s*+</sup>[.:]?
        | \[(?:<sup>\s*|\^)\[?(?P<linked>\d{1,4})\]?(?:\s*+</sup>|\^)\]\(\#[^()\s]*\)
        | \[\\?\[(?P<word>\d{1,4})\\?\]\]\(\#[^()\s]*\)(?:\{[^{}\r\n]*\})?
        | \[(?P<named>\d{1,4})\]\(\#[^()\s]*(?:fn|ftn|edn|note)[^()\s]*\)(?:\{[^{}\r\n]*\})?\.?
        | <a\b[^<>]*\bhref="\#[^<>]*>\s*+\[?(?P<anchor>\d{1,4})\]?\s*+</a>\.?
        | \^(?P<raised>\d{1,4})\^
        | (?P<digits>[⁰¹²³⁴-⁹]{1,4})
        | \\?\[(?P<bracket>\d{1,4})\\?\](?![(\[])[:.]?
        | (?P<symbol>(?:\\\*){1,3}(?!\s*\\\*)|[†‡¶]{1,2})
        )\s*+""",
        re.VERBOSE | re.IGNORECASE,
    ),
    label_under_heading=pattern(r"(?:\((?P<parenthesis>\d{1,4})\)|(?P<dot>\d{1,4})\\?[.)]|(?P<bare>\d{1,4}))\s+"),
)


def read(source: str, path: Path | None, memory: Memory | None = None) -> Manuscript:
    """Read a Markdown manuscript; with ``memory``, of the last reading, only paragraphs that have changed anew."""
    blocks = BlockScanner(source).scan()
    reading = Reading(source, blocks.paragraphs, _SHAPES, torn=True)
    builder = TextBuilder(source)
    inline = InlineScanner(reading.markers, blocks.targets)
    if memory is None:
        reading.emit(builder, inline.scan)
    else:
        targets = tuple(blocks.targets.items())
        reading.emit(builder, memory.remembering(inline.scan, inline.markers, targets))
    if "\nreferences:" in f"\n{blocks.front_matter}":
        from footnotes.manuscripts.front_matter import references

        builder.items.update(references(blocks.front_matter))
    return builder.finish(path, "markdown", blocks.language)
