"""Expected outputs kept in files, and the option that takes new ones over."""

import os
from difflib import unified_diff
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")  # a busy machine fails no test
os.environ["LANGUAGE"] = "en"  # what is expected is written in English


def pytest_addoption(parser):
    parser.addoption("--accept", action="store_true", help="write new expected outputs, after showing the difference")


@pytest.fixture
def expect(request):
    """Compare an output with the file that holds the expected one."""

    def compare(actual: str, path: Path) -> None:
        expected = path.read_bytes().decode("utf-8") if path.exists() else ""
        if actual == expected:
            return
        difference = "\n".join(
            unified_diff(expected.splitlines(), actual.splitlines(), f"{path} expected", f"{path} actual", lineterm="")
        )
        if not request.config.getoption("--accept"):
            pytest.fail(f"{difference}\n(take it over with: pytest --accept)", pytrace=False)
        request.config.get_terminal_writer().write(f"\n{difference}\n")
        path.write_bytes(actual.encode("utf-8"))

    return compare


@pytest.fixture(autouse=True, scope="session")
def cache_home(tmp_path_factory):
    """Keep what tests cache out of the user's own cache."""
    kept = os.environ.get("XDG_CACHE_HOME")
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("cache"))
    yield
    if kept is None:
        del os.environ["XDG_CACHE_HOME"]
    else:
        os.environ["XDG_CACHE_HOME"] = kept
