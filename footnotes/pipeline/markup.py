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
from footnotes.patterns import pattern
from footnotes.translations import gettext


@dataclass(frozen=True, slots=True)
class Markup:
    """The output format of a manuscript format, and what stands around and between the entries of a bibliography."""

    output: str
    entry: str = "{}"
    between: str = "\n\n"
    is_markup_all: bool = False  # has no text outside of elements: what begins or ends a line does not matter

    def write(self, rich: RichText) -> str:
        """Return rich text as a note or an entry, which may begin a block."""
        return renderer(self.output)(rich)

    def write_inside(self, rich: RichText) -> str:
        """Return rich text as part of a line, without the escapes that the beginning of a block needs."""
        return self.write(rich) if self.is_markup_all else self.write(RichText(("x", *rich.children)))[1:]

    def has_stop(self, content: str) -> bool:
        """Say whether written content ends with the sign that ends a sentence."""
        return _STOPPED.search(content) is not None if self.is_markup_all else content.endswith((".", "?", "!"))

    def with_stop(self, content: str) -> str:
        """Return written content with a full stop after it."""
        return content + (self.write(RichText((".",))) if self.is_markup_all else ".")

    def without_stop(self, content: str) -> str:
        """Return written content without the full stop that it ends with."""
        return _FINAL_STOP.sub("", content) if self.is_markup_all else content.removesuffix(".")

    def bibliography(self, entries: Iterable[RichText]) -> str:
        """Return the entries of a bibliography as blocks of their own."""
        return self.between.join(self.entry.format(self.write(entry)) for entry in entries)


_STOPPED = pattern(r"[.?!](?:</[\w:]+>)*\Z")
_FINAL_STOP = pattern(r"\.(?=(?:</[\w:]+>)*\Z)")
_MARKUP = {
    "markdown": Markup("markdown"),
    "plain": Markup("plain"),
    "latex": Markup("latex"),
    "html": Markup("html", "<p>{}</p>", "\n"),
    "docx": Markup("docx", '<w:p><w:pPr><w:pStyle w:val="Bibliography"/></w:pPr>{}</w:p>', "", is_markup_all=True),
    "odt": Markup("odt", '<text:p text:style-name="Bibliography_20_1">{}</text:p>', "", is_markup_all=True),
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
            gettext("{manuscript_format} manuscripts cannot be rendered yet").format(
                manuscript_format=manuscript_format
            ),
            remedy=gettext("convert to one of: {known}").format(known=known),
        )
    return _MARKUP[manuscript_format]


_LIVE = ("docx", "odt")  # formats that reference managers work in


def check_live(manuscript: Manuscript) -> None:
    """Raise InputError for a manuscript that cannot have live citations of Zotero."""
    if manuscript.format not in _LIVE:
        raise InputError(
            gettext("{format} manuscripts have no live citations of Zotero").format(format=manuscript.format),
            path=manuscript.path,
            remedy=gettext("they are for DOCX and ODT; here give --citations keys"),
        )


def key_syntax(manuscript: Manuscript) -> KeySyntax:
    """Return how the format of a manuscript writes citations by key. Raises InputError."""
    format_ = format_named(manuscript.format)
    if format_.key_syntax is None:
        raise InputError(
            gettext("{format} manuscripts have no citations by key").format(format=manuscript.format),
            path=manuscript.path,
            remedy=gettext("give --citations zotero, notes or in-text, or convert: --to markdown")
            if manuscript.format in _LIVE
            else gettext("give --citations notes or in-text"),
        )
    return format_.key_syntax
