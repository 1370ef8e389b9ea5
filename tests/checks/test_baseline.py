"""Baselines: what is known is not reported again, wherever it has moved to."""

import json

import pytest

from footnotes import manuscripts
from footnotes.checks import baseline, check_manuscript, choose_rules
from footnotes.checks.baseline import Baseline
from footnotes.model.bibliography import Bibliography
from footnotes.model.input_error import InputError
from footnotes.pipeline.analysing import analyse

TEXT = "He says so (Getty 1985, 7) once more.\n\nAnd it is said (Broué 1988, 9) that it was so.\n"


def check(text, path):
    analysis = analyse(manuscripts.parse(text, "markdown", path), Bibliography(), language="en")
    return check_manuscript(analysis, choose_rules(["FN101"]))


@pytest.mark.parametrize(
    ("now", "new"),
    [
        (TEXT, []),
        (f"# A heading\n\n\n{TEXT}", []),
        (TEXT.replace("He says so", "It has been\nsaid"), []),
        (TEXT.replace("once more", "in other words"), []),
        (TEXT.replace("\n\n", " "), []),
        (TEXT.replace("He says so", "It is").replace("once more", "here"), [1]),
        (TEXT.replace("7", "8"), [1]),
        (f"{TEXT}\nAnd it is said (Broué 1988, 9) that it was so.\n", [5]),
        (f"{TEXT}\nNew (Conquest 1968, 4).\n", [5]),
    ],
)
def test_only_new_findings_are_left(now, new, tmp_path):
    known = tmp_path / "baseline.json"
    baseline.write(known, check(TEXT, tmp_path / "a" / "essay.md"))
    found = Baseline.read(known).new(check(now, tmp_path / "a" / "essay.md"))
    assert [item.line for item in found] == new


def test_a_file_whose_name_is_no_unicode_is_known(tmp_path):
    known, path = tmp_path / "baseline.json", tmp_path / "caf\udce9.md"  # "café" in Latin-1
    baseline.write(known, check(TEXT, path))
    assert Baseline.read(known).new(check(TEXT, path)) == []


def test_another_file_is_not_known(tmp_path):
    known = tmp_path / "baseline.json"
    baseline.write(known, check(TEXT, tmp_path / "essay.md"))
    assert len(Baseline.read(known).new(check(TEXT, tmp_path / "other.md"))) == 2
    assert list(json.loads(known.read_text())["findings"]) == ["essay.md"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "no such baseline"),
        ("{", "cannot be read as a baseline"),
        ("[]", "not a baseline"),
        ('{"version": 1}', "not a baseline"),
        ('{"version": 1, "findings": {"a.md": [{"kode": "FN101"}]}}', "not a baseline"),
        ('{"version": 2, "findings": {}}', "a baseline of version 2 of the format; this is footnotes for version 1"),
    ],
)
def test_a_baseline_that_cannot_be_used(content, message, tmp_path):
    path = tmp_path / "baseline.json"
    if content is not None:
        path.write_text(content)
    with pytest.raises(InputError) as caught:
        Baseline.read(path)
    assert caught.value.message.startswith(message)
    assert "--write-baseline" in caught.value.remedy
