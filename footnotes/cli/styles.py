"""``footnotes styles``: the citation styles there are."""

from __future__ import annotations

import click

from footnotes.cli import options
from footnotes.cli.group import FINDINGS
from footnotes.translations import gettext


@click.command
@click.argument("query", metavar="[QUERY]...", nargs=-1)
@options.output_format("text", "json")
@click.pass_context
def command(ctx: click.Context, /, query: tuple[str, ...], output_format: str) -> None:
    """List the citation styles that match all words of QUERY.

    \b
    Example:
      footnotes styles chicago notes
    """
    from footnotes.csl.styles import list_styles

    found = list(list_styles(" ".join(query)))
    if output_format == "json":
        import json

        click.echo(json.dumps([style._asdict() for style in found], ensure_ascii=False, indent=1))
    else:
        from footnotes.cli.tables import write_table

        rows = [(style.name, ", ".join(style.short_names), style.format, style.title) for style in found]
        write_table(("name", "short", "form", "title"), rows)
    if not found:
        from footnotes.cli.messages import tell

        tell(gettext('no style matches "{query}"').format(query=" ".join(query)))
    ctx.exit(0 if found else FINDINGS)
