"""The text of a stretch of LaTeX: commands left out, characters decoded, emphasis and citations marked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from unicodedata import normalize

from footnotes.manuscripts.builder import RAISED, DraftNote, TextBuilder
from footnotes.manuscripts.inlines import Inlines, Stretch
from footnotes.manuscripts.latex_citations import CITING, citation_at
from footnotes.manuscripts.latex_groups import TEX_DEFINITIONS, Groups
from footnotes.manuscripts.latex_symbols import ESCAPES, LIGATURES, SYMBOLS
from footnotes.manuscripts.scanning import TokenFinder
from footnotes.model.manuscript import Zone
from footnotes.patterns import pattern
from footnotes.text import Span
from footnotes.text.latex import ACCENTS

_TOKEN = pattern(
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
_TOKENS = TokenFinder(pattern(r"[\\{}$%`'!?~\"<>,\t\r\n-]"), _TOKEN)
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
_LINE_ENDS = pattern(r"[\t\r\n]")
_MATHS_END = pattern(r"(?:[^$\\]|\\.)*", re.DOTALL)


@dataclass(slots=True)
class _Group:
    """A group that is open: where it ends, and what its end means."""

    end: int
    kind: str = ""  # of the mark it makes
    text: int = 0  # where that begins in the text
    source: int = 0  # and in the file
    target: str = ""
    closing: str = ""  # a quotation mark that the end reads as


class LatexInlines(Inlines):
    """Writes stretches of LaTeX into a text builder."""

    tokens = _TOKENS

    def __init__(
        self, markers: dict[int, tuple[int, DraftNote]], groups: Groups, macros: Mapping[str, Span] | None = None
    ) -> None:
        """``macros`` holds where the author's own commands without arguments are defined, by name."""
        super().__init__(markers)
        self._groups = groups
        self._macros = macros or {}
        self._expanded: dict[str, str] = {}  # what they read as

    def _ligature(self, stretch: Stretch, match: re.Match[str]) -> int:
        return self._write(stretch, *match.span(), LIGATURES[match.group()])

    def _escape(self, stretch: Stretch, match: re.Match[str]) -> int:
        sign = match.group()[1]
        if sign in "([":
            closing = stretch.builder.source.find("\\" + {"(": ")", "[": "]"}[sign], match.end(), stretch.end)
            return closing + 2 if closing >= 0 else match.end()
        return self._write(stretch, *match.span(), " " if sign == "\\" else ESCAPES.get(sign, sign))

    def _accent(self, stretch: Stretch, match: re.Match[str]) -> int:
        letter = next((group for group in match.groups()[2:6] if group), "")
        accent = ACCENTS[match.group()[1]]
        if not letter:
            return self._write(stretch, *match.span(), "")
        return self._write(stretch, *match.span(), normalize("NFC", letter[0] + accent + letter[1:]))

    def _raw(self, stretch: Stretch, match: re.Match[str]) -> int:
        """A comment: its line end and the indent of the next line do not read."""
        source, end = stretch.builder.source, self._groups.raw.get(match.start(), match.end())
        while end < stretch.end and source[end] in " \t":
            end += 1
        return end

    def _raised(self, stretch: Stretch, match: re.Match[str]) -> int:
        start = stretch.builder.length
        above = match["above"]
        end = self._write(stretch, *match.span(), "°" if above == "\\circ" else above.translate(RAISED))
        stretch.builder.mark("superscript", Span(start, stretch.builder.length), Span(*match.span()))
        return end

    def _maths(self, stretch: Stretch, match: re.Match[str]) -> int:
        inside = _MATHS_END.match(stretch.builder.source, match.end(), min(stretch.end, match.end() + 5000))
        end = inside.end() if inside else match.end()
        sign = match.group()
        return end + len(sign) if stretch.builder.source.startswith(sign, end) else match.end()

    def _open(self, stretch: Stretch, match: re.Match[str]) -> int:
        end = self._groups.ends.get(match.start(), -1)
        stretch.open.append(_Group(end, source=match.start()))
        return match.end()

    def _close(self, stretch: Stretch, match: re.Match[str]) -> int:
        while stretch.open and stretch.open[-1].end < match.start():
            stretch.open.pop()
        if stretch.open and stretch.open[-1].end == match.start():
            group = stretch.open.pop()
            self._write(stretch, *match.span(), group.closing)
            if group.kind:
                span = Span(group.text, stretch.builder.length)
                stretch.builder.mark(group.kind, span, Span(group.source, match.end()), group.target)
        return match.end()

    def _command(self, stretch: Stretch, match: re.Match[str]) -> int:  # noqa: PLR0911 - one case a line
        name = match.group()[1:]
        bare = name.rstrip("*")
        if match.start() in self._groups.raw or name in TEX_DEFINITIONS:
            return self._groups.raw.get(match.start()) or self._groups.after_definition(match.end(), name)
        if name in self._macros:
            return self._symbol(stretch, match, self._expansion(name, stretch.builder))
        if name in SYMBOLS:
            return self._symbol(stretch, match, SYMBOLS[name])
        if bare in _SWITCHES:
            if stretch.open and not stretch.open[-1].kind:
                group = stretch.open[-1]
                group.kind, group.text = _SWITCHES[bare], stretch.builder.length
            return self._after_command(stretch, match.end())
        if name in _QUOTES or bare in _EMPHASIS:
            return self._marked(stretch, match, name, bare)
        if bare in {"url", "nolinkurl", "path"}:
            return self._address(stretch, match)
        end = self._groups.after_arguments(match.end(), _UNREAD.get(bare, 0))
        return self._after_command(stretch, end) if end == match.end() else end

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

    def _after_command(self, stretch: Stretch, position: int) -> int:
        """A command of letters swallows the white space after it."""
        source = stretch.builder.source
        while position < stretch.end and source[position] in " \t\r\n":
            position += 1
        return position

    def _symbol(self, stretch: Stretch, match: re.Match[str], text: str) -> int:
        source, end = stretch.builder.source, match.end()
        if source.startswith("{}", end):
            end += 2
        elif text != " ":
            end = self._after_command(stretch, end)
        return self._write(stretch, match.start(), end, text)

    def _marked(self, stretch: Stretch, match: re.Match[str], name: str, bare: str) -> int:
        """A command whose argument is emphasised, quoted or a link."""
        position, target = self._groups.after_options(match.end()), ""
        if bare == "href":
            address = self._groups.argument(position)
            if address is not None:
                target, position = stretch.builder.source[slice(*address)], address[1] + 1
        inside = self._groups.argument(position)
        if inside is None:
            return match.end()
        opening, closing = _QUOTES.get(name, ("", ""))
        text = stretch.builder.length
        self._write(stretch, match.start(), inside[0], opening)
        kind = _EMPHASIS.get(bare, "quoted")
        stretch.open.append(_Group(inside[1], kind, text, match.start(), target, closing))
        return inside[0]

    def _address(self, stretch: Stretch, match: re.Match[str]) -> int:
        inside = self._groups.argument(match.end())
        if inside is None:
            return match.end()
        source, start = stretch.builder.source, stretch.builder.length
        position = inside[0]
        for escape in re.compile(r"\\([%#&_{}~])").finditer(source, *inside):
            self._own(stretch, position, escape.start())
            stretch.builder.atom(*escape.span(), escape[1])
            position = escape.end()
        self._own(stretch, position, inside[1])
        target = source[slice(*inside)]
        stretch.builder.mark("link", Span(start, stretch.builder.length), Span(match.start(), inside[1] + 1), target)
        return inside[1] + 1

    def _cite(self, stretch: Stretch, match: re.Match[str]) -> int:
        """A citation by key: it reads as it is written, save that the words in its options read as text."""
        citation, options = citation_at(match, self._groups)
        if citation is None:
            return match.end()
        builder, position, end = stretch.builder, match.start(), citation.span.end
        for option in options:
            self._code(builder, position, option.start)
            self.scan(builder, *option)
            position = option.end
        self._code(builder, position, end)
        builder.cite(citation)
        stretch.spaced = False
        return end

    def _code(self, builder: TextBuilder, start: int, end: int) -> None:
        builder.own(start, end, _LINE_ENDS.sub(" ", builder.source[start:end]))
