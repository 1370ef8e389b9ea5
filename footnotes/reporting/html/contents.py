"""What stands on a page, counted and numbered: divisions, citations, sources, findings."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from footnotes.model.analysis import Analysis
from footnotes.model.diagnostic import Diagnostic
from footnotes.model.entry import Entry
from footnotes.model.manuscript import Manuscript
from footnotes.model.resolution import Resolution, ResolvedCitation, State
from footnotes.model.rich_text import RichText
from footnotes.records import NamedTuple, dataclass
from footnotes.reporting.html.divisions import Division, divisions
from footnotes.reporting.html.labels import labels
from footnotes.reporting.html.survey import SourceId, Survey, Surveyed
from footnotes.reporting.paths import shown
from footnotes.text import Span
from footnotes.translations import gettext


class Marked(NamedTuple):
    """A citation as the page shows it; ``passage`` counts the paragraphs of all manuscripts, notes with theirs."""

    number: int
    manuscript: int
    resolved: ResolvedCitation
    state: State
    division: int
    passage: int
    place: str


class Use(NamedTuple):
    """A cite of a source: the citation that it stands in, and the locators as they are written."""

    citation: Marked
    locators: tuple[str, ...]


class Source(NamedTuple):
    """An entry that is cited, with each cite of it; ``label`` is short and no other source has it."""

    number: int
    id: SourceId
    entry: Entry
    label: str
    formatted: RichText
    uses: list[Use]


class Found(NamedTuple):
    """A finding as the page shows it; a manuscript's stands on a span of its text, a bibliography's on none."""

    number: int
    diagnostic: Diagnostic
    manuscript: int | None = None
    span: Span | None = None
    citation: int | None = None  # the number of one that it touches


@dataclass(frozen=True, slots=True, eq=False)
class Contents:
    """The survey, numbered: divisions, citations and findings in the order of the text, the sources most cited first.

    Citations and findings of each manuscript stand together.
    """

    survey: Survey
    names: Sequence[str]  # of the manuscripts, no two alike
    divisions: Sequence[Division]
    citations: Sequence[Marked]
    sources: Sequence[Source]
    findings: Sequence[Found]

    def title(self, division: int) -> str:
        """Return the title of a division; of several manuscripts, after the name of its own."""
        one = self.divisions[division]
        return f"{self.names[one.manuscript]}: {one.title}" if len(self.names) > 1 else one.title


def contents(survey: Survey) -> Contents:
    """Count and number what a survey tells of."""
    parts: list[Division] = []
    marked: list[Marked] = []
    found: list[Found] = []
    passages = 0
    for number, surveyed in enumerate(survey.manuscripts):
        own = divisions(surveyed.analysis.manuscript, number, len(parts))
        here = list(_marked(surveyed, number, own, len(marked), passages))
        found += _found(surveyed, number, here, len(found))
        passages += len(surveyed.analysis.manuscript.blocks) + 1
        parts += own
        marked += here
    found += [Found(number, one) for number, one in enumerate(survey.findings, start=len(found))]
    return Contents(survey, _names(survey), parts, marked, _sources(survey, marked), found)


def _names(survey: Survey) -> list[str]:
    """Return the names of the manuscripts' files; where two are alike, with their folders."""
    paths = [surveyed.analysis.manuscript.path for surveyed in survey.manuscripts]
    names = [path.name if path else gettext("manuscript") for path in paths]
    return names if len(set(names)) == len(names) else [shown(path, survey.folder) for path in paths]


def _marked(
    surveyed: Surveyed, manuscript: int, own: Sequence[Division], before: int, passages: int
) -> Iterator[Marked]:
    analysis = surveyed.analysis
    starts = [one.start for one in own]
    for number, resolved in enumerate(analysis.citations, start=before):
        division = own[max(bisect_right(starts, _met_at(analysis, resolved)) - 1, 0)]
        passage = passages + analysis.manuscript.paragraph_at(resolved.citation.span.start)
        yield Marked(number, manuscript, resolved, resolved.state, division.number, passage, _place(analysis, resolved))


def _met_at(analysis: Analysis, resolved: ResolvedCitation) -> int:
    """Return where a reader meets a citation: one in a note, at the marker of the note."""
    citation = resolved.citation
    marker = analysis.manuscript.notes[citation.note].marker if citation.note is not None else None
    return marker.start if marker else citation.span.start


def _place(analysis: Analysis, resolved: ResolvedCitation) -> str:
    place, note = analysis.place(resolved.citation.span), resolved.citation.note
    if note is not None:
        return gettext("note {label}").format(label=analysis.manuscript.notes[note].label)
    if place.where:
        return gettext("paragraph {number}").format(number=place.line)
    return gettext("line {number}").format(number=place.line)


def _found(surveyed: Surveyed, manuscript: int, marked: Sequence[Marked], before: int) -> Iterator[Found]:
    """Yield the findings in a manuscript, in the order of its text."""
    read = surveyed.analysis.manuscript
    spans = [(_in_text(read, one), one) for one in surveyed.findings]
    spans.sort(key=lambda pair: pair[0].start)
    index = 0
    for number, (span, diagnostic) in enumerate(spans, start=before):
        while index < len(marked) and marked[index].resolved.citation.span.end <= span.start:
            index += 1
        touched = index < len(marked) and marked[index].resolved.citation.span.start < max(span.end, span.start + 1)
        yield Found(number, diagnostic, manuscript, span, marked[index].number if touched else None)


def _in_text(read: Manuscript, one: Diagnostic) -> Span:
    """Return where in the text of a manuscript a finding stands."""
    if read.counts_paragraphs and not one.part:
        return one.span
    return read.text_span(one.span, one.part)


def _sources(survey: Survey, marked: Sequence[Marked]) -> list[Source]:
    """Return the sources that are cited, those most often cited first."""
    uses: dict[SourceId, list[Use]] = {}
    entries: dict[SourceId, Entry] = {}
    sigla: dict[SourceId, str] = {}
    for citation in marked:
        surveyed = survey.manuscripts[citation.manuscript]
        bibliography = surveyed.analysis.bibliography
        for resolution in citation.resolved.resolutions:
            if resolution.entry is None or resolution.entry not in bibliography.entries:
                continue
            cited = (surveyed.bibliography, resolution.entry)
            entries.setdefault(cited, bibliography.entries[resolution.entry])
            uses.setdefault(cited, []).append(Use(citation, _locators(resolution)))
    for number, bibliography in enumerate(survey.bibliographies):
        for siglum, keys in bibliography.sigla.items():
            if len(keys) == 1:
                sigla.setdefault((number, keys[0]), siglum)
    named = labels(entries, sigla)
    ordered = sorted(entries, key=lambda cited: (-len(uses[cited]), named[cited].casefold()))
    return [
        Source(number, cited, entries[cited], named[cited], survey.formatted.get(cited, RichText()), uses[cited])
        for number, cited in enumerate(ordered)
    ]


def _locators(resolution: Resolution) -> tuple[str, ...]:
    """Return the locators of a cite as they are written, after the volume: ``3:40``; a label is named but "page"."""
    cite = resolution.cite
    volume = f"{cite.volume}:" if cite.volume else ""
    written = [one.value if one.label == "page" else f"{one.label} {one.value}" for one in cite.locators]
    return tuple(volume + one for one in written) or ((cite.volume,) if cite.volume else ())
