"""The documentation site: the Markdown of this repository as it stands, by Sphinx, MyST and the theme Furo.

The contents are the lists of ``docs/README.md``: each heading is a part of the site, each link below it a page. Build
with ``make docs``.
"""

import re
import sys
from importlib.metadata import version as version_of
from pathlib import Path

from sphinx.application import Sphinx

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

project = "footnotes"
author = project_copyright = "The footnotes authors"
version = release = version_of("footnotes")

extensions = ["myst_parser", "sphinx.ext.autodoc"]
root_doc = "docs/README"
include_patterns = ["docs/**", "*.md", "styles/README.md", "references/README.md"]
exclude_patterns = ["docs/_site", "docs/images"]

myst_heading_anchors = 3
myst_enable_extensions = ["attrs_inline"]
autodoc_typehints = "signature"
autodoc_member_order = "bysource"
autodoc_default_options = {"members": True, "undoc-members": False}
python_use_unqualified_type_names = True
nitpicky = False
smartquotes = False  # --option and 'a pattern' are what they are

html_theme = "furo"
html_title = "footnotes"
html_extra_path = ["index.html"]
html_static_path = ["static"]
html_css_files = ["site.css"]
html_copy_source = html_show_sourcelink = False
html_theme_options = {"navigation_with_keys": True}
html_sidebars = {
    "**": [
        "sidebar/brand.html",
        "sidebar/search.html",
        "sidebar/scroll-start.html",
        "sidebar/navigation.html",
        "sidebar/scroll-end.html",
    ]
}
pygments_style, pygments_dark_style = "friendly", "monokai"

_PART = re.compile(r"^## (?P<name>.+)\n\n(?P<lines>(?:- .*\n(?:  .*\n)*)+)", re.MULTILINE)
_PAGE = re.compile(r"^- \[(?P<title>[^\]]*)\]\((?P<page>[^)#]+)\.md\)", re.MULTILINE)


def add_contents(_: Sphinx, page: str, source: list[str]) -> None:
    """Make the parts of the site of the lists in the first page, and one of the rules of their table."""
    if page == root_doc:
        for part in _PART.finditer(source[0]):
            pages = [f"{found['title']} <{found['page']}>" for found in _PAGE.finditer(part["lines"])]
            source[0] += _tree(pages, part["name"])
    elif page == "docs/rules/README":
        source[0] += _tree(re.findall(r"\((FN\d+)\.md\)", source[0]))


def _tree(pages: list[str], caption: str = "") -> str:
    lines = [f":caption: {caption}"] if caption else []
    return "\n".join(["", "```{toctree}", ":hidden:", *lines, "", *pages, "```", ""])


def setup(app: Sphinx) -> None:
    """Read the contents from the first page."""
    app.connect("source-read", add_contents)
