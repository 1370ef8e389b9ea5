"""Rendering against pandoc: whole processes over a made-up bibliography of N entries cited in 2 N notes.

    python tests/benchmarks/rendering.py [WORKLOAD.py] [--sizes 300 500 5000] [--rounds 3] [--cold-rounds 12]
        [--without-slow-pandoc]

WORKLOAD.py FOLDER N... writes N.json, N.bib.json and N.md. Prints renderings (notes and bibliography entries, 3 N) a
CPU second and memory of both, then which bars are met. ``--without-slow-pandoc`` leaves out pandoc with the
author-date style at 5,000 entries and more, which takes nine minutes; ``--sizes`` alone measures only the last part:
one citation, cold, by a program that uses the library and by ``footnotes cite``, in turns with pandoc.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from itertools import product
from pathlib import Path
from typing import TypeVar

from processes import Measure, find_pandoc, measure, show_bar

from footnotes.csl.styles import find_style

NOTES, AUTHOR_DATE = "chicago-notes-bibliography-subsequent-ibid", "apa"
RENDER = Path(__file__).with_name("render_workload.py")
SHARED = Path(__file__).parents[3] / "shared"
SLOW = 5000
COLD_BAR = 1.0  # of pandoc's CPU time

Key = TypeVar("Key")
Results = dict[tuple[str, int], Measure]
Cold = dict[tuple[str, str], Measure]


def command(style: str, folder: Path, size: int) -> list[object]:
    return [sys.executable, RENDER, style, folder / f"{size}.json"]


def pandoc_command(pandoc: str, style: str, folder: Path, size: int) -> list[object]:
    options = ["-f", "markdown", "-t", "html", "--citeproc", "--csl", find_style(style).path]
    return [pandoc, *options, "--bibliography", folder / f"{size}.bib.json", folder / f"{size}.md"]


def run(folder: Path, arguments: argparse.Namespace) -> tuple[Results, Results]:
    """Measure all sizes round by round, so that a busy machine slows all of them alike, and keep the least of each."""
    ours: Results = {}
    theirs: Results = {}
    pandoc = find_pandoc()
    for number in range(arguments.rounds):
        for style, size in product((NOTES, AUTHOR_DATE), arguments.sizes):
            keep_least(ours, (style, size), command(style, folder, size))
            slow = style == AUTHOR_DATE and size >= SLOW
            left_out = (slow and arguments.without_slow_pandoc) or (size >= SLOW and number > 0)
            if pandoc and not left_out:
                keep_least(theirs, (style, size), pandoc_command(pandoc, style, folder, size))
    return ours, theirs


def run_cold(folder: Path, rounds: int) -> Cold:
    """Measure one citation by whole processes in turns, and keep the least of each."""
    found: Cold = {}
    pandoc = find_pandoc()
    for _ in range(rounds):
        for style in (NOTES, AUTHOR_DATE):
            keep_least(found, (style, "library"), [*command(style, folder, 1), folder / "1.html"])
            given = ["-b", folder / "1.bib.json", "--style", style, "item0"]
            keep_least(found, (style, "command"), [Path(sys.executable).with_name("footnotes"), "cite", *given])
            if pandoc:
                keep_least(found, (style, "pandoc"), pandoc_command(pandoc, style, folder, 1))
    return found


def keep_least(results: dict[Key, Measure], key: Key, command: list[object]) -> None:
    measured = measure(command)
    results[key] = min(results.get(key, measured), measured)


def print_table(ours: Results, theirs: Results) -> None:
    print(f"{'style':46}{'N':>6}{'ours/s':>9}{'pandoc/s':>9}{'ratio':>7}{'MB':>7}{'pandoc MB':>10}")
    for (style, size), mine in ours.items():
        row = f"{style:46}{size:6}{3 * size / mine.cpu:9.0f}"
        other = theirs.get((style, size))
        if other:
            row += f"{3 * size / other.cpu:9.0f}{other.cpu / mine.cpu:7.2f}{mine.memory:7.0f}{other.memory:10.0f}"
        else:
            row += f"{'-':>9}{'-':>7}{mine.memory:7.0f}{'-':>10}"
        print(row)


def judge_cold(cold: Cold) -> None:
    for (style, who), mine in cold.items():
        pandoc = cold.get((style, "pandoc"))
        if pandoc and who != "pandoc":
            ratio = mine.cpu / pandoc.cpu
            what = f"{style}: one citation, cold, {who}: {1000 * mine.cpu:.0f} ms, pandoc {1000 * pandoc.cpu:.0f} ms"
            show_bar(ratio <= COLD_BAR, f"{what}: {ratio:.2f}, bar {COLD_BAR}")


def judge(ours: Results, theirs: Results, cold: Cold, sizes: list[int]) -> None:
    for key, other in theirs.items():
        style, size = key
        ratio = other.cpu / ours[key].cpu
        show_bar(ratio >= 3, f"{style}, {size} entries: {ratio:.1f} times as many a second as pandoc, bar 3")
        if size == max(sizes):
            what = f"{style}, {size} entries: {ours[key].memory:.0f} MB, pandoc {other.memory:.0f} MB"
            show_bar(ours[key].memory < other.memory, what)
    for style in (NOTES, AUTHOR_DATE):
        if 500 in sizes and 5000 in sizes:
            # the start of the process is taken off, or it would hide what grows
            start = cold[style, "library"].cpu
            growth = (ours[style, 5000].cpu - start) / (ours[style, 500].cpu - start) / 10
            show_bar(growth <= 1.2, f"{style}: a rendering at 5,000 entries costs {growth:.2f} of one at 500, bar 1.2")
    if 5000 in sizes:
        cpu = ours[AUTHOR_DATE, 5000].cpu
        show_bar(cpu <= 20, f"{AUTHOR_DATE}, 5,000 entries, 10,000 citations: {cpu:.1f} s of CPU, bar 20")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("workload", nargs="?", type=Path, default=SHARED / "csl-speed/workload.py")
    parser.add_argument("--sizes", nargs="*", type=int, default=[300, 500, 5000])
    parser.add_argument(
        "--rounds", type=int, default=3, help="of which the least counts; pandoc runs once from 5,000 entries on"
    )
    parser.add_argument("--cold-rounds", type=int, default=12, help="of one citation, of which the least counts")
    parser.add_argument("--without-slow-pandoc", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        subprocess.run([sys.executable, arguments.workload, scratch, "1", *map(str, arguments.sizes)], check=True)
        ours, theirs = run(Path(scratch), arguments)
        cold = run_cold(Path(scratch), arguments.cold_rounds)
    if ours:
        print_table(ours, theirs)
    judge(ours, theirs, cold, arguments.sizes)
    judge_cold(cold)


if __name__ == "__main__":
    main()
