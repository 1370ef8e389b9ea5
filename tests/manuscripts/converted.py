"""How much finding loses where a manuscript comes in another format: annotated Markdown, converted by pandoc.

    python tests/manuscripts/converted.py FOLDER... [--to FORMAT]... [--misses K]

Each folder holds ``manuscript.md``, ``bibliography.json``, ``gold.jsonl`` and ``range.json`` (the annotated stretch).
Printed for each format: the F1 of cites with the right source and the right locators, compared in the order in which
readers meet them (a note where its marker stands), and the share of citations of the Markdown found again.
"""

from __future__ import annotations

import argparse
import html
import json
import re
import tempfile
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, NamedTuple

import footnotes
from footnotes import Analysis, Bibliography
from footnotes.cli.citation_json import citation_object
from footnotes.model.manuscript import Manuscript

SUFFIXES = {
    "markdown": "md", "html": "html", "latex": "tex", "tei": "xml", "jats": "xml", "docbook": "xml", "rst": "rst",
    "typst": "typ", "org": "org", "epub": "epub", "docx": "docx", "odt": "odt",
}  # fmt: skip


class Cited(NamedTuple):
    """A cite as it is compared: its source, its locators, its words."""

    source: str | None
    locators: tuple[tuple[str, str], ...]
    words: str
    start: int  # in the file


def convert(markdown: Path, format_name: str, folder: Path) -> Path:
    """Convert a Markdown manuscript by pandoc; raised numbers in tags become pandoc's own."""
    import pypandoc

    text = re.sub(r"<sup>([^<>\s]+)</sup>", r"^\1^", markdown.read_text(encoding="utf-8"))
    target = folder / f"{format_name}.{SUFFIXES[format_name]}"
    reader = "markdown-smart-implicit_figures"
    pypandoc.convert_text(text, format_name, reader, outputfile=str(target), extra_args=["--standalone", "--wrap=none"])
    return target


def cited(analysis: Analysis) -> list[Cited]:
    """Return the cites of a manuscript in the order in which a reader meets them."""
    objects = [citation_object(analysis, resolved) for resolved in analysis.citations]
    for one, resolved in zip(objects, analysis.citations, strict=True):
        for cite, resolution in zip(one["cites"], resolved.resolutions, strict=True):
            cite["text"] = resolution.cite.text  # as it reads: each format has its own markup
    places = [resolved.citation.span.start for resolved in analysis.citations]
    return _in_order(analysis.manuscript, zip(places, objects, strict=True))


def annotated(path: Path, manuscript: Manuscript) -> list[Cited]:
    """Return the cites of an annotation, in the same order."""
    objects = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return _in_order(manuscript, [(manuscript.text_offset(one["start"]), one) for one in objects])


def _in_order(manuscript: Manuscript, objects: Iterable[tuple[int, dict[str, Any]]]) -> list[Cited]:
    met = sorted(((_anchor(manuscript, place), place, one) for place, one in objects), key=lambda item: item[:2])
    return [_cited(cite, one["start"]) for anchor, _, one in met if anchor >= 0 for cite in one["cites"]]


def _anchor(manuscript: Manuscript, place: int) -> int:
    """Return where a place of the text is met: that of a note where its marker stands.

    It is -1 for a ``[^1]`` note without a marker: pandoc leaves it out.
    """
    block = manuscript.block_at(place)
    note = manuscript.notes[block.note] if block and block.note is not None else None
    if note is None or note.marker is not None:
        return note.marker.start if note and note.marker else place
    dropped = note.body_source and note.body_source.of(manuscript.parts[""]).startswith("[^")
    return -1 if dropped else place


def _cited(cite: dict[str, Any], start: int) -> Cited:
    values = [
        ({"document": "number", "item": "number"}.get(locator["label"], locator["label"]), _plain(value))
        for locator in cite["locators"]
        for value in re.split(r"[,;&]|\band\b", str(locator["value"]))
    ]
    source = "self" if cite["form"] == "self" else cite["source"]
    return Cited(source, tuple(sorted(values)), _plain(cite["text"]), start)


def _plain(text: str) -> str:
    """Return the words of a cite without markup, which each format writes in its own way."""
    text = re.sub(r"(?<=\])\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)|\\href\{[^{}]*\}", "", html.unescape(text))
    text = re.sub(r"<(?!http)[^<>]*>|\\(?:nolinkurl|[A-Za-z]+)\*?|[\[\]{}*_<>\\\u2060\u00ad]", "", text)
    text = re.sub(r"[‐‑‒–—−]+|--+", "-", text)
    return re.sub(r"[\s~'’‘\"“”`]+", "", text).strip(".,;:").casefold()


def f1(gold: Sequence[Cited], found: Sequence[Cited]) -> float:
    """Return the F1 of cites found in order with the right source and locators."""
    matcher = SequenceMatcher(None, [one[:2] for one in gold], [one[:2] for one in found], autojunk=False)
    hits = sum(block.size for block in matcher.get_matching_blocks())
    return 2 * hits / (len(gold) + len(found)) if gold or found else 1.0


def stretch(whole: Sequence[Cited], low: int, high: int, other: Sequence[Cited]) -> list[Cited]:
    """Return the cites of another file that stand between those of ``whole[low:high]``."""
    matcher = SequenceMatcher(None, [one.words for one in whole], [one.words for one in other], autojunk=False)
    pairs = [(block.a + at, block.b + at) for block in matcher.get_matching_blocks() for at in range(block.size)]
    inside = [b for a, b in pairs if low <= a < high]
    return list(other[min(inside) : max(inside) + 1]) if inside else []


class Figures(NamedTuple):
    """What one format comes to."""

    format_name: str
    f1: float
    found_again: float
    missing: list[str]


def measured(folder: Path, formats: Iterable[str]) -> list[Figures]:
    """Return the figures of one manuscript: Markdown's own first, then those of each format."""
    bibliography = footnotes.load_bibliography(folder / "bibliography.json")
    markdown = folder / "manuscript.md"
    span = json.loads((folder / "range.json").read_text())
    manuscript = footnotes.read(markdown)
    gold = annotated(folder / "gold.jsonl", manuscript)
    whole = cited(footnotes.analyse(manuscript, bibliography))
    inside = [at for at, one in enumerate(whole) if span["start"] <= one.start <= span["end"]]
    low, high = inside[0], inside[-1] + 1
    figures = [Figures("markdown", f1(gold, whole[low:high]), 1.0, [])]
    with tempfile.TemporaryDirectory() as temporary:
        for format_name in formats:
            path = convert(markdown, format_name, Path(temporary))
            figures.append(_compared(path, format_name, bibliography, gold, whole[low:high], (whole, low, high)))
    return figures


def _compared(
    path: Path, format_name: str, bibliography: Bibliography, gold: list[Cited], own: Sequence[Cited], place: tuple
) -> Figures:
    found = cited(footnotes.analyse(footnotes.read(path), bibliography))
    there = stretch(*place, found)
    matcher = SequenceMatcher(None, [one[:3] for one in own], [one[:3] for one in there], autojunk=False)
    again = sum(block.size for block in matcher.get_matching_blocks())
    differences = [
        f"{[one[:3] for one in own[a:b]]} is {[one[:3] for one in there[c:d]]}"
        for kind, a, b, c, d in matcher.get_opcodes()
        if kind != "equal"
    ]
    return Figures(format_name, f1(gold, there), again / len(own), differences)


def main() -> None:
    """Print the figures of the folders asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--to", action="append", choices=[name for name in SUFFIXES if name != "markdown"])
    parser.add_argument("--misses", type=int, default=0, metavar="K")
    given = parser.parse_args()
    for folder in given.folders:
        for figures in measured(folder, given.to or ["html", "latex", "tei"]):
            print(f"{folder.name:<12} {figures.format_name:<9} {figures.f1:.4f} {figures.found_again:.4f}")
            for line in figures.missing[: given.misses]:
                print(f"    {line}")


if __name__ == "__main__":
    main()
