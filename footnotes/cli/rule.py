"""``footnotes rule``: what a rule reports, why it matters, and what to do."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from footnotes.model.input_error import InputError
from footnotes.translations import gettext

if TYPE_CHECKING:
    from footnotes.checks import Rule


@click.command
@click.argument("codes", metavar="[RULE]...", nargs=-1)
def command(codes: tuple[str, ...]) -> None:
    """Explain rules; list them all where none is named.

    RULE is a code (FN103) or a name (ibid-without-antecedent).

    \b
    Example:
      footnotes rule FN103
    """
    rules = [_named(code) for code in codes]
    if not rules:
        _list()
        return
    from footnotes.checks.documentation import page

    pages = "\n".join(page(rule) for rule in rules)
    if not sys.stdout.isatty():
        click.echo(pages, nl=False)
        return
    from rich.console import Console
    from rich.markdown import Markdown

    Console().print(Markdown(pages))


def _named(code: str) -> Rule:
    """Return a rule by its code or name. Raises InputError, which names the nearest, where there is none."""
    from footnotes.checks.registry import RULES

    by_name = {name: rule for rule in RULES for name in (rule.code, rule.name)}
    rule = by_name.get(code.upper()) or by_name.get(code.lower())
    if rule is None:
        from difflib import get_close_matches

        near = get_close_matches(code.upper(), by_name, n=1) or get_close_matches(code.lower(), by_name, n=1)
        remedy = (
            gettext('did you mean "{nearest}"?').format(nearest=near[0])
            if near
            else gettext("`footnotes rule` lists them")
        )
        raise InputError(gettext('no rule "{code}"').format(code=code), remedy=remedy)
    return rule


def _list() -> None:
    from footnotes.checks.documentation import documentation
    from footnotes.checks.registry import RULES
    from footnotes.cli.tables import write_table

    rows = [
        (rule.code, rule.name, rule.severity, "on" if rule.on else "off", rule.fix or "", documentation(rule).summary)
        for rule in RULES
    ]
    write_table(("code", "name", "severity", "default", "fix", "reports"), rows)
