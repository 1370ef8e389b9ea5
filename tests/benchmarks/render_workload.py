"""Renders one workload in one style: the process that ``rendering.py`` measures.

    python tests/benchmarks/render_workload.py STYLE WORKLOAD.json [OUTPUT.html]

The workload is {"items": CSL-JSON, "citations": [{"note", "items": [{"id", "locator", "label", "prefix"}]}]}.
"""

import json
import sys
from pathlib import Path

from footnotes.csl import CitationCluster, CitationItem, Processor
from footnotes.csl.output.html import render
from footnotes.csl.styles import find_style
from footnotes.model.entry import Entry


def main(style: str, workload_path: str, output_path: str | None = None) -> None:
    workload = json.loads(Path(workload_path).read_text(encoding="utf-8"))
    found = find_style(style)
    entries = {item["id"]: Entry(item["id"], item["type"], item) for item in workload["items"]}
    processor = Processor(found.path, entries, found.default_locale)
    notes = processor.cite([cluster(citation) for citation in workload["citations"]])
    lines = [render(rich) for rich in (*notes, *processor.bibliography())]
    if output_path:
        Path(output_path).write_text("\n".join(lines), encoding="utf-8")


def cluster(citation: dict) -> CitationCluster:
    items = (
        CitationItem(item["id"], item.get("locator", ""), item.get("label", "page"), item.get("prefix", ""))
        for item in citation["items"]
    )
    return CitationCluster(tuple(items), citation["note"])


if __name__ == "__main__":
    main(*sys.argv[1:])
