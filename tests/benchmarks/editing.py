"""The language server while one types: from a keystroke to the findings in the text as it then is.

    python tests/benchmarks/editing.py MANUSCRIPT BIBLIOGRAPHY [--size 500000] [--edits 200]

The manuscript is repeated and cut to the size. Each edit puts a letter, a space, a digit or a bracket in at random, or
takes a character out; the next one comes when the findings have come. Wall-clock times.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles

from processes import show_bar

sys.path.insert(0, str(Path(__file__).parents[1] / "integrations"))
from language_client import Client

BAR = 0.150  # seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("manuscript", type=Path)
    parser.add_argument("bibliography", type=Path)
    parser.add_argument("--size", type=int, default=500_000)
    parser.add_argument("--edits", type=int, default=200)
    arguments = parser.parse_args()
    text = arguments.manuscript.read_text(encoding="utf-8") + "\n\n"
    text = (text * (arguments.size // len(text) + 1))[: arguments.size]
    with tempfile.TemporaryDirectory() as scratch:
        name = f"manuscript{arguments.manuscript.suffix}"
        Path(scratch, name).write_text(text, encoding="utf-8")
        settings = f"bibliography = ['{arguments.bibliography.absolute()}']\n"
        Path(scratch, "footnotes.toml").write_text(settings, encoding="utf-8")
        client = Client(Path(scratch))
        client.begin()
        began = time.perf_counter()
        client.open(name)
        print(f"opened in {time.perf_counter() - began:.2f} s")
        before = _cpu(client.process.pid)
        times = [_edit(client, name, text.splitlines()) for _ in range(arguments.edits)]
        cpu = (_cpu(client.process.pid) - before) / len(times)
        client.process.kill()
    print(f"{len(times)} edits of {len(text) / 1000:.0f} KB: 90 % within {quantiles(times, n=10)[-1] * 1000:.0f} ms")
    if cpu:
        print(f"{cpu * 1000:.0f} ms of the server's CPU time for each, the least that it can take on a busy machine")
    show_bar(median(times) <= BAR, f"findings after {median(times) * 1000:.0f} ms (median), bar {BAR * 1000:.0f}")


def _cpu(process: int) -> float:
    """Return the CPU time of a process in seconds; 0 where the system does not tell."""
    try:
        return int(Path(f"/proc/{process}/schedstat").read_text(encoding="ascii").split()[0]) / 1e9
    except OSError:
        return 0.0


def _edit(client: Client, name: str, lines: list[str]) -> float:
    line = random.randrange(len(lines))
    column = random.randrange(len(lines[line]) + 1)
    taken = random.random() < 0.3
    change = {
        "range": {"start": {"line": line, "character": column}, "end": {"line": line, "character": column + taken}},
        "text": "" if taken else random.choice("etaoin shrdlu 17(),."),
    }
    began = time.perf_counter()
    client.change(name, change)
    return time.perf_counter() - began


if __name__ == "__main__":
    random.seed(1)
    main()
