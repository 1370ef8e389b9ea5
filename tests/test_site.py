"""The documentation site: every page is in its contents, it is built without a warning, and it needs no network."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
RESOURCE = re.compile(r"""<(?:script|link|img|iframe|source)\b[^>]*?\b(?:src|href)=["'](https?:)?//""", re.IGNORECASE)


@pytest.mark.parametrize(
    "page",
    [page for page in sorted(DOCS.rglob("*.md")) if page.parent.name != "rules" and page != DOCS / "README.md"],
    ids=lambda page: page.relative_to(DOCS).as_posix(),
)
def test_every_page_is_in_the_contents(page):
    contents = (DOCS / "README.md").read_text(encoding="utf-8")
    assert f"]({page.relative_to(DOCS).as_posix()})" in contents, "name it in docs/README.md, under a heading"


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", "-b", "html"]
    build = subprocess.run(
        [*command, "-c", "docs/_site", "-d", str(folder / "doctrees"), ".", str(folder / "html")],
        cwd=ROOT, capture_output=True, text=True, check=False, env={**os.environ, "LC_ALL": "C.UTF-8"},
    )  # fmt: skip
    assert build.returncode == 0, build.stdout + build.stderr
    return folder / "html"


def test_the_site_is_built_without_warnings(site):
    pages = {page.relative_to(site).with_suffix("").as_posix() for page in site.rglob("*.html")}
    written = {page.relative_to(ROOT).with_suffix("").as_posix() for page in DOCS.rglob("*.md")}
    assert written - pages == set()
    assert {"index", "README", "ARCHITECTURE", "CHANGELOG"} <= pages


def test_pages_need_no_network(site):
    asking = [
        page.relative_to(site).as_posix() for page in site.rglob("*.html") if RESOURCE.search(page.read_text("utf-8"))
    ]
    assert asking == []
    styles = "".join(path.read_text("utf-8") for path in site.rglob("*.css"))
    assert re.findall(r"(?:@import|url\()\s*[\"']?(?:https?:)?//", styles) == []
