"""Entries as pandoc reads them."""

import json
from typing import Any

import pytest


@pytest.fixture
def read_by_pandoc():
    """Read the one entry of a bibliography as CSL-JSON; the test is skipped where there is no pandoc."""
    pypandoc = pytest.importorskip("pypandoc")

    def read(text: str, format_name: str) -> dict[str, Any]:
        try:
            (item,) = json.loads(pypandoc.convert_text(text, "csljson", format=format_name))
        except OSError:
            pytest.skip("no pandoc")
        return item

    return read
