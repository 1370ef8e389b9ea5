"""A folder with a manuscript and a bibliography, and the command run in it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from footnotes.cli.group import footnotes

ENTRIES = [
    {
        "id": "lp", "type": "book", "title": "Letters and Papers of the Reign of Henry VIII", "publisher": "HMSO",
        "publisher-place": "London", "number-of-volumes": "21", "custom": {"shorthand": "L&P"},
        "editor": [{"family": "Brewer", "given": "J. S."}], "issued": {"date-parts": [[1862]]},
    },
    {
        "id": "scarisbrick1968", "type": "book", "title": "Henry VIII", "publisher": "Eyre and Spottiswoode",
        "author": [{"family": "Scarisbrick", "given": "J. J."}], "publisher-place": "London",
        "issued": {"date-parts": [[1968]]},
    },
]  # fmt: skip
TEXT = "The reply came late (L&P 9 42), which is doubted (Scarisbrick, *Henry VIII* 509).\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch) -> Path:
    """The current folder, with essay.md and refs.json."""
    (tmp_path / "refs.json").write_text(json.dumps(ENTRIES, indent=1), encoding="utf-8")
    (tmp_path / "essay.md").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(folder):
    """Run the command in the folder; an exception that it lets out fails the test."""

    def invoke(*arguments: object, **more):
        return CliRunner().invoke(footnotes, [str(argument) for argument in arguments], catch_exceptions=False, **more)

    return invoke
