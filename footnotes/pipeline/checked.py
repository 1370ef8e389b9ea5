"""What the check of one manuscript comes to, as a text to keep or to send to another process, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from footnotes.model.diagnostic import Diagnostic, Fix, Safety, Severity, Surroundings
from footnotes.records import NamedTuple
from footnotes.reporting.report import Excerpt, Reported
from footnotes.text import Edit, Span


class Checked(NamedTuple):
    """The findings in a file, and the keys of the entries that it cites."""

    findings: tuple[Reported, ...]
    cited: frozenset[str] = frozenset()


def dump(checked: Checked, path: Path | None) -> str:
    """Return the text of a result; the path of the file itself is not in it."""
    findings = [_plain(item, path) for item in checked.findings]
    return json.dumps([findings, sorted(checked.cited)], ensure_ascii=False, separators=(",", ":"))


def load(text: str, path: Path | None) -> Checked:
    """Return the result that a text holds, of the file with this path. Raises ValueError for a text that is none."""
    try:
        findings, cited = json.loads(text)
        return Checked(tuple(_reported(item, path) for item in findings), frozenset(cited))
    except (TypeError, IndexError) as error:
        raise ValueError(str(error)) from None


def _plain(item: Reported, own: Path | None) -> list[Any]:
    path = item.diagnostic.path
    return [item.diagnostic._replace(path=None if path == own else str(path)), *item[1:]]  # type: ignore[arg-type]


def _reported(item: list[Any], own: Path | None) -> Reported:
    found, end_line, end_column, byte_columns, (text, marked, is_begun, is_cut), explanation = item
    plain = Diagnostic(*found)
    diagnostic = plain._replace(
        severity=Severity(plain.severity),
        path=Path(plain.path) if plain.path else own,
        span=Span(*plain.span),
        related=tuple(plain.related),
        fix=_fix(*plain.fix) if plain.fix else None,
        surroundings=Surroundings(*plain.surroundings),
    )
    excerpt = Excerpt(text, Span(*marked), is_begun, is_cut)
    return Reported(diagnostic, end_line, end_column, tuple(byte_columns), excerpt, tuple(explanation))


def _fix(title: str, safety: str, edits: Iterable[Any]) -> Fix:
    return Fix(title, Safety(safety), tuple(Edit(Span(*span), replacement) for span, replacement in edits))
