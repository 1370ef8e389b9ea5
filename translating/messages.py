"""Collects the texts of the package, and brings the catalogues of other languages up to date with them.

Run by ``make messages``: it writes ``footnotes/locale/footnotes.pot`` and, for each language beside it, the .po file
(texts that are new are empty, those that are gone are dropped) and the .mo file that programs read.
"""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).parents[1] / "footnotes"
LOCALE = PACKAGE / "locale"
TEMPLATE = LOCALE / "footnotes.pot"
_WIDTH = 110
_OF_THE_RUN = ("POT-Creation-Date", "Generated-By")  # lines of a head that would differ each time
OF_CLICK = (  # what the library of the command says itself
    "Usage:", "Options", "Commands", "default: {default}", "Show this message and exit.", "Error: {message}",
    "Try '{command} {option}' for help.", "Invalid value: {message}", "Invalid value for {param_hint}: {message}",
    "Missing argument", "Missing option", "Missing parameter", "Missing command.", "No such option {name!r}.",
    "No such command {name!r}.", "Option {name!r} does not take a value.", "Choose from:\n\t{choices}",
    "{value!r} is not a valid {number_type}.", "{value} is not in the range {range}.", "Aborted!",
    "{name} {filename!r} does not exist.", "env var: {var}",
)  # fmt: skip
_HEADER = """\
# Translations of footnotes.
# Under the same licence as footnotes itself (MIT)."""


def languages() -> list[str]:
    """Return the codes of the languages that there is a catalogue of."""
    return sorted(path.name for path in LOCALE.iterdir() if path.is_dir())


def catalogue_path(language: str, suffix: str = ".po") -> Path:
    """Return where the catalogue of a language is."""
    return LOCALE / language / "LC_MESSAGES" / f"footnotes{suffix}"


def read(language: str) -> Catalog:
    """Return the catalogue of a language."""
    with catalogue_path(language).open("rb") as file:
        return read_po(file, locale=language)


def collected() -> Catalog:
    """Return the texts of the package, in the order of its files."""
    catalogue = Catalog(project="footnotes", header_comment=_HEADER, fuzzy=False)
    for path in sorted(PACKAGE.rglob("*.py")):
        for message in texts(ast.parse(path.read_text(encoding="utf-8"))):
            catalogue.add(message, locations=[(path.relative_to(PACKAGE.parent).as_posix(), None)])
    for message in OF_CLICK:
        catalogue.add(message)
    return catalogue


def texts(tree: ast.Module) -> Iterator[str | tuple[str, str]]:
    """Yield the texts of a file: of calls, of the help of commands, and the terms; pairs of singular and plural."""
    for node in sorted(ast.walk(tree), key=lambda node: getattr(node, "lineno", 0)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            written = [one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
            if node.func.id in ("gettext", "_") and written:
                yield written[0]
            elif node.func.id == "ngettext" and len(written) > 1:
                yield written[0], written[1]
        elif isinstance(node, ast.FunctionDef) and any(map(_makes_command, node.decorator_list)):
            yield inspect.cleandoc(ast.get_docstring(node) or "")
        elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "TERMS":
            yield from ast.literal_eval(node.value)


def _makes_command(decorator: ast.expr) -> bool:
    name = ast.unparse(decorator).partition("(")[0]
    return name.rpartition(".")[2] in ("command", "group")


def untranslated(catalogue: Catalog) -> list[str]:
    """Return the texts of which a catalogue lacks a translation, or a plural of it."""
    translations = {
        one.id: one.string if isinstance(one.string, tuple) else (one.string,) for one in catalogue if one.id
    }
    return [text if isinstance(text, str) else text[0] for text, strings in translations.items() if not all(strings)]


def updated(catalogue: Catalog, template: Catalog) -> Catalog:
    """Return a catalogue with the texts of the template: what it has translated stays, new texts are empty."""
    catalogue.update(template, no_fuzzy_matching=True, update_header_comment=True, keep_user_comments=True)
    catalogue.obsolete.clear()
    return catalogue


def as_po(catalogue: Catalog) -> bytes:
    """Return a catalogue as its file is written."""
    file = BytesIO()
    write_po(file, catalogue, width=_WIDTH, ignore_obsolete=True, omit_header=False, include_lineno=False)
    return b"".join(
        line for line in file.getvalue().splitlines(keepends=True)
        if not line.removeprefix(b'"').decode().startswith(_OF_THE_RUN)
    )  # fmt: skip


def as_mo(catalogue: Catalog) -> bytes:
    """Return a catalogue as programs read it."""
    kept = _Texts(catalogue)
    kept.num_plurals, kept.charset = catalogue.num_plurals, catalogue.charset
    lines = str(kept[0].string).splitlines(keepends=True)  # the head, which is the text of no words
    kept[0].string = "".join(line for line in lines if not line.startswith(_OF_THE_RUN))
    file = BytesIO()
    write_mo(file, kept)
    return file.getvalue()


class _Texts(list[Message]):
    """The texts of a catalogue, as far as the writer asks for them."""

    num_plurals: int
    charset: str


def main() -> None:
    """Write the template and all catalogues; say how much of each is not translated."""
    template = collected()
    TEMPLATE.write_bytes(as_po(template))
    for language in languages():
        po = catalogue_path(language)
        catalogue = read(language) if po.exists() else Catalog(locale=language, project="footnotes")
        po.parent.mkdir(parents=True, exist_ok=True)
        po.write_bytes(as_po(updated(catalogue, template)))
        catalogue_path(language, ".mo").write_bytes(as_mo(read(language)))
        print(f"{language}: {len(catalogue)} texts, {len(untranslated(read(language)))} not translated")


if __name__ == "__main__":
    sys.exit(main())
