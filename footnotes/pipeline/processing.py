"""The citation processor for works that are cited, and what it is asked for."""

from __future__ import annotations

from collections.abc import Iterable

from footnotes.csl import CitationItem, Processor
from footnotes.csl.locale import file_tags
from footnotes.csl.styles import StyleFile
from footnotes.model.bibliography import Bibliography
from footnotes.model.entry import Entry
from footnotes.model.input_error import InputError
from footnotes.pipeline.title_languages import with_language
from footnotes.records import NamedTuple
from footnotes.translations import gettext


class CitedWorks(NamedTuple):
    """A citation as the processor is asked for it: its items, the works that they cite, and the entries of those.

    All are empty where the citation cannot be rendered.
    """

    items: tuple[CitationItem, ...] = ()
    works: tuple[Entry, ...] = ()
    entries: tuple[Entry, ...] = ()


NOTHING = CitedWorks()


def processor(
    style: StyleFile, works: Iterable[Entry], bibliography: Bibliography, *, language: str | None
) -> Processor:
    """Return the processor of a style for the works that are cited, which print their sigla where the style has them.

    The terms are those of ``language`` where the style is made for another one. Raises InputError for a style that
    cannot be used, and for a language without terms.
    """
    own = style.default_locale or "en-US"
    is_own = language is None or language.partition("-")[0].lower() == own.partition("-")[0].lower()
    if language is not None and not is_own and not file_tags(language):
        raise InputError(
            gettext('no terms for the language "{language}"').format(language=language),
            remedy=gettext("write its code, such as de, fr or en-GB"),
        )
    return Processor(style.path, _prepared(works, bibliography), own if is_own else language)


def _prepared(works: Iterable[Entry], bibliography: Bibliography) -> dict[str, Entry]:
    """Return works by their keys, each with its language and its siglum as ``citation-label``.

    That is CSL's label of an item (CSL 1.0.2, appendix IV), and what styles can print a siglum from.
    """
    sigla: dict[str, str] = {}
    for siglum, meant in bibliography.sigla.items():
        if len(meant) == 1:
            sigla.setdefault(meant[0], siglum)
    return {
        work.key: _labelled(work, sigla[work.key]) if work.key in sigla and not work.text("citation-label") else work
        for work in map(with_language, works)
    }


def _labelled(entry: Entry, siglum: str) -> Entry:
    return entry._replace(variables={**entry.variables, "citation-label": siglum})


def at_start(items: tuple[CitationItem, ...]) -> tuple[CitationItem, ...]:
    """Return the items of a citation that a note begins with: its first word takes a capital ("See also …")."""
    first, *rest = items
    return (first._replace(prefix=first.prefix[:1].upper() + first.prefix[1:]), *rest)
