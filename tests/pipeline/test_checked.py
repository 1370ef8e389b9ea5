"""What is kept of a check comes back as it was."""

from pathlib import Path

import pytest

from footnotes.model.diagnostic import Diagnostic, Fix, Safety, Severity, Surroundings
from footnotes.pipeline.checked import Checked, dump, load
from footnotes.reporting.report import Excerpt, Reported
from footnotes.text import Edit, Span

OWN, OTHER = Path("essay.md"), Path("essay.md.exceptions")
FULL = Diagnostic(
    "FN301", Severity.INFO, OWN, Span(1, 4), 2, 3, "a “message”", "help", ("one", "two"),
    Fix("write it", Safety.UNSAFE, (Edit(Span(1, 2), "–"), Edit(Span(3, 3), ""))), "word/notes.xml",
    Surroundings("before", "words", "after"), "note 12",
)  # fmt: skip


def reported(diagnostic: Diagnostic) -> Reported:
    return Reported(diagnostic, 2, 6, (3, 7), Excerpt("a line", Span(2, 5), True, True), ("because",))


def test_the_example_leaves_nothing_at_its_default():
    defaults = Diagnostic._field_defaults | Reported._field_defaults | Excerpt._field_defaults
    item = reported(FULL)
    for values in (FULL._asdict(), item._asdict(), item.excerpt._asdict()):
        assert not [name for name, value in values.items() if name in defaults and value == defaults[name]]


def test_round_trip():
    checked = Checked((reported(FULL), reported(FULL._replace(path=OTHER, fix=None))), frozenset({"b", "a"}))
    again = load(dump(checked, OWN), OWN)
    assert again == checked
    assert isinstance(again.findings[0].diagnostic.severity, Severity)
    assert isinstance(again.findings[0].diagnostic.fix.edits[0], Edit)


def test_the_path_of_the_file_is_that_of_the_file_asked_for():
    text = dump(Checked((reported(FULL), reported(FULL._replace(path=OTHER)))), OWN)
    moved = Path("moved.md")
    assert [item.diagnostic.path for item in load(text, moved).findings] == [moved, OTHER]


@pytest.mark.parametrize("text", ["", "[]", "{}", "[1,2]", "[[[]],[]]", "[[],3]", "null", "[[[[1],2,3,4,5,6]],[]]"])
def test_what_is_no_result_is_refused(text):
    with pytest.raises(ValueError):
        load(text, OWN)
