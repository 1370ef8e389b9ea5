"""The frequent words of languages are those of their lexicons, and are known without them."""

import json
import subprocess
import sys

import pytest

from footnotes.citations import lexicons
from footnotes.languages import LANGUAGES, function_words


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_a_language_are_those_of_its_lexicon(language: str):
    words = function_words()[language]
    assert words
    assert words == lexicons.load(language).function_words


def test_a_key_is_formatted_without_what_finds_citations(tmp_path):
    entry = {"id": "doe", "type": "book", "title": "Études sur la classe industrielle", "author": [{"family": "Doe"}]}
    (tmp_path / "refs.json").write_text(json.dumps([entry]), encoding="utf-8")
    program = (
        "import sys\nfrom pathlib import Path\n"
        "from footnotes.bibliographies import load\n"
        "from footnotes.pipeline.formatting import format_references\n"
        "found = format_references(['doe'], load([Path('refs.json')]), 'mla')\n"
        "print(found[0].text is not None, any(name.startswith('footnotes.citations') for name in sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["True", "False"]
