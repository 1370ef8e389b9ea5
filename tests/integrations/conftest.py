"""A project with a manuscript, a bibliography and settings, and a language server in it."""

import pytest
from language_client import Client

BIB = """\
@book{lp,
  title = {Letters and Papers of the Reign of Henry VIII},
  editor = {Brewer, J. S.},
  date = {1862},
  shorthand = {L&P},
  url = {https://example.org/lp},
}

@book{scarisbrick1968,
  title = {Henry VIII},
  author = {Scarisbrick, J. J.},
  date = {1968},
  xref = {lp},
}
"""
TEXT = """\
# 𝔗udor 😀 matters

The reply 😀 came late (L&P 9 42), which is doubted (Scarisbrick, *Henry VIII* 509).[^1]

As 😀 he says (Layton Papers, 12), it is so.

[^1]: Ibid., 510.
"""


@pytest.fixture
def project(tmp_path):
    """The folder of the project."""
    (tmp_path / "refs.bib").write_text(BIB, encoding="utf-8")
    (tmp_path / "essay.md").write_text(TEXT, encoding="utf-8")
    (tmp_path / "other.md").write_text("Another word (L&P 3 7) on it [@lp, 12].\n", encoding="utf-8")
    (tmp_path / "footnotes.toml").write_text('bibliography = ["refs.bib"]\nstyle = "chicago"\n', encoding="utf-8")
    return tmp_path


@pytest.fixture
def fresh(project):
    """A server to which nothing has been said."""
    client = Client(project)
    yield client
    client.process.kill()
    client.process.wait()


@pytest.fixture
def client(fresh):
    """A server that is ready."""
    fresh.begin()
    return fresh
