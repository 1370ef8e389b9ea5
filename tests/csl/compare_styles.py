"""Compares our rendering with what other CSL processors agree on, style by style.

    python tests/csl/compare_styles.py [FOLDER] [--workload FILE] [--style NAME] [--list]

FOLDER holds one STYLE.json a style ({"style", "notes", "bibliography"}, plain text, null where the others disagree);
the workload holds the entries and the notes ({"items": CSL-JSON, "citations": [{"note", "items"}]}). Prints for each
style the share of notes and of bibliography entries alike, case aside, and in brackets the share with case; with
``--list`` every difference: `-` theirs, `+` ours.
"""

from __future__ import annotations

import argparse
import difflib
import json
import subprocess
import sys
import tempfile
import traceback
from collections import Counter
from pathlib import Path

from footnotes.csl import CitationCluster, CitationItem, Processor
from footnotes.csl.output import plain
from footnotes.csl.styles import find_style
from footnotes.model.entry import Entry
from footnotes.model.rich_text import RichText

SHARED = Path(__file__).parents[3] / "shared"


def fold(text: str) -> str:
    return " ".join(text.split())


def words(rich: RichText) -> str:
    return fold(plain.render(rich))


def make_workload(folder: Path, entries: int) -> Path:
    """Write the workload of the rendering benchmark into ``folder`` and return the file with entries and notes."""
    subprocess.run([sys.executable, SHARED / "csl-speed/workload.py", folder, str(entries)], check=True)
    return folder / f"{entries}.json"


def citation_item(item: dict) -> CitationItem:
    return CitationItem(item["id"], item.get("locator", ""), item.get("label", "page"), item.get("prefix", ""))


def render(style: str, workload: dict) -> tuple[list[str], list[str]]:
    """Return our notes and our bibliography as plain text."""
    found = find_style(style)
    entries = {item["id"]: Entry(item["id"], item.get("type", ""), item) for item in workload["items"]}
    processor = Processor(found.path, entries, found.default_locale)
    clusters = [
        CitationCluster(tuple(citation_item(item) for item in citation["items"]), citation["note"])
        for citation in workload["citations"]
    ]
    notes = [words(rich) for rich in processor.cite(clusters)]
    return notes, [words(rich) for rich in processor.bibliography()]


def pair_notes(ours: list[str], theirs: list[str | None]) -> list[tuple[str, str]]:
    return [(mine, fold(other)) for mine, other in zip(ours, theirs, strict=True) if other is not None]


def pair_entries(ours: list[str], theirs: list[str]) -> list[tuple[str, str]]:
    """Pair each of their entries with the same one of ours, or with the likeliest of those left; order aside."""
    theirs = [fold(other) for other in theirs]
    left = Counter(ours)
    pairs = []
    for other in theirs:
        if left[other]:
            left[other] -= 1
            pairs.append((other, other))
    for other in (Counter(theirs) - Counter(other for _, other in pairs)).elements():
        folded = {entry.casefold(): entry for entry in left.elements()}
        close = difflib.get_close_matches(other.casefold(), folded, n=1, cutoff=0.3)
        mine = folded[close[0]] if close else ""
        left[mine] -= 1
        pairs.append((mine, other))
    return pairs


def share(pairs: list[tuple[str, str]]) -> str:
    alike = sum(mine.casefold() == other.casefold() for mine, other in pairs)
    exact = sum(mine == other for mine, other in pairs)
    return f"{100 * alike / max(1, len(pairs)):6.1f} ({100 * exact / max(1, len(pairs)):5.1f}) of {len(pairs):3}"


def show_differences(what: str, pairs: list[tuple[str, str]]) -> None:
    for index, (mine, other) in enumerate(pairs, 1):
        if mine.casefold() != other.casefold():
            print(f"  {what} {index}\n    - {other}\n    + {mine}")


def compare(path: Path, workload: dict, *, differences: bool) -> None:
    expected = json.loads(path.read_text(encoding="utf-8"))
    try:
        notes, bibliography = render(path.stem, workload)
    except Exception:  # one style that fails must not hide the others
        print(f"{path.stem:48} FAILED")
        traceback.print_exc(limit=-3, file=sys.stdout)
        return
    note_pairs = pair_notes(notes, expected["notes"])
    entry_pairs = pair_entries(bibliography, expected["bibliography"])
    print(f"{path.stem:48} notes {share(note_pairs)}   bibliography {share(entry_pairs)}")
    if differences:
        show_differences("note", note_pairs)
        show_differences("entry", entry_pairs)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=SHARED / "csl-styles")
    parser.add_argument("--workload", type=Path, help="entries and notes (default: made with 100 entries)")
    parser.add_argument("--style", action="append", help="only this style; may be given several times")
    parser.add_argument("--list", action="store_true", help="show the differences")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        source = arguments.workload or make_workload(Path(scratch), 100)
        workload = json.loads(source.read_text(encoding="utf-8"))
    for path in sorted(arguments.folder.glob("*.json")):
        if not arguments.style or path.stem in arguments.style:
            compare(path, workload, differences=arguments.list)


if __name__ == "__main__":
    main()
