"""Labels of numbers and locators: which term, and whether in the plural (CSL 1.0.2, "Label")."""

from __future__ import annotations

from functools import lru_cache

from footnotes.csl.locale import Locale, load
from footnotes.csl.numbers import parse_number
from footnotes.patterns import pattern

_FALLBACK_TERMS = {
    "number-of-volumes": "volume",
    "number-of-pages": "page",
    "chapter-number": "chapter",
    "collection-number": "number",
    "page-first": "page",
}
_WORD = pattern(r"[^\W\d_]+")
_VOLUME_AND_PAGE = pattern(r"[0-9ivxlcIVXLC.]+:[0-9]")


def parted_locator(label: str, locator: str) -> tuple[str, str]:
    """Return the volume before a page and the page: ("3", "40") of the page "3:40"; no volume for any other locator.

    Without labels that is "3:40" (Chicago Manual of Style 14.116); a style that labels its pages says "vol. 3, p. 40",
    and in German "Bd. 3, S. 40".
    """
    if label == "page" and ":" in locator and _VOLUME_AND_PAGE.match(locator):
        volume, _, page = locator.partition(":")
        return volume, page.lstrip()
    return "", locator


def with_volume(label: str, volume: str, locale: Locale, form: str = "short") -> str:
    """Return the label of a page after that of its volume: "Bd. 3, S."."""
    return f"{label_text(locale, 'volume', form, False)} {volume}, {label}"


def page_prefix(prefix: str, locale: Locale) -> tuple[str, str]:
    """Return what stands before the word for a page in an affix, and the rest: (", ", "S. "); no rest without one."""
    found = _WORD.search(prefix)
    if found is None:
        return prefix, ""
    words = {label_text(locale, "page", form, plural) for form in ("short", "long") for plural in (False, True)}
    known = {word.strip().rstrip(".").lower() for word in words}
    return (prefix[: found.start()], prefix[found.start() :]) if found[0].lower() in known else (prefix, "")


def term_of(variable: str) -> str:
    """Return the term whose gender the numbers of a variable follow."""
    return {"locator": "page", "chapter-number": "chapter", "collection-number": "issue"}.get(variable, variable)


def is_plural(variable: str, value: str) -> bool:
    """Say whether the content of a number variable takes the plural of its label."""
    if variable in {"number-of-pages", "number-of-volumes"}:
        return value.strip() not in {"1", "0"} and any(character.isdigit() for character in value)
    return parse_number(value).plural


def label_text(locale: Locale, term: str, form: str, plural: bool) -> str:
    """Return the text of a label; empty where the language has none."""
    for name in (term, {"sub verbo": "sub-verbo", "sub-verbo": "sub verbo"}.get(term), _FALLBACK_TERMS.get(term)):
        if name and (text := locale.term(name, form, plural=plural)) is not None:
            return text
    return ""


def label_of(label: str, value: str, language: str) -> str:
    """Return the short label of a locator in a language: "pp." of the pages "33-35"; empty where it has none."""
    return label_text(_terms(language), label, "short", is_plural("locator", value))


@lru_cache(maxsize=32)
def _terms(language: str) -> Locale:
    return load(language, (), [])
