"""The page of commands is what they say of themselves; that of settings names each."""

import re
from pathlib import Path

import commands

from footnotes import settings

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_of_commands(expect):
    expect(commands.page(), DOCS / "reference" / "commands.md")


def test_the_page_of_settings_names_each():
    page = (DOCS / "reference" / "settings.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^\| `([\w-]+)` \|", page.partition("## Environment")[0], re.MULTILINE))
    assert named == {name.replace("_", "-") for name in settings.Settings._fields} - {"folder", "source"}
