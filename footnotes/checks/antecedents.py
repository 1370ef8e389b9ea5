"""One cause, one finding: what cites lean on, so that only one rule speaks of it."""

from __future__ import annotations

from footnotes.checks.vocabulary import stands_in
from footnotes.model.analysis import Analysis
from footnotes.model.citation import CiteForm
from footnotes.model.resolution import Resolution


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
    note = citations[at].citation.note
    same_note = note is not None and note != citations[number].citation.note
    before = [one for one in citations[:number] if one.citation.note == note] if same_note else [citations[at]]
    found = [one for resolved in before for one in resolved.resolutions if not one.cite.parallel]
    named = [one for one in found if one.cite.form is not CiteForm.SELF]
    return list(dict.fromkeys(one.entry or " ".join(one.cite.text.split()) for one in named))


def works_of_op_cit(analysis: Analysis, number: int, resolution: Resolution) -> list[str]:
    """Return the works of its author that are cited before an op. cit. without a title; none for other cites."""
    from footnotes.resolve.names import agreement, person, written_name

    cite = resolution.cite
    named = cite.form is CiteForm.IBID and cite.authors and not (cite.title or cite.container or cite.year)
    if not named or not stands_in(cite.text, analysis.language, "op_cit"):
        return []
    author = written_name(cite.authors[0])
    keys = dict.fromkeys(one.entry for resolved in analysis.citations[:number] for one in resolved.resolutions)
    entries = [analysis.bibliography.entries[key] for key in keys if key and key in analysis.bibliography.entries]
    return [
        entry.key
        for entry in entries
        if any(agreement(author, person(name)) for name in entry.names("author") or entry.names("editor"))
    ]
