"""How results speak of cites."""

from __future__ import annotations

from footnotes.model.resolution import Resolution
from footnotes.model.terms import term
from footnotes.translations import gettext


def meaning(resolution: Resolution) -> str:
    """Return what a cite means in a few words: ``rkeb, volume 3, page 40``."""
    cite = resolution.cite
    where = [f"{term(locator.label)} {locator.value}" for locator in cite.locators]
    if cite.volume:
        where.insert(0, f"{term('volume')} {cite.volume}")
    return ", ".join([_source(resolution), *where])


def _source(resolution: Resolution) -> str:
    if resolution.entry:
        return resolution.entry
    if resolution.rivals:
        return gettext(" or ").join(candidate.key for candidate in resolution.rivals) + "?"
    return gettext("this manuscript") if resolution.cite.form == "self" else "?"
