"""Paragraphs, headings and notes of a LaTeX file (LaTeX2e; memoir, KOMA-Script, endnotes, csquotes)."""

from __future__ import annotations

import re
from collections.abc import Callable

from footnotes.manuscripts.collecting import ParagraphCollector
from footnotes.manuscripts.latex_groups import TEX_DEFINITIONS, Groups
from footnotes.manuscripts.note_pairs import Marker
from footnotes.manuscripts.paragraph import Paragraph
from footnotes.model.manuscript import Zone
from footnotes.patterns import pattern

_TOKEN = pattern(
    r"""(?P<command>\\(?:[A-Za-z@]+\*?|\\\*?))
      | (?P<other>\\.)
      | (?P<blank>(?:\r\n|\n|\r)(?:[ \t]*(?:\r\n|\n|\r))+)
      | (?P<raw>%)
      | (?P<end>\})
      | (?P<cell>&)
      | (?P<text>[^\\%\s&{}]+)""",
    re.VERBOSE,
)
_HEADINGS = {
    "part": 1, "chapter": 1, "addchap": 1, "section": 2, "addsec": 2, "subsection": 3, "subsubsection": 4,
    "paragraph": 5, "subparagraph": 6, "title": 1,
}  # fmt: skip
_NOTES = frozenset({"footnote", "endnote", "sidenote", "marginnote", "marginpar", "thanks", "Footnote", "footnotetext"})
_MARKS = frozenset({"footnotemark", "endnotemark", "footnotetext", "endnotetext"})
_QUOTES = frozenset({"quote", "quotation", "displayquote", "displayquotation", "verse", "blockquote"})
_TABLES = frozenset({"tabular", "tabular*", "tabularx", "tabulary", "longtable", "array", "tabbing"})
_SKIPPED = frozenset(
    {"equation", "equation*", "align", "align*", "eqnarray", "eqnarray*", "gather", "gather*", "multline", "multline*",
     "displaymath", "math", "tikzpicture", "filecontents", "filecontents*", "lstlisting", "verbatim", "comment"}
)  # fmt: skip
_ARGUMENTS = {
    "tabular": 1, "tabular*": 2, "tabularx": 2, "tabulary": 2, "longtable": 1, "array": 1, "minipage": 1,
    "multicols": 1, "thebibliography": 1, "otherlanguage": 1, "otherlanguage*": 1, "spacing": 1,
    "wrapfigure": 2, "adjustwidth": 2,
}  # fmt: skip
_DEFINITIONS = {
    "newcommand": 2, "renewcommand": 2, "providecommand": 2, "newenvironment": 3, "renewenvironment": 3, "setlength": 2,
    "addtolength": 2, "DeclareMathOperator": 2, "newcommand*": 2, "renewcommand*": 2, "hypersetup": 1, "pagestyle": 1,
    "thispagestyle": 1, "markboth": 2, "markright": 1, "addcontentsline": 3, "label": 1, "index": 1, "input": 1,
    "include": 1, "bibliography": 1, "bibliographystyle": 1, "addbibresource": 1, "usepackage": 1, "documentclass": 1,
    "includegraphics": 1, "vspace": 1, "vspace*": 1, "hspace": 1, "hspace*": 1, "selectlanguage": 1, "nocite": 1,
    "author": 0, "date": 0, "graphicspath": 1, "newtheorem": 2, "fancyhead": 1, "fancyfoot": 1, "lhead": 1, "rhead": 1,
}  # fmt: skip
_NUMBERED = frozenset({"footnote", "endnote", "footnotemark", "endnotemark", "sidenote", "Footnote"})


class LatexScanner:
    """Finds the paragraphs and the notes of one file."""

    def __init__(self, source: str, groups: Groups) -> None:
        self.source = source
        self._groups = groups
        body = re.search(r"\\begin\s*\{document\}", source)
        self._position = body.end() if body else 0
        self._collector = ParagraphCollector(self._position)
        self.marks: list[Marker] = []  # \footnotemark and the like
        self._environments: list[str] = []
        self._note_ends: list[int] = []
        self._headings: dict[int, int] = {}  # where the argument of a heading ends, and its level
        self._counts: dict[str, int] = {}
        self._commands: dict[str, Callable[[re.Match[str], str], int]] = {"begin": self._begin, "end": self._end}
        self._commands |= dict.fromkeys(["par", "item", "bibitem", "\\", "tabularnewline", "caption"], self._part)
        self._commands |= dict.fromkeys(_HEADINGS, self._heading)
        self._commands |= dict.fromkeys(_NOTES, self._note)
        self._commands |= dict.fromkeys(_MARKS, self._mark)
        self._commands |= dict.fromkeys(_DEFINITIONS, self._definition)
        self._commands |= dict.fromkeys(TEX_DEFINITIONS, self._tex_definition)

    def scan(self) -> tuple[list[Paragraph], list[Marker]]:
        """Return the paragraphs in reading order and the markers of notes."""
        source = self.source
        while match := _TOKEN.search(source, self._position):
            self._position = getattr(self, f"_on_{match.lastgroup}")(match)
        self._end_paragraph(len(source), len(source))
        in_text = [note for note in self._collector.notes if note.style == "inline"]
        return self._collector.paragraphs, [*in_text, *self.marks]

    def _on_text(self, match: re.Match[str]) -> int:
        self._collector.touch()
        return match.end()

    def _on_other(self, match: re.Match[str]) -> int:
        if match.group() in {"\\[", "\\("}:
            closing = {"\\[": "\\]", "\\(": "\\)"}[match.group()]
            end = self.source.find(closing, match.end(), match.end() + 5000)
            return end + 2 if end >= 0 else match.end()
        if match.group()[1] not in " \t\r\n/-!,;:@":
            self._collector.touch()
        return match.end()

    def _on_blank(self, match: re.Match[str]) -> int:
        self._end_paragraph(match.start(), match.end())
        return match.end()

    def _on_raw(self, match: re.Match[str]) -> int:
        return self._groups.raw.get(match.start(), match.end())

    def _on_cell(self, match: re.Match[str]) -> int:
        if self._environments and self._environments[-1] in _TABLES:
            self._end_paragraph(match.start(), match.end())
        return match.end()

    def _on_end(self, match: re.Match[str]) -> int:
        """A group ends: perhaps a note or a heading."""
        at = match.start()
        if self._note_ends and self._note_ends[-1] == at:
            self._note_ends.pop()
            self._decorate(self._collector.end_note(at, match.end()))
        elif at in self._headings:
            paragraph = self._collector.end(at, match.end())
            if paragraph is not None:
                paragraph.zone, paragraph.level = Zone.HEADING, self._headings[at]
        return match.end()

    def _on_command(self, match: re.Match[str]) -> int:
        name = match.group()[1:].rstrip("*") if match.group()[1] != "\\" else "\\"
        end = self._groups.raw.get(match.start())
        if end is not None:  # \verb
            return end
        handler = self._commands.get(match.group()[1:]) or self._commands.get(name)
        if handler is not None:
            return handler(match, name)
        return match.end()

    def _part(self, match: re.Match[str], name: str) -> int:
        """A command that parts paragraphs."""
        in_table = bool(self._environments) and self._environments[-1] in _TABLES
        if name == "\\" and not in_table:
            return self._groups.after_options(match.end())
        end = self._groups.after_arguments(match.end(), 1) if name == "bibitem" else match.end()
        end = self._groups.after_options(end)
        self._end_paragraph(match.start(), end)
        return end

    def _begin(self, match: re.Match[str], name: str) -> int:
        inside = self._groups.argument(match.end())
        if inside is None:
            return match.end()
        environment = self.source[slice(*inside)].strip()
        end = self._groups.raw.get(match.start(), 0)
        if environment in _SKIPPED and not end:
            closing = self.source.find(f"\\end{{{environment}}}", inside[1])
            end = closing + len(environment) + 6 if closing >= 0 else inside[1] + 1
        skipped = bool(end)
        end = end or self._groups.after_arguments(inside[1] + 1, _ARGUMENTS.get(environment, 0))
        self._end_paragraph(match.start(), end)
        if not skipped:
            self._environments.append(environment)
        return end

    def _end(self, match: re.Match[str], name: str) -> int:
        inside = self._groups.argument(match.end())
        if inside is None:
            return match.end()
        environment = self.source[slice(*inside)].strip()
        self._end_paragraph(match.start(), inside[1] + 1)
        if environment in self._environments[-50:]:
            while self._environments.pop() != environment:
                pass
        return len(self.source) if environment == "document" else inside[1] + 1

    def _heading(self, match: re.Match[str], name: str) -> int:
        start = self._groups.after_options(match.end())
        inside = self._groups.argument(start)
        if inside is None:
            return match.end()
        if name in {"chapter", "addchap"}:
            self._counts.clear()
        self._end_paragraph(match.start(), inside[0])
        self._headings[inside[1]] = _HEADINGS[name]
        return inside[0]

    def _note(self, match: re.Match[str], name: str) -> int:
        options = self._groups.options(match.end())
        inside = self._groups.argument(self._groups.after_options(match.end()))
        if inside is None:
            return match.end()
        marker = Marker(match.start(), inside[1] + 1, self._label(name, options), "inline", f"inline {match.start()}")
        self._collector.begin_note(marker, inside[0])
        self._note_ends.append(inside[1])
        return inside[0]

    def _label(self, name: str, options: list[str]) -> str:
        kind = "endnote" if name.startswith("end") else "footnote"
        if options and options[0].strip().isdecimal():
            return options[0].strip()
        if name in _NUMBERED:
            self._counts[kind] = self._counts.get(kind, 0) + 1
        return str(self._counts.get(kind, 0)) if name in _NUMBERED or name in _MARKS else ""

    def _mark(self, match: re.Match[str], name: str) -> int:
        r"""``\footnotemark`` is a marker; ``\footnotetext`` holds the body of the note last marked."""
        label = self._label(name, self._groups.options(match.end()))
        end = self._groups.after_options(match.end())
        if name.endswith("mark"):
            self.marks.append(Marker(match.start(), end, label, "command"))
            return end
        inside = self._groups.argument(end)
        if inside is None:
            return end
        self._collector.begin_note(Marker(match.start(), inside[1] + 1, label, "command"), inside[0])
        self._note_ends.append(inside[1])
        return inside[0]

    def _definition(self, match: re.Match[str], name: str) -> int:
        return self._groups.after_arguments(match.end(), _DEFINITIONS.get(match.group()[1:], _DEFINITIONS[name]))

    def _tex_definition(self, match: re.Match[str], name: str) -> int:
        return self._groups.after_definition(match.end(), name)

    def _end_paragraph(self, at: int, resume: int) -> None:
        self._decorate(self._collector.end(at, resume))

    def _decorate(self, paragraph: Paragraph | None) -> None:
        if paragraph is None or self._collector.in_note:
            return
        if "thebibliography" in self._environments:
            paragraph.zone = Zone.REFERENCES
        elif _QUOTES.intersection(self._environments[-20:]):
            paragraph.zone = Zone.QUOTE
