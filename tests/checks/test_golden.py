"""What the rules that are on by default find in the project's annotated manuscripts, read one by one.

``golden/NAME.txt`` holds the findings of each; ``pytest --accept`` takes over new ones, which are to be read.
"""

import importlib.util
from pathlib import Path

import pytest

from footnotes.checks import Conventions, check_bibliography, check_manuscript, choose_rules, cited_keys
from footnotes.pipeline.analysing import analyse
from footnotes.pipeline.reading import load_bibliography, read

HERE = Path(__file__).parent
_spec = importlib.util.spec_from_file_location("corpus_build", HERE.parent / "corpus" / "build.py")
build = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(build)


@pytest.mark.parametrize("template", build.templates(), ids=lambda path: path.parent.name)
def test_findings(template, tmp_path, expect):
    name = template.parent.name
    build.build(template, tmp_path)
    bibliography = load_bibliography(tmp_path / name / "bibliography.json")
    analysis = analyse(read(tmp_path / name / f"manuscript{template.suffix}"), bibliography)
    rules, conventions = choose_rules(), Conventions("chicago-notes-bibliography")
    found = check_manuscript(analysis, rules, conventions)
    found += check_bibliography(bibliography, cited_keys(analysis), rules, conventions)
    lines = [f"{item.path.name}:{item.line}:{item.column} {item.code} {item.message}\n" for item in found]
    expect("".join(lines), HERE / "golden" / f"{name}.txt")
