"""Styles that were kept are those that were parsed."""

from pathlib import Path

import pytest

from footnotes.csl.checking import check_style
from footnotes.csl.elements import parse
from footnotes.csl.reading import pack, read_style, unpack
from footnotes.model.input_error import InputError
from footnotes.resources import resource

STYLES = sorted(resource("styles").glob("*.csl"))


def described(element):
    children = [described(child) for child in element.children]
    return element.name, element.attributes, element.line, element.text, element.path, children


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.stem)
def test_elements_are_as_they_were_parsed(path):
    root = parse(path)
    assert described(unpack(pack(root), path)) == described(root)
    found, facts, warnings = read_style(path)
    assert described(found) == described(root)
    assert (facts, warnings) == (check_style(root, []), [])


def test_an_element_has_nothing_else():
    with pytest.raises(AttributeError):
        _ = unpack(pack(parse(STYLES[0])), STYLES[0]).tail


def test_a_style_that_cannot_be_used_is_refused_by_who_uses_it(tmp_path: Path):
    path = tmp_path / "missing-macro.csl"
    path.write_text(
        '<style xmlns="http://purl.org/net/xbiblio/csl"><citation><layout><text macro="a"/></layout></citation></style>'
    )
    root, facts, _ = read_style(path)
    assert facts is None
    with pytest.raises(InputError, match='calls the macro "a"'):
        check_style(root, [])
