"""The annotated manuscripts build, and their annotation agrees with their text and bibliography."""

import importlib.util
import json
import re
from html import unescape
from itertools import pairwise
from pathlib import Path
from unicodedata import normalize

import pytest

_spec = importlib.util.spec_from_file_location("corpus_build", Path(__file__).with_name("build.py"))
build = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(build)

TEMPLATES = build.templates()
ACCENTED = re.compile(r"\\([`'\"cu])\{?((?<=\{)\w|(?<=[`'\"])\w)\}?")
ACCENTS = {"`": "\u0300", "'": "\u0301", '"': "\u0308", "c": "\u0327", "u": "\u0306"}
CITED = ("title", "container", "volume", "issue", "year", "date", "place", "publisher", "signal")


def reader_text(source: str) -> str:
    """What a reader sees of marked-up text, without spaces: tags, emphasis, entities and dashes folded."""
    source = re.sub(r"(?<=\w)-\s*\n\s*", "", source)
    source = ACCENTED.sub(lambda accent: normalize("NFC", accent[2] + ACCENTS[accent[1]]), source)
    text = re.sub(r"<[^>]*>|\\(?:emph|enquote|textit|textsc|textsuperscript)\b|\\,", "", unescape(source))
    text = re.sub(r"[{}*_^\\\u00ad„“«»]", "", text)
    return re.sub(r"\s+|~", "", re.sub(r"--+|[‐‑‒–—]", "-", text)).casefold()


@pytest.fixture(scope="module", params=TEMPLATES, ids=lambda path: path.parent.name)
def manuscript(request, tmp_path_factory):
    out = tmp_path_factory.mktemp("corpus")
    built = build.build(request.param, out)
    folder = out / request.param.parent.name
    built.text = next(folder.glob("manuscript.*")).read_bytes().decode()
    entries = json.loads((folder / "bibliography.json").read_text(encoding="utf-8"))
    built.keys = [entry["id"] for entry in entries]
    return built


def cites(built):
    return [(cluster, cite) for cluster in built.clusters for cite in cluster["cites"]]


def test_no_mark_is_left_in_the_text(manuscript):
    assert not re.search("[⟦⟧⦃⦄⟪⟫⟬⟭⦅⦆⟅]", manuscript.text)


def test_every_span_is_a_slice_of_the_manuscript(manuscript):
    for span in [*manuscript.clusters, *manuscript.negatives, *manuscript.borderline]:
        assert manuscript.text[span["start"] : span["end"]] == span["text"]
        assert span["text"] == span["text"].strip()
        assert manuscript.text.count("\n", 0, span["start"]) + 1 == span["line"]
    for cluster, cite in cites(manuscript):
        assert cite["text"] in cluster["text"]
        assert cite["text"] == cite["text"].strip(" ;,\n")


def test_tags_in_a_span_are_balanced(manuscript):
    for cluster in manuscript.clusters:
        opened = re.findall(r"<(\w+)[^>/]*>", cluster["text"])
        assert sorted(opened) == sorted(re.findall(r"</(\w+)>", cluster["text"])), cluster["text"]
        assert cluster["text"].count("{") == cluster["text"].count("}"), cluster["text"]


def test_citations_do_not_overlap(manuscript):
    ends = sorted((cluster["start"], cluster["end"]) for cluster in manuscript.clusters)
    assert all(earlier[1] <= later[0] for earlier, later in pairwise(ends))


def test_sources_are_in_the_bibliography(manuscript):
    assert len(set(manuscript.keys)) == len(manuscript.keys)
    unknown = {cite["source"] for _, cite in cites(manuscript)} - {None, *manuscript.keys}
    assert not unknown


def test_values_are_written_in_the_cite(manuscript):
    for _, cite in cites(manuscript):
        written = reader_text(cite["text"])
        values = [cite[name] for name in CITED if cite[name]] + [locator["value"] for locator in cite["locators"]]
        names = [word for author in cite["authors"] for word in author.replace(",", "").split()]
        missing = [value for value in values + names if reader_text(value) not in written]
        assert not missing, (cite["text"], missing)


def test_there_is_enough_to_measure_by(manuscript):
    """A short manuscript measures little by itself; several of a language do (the next test)."""
    assert len(cites(manuscript)) >= 12
    assert len(manuscript.negatives) >= 3
    assert manuscript.range[0] < manuscript.range[1] <= len(manuscript.text)


@pytest.mark.parametrize("language", sorted({path.parent.name.partition("-")[0] for path in TEMPLATES}))
def test_there_is_enough_of_a_language(language):
    built = [build.read_template(path.read_text(encoding="utf-8")) for path in TEMPLATES]
    built = [one for one, path in zip(built, TEMPLATES, strict=True) if path.parent.name.startswith(language)]
    assert sum(len(cites(one)) for one in built) >= 25
    assert sum(len(one.negatives) for one in built) >= 12


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("a ⟦b", "never closed"),
        ("a ⟦b⟧", "without a cite"),
        ("⟦b⦃k|sort⦄⟧", "unknown form"),
        ("⟦b⦃k|short|zz=3⦄⟧", "unknown key"),
        ("⟬b⟭", "no reason"),
        ("one\n⟦b⦃k|short⦄⟭", "line 2.*closes another"),
        ("⟦a⦃k|short⦄ ⟅b⟧", "begun without"),
    ],
)
def test_a_wrong_mark_is_refused(template, message):
    with pytest.raises(build.TemplateError, match=message):
        build.read_template(template)


def test_marks_become_spans():
    built = build.read_template("(⟦A 3⦃a|short|p=3⦄; see ⟅B (⟅n 2⦃-|self|n=2⦄) 4⦃b|short|p=4⦄⟧) ⟬1939⦃year⦄⟭")
    assert built.text == "(A 3; see B (n 2) 4) 1939"
    assert [cite["text"] for cite in built.clusters[0]["cites"]] == ["A 3", "B (n 2) 4", "n 2"]
    assert built.clusters[0]["form"] == "parenthetical"
    assert built.negatives[0]["text"] == "1939"
