"""HTML: entities, tags, and the many ways of writing notes."""

import pytest
from seen import blocks, notes

from footnotes import manuscripts
from footnotes.model.manuscript import Manuscript, Zone
from footnotes.text import Span


def read(source: str) -> Manuscript:
    return manuscripts.parse(source, "html")


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>a < b &amp; c &mdash; &#8211;&#x2013; &nope; d&pound;5</p>", "a < b & c — –– &nope; d£5"),
        ("<p>one\n     two <i>three\n four</i>  five </p>", "one two three four five"),
        ("<p>a<!-- (Elton 23) -->b<script>Elton 23</script></p>", "ab"),
        ("<p title='Elton > 23'>a<br/>b</p>", "a b"),
        ('<p>a <span class="pagenum">[Pg 23]</span>b</p>', "a b"),
        ('<p>a <a name="Page_23"></a><span class="pagenum">23</span>b</p>', "a b"),
        (
            "<p>10<sup>5</sup> and Göttingen <sup>2</sup>1975, Bl. 34<sup>v</sup></p>",
            "10⁵ and Göttingen ²1975, Bl. 34v",
        ),
        ("<p>see <code>Elton 23</code> x</p>", "see x"),
        ("<p>he said <q>no</q>, <q>“yes”</q></p>", "he said “no”, “yes”"),
        ("<html><head><title>Elton 23</title></head><body>a", "a"),
        ('<p>an <a href="x.html""\n>odd</a> link</p>', "an odd link"),
    ],
)
def test_text_is_what_a_reader_sees(source: str, text: str):
    assert read(source).text == text


def test_badly_formed_html_is_read():
    assert blocks(read("<p>one<p>two<li>three<li>four</ul></b></p>five<i>six")) == [
        "one",
        "two",
        "three",
        "four",
        "fivesix",
    ]


def test_blocks_and_their_zones():
    manuscript = read(
        '<html lang="ru"><body><h2>Head</h2><p>Text.</p><blockquote><p>Quote.</p></blockquote>'
        "<table><tr><td>a</td><td>b</td></tr></table><h2>Works Cited</h2><p>Elton.</p></body></html>"
    )
    assert [(block.zone.value, block.span.of(manuscript.text)) for block in manuscript.blocks] == [
        ("heading", "Head"),
        ("body", "Text."),
        ("quote", "Quote."),
        ("body", "a"),
        ("body", "b"),
        ("heading", "Works Cited"),
        ("references", "Elton."),
    ]
    assert manuscript.language == "ru"


def test_marks_are_balanced():
    manuscript = read("<p>See <i>Const. <b>Hist.</b></i> i. 104.</p>")
    start = manuscript.text.index("Hist.")
    assert manuscript.source_span(Span(start, start + 8)).of(manuscript.source) == "<i>Const. <b>Hist.</b></i> i."
    assert manuscript.source_span(Span(start, start + 5)).of(manuscript.source) == "<b>Hist.</b>"
    assert manuscript.source_span(Span(start, start + 4)).of(manuscript.source) == "Hist"


LINKED = [
    # EPUB
    '<p>A.<a epub:type="noteref" href="#n1">1</a> B.<a epub:type="noteref" href="#n2">2</a></p>'
    '<aside epub:type="footnote" id="n1"><p>one</p></aside>'
    '<aside epub:type="footnote" id="n2"><p>two</p><p>more</p></aside>',
    # pandoc
    '<p>A.<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a> '
    'B.<a href="#fn2" class="footnote-ref" id="fnref2"><sup>2</sup></a></p><section class="footnotes"><hr/><ol>'
    '<li id="fn1"><p>one<a href="#fnref1" class="footnote-back">↩︎</a></p></li>'
    '<li id="fn2"><p>two</p><p>more <a href="#fnref2">&#8617;</a></p></li></ol></section>',
    # Project Gutenberg
    '<p>A.<a name="FNanchor_1_1" id="FNanchor_1_1"></a><a href="#Footnote_1_1" class="fnanchor">1</a> '
    'B.<a id="FNanchor_2"></a><a href="#Footnote_2" class="fnanchor">[2]</a></p>'
    '<div class="footnote"><p><a name="Footnote_1_1"></a><a href="#FNanchor_1_1"><span class="label">1</span></a> '
    "one</p></div>"
    '<div class="footnote"><p><a id="Footnote_2"></a><a href="#FNanchor_2"><span class="label">[2]</span></a> two</p>'
    "<p>more</p></div>",
    # Word
    '<p>A.<a href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a> '
    'B.<a href="#_ftn2" name="_ftnref2"><span>[2]</span></a></p>'
    '<div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a> one</p></div>'
    '<div id="ftn2"><p><a href="#_ftnref2" name="_ftn2">[2]</a> two</p><p>more</p></div>',
    # older files of Project Gutenberg
    '<p>A.<a href="#linknote-1" name="linknoteref-1" id="linknoteref-1">[1]</a> '
    'B.<a href="#linknote-2" name="linknoteref-2"><small>2</small></a></p><p><a name="linknote-1" id="linknote-1"></a> '
    '1 (<a href="#linknoteref-1">return</a>)<br/> [ one ]</p>'
    '<p class="foot"><a name="linknote-2" id="linknote-2"><!-- Note --></a> 2 (return)<br/>[ two<br/>more]</p>',
    # by hand
    '<p>A.<a href="#n1">(1)</a> B.<a href="#n2">[2]</a></p>'
    '<p><a name="n1">1.</a> one<br>\n<a name="n2">(2)</a> two<br>more</p>',
    # MediaWiki
    '<p>A.<sup id="cite_ref-1"><a href="#cite_note-1">[1]</a></sup> B.<sup><a href="#cite_note-2">[2]</a></sup></p><ol>'
    '<li id="cite_note-1"><span class="mw-cite-backlink"><b><a href="#cite_ref-1">^</a></b></span> '
    "<span>one</span></li>"
    '<li id="cite_note-2"><span class="mw-cite-backlink">^</span> two<p>more</p></li></ol>',
]


@pytest.mark.parametrize("source", LINKED)
def test_linked_notes(source: str):
    manuscript = read(source)
    assert [(label, body.replace("two more", "two\n\nmore")) for label, body in notes(manuscript)] == [
        ("1", "one"),
        ("2", "two\n\nmore"),
    ]
    assert blocks(manuscript, Zone.BODY) == ["A. B."]


@pytest.mark.parametrize(
    "source",
    [
        "<p>A.<sup>1</sup> B.<sup>2</sup></p><h3>Notes</h3><p><sup>1</sup> one</p><p><sup>2</sup> two</p><p>more</p>",
        "<p>A.<sup>1)</sup> B.<sup>2)</sup></p><h3>Notes</h3>"
        "<p><sup>1)</sup> one</p><p><sup>2)</sup> two</p><p>more</p>",
        "<p>A.[1] B.[2]</p><h3>Notes</h3><p>[1] one</p><p>[2] two</p><p>more</p>",
        "<p>A.[1] B.[2]</p><h3>Примечания</h3><p>1. one</p><p>2. two</p><p>more</p>",
        "<p>A.<sup>1</sup> B.<sup>2</sup></p><h3>Notes</h3><ol><li>one</li><li>two<p>more</p></li></ol>",
        '<p>A.[1] B.[2]</p><p class="footnote">[1] one</p><p class="footnote">[2] two</p><p class="footnote">more</p>',
        '<p>A.<sup>1</sup> B.<sup>2</sup></p><div class="footnote"><p>1. one</p></div>'
        '<div class="footnote"><p>2. two</p><p>more</p></div>',
    ],
)
def test_notes_without_links(source: str):
    assert notes(read(source)) == [("1", "one"), ("2", "two\n\nmore")]


@pytest.mark.parametrize(
    "source",
    [
        '<p>see p. <a href="#Page_23">23</a></p><p id="Page_23">x</p>',
        "<p>40<sup>r</sup> and mc<sup>2</sup></p>",
        '<p><a href="#ch1">1</a> Elton</p><h2 id="ch1">One</h2>',
    ],
)
def test_no_note(source: str):
    assert read(source).notes == ()


def test_notes_written_as_in_markdown():
    manuscript = read("<p>депутатом»[^451], в</p><p>[^451] Там же. С. 60.</p><p>Text.</p>")
    assert notes(manuscript) == [("451", "Там же. С. 60.")]
    assert blocks(manuscript, Zone.BODY) == ["депутатом», в", "Text."]


SITES = {
    "wikipedia": '<p>A.<sup id="cite_ref-1" class="reference"><a href="#cite_note-1">'
    '<span class="cite-bracket">[</span>'
    '1<span class="cite-bracket">]</span></a></sup></p><h2>References</h2><ol class="references"><li id="cite_note-1">'
    '<span class="mw-cite-backlink"><b><a href="#cite_ref-1">^</a></b></span> <span class="reference-text">One.</span>'
    "</li></ol>",
    "github": '<p>A.<sup><a href="#user-content-fn-1-x" id="user-content-fnref-1-x" data-footnote-ref>1</a></sup></p>'
    '<section data-footnotes class="footnotes"><ol><li id="user-content-fn-1-x"><p>One. '
    '<a href="#user-content-fnref-1-x" data-footnote-backref aria-label="Back">↩</a></p></li></ol></section>',
    "epub": '<p>A.<a epub:type="noteref" href="#n1">1</a></p><aside epub:type="footnote" id="n1"><p>One.</p></aside>',
    "aside": '<p>A.<sup><a href="#fn1">1</a></sup></p><aside id="fn1">One. <a href="#r">back</a></aside>',
    "word": '<p>A.<a style="mso-footnote-id:ftn1" href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference>[1]'
    '</span></a></p><div style="mso-element:footnote" id=ftn1><p class=MsoFootnoteText>'
    '<a href="#_ftnref1" name="_ftn1">'
    "<span class=MsoFootnoteReference>[1]</span></a> One.</p></div>",
    "docutils": '<p>A.<a class="footnote-reference brackets" href="#id2" id="id1" role="doc-noteref"><span '
    'class="fn-bracket">[</span>1<span class="fn-bracket">]</span></a></p><aside class="footnote brackets" id="id2" '
    'role="doc-footnote"><span class="label"><span class="fn-bracket">[</span><a role="doc-backlink" href="#id1">1</a>'
    '<span class="fn-bracket">]</span></span><p>One.</p></aside>',
    "pandoc": '<p>A.<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a></p><section '
    'id="footnotes"><hr /><ol><li id="fn1"><p>One.<a href="#fnref1" role="doc-backlink">↩︎</a></p></li></ol></section>',
}


@pytest.mark.parametrize("site", SITES)
def test_notes_as_each_program_writes_them(site: str):
    manuscript = manuscripts.parse(SITES[site], "html")
    assert [(note.label, note.body.of(manuscript.text)) for note in manuscript.notes] == [("1", "One.")]
    assert manuscript.text.startswith("A.\n\n")
