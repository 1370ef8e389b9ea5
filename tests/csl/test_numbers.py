import pytest
from small_styles import cite, entries, style

from footnotes.csl import CitationCluster, CitationItem, Processor
from footnotes.csl.locale import load
from footnotes.csl.numbers import format_number, format_pages, is_numeric, long_ordinal, ordinal, parse_number, roman

ENGLISH = load("en-US", [], [])
FRENCH = load("fr-FR", [], [])


@pytest.mark.parametrize(
    "text", ["second", "2nd edition", "annotated", "", "vol. 2", "12 passim", "Michaelson-Morely", "9" * 60 + "x" * 9]
)
def test_what_is_not_numeric(text: str):
    assert not is_numeric(text)


@pytest.mark.parametrize("text", ["2", "2nd", "D2", "L2d", "2, 3", "2-4", "2 & 4", "1970–71"])
def test_what_is_numeric(text: str):
    assert is_numeric(text)


@pytest.mark.parametrize(
    ("text", "plural"),
    [("12", False), ("12-14", True), ("12, 14", True), ("i-ix", True), ("3\\-B", False), ("213 and 235", True)],
)
def test_plural(text: str, plural: bool):
    assert parse_number(text).plural is plural


@pytest.mark.parametrize(
    ("number", "text"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (21, "21st"), (111, "111th")],
)
def test_english_ordinals(number: int, text: str):
    assert ordinal(number, ENGLISH) == text


def test_ordinals_follow_the_gender_of_what_they_count():
    assert ordinal(1, FRENCH, "feminine") == "1ʳᵉ"
    assert ordinal(1, FRENCH, "masculine") == "1ᵉʳ"
    assert ordinal(2, FRENCH, "feminine") == "2ᵉ"
    assert long_ordinal(3, ENGLISH) == "third"
    assert long_ordinal(11, ENGLISH) == "11th"


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0"), (4, "iv"), (42, "xlii"), (1999, "mcmxcix"), (4000, "4000"), (-3, "-3")]
)
def test_roman(number: int, text: str):
    assert roman(number) == text


@pytest.mark.parametrize(
    ("text", "form", "formatted"),
    [
        ("5 ed.", "ordinal", "5 ed."),
        ("5", "ordinal", "5th"),
        ("2-4", "ordinal", "2nd–4th"),
        ("2 & 4", "roman", "ii & iv"),
        ("2,4", "numeric", "2, 4"),
        ("9" * 40, "ordinal", "9" * 40),
    ],
)
def test_format_number(text: str, form: str, formatted: str):
    assert format_number(text, form, ENGLISH) == formatted


# The examples of the specification (CSL 1.0.2, appendix V) and of the Chicago Manual of Style 18, 9.63.
@pytest.mark.parametrize(
    ("style", "pages", "printed"),
    [
        ("", "321-28", "321–28"),
        ("expanded", "42-5", "42–45"),
        ("expanded", "321-28", "321–328"),
        ("expanded", "2787-816", "2787–2816"),
        ("minimal", "42-45", "42–5"),
        ("minimal", "321-328", "321–8"),
        ("minimal", "2787-2816", "2787–816"),
        ("minimal-two", "42-45", "42–45"),
        ("minimal-two", "321-328", "321–28"),
        ("minimal-two", "2787-2816", "2787–816"),
        ("chicago-15", "3-10", "3–10"),
        ("chicago-15", "100-104", "100–104"),
        ("chicago-15", "107-108", "107–8"),
        ("chicago-15", "321-325", "321–25"),
        ("chicago-15", "1496-1504", "1496–1504"),
        ("chicago-15", "13792-13803", "13792–803"),
        ("chicago-16", "1496-1504", "1496–504"),
        ("chicago-16", "2787-2816", "2787–816"),
        ("chicago-16", "xxv-xxviii", "xxv–xxviii"),
        ("minimal", "n11564-1568", "n11564-1568"),
        ("expanded", "12-4, 30-1 & 40", "12–14, 30–31 & 40"),
        ("minimal", "40-30", "40–30"),
    ],
)
def test_page_ranges(style: str, pages: str, printed: str):
    assert format_pages(pages, style, ENGLISH) == printed


@pytest.mark.parametrize(
    ("terms", "text"),
    [
        ("", "1st, 2nd, 4th"),
        ('<term name="ordinal-02">zz</term>', "1st, 2zz, 4th"),
        ('<term name="ordinal">Q</term>', "1Q, 2Q, 4Q"),
        ('<term name="ordinal">Q</term><term name="ordinal-01">x</term>', "1x, 2Q, 4Q"),
    ],
)
def test_suffixes_of_a_style(terms: str, text: str):
    own = f"<locale><terms>{terms}</terms></locale>"
    source = style('<layout delimiter=", "><number variable="edition" form="ordinal"/></layout>')
    known = entries({"edition": "1"}, {"edition": "2"}, {"edition": "4"})
    assert cite(source.replace("<citation", f"{own}<citation", 1), known) == [text]


@pytest.mark.parametrize(
    ("label", "locator", "text"), [("page", "3-4", "3~4"), ("page", "3–4", "3~4"), ("chapter", "3–4", "3–4")]
)
def test_ranges_have_the_delimiter_of_the_language(label: str, locator: str, text: str):
    own = '<locale><terms><term name="page-range-delimiter">~</term></terms></locale>'
    shown = '<text variable="locator"/><number variable="issue"/>'
    source = style(f'<layout><group delimiter=" ">{shown}</group></layout>').replace("<citation", f"{own}<citation", 1)
    processor = Processor(source, entries({"issue": "5-6"}))
    assert str(processor.cite([CitationCluster((CitationItem("1", locator, label),))])[0]) == f"{text} 5~6"
