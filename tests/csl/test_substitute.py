"""Authors that repeat those of the entry before (CSL 1.0.2, "subsequent-author-substitute")."""

from typing import Any

import pytest
from small_styles import bibliography, entries, persons, style

NAMES = (
    '<names variable="author"><name name-as-sort-order="first" initialize-with="."/><label form="short" prefix=", "/>'
    '<substitute><names variable="editor"/></substitute></names><text variable="title" prefix=": "/>'
)


def printed(*works: dict[str, Any], layout: str = NAMES, on_bibliography: str = 'mark="———"') -> list[str]:
    source = style("<layout><text variable='title'/></layout>", f"<layout>{layout}</layout>")
    options = on_bibliography.replace("mark=", "subsequent-author-substitute=")
    return bibliography(source.replace("<bibliography>", f"<bibliography {options}>"), entries(*works))


def by(*names: str, title: str = "A") -> dict[str, Any]:
    return {"author": persons(*names), "title": title}


def edited_by(*names: str, title: str = "B") -> dict[str, Any]:
    return {"editor": persons(*names), "title": title}


@pytest.mark.parametrize(
    ("first", "second", "text"),
    [
        (by("Smith, James"), by("Smith, John", title="B"), "Smith, J.: B"),
        (by("Smith, Jane", "Roe, K"), by("Smith, Jane", title="B"), "Smith, J.: B"),
        ({"title": "A"}, by("Smith, Jane", title="B"), "Smith, J.: B"),
        (by("Smith, Jane"), by("Smith, Jane", title="B"), "———: B"),
        (by("Smith, Jane"), edited_by("Smith, Jane"), "———, ed.: B"),
        (edited_by("Smith, Jane", title="A"), by("Smith, Jane", title="B"), "———: B"),
        ({"author": [{"literal": "Zoo"}], "title": "A"}, {"author": [{"family": "Zoo"}], "title": "B"}, "———: B"),
    ],
)
def test_persons_are_compared_however_they_are_written(first, second, text):
    assert printed(first, second)[1] == text


def test_names_that_are_not_printed_do_not_count():
    names = by("Roe, A", "Doe, B", "Lee, C"), by("Roe, A", "Poe, B", "Lee, C", title="B")
    cut = 'mark="———" et-al-min="2" et-al-use-first="1"'
    assert printed(*names, on_bibliography=cut)[1] == "———: B"


def test_only_names_that_begin_an_entry_are_replaced():
    layout = '<text variable="title"/><names variable="author" prefix=" by "/>'
    assert printed(by("Roe, A"), by("Roe, A", title="B"), layout=layout)[1] == "B by A Roe"


def test_an_empty_mark_leaves_the_names_out():
    layout = '<names variable="author" suffix=", "/><text variable="title"/>'
    assert printed(by("Roe, A"), by("Roe, A", title="B"), layout=layout, on_bibliography='mark=""')[1] == "B"


def test_an_empty_mark_leaves_the_label():
    assert printed(by("Roe, A"), edited_by("Roe, A"), on_bibliography='mark=""')[1] == ", ed.: B"
