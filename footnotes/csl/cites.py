"""Cites of one citation put together: affixes, delimiters, forms (CSL 1.0.2, "Citation")."""

from __future__ import annotations

from footnotes.csl.citation_cluster import CitationItem, CiteForm
from footnotes.csl.context import NONE, Disambiguation, Place
from footnotes.csl.markup import parse_markup
from footnotes.csl.style import Layout, Style
from footnotes.csl.text_case import apply_case
from footnotes.csl.tree import Kind, Node, Part, first, plain, replace
from footnotes.records import NamedTuple


class Piece(NamedTuple):
    """A cite on its way into a citation: its part, and what parts it from the one before (None: the layout's)."""

    part: Part
    delimiter: str | None = None
    locator: bool = False
    prefix: str = ""
    suffix: str = ""


class Cite(NamedTuple):
    """A cite with all that rendering it needs, and its rendered part."""

    item: CitationItem
    place: Place
    number: int
    disambiguation: Disambiguation = NONE
    part: Part = ""
    printed: bool = False  # the style prints something of it


_TERM, _SENTENCE_OPENERS = frozenset({Kind.TERM}), frozenset({Kind.TERM, Kind.NAME})
_NAMES, _LOCATOR = frozenset({Kind.NAMES}), frozenset({Kind.LOCATOR})


def assemble(cites: list[Cite], layout: Layout, style: Style, *, capital_particles: bool) -> Part:
    """Return the cites joined by the layout's delimiter, each in its form and with its affixes."""
    pieces: list[Piece] = []
    for cite in cites:
        part = in_form(cite.part, CiteForm.NORMAL if in_note(cite.item.form, style) else cite.item.form)
        if part is not None:
            item = cite.item
            located = bool(item.locator) and first(part, _LOCATOR) is not None
            pieces.append(Piece(part, None, located, item.prefix, item.suffix))
    if len(pieces) > 1:
        from footnotes.csl.collapse import collapse

        pieces = collapse(pieces, layout.options, layout.delimiter, in_text=not style.note, is_sorted=bool(layout.keys))
    parts: list[Part] = []
    before = ""
    for piece in pieces:
        part = piece.part
        if style.note and opens_sentence(before if parts else "", piece.prefix):
            part = capitalised(part, _SENTENCE_OPENERS if capital_particles else _TERM)
        part = with_affixes(part, piece.prefix, piece.suffix)
        if parts:
            delimiter = layout.delimiter if piece.delimiter is None else piece.delimiter
            parts.append(_delimiter(before, piece.prefix, delimiter))
        parts.append(part)
        before = piece.suffix
    return Node(Kind.GROUP, [part for part in parts if part])


def _delimiter(suffix: str, prefix: str, delimiter: str) -> str:
    """Return what parts two cites; a comma that the author of the document wrote between them stands for it."""
    if prefix.lstrip().startswith((",", ".", ";")):
        return ""
    return " " if suffix.rstrip().endswith((",", ";")) and not prefix else delimiter


def opens_sentence(before: str, prefix: str) -> bool:
    """Say whether a cite after this suffix and prefix begins a sentence: "This has been said. Ibid."."""
    if prefix.strip():
        text = prefix.rstrip().rstrip("”’\"'»")
        return text.endswith((".", "!", "?")) and len(text.split()) > 1
    return not before.strip()


def capitalised(part: Part, kinds: frozenset[Kind]) -> Part:
    """Return a cite with its first letter a capital, where it begins with a term or the particle of a name.

    "Ibid.", "Van Heijenoort" (Chicago Manual of Style 18, 8.5 and 13.37); ``kinds`` are those of the two that count.
    """
    leaf = part
    while not isinstance(leaf, str) and leaf.parts:
        if leaf.kind in kinds and (leaf.kind is Kind.TERM or _has_particle_first(leaf)):
            return replace(part, leaf, apply_case("capitalize-first", leaf, "")) or part
        if leaf.format is not None and leaf.format.prefix.strip():
            return part
        leaf = leaf.parts[0]
    return part


def _has_particle_first(name: Node) -> bool:
    particle = name.data.non_dropping or name.data.dropping
    return particle[:1].isalpha() and plain(name).startswith(particle)


def in_note(form: CiteForm, style: Style) -> bool:
    """Say whether a cite is whole because it stands in a note, away from the sentence that names the author."""
    return style.note and form is CiteForm.AUTHOR_IN_TEXT


def in_form(part: Part, form: CiteForm) -> Part | None:
    """Return what a form leaves of a cite; None where nothing is left."""
    if form is CiteForm.NORMAL:
        return part
    names = first(part, _NAMES)
    if form in {CiteForm.SUPPRESS_AUTHOR, CiteForm.AUTHOR_IN_TEXT}:
        return replace(part, names, None) if names is not None else part
    if form is CiteForm.AUTHOR_ONLY:
        return names
    return part


def with_affixes(part: Part, prefix: str, suffix: str) -> Part:
    """Return a cite between the words that the author of the document put around it."""
    if not prefix and not suffix:
        return part
    parts: list[Part] = []
    if prefix:
        space = "" if prefix[-1] in " \u00a0([“‘\"'«/—–-" else " "
        parts.append(Node(Kind.AFFIX, [parse_markup(prefix + space)]))
    parts.append(part)
    if suffix:
        space = " " if suffix[0].isalnum() or suffix[0] in "([“‘«" else ""
        parts.append(Node(Kind.AFFIX, [parse_markup(space + suffix)]))
    return Node(Kind.GROUP, parts)
