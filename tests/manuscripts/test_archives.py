"""Archives are opened with care, and written with every untouched member as it was."""

import struct
import subprocess
import sys
import zipfile
from ast import literal_eval
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from word_files import members, paragraph, run, write

from footnotes import manuscripts
from footnotes.manuscripts.archives import Archive
from footnotes.model.input_error import InputError

NAMES = st.text("abcé/._-", min_size=1, max_size=12).filter(
    lambda name: not name.startswith("/") and ".." not in name.split("/") and "//" not in name
)
DATES = st.tuples(
    st.integers(1980, 2107), st.integers(1, 12), st.integers(1, 28), st.integers(0, 23), st.integers(0, 59),
    st.integers(0, 29).map(lambda half: 2 * half),
)  # fmt: skip
MEMBERS = st.dictionaries(
    NAMES,
    st.tuples(st.binary(max_size=200), DATES, st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])),
    max_size=6,
)


def archive_of(path: Path, contents: dict, comment: bytes = b"", *, streamed: bool = False) -> bytes:
    """Write an archive; a streamed one has its sizes after its data."""
    buffer = BytesIO()
    with zipfile.ZipFile(_Stream(buffer) if streamed else buffer, "w") as archive:
        archive.comment = comment
        for name, (data, date, method) in contents.items():
            info = zipfile.ZipInfo(name, date)
            info.compress_type, info.external_attr = method, 0o644 << 16
            archive.writestr(info, data)
    path.write_bytes(buffer.getvalue())
    return buffer.getvalue()


class _Stream:
    """A file that cannot go back."""

    def __init__(self, buffer: BytesIO) -> None:
        self._buffer = buffer
        self.write, self.flush = buffer.write, buffer.flush


def local_records(data: bytes) -> dict[str, bytes]:
    """Return what stands in an archive of each member: header, packed data and descriptor."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        starts = sorted((info.header_offset, info.filename) for info in archive.infolist())
        ends = [*(start for start, _ in starts), archive.start_dir][1:]
    return {name: data[start:end] for (start, name), end in zip(starts, ends, strict=True)}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(MEMBERS, st.just(b"") | st.just(b"a comment"), st.booleans(), st.data())
def test_members_that_do_not_change_are_copied_as_they_are(tmp_path: Path, contents, comment, streamed, data):
    path = tmp_path / "a.zip"
    before = archive_of(path, contents, comment, streamed=streamed)
    with Archive(path) as archive:
        assert b"".join(archive.with_parts({})) == before
        texts = sorted(name for name, (content, _, _) in contents.items() if content.isascii() and b"\0" not in content)
        changed = data.draw(st.sets(st.sampled_from(texts))) if texts else set()
        after = b"".join(archive.with_parts({**dict.fromkeys(changed, "new é"), "added.xml": "more"}))
    old, new = local_records(before), local_records(after)
    assert list(new) == [*old, "added.xml"]
    assert {name: new[name] for name in old.keys() - changed} == {name: old[name] for name in old.keys() - changed}
    with zipfile.ZipFile(BytesIO(before)) as one, zipfile.ZipFile(BytesIO(after)) as other:
        assert other.testzip() is None
        assert other.comment == one.comment
        for info, same in zip(one.infolist(), other.infolist(), strict=False):
            assert (info.filename, info.date_time, info.external_attr) == (
                same.filename,
                same.date_time,
                same.external_attr,
            )
    path.write_bytes(after)
    with Archive(path) as archive:
        assert {name: archive.text(name) for name in changed} == dict.fromkeys(changed, "new é")


def test_a_member_with_its_own_text_is_no_change(tmp_path: Path):
    path = write(tmp_path / "m.docx", members(paragraph(run("a"))))
    manuscript = manuscripts.read(path)
    parts = {name: text for name, text in manuscript.parts.items() if name}
    manuscripts.write_archive(tmp_path / "n.docx", parts, manuscript)
    assert (tmp_path / "n.docx").read_bytes() == path.read_bytes()


def test_text_is_read_without_what_archives_need(tmp_path: Path):
    (tmp_path / "m.md").write_text("a (Elton 23).")
    code = (
        "import sys, footnotes; footnotes.read(sys.argv[1]); "
        "print([name for name in sys.modules if name in ('zipfile', 'lxml', 'pyexpat', 'zlib') or 'archive' in name])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "m.md")], check=True, capture_output=True, text=True
    )
    loaded = set(literal_eval(done.stdout))
    assert not loaded - {"zlib"}  # which an interpreter may load by itself


def refusal(path: Path) -> InputError:
    with pytest.raises(InputError) as caught:
        manuscripts.read(path)
    assert caught.value.path == path
    assert caught.value.remedy
    return caught.value


def test_no_such_file(tmp_path: Path):
    assert "no such file" in refusal(tmp_path / "m.docx").message


def test_a_folder(tmp_path: Path):
    (tmp_path / "m.docx").mkdir()
    refusal(tmp_path / "m.docx")


@pytest.mark.parametrize("keep", [0, 1, 50, 300, -1, -30])
def test_a_truncated_file(tmp_path: Path, keep: int):
    path = write(tmp_path / "m.docx", members(paragraph(run("a" * 500))))
    path.write_bytes(path.read_bytes()[:keep])
    assert "truncated or damaged" in refusal(path).message


def test_a_member_that_is_damaged(tmp_path: Path):
    path = write(tmp_path / "m.docx", members(paragraph(run("a"))))
    data = path.read_bytes()
    at = data.index(b"word/document.xml") + len(b"word/document.xml")
    path.write_bytes(data[: at + 5] + b"\xff\xff\xff\xff" + data[at + 9 :])
    assert "damaged" in refusal(path).message


@pytest.mark.parametrize(("name", "words"), [("EncryptedPackage", "password"), ("WordDocument", ".doc file")])
def test_a_compound_file_is_told_what_it_is(tmp_path: Path, name: str, words: str):
    path = tmp_path / "m.docx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + name.encode("utf-16-le") + b"\0" * 600)
    assert words in refusal(path).message


def test_a_doc_is_to_be_converted(tmp_path: Path):
    path = tmp_path / "m.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0")
    assert "save it as .docx" in refusal(path).remedy


def test_a_member_with_a_password(tmp_path: Path):
    path = write(tmp_path / "m.docx", members(paragraph(run("a"))))
    data = bytearray(path.read_bytes())
    for sign, at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        start = -1
        while (start := data.find(sign, start + 1)) >= 0:
            data[start + at] |= 1
    path.write_bytes(data)
    assert "password-protected" in refusal(path).message


@pytest.mark.parametrize("name", ["../up.xml", "/etc/passwd", "a/../../b", "..\\up", "C:\\x"])
def test_a_member_outside_the_folder(tmp_path: Path, name: str):
    refused = refusal(write(tmp_path / "m.docx", {**members(paragraph(run("a"))), name: "x"}))
    assert "outside" in refused.message


def test_a_bomb_is_refused_by_the_size_it_declares(tmp_path: Path):
    path = tmp_path / "m.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members(paragraph(run("a"))).items():
            archive.writestr(name, content)
        with archive.open("word/media/image1.png", "w") as member:
            for _ in range(140):
                member.write(b"\0" * (1 << 20))
    assert "zip bomb" in refusal(path).message


def test_a_bomb_that_declares_less_is_not_unpacked(tmp_path: Path):
    contents = members(paragraph(run("a")))
    contents["word/document.xml"] += " " * (5 << 20)
    path = write(tmp_path / "m.docx", contents)
    data = bytearray(path.read_bytes())
    size = struct.pack("<L", len(contents["word/document.xml"].encode()))
    while (at := data.find(size)) >= 0:
        data[at : at + 4] = struct.pack("<L", 900)
    path.write_bytes(data)
    assert "damaged" in refusal(path).message


@pytest.mark.parametrize(
    ("xml", "words"),
    [
        ('<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaa">]><w>&a;</w>', "document type"),
        ('<!DOCTYPE w SYSTEM "http://example.org/w.dtd"><w/>', "document type"),
        ("<w><p></w>", "not well-formed"),
        ("<w>&nothing;</w>", "not well-formed"),
        ("", "not well-formed"),
    ],
)
def test_xml_that_is_not_safe_or_not_well_formed(tmp_path: Path, xml: str, words: str):
    contents = {**members(""), "word/document.xml": xml}
    assert words in refusal(write(tmp_path / "m.docx", contents)).message


def test_an_archive_that_is_no_word_file(tmp_path: Path):
    path = tmp_path / "m.docx"
    archive_of(path, {"a.txt": (b"x", (1980, 1, 1, 0, 0, 0), zipfile.ZIP_STORED)})
    assert "no Word document" in refusal(path).message


def test_a_part_in_an_encoding_that_word_never_writes(tmp_path: Path):
    path = write(tmp_path / "m.docx", {**members(""), "word/document.xml": "x"})
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/styles2.xml", "x")
    contents = {name: content.encode() for name, content in members(paragraph(run("é"))).items()}
    contents["word/document.xml"] = contents["word/document.xml"].replace("é".encode(), b"\xe9")
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    assert "UTF-8" in refusal(path).message


def test_parts_in_utf_16_are_read_and_written_so(tmp_path: Path):
    path = tmp_path / "m.docx"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members(paragraph(run("“é”"))).items():
            archive.writestr(name, content.replace("UTF-8", "UTF-16").encode("utf-16"))
    manuscript = manuscripts.read(path)
    assert manuscript.text == "“é”"
    parts = {"word/document.xml": manuscript.parts["word/document.xml"].replace("é", "è")}
    manuscripts.write_archive(path, parts, manuscript)
    assert manuscripts.read(path).text == "“è”"
