"""Zip archives of DOCX, ODT and EPUB: opened with care, and written anew with every untouched member as it was.

Source: PKWARE's .ZIP File Format Specification 6.3 (4.3.7 local headers, 4.3.12 central directory, 4.3.16 its end).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from footnotes.model.input_error import InputError
from footnotes.records import NamedTuple
from footnotes.translations import gettext

if TYPE_CHECKING:
    from typing import IO
    from zipfile import ZipFile, ZipInfo

_LARGE = 128 << 20  # bytes unpacked: what is smaller does no harm, however well it was packed
_HIGHEST_RATIO = 100  # unpacked to packed; manuscripts of word processors reach 20
_LARGEST = 4 << 30
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # MS-CFB, 2.2: what .doc files and encrypted .docx files are
_CHUNK = 1 << 20
_ENCRYPTED, _DESCRIPTOR, _UTF8 = 0x1, 0x8, 0x800  # flags of a member (4.4.4)
_STORED, _DEFLATED = 0, 8  # methods (4.4.5)
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_DATE = 0x21  # 1 January 1980, as Word dates its members


class Archive:
    """A zip archive open for reading; a context manager."""

    def __init__(self, path: Path) -> None:
        """Open an archive. Raises InputError for what is none, damaged, encrypted or too large for a manuscript."""
        import zipfile

        self.path = path
        try:
            self._file: IO[bytes] = path.open("rb")
        except FileNotFoundError:
            raise InputError(gettext("no such file"), path=path, remedy=gettext("check the path")) from None
        except OSError as error:
            raise InputError(
                error.strerror or gettext("cannot be read"), path=path, remedy=gettext("check its permissions")
            ) from None
        try:
            if self._file.read(len(_OLE)) == _OLE:
                raise _refuse_ole(self._file, path)
            self._zip: ZipFile = zipfile.ZipFile(self._file)
            self._check()
        except (zipfile.BadZipFile, NotImplementedError, struct.error, UnicodeDecodeError):
            self._file.close()
            raise self._damaged() from None
        except BaseException:
            self._file.close()
            raise
        self._members = {info.filename: info for info in self._zip.infolist()}

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def __iter__(self) -> Iterator[str]:
        return iter(self._members)

    def read(self, name: str) -> bytes:
        """Return a member's bytes. Raises InputError where there is none of this name or it is damaged."""
        import zipfile
        import zlib

        if name not in self._members:
            raise InputError(
                gettext("holds no {name}").format(name=name),
                path=self.path,
                remedy=gettext("open it in a word processor and save it anew"),
            )
        try:
            return self._zip.read(name)
        except RuntimeError:  # what zipfile raises for a password
            raise _password_protected(self.path) from None
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError):
            raise self._damaged(name) from None

    def text(self, name: str) -> str:
        """Return an XML member as text, its byte order mark included. Raises InputError where it is not Unicode."""
        data = self.read(name)
        try:
            return data.decode(_encoding(data))
        except UnicodeDecodeError:
            raise InputError(
                gettext("{name} is neither UTF-8 nor UTF-16").format(name=name),
                path=self.path,
                remedy=gettext("open it in a word processor and save it anew"),
            ) from None

    def check_unchanged(self, parts: Mapping[str, str]) -> None:
        """Raise InputError where a member is not what it was when it was read; the part without name is none."""
        for name, source in parts.items():
            if name and (name not in self or self.text(name) != source):
                remedy = gettext("run the command again")
                raise InputError(gettext("has changed since it was read"), path=self.path, remedy=remedy)

    def with_parts(self, parts: Mapping[str, str]) -> Iterator[bytes]:
        """Yield the bytes of the archive with these texts as members; all other members are copied as they are packed.

        A member keeps its place and its date; one that was not there comes at the end. Without any change the bytes
        are the file's own.
        """
        packed = {name: self._encoded(name, text) for name, text in parts.items()}
        changed = {name: data for name, data in packed.items() if name not in self or self.read(name) != data}
        if changed:
            yield from _Writing(self._file, self._zip, changed).run()
        else:
            yield from _copy(self._file, 0, None)

    def _encoded(self, name: str, text: str) -> bytes:
        return text.encode(_encoding(self.read(name)) if name in self else "utf-8")

    def _check(self) -> None:
        """Refuse what no word processor writes: before anything is unpacked."""
        infos = self._zip.infolist()
        if len({info.filename for info in infos}) < len(infos):
            raise self._damaged(gettext("a member of the same name as another"))
        for info in infos:
            if info.flag_bits & _ENCRYPTED:
                raise _password_protected(self.path)
            if _leads_outside(info.filename):
                raise InputError(
                    gettext('holds a member outside its folder: "{filename}"').format(filename=info.filename),
                    path=self.path,
                    remedy=gettext("no word processor writes that: do not trust this file"),
                )
        unpacked, packed = sum(info.file_size for info in infos), self._file.seek(0, 2)
        if max(unpacked, packed) > _LARGEST or (unpacked > _LARGE and unpacked > _HIGHEST_RATIO * packed):
            raise InputError(
                gettext("unpacks to {unpacked} MB from {packed} KB: a zip bomb, or no manuscript").format(
                    unpacked=unpacked >> 20, packed=max(packed >> 10, 1)
                ),
                path=self.path,
                remedy=gettext("open it in a word processor and save it anew"),
            )

    def _damaged(self, name: str = "") -> InputError:
        what = (
            gettext("{name} in it is damaged").format(name=name)
            if name
            else gettext("is no whole zip archive: truncated or damaged")
        )
        return InputError(
            what, path=self.path, remedy=gettext("get it anew, or open it in a word processor and save it anew")
        )


def _leads_outside(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return name.startswith(("/", "\\")) or ".." in parts or ":" in parts[0]


def _encoding(data: bytes) -> str:
    """Return the encoding of an XML file: UTF-8, or UTF-16 where its first bytes say so (XML 1.0, F)."""
    if data.startswith((b"\xff\xfe", b"<\0")):
        return "utf-16-le"
    return "utf-16-be" if data.startswith((b"\xfe\xff", b"\0<")) else "utf-8"


def _password_protected(path: Path) -> InputError:
    return InputError(
        gettext("is password-protected"), path=path, remedy=gettext("save a copy without password, and use that")
    )


def _refuse_ole(file: IO[bytes], path: Path) -> InputError:
    """Say what a compound file is: the names in its directory tell (MS-OFFCRYPTO, 2.3; MS-DOC, 2.1)."""
    before = b""
    while chunk := file.read(_CHUNK):
        if "EncryptedPackage".encode("utf-16-le") in before + chunk:
            return _password_protected(path)
        before = chunk[-64:]
    remedy = gettext("save it as .docx in Word or LibreOffice, or run: soffice --headless --convert-to docx FILE")
    return InputError(gettext("is a .doc file of Word 97 to 2003"), path=path, remedy=remedy)


def _copy(file: IO[bytes], start: int, end: int | None) -> Iterator[bytes]:
    file.seek(start)
    while chunk := file.read(_CHUNK if end is None else min(_CHUNK, end - start)):
        start += len(chunk)
        yield chunk


class _Record(NamedTuple):
    """A member as the central directory has it."""

    info: ZipInfo
    raw: bytes


class _Writing:
    """Writes the archive anew, member by member in the order of the file."""

    def __init__(self, file: IO[bytes], archive: ZipFile, changed: Mapping[str, bytes]) -> None:
        self._file, self._changed = file, changed
        self._comment = archive.comment
        self._records = list(_records(file, archive))
        starts = sorted(record.info.header_offset for record in self._records)
        self._ends = dict(zip(starts, [*starts, archive.start_dir][1:], strict=True))
        self._written = 0
        self._central: dict[str, bytes] = {}

    def run(self) -> Iterator[bytes]:
        for record in sorted(self._records, key=lambda record: record.info.header_offset):
            yield from self._counted(self._member(record))
        there = {record.info.filename for record in self._records}
        for name in self._changed:
            if name not in there:
                yield from self._counted(self._new_member(name))
        order = [record.info.filename for record in self._records]
        names = order + [name for name in self._changed if name not in there]
        central = b"".join(self._central[name] for name in names)
        yield central
        count = len(names)
        yield (
            _END.pack(b"PK\x05\x06", 0, 0, count, count, len(central), self._written, len(self._comment))
            + self._comment
        )

    def _counted(self, chunks: Iterator[bytes]) -> Iterator[bytes]:
        for chunk in chunks:
            self._written += len(chunk)
            yield chunk

    def _member(self, record: _Record) -> Iterator[bytes]:
        info = record.info
        if info.filename not in self._changed:
            self._central[info.filename] = record.raw[:42] + struct.pack("<L", self._written) + record.raw[46:]
            yield from _copy(self._file, info.header_offset, self._ends[info.header_offset])
            return
        fields: list[Any] = list(_CENTRAL.unpack(record.raw[:46]))
        name = record.raw[46 : 46 + fields[10]]
        flags = fields[3] & ~_DESCRIPTOR
        yield from self._pack(info.filename, name, flags, fields)

    def _new_member(self, name: str) -> Iterator[bytes]:
        fields: list[Any] = [b"PK\x01\x02", 20, 20, 0, _DEFLATED, 0, _DATE, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
        encoded = name.encode("utf-8")
        yield from self._pack(name, encoded, 0 if name.isascii() else _UTF8, fields)

    def _pack(self, member: str, name: bytes, flags: int, fields: list[Any]) -> Iterator[bytes]:
        """Yield a member packed anew; its record in the central directory is ``fields`` with what changes."""
        import zlib

        data = self._changed[member]
        packed, method, date = data, fields[4], fields[5:7]
        if method != _STORED:
            method, packer = _DEFLATED, zlib.compressobj(wbits=-15)
            packed = packer.compress(data) + packer.flush()
        sizes = (zlib.crc32(data), len(packed), len(data))
        fields[2:13] = [20, flags, method, *date, *sizes, len(name), 0, 0]
        fields[16] = self._written
        self._central[member] = _CENTRAL.pack(*fields) + name
        yield _LOCAL.pack(b"PK\x03\x04", 20, flags, method, *date, *sizes, len(name), 0) + name
        yield packed


def _records(file: IO[bytes], archive: ZipFile) -> Iterator[_Record]:
    """Yield the records of the central directory, as they stand in the file."""
    file.seek(archive.start_dir)
    for info in archive.infolist():
        head = file.read(_CENTRAL.size)
        fields = _CENTRAL.unpack(head)
        yield _Record(info, head + file.read(sum(fields[10:13])))
