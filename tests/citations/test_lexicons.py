import pytest
import yaml

from footnotes.citations import lexicons
from footnotes.model.input_error import InputError
from footnotes.model.lexicon import Lexicon
from footnotes.resources import resource


@pytest.mark.parametrize(
    "written, form",
    [("Op. cit.", "op cit"), ("S.", "S"), ("s.", "s"), ("pp.", "pp"), ("a. a. O.", "a a o"), ("№", "№")],
)
def test_forms_lose_full_stops_and_case(written, form):
    assert Lexicon.form(written) == form


def test_english_lexicon():
    english = lexicons.load("en")
    assert english.locators["pp"] == "page"
    assert english.months["january"] == 1
    assert "op cit" in english.op_cit
    assert english.languages["russian"] == "ru"


def test_unknown_language_is_told():
    with pytest.raises(InputError, match='no lexicon for the language "xx"'):
        lexicons.load("xx")


@pytest.mark.parametrize(
    "content", ["[1]", "language: en\nsignal: {see: x}", "months: {1: jan}", "signals: 5", "a: [b", "\x00"]
)
def test_a_file_that_is_no_lexicon_is_told(tmp_path, content):
    path = tmp_path / "own.yml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError):
        lexicons.read(path)


@pytest.mark.parametrize("language", lexicons.LANGUAGES)
def test_the_files_are_the_yaml_that_they_look_like(language):
    path = resource(f"references/lexicon/{language}.yml")
    assert lexicons.sections(path) == yaml.safe_load(path.read_text(encoding="utf-8"))
