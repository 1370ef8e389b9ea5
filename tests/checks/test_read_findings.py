"""What the rules find in annotated manuscripts that are not ours to keep, each finding read and judged by hand.

``read_findings.txt`` has a line for each: the manuscript by the first digits of its SHA-256, since nothing of its text
is kept here, the place, the rule, and whether it is true; a false one says what the manuscript means instead.
"""

import hashlib
from pathlib import Path

import pytest

from footnotes.checks import Conventions, check_bibliography, check_manuscript, choose_rules, cited_keys
from footnotes.pipeline.analysing import analyse
from footnotes.pipeline.reading import load_bibliography, read

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
READ = Path(__file__).with_name("read_findings.txt")
MOST_FALSE = 0.05


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]


def judged() -> dict[str, dict[str, str]]:
    """Return for each manuscript the verdicts on its findings, by place and rule; a line of its name has none."""
    found: dict[str, dict[str, str]] = {}
    for line in READ.read_text(encoding="utf-8").splitlines():
        name, *finding = line.split(" ", 3)
        if name != "#":
            of = found.setdefault(name, {})
            if finding:
                place, code, verdict = finding
                of[f"{place} {code}"] = verdict
    return found


def manuscripts() -> dict[str, Path]:
    return {digest(path): path for path in sorted(CORPUS.glob("*/manuscript.*"))}


def findings(path: Path) -> list[str]:
    bibliography = load_bibliography(path.with_name("bibliography.json"))
    analysis = analyse(read(path), bibliography)
    rules, conventions = choose_rules(), Conventions()
    found = check_manuscript(analysis, rules, conventions)
    found += check_bibliography(bibliography, cited_keys(analysis), rules, conventions)
    return [f"{item.path.stem}:{item.line}:{item.column} {item.code}" for item in found]


def test_each_verdict_is_one_of_two_and_a_false_one_says_why():
    for name, verdicts in judged().items():
        for finding, verdict in verdicts.items():
            assert verdict == "true" or verdict.startswith("false: "), f"{name} {finding}"


def test_few_findings_are_false():
    verdicts = [verdict for of in judged().values() for verdict in of.values()]
    assert sum(verdict != "true" for verdict in verdicts) <= MOST_FALSE * len(verdicts)


@pytest.mark.parametrize("name", sorted(judged()))
def test_what_is_found_has_been_read(name: str):
    path = manuscripts().get(name)
    if path is None:
        pytest.skip("the manuscript is not here")
    assert sorted(findings(path)) == sorted(judged()[name])
