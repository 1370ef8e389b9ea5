"""What a reader remembers while reading on: the sources cited so far and where."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict, deque
from collections.abc import Sequence

from footnotes.model.citation import Citation, CiteForm
from footnotes.model.manuscript import Block, Manuscript, Note, Zone
from footnotes.records import NamedTuple, dataclass, field
from footnotes.resolve.names import family_name, written_name
from footnotes.resolve.words import Word
from footnotes.text import Span
from footnotes.translations import gettext

_WORKS = 5  # of an author that are remembered
_LONGEST_PASSAGE = 50  # pages: a longer range is no passage
_REMEMBERED = 8  # sources that a bare page number may go back to


class Read(NamedTuple):
    """A cite that has been read: what it means, or None where that is not known."""

    citation: int  # index into the analysis
    key: str | None
    pages: tuple[tuple[int, int], ...]
    position: int  # where it is read: the offset of its note's marker, or its own
    end: int  # where its citation ends in the text
    names_source: bool  # it was more than a locator or ibid.
    authors: tuple[str, ...]  # of the source
    title: tuple[Word, ...]  # as written
    written: tuple[str, ...]  # the names in the cite
    form: CiteForm
    parallel: bool
    in_note: bool
    volume: str | None
    labels: frozenset[str]  # of its locators


class Declared(NamedTuple):
    """What a siglum that the manuscript declares stands for: an entry, or a work that has none, and where."""

    key: str | None
    citation: int | None
    place: str


class Edition(NamedTuple):
    """An edition that the text is cited from by volume and page alone, and the citation after which it says so."""

    key: str
    citation: int


@dataclass(slots=True, eq=False)
class Reading:
    """The state after each citation; a chapter begins afresh but for the works cited.

    What a quoted document cites is not the author's own: it is remembered apart.
    """

    manuscript: Manuscript
    chapter: int = 0
    works: dict[str, list[Read]] = field(default_factory=dict)  # by skeleton of the author's family name, latest first
    cited_by_name: set[str] = field(default_factory=set)  # skeletons of family names that cites have written
    last_by_key: dict[str, Read] = field(default_factory=dict)
    cited_in_full: set[str] = field(default_factory=set)
    labels: dict[str, set[str]] = field(default_factory=dict)  # of the locators that each key was cited with
    pages: dict[str, set[int]] = field(default_factory=dict)  # of each key that have been cited
    cited_so: dict[tuple[bool, frozenset[str]], Read] = field(
        default_factory=dict
    )  # in notes?, labels: the last source cited so, best by them alone
    open_so: set[tuple[bool, frozenset[str]]] = field(default_factory=set)  # ways that a bare cite left open was cited
    declared: dict[str, Declared] = field(default_factory=dict)  # by squashed siglum
    edition: Edition | None = None
    by_note: dict[int, list[Read]] = field(default_factory=dict)
    _label: int = 0  # of the note read last
    _last: dict[tuple[bool, bool], tuple[Read, ...]] = field(default_factory=dict)
    _flows: dict[bool, deque[Read]] = field(default_factory=lambda: defaultdict(lambda: deque(maxlen=_REMEMBERED)))

    def begin(self, chapter: int, note: Note | None) -> None:
        """Enter the chapter of the next citation; what was under discussion in another one is not any more.

        The sequence of the notes goes on as long as their numbers do.
        """
        if chapter != self.chapter:
            self.chapter = chapter
            self._flows.clear()
            for quoted in (False, True):
                self._last.pop((False, quoted), None)
        if note is not None:
            label = int(note.label) if note.label.isdecimal() else self._label
            if label < self._label:
                for quoted in (False, True):
                    self._last.pop((True, quoted), None)
            self._label = label

    def last(self, citation: Citation) -> tuple[Read, ...]:
        """Return the cites of the citation just read in the sequence of ``citation``: the notes', or the body's."""
        return self._last.get((citation.note is not None, citation.quoted), ())

    def flow(self, citation: Citation) -> deque[Read]:
        """Return the cites read last, notes and body together, the latest at the end."""
        return self._flows[citation.quoted]

    def remember(self, citation: Citation, reads: Sequence[Read]) -> None:
        """Add the cites of a citation just read."""
        if citation.note is not None:
            self.by_note.setdefault(citation.note, []).extend(reads)
        flow = self.flow(citation)
        for read in reads:
            if read.key is None and read.form is CiteForm.LOCATOR:
                self.open_so.add((read.in_note, read.labels))
            if read.key is not None:
                self.last_by_key[read.key] = read
                if read.form is CiteForm.FULL:
                    self.cited_in_full.add(read.key)
                self.labels.setdefault(read.key, set()).update(read.labels)
                for first, last in read.pages:
                    cited = range(first, min(last, first + _LONGEST_PASSAGE) + 1)
                    self.pages.setdefault(read.key, set()).update(cited)
                way = read.in_note, read.labels
                if way not in self.cited_so or not read.names_source or self.cited_so[way].names_source:
                    self.cited_so[way] = read
            names = (*read.authors, *read.written) if read.authors or read.key else ()
            for family in dict.fromkeys(map(family_name, names)):
                self._add_work(family, read)
            for name in read.written:
                self.cited_by_name.update([word.skeleton for word in written_name(name).family])
            # What is said next is said of the work, not of the other edition of the passage that a parallel cite names.
            if read.form is not CiteForm.SELF and not read.parallel:
                flow.append(read)
        self._last[citation.note is not None, citation.quoted] = tuple(reads)

    def _add_work(self, author: str, read: Read) -> None:
        others = [other for other in self.works.get(author, ()) if other.key != read.key]
        self.works[author] = [read, *others[: _WORKS - 1]]


class Order:
    """Where each citation is read: a note's where its marker stands."""

    def __init__(self, manuscript: Manuscript, citations: Sequence[Citation]) -> None:
        self._manuscript = manuscript
        self._citations = sorted(citation.span for citation in citations)
        self._cited_from = [span.start for span in self._citations]
        self._headings = [block.span.start for block in manuscript.blocks if block.zone is Zone.HEADING]
        self._starts = [block.span.start for block in manuscript.blocks]
        self._notes: dict[str, list[int]] = defaultdict(list)
        for at, note in enumerate(manuscript.notes):
            self._notes[note.label].append(at)
        self._places: dict[int, str] = {}

    def anchor(self, citation: Citation) -> int:
        """Return the offset in the text at which a citation is read."""
        note = self.note(citation)
        return note.marker.start if note is not None and note.marker is not None else citation.span.start

    def note(self, citation: Citation) -> Note | None:
        """Return the note that a citation stands in."""
        notes = self._manuscript.notes
        return notes[citation.note] if citation.note is not None and 0 <= citation.note < len(notes) else None

    def note_labelled(self, label: str, chapter: int) -> int:
        """Return the index of the note with this label in a chapter, else of the first one anywhere, else -1."""
        found = self._notes.get(label, ())
        return next((at for at in found if self._manuscript.notes[at].chapter == chapter), found[0] if found else -1)

    def sequence(self, citations: Sequence[Citation]) -> list[int]:
        """Return the indices of the citations in reading order."""
        return sorted(
            range(len(citations)),
            key=lambda at: (self.anchor(citations[at]), citations[at].note is not None, citations[at].span),
        )

    def chapter(self, citation: Citation) -> int:
        """Return the chapter that a citation is read in."""
        if note := self.note(citation):
            return note.chapter
        block = self._manuscript.block_at(citation.span.start)
        return block.chapter if block else 0

    def is_cited(self, span: Span) -> bool:
        """Say whether a stretch of the text lies in a citation."""
        after = bisect_right(self._cited_from, span.start)
        for near in self._citations[max(0, after - 2) : after]:  # noqa: SIM110 - faster than any()
            if near.contains(span):
                return True
        return False

    def block_index(self, block: Block) -> int:
        """Return the place of a block among those of the manuscript."""
        return bisect_left(self._starts, block.span.start)

    def in_note(self, span: Span) -> bool:
        """Say whether a block of the text is part of a note."""
        block = self._manuscript.block_at(span.start)
        return block is not None and block.note is not None

    @property
    def first_heading(self) -> Block | None:
        """The first heading of the manuscript: its title."""
        return self._manuscript.block_at(self._headings[0]) if self._headings else None

    def heading_before(self, offset: int) -> Block | None:
        """Return the last heading before an offset of the text."""
        at = bisect_right(self._headings, offset) - 1
        return self._manuscript.block_at(self._headings[at]) if at >= 0 else None

    def heading_between(self, first: int, second: int) -> bool:
        """Say whether a heading stands between two offsets of the text."""
        return bisect_right(self._headings, first) < bisect_right(self._headings, second)

    def place(self, at: int, citation: Citation) -> str:
        """Return where a citation stands, as a reader would look for it: "line 410", "note 7"; ``at`` is its index."""
        if at not in self._places:
            note = self.note(citation)
            self._places[at] = (
                gettext("note {label}").format(label=note.label) if note else self.line(citation.span.start)
            )
        return self._places[at]

    def line(self, offset: int) -> str:
        """Return the line of the file that an offset of the text stands in: "line 410"."""
        if "" not in self._manuscript.parts:
            return gettext("an earlier place")
        try:
            start = self._manuscript.source_span(Span(offset, offset + 1)).start
        except ValueError:
            return gettext("an earlier place")
        if self._manuscript.counts_paragraphs:
            return gettext("paragraph {number}").format(number=self._manuscript.paragraph_at(offset))
        return gettext("line {number}").format(number=self._manuscript.lines().position(start)[0])
