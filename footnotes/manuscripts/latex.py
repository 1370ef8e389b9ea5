"""LaTeX: the reading of a file, and the shapes of its notes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from footnotes.manuscripts import latex_citations
from footnotes.manuscripts.builder import TextBuilder
from footnotes.manuscripts.key_syntax import KeySyntax
from footnotes.manuscripts.latex_blocks import LatexScanner
from footnotes.manuscripts.latex_groups import Groups
from footnotes.manuscripts.latex_inlines import LatexInlines
from footnotes.manuscripts.latex_macros import macros
from footnotes.manuscripts.latex_parts import Parts, Place, commands
from footnotes.manuscripts.note_shapes import KnownNotes, NoteShapes
from footnotes.manuscripts.note_syntax import NoteSyntax
from footnotes.manuscripts.paragraphs import Reading
from footnotes.model.input_error import InputError
from footnotes.model.manuscript import Manuscript
from footnotes.patterns import pattern
from footnotes.text import LineIndex, Span
from footnotes.translations import gettext

NOTE_SYNTAX = NoteSyntax(
    marker=r"\footnote{{{content}}}",
    bibliography_heading=r"\section*{Bibliography}",
    end=pattern(r"\\end\s*\{document\}"),
)
KEY_SYNTAX = KeySyntax(lambda cites, where, text: latex_citations.write(cites, where), whole_notes=True)
_LANGUAGES = {
    "english": "en", "british": "en-GB", "ukenglish": "en-GB", "american": "en-US", "usenglish": "en-US",
    "german": "de", "ngerman": "de", "french": "fr", "francais": "fr", "italian": "it", "spanish": "es",
    "portuguese": "pt", "brazilian": "pt-BR", "russian": "ru", "latin": "la",
}  # fmt: skip
_LANGUAGE = pattern(
    r"\\usepackage\s*\[([^\[\]]*)\]\s*\{babel\}|\\set(?:main|default)language\s*(?:\[[^\[\]]*\])?\s*\{(\w+)\}"
)


_RAISED = r"\\textsuperscript\s*\{\s*(?P<tag>\d{1,4})\s*\}|\$\^\{?(?P<raised>\d{1,4})\}?\$"
_TYPED = NoteShapes(  # numbers that were typed, not made by \footnote
    signs=pattern(r"[\\$]"),
    marker=pattern(_RAISED),
    label=pattern(rf"\s*+(?:{_RAISED})\s*+"),
    label_under_heading=pattern(r"\s*+(?P<dot>\d{1,4})[.)]\s+"),
)


def read(source: str, path: Path | None) -> Manuscript:
    """Read a LaTeX manuscript, with the files that it takes in where it is a file itself."""
    if path is None or next(commands(source, Span(0, len(source))), None) is None:
        return _read(source, path)
    parts = Parts(source, path)
    return parts.lead_back(_read(parts.text, path, parts.place))


def _read(source: str, path: Path | None, place: Callable[[int], Place] | None = None) -> Manuscript:
    groups = Groups(source)
    paragraphs, markers = LatexScanner(source, groups).scan()
    reading = Reading(source, paragraphs, KnownNotes(markers, _TYPED))
    builder = TextBuilder(source)
    reading.emit(builder, LatexInlines(reading.markers, groups, macros(source, groups)).scan)
    manuscript = builder.finish(path, "latex", _language(source))
    if groups.unclosed:
        first = groups.unclosed[0]
        where = place(first) if place else Place(path, *LineIndex(source).position(first))
        manuscript = replace(manuscript, losses=(_unclosed(where, len(groups.unclosed)),))
    return manuscript


def _unclosed(place: Place, count: int) -> InputError:
    """Return what to say of braces that are never closed."""
    message = (
        gettext("a brace is never closed")
        if count == 1
        else gettext("{count} braces are never closed, from this one on").format(count=count)
    )
    remedy = gettext("close it: a note or a citation that begins with it is not read as one")
    return InputError(message, path=place.path, line=place.line, column=place.column, remedy=remedy)


def _language(source: str) -> str | None:
    match = _LANGUAGE.search(source)
    if match is None:
        return None
    options = [option.strip() for option in (match[1] or match[2]).split(",")]
    main = next((option.removeprefix("main=") for option in options if option.startswith("main=")), options[-1])
    return _LANGUAGES.get(main)
