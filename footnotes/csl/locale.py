"""Terms, dates and options of a language, from citeproc-py's locale files and a style's own (CSL 1.0.2, "Locale")."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from footnotes.csl import elements, reading
from footnotes.csl.elements import Element, parse
from footnotes.csl.reading import pack, unpack
from footnotes.kept import kept
from footnotes.records import Any
from footnotes.resources import package

_SHORTER = {"verb-short": "verb", "symbol": "short", "verb": "long", "short": "long"}
_OPTIONS = ("punctuation-in-quote", "limit-day-ordinals-to-day-1")
_CODE = (__file__, elements.__file__, reading.__file__)


class Locale:
    """What one language says: terms by name, form and gender; date formats by form; options."""

    __slots__ = ("dates", "genders", "lent", "options", "tag", "terms")

    def __init__(self, tag: str) -> None:
        self.tag = tag
        self.terms: dict[tuple[str, str, str], tuple[str, str, str]] = {}  # singular, plural, match
        self.lent: set[tuple[str, str, str]] = set()  # terms that the language lacks and takes from English
        self.genders: dict[str, str] = {}
        self.dates: dict[str, Element] = {}
        self.options: dict[str, bool] = {}

    @property
    def language(self) -> str:
        """The language without its region."""
        return self.tag.partition("-")[0].lower()

    def term(self, name: str, form: str = "long", *, plural: bool = False, gender: str = "") -> str | None:
        """Return a term's text, falling back to fuller forms; None where no form of it is defined."""
        wanted: str | None = form
        while wanted:
            found = self.terms.get((name, wanted, gender)) or self.terms.get((name, wanted, ""))
            if found is not None:
                return found[1] if plural else found[0]
            wanted = _SHORTER.get(wanted)
        return None

    def gender(self, name: str) -> str:
        """Return the grammatical gender of a term; empty where it has none."""
        return self.genders.get(name, "")

    def inherit(self, base: Locale) -> None:
        """Take over all that the file of a language defines."""
        self.options.update(base.options)
        self.dates.update(base.dates)
        self.genders.update(base.genders)
        self._drop_ordinals()
        if base.language != "en":
            self.lent = {key for key in self.lent or self.terms if key not in base.terms}
        self.terms.update(base.terms)

    def override(self, element: Element) -> None:
        """Take over what a ``cs:locale`` element defines."""
        for options in element.all("style-options"):
            for option in _OPTIONS:
                if option in options.attributes:
                    self.options[option] = options.flag(option)
        for date in element.all("date"):
            self.dates[date.get("form", "text")] = date
        for terms in element.all("terms"):
            self._override_terms(list(terms.all("term")))

    def _override_terms(self, terms: list[Element]) -> None:
        if any(term.get("name") == "ordinal" for term in terms):
            self._drop_ordinals()
        if self.lent:  # what a style calls "zit." is not "cit." for short
            names = {term.get("name") for term in terms}
            self.terms = {key: text for key, text in self.terms.items() if key not in self.lent or key[0] not in names}
        for term in terms:
            get = term.attributes.get
            name = get("name", "")
            single = plural = _text(term)
            for number in term.children:
                if number.name == "multiple":
                    plural = _text(number)
                else:
                    single = plural = _text(number)
            self.terms[name, get("form", "long"), get("gender-form", "")] = (single, plural, get("match", ""))
            if gender := get("gender"):
                self.genders[name] = gender

    def _drop_ordinals(self) -> None:
        # Defining the suffix of all other numbers begins a new system; without it, single ones are changed.
        self.terms = {key: value for key, value in self.terms.items() if not _is_ordinal(key[0])}


def _text(element: Element) -> str:
    return element.text.strip() if "\n" in element.text else element.text


def _is_ordinal(name: str) -> bool:
    return name == "ordinal" or name.startswith("ordinal-")


@cache
def _folder() -> Path:
    folder = package("citeproc")
    if folder is None:
        raise FileNotFoundError("citeproc-py, whose locale files are used, is not installed")
    return folder / "data" / "locales"


@cache
def _primary_dialects() -> dict[str, str]:
    found: dict[str, str] = kept(_folder() / "locales.json", _read_dialects, (__file__,))
    return found


def _read_dialects(path: Path) -> Any:
    import json

    return json.loads(path.read_text("utf-8"))["primary-dialects"]


@cache
def _file(tag: str) -> Locale:
    path, locale = _folder() / f"locales-{tag}.xml", Locale(tag)
    locale.terms, locale.genders, locale.options, dates = kept(path, _read, _CODE)
    locale.dates = {form: unpack(date, path) for form, date in dates.items()}
    return locale


def _read(path: Path) -> Any:
    locale = Locale("")
    locale.override(parse(path))
    return locale.terms, locale.genders, locale.options, {form: pack(date) for form, date in locale.dates.items()}


def _canonical(tag: str) -> str:
    """Return a tag with the usual case of its parts, without private-use parts: ``de-AT`` from ``DE_at-x-sort``."""
    parts = tag.replace("_", "-").split("-x-")[0].split("-")
    shaped = [parts[0].lower()]
    shaped += [part.title() if len(part) == 4 else part.upper() for part in parts[1:]]
    return "-".join(shaped)


def file_tags(tag: str) -> list[str]:
    """Return the names of the locale files that serve a language tag, the nearest first; empty where none does."""
    tag = _canonical(tag)
    language = tag.partition("-")[0]
    primary = _primary_dialects().get(language) or language
    tags = [tag] if tag == primary else [tag, primary]
    return [each for each in tags if (_folder() / f"locales-{each}.xml").is_file()]


def load(tag: str, style_locales: Iterable[Element], warnings: list[str]) -> Locale:
    """Return the locale of a language tag with a style's own definitions over it.

    A language without a file falls back to en-US, which is added to ``warnings``.
    """
    tags = file_tags(tag) if tag else ["en-US"]
    if not tags:
        warnings.append(f'no locale file for the language "{tag}": terms are those of en-US')
    shaped = _canonical(tag) if tag else "en-US"
    locale = Locale(shaped if tags else "en-US")
    for each in reversed([*tags, "en-US"] if "en-US" not in tags else tags):
        locale.inherit(_file(each))
    own = list(style_locales)
    language = shaped.partition("-")[0]
    primary = _primary_dialects().get(language, language)
    for wanted in dict.fromkeys(("", language, primary, shaped)):
        for element in own:
            given = element.get("xml:lang") or element.get("http://www.w3.org/XML/1998/namespace lang")
            if (_canonical(given) if given else "") == wanted:
                locale.override(element)
    return locale
