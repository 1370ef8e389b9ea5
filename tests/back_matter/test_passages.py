"""Locators of cites become passages, written alike and in the order of counting."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnotes.back_matter.passages import Passage, passages, steps
from footnotes.model.citation import Locator
from footnotes.text import Span

NOWHERE = Span(0, 1)


def values(label: str, written: str) -> list[str]:
    return [step.value for step in steps(label, written)]


@pytest.mark.parametrize(
    ("label", "written"),
    [
        ("page", "12"),
        ("page", "xii"),
        ("page", "12 and passim"),
        ("page", "95–34"),  # runs backwards: kept as it is
        ("folio", "12r"),
        ("shelfmark", "Add. MS 5, 6"),
        ("sub-verbo", "fleet, navy"),
        ("archive", "Box 3, Folder 2"),
        ("section", "2.3.14"),
        ("page", ""),
    ],
)
def test_is_kept_as_written(label, written):
    assert values(label, written) == [written]


@pytest.mark.parametrize(
    ("label", "written", "expected"),
    [
        ("page", "86-7", ["86–87"]),
        ("page", "1245--51", ["1245–1251"]),
        ("page", "47- 48", ["47–48"]),
        ("page", "91, 264, 273-4", ["91", "264", "273–274"]),
        ("page", "48; 62; 63", ["48", "62", "63"]),
        ("page", "11 et 12", ["11", "12"]),
        ("page", "5, 7 and 9", ["5", "7", "9"]),
        ("page", "23f.", ["23–24"]),
        ("page", "12 ff.", ["12ff."]),
        ("page", "xiii-xv", ["xiii–xv"]),
        ("folio", "12r-v", ["12r–v"]),
        ("section", "4.1.140-44", ["4.1.140–144"]),
    ],
)
def test_is_written_alike(label, written, expected):
    assert values(label, written) == expected


@pytest.mark.parametrize(
    ("label", "ordered"),
    [
        ("page", ["xiii–xv", "3", "12", "12–13", "12–20", "12ff.", "100"]),
        ("folio", ["12", "12r", "12r–v", "12v", "13r"]),
        ("chapter", ["II", "3", "IX", "X", "44"]),
        ("section", ["2.3.9", "2.3.14", "2.10.1", "10.1.1"]),
        ("page", ["12", "12a", "12bis", "13"]),
        ("plate", ["A3r", "A3v", "B1"]),
    ],
)
def test_order(label, ordered):
    made = [next(iter(steps(label, value))) for value in reversed(ordered)]
    assert [step.value for step in sorted(made, key=lambda step: step.order)] == ordered


def locator(written: str, *, assumed: bool = False) -> Locator:
    label, _, value = written.partition(" ")
    return Locator(label, value, NOWHERE, label_assumed=assumed)


def told(passage: Passage) -> str:
    return ", ".join(f"{step.label} {step.value}" for step in passage.steps)


@pytest.mark.parametrize(
    ("locators", "expected"),
    [
        ([], []),
        (["page 5", "page 7"], ["page 5", "page 7"]),
        (["note 18", "page 34"], ["page 34, note 18"]),
        (["page 34", "note 18", "page 35"], ["page 34, note 18", "page 35"]),
        (["page 34", "note 18, 20"], ["page 34, note 18", "page 34, note 20"]),
        (["page 3, 5", "note 7, 8"], ["page 3", "page 5, note 7", "page 5, note 8"]),
        (["book 2", "chapter 3", "chapter 5"], ["book 2, chapter 3", "book 2, chapter 5"]),
        (["chapter 3, 4"], ["chapter 3", "chapter 4"]),
    ],
)
def test_passages_of_a_cite(locators, expected):
    assert [told(passage) for passage in passages([locator(one) for one in locators])] == expected


def test_parts_without_labels_are_known():
    (passage,) = passages([locator("act 4", assumed=True), locator("scene 1", assumed=True)])
    assert passage.unlabelled
    (page,) = passages([locator("page 4", assumed=True)])
    assert not page.unlabelled


def test_a_page_in_a_chapter_stands_among_the_pages():
    written = [
        ["page 50"],
        ["chapter 9", "page 12"],
        ["chapter 2"],
        ["page 3"],
        ["box 2", "page 1"],
        ["box 1", "page 9"],
    ]
    made = [passage for group in written for passage in passages([locator(one) for one in group])]
    ordered = [told(passage) for passage in sorted(made, key=lambda passage: passage.order)]
    assert ordered == [
        "box 1, page 9", "box 2, page 1", "chapter 2", "page 3", "chapter 9, page 12", "page 50",
    ]  # fmt: skip


@given(st.integers(1, 9999), st.integers(0, 500))
def test_an_elided_range_is_the_range_in_full(first, more):
    last = first + more
    whole, short = f"{first}-{last}", str(last)
    shared = next((i for i, (a, b) in enumerate(zip(str(first), short, strict=False)) if a != b), len(short) - 1)
    elided = f"{first}–{short[shared:]}" if len(short) == len(str(first)) else whole
    (one,), (other,) = steps("page", whole), steps("page", elided)
    assert one.order == other.order


@pytest.mark.parametrize("value", ["9" * 5000, "9" * 5000 + " ff.", "1-" + "9" * 5000, "i" * 5000, "1," * 5000])
def test_a_monstrous_value_is_a_value(value):
    assert sorted(steps("page", value), key=lambda step: step.order)


@given(st.text(max_size=60), st.sampled_from(["page", "folio", "shelfmark", "chapter"]))
def test_any_value_is_kept_in_some_step_and_can_be_sorted(text, label):
    made = list(steps(label, text))
    assert made
    assert sorted(made, key=lambda step: step.order)
