"""Registry, files, pages and tests name the same rules; ``pytest --accept`` (``make docs``) writes the pages anew."""

import re
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


def test_every_rule_is_tested():
    tests = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    assert set(re.findall(r"\bFN\d{3}\b", tests)) >= CODES
