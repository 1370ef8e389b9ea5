"""Text and file map onto each other exactly."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnotes import manuscripts
from footnotes.manuscripts import well_formed
from footnotes.manuscripts.rewriting import Replacement, rewrite
from footnotes.model.manuscript import Manuscript
from footnotes.text import Span

CORPUS = Path(__file__).parents[2] / "../shared/corpus"
ANNOTATED = sorted(CORPUS.glob("*/gold.jsonl")) if CORPUS.is_dir() else []
SAME = str.maketrans("0123456789\n\r\t\f\u00a0~`'", "⁰¹²³⁴⁵⁶⁷⁸⁹      ‘’")  # what reads otherwise but is as long

PIECES = st.sampled_from(
    ["\u00ad", "\u00a0",
     "word", "Élève", "𝔛", "23", " ", "  ", "\n", "\r\n", "\n\n", "*", "**", "_", "`", "[", "]", "(", ")", "](http://x.org)",
     "[^1]", "[^2]", "\n\n[^1]: body", "\n\n    more", "^[", "<sup>1</sup>", "</i>", "<i>", "&amp;", "\\*", "\\", "> ",
     "- ", "1. ", "# ", "---\n", "\n---\n\n", "<!--", "-->", "$x_1$", "|", "\n|-|\n", "```\n", "\t", "<p>", "</p>",
     "<note>", "</note>", "\\footnote{", "}", "{", "\\emph{", "\\begin{quote}", "--", "``", "%",
     "†", ".",
     "@doe", "-@doe [p. 3]", "[see @a; @b, 5]", "[cite:see @x 3;", "#footnote[", "#cite(<a>)", "#emph[", "/", "~", "=",
     "[#]_", "\n.. [#] ", "\n.. [a] ", "[a]_", "\n==\n", "`a <b>`_", ":sup:`2`", "//", "/*", "$", "\\cite[a][b]{c,d}",
     "\\cites{a}", "{cite:p}`a,b`", "[[a|b]]", "<fn>", "</fn>", "<xref ref-type=\"bibr\" rid=\"a\">", "</xref>",
     "<citation>", "</citation>", "[fn:1]", "\n[fn:1] ", "[fn:: ", "\n* ", "#+begin_quote\n", "\\\\", "@",
     "<a href=\"#fn1\">1</a>", "<li id=\"fn1\">", "¹", "2)", "NOTES"]
)  # fmt: skip
SOURCES = st.lists(PIECES, max_size=40).map("".join)
FORMATS = st.sampled_from([name for name, format_ in manuscripts.FORMATS.items() if not format_.is_archive])


@pytest.fixture(scope="module", autouse=True)
def ill_formed_too():
    """Read XML that would be refused, too: what becomes of it must be true all the same."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(well_formed, "check", lambda source, path: None)
        yield


def check_segments(manuscript: Manuscript) -> None:
    source, text, end = manuscript.source, manuscript.text, 0
    for segment in manuscript.segments:
        assert end <= segment.text.start < segment.text.end <= len(text)
        assert 0 <= segment.source.start < segment.source.end <= len(source)
        end = segment.text.end
        if segment.text.end - segment.text.start == segment.source.end - segment.source.start > 1:
            written, read = segment.source.of(source), segment.text.of(text)
            assert read.translate(SAME) == written.translate(SAME)
    by_source = sorted(manuscript.segments, key=lambda segment: segment.source)
    for before, after in pairwise(by_source):
        assert before.source.end <= after.source.start


def check_citations(manuscript: Manuscript) -> None:
    before = 0
    for citation in manuscript.keyed:
        assert before <= citation.span.start < citation.span.end <= len(manuscript.text)
        before = citation.span.start
        place = manuscript.source_span(citation.span)
        assert place.end > place.start
        assert citation.cites
        for cite in citation.cites:
            assert citation.span.contains(cite.span)
            assert cite.key
            assert cite.after is None or cite.after.start <= cite.after.end


def check_blocks(manuscript: Manuscript) -> None:
    end = 0
    for block in manuscript.blocks:
        assert end <= block.span.start < block.span.end <= len(manuscript.text)
        end = block.span.end
        assert block.note is None or manuscript.notes[block.note].body.contains(block.span)
    for note in manuscript.notes:
        assert note.marker is None or 0 <= note.marker.start == note.marker.end <= len(manuscript.text)
    for mark in manuscript.marks:
        assert 0 <= mark.text.start <= mark.text.end <= len(manuscript.text)
        assert 0 <= mark.source.start < mark.source.end <= len(manuscript.source)


@given(SOURCES, FORMATS)
def test_segments_and_blocks_are_in_order_and_true(source: str, format_name: str):
    manuscript = manuscripts.parse(source, format_name)
    check_segments(manuscript)
    check_blocks(manuscript)
    check_citations(manuscript)


@given(SOURCES, FORMATS)
def test_without_replacements_nothing_changes(source: str, format_name: str):
    assert rewrite(manuscripts.parse(source, format_name), [], None) == source


@given(SOURCES, FORMATS, st.data())
def test_only_the_span_of_a_replacement_changes(source: str, format_name: str, data: st.DataObject):
    manuscript = manuscripts.parse(source, format_name)
    segments = [segment for segment in manuscript.segments if segment.text.end > segment.text.start]
    if not segments:
        return
    span = data.draw(st.sampled_from(segments)).text
    place = manuscript.source_span(span)
    result = rewrite(manuscript, [Replacement(span, "", as_note=False)], None)
    assert result.startswith(source[: place.start])
    assert len(result) >= len(source) - (place.end - place.start)
    kept = [part for part in (source[: place.start], source[place.end :]) if part]
    assert all(part in result for part in kept)


@given(SOURCES, FORMATS)
def test_offsets_of_the_file_find_their_text(source: str, format_name: str):
    manuscript = manuscripts.parse(source, format_name)
    for segment in manuscript.segments:
        assert manuscript.text_offset(segment.source.start) == segment.text.start
        assert manuscript.text_span(segment.source) == segment.text


def test_between_the_segments_the_next_text_is_meant():
    manuscript = manuscripts.parse("a *b* &amp; c\n\n# d", "markdown")
    assert [manuscript.text_offset(offset) for offset in (0, 2, 3, 4, 6, 7, 8, 12, 14, 16, 99)] == [
        0, 2, 2, 3, 4, 4, 4, 6, 9, 9, 10,
    ]  # fmt: skip


@pytest.mark.parametrize("path", ANNOTATED, ids=lambda path: path.parent.name)
def test_annotated_citations_map_to_text_and_back(path: Path):
    manuscript = manuscripts.read(next(path.parent.glob("manuscript.*")))
    check_segments(manuscript)
    check_blocks(manuscript)
    for line in path.read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        span = manuscript.text_span(Span(gold["start"], gold["end"]))
        assert tuple(manuscript.source_span(span)) == (gold["start"], gold["end"]), gold["text"]
        note = manuscript.block_at(span.start).note
        assert (note is not None) == (gold["where"] == "note"), gold["text"]


@pytest.mark.skipif(not ANNOTATED, reason="no annotated manuscripts here")
def test_every_annotated_note_has_its_label():
    for path in ANNOTATED:
        manuscript = manuscripts.read(next(path.parent.glob("manuscript.*")))
        for line in path.read_text(encoding="utf-8").splitlines():
            gold = json.loads(line)
            if gold["note"]:
                span = manuscript.text_span(Span(gold["start"], gold["end"]))
                label = manuscript.notes[manuscript.block_at(span.start).note].label
                assert gold["note"].rpartition("n")[2] == label, gold["text"]
