"""Manuscripts in another format, by way of pandoc; citations by key stay citations on the way.

Each citation gives way to a token before pandoc reads the file; in what pandoc has read the tokens become its own
citations. So it matters neither how a format writes citations nor what pandoc knows of that.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from footnotes.manuscripts import archived, pandoc_citations, read
from footnotes.manuscripts.rewriting import Replacement, is_archive, rewrite, rewrite_archive
from footnotes.model.analysis import Analysis
from footnotes.model.citation import CiteByKey, CiteMode
from footnotes.model.input_error import InputError
from footnotes.model.manuscript import Manuscript
from footnotes.pipeline.analysing import analyse
from footnotes.pipeline.by_key import PLACE, cited_by_key
from footnotes.pipeline.rendered import Rendering
from footnotes.pipeline.rendering import CitationsAs, render_manuscript
from footnotes.text import Span
from footnotes.translations import gettext

_READERS = {
    "markdown": "markdown", "latex": "latex", "html": "html", "docx": "docx", "odt": "odt", "epub": "epub",
    "org": "org", "rst": "rst", "typst": "typst", "jats": "jats", "docbook": "docbook",
}  # fmt: skip
_WRITERS = {
    "markdown": "markdown", "latex": "latex", "html": "html5", "docx": "docx", "odt": "odt", "epub": "epub3",
    "org": "org", "rst": "rst", "typst": "typst", "jats": "jats_archiving", "docbook": "docbook5", "tei": "tei",
    "plain": "plain",
}  # fmt: skip
TARGETS = tuple(_WRITERS)
BINARY = frozenset({"docx", "odt", "epub"})
_MODES = {CiteMode.AUTHOR_IN_TEXT: "AuthorInText", CiteMode.SUPPRESS_AUTHOR: "SuppressAuthor"}
_EMPHASIS = {"emphasis": "Emph", "strong": "Strong", "small-caps": "SmallCaps"}  # kinds of marks, as pandoc has them
_BIBTEX = (".bib", ".bibtex")
_READ_BY = {"latex": _BIBTEX, "markdown": (*_BIBTEX, ".json", ".yaml", ".yml")}  # bibliographies, by their suffixes
_TIME = 600  # seconds that pandoc may take


@dataclass(frozen=True, slots=True)
class Conversion:
    """A manuscript in another format, and what was changed and left on the way."""

    data: bytes
    rendering: Rendering


def convert(
    analysis: Analysis,
    target: str,
    style: str,
    *,
    language: str | None = None,
    citations: str | None = None,
    folder: Path | None = None,
) -> Conversion:
    """Return a manuscript in the format ``target``, its citations in a style or, with "keys", as citations by key.

    ``folder`` is where it will stand, as seen from which it names its bibliography; else the working directory.
    Raises InputError where pandoc is not installed or cannot read the manuscript's format.
    """
    manuscript = analysis.manuscript
    pandoc = pandoc_path()
    if manuscript.format not in _READERS:
        known = ", ".join(_READERS)
        remedy = gettext("it reads {known}; of TEI its own stylesheets make HTML: teitohtml FILE").format(known=known)
        raise InputError(
            gettext("pandoc cannot read {format}").format(format=manuscript.format), path=manuscript.path, remedy=remedy
        )
    if len(manuscript.parts) > 1 and not is_archive(manuscript):
        raise InputError(
            gettext("a manuscript of several files cannot be converted"),
            path=manuscript.path,
            remedy=gettext("put them into one file first: latexpand FILE > ONE.tex"),
        )
    if citations == CitationsAs.ZOTERO:
        return _with_live_fields(analysis, target, style, language)
    if citations != CitationsAs.KEYS:
        rendering = render_manuscript(analysis, style, language=language, citations=citations)
        document = _read(pandoc, manuscript, _file(manuscript, rendering))
        return Conversion(_write(pandoc, document, target), rendering)
    changes, left = cited_by_key(analysis, language)
    elements = [cite_element(cites, AsWritten(manuscript, change.resolved.citation.span)) for change, cites in changes]
    tokens = _Tokens(manuscript, elements)
    replacements = [
        change.replacement._replace(content=change.replacement.content.replace(PLACE, token))
        for token, (change, _) in zip(tokens.names, changes, strict=True)
    ]
    rendering = Rendering("", left, tuple(change for change, _ in changes))
    document = _read(pandoc, manuscript, _rewritten(manuscript, replacements))
    tokens.replace(document)
    if analysis.bibliography.shared is not None:
        document["meta"]["references"] = _references(analysis)
    _name_bibliography(document["meta"], analysis, target, folder or Path())
    return Conversion(_write(pandoc, document, target), rendering)


def _with_live_fields(analysis: Analysis, target: str, style: str, language: str | None) -> Conversion:
    """Convert with citations by key as words, and make live fields of them in the new file."""
    if target not in {"docx", "odt"}:
        remedy = gettext("they are for docx and odt; give --citations keys")
        raise InputError(gettext("{target} has no live citations of Zotero").format(target=target), remedy=remedy)
    by_key = convert(analysis, target, style, language=language, citations=CitationsAs.KEYS)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"converted.{target}"
        path.write_bytes(by_key.data)
        again = analyse(read(path), analysis.bibliography, language=language)
        live = render_manuscript(again, style, language=language, citations=CitationsAs.ZOTERO)
        return Conversion(b"".join(archived(live.parts, again.manuscript)), by_key.rendering)


def pandoc_path() -> str:
    """Return where pandoc is; raises InputError where it is not installed."""
    try:
        import pypandoc

        return str(pypandoc.get_pandoc_path())
    except (ImportError, OSError):
        remedy = gettext("install it: pip install 'footnotes[pandoc]'")
        raise InputError(gettext("conversion needs pandoc, which is not installed"), remedy=remedy) from None


def _file(manuscript: Manuscript, rendering: Rendering) -> bytes:
    if is_archive(manuscript):
        return b"".join(archived(rendering.parts, manuscript))
    return rendering.text.encode("utf-8")


def _rewritten(manuscript: Manuscript, replacements: Sequence[Replacement]) -> bytes:
    if is_archive(manuscript):
        return b"".join(archived(rewrite_archive(manuscript, replacements, None), manuscript))
    return rewrite(manuscript, replacements, None).encode("utf-8")


def _read(pandoc: str, manuscript: Manuscript, data: bytes) -> dict[str, Any]:
    """Return what pandoc reads a file as: its document in JSON."""
    reader = _READERS[manuscript.format]
    document: dict[str, Any] = json.loads(_run(pandoc, ["-f", reader, "-t", "json"], data, manuscript.path))
    return document


def _write(pandoc: str, document: Mapping[str, Any], target: str) -> bytes:
    options = ["-f", "json", "-t", _WRITERS[target], "--standalone", "--wrap=none"]
    options += ["--biblatex"] if target == "latex" else []
    data = json.dumps(document).encode("utf-8")
    if target not in BINARY:
        return _run(pandoc, options, data, None)
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / f"converted.{target}"
        _run(pandoc, [*options, "-o", str(output)], data, None)
        return output.read_bytes()


def _run(pandoc: str, options: list[str], data: bytes, path: Path | None) -> bytes:
    command = [pandoc, "--sandbox", "--quiet", *options]
    try:
        done = subprocess.run(command, input=data, capture_output=True, check=False, timeout=_TIME)
    except subprocess.TimeoutExpired:
        raise InputError(gettext("pandoc did not end"), path=path, remedy=gettext("convert it in parts")) from None
    if done.returncode:
        message = " ".join(done.stderr.decode("utf-8", "replace").split())[:300]
        raise InputError(
            gettext("pandoc cannot convert it: {message}").format(message=message),
            path=path,
            remedy=gettext("mend the file at this place"),
        )
    return done.stdout


class _Tokens:
    """Words that stand for citations while pandoc reads a file."""

    def __init__(self, manuscript: Manuscript, citations: Sequence[dict[str, Any]]) -> None:
        beginning = "FnCite"
        while any(beginning in text for text in (*manuscript.parts.values(), manuscript.text)):
            beginning += "X"
        self.names = [f"{beginning}{number}Z" for number in range(len(citations))]
        self._citations = dict(zip(self.names, citations, strict=True))
        self._pattern = re.compile(f"{beginning}\\d+Z")

    def replace(self, document: dict[str, Any]) -> None:
        """Put pandoc's citations in the place of tokens, everywhere in a document."""
        waiting: list[Any] = [document["blocks"]]
        while waiting:
            node = waiting.pop()
            if isinstance(node, list):
                if any(isinstance(child, dict) and child.get("t") == "Str" for child in node):
                    node[:] = [inline for child in node for inline in self._inlines(child)]
                waiting += node
            elif isinstance(node, dict) and node.get("t") != "Cite":
                waiting.append(node.get("c"))

    def _inlines(self, child: Any) -> Iterator[Any]:
        """Yield an inline, or what a word with tokens in it becomes."""
        text = child["c"] if isinstance(child, dict) and child.get("t") == "Str" else ""
        if not self._pattern.search(text):
            yield child
            return
        position = 0
        for token in self._pattern.finditer(text):
            if token.start() > position:
                yield _string(text[position : token.start()])
            yield self._citations[token.group()]
            position = token.end()
        if position < len(text):
            yield _string(text[position:])


class AsWritten:
    """The author's words in a citation, with the emphasis that they have there; to be asked for in their order."""

    def __init__(self, manuscript: Manuscript, span: Span) -> None:
        self._manuscript, self._rest = manuscript, span

    def __call__(self, text: str) -> list[dict[str, Any]]:
        """Return a stretch of the citation as pandoc's words."""
        words = text.strip()
        at = self._manuscript.text.find(words, *self._rest) if words else -1
        if at < 0:
            return inlines(text)
        self._rest = Span(at + len(words), self._rest.end)
        found, begins = [], at - text.index(words)  # where the stretch would begin in the manuscript
        position = 0
        for mark in self._manuscript.marks_in(Span(at, self._rest.start)):
            start, end = mark.text.start - begins, mark.text.end - begins
            if mark.kind in _EMPHASIS and position <= start and end <= len(text):
                found += inlines(text[position:start])
                found.append({"t": _EMPHASIS[mark.kind], "c": inlines(text[start:end])})
                position = end
        return found + inlines(text[position:])


def cite_element(
    cites: Sequence[CiteByKey], words: Callable[[str], list[dict[str, Any]]] | None = None
) -> dict[str, Any]:
    """Return a citation as pandoc has it in JSON (pandoc-types, ``Cite``); ``words`` makes words of the author's."""
    found, words = [], words or inlines
    for cite in cites:
        mode = _MODES.get(cite.mode, "NormalCitation")
        found.append(
            {
                "citationId": cite.key,
                "citationPrefix": words(cite.prefix),
                "citationSuffix": inlines(f", {cite.where}" if cite.where else "") + words(cite.suffix),
                "citationMode": {"t": mode},
                "citationNoteNum": 0,
                "citationHash": 0,
            }
        )
    return {"t": "Cite", "c": [found, inlines(pandoc_citations.write(cites))]}


def inlines(text: str) -> list[dict[str, Any]]:
    """Return text as pandoc's words and spaces."""
    parts = re.split(r"( +)", text)
    return [{"t": "Space"} if part.isspace() else _string(part) for part in parts if part]


def _string(text: str) -> dict[str, Any]:
    return {"t": "Str", "c": text}


def _references(analysis: Analysis) -> dict[str, Any]:
    """Return the entries that the manuscript itself has described, as pandoc's metadata ``references``."""
    shared = analysis.bibliography.shared
    own = [entry for key, entry in analysis.bibliography.entries.items() if not shared or key not in shared.entries]
    return _metadata([{"id": entry.key, "type": entry.type, **entry.variables} for entry in own])


def _name_bibliography(metadata: dict[str, Any], analysis: Analysis, target: str, folder: Path) -> None:
    """Name the files that the citations by key are from, where what reads the new file looks for them.

    That is ``bibliography`` of Markdown and ``\\addbibresource`` of LaTeX, whose biber reads nothing but BibTeX.
    """
    bibliography = analysis.bibliography.shared or analysis.bibliography
    files = [_seen_from(folder, path) for path in bibliography.paths if path.suffix.lower() in _READ_BY.get(target, ())]
    if files:
        metadata["bibliography"] = _metadata(files[0] if len(files) == 1 else files)


def _seen_from(folder: Path, path: Path) -> str:
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # on another drive
        return path.absolute().as_posix()


def _metadata(value: Any) -> dict[str, Any]:
    if isinstance(value, Mapping):
        return {"t": "MetaMap", "c": {str(key): _metadata(inner) for key, inner in value.items()}}
    if isinstance(value, list):
        return {"t": "MetaList", "c": [_metadata(inner) for inner in value]}
    return {"t": "MetaString", "c": str(value)}
