"""Rendering against pandoc: whole processes over a made-up bibliography of N entries cited in 2 N notes.

    python tests/benchmarks/rendering.py [WORKLOAD.py] [--sizes 300 500 5000] [--rounds 3] [--without-slow-pandoc]

WORKLOAD.py FOLDER N... writes N.json, N.bib.json and N.md. Prints renderings (notes and bibliography entries, 3 N) a
CPU second and memory of both, then which bars are met. ``--without-slow-pandoc`` leaves out pandoc with the
author-date style at 5,000 entries and more, which takes nine minutes.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from itertools import product
from pathlib import Path

from processes import Measure, find_pandoc, measure, show_bar

from footnotes.csl.styles import find_style

NOTES, AUTHOR_DATE = "chicago-notes-bibliography-subsequent-ibid", "apa"
RENDER = Path(__file__).with_name("render_workload.py")
SHARED = Path(__file__).parents[3] / "shared"
SLOW = 5000

Results = dict[tuple[str, int], Measure]


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
        for style, size in product((NOTES, AUTHOR_DATE), (1, *arguments.sizes)):
            keep_least(ours, (style, size), command(style, folder, size))
            slow = style == AUTHOR_DATE and size >= SLOW
            left_out = (slow and arguments.without_slow_pandoc) or (size >= SLOW and number > 0)
            if pandoc and not left_out:
                keep_least(theirs, (style, size), pandoc_command(pandoc, style, folder, size))
    return ours, theirs


def keep_least(results: Results, key: tuple[str, int], command: list[object]) -> None:
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


def judge(ours: Results, theirs: Results, sizes: list[int]) -> None:
    for key, other in theirs.items():
        style, size = key
        if size == 1:
            show_bar(ours[key].cpu < other.cpu, f"{style}: one entry, cold: {ours[key].cpu:.2f} s, {other.cpu:.2f} s")
            continue
        ratio = other.cpu / ours[key].cpu
        show_bar(ratio >= 3, f"{style}, {size} entries: {ratio:.1f} times as many a second as pandoc, bar 3")
        if size == max(sizes):
            what = f"{style}, {size} entries: {ours[key].memory:.0f} MB, pandoc {other.memory:.0f} MB"
            show_bar(ours[key].memory < other.memory, what)
    for style in (NOTES, AUTHOR_DATE):
        if 500 in sizes and 5000 in sizes:
            # the start of the process is taken off, or it would hide what grows
            start = ours[style, 1].cpu
            growth = (ours[style, 5000].cpu - start) / (ours[style, 500].cpu - start) / 10
            show_bar(growth <= 1.2, f"{style}: a rendering at 5,000 entries costs {growth:.2f} of one at 500, bar 1.2")
    if 5000 in sizes:
        cpu = ours[AUTHOR_DATE, 5000].cpu
        show_bar(cpu <= 20, f"{AUTHOR_DATE}, 5,000 entries, 10,000 citations: {cpu:.1f} s of CPU, bar 20")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("workload", nargs="?", type=Path, default=SHARED / "csl-speed/workload.py")
    parser.add_argument("--sizes", nargs="+", type=int, default=[300, 500, 5000])
    parser.add_argument(
        "--rounds", type=int, default=3, help="of which the least counts; pandoc runs once from 5,000 entries on"
    )
    parser.add_argument("--without-slow-pandoc", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        subprocess.run([sys.executable, arguments.workload, scratch, "1", *map(str, arguments.sizes)], check=True)
        ours, theirs = run(Path(scratch), arguments)
    print_table(ours, theirs)
    judge(ours, theirs, arguments.sizes)


if __name__ == "__main__":
    main()
