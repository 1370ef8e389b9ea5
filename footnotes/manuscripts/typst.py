"""Typst (Typst documentation, "Syntax"): ``#footnote[...]``, ``@key[p. 3]``, ``#cite(<key>)``, markup and calls."""

from __future__ import annotations

import re
from pathlib import Path

from footnotes.manuscripts.builder import DraftNote, TextBuilder
from footnotes.manuscripts.collecting import ParagraphCollector
from footnotes.manuscripts.inlines import Inlines, Stretch
from footnotes.manuscripts.key_syntax import KeySyntax
from footnotes.manuscripts.keyed import DraftCitation, DraftCite
from footnotes.manuscripts.note_pairs import Marker
from footnotes.manuscripts.note_shapes import KnownNotes, NoteShapes
from footnotes.manuscripts.note_syntax import NoteSyntax
from footnotes.manuscripts.pandoc_citations import is_cross_reference
from footnotes.manuscripts.paragraphs import Reading
from footnotes.manuscripts.scanning import TokenFinder
from footnotes.manuscripts.typst_groups import Groups
from footnotes.model.citation import CiteByKey, CiteMode
from footnotes.model.manuscript import Manuscript, Zone
from footnotes.patterns import pattern
from footnotes.text import Span

NOTE_SYNTAX = NoteSyntax(marker="#footnote[{content}]", bibliography_heading="= Bibliography")

_KEY = r"[^\W\d_](?:[\w.:-]*\w)?"
_BLOCK = pattern(
    r"""(?P<blank>(?:\r\n|\n|\r)(?:[ \t]*(?:\r\n|\n|\r))+)
      | (?P<heading>(?:(?<=[\r\n])|(?<![\s\S]))[ \t]*={1,6}[ \t]+)
      | (?P<item>(?:(?<=[\r\n])|(?<![\s\S]))[ \t]*(?:[-+]|/|\d+\.)[ \t]+)
      | (?P<call>\#[a-zA-Z_][\w.-]*)
      | (?P<raw>/\*|//|`+|\$)
      | (?P<escape>\\.)
      | (?P<close>\])
      | (?P<text>[^\s\#/`$\\\]]+|/)""",
    re.VERBOSE | re.DOTALL,
)
_CODE = frozenset({"let", "set", "show", "import", "include", "if", "for", "while", "context", "return"})
_UNREAD = frozenset(
    {"bibliography", "image", "outline", "pagebreak", "v", "h", "line", "label", "ref", "counter", "raw"}
)
_LINE_END = pattern(r"\r\n|\n|\r|\Z")
_LANGUAGE = pattern(r"#set\s+text\([^()]*\blang:\s*\"(\w+)\"")
_TOKEN = pattern(
    rf"""(?P<escape>\\(?:u\{{[\da-fA-F]+\}}|.|$))
      | (?P<raw>/\*|//|`+|\$)
      | (?P<key>@{_KEY})
      | (?P<call>\#[a-zA-Z_][\w.-]*)
      | (?P<label><{_KEY}>)
      | (?P<emphasis>(?<!\w)_(?=\S)[^_]+?(?<=[^\s\\])_(?!\w))
      | (?P<strong>(?<!\w)\*(?=\S)[^*]+?(?<=[^\s\\])\*(?!\w))
      | (?P<ligature>---?|~|\.\.\.)
      | (?P<bracket>[\[\]])
      | (?P<space>[\t\r\n][ \t\r\n]*)""",
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
_LIGATURES = {"---": "—", "--": "–", "~": " ", "...": "…"}
_MARKS = {"emph": "emphasis", "strong": "strong", "super": "superscript", "link": "link", "quote": "quoted"}
_CITE = pattern(rf"\(\s*(?:<(?P<key>{_KEY})>|label\(\"(?P<label>[^\"]+)\"\))")
_FORM = pattern(r"form:\s*\"(\w+)\"")
_SUPPLEMENT = pattern(r"supplement:\s*\[")
_FORMS = {
    "prose": CiteMode.AUTHOR_IN_TEXT,
    "author": CiteMode.AUTHOR_ONLY,
    "year": CiteMode.PART,
    "full": CiteMode.PART,
}
_WRITTEN = {mode: form for form, mode in _FORMS.items() if mode is not CiteMode.PART}
_RAISED = r"#super\[(?P<raised>\d{1,4})\];?"
_TYPED = NoteShapes(  # numbers raised by hand
    signs=pattern(r"[#⁰¹²³⁴-⁹]"),
    marker=pattern(rf"{_RAISED}|(?P<digits>[⁰¹²³⁴-⁹]{{1,4}})"),
    label=pattern(rf"\s*(?:{_RAISED}|(?P<digits>[⁰¹²³⁴-⁹]{{1,4}}))\s*"),
    label_under_heading=pattern(r"(?P<dot>\d{1,4})[.)]\s+"),
)


def read(source: str, path: Path | None) -> Manuscript:
    """Read a Typst manuscript."""
    groups = Groups(source)
    scanner = _Scanner(source, groups)
    reading = Reading(source, scanner.paragraphs, KnownNotes(scanner.notes, _TYPED))
    builder = TextBuilder(source)
    reading.emit(builder, _TypstInlines(reading.markers, groups).scan)
    language = _LANGUAGE.search(source)
    return builder.finish(path, "typst", language[1] if language else None)


class _Scanner:
    """Finds the paragraphs and the notes of a file."""

    def __init__(self, source: str, groups: Groups) -> None:
        self._source, self._groups = source, groups
        self._collector = ParagraphCollector()
        self._notes: list[int] = []  # where the notes that are open end
        self._quotes: list[int] = []
        self._count = 0
        position = 0
        while match := _BLOCK.search(source, position):
            position = getattr(self, f"_on_{match.lastgroup}")(match)
        self._end(len(source), len(source))
        self.paragraphs, self.notes = self._collector.paragraphs, self._collector.notes

    def _end(self, at: int, resume: int) -> None:
        paragraph = self._collector.end(at, resume)
        if paragraph is not None and self._quotes and not self._collector.in_note:
            paragraph.zone = Zone.QUOTE

    def _on_text(self, match: re.Match[str]) -> int:
        self._collector.touch()
        return match.end()

    _on_escape = _on_text

    def _on_blank(self, match: re.Match[str]) -> int:
        self._end(match.start(), match.end())
        return match.end() - 1  # a heading looks for the line end before it

    def _on_heading(self, match: re.Match[str]) -> int:
        self._end(match.start(), match.end())
        line = _LINE_END.search(self._source, match.end())
        end = line.start() if line else len(self._source)
        self._collector.touch()
        paragraph = self._collector.end(end, end)
        if paragraph is not None:
            paragraph.zone, paragraph.level = Zone.HEADING, match.group().count("=")
        return end

    def _on_item(self, match: re.Match[str]) -> int:
        self._end(match.start(), match.end())
        return match.end()

    def _on_raw(self, match: re.Match[str]) -> int:
        return self._groups.raw.get(match.start(), match.end())

    def _on_close(self, match: re.Match[str]) -> int:
        if self._notes and self._notes[-1] == match.start():
            self._notes.pop()
            self._collector.end_note(match.start(), match.end())
        elif self._quotes and self._quotes[-1] == match.start():
            self._end(match.start(), match.end())
            self._quotes.pop()
        else:
            self._collector.touch()
        return match.end()

    def _on_call(self, match: re.Match[str]) -> int:
        name = match.group()[1:]
        if name in _CODE:
            return self._groups.end_of_code(match.end())
        position = self._groups.after_arguments(match.end())
        inside = self._groups.content(position)
        if name == "cite":
            self._collector.touch()
        if inside is None or name in _UNREAD:
            return position
        if name == "footnote":
            self._count += 1
            label = str(self._count)
            marker = Marker(match.start(), inside.end + 1, label, "inline", f"inline {match.start()}")
            self._collector.begin_note(marker, inside.start)
            self._notes.append(inside.end)
        elif name == "quote" and "block: true" in self._source[match.end() : position]:
            self._end(match.start(), inside.start)
            self._quotes.append(inside.end)
        return inside.start


class _TypstInlines(Inlines):
    """Writes stretches of Typst into a text builder."""

    tokens = TokenFinder(pattern(r"[\\/`$@#<_*~.\[\]\t\r\n-]"), _TOKEN)

    def __init__(self, markers: dict[int, tuple[int, DraftNote]], groups: Groups) -> None:
        super().__init__(markers)
        self._groups = groups

    def _escape(self, stretch: Stretch, match: re.Match[str]) -> int:
        text = match.group()[1:]
        if text.startswith("u{"):
            code = int(text[2:-1], 16)
            return self._write(stretch, *match.span(), chr(code) if code <= 0x10FFFF else "")
        return self._write(stretch, *match.span(), " " if not text.strip() else text)

    def _raw(self, stretch: Stretch, match: re.Match[str]) -> int:
        end = self._groups.raw.get(match.start())
        if end is None:
            self._own(stretch, *match.span())
        return end or match.end()

    def _label(self, stretch: Stretch, match: re.Match[str]) -> int:
        return match.end()

    def _ligature(self, stretch: Stretch, match: re.Match[str]) -> int:
        return self._write(stretch, *match.span(), _LIGATURES[match.group()])

    def _bracket(self, stretch: Stretch, match: re.Match[str]) -> int:
        """A bracket of content that a call is given does not read; one in running text does."""
        if not self._groups.belongs_to_call(match.start()):
            self._own(stretch, *match.span())
        return match.end()

    def _emphasis(self, stretch: Stretch, match: re.Match[str]) -> int:
        return self._inside(stretch, Span(*match.span()), Span(match.start() + 1, match.end() - 1), "emphasis")

    def _strong(self, stretch: Stretch, match: re.Match[str]) -> int:
        return self._inside(stretch, Span(*match.span()), Span(match.start() + 1, match.end() - 1), "strong")

    def _key(self, stretch: Stretch, match: re.Match[str]) -> int:
        """``@key`` or ``@key[p. 3]``: a citation, or a reference to a label of the file."""
        key, inside = match.group()[1:], self._groups.content(match.end())
        if key in self._groups.labels or is_cross_reference(key):
            self._own(stretch, *match.span())
            return match.end()
        end = inside.end + 1 if inside else match.end()
        whole = Span(match.start(), end)
        return self._cited(
            stretch, DraftCitation(whole, [DraftCite(key, whole, after=inside)], sure=inside is not None)
        )

    def _cited(self, stretch: Stretch, citation: DraftCitation) -> int:
        source, position = stretch.builder.source, citation.span.start
        if citation.span.end > stretch.end:
            self._own(stretch, position, stretch.end)
            return stretch.end
        after = citation.cites[0].after
        if after is not None:
            stretch.builder.own(position, after.start, re.sub(r"\s", " ", source[position : after.start]))
            self.scan(stretch.builder, *after)
            position = after.end
        stretch.builder.own(position, citation.span.end, re.sub(r"\s", " ", source[position : citation.span.end]))
        stretch.builder.cite(citation)
        stretch.spaced = False
        return citation.span.end

    def _call(self, stretch: Stretch, match: re.Match[str]) -> int:
        name, source = match.group()[1:], stretch.builder.source
        if name in _CODE:
            return self._groups.end_of_code(match.end())
        position = self._groups.after_arguments(match.end())
        arguments = Span(match.end(), position)
        if name == "cite" and (key := _CITE.match(source, *arguments)):
            return self._cite(stretch, match, arguments, key["key"] or key["label"])
        inside = self._groups.content(position)
        if inside is None or name in _UNREAD:
            if name == "link" and (target := re.match(r'\("([^"]*)"', arguments.of(source))):
                start = match.end() + 2
                return self._inside(stretch, Span(match.start(), position), Span(start, start + len(target[1])), "link")
            return position
        end = inside.end + 1 + source.startswith(";", inside.end + 1)
        if name in _MARKS:
            target = re.search(r'"([^"]*)"', arguments.of(source)) if name == "link" else None
            self._inside(stretch, Span(match.start(), end), inside, _MARKS[name], target[1] if target else "")
            return end
        return inside.start

    def _cite(self, stretch: Stretch, match: re.Match[str], arguments: Span, key: str) -> int:
        source = stretch.builder.source
        form, supplement = _FORM.search(source, *arguments), _SUPPLEMENT.search(source, *arguments)
        mode = _FORMS.get(form[1], CiteMode.NORMAL) if form else CiteMode.NORMAL
        after = self._groups.content(supplement.end() - 1) if supplement else None
        whole = Span(match.start(), arguments.end)
        return self._cited(stretch, DraftCitation(whole, [DraftCite(key, whole, after=after, mode=mode)]))


def _written(cite: CiteByKey) -> str:
    after = re.sub(r"([\\#\[\]@$*_`])", r"\\\1", (cite.where + cite.suffix).removeprefix(", "))
    parts = [f"<{cite.key}>"] if re.fullmatch(_KEY, cite.key) else [f'label("{cite.key}")']
    parts += [f"supplement: [{after}]"] if after else []
    parts += [f'form: "{_WRITTEN[cite.mode]}"'] if cite.mode in _WRITTEN else []
    return " ".join(filter(None, (cite.prefix, f"#cite({', '.join(parts)})")))


KEY_SYNTAX = KeySyntax(lambda cites, where, text: "; ".join(map(_written, cites)))
