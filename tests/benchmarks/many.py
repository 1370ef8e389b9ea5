"""`footnotes check` over many manuscripts: cold, and again when nothing has changed.

    python tests/benchmarks/many.py MANUSCRIPT BIBLIOGRAPHY [--files 1000] [--size 50000] [--jobs 2]

The manuscripts are pieces of the one given, each begun at another paragraph and named in its first line, so that no two
are the same. Wall-clock time of whole processes: of both runs over all of them, and of one page.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from processes import show_bar

COLD, WARM = 3.0, 0.5  # megabytes a second at least; seconds at most


def pieces(text: str, size: int, count: int) -> list[str]:
    """Return texts of so many bytes, made of the paragraphs in turn."""
    paragraphs = [paragraph + "\n\n" for paragraph in text.split("\n\n")]
    found, at = [], 0
    for number in range(count):
        taken, length = [f"# Piece {number}\n\n"], 0
        while length < size:
            taken.append(paragraphs[at % len(paragraphs)])
            length += len(taken[-1].encode())
            at += 1
        found.append("".join(taken))
    return found


def seconds(command: list[object], environment: dict[str, str]) -> float:
    began = time.perf_counter()
    run = subprocess.run([str(part) for part in command], stdout=subprocess.DEVNULL, env=environment, check=False)
    if run.returncode not in (0, 1):
        sys.exit(f"ended with {run.returncode}")
    return time.perf_counter() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("manuscript", type=Path)
    parser.add_argument("bibliography", type=Path)
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--size", type=int, default=50_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    text = arguments.manuscript.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as scratch:
        folder, cache = Path(scratch, "manuscripts"), Path(scratch, "cache")
        folder.mkdir()
        for number, piece in enumerate(pieces(text, arguments.size, arguments.files)):
            (folder / f"{number:04}{arguments.manuscript.suffix}").write_text(piece, encoding="utf-8")
        size = sum(path.stat().st_size for path in folder.iterdir()) / 1e6
        footnotes = Path(sys.executable).with_name("footnotes")
        command = [footnotes, "check", "--jobs", arguments.jobs, "-b", arguments.bibliography, folder]
        environment = {
            **os.environ,
            "XDG_CACHE_HOME": str(cache),
            "PYTHONPYCACHEPREFIX": str(Path(scratch, "bytecode")),
        }
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        seconds(
            [footnotes, "check", "-b", arguments.bibliography, folder / f"0000{arguments.manuscript.suffix}"],
            environment,
        )
        shutil.rmtree(cache, ignore_errors=True)
        cold = seconds(command, environment)
        warm = min(seconds(command, environment) for _ in range(arguments.rounds))
    print(f"{arguments.files} manuscripts, {size:.1f} MB: cold {cold:.2f} s, warm {warm:.2f} s")
    show_bar(size / cold >= COLD, f"cold: {size / cold:.2f} MB a second, bar {COLD}")
    show_bar(warm <= WARM, f"warm: {warm:.2f} s, bar {WARM}")


if __name__ == "__main__":
    main()
