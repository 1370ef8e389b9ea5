"""Annotated manuscripts, converted by pandoc: read to exact places, written without change, understood as before."""

import zipfile
from pathlib import Path

import pytest

from footnotes import manuscripts
from footnotes.manuscripts.rewriting import rewrite_archive

CORPUS = Path(__file__).parents[2] / "../shared/corpus"
SOURCES = sorted(CORPUS.glob("*/manuscript.*"))
READERS = {".md": "markdown", ".html": "html", ".txt": "markdown"}
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

pytestmark = pytest.mark.skipif(not SOURCES, reason="no annotated manuscripts here")


@pytest.fixture(params=[(source, name) for source in SOURCES for name in ("docx", "odt")],
                ids=lambda one: f"{one[0].parent.name}-{one[1]}")  # fmt: skip
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Convert a manuscript, without network."""
    pypandoc = pytest.importorskip("pypandoc")
    source, format_name = request.param
    target = tmp_path / f"m.{format_name}"
    options = ["--sandbox", "--quiet"]
    pypandoc.convert_file(str(source), format_name, READERS[source.suffix], options, outputfile=str(target))
    return target


def test_every_member_stays(path: Path):
    manuscript = manuscripts.read(path)
    assert len(manuscript.blocks) > 10
    written = path.with_name(f"n{path.suffix}")
    manuscripts.write_archive(written, rewrite_archive(manuscript, [], None), manuscript)
    assert written.read_bytes() == path.read_bytes()
    parts = {name: text for name, text in manuscript.parts.items() if name}
    first = next(iter(parts))
    manuscripts.write_archive(written, {**parts, first: parts[first] + "\n"}, manuscript)
    with zipfile.ZipFile(path) as one, zipfile.ZipFile(written) as other:
        assert one.namelist() == other.namelist()
        assert [name for name in one.namelist() if one.read(name) != other.read(name)] == [first]


def test_every_character_leads_back_to_its_part(path: Path):
    manuscript = manuscripts.read(path)
    for segment in manuscript.segments:
        text, written = segment.text.of(manuscript.text), segment.source.of(manuscript.parts[segment.part])
        if len(text) == len(written):
            assert text.split() in (written.split(), written.translate(RAISED).split())
        elif not text.isspace():
            assert written.startswith("&")


@pytest.mark.parametrize("name", ["trials", "buck-md"])
def test_a_converted_manuscript_is_understood_as_its_markdown(name: str):
    pytest.importorskip("pypandoc")
    from converted import measured

    markdown, *others = measured(CORPUS / name, ["docx", "odt"])
    assert [one.f1 > markdown.f1 - 0.02 for one in others] == [True, True]
