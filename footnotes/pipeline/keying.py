"""From resolved citations to cites by key, as files write them that leave the formatting to another program."""

from __future__ import annotations

from footnotes.csl import label_of
from footnotes.model.analysis import Analysis
from footnotes.model.citation import CiteByKey, CiteForm, CiteMode, Locator
from footnotes.model.resolution import Resolution, ResolvedCitation
from footnotes.pipeline.citing import as_written, cited_works, suffix_of
from footnotes.pipeline.volumes import volume_to_print


def cites_by_key(resolved: ResolvedCitation, analysis: Analysis, language: str | None) -> tuple[CiteByKey, ...]:
    """Return the cites of a citation by key; none where a cite has no entry, or says more than its key can say.

    ``language`` is that of the labels of locators.
    """
    items = cited_works(resolved, analysis, in_notes=False).items
    found = []
    for resolution, item in zip(resolved.resolutions, items, strict=bool(items)):
        entry = analysis.bibliography.entries[resolution.entry or ""]
        prefix = item.prefix.strip()
        locators = _locators(resolution, volume_to_print(resolution.cite, entry))
        found.append(
            CiteByKey(
                key=entry.key,
                prefix=prefix,
                locators=tuple((one.label, one.value) for one in locators),
                where=", ".join(_in_words(resolution, one, language) for one in locators),
                suffix=suffix_of(resolution.cite),
                mode=CiteMode(item.form),
                item={"id": entry.key, "type": entry.type, **entry.variables},
            )
        )
    return tuple(found)


def _locators(resolution: Resolution, volume: str) -> list[Locator]:
    cite = resolution.cite
    found = [Locator("volume", volume, cite.span, label_assumed=True)] if volume else []
    return found + list(cite.locators)


def _in_words(resolution: Resolution, locator: Locator, language: str | None) -> str:
    """Return a locator with its label, in the author's writing where there is one."""
    if not locator.label_assumed and resolution.cite.form is not CiteForm.KEY:
        return as_written(resolution.cite, locator)
    label = label_of(locator.label, locator.value, language or "en-US")
    return f"{label} {locator.value}" if label else locator.value
