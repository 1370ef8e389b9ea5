"""The index of an annotated manuscript against the passages counted in its annotation."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from footnotes.back_matter.gathering import gather
from footnotes.back_matter.source_index import SourceIndex, source_index
from footnotes.model.analysis import Analysis
from footnotes.model.citation import Citation, CitationForm, Cite, CiteForm, Locator
from footnotes.model.resolution import Resolution, ResolvedCitation
from footnotes.pipeline.analysing import analyse
from footnotes.pipeline.reading import load_bibliography, read
from footnotes.text import Span

FOLDER = Path(__file__).parents[2] / "../shared/corpus/trials"
MOST_CITED = 5
pytestmark = pytest.mark.skipif(not (FOLDER / "gold.jsonl").exists(), reason="the annotated manuscripts are not here")


@pytest.fixture(scope="module")
def gold() -> list[dict]:
    with (FOLDER / "gold.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    return analyse(read(FOLDER / "manuscript.md"), load_bibliography([FOLDER / "bibliography.json"]))


def counted(gold: list[dict]) -> dict[str, Counter]:
    """Count label and value of the locators of the sources cited most, without the code that is tested."""
    cites = [cite for citation in gold for cite in citation["cites"] if cite["source"]]
    most = [key for key, _ in Counter(cite["source"] for cite in cites).most_common(MOST_CITED)]
    found: dict[str, Counter] = {key: Counter() for key in most}
    for cite in cites:
        if cite["source"] in found:
            for locator in cite["locators"]:
                for value in re.split(r"[,;]\s*", locator["value"]):
                    found[cite["source"]][locator["label"], in_full(value)] += 1
    return found


def in_full(value: str) -> str:
    first, dash, last = re.sub(r"\s", "", value).partition("-")
    return f"{first}–{first[: len(first) - len(last)]}{last}" if dash else first


def indexed(index: SourceIndex, keys) -> dict[str, Counter]:
    found: dict[str, Counter] = {key: Counter() for key in keys}
    for source in index.sources:
        for division in source.divisions if source.key in found else ():
            for passage, places, _parallels in division.passages:
                for step in passage.steps:
                    found[source.key][step.label, step.value] += len(places)
    return found


def as_annotated(analysis: Analysis, gold: list[dict]) -> Analysis:
    """Return the manuscript with the citations of the annotation in place of those that were found."""
    resolved = []
    for citation in gold:
        span = analysis.manuscript.text_span(Span(citation["start"], citation["end"]))
        resolutions = [Resolution(cite_of(cite, span), cite["source"]) for cite in citation["cites"]]
        cites = tuple(resolution.cite for resolution in resolutions)
        made = Citation(span, citation["text"], CitationForm(citation["form"]), cites)
        resolved.append(ResolvedCitation(made, tuple(resolutions)))
    return Analysis(analysis.manuscript, analysis.bibliography, tuple(resolved), analysis.language)


def cite_of(cite: dict, span: Span) -> Cite:
    locators = tuple(Locator(one["label"], one["value"], span) for one in cite["locators"])
    return Cite(
        span, cite["text"], CiteForm(cite["form"]), title=cite["title"], volume=cite["volume"], issue=cite["issue"],
        year=cite["year"], date=cite["date"], locators=locators, parallel=cite["parallel"],
    )  # fmt: skip


def test_of_the_annotation(gold, analysis):
    expected = counted(gold)
    index = source_index([gather(as_annotated(analysis, gold))])
    assert indexed(index, expected) == expected


def test_of_what_is_found(gold, analysis):
    expected = counted(gold)
    assert indexed(source_index([gather(analysis)]), expected) == expected
