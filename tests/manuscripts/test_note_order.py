"""New notes among those of a file that shows their numbers: at their place, in the file's own shape, counted anew."""

import pytest

from footnotes import manuscripts
from footnotes.manuscripts import rewriting
from footnotes.manuscripts.rewriting import Replacement
from footnotes.text import Span
from tests.manuscripts.test_html import LINKED


def rewrite(source: str, *cites: str, format_name: str = "html") -> str:
    manuscript = manuscripts.parse(source, format_name)
    starts = [manuscript.text.index(cite) for cite in cites]
    replacements = [
        Replacement(Span(start, start + len(cite)), f"new {cite[-1]}", as_note=True)
        for start, cite in zip(starts, cites, strict=True)
    ]
    return rewriting.rewrite(manuscript, replacements, None)


def notes(source: str, format_name: str = "html") -> list[tuple[str, str | None]]:
    manuscript = manuscripts.parse(source, format_name)
    return [(note.label, note.body and note.body.of(manuscript.text)) for note in manuscript.notes]


UNLINKED = [
    "<p>A.<sup>1</sup> B.<sup>2</sup></p><h3>Notes</h3><p><sup>1</sup> one</p><p><sup>2</sup> two</p><p>more</p>",
    "<p>A.<sup>1)</sup> B.<sup>2)</sup></p><h3>Notes</h3><p><sup>1)</sup> one</p><p><sup>2)</sup> two</p><p>more</p>",
    "<p>A.[1] B.[2]</p><h3>Notes</h3><p>[1] one</p><p>[2] two</p><p>more</p>",
    "<p>A.¹ B.²</p><h3>Notes</h3><p>¹ one</p><p>² two</p><p>more</p>",
    "<p>A.<sup>1</sup> B.<sup>2</sup></p><h3>Notes</h3><p><sup>1</sup> one<p><sup>2</sup> two<p>more",
    "<p>A.<sup>1</sup> B.<sup>2</sup></p><h3>Notes</h3><ol><li>one</li><li>two<p>more</p></li></ol>",
    '<p>A.<sup>1</sup> B.<sup>2</sup></p><div class="footnote"><p>1. one</p></div>'
    '<div class="footnote"><p>2. two</p><p>more</p></div>',
]


@pytest.mark.parametrize("source", [*LINKED, *UNLINKED])
def test_notes_of_html_are_in_the_order_of_the_text(source: str):
    source = source.replace("B.", "B (Roe 5).", 1).replace("A.", "A (Doe 4).", 1)
    result = rewrite(source, "Doe 4", "Roe 5")
    found = [(label, (body or "").replace("two more", "two\n\nmore")) for label, body in notes(result)]
    assert found == [("1", "new 4"), ("2", "one"), ("3", "new 5"), ("4", "two\n\nmore")]
    bodies = [result.index(words) for words in ("new 4", "one", "new 5", "two")]
    assert bodies == sorted(bodies)


XML = [
    ("tei", '<note n="{0}">{1}</note>'),
    ("jats", '<fn id="fn{0}"><label>{0}</label><p>{1}</p></fn>'),
    ("docbook", '<footnote label="{0}"><para>{1}</para></footnote>'),
]
ROOTS = {
    "tei": "<TEI><text><body><p>{}</p></body></text></TEI>",
    "jats": "<article><body><p>{}</p></body></article>",
    "docbook": '<article xmlns="http://docbook.org/ns/docbook"><para>{}</para></article>',
}


@pytest.mark.parametrize(("format_name", "note"), XML)
def test_notes_that_stand_in_the_text_of_xml(format_name: str, note: str):
    root = ROOTS[format_name]
    source = root.format("A (Doe 4). B" + note.format(1, "one") + " C (Roe 5). D" + note.format(2, "two"))
    assert rewrite(source, "Doe 4", "Roe 5", format_name=format_name) == root.format(
        "A." + note.format(1, "new 4") + " B" + note.format(2, "one")
        + " C." + note.format(3, "new 5") + " D" + note.format(4, "two")
    )  # fmt: skip


@pytest.mark.parametrize(
    ("format_name", "note"), [("tei", "<note>{}</note>"), ("docbook", "<footnote><para>{}</para></footnote>")]
)
def test_notes_without_numbers_stay_without(format_name: str, note: str):
    root = ROOTS[format_name]
    source = root.format("A (Doe 4). B" + note.format("one"))
    expected = root.format("A." + note.format("new 4") + " B" + note.format("one"))
    assert rewrite(source, "Doe 4", format_name=format_name) == expected


def test_notes_that_xml_points_to():
    source = (
        '<article><body><p>A (Doe 4). B<xref ref-type="fn" rid="fn1">1</xref></p></body><back><fn-group>\n'
        '<fn id="fn1"><label>1</label><p>one</p></fn>\n</fn-group></back></article>'
    )
    assert rewrite(source, "Doe 4", format_name="jats") == (
        '<article><body><p>A.<xref ref-type="fn" rid="fn1">1</xref> B<xref ref-type="fn" rid="fn2">2</xref></p></body>'
        '<back><fn-group>\n<fn id="fn1"><label>1</label><p>new 4</p></fn>\n'
        '<fn id="fn2"><label>2</label><p>one</p></fn>\n</fn-group></back></article>'
    )


PAGE = (
    '<p class="s2">A (Doe 4).<a href="#fn1" id="ref1"><sup>1</sup></a> In 2 of 3 cases, see <a href="#fn2">there</a>.'
    '<a href="#fn2" id="ref2" title="See the whole of two"><sup>2</sup></a></p>\n<ol>\n'
    '<li id="fn1"><p>one 1 <a href="#ref1">↩</a></p></li>\n<li id="fn2"><p>two 2 <a href="#ref2">↩</a></p></li>\n</ol>'
)


def test_only_numbers_identifiers_and_links_of_notes_change():
    assert rewrite(PAGE, "Doe 4") == (
        '<p class="s2">A.<a href="#fn1" id="ref1"><sup>1</sup></a><a href="#fn2" id="ref2"><sup>2</sup></a> In 2 of 3 '
        'cases, see <a href="#fn3">there</a>.'
        '<a href="#fn3" id="ref3" title="See the whole of two"><sup>3</sup></a></p>\n<ol>\n'
        '<li id="fn1"><p>new 4 <a href="#ref1">↩</a></p></li>\n'
        '<li id="fn2"><p>one 1 <a href="#ref2">↩</a></p></li>\n<li id="fn3"><p>two 2 <a href="#ref3">↩</a></p></li>\n'
        "</ol>"
    )


def test_the_words_of_another_note_are_not_copied():
    source = PAGE.replace("A (Doe 4).", "A.").replace("</p>\n<ol>", " B (Doe 4).</p>\n<ol>")
    result = rewrite(source, "Doe 4")
    assert result.count("title=") == 1
    assert [label for label, _ in notes(result)] == ["1", "2", "3"]


def test_identifiers_that_say_nothing_stay():
    source = PAGE.replace("fn1", "x9").replace("fn2", "y9").replace("ref1", "a").replace("ref2", "b")
    result = rewrite(source, "Doe 4")
    assert notes(result) == [("1", "new 4"), ("2", "one 1"), ("3", "two 2")]
    assert '<a href="#y9" id="b"' in result
    assert '<li id="x9-2"><p>new 4 <a href="#a-2">' in result


def test_chapters_count_by_themselves():
    chapter = "<h1>{0}</h1><p>A (Doe {0}).<sup>1</sup></p><h3>Notes</h3><p><sup>1</sup> one</p>"
    result = rewrite(chapter.format(4) + chapter.format(5), "Doe 5")
    assert notes(result) == [("1", "one"), ("1", "new 5"), ("2", "one")]


@pytest.mark.parametrize(
    "source",
    [
        "<p>A (Doe 4).<sup>*</sup></p><h3>Notes</h3><p><sup>*</sup> one</p>",
        "<p>A (Doe 4).<sup>1</sup> B.<sup>3</sup></p><h3>Notes</h3><p><sup>1</sup> one</p><p><sup>3</sup> three</p>",
    ],
)
def test_notes_that_do_not_count_up_stay_as_they_are(source: str):
    before, after = notes(source), notes(rewrite(source, "Doe 4"))
    assert [note for note in after if note[1] != "new 4"] == before
    assert len(after) == len(before) + 1
