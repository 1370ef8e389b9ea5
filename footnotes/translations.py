"""The texts that people read, in their language.

English stands in the code: ``gettext("no style {name}").format(name=…)``. Other languages are catalogues in
``locale/LANGUAGE/LC_MESSAGES/``, which ``make messages`` keeps up; the library that reads them is imported only where
there is one for the user's language. Keys, codes and values of machine-readable outputs are never translated.

The language is asked for as GNU gettext does (its manual, 2.3, "Setting the Locale through Environment Variables"):
by ``LANGUAGE``, a list such as ``de_AT:de``, else ``LC_ALL``, ``LC_MESSAGES`` or ``LANG``.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache

from footnotes.records import TYPE_CHECKING

if TYPE_CHECKING:
    from gettext import GNUTranslations

_FOLDER = os.path.join(os.path.dirname(__file__), "locale")  # noqa: PTH118, PTH120 (pathlib may not be there yet)
_DOMAIN = "footnotes"
_ENGLISH = "en"
_UNTRANSLATED = ("C", "POSIX")

_spoken = ""


def gettext(message: str) -> str:
    """Return a text in the user's language; as it is where no catalogue has it."""
    found = _catalogue()
    return found[1].gettext(message) if found and message else message


def ngettext(singular: str, plural: str, count: int) -> str:
    """Return the text that goes with a number, in the user's language."""
    found = _catalogue()
    if found:
        return found[1].ngettext(singular, plural, count)
    return singular if count == 1 else plural


def language() -> str:
    """Return the code of the language that texts are in: that of a catalogue, or ``en``."""
    found = _catalogue()
    return found[0] if found else _ENGLISH


def for_other_libraries() -> None:
    """Let libraries that say something of their own, as click does, find our catalogues where there is one."""
    if _catalogue():
        import gettext as standard

        standard.bindtextdomain(_DOMAIN, _FOLDER)
        standard.textdomain(_DOMAIN)


def speak(code: str) -> None:
    """Have texts in a language from now on, whatever this process finds in its environment."""
    global _spoken  # noqa: PLW0603 (of the process)
    _spoken = code
    _catalogue.cache_clear()


@cache
def _catalogue() -> tuple[str, GNUTranslations] | None:
    """Return the user's language and its catalogue; None for English and for languages that have none."""
    for code in (_spoken,) if _spoken else _wanted(os.environ):
        if code == _ENGLISH:
            return None
        path = os.path.join(_FOLDER, code, "LC_MESSAGES", f"{_DOMAIN}.mo")  # noqa: PTH118
        if os.path.exists(path):  # noqa: PTH110
            from gettext import GNUTranslations

            with open(path, "rb") as file:  # noqa: PTH123
                return code, GNUTranslations(file)
    return None


def _wanted(environment: os._Environ[str] | dict[str, str]) -> Iterator[str]:
    """Yield the codes of the languages that the user wants, the dearest first: ``de_AT`` and then ``de``."""
    locale = next(filter(None, map(environment.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    if locale in _UNTRANSLATED:  # asked for in so many words, by scripts
        return
    for name in (environment.get("LANGUAGE") or locale).split(":"):
        code = name.partition(".")[0].partition("@")[0].replace("-", "_")
        if all(part.isalnum() for part in code.split("_")):  # no path
            yield code
            yield code.partition("_")[0]
