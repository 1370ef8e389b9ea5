"""The manuscripts of a corpus: what a pattern matches, here or on the network, found as it is asked for.

Patterns are those of a shell: ``*`` and ``?`` stand for characters of a name, ``[…]`` for one of some, ``**`` for any
number of folders. As in a shell, hidden files are passed over, and so is what Word keeps beside a file that is open.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from fnmatch import translate
from pathlib import Path
from typing import Protocol

from footnotes.model.input_error import InputError
from footnotes.pipeline.folders import is_manuscript
from footnotes.translations import gettext

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://")
_ANY_FOLDERS = "**"


def is_address(path: str) -> bool:
    """Say whether a path is one of the network, or in an archive: ``s3://…``, ``zip://…::https://…``."""
    return _ADDRESS.match(path) is not None


class Folders(Protocol):
    """A tree of folders; ``WILD`` finds what is not to be taken as it is written in a path of it."""

    WILD: re.Pattern[str]

    def is_folder(self, path: str) -> bool:
        """Say whether this is the path of a folder."""

    def is_manuscript(self, path: str) -> bool:
        """Say whether a file is a manuscript, of those in a folder that is named."""

    def entries(self, path: str) -> Iterable[tuple[str, bool]]:
        """Yield the names in a folder, and whether each is a folder; raises OSError where it cannot be read."""


class LocalFolders:
    """The folders of this machine."""

    WILD = re.compile(r"[*[?]")

    def is_folder(self, path: str) -> bool:
        """Say whether this is the path of a folder."""
        return Path(path).is_dir()

    def is_manuscript(self, path: str) -> bool:
        """Say whether a file is a manuscript."""
        return is_manuscript(Path(path))

    def entries(self, path: str) -> Iterator[tuple[str, bool]]:
        """Yield the names in a folder, and whether each is a folder; links to folders are not followed."""
        with os.scandir(path or ".") as found:
            for entry in found:
                if not entry.is_symlink() or entry.is_file():
                    yield entry.name, entry.is_dir(follow_symlinks=False)


def manuscripts_matching(patterns: Iterable[str], tell: Callable[[InputError], None]) -> Iterator[str]:
    """Yield the paths of the manuscripts that patterns match: those in it, where one names a folder.

    ``tell`` is told of patterns that match nothing, and of folders that cannot be read.
    """
    for pattern in patterns:
        count = 0
        try:
            for path in _on_network(pattern, tell) if is_address(pattern) else _matching(LocalFolders(), pattern, tell):
                count += 1
                yield path
        except InputError as error:
            tell(error)
            continue
        if not count:
            said = gettext("no manuscripts match {pattern}").format(pattern=pattern)
            tell(InputError(said, remedy=gettext("write the pattern in quotation marks")))


def _on_network(pattern: str, tell: Callable[[InputError], None]) -> Iterator[str]:
    from footnotes.pipeline.remote import RemoteFolders

    address, chain, archive = pattern.partition("::")
    protocol, _, inner = address.partition("://")
    for path in _matching(RemoteFolders(pattern), inner, tell):
        yield f"{protocol}://{path}{chain}{archive}"


def _matching(folders: Folders, pattern: str, tell: Callable[[InputError], None]) -> Iterator[str]:
    if folders.is_folder(pattern):
        walk = _Walk(folders, (_ANY_FOLDERS, "*"), tell)
        yield from filter(folders.is_manuscript, walk.below(pattern.rstrip("/") or pattern))
        return
    first = folders.WILD.search(pattern)
    if first is None:
        yield pattern  # reading it tells what is wrong with it
        return
    root, slash, _ = pattern[: first.start()].rpartition("/")
    rest = pattern[len(root) + len(slash) :]
    yield from _Walk(folders, tuple(rest.split("/")), tell).below(root or slash)


class _Walk:
    """The walk through folders after the parts of a pattern."""

    def __init__(self, folders: Folders, parts: tuple[str, ...], tell: Callable[[InputError], None]) -> None:
        self._folders, self._tell = folders, tell
        self._parts = [None if part == _ANY_FOLDERS else re.compile(translate(part)) for part in parts]

    def below(self, root: str) -> Iterator[str]:
        """Yield the paths of the files that match; each folder is read once."""
        waiting = [(root, self._reached({0}))]
        while waiting:
            folder, places = waiting.pop()
            try:
                for name, is_folder in self._folders.entries(folder):
                    if name.startswith((".", "~$")):
                        continue
                    after = self._after(places, name)
                    if is_folder and after:
                        waiting.append((_joined(folder, name), after))
                    elif not is_folder and len(self._parts) in after:
                        yield _joined(folder, name)
            except OSError as error:
                self._tell(
                    InputError(error.strerror or str(error) or gettext("cannot be read"), path=Path(folder or "."))
                )

    def _after(self, places: frozenset[int], name: str) -> frozenset[int]:
        """Return where in the pattern one may be after a name, from these places in it."""
        after = set()
        for place in places:
            if place == len(self._parts):
                continue
            part = self._parts[place]
            if part is None:
                after.add(place)
            elif part.match(name):
                after.add(place + 1)
        return self._reached(after)

    def _reached(self, places: set[int]) -> frozenset[int]:
        """Add the places behind those that any number of folders stands at: also none."""
        reached = set(places)
        for place in sorted(places):
            after = place
            while after < len(self._parts) and self._parts[after] is None:
                after += 1
                reached.add(after)
        return frozenset(reached)


def _joined(folder: str, name: str) -> str:
    return f"{folder.rstrip('/')}/{name}" if folder else name
