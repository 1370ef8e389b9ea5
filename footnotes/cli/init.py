"""``footnotes init``: writes the settings of a project, and its hook."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from footnotes.model.input_error import InputError
from footnotes.translations import gettext, ngettext

_PATH = click.Path(path_type=Path)
_SETTINGS, _HOOKS = Path("footnotes.toml"), Path(".pre-commit-config.yaml")
_BIBLIOGRAPHIES = (".bib", ".bibtex", ".biblatex", ".csljson", ".json", ".yaml", ".yml")
_SURE = (".bib", ".bibtex", ".biblatex", ".csljson")  # the others are most often something else
_HOOK = """\
repos:
  - repo: local
    hooks:
      - id: footnotes-check
        name: citations of the changed manuscripts
        entry: footnotes check --ignore FN501
        language: system
        files: (?i)\\.(md|markdown|txt|html?|tex|tei|docx|odt|typ)$
        require_serial: true
"""


@click.command
@click.option(
    "-b", "--bibliography", multiple=True, type=_PATH, help=gettext("Bibliography of the project; repeatable.")
)
@click.option("-s", "--style", metavar="STYLE", help=gettext("Citation style (see `footnotes styles`)."))
@click.option(
    "--language", metavar="CODE", help=gettext("Language of the manuscripts, where it is not to be found out.")
)
@click.option("--hook/--no-hook", default=None, help=gettext("Whether to write a pre-commit hook."))
@click.option("--overwrite", is_flag=True, help=gettext("Replace settings that are there."))
def command(
    bibliography: tuple[Path, ...], style: str | None, language: str | None, hook: bool | None, overwrite: bool
) -> None:
    """Write the settings of the project in the current folder.

    On a terminal, what is not given as an option is asked for. Files that are there are replaced only if you say so.

    \b
    Example:
      footnotes init
      footnotes init -b refs.bib --style chicago --hook
    """
    from footnotes.cli.messages import tell

    asking = sys.stdin.isatty()
    _expect_free(asking=asking, overwrite=overwrite)
    files = bibliography or _bibliographies(asking=asking)
    chosen = _style(style, asking=asking)
    _check(files)
    _write(_SETTINGS, _settings(files, chosen, language))
    tell(gettext("{path} written").format(path=_SETTINGS))
    if hook is None:
        hook = asking and click.confirm(gettext("Check the manuscripts before each commit, with pre-commit?"), err=True)
    if hook:
        _write_hook()


def _expect_free(*, asking: bool, overwrite: bool) -> None:
    """Raise InputError where there are settings that are not to be replaced."""
    from footnotes.settings import settings_for

    if not _SETTINGS.exists():
        held = settings_for(Path.cwd())
        if held.source and held.folder == Path.cwd():
            raise InputError(
                gettext("there are settings already"), path=held.source, remedy=gettext("change them there")
            )
        return
    if overwrite or (
        asking and click.confirm(gettext("{path} is there. Replace it?").format(path=_SETTINGS), err=True)
    ):
        return
    raise InputError(
        gettext("there are settings already"), path=_SETTINGS, remedy=gettext("change them, or give --overwrite")
    )


def _bibliographies(*, asking: bool) -> tuple[Path, ...]:
    """Return the bibliography that the user names, or the files in this folder that must be bibliographies."""
    here = sorted(path for path in Path().iterdir() if path.suffix.lower() in _BIBLIOGRAPHIES and path.is_file())
    sure = [path for path in here if path.suffix.lower() in _SURE]
    if asking:
        answer = click.prompt(gettext("Bibliographies"), default=" ".join(map(str, sure)) or None, err=True)
        return tuple(map(Path, answer.split()))
    if not sure:
        raise InputError(gettext("no bibliography"), remedy=gettext("name one with -b FILE"))
    return tuple(sure)


def _style(style: str | None, *, asking: bool) -> str:
    """Return the style that the user names, else the usual one. Raises InputError for one that is not known."""
    from footnotes.csl.styles import find_style
    from footnotes.settings import DEFAULT_STYLE

    if style is None and asking:
        style = click.prompt(gettext("Citation style (`footnotes styles` lists them)"), default="chicago", err=True)
    find_style(style or DEFAULT_STYLE)
    return style or DEFAULT_STYLE


def _check(files: tuple[Path, ...]) -> None:
    """Raise InputError where nothing of a bibliography can be read; tell how many entries there are."""
    from footnotes.cli.messages import as_error, tell
    from footnotes.pipeline.reading import load_bibliography

    found = load_bibliography(files)
    fatal = next((failure for failure in found.failures if failure.fatal), None)
    if fatal:
        raise as_error(fatal)
    tell(
        ngettext("{count} entry in {files}", "{count} entries in {files}", len(found.entries)).format(
            count=len(found.entries), files=", ".join(map(str, files))
        )
    )


def _settings(files: tuple[Path, ...], style: str, language: str | None) -> str:
    from json import dumps  # a string of JSON is one of TOML

    lines = [
        f"bibliography = {dumps([path.as_posix() for path in files], ensure_ascii=False)}",
        f"style = {dumps(style, ensure_ascii=False)}",
    ]
    if language:
        lines.append(f"language = {dumps(language, ensure_ascii=False)}")
    return "".join(f"{line}\n" for line in lines)


def _write_hook() -> None:
    from footnotes.cli.messages import tell

    if _HOOKS.exists():
        tell(gettext("{hooks} is there; add to its repos:").format(hooks=_HOOKS))
        click.echo(_HOOK.partition("\n")[2], nl=False)
        return
    _write(_HOOKS, _HOOK)
    tell(gettext("{hooks} written; `pre-commit install` puts it to work").format(hooks=_HOOKS))


def _write(path: Path, text: str) -> None:
    from footnotes.manuscripts.writing import replace_file

    replace_file(path, text.encode())
