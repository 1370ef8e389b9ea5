"""Proposals carried out in .bib files."""

from __future__ import annotations

import codecs
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from footnotes.bibliographies.bibtex_editing import BibFile
from footnotes.bibliographies.files import read_source
from footnotes.bibliographies.reading import Source
from footnotes.entries.proposal import Proposal
from footnotes.model.bibliography import Bibliography
from footnotes.model.entry import Entry
from footnotes.model.input_error import InputError
from footnotes.translations import gettext

SUFFIXES = frozenset((".bib", ".biblatex", ".bibtex"))


class Change:
    """A .bib file as it is, and as it would be."""

    def __init__(self, file: BibFile) -> None:
        self.path = file.source.path
        self.before, self.after = file.source.text, file.edited()

    def encoded(self) -> bytes:
        """Return the file as it would be, with the byte order mark that it has."""
        mark = codecs.BOM_UTF8 if self.path.read_bytes().startswith(codecs.BOM_UTF8) else b""
        return mark + self.after.encode()


def bib_files(bibliography: Bibliography) -> dict[Path, BibFile]:
    """Return the files of a bibliography. Raises InputError where one cannot be read, or is none that can be edited."""
    files = {}
    for path in bibliography.paths:
        if path.suffix.lower() not in SUFFIXES:
            remedy = gettext("convert it: {command}").format(
                command=f"footnotes convert {path} -o {path.with_suffix('.bib')}"
            )
            raise InputError(gettext("only .bib files are edited"), path=path, remedy=remedy)
        source = read_source(path)
        if not isinstance(source, Source):
            raise InputError(source.reason, path=path, remedy=source.remedy)
        files[path] = BibFile(source)
    return files


def carried_out(bibliography: Bibliography, proposals: Iterable[Proposal]) -> tuple[list[Change], list[Proposal]]:
    """Return the files that change, and the proposals for entries that cannot be edited: they are broken in their file.

    An entry with a new key, or one that takes another in, keeps the key that goes among its ``ids``.
    """
    files = bib_files(bibliography)
    of_key = {key: file for file in files.values() for key in file.places}
    values: dict[str, dict[str, str]] = defaultdict(dict)
    other_keys: dict[str, list[str]] = defaultdict(list)
    renamed: dict[str, str] = {}
    removed: dict[str, str] = {}
    left = []
    for proposal in proposals:
        if proposal.of not in of_key or (proposal.removed and proposal.removed not in of_key):
            left.append(proposal)
            continue
        values[proposal.of].update({name: f"{{{value}}}" for name, value in proposal.fields.items()})
        if proposal.key:
            renamed[proposal.of] = proposal.key
            other_keys[proposal.of].append(proposal.of)
        if proposal.removed:
            removed[proposal.removed] = proposal.of
            other_keys[proposal.of] += [proposal.removed, *_other_keys(bibliography.entries[proposal.removed])]
    for key, others in other_keys.items():
        ids = dict.fromkeys((*_other_keys(bibliography.entries[key]), *others))
        ids.pop(renamed.get(key, ""), None)
        values[key]["ids"] = f"{{{','.join(ids)}}}"
    for key, new in values.items():
        of_key[key].set_fields(key, new)
    for file in files.values():
        file.rename({old: new for old, new in renamed.items() if of_key[old] is file})
        elsewhere = {old: new for old, new in renamed.items() if of_key[old] is not file}
        file.refer(elsewhere | removed, without=removed)
        for key in removed:
            if of_key[key] is file:
                file.remove(key)
    return [change for change in map(Change, files.values()) if change.before != change.after], left


def put_in_order(bibliography: Bibliography, orders: Mapping[Path, list[str]]) -> list[Change]:
    """Return the files that change where their entries come in another order."""
    files = bib_files(bibliography)
    for path, file in files.items():
        file.order([key for key in orders.get(path, ()) if key in file.places])
    return [change for change in map(Change, files.values()) if change.before != change.after]


def _other_keys(entry: Entry) -> list[str]:
    """Return the other keys of an entry, BibLaTeX's ``ids``."""
    custom = entry.variables.get("custom")
    ids = custom.get("ids") if isinstance(custom, Mapping) else None
    return [str(key) for key in ids] if isinstance(ids, list) else []
