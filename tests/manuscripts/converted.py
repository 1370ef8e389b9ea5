"""Measures how well a manuscript is understood after pandoc has converted it: converted.py [MANUSCRIPT] [FORMAT] …

Prints the end-to-end F1 of annotated manuscripts as Markdown and in each format. Offsets do not survive a conversion:
citations are compared in their order, by the longest sequence of cites with the right source and locators that the
annotation and the output have in common. Notes of the Markdown that have no marker do not count: pandoc drops them.
"""

from __future__ import annotations

import importlib.util
import json
import sys
import tempfile
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from types import ModuleType

import footnotes
from footnotes.model.analysis import Analysis

CORPUS = Path(__file__).parents[2] / "../shared/corpus"
MANUSCRIPTS = ("trials", "buck-md")
FORMATS = {  # pandoc's names, by suffix
    "docx": "docx", "odt": "odt", "html": "html", "tex": "latex", "xml": "tei", "jats": "jats_archiving",
}  # fmt: skip
_SUFFIXES = {"jats": "xml"}  # of the files, where they differ

Cite = tuple[str | None, tuple[tuple[str, str], ...]]  # source and locators


def convert(manuscript: Path, name: str, folder: Path) -> Path:
    """Convert a Markdown manuscript by pandoc, without network; return the new file."""
    import pypandoc

    target = folder / f"{manuscript.parent.name}-{name}.{_SUFFIXES.get(name, name)}"
    options = ["--sandbox", "--quiet", "--standalone"]
    pypandoc.convert_file(str(manuscript), FORMATS[name], "markdown", options, outputfile=str(target))
    return target


def end_to_end(name: str, file: Path) -> float:
    """Return the F1 of the cites of a file, a form of the annotated manuscript of this name."""
    folder = CORPUS / name
    bibliography = footnotes.load_bibliography(folder / "bibliography.json")
    found = list(_found(footnotes.analyse(footnotes.read(file), bibliography)))
    gold = list(_gold(folder))
    hits = sum(block.size for block in SequenceMatcher(None, gold, found, autojunk=False).get_matching_blocks())
    return 2 * hits / (len(gold) + len(found))


def _gold(folder: Path) -> Iterator[Cite]:
    notes = footnotes.read(folder / "manuscript.md").notes
    lost = {note.label for note in notes if note.marker is None} - {note.label for note in notes if note.marker}
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        citation = json.loads(line)
        if citation["note"] and citation["note"].rpartition("n")[2] in lost:
            continue
        for cite in citation["cites"]:
            yield cite["source"], tuple(_score().locators(cite))


def _found(analysis: Analysis) -> Iterator[Cite]:
    manuscript = analysis.manuscript
    for resolved in analysis.citations:
        note = manuscript.notes[resolved.citation.note] if resolved.citation.note is not None else None
        if manuscript.format == "markdown" and note is not None and note.marker is None:
            continue
        for resolution in resolved.resolutions:
            written = [{"label": one.label, "value": one.value} for one in resolution.cite.locators]
            yield resolution.entry, tuple(_score().locators({"locators": written}))


def _score() -> ModuleType:
    """Return the module that compares locators as the annotated manuscripts are scored."""
    name = "corpus_score"
    if name not in sys.modules:
        specification = importlib.util.spec_from_file_location(name, CORPUS / "score.py")
        assert specification and specification.loader
        sys.modules[name] = importlib.util.module_from_spec(specification)
        specification.loader.exec_module(sys.modules[name])
    return sys.modules[name]


def main(arguments: list[str]) -> None:
    """Print a row for each manuscript and format."""
    names = [name for name in MANUSCRIPTS if name in arguments] or MANUSCRIPTS
    formats = [name for name in FORMATS if name in arguments] or FORMATS
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            manuscript = CORPUS / name / "manuscript.md"
            markdown = end_to_end(name, manuscript)
            print(f"{name:<12} {'markdown':<8} {markdown:.4f}")
            for format_name in formats:
                figure = end_to_end(name, convert(manuscript, format_name, Path(folder)))
                print(f"{name:<12} {format_name:<8} {figure:.4f} {figure - markdown:+.4f}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
