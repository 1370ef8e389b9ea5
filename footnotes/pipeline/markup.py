"""How rendered citations and a bibliography are written in each format of manuscripts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from footnotes.csl.output import renderer
from footnotes.manuscripts.formats import format_named
from footnotes.manuscripts.key_syntax import KeySyntax
from footnotes.model.input_error import InputError
from footnotes.model.manuscript import Manuscript
from footnotes.model.rich_text import RichText


@dataclass(frozen=True, slots=True)
class Markup:
    """The output format of a manuscript format, and what stands around and between the entries of a bibliography."""

    output: str
    entry: str = "{}"
    between: str = "\n\n"

    def write(self, rich: RichText) -> str:
        """Return rich text as a note or an entry, which may begin a block."""
        return renderer(self.output)(rich)

    def write_inside(self, rich: RichText) -> str:
        """Return rich text as part of a line, without the escapes that the beginning of a block needs."""
        return self.write(RichText(("x", *rich.children)))[1:]

    def bibliography(self, entries: Iterable[RichText]) -> str:
        """Return the entries of a bibliography as blocks of their own."""
        return self.between.join(self.entry.format(self.write(entry)) for entry in entries)


_MARKUP = {
    "markdown": Markup("markdown"),
    "plain": Markup("plain"),
    "latex": Markup("latex"),
    "html": Markup("html", "<p>{}</p>", "\n"),
    "tei": Markup("tei", "<bibl>{}</bibl>", "\n"),
    "jats": Markup("jats", "<ref><mixed-citation>{}</mixed-citation></ref>", "\n"),
    "docbook": Markup("docbook", "<bibliomixed>{}</bibliomixed>", "\n"),
    "rst": Markup("rst"),
    "typst": Markup("typst"),
    "org": Markup("org"),
}


def markup(manuscript_format: str) -> Markup:
    """Return the markup of a manuscript format. Raises InputError for one that cannot be written yet."""
    if manuscript_format not in _MARKUP:
        known = ", ".join(_MARKUP)
        raise InputError(
            f"{manuscript_format} manuscripts cannot be rendered yet", remedy=f"convert to one of: {known}"
        )
    return _MARKUP[manuscript_format]


def key_syntax(manuscript: Manuscript, asked: str) -> KeySyntax:
    """Return how the format of a manuscript writes citations by key, or fields of Zotero. Raises InputError."""
    format_ = format_named(manuscript.format)
    if asked == "zotero":
        raise InputError(
            f"{manuscript.format} manuscripts have no live citations of Zotero",
            path=manuscript.path,
            remedy="they are for DOCX and ODT; here give --citations keys",
        )
    if format_.key_syntax is None:
        raise InputError(
            f"{manuscript.format} manuscripts have no citations by key",
            path=manuscript.path,
            remedy="give --citations notes or in-text",
        )
    return format_.key_syntax
