"""The front door: a style and entries in, rich text for citations and bibliography out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from footnotes.csl.citation_cluster import CitationCluster, CitationItem, CiteForm
from footnotes.csl.cites import Cite, assemble, in_form
from footnotes.csl.context import BIBLIOGRAPHY, CITATION, NONE, SUBSEQUENT, Context, Disambiguation, Place
from footnotes.csl.disambiguate import Rendered, disambiguate
from footnotes.csl.item import Item
from footnotes.csl.persons import Person
from footnotes.csl.positions import Rules, assign_positions
from footnotes.csl.sorting import SortKey, ordered
from footnotes.csl.style import Style
from footnotes.csl.tree import Format, Kind, Node, Part, plain
from footnotes.csl.tree import first as first_node
from footnotes.csl.writer import Writer
from footnotes.model.entry import Entry
from footnotes.model.rich_text import RichText
from footnotes.model.rich_text import Style as TextStyle
from footnotes.records import Any
from footnotes.translations import gettext
from footnotes.undisturbed import undisturbed

_NUMBERS = frozenset({Kind.CITATION_NUMBER})


class Processor:
    """Renders the citations of one document and its bibliography in one style.

    ``style`` is the file of a style or its XML; ``entries`` are looked up by key; ``locale`` overrides the style's own
    ("de-DE"). ``strict_ibid`` keeps ibid. from following a note with several sources or one that cites something
    unknown; ``capital_particles`` lets a note begin with "Van". ``links`` makes links of DOI and URL. ``unprinted``
    stands for a source of which the style prints nothing; by default it is left out. What went wrong without stopping
    the work is added to ``warnings``. Raises InputError, naming file and line, for a style that cannot be used.
    """

    def __init__(
        self,
        style: Path | str,
        entries: Mapping[str, Entry],
        locale: str | None = None,
        *,
        links: bool = False,
        strict_ibid: bool = True,
        capital_particles: bool = True,
        unprinted: str = "",
    ) -> None:
        self.warnings: list[str] = []
        self.style = undisturbed(Style)(style, locale, self.warnings, links)
        self.entries = entries
        self.unprinted, self.capital_particles = unprinted, capital_particles
        distance = self.style.citation.options.get("near-note-distance", "5")
        self.rules = Rules(int(distance) if distance.isdecimal() and len(distance) < 6 else 5, strict_ibid)
        self._items: dict[str, Item] = {}
        self._kind_choices: dict[tuple[str, frozenset[str]], dict[int, Any]] = {}
        self._warned: set[str] = set()
        self._silent: list[str] = []
        self._registry: list[str] = []  # keys cited so far, in the order of the bibliography
        self._numbers: dict[str, int] = {}
        self._states: dict[str, Disambiguation] = {}
        self._names: dict[object, Node | None] = {}
        self._first_notes: dict[str, int] = {}
        self._again: set[str] = set()

    @undisturbed
    def cite(self, citations: Sequence[CitationCluster]) -> list[RichText]:
        """Return the text of every citation of the document, in its order.

        Keys without an entry are left out, with a warning; a citation of which nothing is left is empty text.
        """
        known = {item.key for cluster in citations for item in cluster.items if self._item(item.key) is not None}
        places = assign_positions(citations, known, self.rules)
        self._first_notes, self._again = {}, set()
        for cluster, placed in zip(citations, places, strict=True):
            for item, place in zip(cluster.items, placed, strict=True):
                self._first_notes.setdefault(item.key, cluster.note)
                if place.first_note:
                    self._again.add(item.key)
        self._register([*(item.key for cluster in citations for item in cluster.items), *self._silent])
        self._disambiguate()
        return [
            self.render_cluster(list(cluster.items), placed) for cluster, placed in zip(citations, places, strict=True)
        ]

    def cite_silently(self, keys: Iterable[str]) -> None:
        """Add entries to the bibliography that no citation cites ("nocite").

        To be called before ``cite``: they count where citations are numbered and told apart.
        """
        self._silent += keys
        self._register([*self._registry, *self._silent])
        self._disambiguate()

    @undisturbed
    def bibliography(self) -> list[RichText]:
        """Return the entries cited so far, in the style's order; empty for a style without a bibliography."""
        layout = self.style.bibliography
        if layout is None:
            return []
        entries: list[Part] = []
        for key in self._registry:
            ctx = self._context(key, Place(), BIBLIOGRAPHY)
            parts = layout.render(ctx)
            if parts:
                entries.append(Node(Kind.CITE, parts))
            elif self.style.numbered and self.unprinted:
                entries.append(Node(Kind.CITE, [f"{self.number(key)}. ", self.unprinted]))
        mark = layout.options.get("subsequent-author-substitute")
        if mark is not None:
            from footnotes.csl.substitute import substitute_authors

            rule = layout.options.get("subsequent-author-substitute-rule", "complete-all")
            entries = substitute_authors(entries, mark, rule)
        align = "second-field-align" in layout.options
        return [self._write_entry(entry, layout.format, align) for entry in entries]

    def reference(self, key: str) -> RichText:
        """Return an entry cited as the bibliography has it, but without number, and with the names it may leave out.

        In a style without a bibliography, as a first citation has it; empty where the style prints nothing of it.
        """
        layout = self.style.bibliography
        if layout is None:
            return self.render_cluster([CitationItem(key)], [Place()])
        parts = layout.render(self._context(key, Place(), BIBLIOGRAPHY))
        if len(parts) > 1 and first_node(parts[0], _NUMBERS) is not None:
            del parts[0]
        return self._write_entry(Node(Kind.CITE, parts), layout.format, align=False) if parts else RichText()

    def _write_entry(self, entry: Part, shape: Format, align: bool) -> RichText:
        parts: list[Part] = entry.parts if isinstance(entry, Node) else [entry]
        if align and len(parts) > 1:
            margin = Node(Kind.GROUP, parts[:1], Format(display=TextStyle.LEFT_MARGIN))
            rest: list[Part] = [*parts[1:], shape.suffix] if shape.suffix else parts[1:]
            parts = [margin, Node(Kind.GROUP, rest, Format(display=TextStyle.RIGHT_INLINE))]
            shape = shape._replace(suffix="")
        writer = Writer(self.style.locale)
        if shape.suffix and parts and _is_display(parts[-1]):
            last = parts[-1]
            parts = [*parts[:-1], last.with_parts([*last.parts, shape.suffix])]  # type: ignore[union-attr]
            shape = shape._replace(suffix="")
        writer.write(_laid_out(Node(Kind.GROUP, list(parts)), shape))
        return writer.result()

    def render_cluster(self, items: Sequence[CitationItem], places: Sequence[Place]) -> RichText:
        """Return one citation whose cites stand at the given places."""
        layout = self.style.citation
        cites = [
            Cite(item, place, self.number(item.key), self._states.get(item.key, NONE))
            for item, place in zip(items, places, strict=True)
            if self._item(item.key) is not None
        ]
        if not cites:
            return RichText()
        cites = self._printed(self._sorted_cites(cites))
        if not cites:
            return RichText()
        writer = Writer(self.style.locale)
        first = cites[0]
        if first.item.form is CiteForm.AUTHOR_IN_TEXT and not self.style.note:
            writer.write(self._in_text(first))
            writer.write(" ")
        content = assemble(cites, layout, self.style, capital_particles=self.capital_particles)
        only_names = all(cite.item.form is CiteForm.AUTHOR_ONLY for cite in cites)
        writer.write(content if only_names else _laid_out(content, layout.format))
        return writer.result()

    def names(self, key: str) -> RichText:
        """Return the names that an entry is cited under, as later citations have them."""
        return self.render_cluster([CitationItem(key, form=CiteForm.AUTHOR_ONLY)], [Place(SUBSEQUENT)])

    def _in_text(self, cite: Cite) -> Part:
        """Return what stands in the sentence before a citation: the style's own form, else the names of the cite."""
        layout = self.style.intext
        if layout is None:
            return in_form(cite.part, CiteForm.AUTHOR_ONLY) or ""
        ctx = self._context(cite.item.key, cite.place, CITATION)
        parts = layout.render(ctx)
        return _laid_out(Node(Kind.GROUP, parts), layout.format)

    @property
    def cited(self) -> Sequence[str]:
        """The keys of the entries cited, in the order of the bibliography."""
        return tuple(self._registry)

    def _printed(self, cites: Iterable[Cite]) -> list[Cite]:
        """Return the cites rendered; one of which nothing is printed is left out, unless words stand around it."""
        printed: list[Cite] = []
        for cite in cites:
            part = self._render_cite(cite)
            if part is not None:
                printed.append(cite._replace(part=part, printed=True))
                continue
            self._warn(gettext('the style prints nothing where "{key}" is cited').format(key=cite.item.key))
            if self.unprinted and not any(other.printed for other in printed) and cite.item.form is CiteForm.NORMAL:
                printed.append(cite._replace(part=Node(Kind.CITE, [self.unprinted])))
            elif cite.item.prefix or cite.item.suffix:
                printed.append(cite)
        return printed

    def _render_cite(self, cite: Cite) -> Part | None:
        ctx = self._context(cite.item.key, cite.place, CITATION)
        parts = self.style.citation.render(ctx)
        return Node(Kind.CITE, parts) if parts else None

    def _context(self, key: str, place: Place, area: int, state: Disambiguation | None = None) -> Context:
        item = self._items[key]
        state = self._states.get(key, NONE) if state is None else state
        return Context(item, place, state, area, self.number(key), self._names)

    def number(self, key: str) -> int:
        """Return an entry's citation number; 0 for one that is not cited."""
        return self._numbers.get(key, 0)

    def state(self, key: str) -> Disambiguation:
        """Return what tells an entry from others that would render alike."""
        return self._states.get(key, NONE)

    def first_notes(self) -> Mapping[str, int]:
        """Return the number of the note that cites each entry first, of those cited again."""
        return {key: self._first_notes[key] for key in self._again}

    def _item(self, key: str) -> Item | None:
        item = self._items.get(key)
        if item is None:
            entry = self.entries.get(key)
            if entry is None:
                self._warn(gettext('no entry "{key}"').format(key=key))
                return None
            item = self._items[key] = Item(entry)
            item.kind_choices = self._kind_choices.setdefault(item.kind, item.kind_choices)
        return item

    def _warn(self, message: str) -> None:
        if message not in self._warned:
            self._warned.add(message)
            self.warnings.append(message)

    def _register(self, keys: Iterable[str]) -> None:
        """Number the entries cited and put them in the order of the bibliography."""
        self._registry = [key for key in dict.fromkeys(keys) if self._item(key) is not None]
        self._numbers = {key: number for number, key in enumerate(self._registry, 1)}
        layout = self.style.bibliography
        if layout is not None and layout.keys:
            if len(self._registry) > 1:
                cited = set(self._registry)
                found = [key for key in self.entries if key in cited]  # of equal keys the first in the file leads
                self._registry = [found[index] for index in self._order(found, layout.keys)]
            countdown = layout.keys[0].by_number and layout.keys[0].descending
            counted = reversed(self._registry) if countdown else self._registry
            self._numbers = {key: number for number, key in enumerate(counted, 1)}

    def _order(self, keys: Sequence[str], sort_keys: Sequence[SortKey]) -> list[int]:
        rows = []
        for key in keys:
            row = []
            for sort_key in sort_keys:
                row.append(sort_key.value(self._context(key, Place(), sort_key.area, NONE)))
            rows.append(tuple(row))
        return ordered(rows, [sort_key.descending for sort_key in sort_keys])

    def _sorted_cites(self, cites: list[Cite]) -> list[Cite]:
        sort_keys = self.style.citation.keys
        if not sort_keys or len(cites) < 2:
            return cites
        order = self._order([cite.item.key for cite in cites], sort_keys)
        return [cites[index] for index in order]

    def _disambiguate(self) -> None:
        """Tell the entries cited apart, as later cites of them would be rendered."""
        places = {key: Place(SUBSEQUENT, first_note=note) for key, note in self._first_notes.items()}
        once = Place(SUBSEQUENT)
        known: dict[tuple[str, Disambiguation], Rendered] = {}

        def render(key: str, state: Disambiguation) -> Rendered:
            found = known.get((key, state))
            if found is None:
                ctx = self._context(key, places.get(key, once), CITATION)
                ctx.disambiguation, ctx.trace = state, []
                parts = self.style.citation.render(ctx)
                text = "".join([plain(part) for part in parts])
                found = known[key, state] = Rendered(text, tuple(ctx.trace), ctx.conditions_met)
            return found

        @cache
        def persons(key: str) -> dict[str, tuple[Person, ...]]:
            return {name: value for name, value in self._items[key].values.items() if value.__class__ is tuple}  # type: ignore[misc]

        self._states = disambiguate(self._registry, self.style.disambiguation, render, persons)


def _laid_out(content: Part, shape: Format) -> Part:
    """Return the content of a layout between its affixes, all of it in its styles."""
    inner = Node(Kind.GROUP, [part for part in (shape.prefix, content, shape.suffix) if part])
    around = Format(styles=shape.styles, quotes=shape.quotes)
    return Node(Kind.GROUP, [inner], around) if around != Format() else inner


def _is_display(part: Part) -> bool:
    return isinstance(part, Node) and part.format is not None and part.format.display is not None
