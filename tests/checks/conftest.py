"""What the tests of rules share: a manuscript of a few lines, checked against a small bibliography."""

import json

import pytest

from footnotes import manuscripts
from footnotes.checks import Conventions, check_bibliography, check_manuscript, choose_rules, cited_keys
from footnotes.pipeline.analysing import analyse
from footnotes.pipeline.reading import load_bibliography


@pytest.fixture
def shelf(tmp_path):
    """Return a bibliography of CSL-JSON items, or of a BibTeX file's text."""

    def load(items):
        path = tmp_path / ("refs.bib" if isinstance(items, str) else "refs.json")
        path.write_text(items if isinstance(items, str) else json.dumps(items), encoding="utf-8")
        return load_bibliography(path)

    return load


@pytest.fixture
def check():
    """Return what one rule finds in a manuscript's text: the words it stands on, and the message."""

    def run(code, text, bibliography, *, language=None, format_="markdown", **conventions):
        rules = choose_rules([code])
        analysis = analyse(manuscripts.parse(text, format_), bibliography, language=language)
        asked = Conventions(**conventions)
        found = check_manuscript(analysis, rules, asked)
        found += check_bibliography(bibliography, cited_keys(analysis), rules, asked)
        assert {item.code for item in found} <= {code}
        return [(text[slice(*item.span)], item.message) for item in found]

    return run
