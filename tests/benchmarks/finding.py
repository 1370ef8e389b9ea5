"""`footnotes find` beyond start-up: text read a second of CPU, and whether time grows as the text does.

    python tests/benchmarks/finding.py MANUSCRIPT BIBLIOGRAPHY [--rounds 3] [--times 16]

The manuscript is read once and repeated; the bibliography (CSL-JSON) as it is and, with its names and titles changed,
repeated to 20,000 entries. Start-up is what the manuscript's first page takes with the same bibliography: by then it
is loaded and its look-ups are built.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Mapping
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from processes import measure, show_bar

MANY, PAGE = 20_000, 3000  # entries; characters
FASTEST = {"as it is": 2.0, "many": 1.0}  # megabytes a second
MOST_GROWTH = 1.2  # of the time a byte, from one manuscript to that repeated
SYLLABLES = ("ba", "den", "kor", "lin", "mav", "nes", "pol", "rud", "sem", "tor")


def repeated(entries: list[dict[str, Any]], count: int) -> Iterator[dict[str, Any]]:
    """Yield the entries and then, as often as it takes, others like them with keys, names and titles of their own."""
    for number, entry in islice(enumerate(cycle(entries)), count):
        yield {**entry, "id": f"{entry['id']}-{number}", **_renamed(entry, number)} if number >= len(entries) else entry


def _renamed(entry: Mapping[str, Any], number: int) -> dict[str, Any]:
    word = "".join(SYLLABLES[int(digit)] for digit in str(number))
    changed = {
        role: [{**name, "family": f"{word}{name['family']}".title()} if "family" in name else name for name in names]
        for role in ("author", "editor", "translator")
        if (names := entry.get(role))
    }
    titles = {name: f"{word.title()} {entry[name]}" for name in ("title", "title-short") if name in entry}
    return {**changed, **titles, "custom": {}}


def seconds(manuscript: Path, bibliography: Path, rounds: int) -> float:
    command = [Path(sys.executable).with_name("footnotes"), "find", "--output-format", "jsonl"]
    return min(measure([*command, "-b", bibliography, manuscript]).cpu for _ in range(rounds))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("manuscript", type=Path)
    parser.add_argument("bibliography", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--times", type=int, default=16)
    arguments = parser.parse_args()
    text = arguments.manuscript.read_text(encoding="utf-8").rstrip() + "\n\n"
    entries = json.loads(arguments.bibliography.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as scratch:
        texts = (text[:PAGE], text, text * arguments.times)
        paths = [Path(scratch, f"{number}{arguments.manuscript.suffix}") for number in range(len(texts))]
        for path, content in zip(paths, texts, strict=True):
            path.write_text(content, encoding="utf-8")
        seconds(paths[0], arguments.bibliography, 1)  # leaves bytecode for those that count
        many = Path(scratch, "many.json")
        many.write_text(json.dumps(list(repeated(entries, MANY)), ensure_ascii=False), encoding="utf-8")
        for name, bibliography, count in (
            ("as it is", arguments.bibliography, len(entries)),
            ("many", many, MANY),
        ):
            start, once, long = (seconds(path, bibliography, arguments.rounds) for path in paths)
            page, whole, repeated_text = (len(content.encode()) / 1e6 for content in texts)
            speed = (repeated_text - page) / (long - start)
            growth = (whole - page) / (once - start) / speed
            print(f"{count} entries: start-up {start:.2f} s, once {once:.2f} s, {arguments.times} times {long:.2f} s")
            show_bar(speed >= FASTEST[name], f"{speed:.2f} MB a second, bar {FASTEST[name]:.1f}")
            show_bar(growth <= MOST_GROWTH, f"time a byte grows to {growth:.2f}, bar {MOST_GROWTH}")


if __name__ == "__main__":
    main()
