"""Whether a cite names a source that a bibliography would have.

Not everything that reads like a reference is one: phrases in parentheses, addresses that lead to their page themselves,
the Bible and the classics, which are cited by their own parts (Chicago Manual of Style 17, 14.238 to 14.254) and have
no entry.
"""

from __future__ import annotations

from collections.abc import Sequence

from footnotes.checks.vocabulary import forms, meanings
from footnotes.model.citation import Cite, CiteForm
from footnotes.model.resolution import Candidate

_DOCUMENTS = frozenset({"shelfmark", "archive", "box", "folder"})  # these locators name a document
_OWN = frozenset({"note", "appendix", "figure", "table", "chapter", "part", "section", "map", "plate"})
_QUOTES = "\"'“”„«»‘’*_( "


def names_source(cite: Cite, language: str) -> bool:
    """Say whether a cite names a source by more than its places, and one that has an entry where all is well."""
    if cite.form is CiteForm.KEY:
        return True
    if cite.form is CiteForm.URL or (cite.url and (cite.form is CiteForm.SHORT or _is_page_of_site(cite))):
        return False
    if any(one.label in _DOCUMENTS for one in cite.locators):
        return not cite.text.lstrip(_QUOTES)[:1].islower()
    if cite.form is CiteForm.LOCATOR or _is_phrase(cite, language) or _is_own(cite):
        return False
    return not any(name in meanings(language, "divisions", "corpora") for name in _names(cite))


def is_bare(cite: Cite) -> bool:
    """Say whether a cite is a page or the like alone, and neither a document's nor a part of the manuscript itself."""
    labels = {one.label for one in cite.locators}
    return cite.form is CiteForm.LOCATOR and labels.isdisjoint(_DOCUMENTS) and not labels <= _OWN


def _is_phrase(cite: Cite, language: str) -> bool:
    """Say whether what was taken for a reference is words of a sentence.

    Either nobody is named and it begins small, or it names somebody and nothing else, or something happened "in 1663".
    """
    before_year = cite.text.partition(cite.year)[0].split() if cite.year else []
    if before_year and before_year[-1].casefold() in forms(language, "contained"):
        return True
    if cite.authors:
        alone = not (cite.title or cite.container or cite.year or cite.locators or cite.volume or cite.date)
        return alone or all(author.casefold() in forms(language, "function_words") for author in cite.authors)
    title = (cite.title or "").lstrip(_QUOTES)
    return title[:1].islower() or (cite.place or "")[:1].islower() or not any(map(str.isalpha, title or cite.text))


def _is_page_of_site(cite: Cite) -> bool:
    """Say whether a cite with an address has nothing else than a title: none makes an entry of it (Chicago 14.207)."""
    return not (cite.authors or cite.container or cite.year or cite.date or cite.place or cite.publisher)


def _is_own(cite: Cite) -> bool:
    """Say whether a cite without a name is of an appendix: that is the manuscript's own."""
    return not cite.authors and bool(cite.locators) and {one.label for one in cite.locators} == {"appendix"}


def _names(cite: Cite) -> list[str]:
    """Return what a classic may be called by in a cite: its title, its author, or both."""
    title = " ".join((cite.title or "").replace(".", " ").strip(",").split())
    author = " ".join(" ".join(cite.authors).replace(".", " ").split())
    return [name for name in (title, author, f"{author} {title}".strip()) if name]


def share_words_only(rivals: Sequence[Candidate]) -> bool:
    """Say whether rivals have too little in common with a cite to be what it may mean: one word of their titles."""
    reasons = [{one.strategy for one in rival.evidence if one.weight > 0} for rival in rivals]
    return len(rivals) > 2 and all(reason == {"title"} for reason in reasons)
