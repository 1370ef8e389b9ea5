"""The documentation of the rules, from the docstrings of their files.

A docstring begins with ``FN101: what it reports.`` and has the sections of SECTIONS, each a heading on a line of its
own with indented paragraphs and blocks (after "::") below.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Mapping

from footnotes.checks.rule import Rule
from footnotes.model.diagnostic import Safety
from footnotes.model.input_error import InputError
from footnotes.records import NamedTuple
from footnotes.translations import gettext

SECTIONS = ("What it does", "Why it matters", "Example", "Instead", "Fix")
_FIXES = {None: "", Safety.SAFE: "safe", Safety.UNSAFE: "unsafe"}


class Documentation(NamedTuple):
    """What a rule's docstring says: a sentence, and the text of each section, in Markdown."""

    summary: str
    sections: Mapping[str, str]


def documentation(rule: Rule) -> Documentation:
    """Return what the docstring of a rule's file says.

    Raises ValueError where it has not the sections it must have, InputError where Python was told to leave it out.
    """
    if rule.module.__doc__ is None:
        raise InputError(
            gettext("this Python leaves docstrings out, which the rules are explained in"),
            remedy=gettext("run it without -OO and PYTHONOPTIMIZE=2"),
        )
    lines = inspect.cleandoc(rule.module.__doc__).splitlines()
    summary = lines[0].removeprefix(f"{rule.code}: ") if lines else ""
    sections: dict[str, list[str]] = {}
    for line in lines[1:]:
        if line and not line.startswith(" "):
            sections[line] = []
        elif sections:
            sections[next(reversed(sections))].append(line)
    if tuple(sections) != SECTIONS or not lines[0].startswith(f"{rule.code}: "):
        raise ValueError(f"{rule.code}: the docstring must begin with the code and have the sections {SECTIONS}")
    return Documentation(summary, {name: _markdown(text) for name, text in sections.items()})


def _markdown(lines: Iterable[str]) -> str:
    return inspect.cleandoc("\n".join(lines)).replace("``", "`")


def page(rule: Rule) -> str:
    """Return a rule's page in Markdown."""
    told = documentation(rule)
    state = f"{rule.severity}, {'on' if rule.on else 'off'} by default"
    if rule.fix:
        state += f", {_FIXES[rule.fix]} fix"
    parts = [f"# {rule.name} ({rule.code})", f"{_capital(told.summary)}", f"{state.capitalize()}."]
    for name, text in told.sections.items():
        parts += [f"## {name}", text]
    return "\n\n".join(parts) + "\n"


def index(rules: Iterable[Rule]) -> str:
    """Return the table of all rules in Markdown, each with a link to its page."""
    rows = [
        f"| [{rule.code}]({rule.code}.md) | {rule.name} | {_capital(documentation(rule).summary)} | {rule.severity} "
        f"| {'on' if rule.on else 'off'} | {_FIXES[rule.fix]} |\n"
        for rule in rules
    ]
    return (
        f"{_INDEX}\n| code | name | reports | severity | default | fix |\n| --- | --- | --- | --- | --- | --- |\n"
        + "".join(rows)
    )


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


_INDEX = """\
# Rules

What `footnotes check` looks for. [Checking manuscripts](../checks.md) says how to choose rules, silence findings and
apply fixes. Codes begin with FN0 (the checks themselves), FN1 (sources), FN2 (cites against their entries), FN3
(locators), FN4 (notes), FN5 (bibliographies) or FN6 (consistency). This page and those of the rules are made from the
rules' own files by `make docs`.
"""
