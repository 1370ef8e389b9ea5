"""From a manuscript or a string to citations with the entries they mean."""

from __future__ import annotations

from footnotes import citations
from footnotes.citations import lexicons
from footnotes.citations.language import language_of
from footnotes.model.analysis import Analysis
from footnotes.model.bibliography import Bibliography
from footnotes.model.lexicon import Lexicon
from footnotes.model.manuscript import Block, Manuscript, Zone
from footnotes.model.resolution import ResolvedCitation
from footnotes.model.segments import Segment, Segments
from footnotes.resolve import resolve
from footnotes.text import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from footnotes.pipeline.memory import Memory

_WITH = {"ru": ("en", "de")}  # further languages of what a manuscript cites


def analyse(
    manuscript: Manuscript,
    bibliography: Bibliography,
    *,
    language: str | None = None,
    memory: Memory | None = None,
) -> Analysis:
    """Find the citations of a manuscript and resolve them against a bibliography.

    ``language`` is an ISO 639-1 code; where it is None, what the manuscript says of itself, else what it is written in,
    is taken. With ``memory``, of the last analysis of the same manuscript, only what has changed is looked for again;
    the result is the same. Raises InputError for a language that has no lexicon.
    """
    if manuscript.items:
        from footnotes import bibliographies  # few manuscripts describe works themselves
        from footnotes.pipeline.described import described_items

        bibliography = bibliographies.with_items(bibliography, described_items(manuscript), manuscript.path)
    words = _lexicons(language, manuscript.language, manuscript.text)
    blocks, past = (memory.blocks, memory.past) if memory else (None, None)
    found = tuple(citations.find(manuscript, _designators(bibliography), words, blocks))
    return Analysis(
        manuscript, bibliography, tuple(resolve(manuscript, found, bibliography, words, past)), words[0].language
    )


def parse(reference: str, bibliography: Bibliography | None = None, *, language: str | None = None) -> ResolvedCitation:
    """Take one reference apart, as it would stand in a parenthesis, and resolve each of its cites.

    Spans are offsets in characters into ``reference``. Raises InputError for a language that has no lexicon.
    """
    return parse_alone(reference, bibliography or Bibliography(), language=language).citations[0]


def parse_alone(reference: str, bibliography: Bibliography, *, language: str | None = None) -> Analysis:
    """Do the same, and return the reference as a manuscript of its own with one citation."""
    whole = Span(0, len(reference))
    manuscript = Manuscript(
        None, "plain", {"": reference}, reference, Segments([Segment(whole, whole)]), (Block(whole, Zone.BODY),)
    )
    words = _lexicons(language, None, reference)
    citation = citations.parse(reference, _designators(bibliography), words)
    return Analysis(
        manuscript, bibliography, tuple(resolve(manuscript, (citation,), bibliography, words)), words[0].language
    )


_ready: dict[int, tuple[Bibliography, citations.Designators]] = {}  # of the last bibliography, by its identity


def _designators(bibliography: Bibliography) -> citations.Designators:
    """Return the designators of a bibliography, collected once for all manuscripts that are read against it."""
    held = _ready.get(id(bibliography))
    if held is None:
        held = (bibliography, citations.Designators.of(bibliography))
        _ready.clear()
        _ready[id(bibliography)] = held
    return held[1]


def _lexicons(language: str | None, own: str | None, text: str) -> tuple[Lexicon, ...]:
    """Return the lexicon of the language asked for, else of the manuscript's own, else of what it is written in.

    That of Latin comes with each: notes in every language say "s.v." and "fol.". Authors who write in Cyrillic cite
    what is in Latin letters as it cites itself ("Bd. 2. S. 575").
    """
    own = _code(own)
    if language is None and own not in lexicons.LANGUAGES:
        own = language_of(text)
    first = _code(language) or own
    return tuple(map(lexicons.load, dict.fromkeys((first, "la", *_WITH.get(first, ())))))


def _code(language: str | None) -> str:
    return (language or "").partition("-")[0].lower()
