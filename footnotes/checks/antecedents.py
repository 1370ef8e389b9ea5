"""One cause, one finding: what cites lean on, so that only one rule speaks of it."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from footnotes.checks.vocabulary import stands_in
from footnotes.model.analysis import Analysis
from footnotes.model.citation import CiteForm
from footnotes.model.resolution import Resolution, ResolvedCitation
from footnotes.resolve.names import PersonName, agreement, person, written_name


def leans_on_unresolved(analysis: Analysis, resolution: Resolution) -> bool:
    """Say whether a bare locator or an ibid. has no source only because the citation it leans on has none."""
    if resolution.antecedent is None or resolution.cite.form not in (CiteForm.LOCATOR, CiteForm.IBID):
        return False
    earlier = analysis.citations[resolution.antecedent]
    return any(item.entry is None for item in earlier.resolutions)


def sources_before_ibid(analysis: Analysis, number: int, resolution: Resolution) -> list[str]:
    """Return the sources that the citation or note before an ibid. cites, keys or words; none for other cites.

    ``number`` is the index of the citation that the cite stands in.
    """
    cite, at = resolution.cite, resolution.antecedent
    if cite.form is not CiteForm.IBID or cite.authors or cite.title or at is None or at >= number:
        return []
    citations = analysis.citations
    if not stands_in(cite.text, analysis.language, "ibid") or resolution is not citations[number].resolutions[0]:
        return []
    before = _with_its_note(analysis, at, number)
    found = [one for resolved in before for one in resolved.resolutions if not one.cite.parallel]
    named = [one for one in found if one.cite.form is not CiteForm.SELF]
    return list(dict.fromkeys(one.entry or " ".join(one.cite.text.split()) for one in named))


def _with_its_note(analysis: Analysis, at: int, number: int) -> list[ResolvedCitation]:
    """Return a citation and the others of its note, before the one with this number; alone where it is in the text."""
    citations = analysis.citations
    note = citations[at].citation.note
    if note is None or note == citations[number].citation.note:
        return [citations[at]]
    start, end = at, at + 1
    while start > 0 and citations[start - 1].citation.note == note:
        start -= 1
    while end < number and citations[end].citation.note == note:
        end += 1
    return list(citations[start:end])


def works_of_op_cit(analysis: Analysis, number: int, resolution: Resolution) -> list[str]:
    """Return the works of its author that are cited before an op. cit. without a title; none for other cites."""
    cite = resolution.cite
    named = cite.form is CiteForm.IBID and cite.authors and not (cite.title or cite.container or cite.year)
    if not named or not stands_in(cite.text, analysis.language, "op_cit"):
        return []
    author = written_name(cite.authors[0])
    works = _cited_works(analysis).get(author.family[-1].skeleton, ()) if author.family else ()
    return [key for first, key, name in works if first < number and agreement(author, name)]


@lru_cache(maxsize=1)
def _cited_works(analysis: Analysis) -> dict[str, list[tuple[int, str, PersonName]]]:
    """Return where each work is first cited, its key and an author of it, by the author's family name."""
    first: dict[str, int] = {}
    for number, resolved in enumerate(analysis.citations):
        for resolution in resolved.resolutions:
            if resolution.entry is not None:
                first.setdefault(resolution.entry, number)
    found: dict[str, list[tuple[int, str, PersonName]]] = defaultdict(list)
    for key, number in first.items():
        entry = analysis.bibliography.entries.get(key)
        for name in (entry.names("author") or entry.names("editor")) if entry else ():
            family = person(name)
            if family.family:
                found[family.family[-1].skeleton].append((number, key, family))
    return found
