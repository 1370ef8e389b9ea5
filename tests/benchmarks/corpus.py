"""`footnotes find --corpus`: what it costs beside the work itself, through processes and through Dask; workers killed.

    python tests/benchmarks/corpus.py MANUSCRIPT BIBLIOGRAPHY [--files 2000] [--jobs 2] [--dask 1 2 4] [--kills 20]

The manuscripts are 50 KB each, of the paragraphs of the one given in another order each; the bibliography (CSL-JSON) is
repeated to 2,000 entries with its names and titles changed. All is CPU time of whole process trees, in turns, the least
of each; the memory is that of the largest process. Work itself: one process that reads, analyses and makes the rows of
one manuscript after the other. Workers of Dask
take some seconds to begin, so few manuscripts say little. For the killed workers a hundred manuscripts are taken.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from finding import MANY, repeated
from processes import Measure, measure, show_bar

sys.path.insert(0, str(Path(__file__).parents[1] / "integrations"))
from process_tree import workers

SIZE, ENTRIES = 50_000, MANY // 10
MOST_CPU, MOST_MEMORY, MOST_DASK = 1.15, 400, 1.15  # times the work itself; megabytes; times the plain processes
ONE_PROCESS = """
import sys
from pathlib import Path
from footnotes import load_bibliography
from footnotes.cli.corpus_rows import citation_rows
from footnotes.pipeline.many import Asking
work = Asking(citation_rows, load_bibliography(sys.argv[1]))
for path in sorted(Path(sys.argv[2]).rglob("*.md")):
    work(str(path))
"""


def make_corpus(text: str, folder: Path, count: int) -> None:
    """Write manuscripts of shuffled paragraphs, a hundred in a folder."""
    paragraphs = text.split("\n\n")
    for number in range(count):
        chance, taken, size = random.Random(number), [f"# Piece {number}"], 0
        while size < SIZE:
            taken.append(chance.choice(paragraphs))
            size += len(taken[-1].encode()) + 2
        path = folder / f"{number // 100:03}" / f"{number:05}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n\n".join(taken) + "\n", encoding="utf-8")


class Bench:
    """The corpus, the bibliography, and runs over it."""

    def __init__(self, scratch: Path, text: str, bibliography: Path, count: int) -> None:
        self.scratch, self.corpus = scratch, scratch / "corpus"
        make_corpus(text, self.corpus, count)
        self.bibliography = scratch / "refs.json"
        entries = list(repeated(json.loads(bibliography.read_text(encoding="utf-8")), ENTRIES))
        self.bibliography.write_text(json.dumps(entries, ensure_ascii=False), encoding="utf-8")

    def alone(self) -> Measure:
        return measure([sys.executable, "-c", ONE_PROCESS, self.bibliography, self.corpus])

    def command(self, output: Path, jobs: int, *, dask: bool, pattern: str = "**/*.md") -> list[object]:
        for path in (output, output.with_name(f"{output.name}.journal")):
            path.unlink(missing_ok=True)
        footnotes = Path(sys.executable).with_name("footnotes")
        options: list[object] = ["--jobs", jobs, *(["--cluster", "local"] if dask else [])]
        return [footnotes, "find", "-b", self.bibliography, "--corpus", self.corpus / pattern, "-o", output, *options]

    def run(self, jobs: int, *, dask: bool) -> tuple[Measure, float]:
        """Return what a run takes, and its seconds by the clock."""
        command = self.command(self.output(dask=dask), jobs, dask=dask)
        began = time.perf_counter()
        return measure(command), time.perf_counter() - began

    def output(self, *, dask: bool) -> Path:
        return self.scratch / ("dask.jsonl" if dask else "processes.jsonl")

    def kill(self, number: int, pattern: str, expected: list[bytes], *, dask: bool) -> bool:
        """Kill a worker of a run at a random moment; say whether all rows are there, each once."""
        chance, output = random.Random(number), self.scratch / "killed.jsonl"
        command = self.command(output, 2, dask=dask, pattern=pattern)
        run = subprocess.Popen([str(part) for part in command], stderr=subprocess.DEVNULL)
        while run.poll() is None and not (output.exists() and workers(run.pid)):
            time.sleep(0.01)
        time.sleep(chance.random() * 3)
        found = workers(run.pid)
        if found:
            os.kill(chance.choice(found), signal.SIGKILL)
        return run.wait() == 0 and sorted(output.read_bytes().splitlines()) == expected


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("manuscript", type=Path)
    parser.add_argument("bibliography", type=Path)
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--dask", type=int, nargs="*", default=[1, 2, 4])
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=2)
    arguments = parser.parse_args()
    text = arguments.manuscript.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as scratch:
        bench = Bench(Path(scratch), text, arguments.bibliography, arguments.files)
        print(f"{arguments.files} manuscripts, {ENTRIES} entries; load {os.getloadavg()[0]:.1f}")
        rounds = [(bench.alone(), bench.run(arguments.jobs, dask=False)[0]) for _ in range(arguments.rounds)]
        alone, ours = (min(of_one) for of_one in zip(*rounds, strict=True))
        each = alone.cpu / arguments.files * 1000
        print(f"work itself: {alone.cpu:.1f} s of CPU, {each:.1f} ms a manuscript, {alone.memory:.0f} MB")
        ratio = ours.cpu / alone.cpu
        show_bar(ratio <= MOST_CPU, f"{arguments.jobs} processes: {ours.cpu:.1f} s of CPU, {ratio:.3f} times the work")
        show_bar(ours.memory < MOST_MEMORY, f"the largest of them: {ours.memory:.0f} MB, bar {MOST_MEMORY}")
        for jobs in arguments.dask:
            through_dask(bench, jobs, arguments.rounds)
        killing(bench, arguments.kills)


def through_dask(bench: Bench, jobs: int, rounds: int) -> None:
    measured = [(bench.run(jobs, dask=False), bench.run(jobs, dask=True)) for _ in range(rounds)]
    (plain, clock), (dask, its_clock) = (min(of_one) for of_one in zip(*measured, strict=True))
    ratio = dask.cpu / plain.cpu
    said = f"{dask.cpu:.1f} s of CPU for {plain.cpu:.1f} ({ratio:.3f}), {its_clock:.1f} s by the clock for {clock:.1f}"
    show_bar(ratio <= MOST_DASK, f"{jobs} workers of Dask: {said}; the largest {dask.memory:.0f} MB")
    here, there = (sorted(bench.output(dask=kind).read_bytes().splitlines()) for kind in (False, True))
    show_bar(here == there, f"{jobs} workers of Dask: the same {len(here)} rows")


def killing(bench: Bench, kills: int) -> None:
    pattern = "000/*.md"
    for dask in (False, True):
        output = bench.scratch / "whole.jsonl"
        measure(bench.command(output, 2, dask=False, pattern=pattern))
        expected = sorted(output.read_bytes().splitlines())
        whole = sum(bench.kill(number, pattern, expected, dask=dask) for number in range(kills))
        name = "Dask" if dask else "processes"
        show_bar(whole == kills, f"{name}: a worker killed {kills} times, {whole} times all rows, each once")


if __name__ == "__main__":
    main()
