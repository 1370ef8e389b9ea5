"""The text of a stretch of LaTeX: commands left out, characters decoded, emphasis and citations marked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from unicodedata import normalize

from footnotes.manuscripts.builder import RAISED, DraftNote, TextBuilder
from footnotes.manuscripts.latex_citations import CITING, citation_at
from footnotes.manuscripts.latex_groups import TEX_DEFINITIONS, Groups
from footnotes.manuscripts.latex_symbols import ESCAPES, LIGATURES, SYMBOLS
from footnotes.manuscripts.scanning import MarkerPlaces, TokenFinder, Walk
from footnotes.model.manuscript import Zone
from footnotes.text import Span
from footnotes.text.latex import ACCENTS

_TOKEN = re.compile(
    rf"(?P<cite>{CITING})"
    r"""
    | (?P<accent>\\(?:[`'^"~=.]|[uvHcdbkrt](?![A-Za-z@]))\s*
        (?:\{\s*(?:\\([ij])|([^\W\d_]{1,2})|)\s*\}|\\([ij])(?![A-Za-z])\s?|([^\W\d_])))
    | (?P<command>\\[A-Za-z@]+\*?)
    | (?P<escape>\\(?:\\\*?(?:\[[^\[\]]{0,20}\])?|.))
    | (?P<open>\{)
    | (?P<close>\})
    | (?P<raised>\$\s*\^\s*\{?\s*(?:\\(?:mathrm|text|textrm|rm|mathit|textit)\s*\{?\s*)?
        (?P<above>[A-Za-z\d]{1,4}|\\circ)\s*\}{0,2}\s*\$)
    | (?P<maths>\$\$?)
    | (?P<raw>%)
    | (?P<ligature>-{2,3}|``|''|[!?]`|[`'~]|"[`'<>=\-~"|]|<<|>>|,,)
    | (?P<space>[\t\r\n][ \t\r\n]*)
    """,
    re.VERBOSE | re.DOTALL,
)
_TOKENS = TokenFinder(re.compile(r"[\\{}$%`'!?~\"<>,\t\r\n-]"), _TOKEN)
_EMPHASIS = {
    "emph": "emphasis", "textit": "emphasis", "textsl": "emphasis", "mkbibemph": "emphasis", "uline": "emphasis",
    "textbf": "strong", "textsuperscript": "superscript", "up": "superscript", "fup": "superscript", "href": "link",
}  # fmt: skip
_SWITCHES = {
    "em": "emphasis",
    "it": "emphasis",
    "itshape": "emphasis",
    "sl": "emphasis",
    "bf": "strong",
    "bfseries": "strong",
}
_QUOTES = {
    "blockquote": ("“", "”"),
    "enquote": ("“", "”"),
    "enquote*": ("‘", "’"),
    "textquote": ("“", "”"),
    "mkbibquote": ("“", "”"),
}
_UNREAD = {  # commands whose arguments are no text, with how many there are
    "label": 1, "index": 1, "ref": 1, "pageref": 1, "autoref": 1, "vref": 1, "cref": 1, "nameref": 1, "vspace": 1,
    "hspace": 1, "hypertarget": 1, "includegraphics": 1, "input": 1, "include": 1, "color": 1, "textcolor": 1,
    "selectlanguage": 1, "foreignlanguage": 1, "fontsize": 2, "setcounter": 2, "addtocounter": 2, "setlength": 2,
    "addcontentsline": 3, "markboth": 2, "markright": 1, "thispagestyle": 1, "pagestyle": 1, "nocite": 1, "hyperref": 0,
    "phantomsection": 0, "rule": 2, "pdfbookmark": 2, "bibliography": 1, "bibliographystyle": 1, "raisebox": 1,
    "begin": 1, "end": 1, "scalebox": 1, "parbox": 1, "renewcommand": 2, "newcommand": 2, "multicolumn": 2,
    "footnotetext": 1, "endnotetext": 1,
}  # fmt: skip
_LONGEST_EXPANSION = 1000  # commands that hold others twice grow without bound
_LINE_ENDS = re.compile(r"[\t\r\n]")
_MATHS_END = re.compile(r"(?:[^$\\]|\\.)*", re.DOTALL)


@dataclass(slots=True)
class _Group:
    """A group that is open: where it ends, and what its end means."""

    end: int
    kind: str = ""  # of the mark it makes
    text: int = 0  # where that begins in the text
    source: int = 0  # and in the file
    target: str = ""
    closing: str = ""  # a quotation mark that the end reads as


@dataclass(slots=True)
class _Reading:
    builder: TextBuilder
    end: int
    spaced: bool = True
    groups: list[_Group] = field(default_factory=list)


class LatexInlines:
    """Writes stretches of LaTeX into a text builder."""

    def __init__(
        self, markers: dict[int, tuple[int, DraftNote]], groups: Groups, macros: Mapping[str, Span] | None = None
    ) -> None:
        """``macros`` holds where the author's own commands without arguments are defined, by name."""
        self._markers = MarkerPlaces(markers)
        self._groups = groups
        self._macros = macros or {}
        self._expanded: dict[str, str] = {}  # what they read as

    def scan(self, builder: TextBuilder, start: int, end: int) -> None:
        """Write the text of ``source[start:end]``."""
        source, position = builder.source, start
        end = start + len(source[start:end].rstrip(" \t\r\n"))
        reading = _Reading(builder, end)
        walk = Walk(_TOKENS, self._markers, source, end)
        while True:
            begin, marker, match = walk.step(position)
            self._own(reading, position, begin)
            if marker is not None:
                builder.marker(marker[2])
                position = min(marker[1], end)
            elif match is not None:
                position = min(getattr(self, f"_{match.lastgroup}")(reading, match), end)
            else:
                break

    def _own(self, reading: _Reading, start: int, end: int) -> None:
        """Write the file's own characters; spaces that add nothing are left out."""
        source = reading.builder.source
        raised = bool(reading.groups) and reading.groups[-1].kind == "superscript"
        while start < end:
            if reading.spaced and source[start] == " ":
                start += 1
                continue
            double = source.find("  ", start, end)
            stop = end if double < 0 else double + 1
            reading.builder.own(start, stop, source[start:stop].translate(RAISED) if raised else None)
            reading.spaced = source[stop - 1] == " "
            start = stop

    def _write(self, reading: _Reading, start: int, end: int, text: str) -> int:
        if text == " ":
            if not reading.spaced:
                reading.builder.space(start, end)
                reading.spaced = True
        elif text:
            reading.builder.atom(start, end, text)
            reading.spaced = False
        return end

    def _space(self, reading: _Reading, match: re.Match[str]) -> int:
        return self._write(reading, *match.span(), " ")

    def _ligature(self, reading: _Reading, match: re.Match[str]) -> int:
        return self._write(reading, *match.span(), LIGATURES[match.group()])

    def _escape(self, reading: _Reading, match: re.Match[str]) -> int:
        sign = match.group()[1]
        if sign in "([":
            closing = reading.builder.source.find("\\" + {"(": ")", "[": "]"}[sign], match.end(), reading.end)
            return closing + 2 if closing >= 0 else match.end()
        return self._write(reading, *match.span(), " " if sign == "\\" else ESCAPES.get(sign, sign))

    def _accent(self, reading: _Reading, match: re.Match[str]) -> int:
        letter = next((group for group in match.groups()[2:6] if group), "")
        accent = ACCENTS[match.group()[1]]
        if not letter:
            return self._write(reading, *match.span(), "")
        return self._write(reading, *match.span(), normalize("NFC", letter[0] + accent + letter[1:]))

    def _raw(self, reading: _Reading, match: re.Match[str]) -> int:
        """A comment: its line end and the indent of the next line do not read."""
        source, end = reading.builder.source, self._groups.raw.get(match.start(), match.end())
        while end < reading.end and source[end] in " \t":
            end += 1
        return end

    def _raised(self, reading: _Reading, match: re.Match[str]) -> int:
        start = reading.builder.length
        above = match["above"]
        end = self._write(reading, *match.span(), "°" if above == "\\circ" else above.translate(RAISED))
        reading.builder.mark("superscript", Span(start, reading.builder.length), Span(*match.span()))
        return end

    def _maths(self, reading: _Reading, match: re.Match[str]) -> int:
        inside = _MATHS_END.match(reading.builder.source, match.end(), min(reading.end, match.end() + 5000))
        end = inside.end() if inside else match.end()
        sign = match.group()
        return end + len(sign) if reading.builder.source.startswith(sign, end) else match.end()

    def _open(self, reading: _Reading, match: re.Match[str]) -> int:
        end = self._groups.ends.get(match.start(), -1)
        reading.groups.append(_Group(end, source=match.start()))
        return match.end()

    def _close(self, reading: _Reading, match: re.Match[str]) -> int:
        while reading.groups and reading.groups[-1].end < match.start():
            reading.groups.pop()
        if reading.groups and reading.groups[-1].end == match.start():
            group = reading.groups.pop()
            self._write(reading, *match.span(), group.closing)
            if group.kind:
                span = Span(group.text, reading.builder.length)
                reading.builder.mark(group.kind, span, Span(group.source, match.end()), group.target)
        return match.end()

    def _command(self, reading: _Reading, match: re.Match[str]) -> int:  # noqa: PLR0911 - one case a line
        name = match.group()[1:]
        bare = name.rstrip("*")
        if match.start() in self._groups.raw or name in TEX_DEFINITIONS:
            return self._groups.raw.get(match.start()) or self._groups.after_definition(match.end(), name)
        if name in self._macros:
            return self._symbol(reading, match, self._expansion(name, reading.builder))
        if name in SYMBOLS:
            return self._symbol(reading, match, SYMBOLS[name])
        if bare in _SWITCHES:
            if reading.groups and not reading.groups[-1].kind:
                group = reading.groups[-1]
                group.kind, group.text = _SWITCHES[bare], reading.builder.length
            return self._after_command(reading, match.end())
        if name in _QUOTES or bare in _EMPHASIS:
            return self._marked(reading, match, name, bare)
        if bare in {"url", "nolinkurl", "path"}:
            return self._address(reading, match)
        end = self._groups.after_arguments(match.end(), _UNREAD.get(bare, 0))
        return self._after_command(reading, end) if end == match.end() else end

    def _expansion(self, name: str, builder: TextBuilder) -> str:
        """Return what a command of the author's own reads as; nothing while it is being expanded."""
        if name not in self._expanded:
            self._expanded[name] = ""
            scratch = TextBuilder(builder.source)
            scratch.begin(Zone.BODY)
            self.scan(scratch, *self._macros[name])
            scratch.end()
            self._expanded[name] = scratch.finish(None, "latex").text[:_LONGEST_EXPANSION]
        return self._expanded[name]

    def _after_command(self, reading: _Reading, position: int) -> int:
        """A command of letters swallows the white space after it."""
        source = reading.builder.source
        while position < reading.end and source[position] in " \t\r\n":
            position += 1
        return position

    def _symbol(self, reading: _Reading, match: re.Match[str], text: str) -> int:
        source, end = reading.builder.source, match.end()
        if source.startswith("{}", end):
            end += 2
        elif text != " ":
            end = self._after_command(reading, end)
        return self._write(reading, match.start(), end, text)

    def _marked(self, reading: _Reading, match: re.Match[str], name: str, bare: str) -> int:
        """A command whose argument is emphasised, quoted or a link."""
        position, target = self._groups.after_options(match.end()), ""
        if bare == "href":
            address = self._groups.argument(position)
            if address is not None:
                target, position = reading.builder.source[slice(*address)], address[1] + 1
        inside = self._groups.argument(position)
        if inside is None:
            return match.end()
        opening, closing = _QUOTES.get(name, ("", ""))
        text = reading.builder.length
        self._write(reading, match.start(), inside[0], opening)
        kind = _EMPHASIS.get(bare, "quoted")
        reading.groups.append(_Group(inside[1], kind, text, match.start(), target, closing))
        return inside[0]

    def _address(self, reading: _Reading, match: re.Match[str]) -> int:
        inside = self._groups.argument(match.end())
        if inside is None:
            return match.end()
        source, start = reading.builder.source, reading.builder.length
        position = inside[0]
        for escape in re.compile(r"\\([%#&_{}~])").finditer(source, *inside):
            self._own(reading, position, escape.start())
            reading.builder.atom(*escape.span(), escape[1])
            position = escape.end()
        self._own(reading, position, inside[1])
        target = source[slice(*inside)]
        reading.builder.mark("link", Span(start, reading.builder.length), Span(match.start(), inside[1] + 1), target)
        return inside[1] + 1

    def _cite(self, reading: _Reading, match: re.Match[str]) -> int:
        """A citation by key: it reads as it is written, save that the words in its options read as text."""
        citation, options = citation_at(match, self._groups)
        if citation is None:
            return match.end()
        builder, position, end = reading.builder, match.start(), citation.span.end
        for option in options:
            self._code(builder, position, option.start)
            self.scan(builder, *option)
            position = option.end
        self._code(builder, position, end)
        builder.cite(citation)
        reading.spaced = False
        return end

    def _code(self, builder: TextBuilder, start: int, end: int) -> None:
        builder.own(start, end, _LINE_ENDS.sub(" ", builder.source[start:end]))
