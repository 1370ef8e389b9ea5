"""``footnotes render``: a manuscript with its citations formatted in a style."""

from __future__ import annotations

import re
import sys
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from footnotes.cli import options
from footnotes.cli.group import WRONG_USE
from footnotes.model.input_error import InputError
from footnotes.translations import gettext

if TYPE_CHECKING:
    from footnotes.model.analysis import Analysis
    from footnotes.model.resolution import ResolvedCitation
    from footnotes.pipeline.rendered import Rendering
    from footnotes.text import Span


@click.command
@click.argument("file", type=click.Path(path_type=Path))
@options.sources
@options.style
@click.option(
    "--citations",
    type=click.Choice(["keys", "notes", "in-text", "zotero"]),
    help=gettext("What citations become; else what the style asks for, notes or in-text."),
)
@click.option(
    "--to", "target", metavar="FORMAT", help=gettext("Convert by pandoc: docx, odt, latex, html, tei, jats, typst …")
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help=gettext("Where to write; else to standard output."),
)
@click.option("-i", "--in-place", is_flag=True, help=gettext("Write into the manuscript itself."))
@click.option("--backup", is_flag=True, help=gettext("Keep a file that is overwritten as FILE.bak."))
@click.option("--dry-run", is_flag=True, help=gettext("Write nothing; list what each citation would become."))
@click.option("--diff", is_flag=True, help=gettext("Write nothing; show what would change as a unified diff."))
@options.encoding
@click.pass_context
def command(  # noqa: PLR0917 - one for each option
    ctx: click.Context, /, file: Path, citations: str | None, target: str | None, output: Path | None, in_place: bool,
    backup: bool, dry_run: bool, diff: bool, **given: Any,
) -> None:  # fmt: skip
    """Format a manuscript's citations and add its bibliography.

    In a style of notes, references in parentheses become notes, and notes get their full, later and ibid. forms; in
    other styles references are rewritten where they stand. A citation is left as it is written, and told on standard
    error, where it is not resolved or says more than its entry. Every other byte stays as it was.

    With `--to` the result is converted by pandoc, where that is installed; citations by key stay citations.

    With `--citations keys` references become citations that another program formats: `[@doe, p. 33]` in Markdown,
    \\autocite[33]{doe} in LaTeX.

    \b
    Example:
      footnotes render chapter1.md -b refs.bib --style chicago -o chapter1-notes.md
      footnotes render chapter1.md -b refs.bib --citations keys --diff
      footnotes render chapter1.tex -b refs.bib --citations keys --in-place --backup
    """
    from footnotes.cli.project import Project
    from footnotes.pipeline.rendering import render_manuscript

    if in_place and output is not None:
        raise click.UsageError(gettext("give --output or --in-place, not both"))
    if backup and not (in_place or output):
        raise click.UsageError(gettext("--backup goes with --in-place or --output"))
    project = Project(**given)
    analysis = project.analyse(file)
    settings = project.settings(file)
    if target is not None:
        if in_place or dry_run or diff:
            raise click.UsageError(gettext("--to goes with --output, not with --in-place, --dry-run or --diff"))
        _convert(analysis, target, output, style=settings.style, language=settings.language, citations=citations)
        ctx.exit(WRONG_USE if project.failed else 0)
    rendering = render_manuscript(analysis, settings.style, language=settings.language, citations=citations)
    _tell(analysis, rendering)
    written_to = file if in_place else output
    if dry_run:
        _list_changes(analysis, rendering)
    elif diff:
        _show_diffs(analysis, rendering, written_to or file)
    else:
        _write(analysis, rendering, written_to, backup=backup)
    ctx.exit(WRONG_USE if project.failed else 0)


def _convert(
    analysis: Analysis, target: str, output: Path | None, *, style: str, language: str | None, citations: str | None
) -> None:
    from footnotes.manuscripts.writing import replace_file
    from footnotes.pipeline.converting import BINARY, TARGETS, convert

    if target not in TARGETS:
        raise InputError(
            gettext('unknown format "{target}"').format(target=target),
            remedy=gettext("one of: {formats}").format(formats=", ".join(TARGETS)),
        )
    if target in BINARY and output is None and sys.stdout.isatty():
        raise InputError(
            gettext("would be written to the terminal"), path=analysis.manuscript.path, remedy=gettext("give -o FILE")
        )
    folder = output.parent if output else None
    conversion = convert(analysis, target, style, language=language, citations=citations, folder=folder)
    _tell(analysis, conversion.rendering)
    if output is None:
        sys.stdout.buffer.write(conversion.data)
    else:
        replace_file(output, conversion.data)


def _tell(analysis: Analysis, rendering: Rendering) -> None:
    """Tell what was left as it is written, and which references to notes the author has to look at."""
    for resolved in rendering.left:
        click.echo(
            gettext("{place}: left as written: {written}").format(
                place=_place(analysis, resolved.citation.span), written=_written(resolved)
            ),
            err=True,
        )
    for one in rendering.moved:
        words = " ".join(one.span.of(analysis.manuscript.text).split())
        click.echo(
            gettext('{place}: "{words}": note {old} is note {new} now').format(
                place=_place(analysis, one.span), words=words, old=one.old, new=one.new
            ),
            err=True,
        )


def _list_changes(analysis: Analysis, rendering: Rendering) -> None:
    for resolved, replacement in rendering.changes:
        told = (
            gettext("{place}: {written} becomes a note: {content}")
            if replacement.as_note
            else gettext("{place}: {written} becomes here: {content}")
        )
        content = " ".join((replacement.before + replacement.content).split())
        if analysis.manuscript.counts_paragraphs:  # no author knows the markup inside
            content = unescape(re.sub(r"<[^<>]*>", "", content))
        click.echo(
            told.format(place=_place(analysis, resolved.citation.span), written=_written(resolved), content=content)
        )


def _place(analysis: Analysis, span: Span) -> str:
    from footnotes.reporting.report import located

    return located(analysis.place(span))


def _written(resolved: ResolvedCitation) -> str:
    return f'"{" ".join(resolved.citation.text.split())}"'


def _show_diffs(analysis: Analysis, rendering: Rendering, target: Path) -> None:
    from footnotes.cli.diff import show_diff
    from footnotes.reporting.paths import shown

    manuscript, path = analysis.manuscript, analysis.manuscript.path
    assert path is not None
    if manuscript.counts_paragraphs:
        show_diff(manuscript.source, _text_of(analysis, rendering), shown(path), shown(target))
        return
    show_diff(manuscript.source, rendering.text, shown(path), shown(target))
    for name, text in rendering.parts.items():
        show_diff(manuscript.parts[name], text, shown(path.parent / name), shown(path.parent / name))


def _text_of(analysis: Analysis, rendering: Rendering) -> str:
    """Return the text of an archive as it would be: what a reader sees."""
    import tempfile

    from footnotes import manuscripts

    assert analysis.manuscript.path is not None
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / analysis.manuscript.path.name
        manuscripts.write_archive(copy, rendering.parts, analysis.manuscript)
        return manuscripts.read(copy).source


def _write(analysis: Analysis, rendering: Rendering, target: Path | None, *, backup: bool) -> None:
    from footnotes import manuscripts

    manuscript, is_archive = analysis.manuscript, analysis.manuscript.counts_paragraphs
    if target is None and is_archive:
        if sys.stdout.isatty():
            raise InputError(
                gettext("would be written to the terminal"), path=manuscript.path, remedy=gettext("give -o FILE")
            )
        sys.stdout.buffer.writelines(manuscripts.archived(rendering.parts, manuscript))
        return
    if rendering.parts and not is_archive and target != manuscript.path:
        raise InputError(
            gettext("takes in files that would change too: {files}").format(files=", ".join(rendering.parts)),
            path=manuscript.path,
            remedy=gettext("give --in-place, with --backup, or see it by --diff"),
        )
    if target is None:
        sys.stdout.buffer.write(manuscripts.encoded(rendering.text, manuscript, manuscript.path))
        return
    if rendering.parts and not is_archive:
        _write_parts(analysis, rendering, target, backup=backup)
    if backup and target.is_file():
        _back_up(target)
    if is_archive:
        manuscripts.write_archive(target, rendering.parts, manuscript)
    else:
        manuscripts.write(target, rendering.text, manuscript)


def _write_parts(analysis: Analysis, rendering: Rendering, main: Path, *, backup: bool) -> None:
    """Write the other files of a manuscript, each where it is."""
    from footnotes import manuscripts

    for name, text in rendering.parts.items():
        path = main.parent / name
        if backup:
            _back_up(path)
        manuscripts.write(path, text, analysis.manuscript)


def _back_up(path: Path) -> None:
    """Keep a file as it is beside it, in one step: an older copy is not lost before there is a new one."""
    import shutil

    from footnotes.manuscripts.writing import replace_file

    copy = path.with_name(f"{path.name}.bak")
    try:
        replace_file(copy, path.read_bytes())
        shutil.copystat(path, copy)
    except (OSError, InputError) as error:
        told = (
            gettext("cannot be written: {why}").format(why=error.strerror)
            if isinstance(error, OSError)
            else error.message
        )
        remedy = gettext("nothing was written; check the folder and its permissions")
        raise InputError(told, path=copy, remedy=remedy) from None
