"""Rich texts to write, and what a reader finds in what was written: each character with the styles it has."""

from __future__ import annotations

import json
import unicodedata

from hypothesis import strategies as st

from footnotes.csl.output.runs import runs
from footnotes.model.rich_text import RichText, Style, Styled

# Letters and digits keep the marks apart; the rest is what some format or other takes for markup.
LETTERS = st.sampled_from("aBcivIVX019é漢😀")
SIGNS = st.sampled_from(" *_[]<>#`~^$@&\\{}|!?'\"-.:;+=%()/,“”‘’«»—–…\u00a0\u202f\n\t")
OTHERS = st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co", "M"]).filter(  # pandoc composes characters
    lambda letter: unicodedata.is_normalized("NFC", letter)
)
WORDS = st.lists(st.one_of(LETTERS, LETTERS, SIGNS, OTHERS))
TEXTS = WORDS.map("".join)
EMPHASIS = [Style.ITALIC, Style.NORMAL_STYLE, Style.BOLD, Style.NORMAL_WEIGHT, Style.NO_CASE]
RAISED = st.builds(
    lambda style, text: Styled(style, (text,)), st.sampled_from([Style.SUPERSCRIPT, Style.SUBSCRIPT]), TEXTS
)


def _rich_texts(leaves: st.SearchStrategy, styles: list[Style]) -> st.SearchStrategy:
    def styled(children: st.SearchStrategy) -> st.SearchStrategy:
        return st.builds(Styled, st.sampled_from(styles), st.lists(children, max_size=3).map(tuple))

    return st.lists(st.recursive(leaves, styled, max_leaves=6), max_size=4).map(lambda found: RichText(tuple(found)))


RICH_TEXTS = _rich_texts(st.one_of(TEXTS, TEXTS, RAISED), [*EMPHASIS, Style.SMALL_CAPS, Style.NORMAL_VARIANT])
EMPHASISED = _rich_texts(TEXTS, EMPHASIS)

Character = tuple[str, frozenset[Style]]


def characters(rich: RichText) -> list[Character]:
    """Return what any reader should find: each character with its styles, white space folded and without style."""
    found = [(letter, frozenset(mark.style for mark in run.marks)) for run in runs(rich) for letter in run.text]
    return fold(found)


_STRAIGHT = {"’": "'", "‘": "'", "”": '"', "“": '"'}  # readers may curl what is straight


def fold(found: list[Character]) -> list[Character]:
    folded: list[Character] = []
    for letter, styles in found:
        if not letter.isspace():
            folded.append((_STRAIGHT.get(letter, letter), styles))
        elif folded and folded[-1][0] != " ":
            folded.append((" ", frozenset()))
    return folded[:-1] if folded and folded[-1][0] == " " else folded


def read_with_pandoc(markup: str, source_format: str) -> list[Character]:
    """Return what pandoc finds in one paragraph; fails where it finds anything but paragraphs of text."""
    import pypandoc

    blocks = json.loads(pypandoc.convert_text(markup, "json", format=source_format))["blocks"]
    found: list[Character] = []
    for block in blocks:
        assert block["t"] in ("Para", "Plain"), f"read as {block['t']}: {markup!r}"
        found += [(" ", frozenset()), *_inlines(block["c"], frozenset())]
    return fold(found)


_STYLES = {
    "Emph": Style.ITALIC, "Strong": Style.BOLD, "SmallCaps": Style.SMALL_CAPS, "Underline": Style.UNDERLINE,
    "Superscript": Style.SUPERSCRIPT, "Subscript": Style.SUBSCRIPT,
}  # fmt: skip


_TAGS = {"<sup>": Style.SUPERSCRIPT, "<sub>": Style.SUBSCRIPT}


def _inlines(inlines: list[dict], styles: frozenset[Style]) -> list[Character]:
    found: list[Character] = []
    for inline in inlines:
        kind, content = inline["t"], inline.get("c")
        if kind == "Str":
            found += [(letter, styles) for letter in content]
        elif kind in ("Space", "SoftBreak", "LineBreak"):
            found.append((" ", styles))
        elif kind in _STYLES:
            found += _inlines(content, styles | {_STYLES[kind]})
        elif kind == "Link":
            found += _inlines(content[1], styles | {Style.LINK})
        elif kind == "Span":
            found += _inlines(content[1], styles)
        elif kind == "Quoted":
            sign = '"' if content[0]["t"] == "DoubleQuote" else "'"
            found += [(sign, styles), *_inlines(content[1], styles), (sign, styles)]
        elif kind == "RawInline":
            tag = content[1]
            styles = styles | {_TAGS[tag]} if tag in _TAGS else styles - {_TAGS.get(tag.replace("/", ""))}
            assert tag.replace("/", "") in {*_TAGS, "<!-- -->"}, f"read as raw: {tag}"
        else:
            raise AssertionError(f"read as {kind}: {content}")
    return found
