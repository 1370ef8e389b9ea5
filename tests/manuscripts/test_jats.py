"""JATS and DocBook: notes in place and apart, pointers to references, what .xml files are."""

from pathlib import Path

import pytest
from seen import notes

from footnotes import manuscripts
from footnotes.manuscripts.rewriting import Replacement, rewrite
from footnotes.model.input_error import InputError
from footnotes.model.manuscript import Manuscript, Zone
from footnotes.text import Span


def jats(body: str, back: str = "") -> Manuscript:
    front = "<front><article-meta><title-group><article-title>Letters</article-title></title-group><volume>7</volume>"
    source = f"<article xml:lang='de'>{front}</article-meta></front><body>{body}</body><back>{back}</back></article>"
    return manuscripts.parse(source, "jats")


def docbook(body: str) -> Manuscript:
    return manuscripts.parse(f'<article xmlns="http://docbook.org/ns/docbook">{body}</article>', "docbook")


def blocks(manuscript: Manuscript) -> list[tuple[str, int, str]]:
    return [(block.zone.value, block.level, block.span.of(manuscript.text)) for block in manuscript.blocks]


def test_blocks_of_jats():
    manuscript = jats(
        "<sec><title>One</title><p>Text <italic>it</italic>.</p><disp-quote><p>Quoted.</p></disp-quote>"
        "<sec><title>Sub</title></sec></sec>",
        "<ref-list><ref id='B1'><mixed-citation>Elton, Policy.</mixed-citation></ref></ref-list>",
    )
    assert blocks(manuscript) == [
        ("heading", 1, "Letters"), ("heading", 1, "One"), ("body", 0, "Text it."), ("quote", 0, "Quoted."),
        ("heading", 2, "Sub"), ("references", 0, "Elton, Policy."),
    ]  # fmt: skip
    assert manuscript.language == "de"


@pytest.mark.parametrize(
    ("body", "back"),
    [
        (
            '<p>A.<xref ref-type="fn" rid="fn1">1</xref> B.<sup><xref rid="fn2" ref-type="fn">2</xref></sup></p>',
            '<fn-group><fn id="fn1"><label>1</label><p>one</p></fn><fn id="fn2"><p>two</p><p>more</p></fn></fn-group>',
        ),
        ("<p>A.<fn symbol='1'><p>one</p></fn> B.<fn symbol='2'><p>two</p><p>more</p></fn></p>", ""),
    ],
)
def test_notes_of_jats(body: str, back: str):
    manuscript = jats(body, back)
    assert notes(manuscript) == [("1", "one"), ("2", "two\n\nmore")]
    assert [block.span.of(manuscript.text) for block in manuscript.blocks if block.zone is Zone.BODY] == ["A. B."]


def test_pointers_to_references_are_citations_by_key():
    manuscript = jats("<p>So (<xref ref-type='bibr' rid='B1 B2'>Elton 1972</xref>).</p>")
    assert [[cite.key for cite in citation.cites] for citation in manuscript.keyed] == [["B1", "B2"]]
    assert manuscript.keyed[0].span.of(manuscript.text) == "Elton 1972"


def test_blocks_and_notes_of_docbook():
    manuscript = docbook(
        "<title>Book</title><section><title>One</title><para>A.<footnote><para>one</para></footnote> <quote>B</quote>"
        " <citetitle>C</citetitle></para><blockquote><para>Quoted.</para></blockquote></section>"
    )
    assert blocks(manuscript) == [
        ("heading", 1, "Book"), ("heading", 1, "One"), ("body", 0, "A. “B” C"), ("note", 0, "one"),
        ("quote", 0, "Quoted."),
    ]  # fmt: skip
    assert notes(manuscript) == [("", "one")]


def test_citations_of_docbook():
    manuscript = docbook(
        "<para>As <citation>elton</citation> and <biblioref linkend='getty'/> and <xref linkend='fig1'/>.</para>"
    )
    assert [cite.key for citation in manuscript.keyed for cite in citation.cites] == ["elton", "getty"]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("<?xml version='1.0'?><TEI><text/></TEI>", "tei"),
        ("<!DOCTYPE article PUBLIC '-//NLM//DTD JATS' 'a.dtd'><article><front/><body/></article>", "jats"),
        ("<article dtd-version='1.2'><body/></article>", "jats"),
        ("<article xmlns='http://docbook.org/ns/docbook'><para/></article>", "docbook"),
        ("<book><chapter/></book>", "docbook"),
        ("<unknown/>", "tei"),
    ],
)
def test_the_root_tells_the_format_of_xml(tmp_path: Path, source: str, name: str):
    (tmp_path / "a.xml").write_text(source)
    assert manuscripts.read(tmp_path / "a.xml").format == name


@pytest.mark.parametrize(
    "declared", ['<!ENTITY x "lol">', '<!ENTITY x SYSTEM "file:///etc/passwd">', "<!ENTITY % x 'y'>"]
)
@pytest.mark.parametrize("format_name", ["tei", "jats", "docbook"])
def test_entities_are_refused(declared: str, format_name: str):
    source = (
        f"<?xml version='1.0'?>\n<!DOCTYPE article [\n<!ELEMENT a ANY>\n{declared}]>\n<article><p>&x;</p></article>"
    )
    with pytest.raises(InputError, match="declares an entity") as caught:
        manuscripts.parse(source, format_name)
    assert (caught.value.line, caught.value.column) == (4, 1)


def test_a_document_type_alone_is_read_without_looking_it_up():
    source = '<!DOCTYPE article PUBLIC "-//NLM//DTD" "http://x.invalid/a.dtd"><article><body><p>A</p></body></article>'
    assert manuscripts.parse(source, "jats").text == "A"


@pytest.mark.parametrize(
    ("manuscript", "added", "heading"),
    [
        (
            jats("<p>So (Elton 5).</p>"),  # in German
            '<p>So.<fn id="fn-1"><label>1</label><p>Note.</p></fn></p>',
            "<title>Literaturverzeichnis</title>",
        ),
        (
            docbook("<para>So (Elton 5).</para>"),
            "<para>So.<footnote><para>Note.</para></footnote></para>",
            "<title>Bibliography</title>",
        ),
    ],
)
def test_notes_and_bibliography_are_added(manuscript: Manuscript, added: str, heading: str):
    start = manuscript.text.index("Elton")
    text = rewrite(manuscript, [Replacement(Span(start, start + 7), "Note.", as_note=True)], "<x/>")
    assert added in text
    assert text.index(heading) < text.index("<x/>")
    assert text.endswith("</article>")
