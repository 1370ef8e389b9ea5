#!/usr/bin/env python3
"""Measures harvest: ``harvested.py FOLDER [--misses]``.

Of the entries of a manuscript's bibliography that have a full reference in its text (cites of form "full" in
``gold.jsonl``), how many are harvested from the manuscript alone with author, title and year right.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from itertools import product
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from rapidfuzz.fuzz import token_set_ratio

from footnotes.manuscripts import read
from footnotes.model.bibliography import Bibliography
from footnotes.model.entry import Entry
from footnotes.pipeline.analysing import analyse
from footnotes.pipeline.harvesting import harvest
from footnotes.text.folding import fold

SAME_TITLE = 85  # of 100: gold titles and the names of bodies may be shorter


def is_right(found: Entry, wanted: Entry) -> bool:
    """Say whether an entry has the author, the title and the year of another; what that lacks does not count."""
    titles = token_set_ratio(fold(found.text("title")), fold(wanted.text("title")))
    families = [{re.sub(r"\W+", " ", fold(name.last)) for name in entry.names("author")} for entry in (found, wanted)]
    people = not families[1] or any(token_set_ratio(*names) >= SAME_TITLE for names in product(*families))
    years = not wanted.years() or any(min(wanted.years()) <= year <= max(wanted.years()) for year in found.years())
    return titles >= SAME_TITLE and people and years


def main() -> None:
    """Print the figure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--misses", action="store_true")
    arguments = parser.parse_args()
    items = json.loads((arguments.folder / "bibliography.json").read_text(encoding="utf-8"))
    known = {item["id"]: Entry(item["id"], item["type"], item) for item in items}
    lines = (arguments.folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    cites = [cite for line in lines for cite in json.loads(line)["cites"]]
    wanted = dict.fromkeys(cite["source"] for cite in cites if cite.get("form") == "full" and cite["source"] in known)
    manuscript = read(next(arguments.folder.glob("manuscript.*")))
    found = [one.entry for one in harvest([analyse(manuscript, Bibliography())])]
    missed = [key for key in wanted if not any(is_right(entry, known[key]) for entry in found)]
    for key in missed if arguments.misses else ():
        print(f"  {key}: {known[key].text('title')}")
    print(f"{len(wanted) - len(missed)} of {len(wanted)} entries with a full reference; {len(found)} harvested")


if __name__ == "__main__":
    main()
