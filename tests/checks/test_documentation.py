"""Registry, files, pages and tests name the same rules; ``pytest --accept`` (``make docs``) writes the pages anew."""

import importlib.util
import re
from collections import Counter
from pathlib import Path

import pytest

from footnotes.checks import RULES
from footnotes.checks.documentation import SECTIONS, documentation, index, page

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "docs" / "rules"
CODES = {rule.code for rule in RULES}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_page_is_what_the_rule_says_of_itself(rule, expect):
    expect(page(rule), PAGES / f"{rule.code}.md")


def test_the_index_names_every_rule(expect):
    expect(index(RULES), PAGES / "README.md")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_section_says_something(rule):
    told = documentation(rule)
    assert told.summary.endswith(".")
    assert [name for name in SECTIONS if not told.sections[name]] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_with_a_fix_tells_what_it_does(rule):
    assert documentation(rule).sections["Fix"].startswith("None") == (rule.fix is None)


def test_every_file_is_a_rule_of_the_registry():
    files = {path.name[:5].upper() for path in (ROOT / "footnotes" / "checks").glob("fn*.py")}
    assert files == CODES


def test_every_page_is_a_rule_of_the_registry():
    assert {path.stem for path in PAGES.glob("FN*.md")} == CODES


def cases(kind: str) -> Counter[str]:
    """Count the cases of the tests ``test_fn101_leaves_alone`` or ``test_fn101_finds`` by code."""
    counted: Counter[str] = Counter()
    for path in Path(__file__).parent.glob("test_*.py"):
        spec = importlib.util.spec_from_file_location(f"counted_{path.stem}", path)
        module = importlib.util.module_from_spec(spec)
        if path.name != Path(__file__).name:
            spec.loader.exec_module(module)
        for name, test in vars(module).items():
            if (match := re.match(rf"test_(fn\d{{3}})_.*{kind}", name)) and callable(test):
                counted[match[1].upper()] += sum(len(mark.args[1]) for mark in getattr(test, "pytestmark", ()))
    return counted


@pytest.mark.parametrize(("kind", "least"), [("leaves_alone", 6), ("finds", 4)])
def test_every_rule_is_tested(kind, least):
    counted = cases(kind)
    assert {code: counted[code] for code in sorted(CODES) if counted[code] < least} == {}
