"""HTML: escaped text and tags in which lxml finds the same text and styles."""

import pytest
from hypothesis import given
from lxml import html
from rich_text_reading import RICH_TEXTS, characters, fold

from footnotes.csl.output.html import render
from footnotes.model.rich_text import RichText, Style, Styled

STYLES = {
    "i": {Style.ITALIC},
    "b": {Style.BOLD},
    "sup": {Style.SUPERSCRIPT},
    "sub": {Style.SUBSCRIPT},
    "font-variant:small-caps": {Style.SMALL_CAPS},
}
ENDING = {
    "font-style:normal": {Style.ITALIC},
    "font-weight:normal": {Style.BOLD},
    "font-variant:normal": {Style.SMALL_CAPS},
    "sup": {Style.SUBSCRIPT},
    "sub": {Style.SUPERSCRIPT},
}


def read_back(rich):
    return fold(list(walk(html.fragment_fromstring(f"<div>{render(rich)}</div>"), frozenset())))


def walk(element, styles):
    name = (element.get("style") or "").strip(";") if element.tag == "span" else element.tag
    inner = (styles - ENDING.get(name, set())) | STYLES.get(name, set())
    yield from ((letter, inner) for letter in element.text or "")
    for child in element:
        yield from walk(child, inner)
        yield from ((letter, inner) for letter in child.tail or "")


@given(RICH_TEXTS)
def test_lxml_reads_the_same(rich):
    assert read_back(rich) == characters(rich)


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "A & B &amp; C", "a < b > c", "\"x\" 'y'", "<i>no</i>"])
def test_text_is_never_markup(text):
    rich = RichText((Styled(Style.ITALIC, (text,)),))
    element = html.fragment_fromstring(f"<div>{render(rich)}</div>")
    assert [child.tag for child in element.iter()] == ["div", "i"]
    assert element.text_content() == text


def test_targets_of_links_are_escaped():
    rich = RichText((Styled(Style.LINK, ("x",), 'https://example.org/?a=1&b="><script>'),))
    (link,) = html.fragment_fromstring(f"<div>{render(rich)}</div>")
    assert (link.tag, link.attrib, link.text) == ("a", {"href": 'https://example.org/?a=1&b="><script>'}, "x")
