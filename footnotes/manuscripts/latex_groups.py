"""Where the groups of a LaTeX file end, and what in it is no text at all: comments and verbatim passages."""

from __future__ import annotations

import re

from footnotes.patterns import pattern
from footnotes.text import Span

_SIGN = pattern(
    r"""\\(?:verb|lstinline)\*?(?P<bar>[^A-Za-z\s{*])|\\begin\{(?P<raw>(?:verbatim|lstlisting|minted|comment)\*?)\}
      | \\.|%|[{}]""",
    re.VERBOSE | re.DOTALL,
)
_LINE_END = pattern(r"\r\n|\n|\r|\Z")
TEX_DEFINITIONS = frozenset({"def", "gdef", "edef", "xdef", "let"})
_SIGNATURE = pattern(r"\s*\\(?:[A-Za-z@]+|.)(?:#\d)*\s*(?:=?\s*\\[A-Za-z@]+)?")
_COMMAND = pattern(r"\s*\\[A-Za-z@]+(?=\s*[\[{])")
_OPTION = pattern(r"\[[^\[\]{}]*+(?:\{[^{}]*+\}[^\[\]{}]*+)*+\]")


class Groups:
    """The braces of one file, paired; ``raw`` tells where stretches without text end, by where they begin."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.ends: dict[int, int] = {}  # where the group that opens here closes: the place of its "}"
        self.raw: dict[int, int] = {}
        self._endless: set[str] = set()  # verbatim environments that never end: looked for once
        self.unclosed: list[int] = []  # where groups open that never close
        opened = self.unclosed
        position = 0
        while match := _SIGN.search(source, position):
            position = match.end()
            sign = match.group()
            if sign == "{":
                opened.append(match.start())
            elif sign == "}":
                if opened:
                    self.ends[opened.pop()] = match.start()
            else:
                end = self._raw_end(match)
                if end > position:
                    self.raw[match.start()] = position = end

    def _raw_end(self, match: re.Match[str]) -> int:
        if match.group() == "%":
            end = _LINE_END.search(self.source, match.end())
            return end.end() if end else len(self.source)
        if match["bar"]:
            line = _LINE_END.search(self.source, match.end())
            end_bar = self.source.find(match["bar"], match.end(), line.start() if line else None)
            return end_bar + 1 if end_bar >= 0 else match.end()
        if match["raw"]:
            closing = f"\\end{{{match['raw']}}}"
            end_raw = -1 if closing in self._endless else self.source.find(closing, match.end())
            if end_raw < 0:
                self._endless.add(closing)
            return end_raw + len(closing) if end_raw >= 0 else match.end()
        return match.end()

    def argument(self, position: int) -> tuple[int, int] | None:
        """Return the inside of the group that begins at ``position``, white space aside; None where there is none."""
        start = self.skip_space(position)
        end = self.ends.get(start)
        return None if end is None else (start + 1, end)

    def after_arguments(self, position: int, count: int) -> int:
        r"""Return the place after up to ``count`` groups, and the options before each.

        The first may be a command without braces: ``\newcommand\name{...}``.
        """
        command = _COMMAND.match(self.source, position) if count > 1 else None
        if command is not None:
            position, count = command.end(), count - 1
        position = self.after_options(position)
        for _ in range(count):
            inside = self.argument(position)
            if inside is None:
                break
            position = self.after_options(inside[1] + 1)
        return position

    def after_options(self, position: int) -> int:
        """Return the place after the options in square brackets at ``position``."""
        while match := _OPTION.match(self.source, position):
            position = match.end()
        return position

    def options(self, position: int) -> list[str]:
        """Return the options in square brackets at ``position``, without their brackets."""
        return [span.of(self.source) for span in self.option_spans(position)]

    def option_spans(self, position: int) -> list[Span]:
        """Return where the options at ``position`` stand, without their brackets."""
        found = []
        while match := _OPTION.match(self.source, position):
            found.append(Span(match.start() + 1, match.end() - 1))
            position = match.end()
        return found

    def after_definition(self, position: int, command: str) -> int:
        r"""Return the place after the rest of ``\def\name#1{...}`` or ``\let\name\other``."""
        signature = _SIGNATURE.match(self.source, position)
        return self.after_arguments(signature.end() if signature else position, 0 if command == "let" else 1)

    def skip_space(self, position: int) -> int:
        """Return the place of the first character that is no white space; one line end at most is passed over."""
        match = re.compile(r"[ \t]*(?:\r?\n[ \t]*)?(?=[^\s])").match(self.source, position)
        return match.end() if match else position
