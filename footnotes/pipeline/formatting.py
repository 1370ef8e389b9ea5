"""References and bibliographies by themselves, formatted in a style."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from footnotes.checks import check_manuscript, choose_rules
from footnotes.csl import CitationCluster, CitationItem
from footnotes.model.bibliography import Bibliography
from footnotes.model.rich_text import RichText
from footnotes.pipeline.analysing import parse_alone
from footnotes.pipeline.citing import at_start, items, processor


@dataclass(frozen=True, slots=True)
class FormattedReference:
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
    asked = [(text, *_read(text, bibliography, language)) for text in references]
    keys = {item.key for _, found, _ in asked for item in found}
    prepared = processor(style, bibliography, keys, language=language)
    clusters = [
        CitationCluster(at_start(found) if prepared.style.note else found, note=number)
        for number, (_, found, _) in enumerate(asked, start=1)
        if found
    ]
    printed = iter(prepared.cite(clusters))
    return [FormattedReference(text, next(printed) if found else None, problems) for text, found, problems in asked]


def _read(
    reference: str, bibliography: Bibliography, language: str | None
) -> tuple[tuple[CitationItem, ...], tuple[str, ...]]:
    """Return the items of a reference, or what keeps them from being known."""
    if reference in bibliography.entries:
        return (CitationItem(reference),), ()
    analysis = parse_alone(reference, bibliography, language=language)
    found = items(analysis.citations[0], analysis, in_notes=True)
    problems = [item.message for item in check_manuscript(analysis, choose_rules(["FN1"]))]
    return found, () if found else tuple(problems) or (f'"{reference}" names no source',)


def format_bibliography(bibliography: Bibliography, style: str, *, language: str | None = None) -> list[RichText]:
    """Return all entries as the list of works cited of a style, in its order.

    Raises InputError for an unknown style, or one that has no bibliography.
    """
    prepared = processor(style, bibliography, bibliography.entries, language=language)
    prepared.cite_silently(bibliography.entries)
    return prepared.bibliography()
