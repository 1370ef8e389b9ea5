"""Reads the lexicons of ``references/lexicon/``: one YAML file a language, each word with an example."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from footnotes.kept import kept
from footnotes.languages import LANGUAGES
from footnotes.model import lexicon
from footnotes.model.input_error import InputError
from footnotes.model.lexicon import Lexicon
from footnotes.patterns import pattern
from footnotes.resources import resource
from footnotes.translations import gettext

__all__ = ["LANGUAGES", "load", "read"]

_CODE = (__file__, lexicon.__file__)
_FORM = pattern(r'(?:"([^"]+)"|([^\s"{},:][^"{},:]*)): (?:"([^"]*)"|([^\s"{},:#][^"{},:#]*))(?:, )?')
_LINE = pattern(
    r'(?:(?P<indent>(?:  )?)(?P<name>[^\s"#:{}][^"#:{}]*):'  # a section, or a meaning in it
    rf"(?: \{{(?P<forms>(?:{_FORM.pattern})*)\}}| (?P<text>[^\s#{{].*))?)?"
    r"\s*(?:#.*)?"
)
_BY_MEANING = ("locators", "languages", "months", "ordinals", "divisions", "corpora")  # meaning: {form: example, ...}


@lru_cache
def load(language: str) -> Lexicon:
    """Return the lexicon of a language by its ISO 639-1 code ("la" for Latin).

    Raises InputError for a language that has no file.
    """
    path = resource(f"references/lexicon/{language}.yml")
    if language not in LANGUAGES or not path.is_file():
        raise InputError(
            gettext('no lexicon for the language "{language}"').format(language=language),
            remedy=gettext("there are: {languages}").format(languages=", ".join(LANGUAGES)),
        )
    return read(path)


def read(path: Path) -> Lexicon:
    """Read a lexicon file: sections named as the fields of Lexicon, forms as keys, examples as values.

    Raises InputError where the file is no such thing.
    """
    return Lexicon(**kept(path, _read, _CODE))


def _read(path: Path) -> dict[str, Any]:
    try:
        data = sections(path)
    except (OSError, UnicodeError) as error:
        raise InputError(gettext("cannot read the lexicon: {error}").format(error=error), path=path) from error
    if unknown := data.keys() - set(Lexicon.__slots__):
        raise InputError(gettext("unknown sections: {unknown}").format(unknown=sorted(unknown)), path=path)
    return {name: _section(path, name, value) for name, value in data.items()}


def sections(path: Path) -> dict[str, Any]:
    """Return what the file holds as YAML, of which lexicons use so little that no YAML reader has to be loaded.

    A line is a section with a text or with forms, or one of the meanings of the section before it, with forms.
    """
    data: dict[str, Any] = {}
    section = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        found = _LINE.fullmatch(line)
        if found is None or (found["indent"] and not isinstance(data.get(section), dict)):
            raise InputError(gettext("not a lexicon"), path=path, line=number)
        if found["name"] is None:
            continue
        value: Any = found["text"]
        if value is None:
            value = {
                quoted or plain: "".join(example) for quoted, plain, *example in _FORM.findall(found["forms"] or "")
            }
        if found["indent"]:
            name = found["name"]
            data[section][int(name) if name.isdecimal() else name] = value
        else:
            section = found["name"]
            data[section] = value
    return data


def _section(path: Path, name: str, value: Any) -> Any:
    if name == "language":
        return str(value)
    if name in ("function_words", "prose", "reporting"):
        return frozenset(str(value).split())
    if not isinstance(value, Mapping):
        raise InputError(gettext("{name}: wanted forms with examples").format(name=name), path=path)
    if name not in _BY_MEANING:
        return frozenset(map(Lexicon.form, map(str, value)))
    if not all(isinstance(forms, Mapping) for forms in value.values()):
        raise InputError(gettext("{name}: wanted meanings, each with forms and examples").format(name=name), path=path)
    written = name in ("divisions", "corpora")  # names, which keep their case
    return {
        " ".join(str(form).replace(".", " ").split()) if written else Lexicon.form(str(form)): meaning
        for meaning, forms in value.items()
        for form in forms
    }
