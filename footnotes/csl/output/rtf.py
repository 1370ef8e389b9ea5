"""RTF (Rich Text Format Specification 1.9.1): what stands inside a paragraph, 7-bit whatever the text."""

from __future__ import annotations

from footnotes.csl.output.runs import Mark, nested, runs
from footnotes.model.rich_text import RichText, Style
from footnotes.patterns import pattern

_CONTROLS = {
    Style.BOLD: r"\b ",
    Style.ITALIC: r"\i ",
    Style.SMALL_CAPS: r"\scaps ",
    Style.UNDERLINE: r"\ul ",
    Style.SUPERSCRIPT: r"\super ",
    Style.SUBSCRIPT: r"\sub ",
}
_SPECIAL = pattern(r"[\\{}\n\t]|[^\x20-\x7e]")
_ESCAPES = {"\\": r"\\", "{": r"\{", "}": r"\}", "\n": r"\line ", "\t": r"\tab "}


def render(rich: RichText) -> str:
    """Return ``rich`` as RTF; ``\\uc1`` (the default) must hold where it is put."""
    return "".join(nested(runs(rich), _escape, _wrap))


def _wrap(mark: Mark, pieces: list[str]) -> str:
    inner = "".join(pieces)
    if mark.style is Style.LINK:
        target = _escape(mark.target.replace("\\", "%5C").replace('"', "%22"))
        return rf'{{\field{{\*\fldinst{{HYPERLINK "{target}"}}}}{{\fldrslt{{{inner}}}}}}}'
    return f"{{{_CONTROLS[mark.style]}{inner}}}"


def _escape(text: str) -> str:
    return _SPECIAL.sub(lambda found: _ESCAPES.get(found[0]) or _unicode(found[0]), text)


def _unicode(character: str) -> str:
    units = character.encode("utf-16-le")
    values = (int.from_bytes(units[at : at + 2], "little", signed=True) for at in range(0, len(units), 2))
    return "".join(rf"\u{value} ?" for value in values)
