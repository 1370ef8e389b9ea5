"""Markdown as pandoc reads it, with few escapes: only what would be read as markup carries a backslash."""

from __future__ import annotations

import re
from itertools import pairwise

from footnotes.csl.output.runs import Mark, nested, runs
from footnotes.model.rich_text import RichText, Style
from footnotes.patterns import pattern

_MARKS = {
    Style.ITALIC: ("*", "*"),
    Style.BOLD: ("**", "**"),
    Style.SMALL_CAPS: ("[", "]{.smallcaps}"),
    Style.UNDERLINE: ("[", "]{.underline}"),
}
_RAISED = {Style.SUPERSCRIPT: ("^", "sup"), Style.SUBSCRIPT: ("~", "sub")}
_UNMARKED = pattern(r"[\w .,;:()’–—+-]+")  # pandoc reads what stands in ^…^ twice: nothing there may need an escape
_SPECIAL = pattern(
    r"""[\\`*\[\]$~^"]          # these mean something wherever they stand
    |(?<![^\W_])_|_(?![^\W_])   # not inside a word
    |<(?=[\w/!?])               # a tag or an address in angle brackets
    |&(?=\#|\w+;)               # a character reference
    |@(?=[\w{]|\s*\Z)          # a citation, also where a mark follows
    |(?<!\w)'                   # an opening quotation mark; after a letter it is an apostrophe
    |(?<=-)-|(?<=\.\.)\.        # dashes and dots that would be joined
    |\A\{|!\Z                   # beside the brackets of a link or span
    """,
    re.VERBOSE,
)
_LINE_START = pattern(
    r"""^(?!p\.[ ]\d)(?:                            # "p. 3" is a page
    (?=[\#>|+%]|[-:=](?:[ :=-]|$))                 # heading, quotation, table, list, definition
    |(?:\(?(?:\d+|[a-z]|[ivxlcdm]+|[IVXLCDM]{2,}|\#|@[\w-]*)
       |\([A-Z]|[A-Z](?=\)|\.(?:[ ]{2}|$))         # "A. Smith", with one space, is a person
     )(?=[.)](?:[ ]|$))                            # a numbered list
    )""",
    re.VERBOSE | re.MULTILINE,
)
_URL_UNSAFE = pattern(r"[\s<>()\\`\"{}|^\[\]*]")
_AUTOLINK = pattern(r"(?:https?|ftp|mailto|doi):[^\s<>\\]+")


def render(rich: RichText) -> str:
    """Return ``rich`` as Markdown that may begin a block; small caps and underline are pandoc's spans."""
    text = _join(nested(runs(rich), _escape, _wrap)).lstrip(" ")
    return _LINE_START.sub(r"\g<0>\\", text)


def _wrap(mark: Mark, pieces: list[str]) -> str:
    if len(pieces) > 1 and _would_close(pieces):
        return _join([_wrap(mark, [piece]) for piece in pieces])
    inner = _join(pieces)
    words = inner.strip()
    if not words:
        return inner
    before, after = inner[: inner.index(words)], inner[inner.index(words) + len(words) :]
    return f"{before}{_mark(mark, words)}{after}"  # marks hold only where no space stands inside them


def _would_close(pieces: list[str]) -> bool:
    """Say whether asterisks inside close the run that the first ones make with those of the mark around all pieces.

    CommonMark 0.31.2, section 6.2, rules 9 and 10: "***a*b*c***".
    """
    sides = ((left[-1:], right[:1]) for left, right in pairwise(pieces))
    return pieces[0].startswith("*") and any("*" in side and not any(map(str.isspace, side)) for side in sides)


def _mark(mark: Mark, words: str) -> str:
    if mark.style is Style.LINK:
        if words == _escape(mark.target) and _AUTOLINK.fullmatch(mark.target):
            return f"<{mark.target}>"
        target = _URL_UNSAFE.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), mark.target)
        return f"[{words}]({target})"
    if mark.style in _RAISED:
        sign, tag = _RAISED[mark.style]
        if _UNMARKED.fullmatch(words):
            spaces_kept = words.replace(" ", r"\ ")
            return f"{sign}{spaces_kept}{sign}"
        return f"<{tag}>{words}</{tag}>"
    opening, closing = _MARKS[mark.style]
    return f"{opening}{words}{closing}"


def _join(pieces: list[str]) -> str:
    """Join pieces; an empty comment stands where two would be read as one or a mark would not be taken for one."""
    joined = ""
    for piece in pieces:
        joined += "<!-- -->" + piece if joined and _clash(joined, piece) else piece
    return joined


def _clash(left: str, right: str) -> bool:
    if not left.endswith("*") and not right.startswith("*"):
        return False
    # CommonMark 0.31.2, section 6.2: between a letter and a sign, an asterisk turned to the letter marks nothing
    before, after = left.rstrip("*")[-1:], right.lstrip("*")[:1]
    if left.endswith("*"):
        return right.startswith("*") or (right[0].isalnum() and not before.isalnum())
    return left[-1].isalnum() and not after.isalnum()


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text).replace("\n", "\\\n").replace("\t", " ")
