"""Settings: where they are found, what they hold, how mistakes are told."""

from pathlib import Path

import pytest

from footnotes.model.input_error import InputError
from footnotes.settings import DEFAULT_STYLE, Settings, settings_for


def write(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_no_settings_file(tmp_path):
    found = settings_for(tmp_path / "essay.md")
    assert (found.source, found.bibliography, found.style, found.select) == (None, (), DEFAULT_STYLE, None)


def test_footnotes_toml(tmp_path):
    write(
        tmp_path,
        "footnotes.toml",
        'bibliography = ["refs.bib", "/elsewhere/more.json"]\nsigla = ["sigla.yml"]\nstyle = "mhra"\n'
        'language = "de"\nselect = ["FN1"]\nignore = ["FN103"]\nexclude = ["drafts"]\n',
    )
    assert settings_for(tmp_path / "a" / "essay.md") == Settings(
        folder=tmp_path,
        source=tmp_path / "footnotes.toml",
        bibliography=(tmp_path / "refs.bib", Path("/elsewhere/more.json")),
        sigla=(tmp_path / "sigla.yml",),
        style="mhra",
        language="de",
        select=("FN1",),
        ignore=("FN103",),
        exclude=("drafts",),
    )


def test_pyproject(tmp_path):
    write(tmp_path, "pyproject.toml", '[project]\nname = "x"\n\n[tool.footnotes]\nbibliography = ["refs.bib"]\n')
    assert settings_for(tmp_path / "essay.md").bibliography == (tmp_path / "refs.bib",)


def test_a_style_of_the_project_is_found_from_any_folder(tmp_path):
    write(tmp_path, "footnotes.toml", 'style = "styles/house.csl"\n')
    assert settings_for(tmp_path).style == str(tmp_path / "styles/house.csl")


def test_the_nearest_settings_hold(tmp_path):
    write(tmp_path, "footnotes.toml", 'style = "mhra"\n')
    write(tmp_path / "book", "footnotes.toml", 'style = "apa"\n')
    write(tmp_path / "book", "pyproject.toml", '[tool.footnotes]\nstyle = "oscola"\n')
    assert settings_for(tmp_path / "book" / "chapter.md").style == "apa"
    assert settings_for(tmp_path / "essay.md").style == "mhra"


@pytest.mark.parametrize("text", ["", '[project]\nname = "footnotes"\n', '[tool.ruff]\nsrc = ["footnotes"]\n'])
def test_a_pyproject_of_others_is_passed_over(tmp_path, text):
    write(tmp_path, "footnotes.toml", 'style = "mhra"\n')
    write(tmp_path / "book", "pyproject.toml", text)
    assert settings_for(tmp_path / "book" / "chapter.md").style == "mhra"


def test_settings_belong_to_the_file_not_to_where_the_command_runs(tmp_path, monkeypatch):
    write(tmp_path / "here", "footnotes.toml", 'style = "mhra"\n')
    (tmp_path / "there").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert settings_for(tmp_path / "there" / "essay.md").source is None
    assert settings_for(Path("essay.md")).style == "mhra"


@pytest.mark.parametrize(
    ("name", "text", "line", "message", "remedy"),
    [
        ("footnotes.toml", '\nbibliografy = ["refs.bib"]\n', 2, '"bibliografy"', '"bibliography"'),
        ("footnotes.toml", 'style = "mhra"\nignored = []\n', 2, '"ignored"', '"ignore"'),
        ("footnotes.toml", 'style = "mhra"\nfolder = "x"\n', 2, '"folder"', "the settings are bibliography, sigla"),
        ("footnotes.toml", 'colour = "red"\n', 1, '"colour"', ""),
        ("pyproject.toml", '[tool.ruff]\nselct = 1\n\n[tool.footnotes]\nselct = ["FN1"]\n', 5, '"selct"', '"select"'),
        ("pyproject.toml", '[tool]\nfootnotes = { stile = "apa" }\n', 2, '"stile"', '"style"'),
        ("pyproject.toml", '[tool]\nfootnotes = "apa"\n', 2, "must be a table", "[tool.footnotes]"),
        ("pyproject.toml", '[[tool.footnotes]]\nstyle = "apa"\n', 1, "must be a table", "[tool.footnotes]"),
        ("pyproject.toml", '[project]\nname = "x\n[tool.footnotes]\n', 2, "not TOML", "toml.io"),
        ("pyproject.toml", '[tool.footnotes\nstyle = "apa"\n', 1, "not TOML", "toml.io"),
        ("pyproject.toml", '[tool footnotes]\nstyle = "apa"\n', 1, "not TOML", "toml.io"),
        ("pyproject.toml", '["tool" . "footnotes"]\nstyle = \n', 2, "not TOML", "toml.io"),
        ("pyproject.toml", '\ufeff[tool.footnotes]\nstile = "apa"\n', 2, '"stile"', '"style"'),
        ("footnotes.toml", 'bibliography = "refs.bib"\n', 1, "list of paths", 'bibliography = ["refs.bib"]'),
        ("footnotes.toml", 'select = ["FN101", 3]\n', 1, "list of rules", "select"),
        ("footnotes.toml", "\n\nlanguage = 3\n", 3, "language must be a string", "language"),
        ("footnotes.toml", "style = \n", 1, "not TOML", "toml.io"),
        ("footnotes.toml", 'style = "mhra"\nselect = [\n', 3, "not TOML", "toml.io"),
    ],
)
def test_mistakes_name_the_line_and_the_remedy(tmp_path, name, text, line, message, remedy):
    path = write(tmp_path, name, text)
    with pytest.raises(InputError) as caught:
        settings_for(tmp_path / "essay.md")
    assert (caught.value.path, caught.value.line) == (path, line)
    assert message in caught.value.message
    assert remedy in caught.value.remedy


def test_settings_that_are_not_utf8(tmp_path):
    (tmp_path / "footnotes.toml").write_bytes(b'style = "mhra"\nlanguage = "\xe9"\n')
    with pytest.raises(InputError) as caught:
        settings_for(tmp_path)
    assert (caught.value.message, caught.value.line) == ("not UTF-8", 2)


@pytest.mark.parametrize(
    ("patterns", "path", "excluded"),
    [
        ([], "essay.md", False),
        (["drafts"], "essay.md", False),
        (["drafts"], "drafts-of-mine.md", False),
        (["notes/*.md"], "essay.md", False),
        (["../essay.md"], "essay.md", False),
        (["drafts"], "drafts/essay.md", True),
        (["drafts/"], "book/drafts/essay.md", True),
        (["book/drafts"], "book/drafts/essay.md", True),
        (["*.txt"], "book/essay.txt", True),
        (["notes/*.md"], "notes/essay.md", True),
        (["essay.md"], "book/essay.md", True),
    ],
)
def test_exclude(tmp_path, patterns, path, excluded):
    assert Settings(tmp_path, exclude=tuple(patterns)).excludes(tmp_path / path) is excluded
