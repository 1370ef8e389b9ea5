"""The CSL test suite, where it is at hand beside the repository."""

from pathlib import Path

import pytest
from run import run_fixture

SUITE = Path(__file__).parents[2] / "../shared/csl-suite"
KNOWN = {
    line.partition(":")[0]
    for line in (Path(__file__).parent / "known_failures.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
}


@pytest.mark.skipif(not SUITE.is_dir(), reason="the suite is not beside the repository")
def test_the_suite_passes_but_for_what_is_known():
    failed = set()
    for path in SUITE.glob("*.txt"):
        expected, result = run_fixture(path.read_text("utf-8"))
        if expected != result:
            failed.add(path.stem)
    assert failed == KNOWN
