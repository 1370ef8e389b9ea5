"""References and bibliographies by themselves, formatted in a style."""

from __future__ import annotations

from collections.abc import Iterable

from footnotes.csl import CitationCluster, CitationItem
from footnotes.csl.styles import find_style
from footnotes.model.bibliography import Bibliography
from footnotes.model.rich_text import RichText
from footnotes.pipeline.processing import CitedWorks, at_start, processor
from footnotes.records import NamedTuple
from footnotes.translations import gettext


class FormattedReference(NamedTuple):
    """A reference as a style prints it, or why it cannot be printed."""

    reference: str
    text: RichText | None
    problems: tuple[str, ...] = ()


def format_references(
    references: Iterable[str], bibliography: Bibliography, style: str, *, language: str | None = None
) -> list[FormattedReference]:
    """Format references, each an entry's key or a string as an author writes it, as citations one after the other.

    In a style of notes each is a note of its own, so that a source that comes again gets its later form. Raises
    InputError for an unknown style or language.
    """
    found = find_style(style)
    asked = [(text, *_read(text, bibliography, language, in_notes=found.in_notes)) for text in references]
    works = [work for _, cited, _ in asked for work in cited.works]
    clusters = [
        CitationCluster(at_start(cited.items) if found.in_notes else cited.items, note=number)
        for number, (_, cited, _) in enumerate(asked, start=1)
        if cited.items
    ]
    printed = iter(processor(found, works, bibliography, language=language).cite(clusters))
    return [_formatted(text, next(printed) if cited.items else None, why) for text, cited, why in asked]


def _formatted(reference: str, text: RichText | None, problems: tuple[str, ...]) -> FormattedReference:
    if text is not None and not text:
        return FormattedReference(
            reference, None, (gettext('the style prints nothing of "{reference}"').format(reference=reference),)
        )
    return FormattedReference(reference, text, problems)


def _read(
    reference: str, bibliography: Bibliography, language: str | None, *, in_notes: bool
) -> tuple[CitedWorks, tuple[str, ...]]:
    """Return what a reference cites, or what keeps that from being known."""
    if reference in bibliography.entries:
        entry = bibliography.entries[reference]
        return CitedWorks((CitationItem(reference),), (entry,), (entry,)), ()
    from footnotes.checks import check_manuscript, choose_rules
    from footnotes.pipeline.analysing import parse_alone
    from footnotes.pipeline.citing import cited_works

    analysis = parse_alone(reference, bibliography, language=language)
    cited = cited_works(analysis.citations[0], analysis, in_notes=in_notes)
    rules = choose_rules(["FN101", "FN102", "FN103", "FN106", "FN112"])
    problems = [item.message for item in check_manuscript(analysis, rules)]
    return cited, () if cited.items else tuple(problems) or (
        gettext('"{reference}" names no source').format(reference=reference),
    )


def format_bibliography(bibliography: Bibliography, style: str, *, language: str | None = None) -> list[RichText]:
    """Return all entries as the list of works cited of a style, in its order.

    Raises InputError for an unknown style, or one that has no bibliography.
    """
    prepared = processor(find_style(style), bibliography.entries.values(), bibliography, language=language)
    prepared.cite_silently(bibliography.entries)
    return prepared.bibliography()
