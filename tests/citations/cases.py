"""Compares cites with what a table says of them."""

from footnotes.citations import Designators, lexicons, parse
from footnotes.model.bibliography import Bibliography
from footnotes.model.entry import Entry

FIELDS = (
    "signal",
    "title",
    "container",
    "volume",
    "issue",
    "year",
    "date",
    "place",
    "publisher",
    "pages",
    "url",
    "key",
)


def designators(*entries, **sigla):
    """Build designators from CSL-JSON entries and sigla with their keys."""
    by_key = {entry["id"]: Entry(entry["id"], entry.get("type", "book"), entry) for entry in entries}
    return Designators.of(Bibliography(by_key, {siglum: (key,) for siglum, key in sigla.items()}))


NOTHING_KNOWN = designators()


def told(cite):
    """Return what was read of a cite: its form and the fields that are not empty, locators as "page 5; note 3"."""
    fields = {name: getattr(cite, name) for name in FIELDS if getattr(cite, name) is not None}
    fields["form"] = cite.form.value
    if cite.authors:
        fields["authors"] = list(cite.authors)
    if cite.locators:
        fields["at"] = "; ".join(f"{locator.label} {locator.value}" for locator in cite.locators)
    if cite.parallel:
        fields["parallel"] = True
    return fields


def read(text, known=NOTHING_KNOWN, languages=("en",)):
    """Return what is told of each cite of a string."""
    citation = parse(text, known, [lexicons.load(language) for language in languages])
    for cite in citation.cites:
        assert cite.text == cite.span.of(text)
        for locator in cite.locators:
            assert locator.value == locator.span.of(text)
    return [told(cite) for cite in citation.cites]


def where(cite):
    """Return what is told of a cite about the place in its source: "volume 2; year 1963; page 34"."""
    parts = [f"{name} {cite[name]}" for name in ("volume", "issue", "year", "pages") if name in cite]
    return "; ".join([*parts, cite["at"]] if "at" in cite else parts)
