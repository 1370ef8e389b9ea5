"""CSL-YAML, as pandoc writes it."""

from pathlib import Path

import pytest

from footnotes.bibliographies import load

PANDOC = """---
references:
- id: broue1980
  type: article-journal
  title: '*Trotsky* et le [bloc]{.nocase}, 2^e^ éd\\. -- \\*x\\*'
  container-title: Cahiers
  author:
  - &broue
    family: Broué
    given: Pierre
  issued: 1980-05/1981
  volume: 010
  issue: 1:30
  URL: http://x.org/\\~a~b*c*--
- id: no
  type: book
  title: No
  author: *broue
  issued:
  - year: 1985
    month: 12
  note: ~
  custom: {shorthand: NO}
...
"""


def load_yaml(tmp_path: Path, text: str):
    path = tmp_path / "refs.yaml"
    path.write_text(text)
    return load([path])


def test_pandoc(tmp_path):
    bibliography = load_yaml(tmp_path, PANDOC)
    assert bibliography.failures == ()
    broue, no = bibliography.entries.values()
    assert broue.text("title") == '<i>Trotsky</i> et le <span class="nocase">bloc</span>, 2<sup>e</sup> éd. – *x*'
    assert broue.variables["issued"] == {"date-parts": [[1980, 5], [1981]]}
    assert (broue.text("volume"), broue.text("issue"), broue.text("URL")) == ("010", "1:30", "http://x.org/~a~b*c*--")
    assert (broue.origin.line, no.origin.line) == (3, 15)
    assert dict(no.variables) == {
        "title": "No",
        "author": [{"family": "Broué", "given": "Pierre"}],
        "issued": {"date-parts": [[1985, 12]]},
        "custom": {"shorthand": "NO"},
    }
    assert bibliography.sigla == {"NO": ("no",)}


@pytest.mark.parametrize(
    "text",
    [
        "- id: a\n  type: book\n",
        "references:\n  - {id: a, type: book}\n---\nother: 1\n",
        "{references: [{id: a, type: book}]}",
        "x: &b {type: book}\nreferences:\n- <<: *b\n  id: a\n",
        "x: &b {type: article, id: b}\ny: &c {type: book}\nreferences:\n- <<: [*c, *b]\n  id: a\n",
        "references:\n- id: !!str a\n  type: book\n",
    ],
)
def test_layouts(tmp_path, text):
    bibliography = load_yaml(tmp_path, text)
    assert bibliography.failures == ()
    assert [(entry.key, entry.type) for entry in bibliography.entries.values()] == [("a", "book")]


BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{name}: &{name} [{','.join(['*' + before] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("text", "line", "column", "reason"),
    [
        ("references: 3", 1, 1, "not a list of entries"),
        ("references:\n", 1, 1, "not a list of entries"),
        ("a: b", 1, 1, "not a list of entries"),
        ("just text", 1, 1, "not a list of entries"),
        ("references:\n- id: a\n  title: 'x\n", 4, 1, "not YAML: found unexpected end of stream"),
        ("references:\n- id: a\n title: x\n", 3, 2, "not YAML: did not find expected key"),
        ("references:\n- id: a: b\n", 2, 8, "not YAML: mapping values are not allowed in this context"),
        ("references:\n- id: !!python/object/apply:os.system [ls]\n", 2, 7, "the tag tag:yaml.org,2002:python/object/"),
        ("references:\n- !mine {id: a}\n", 2, 3, "the tag !mine is not allowed"),
        ("references: &a\n- *a\n", 2, 3, "*a stands for nothing before it"),
        ("references:\n- *b\n", 2, 3, "*b stands for nothing before it"),
        ("references:\n- {[a]: b}\n", 2, 4, "a list or a mapping as the name of a value"),
        (BOMB, 7, 17, "aliases multiply the file beyond bounds"),
        ("[" * 100_000, 1, 51, "nested too deeply"),
        ("- " * 100_000, 1, 101, "nested too deeply"),
        ("references: \x07", 1, 1, "not YAML: control characters are not allowed"),
    ],
)  # fmt: skip
def test_files_that_cannot_be_used(tmp_path, text, line, column, reason):
    bibliography = load_yaml(tmp_path, text)
    (failure,) = bibliography.failures
    assert failure.fatal
    assert failure.reason.startswith(reason)
    assert (failure.line, failure.column) == (line, column)
    assert not bibliography.entries
