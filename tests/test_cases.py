"""Whole manuscripts: what ``check`` prints of each and what ``render`` makes of it.

A case is a folder of ``tests/cases/``: ``manuscript.*``, ``refs.*``, ``expected.check.txt``, and for each style
``expected.STYLE.md``. ``pytest --accept`` takes over new expectations, after showing the difference.
"""

from pathlib import Path

import pytest
from click.testing import CliRunner

from footnotes.cli.group import footnotes

CASES = Path(__file__).parent / "cases"
STYLES = ("chicago-notes-bibliography", "apa")


def run(*arguments: object):
    return CliRunner().invoke(footnotes, [str(argument) for argument in arguments], catch_exceptions=False)


def inputs(case: str) -> tuple[Path, list[object]]:
    (manuscript,) = (CASES / case).glob("manuscript.*")
    (refs,) = (CASES / case).glob("refs.*")
    return manuscript, ["-b", refs.name]


@pytest.fixture(autouse=True)
def in_the_case(monkeypatch, request):
    monkeypatch.chdir(CASES / request.getfixturevalue("case"))


@pytest.mark.parametrize("case", sorted(path.name for path in CASES.iterdir()))
def test_check(case, expect):
    manuscript, sources = inputs(case)
    result = run("check", manuscript.name, *sources)
    assert result.exit_code == (1 if result.stdout else 0)
    expect(result.stdout, CASES / case / "expected.check.txt")


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("case", sorted(path.name for path in CASES.iterdir()))
def test_render(case, style, expect):
    manuscript, sources = inputs(case)
    before = manuscript.read_bytes()
    result = run("render", manuscript.name, *sources, "--style", style)
    assert result.exit_code == 0
    assert manuscript.read_bytes() == before
    expect(result.stdout, CASES / case / f"expected.{style}{manuscript.suffix}")
