"""What runs otherwise on systems other than Linux, where processes are not forked but begin anew."""

import json
import os
import subprocess
import sys

PROGRAM = """\
import multiprocessing, sys
context = multiprocessing.get_context
if __name__ == "__main__":
    multiprocessing.get_context = lambda _: context("spawn")
    from footnotes.cli import check_run, main
    check_run._WORTH_SHARING = 0
    sys.argv = ["footnotes", "check", "--no-cache", "--jobs", "2", "-b", "refs.json", "one.md", "two.md"]
    main()
"""


def test_processes_that_begin_anew_find_the_same_and_leave_nothing_behind(tmp_path):
    (tmp_path / "refs.json").write_text(json.dumps([{"id": "a", "type": "book", "title": "Annals"}]))
    for name in ("one.md", "two.md"):
        (tmp_path / name).write_text("He says so (Getty 1985, 7).\n")
    (tmp_path / "program.py").write_text(PROGRAM)
    done = subprocess.run(
        [sys.executable, "program.py"],
        cwd=tmp_path, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONWARNINGS": "default"},
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert [line.split(" ")[0] for line in done.stdout.splitlines()[:2]] == ["one.md:1:13", "two.md:1:13"]
    assert done.stderr == "footnotes: 3 findings in 2 manuscripts\n"
