#!/usr/bin/env python3
"""Runs the fixtures of the CSL test suite in a directory: ``run.py DIRECTORY [--list]``; ends with ``N of M``.

Results are compared exactly. ``--list`` prints the names of the fixtures that fail, ``--show NAME`` one of them.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from footnotes.csl import CitationCluster, CitationItem, CiteForm, Processor
from footnotes.csl.context import FIRST, IBID, IBID_WITH_LOCATOR, NEAR_NOTE, SUBSEQUENT, Place
from footnotes.csl.locators import parse_locator
from footnotes.csl.output.html import render, render_bibliography
from footnotes.model.entry import Entry

_SECTION = re.compile(r"^[ \t]*>>=+ *([A-Z0-9-]+) *=+>>[^\n]*\n(.*?)\n?^[ \t]*<<=+ *\1 *=+<<", re.DOTALL | re.MULTILINE)
_POSITIONS = {
    0: FIRST,
    1: SUBSEQUENT,
    2: SUBSEQUENT | IBID,
    3: SUBSEQUENT | IBID | IBID_WITH_LOCATOR,
    4: SUBSEQUENT | NEAR_NOTE,
}
UNPRINTED = "[CSL STYLE ERROR: reference with no printed form.]"
_LABELS = {"sub-verbo": "sub verbo"}


def sections(text: str) -> dict[str, str]:
    return dict(_SECTION.findall(text))


def read_entries(text: str) -> dict[str, Entry]:
    entries = {}
    for index, record in enumerate(json.loads(text)):
        key = str(record.get("id", f"item-without-id-{index}"))
        entries[key] = Entry(key, str(record.get("type", "")), record)
    return entries


def read_item(record: dict[str, Any]) -> CitationItem:
    form = CiteForm.NORMAL
    if record.get("suppress-author"):
        form = CiteForm.SUPPRESS_AUTHOR
    elif record.get("author-only"):
        form = CiteForm.AUTHOR_ONLY
    label = str(record.get("label") or "page")
    near = record.get("near-note")
    return CitationItem(
        key=str(record["id"]),
        locator=str(record.get("locator") or ""),
        label=_LABELS.get(label, label),
        prefix=record.get("prefix") or "",
        suffix=record.get("suffix") or "",
        form=form,
        near_note=None if near is None else bool(near),
    )


def fixed_place(record: dict[str, Any], item: CitationItem) -> Place:
    position = _POSITIONS.get(record.get("position", 0), FIRST)
    if record.get("near-note"):
        position |= NEAR_NOTE
    label, locator = parse_locator(item.label, item.locator)
    return Place(position, locator, label, int(record.get("first-reference-note-number") or 0))


def make(fixture: dict[str, str], entries: dict[str, Entry]) -> Processor:
    return Processor(fixture["CSL"], entries, strict_ibid=False, capital_particles=False, unprinted=UNPRINTED)


def run_items(processor: Processor, fixture: dict[str, str], entries: dict[str, Entry]) -> str:
    if "CITATION-ITEMS" in fixture:
        clusters = json.loads(fixture["CITATION-ITEMS"])
    else:
        clusters = [[{"id": key} for key in processor.cited]]
    lines = []
    for cluster in clusters:
        items = [read_item(record) for record in cluster]
        places = [fixed_place(record, item) for record, item in zip(cluster, items, strict=True)]
        lines.append(render(processor.render_cluster(items, places)))
    return "\n".join(lines)


def what_shows(processor: Processor, cluster: CitationCluster, style: str) -> Any:
    """Return what makes a citation count as changed by another's insertion, even where its text stays the same."""
    notes = processor.first_notes() if "first-reference-note-number" in style else {}
    numbers = "citation-number" in style
    return [
        (processor.number(item.key) if numbers else 0, processor.state(item.key), notes.get(item.key))
        for item in cluster.items
    ]


def differs(before: Any, now: Any) -> bool:
    if before is None or len(before) != len(now):
        return True
    for (number, state, note), (new_number, new_state, new_note) in zip(before, now, strict=True):
        if (number, state) != (new_number, new_state) or (note and new_note and note != new_note):
            return True
    return False


def run_citations(fixture: dict[str, str], entries: dict[str, Entry]) -> tuple[str, Processor]:
    """Apply the insertions of the CITATIONS section one by one; mark what the last of them changed with ``>>``."""
    known: dict[str, CitationCluster] = {}
    before: dict[str, str] = {}
    states: dict[str, Any] = {}
    order: list[str] = []
    changed: dict[str, bool] = {}
    processor = make(fixture, entries)
    for number, (citation, pre, post) in enumerate(json.loads(fixture["CITATIONS"])):
        name = citation.get("citationID", f"citation-{number}")
        note = int(citation.get("properties", {}).get("noteIndex", 0) or 0)
        items = tuple(read_item(record) for record in citation["citationItems"])
        known[name] = CitationCluster(items, note)
        for other, other_note in [*pre, *post]:
            known[other] = CitationCluster(known[other].items, int(other_note))
        order = [*(each for each, _ in pre), name, *(each for each, _ in post)]
        processor = make(fixture, entries)
        texts = [render(text) for text in processor.cite([known[each] for each in order])]
        now = dict(zip(order, texts, strict=True))
        state = {each: what_shows(processor, known[each], fixture["CSL"]) for each in order}
        changed = {
            each: each == name or before.get(each) != text or differs(states.get(each), state[each])
            for each, text in now.items()
        }
        before, states = now, state
    lines = [f"{'>>' if changed[name] else '..'}[{index}] {before[name]}" for index, name in enumerate(order)]
    return "\n".join(lines), processor


def abbreviated(entries: dict[str, Entry], lists: dict[str, Any]) -> dict[str, Entry]:
    """Return the entries with the short forms that the ABBREVIATIONS section gives for their fields."""
    short = lists.get("default", {})
    return {
        key: entry._replace(
            variables={
                **{
                    f"{name}-short": forms[text] for name, forms in short.items() if (text := entry.text(name)) in forms
                },
                **entry.variables,
            }
        )
        for key, entry in entries.items()
    }


def in_section(entry: Entry, section: dict[str, Any]) -> bool:
    """Say whether an entry belongs to the part of a bibliography that the BIBSECTION section asks for.

    ``include`` keeps what fits one of its conditions, ``select`` what fits all, ``exclude`` what fits none.
    """
    fits = {
        how: [fits_condition(entry, condition) for condition in section.get(how, [])]
        for how in ("include", "select", "exclude", "quash")
    }
    quashed = bool(fits["quash"]) and all(fits["quash"])
    return (
        (not fits["include"] or any(fits["include"]))
        and all(fits["select"])
        and not any(fits["exclude"])
        and not quashed
    )


def fits_condition(entry: Entry, condition: dict[str, Any]) -> bool:
    found = entry.type if condition["field"] == "type" else entry.variables.get(condition["field"])
    wanted = condition.get("value", "")
    return wanted in found if isinstance(found, list) else (found or "") == wanted


def run_fixture(text: str) -> tuple[str, str]:
    """Return what is expected of a fixture and what the processor makes of it."""
    fixture = sections(text)
    entries = read_entries(fixture["INPUT"])
    entries = abbreviated(entries, json.loads(fixture.get("ABBREVIATIONS", "{}")))
    if "BIBENTRIES" in fixture:  # the entries after each change: the last ones stay
        entries = {key: entries[key] for key in map(str, json.loads(fixture["BIBENTRIES"])[-1])}
    mode = fixture.get("MODE", "citation").strip()
    result = ""
    if "CITATIONS" in fixture:
        result, processor = run_citations(fixture, entries)
    else:
        processor = make(fixture, entries)
        processor.cite_silently(entries)
        if mode == "citation":
            result = run_items(processor, fixture, entries)
    if mode.startswith("bibliography"):
        section = json.loads(fixture.get("BIBSECTION", "{}"))
        listed = [key for key in processor.cited if key in entries and in_section(entries[key], section)]
        every = processor.bibliography()
        shown = [text for key, text in zip(processor.cited, every, strict=False) if key in listed] if section else every
        result = render_bibliography(shown)
    return fixture["RESULT"].strip(), result.strip()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("directory", type=Path)
    parser.add_argument("--list", action="store_true", help="print the names of the fixtures that fail")
    parser.add_argument("--show", help="print what is expected and what comes out of one fixture")
    arguments = parser.parse_args()
    passed = total = 0
    for path in sorted(arguments.directory.glob("*.txt")):
        if arguments.show and path.stem != arguments.show:
            continue
        total += 1
        try:
            expected, result = run_fixture(path.read_text("utf-8"))
        except Exception as error:
            if arguments.show:
                raise
            expected, result = "", f"{type(error).__name__}: {error}"
        passed += expected == result
        if expected != result and arguments.list:
            print(path.stem, result[:150] if result.count("Error") else "")
        if arguments.show:
            print(f"expected:\n{expected}\nresult:\n{result}")
    print(f"{passed} of {total}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
