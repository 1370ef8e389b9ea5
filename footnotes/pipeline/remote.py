"""Manuscripts on the network and in archives, by fsspec and whatever packages for it are installed."""

from __future__ import annotations

import posixpath
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from footnotes.model.input_error import InputError
from footnotes.pipeline.folders import SUFFIXES
from footnotes.translations import gettext


class RemoteFolders:
    """The folders of the file system that an address leads to. Raises InputError where that cannot be used."""

    WILD = re.compile(r"[*[]")  # a question mark is part of addresses

    def __init__(self, address: str) -> None:
        self._protocol = address.partition("://")[0]
        self._files: Any
        with _as_input_errors(address):
            from fsspec.core import url_to_fs

            self._files, _ = url_to_fs(address)

    def is_folder(self, path: str) -> bool:
        """Say whether this is the path of a folder: it ends with a slash."""
        return path.endswith("/") or not path

    def is_manuscript(self, path: str) -> bool:
        """Say whether a file is a manuscript, by its name: XML, of which most is something else, is to be named."""
        suffix = posixpath.splitext(path)[1].lower()
        return suffix in SUFFIXES and suffix != ".xml"

    def entries(self, path: str) -> Iterator[tuple[str, bool]]:
        """Yield the names in a folder, and whether each is a folder. Raises OSError where it cannot be read."""
        try:
            found = self._files.ls(self._files._strip_protocol(f"{self._protocol}://{path}"), detail=True)
            self._files.invalidate_cache()
        except OSError:
            raise
        except Exception as error:  # each file system has its own
            raise OSError(_said(error)) from None
        for entry in found:
            yield posixpath.basename(entry["name"].rstrip("/")), entry["type"] == "directory"


@contextmanager
def fetched(address: str) -> Iterator[Path]:
    """Give a file's content as a file of this machine, for as long as it is read; raises InputError."""
    suffix = posixpath.splitext(address.partition("::")[0].partition("?")[0])[1]
    with TemporaryDirectory(prefix="footnotes-") as folder:
        path = Path(folder, f"manuscript{suffix}")
        with _as_input_errors(address):
            import fsspec

            with fsspec.open(address, "rb") as there, path.open("wb") as here:
                shutil.copyfileobj(there, here)
        yield path


@contextmanager
def _as_input_errors(address: str) -> Iterator[None]:
    try:
        yield
    except ModuleNotFoundError:
        said = gettext("fsspec is not installed, which {address} is read with").format(address=address)
        raise InputError(said, remedy=gettext("pip install 'footnotes[cluster]'")) from None
    except FileNotFoundError:
        raise InputError(gettext("no such file"), remedy=gettext("check the address")) from None
    except Exception as error:  # each file system has its own; of a missing package fsspec says which
        raise InputError(gettext("cannot be fetched: {why}").format(why=_said(error))) from None


def _said(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
