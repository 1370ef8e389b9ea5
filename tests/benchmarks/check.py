"""`footnotes check` against pandoc reading the same file: CPU time of whole processes.

    python tests/benchmarks/check.py MANUSCRIPT BIBLIOGRAPHY [--sigla FILE] [--rounds 5]

Runs both in turns and takes the least of each; nothing is kept from one run to the next. Then one page (the
manuscript's first 3,000 characters) with the bibliography's first 50 entries, which a hook may take 0.35 s for. The
bibliography is CSL-JSON.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

from processes import Measure, find_pandoc, measure, show_bar

FOUND_OR_NOT = (0, 1)  # exit codes
PAGE, ENTRIES, HOOK_LIMIT = 3000, 50, 0.35


def check_command(manuscript: Path, bibliography: Path, sigla: Path | None) -> list[object]:
    options: list[object] = ["--no-cache", "-b", bibliography]
    if sigla:
        options += ["--sigla", sigla]
    return [Path(sys.executable).with_name("footnotes"), "check", *options, manuscript]


def in_turns(commands: list[list[object]], rounds: int) -> list[Measure]:
    """Measure commands round by round, so that a busy machine slows all of them alike."""
    measured = [[measure(command, expected=FOUND_OR_NOT) for command in commands] for _ in range(rounds)]
    return [min(of_one) for of_one in zip(*measured, strict=True)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("manuscript", type=Path)
    parser.add_argument("bibliography", type=Path)
    parser.add_argument("--sigla", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    commands = [check_command(arguments.manuscript, arguments.bibliography, arguments.sigla)]
    pandoc = find_pandoc()
    if pandoc:
        commands.append([pandoc, "-f", "markdown", "-t", "json", arguments.manuscript])
    ours, *theirs = in_turns(commands, arguments.rounds)
    size = arguments.manuscript.stat().st_size / 1000
    against = f"pandoc {theirs[0].cpu:.2f} s" if theirs else "no pandoc here"
    met = ours.cpu < theirs[0].cpu if theirs else None
    show_bar(met, f"{arguments.manuscript.name}, {size:.0f} KB: {ours.cpu:.2f} s of CPU, {against}")
    with tempfile.TemporaryDirectory() as scratch:
        page, bibliography = Path(scratch, "page.md"), Path(scratch, "page.json")
        page.write_text(arguments.manuscript.read_text(encoding="utf-8")[:PAGE], encoding="utf-8")
        entries = json.loads(arguments.bibliography.read_text(encoding="utf-8"))[:ENTRIES]
        bibliography.write_text(json.dumps(entries, ensure_ascii=False), encoding="utf-8")
        (one,) = in_turns([check_command(page, bibliography, arguments.sigla)], arguments.rounds)
    show_bar(one.cpu <= HOOK_LIMIT, f"one page, {ENTRIES} entries: {one.cpu:.2f} s of CPU, bar {HOOK_LIMIT}")


if __name__ == "__main__":
    main()
