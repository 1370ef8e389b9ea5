"""Large bibliographies: the first load, later loads, and look-ups of references in words.

    python tests/benchmarks/bibliographies.py [--entries 50000] [--many 1000000] [--format bib] [--folder FOLDER]

The bibliographies are made up (``library.py``). CPU time is that of whole processes, and so is the memory: the largest
that the process ever held. With a folder, what is made and kept there is found again by the next run.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

from library import Library, references, write
from processes import measure, show_bar

import footnotes

FIRST, LATER = 12.0, 0.4  # seconds of CPU
LOOK_UP, MEMORY = 5.0, 300  # milliseconds, the median; megabytes
FIRST_MEMORY = 2_000  # megabytes while a million entries are read for the first time
ASKED = 600  # references


def sample(count: int) -> list[str]:
    """Return references to entries all over a library."""
    step = max(1, count // ASKED)
    records = [
        record for number, record in enumerate(Library(count)) if number % step == 0 or (number % (50 * step) == 7)
    ]
    return list(references(records))


def look_up(bibliography: Path, asked: list[str]) -> None:
    """Look references up in a bibliography that is kept; print how many have a source, the median and the memory."""
    loaded = footnotes.load_bibliography(bibliography)
    for reference in islice(asked, 5):  # what is read once
        footnotes.parse(reference, loaded, language="en")
    taken, found = [], 0
    for reference in asked[5:]:
        began = time.perf_counter()
        resolved = footnotes.parse(reference, loaded, language="en")
        taken.append((time.perf_counter() - began) * 1000)
        found += resolved.resolutions[0].entry is not None
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024)
    quantiles = statistics.quantiles(taken, n=20)
    print(json.dumps([found / len(taken), statistics.median(taken), quantiles[-2], quantiles[-1], max(taken), memory]))


def made(count: int, suffix: str, folder: Path) -> Path:
    path = folder / f"{count}.{suffix}"
    if not path.exists():
        write(count, path)
    return path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entries", type=int, default=50_000)
    parser.add_argument("--many", type=int, default=1_000_000)
    parser.add_argument("--format", choices=("bib", "json"), default="bib")
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--look-up", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.look_up:
        look_up(arguments.look_up, json.load(sys.stdin))
        return
    with tempfile.TemporaryDirectory() as scratch:
        folder = arguments.folder or Path(scratch)
        folder.mkdir(exist_ok=True)
        if arguments.entries:
            loads(made(arguments.entries, arguments.format, folder), arguments.entries, Path(scratch), arguments.rounds)
        if arguments.many:
            os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
            look_ups(made(arguments.many, arguments.format, folder), arguments.many)


def loads(bibliography: Path, count: int, scratch: Path, rounds: int) -> None:
    command = [Path(sys.executable).with_name("footnotes"), "cite", "-b", bibliography, sample(count)[0]]
    first, later = [], []
    for number in range(rounds):
        os.environ["XDG_CACHE_HOME"] = str(scratch / f"cache{number}")
        first.append(measure(command, expected=(0, 1)))
        later += [measure(command, expected=(0, 1)) for _ in range(rounds)]
    show_bar(min(first).cpu <= FIRST, f"{count:,} entries, first load and a look-up: {min(first).cpu:.1f} s of CPU")
    show_bar(min(later).cpu <= LATER, f"{count:,} entries, later: {min(later).cpu:.2f} s of CPU")


def look_ups(bibliography: Path, count: int) -> None:
    asked = sample(count)
    command = [sys.executable, __file__, "--look-up", bibliography]
    cite = [Path(sys.executable).with_name("footnotes"), "cite", "-b", bibliography, asked[0]]
    first = measure(cite, expected=(0, 1))
    show_bar(first.memory <= FIRST_MEMORY, f"{count:,} entries, first load: {first.cpu:.0f} s, {first.memory:.0f} MB")
    run = subprocess.run(command, input=json.dumps(asked), capture_output=True, text=True, check=True)
    found, median, ninety, ninety_five, most, memory = json.loads(run.stdout)
    spread = f"median {median:.1f} ms (90 % {ninety:.1f}, 95 % {ninety_five:.1f}, all {most:.0f}), {found:.0%} resolved"
    show_bar(median <= LOOK_UP, f"{count:,} entries, {len(asked)} look-ups: {spread}")
    show_bar(memory <= MEMORY, f"{count:,} entries, memory: {memory:.0f} MB")


if __name__ == "__main__":
    main()
