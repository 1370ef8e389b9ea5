"""Styles are found by name, id, address and path; what is no style is refused in words."""

from pathlib import Path

import pytest

from footnotes.csl.styles import aliases, find_style, list_styles, validate
from footnotes.model.input_error import InputError
from footnotes.resources import resource

PARENT = """<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0" default-locale="fr-FR">
<info><title>Parent</title><id>parent</id><updated>2026-01-01T00:00:00+00:00</updated></info>
<citation><layout><text variable="title"/></layout></citation>
</style>
"""


def dependent(parent: str, attributes: str = "") -> str:
    return f"""<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" {attributes}>
<info><title>Child</title><id>child</id><link href="{parent}" rel="independent-parent"/>
<updated>2026-01-01T00:00:00+00:00</updated></info>
</style>
"""


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("apa", "apa.csl"),
        ("APA", "apa.csl"),
        ("chicago", "chicago-notes-bibliography.csl"),
        ("chicago-author-date", "chicago-author-date.csl"),
        ("mla", "modern-language-association.csl"),
        ("mhra", "mhra-notes.csl"),
        ("harvard", "harvard-cite-them-right.csl"),
        ("oscola", "oscola.csl"),
        ("gost", "gost-r-7-0-5-2008.csl"),
        ("vancouver", "nlm-citation-sequence.csl"),
        # a dependent style behind a short name
        ("turabian", "chicago-notes-bibliography-subsequent-author-title-17th-edition.csl"),
        ("nature-physics", "nature.csl"),
        ("http://www.zotero.org/styles/nature-physics", "nature.csl"),
        ("https://www.zotero.org/styles/apa", "apa.csl"),
    ],
)
def test_names(name, file):
    assert find_style(name).path.name == file


@pytest.mark.parametrize("name", sorted(aliases()))
def test_every_short_name_stands_for_a_style(name):
    assert find_style(name).path.is_file()


def test_the_locale_of_a_dependent_style_wins():
    assert find_style("nature-physics").default_locale == "en-GB"


def test_a_path(tmp_path):
    path = tmp_path / "parent.csl"
    path.write_text(PARENT)
    found = find_style(str(path))
    assert (found.path, found.default_locale) == (path, "fr-FR")


@pytest.mark.parametrize("parent", ["parent", "http://www.zotero.org/styles/parent"])
def test_a_parent_beside_its_child(tmp_path, parent):
    (tmp_path / "parent.csl").write_text(PARENT)
    (tmp_path / "child.csl").write_text(dependent(parent))
    found = find_style(str(tmp_path / "child.csl"))
    assert (found.path, found.default_locale) == (tmp_path / "parent.csl", "fr-FR")
    (tmp_path / "child.csl").write_text(dependent(parent, 'default-locale="de-DE"'))
    assert find_style(str(tmp_path / "child.csl")).default_locale == "de-DE"


def test_a_commented_out_parent_is_none(tmp_path):
    path = tmp_path / "style.csl"
    path.write_text(PARENT.replace("<info>", '<info><!-- <link href="apa" rel="independent-parent"/> -->'))
    assert find_style(str(path)).path == path


@pytest.mark.parametrize(
    ("name", "nearest"),
    [("chicag", "chicago"), ("harvrd", "harvard"), ("oscolla", "oscola"), ("chicago-note-bibliography", "chicago-n")],
)
def test_unknown_names_bring_the_nearest(name, nearest):
    with pytest.raises(InputError, match=f'no style "{name}" .nearest: {nearest}'):
        find_style(name)


@pytest.mark.parametrize("name", ["", "zzzqqq", "a" * 5000, "Чикаго", "a\0b"])
def test_nonsense_is_refused(name):
    with pytest.raises(InputError, match="no style"):
        find_style(name)


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        ("", 1, "not a CSL style"),
        ("plain words", 1, "not a CSL style"),
        ("<style>\n<info>\n</style>", 3, "not a CSL style"),
        ("<!-- a page -->\n<html><body/></html>", 2, "not a CSL style: its root is <html>"),
        ("\0\0", 1, "not a CSL style"),
    ],
)
def test_what_is_not_csl_is_refused_with_its_line(tmp_path, content, line, message):
    path = tmp_path / "broken.csl"
    path.write_text(content)
    with pytest.raises(InputError, match=message) as refused:
        find_style(str(path))
    assert (refused.value.path, refused.value.line) == (path, line)


@pytest.mark.parametrize("name", ["missing.csl", "no/such/folder", "a\0b.csl"])
def test_files_that_cannot_be_read(tmp_path, name):
    with pytest.raises(InputError, match="cannot be read"):
        find_style(str(tmp_path / name))


def test_a_folder_is_no_style(tmp_path):
    with pytest.raises(InputError, match="directory"):
        find_style(f"{tmp_path}/")


def test_a_style_that_follows_itself(tmp_path):
    path = tmp_path / "child.csl"
    path.write_text(dependent("child"))
    with pytest.raises(InputError, match="follows itself"):
        find_style(str(path))


def test_a_style_whose_parent_is_unknown(tmp_path):
    path = tmp_path / "child.csl"
    path.write_text(dependent("http://example.org/no-such-parent"))
    with pytest.raises(InputError, match='"no-such-parent", which is unknown') as refused:
        find_style(str(path))
    assert refused.value.path == path


def test_lists():
    found = list_styles("chicago notes")
    assert found[0].name == "chicago-notes-bibliography"
    assert found[0].short_names[0] == "chicago"
    assert (found[0].format, "history" in found[0].fields) == ("note", True)
    assert all("chicago" in f"{info.name} {info.title} {info.short_names}".casefold() for info in found)
    assert list_styles("zzzqqq") == []


def test_lists_tell_dependent_styles():
    physics = next(info for info in list_styles("nature physics") if info.name == "nature-physics")
    assert (physics.parent, physics.title, physics.format) == ("nature", "Nature Physics", "numeric")


def test_titles_are_decoded():
    assert any(info.title == "Ageing & Society" for info in list_styles("ageing society"))


def test_every_style_has_a_title_and_a_format():
    assert [info.name for info in list_styles() if not info.title or not info.format] == []


def test_schema_of_a_broken_style(tmp_path):
    path = tmp_path / "broken.csl"
    path.write_text(PARENT.replace("<layout>", "<layout><texts/>"))
    errors = validate(path)
    assert errors
    assert errors[0].line == 3
    path.write_text(PARENT)
    assert validate(path) == []


@pytest.mark.parametrize("path", sorted(resource("styles").glob("*.csl")), ids=lambda path: Path(path).stem)
def test_our_own_styles_are_valid(path):
    assert validate(path) == []
