"""What cannot be read is refused with a reason, a line and a remedy; what is merely odd is read."""

import unicodedata
from pathlib import Path

import pytest

from footnotes import manuscripts
from footnotes.manuscripts import note_pairs
from footnotes.manuscripts.rewriting import rewrite
from footnotes.model.input_error import InputError

GERMAN = "Straße und Öl: „für“ – Völkerrecht, § 12"
FRENCH = "Élève à l’École des chartes, nº 5 – « été »"
RUSSIAN = "Там же. С. 60. Ключевский В.О. Курс русской истории"


def refusal(path: Path, **options) -> InputError:
    with pytest.raises(InputError) as caught:
        manuscripts.read(path, **options)
    assert caught.value.path == path
    assert caught.value.message
    assert caught.value.remedy
    return caught.value


def test_no_such_file(tmp_path: Path):
    (tmp_path / "chapter-one.md").write_text("x")
    error = refusal(tmp_path / "chapter-on.md")
    assert error.message == "no such file"
    assert "chapter-one.md" in error.remedy


def test_a_directory(tmp_path: Path):
    assert refusal(tmp_path).message == "is a directory"
    (tmp_path / "folder.md").mkdir()
    assert refusal(tmp_path / "folder.md").message == "is a directory"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GERMAN, "cp1252"),
        (FRENCH, "cp1252"),
        (FRENCH.replace("nº", "n°"), "mac-roman"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (GERMAN * 3, "utf-16-le"),
        (GERMAN * 3, "utf-16-be"),
    ],
)
def test_not_utf_8(tmp_path: Path, text: str, encoding: str):
    path = tmp_path / "m.md"
    path.write_bytes(("plain line\n\n" + text).encode(encoding))
    error = refusal(path)
    assert f"--encoding {encoding}" in error.remedy
    assert error.line == (3 if not encoding.startswith("utf") else error.line)
    manuscript = manuscripts.read(path, encoding=encoding)
    assert manuscript.source == "plain line\n\n" + text
    assert manuscript.encoding.replace("_", "-") in {encoding, "utf-16-le", "utf-16-be"}


def test_an_unknown_encoding(tmp_path: Path):
    path = tmp_path / "m.md"
    path.write_text("x")
    error = refusal(path, encoding="latin-99")
    assert "latin-99" in error.message


def test_bytes_that_the_given_encoding_has_not(tmp_path: Path):
    path = tmp_path / "m.md"
    path.write_bytes(b"one\ntwo \x98\n")
    error = refusal(path, encoding="cp1251")
    assert error.line == 2


def test_a_nul(tmp_path: Path):
    path = tmp_path / "m.md"
    path.write_bytes(b"one\ntwo\0three\n")
    error = refusal(path)
    assert error.line == 2
    assert "NUL" in error.message


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_is_no_text(tmp_path: Path, encoding: str):
    path = tmp_path / "m.md"
    path.write_bytes("Straße[^1]".encode(encoding))
    manuscript = manuscripts.read(path)
    assert manuscript.source == "Straße[^1]"
    assert manuscript.byte_order_mark


@pytest.mark.parametrize("name", ["m.md", "m.txt", "m.html", "m.tex", "m.xml"])
def test_an_empty_file(tmp_path: Path, name: str):
    path = tmp_path / name
    path.write_bytes(b"")
    manuscript = manuscripts.read(path)
    assert (manuscript.text, manuscript.blocks, manuscript.notes) == ("", (), ())


@pytest.mark.parametrize(
    ("name", "remedy"),
    [("m.mdd", ".md"), ("m.doc", "soffice"), ("m.qqqq", ".md")],
)
def test_an_unknown_suffix(tmp_path: Path, name: str, remedy: str):
    path = tmp_path / name
    path.write_bytes(b"\xff\xfe\x00\x01")
    error = refusal(path)
    assert path.suffix in error.message
    assert remedy in error.remedy


def test_an_unknown_format():
    with pytest.raises(InputError, match="markdown"):
        manuscripts.parse("x", "markdwon")


@pytest.mark.parametrize(("text", "name"), [("# Head\n\ntext[^1]", "markdown"), ("Just words.", "plain")])
def test_without_a_suffix_the_content_tells(tmp_path: Path, text: str, name: str):
    path = tmp_path / "MANUSCRIPT"
    path.write_text(text)
    assert manuscripts.read(path).format == name


def test_decomposed_letters_keep_their_offsets():
    source = unicodedata.normalize("NFD", "Élève *Épée* 23")
    manuscript = manuscripts.parse(source, "markdown")
    assert manuscript.source_span(manuscript.marks[0].text).of(source) == unicodedata.normalize("NFD", "*Épée*")


LONG = 1_000_000
XML = {"tei", "jats", "docbook"}
ILL_FORMED = {"<a ", "<a \"'", "<!--", "&a", "'[^1]<a ", "<ptr--"}


@pytest.mark.parametrize(
    "format_name", [name for name, format_ in manuscripts.FORMATS.items() if not format_.is_archive]
)
@pytest.mark.parametrize(
    "unit",
    ["[", "![", "^[", "*a ", "_", "`` ` ", "> ", "- ", "1. ", "$a", "<a ", "<a \"'", "<!--", "&a", " ", "[a](", "{",
     "\\", "<sup>1</sup>", "a (b 5) ", "\\begin{verbatim}", "|a\n|-|\n", "```\n", "x[1] ", "word ", "\u00a0",
     "&nbsp;", "'[^1]<a ", "<ptr--", "[a]: b ", "- \t",
     "a<note n='1'>b</note> ", "\\footnote{a} ", "[@a, p. 5; @b] ", "@a [b] ", "{cite}`a` ", "\\input{a} ",
     "#footnote[a] ", "@a b [c] "],
)  # fmt: skip
def test_a_long_line_of_anything_is_read(unit: str, format_name: str):
    """Were any pattern quadratic, this would run for hours."""
    source = unit * (LONG // 10 // len(unit))
    if format_name in XML:
        source = f"<text>{source}</text>"
        if unit in ILL_FORMED:
            with pytest.raises(InputError, match="not well-formed XML"):
                manuscripts.parse(source, format_name)
            return
    assert rewrite(manuscripts.parse(source, format_name), [], None) == source


@pytest.mark.parametrize("format_name", sorted(XML))
@pytest.mark.parametrize(
    ("source", "line", "column", "message"),
    [
        ("<text>\n<p>One.</p>\n<p>Two", 3, 7, "no element found, where <p> of line 3 is open"),
        ("<text>\n<p>One.\n</text>", 3, 3, "mismatched tag, where <p> of line 2 is open"),
        ("<text>\n<note>One<", 2, 10, "unclosed token"),
        ("<text><p>Smith & Jones</p></text>", 1, 17, "not well-formed"),
        ("<text><p>é 𝄞 <</p></text>", 1, 15, "not well-formed"),
        ("no markup at all", 1, 1, "syntax error"),
    ],
)
def test_xml_that_is_not_whole_is_refused(source: str, line: int, column: int, message: str, format_name: str):
    with pytest.raises(InputError, match=f"not well-formed XML: {message}") as caught:
        manuscripts.parse(source, format_name)
    assert (caught.value.line, caught.value.column) == (line, column)


def test_entities_declared_elsewhere_and_excerpts_are_read():
    assert (
        manuscripts.parse('<!DOCTYPE text SYSTEM "x.dtd"><text><p>a&eacute;&mine;</p></text>', "tei").text == "aé&mine;"
    )
    assert manuscripts.parse("<p>a&nbsp;b</p>\n<p>c</p>", "tei").text == "a b\n\nc"


def test_more_notes_than_a_manuscript_has_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(note_pairs, "MOST_NOTES", 3)
    for name, text in {"m.xml": "<text><p>{}</p></text>", "m.tex": "{}", "m.md": "{}"}.items():
        note = {"m.tex": "\\footnote{b}", "m.md": "^[b]"}.get(name, "<note>b</note>")
        path = tmp_path / name
        path.write_text(text.format(f"a{note} " * 3))
        assert len(manuscripts.read(path).notes) == 3
        path.write_text(text.format(f"a{note} " * 4))
        with pytest.raises(InputError, match="holds more than 3 notes") as caught:
            manuscripts.read(path)
        assert caught.value.path == path
