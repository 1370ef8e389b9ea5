"""Citations give way to notes; everything else stays."""

import pytest

from footnotes import manuscripts
from footnotes.manuscripts import rewriting
from footnotes.manuscripts.rewriting import Replacement
from footnotes.text import OverlappingEditsError, Span


def rewrite(
    source: str, *citations: str, as_note: bool = True, format_name: str = "markdown", works: str | None = None
):
    """Replace each citation, named by its text, by `<text>`."""
    manuscript = manuscripts.parse(source, format_name)
    replacements = []
    for citation in citations:
        start = manuscript.text.index(citation)
        replacements.append(Replacement(Span(start, start + len(citation)), f"<{citation}>", as_note))
    return rewriting.rewrite(manuscript, replacements, works)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("he insisted (Elton 23).", "he insisted.[^1]"),
        ("he insisted (Elton 23), and", "he insisted,[^1] and"),
        ("he insisted (Elton 23) that", "he insisted[^1] that"),
        ("he insisted\n(Elton 23) that", "he insisted[^1] that"),
        ("he insisted [Elton 23]; so", "he insisted;[^1] so"),
        ("he insisted (Elton 23)—so", "he insisted[^1]—so"),
        ("“he insisted” (Elton 23).", "“he insisted”.[^1]"),
        ("“he insisted (Elton 23).”", "“he insisted.”[^1]"),
        ("“He insisted.” (Elton 23).", "“He insisted.”[^1]"),
        ("He insisted. (Elton 23)", "He insisted.[^1]"),
        ("*he insisted (Elton 23).* So", "*he insisted.*[^1] So"),
        ("he insisted (Elton 23.)", "he insisted[^1]"),
        ("he *insisted* (Elton 23)!", "he *insisted*![^1]"),
    ],
)
def test_a_parenthesis_becomes_a_marker_after_the_punctuation(source: str, text: str):
    assert rewrite(source, "Elton 23") == f"{text}\n\n[^1]: <Elton 23>\n"


def test_markup_of_the_citation_goes_with_it():
    assert rewrite("so (see *Policy* 23).", "see Policy 23").startswith("so.[^1]\n")
    assert rewrite("so (*Policy*) now", "Policy").startswith("so[^1] now\n")
    assert rewrite("so *(Policy 23)* now", "Policy 23").startswith("so[^1] now\n")


def test_new_labels_clash_with_none():
    source = "a (Elton 1). b[^2] (Elton 3).\n\n[^2]: note\n[^x]: other\n\n`[^3]`\n"
    result = rewrite(source, "Elton 1", "Elton 3")
    assert result.startswith(
        "a.[^4] b[^2].[^5]\n\n[^2]: note\n[^x]: other\n\n`[^3]`\n\n[^4]: <Elton 1>\n\n[^5]: <Elton 3>\n"
    )


def test_a_citation_in_a_note_is_replaced_there():
    source = "a[^1]\n\n[^1]: See *Policy* 23 (and Elton 5).\n"
    assert rewrite(source, "Policy 23") == "a[^1]\n\n[^1]: See <Policy 23> (and Elton 5).\n"
    assert rewrite(source, "Elton 5") == "a[^1]\n\n[^1]: See *Policy* 23 (and <Elton 5>).\n"


def test_in_the_text_a_citation_is_replaced_where_it_stands():
    assert rewrite("a (Elton 23) b", "Elton 23", as_note=False) == "a (<Elton 23>) b"


def test_what_stands_between_the_parts_of_a_citation_stays():
    source = (
        "A sentence that runs on for a while and then cites the book (Elton\n\n---\n\n<sup>1</sup> Note.\n\n"
        "edition 23) and goes on.<sup>1</sup>\n"
    )
    assert rewrite(source, "Elton edition 23", as_note=False) == source.replace(
        "Elton\n", "<Elton edition 23>\n"
    ).replace("edition 23)", ")", 1)
    assert rewrite("a (Elton[^1] 23).\n\n[^1]: x\n", "Elton 23") == "a[^1].[^2]\n\n[^1]: x\n\n[^2]: <Elton 23>\n"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_line_ends_are_the_files_own(newline: str):
    source = newline.join(["a (Elton 23).", "", "b"])
    result = rewrite(source, "Elton 23", works="One\nTwo")
    lines = ["a.[^1]", "", "b", "", "[^1]: <Elton 23>", "", "# Bibliography", "", "One", "Two", ""]
    assert result == newline.join(lines)


def test_a_marker_inside_the_markup_of_a_citation_stays():
    source = "a (Elton, *The Tu[^1]dor*, 23).\n\n[^1]: b\n"
    manuscript = manuscripts.parse(source, "markdown")
    span = Span(3, 3 + len("Elton, The Tudor, 23"))
    assert rewriting.rewrite(manuscript, [Replacement(span, "<Elton>", False)], None) == (
        "a (<Elton>[^1]).\n\n[^1]: b\n"
    )


def test_a_note_of_several_lines_is_indented():
    manuscript = manuscripts.parse("a (b 5).", "markdown")
    result = rewriting.rewrite(manuscript, [Replacement(Span(3, 6), "one\n\ntwo", True)], None)
    again = manuscripts.parse(result, "markdown")
    assert again.notes[0].body.of(again.text) == "one\n\ntwo"


@pytest.mark.parametrize(
    ("format_name", "source", "result"),
    [
        ("plain", "a (Elton 23).\n", "a.[1]\n\nNOTES\n\n[1] <Elton 23>\n\nBIBLIOGRAPHY\n\nworks\n"),
        (
            "plain",
            "a (Elton 23). b[1]\n\nNOTES\n\n[1] x\n",
            "a.[2] b[1]\n\nNOTES\n\n[1] x\n\n[2] <Elton 23>\n\nBIBLIOGRAPHY\n\nworks\n",
        ),
        (
            "latex",
            "\\begin{document}\na (Elton 23).\n\\end{document}\n",
            "\\begin{document}\na.\\footnote{<Elton 23>}\n\n\\section*{Bibliography}\n\nworks\n\\end{document}\n",
        ),
        (
            "html",
            "<body><p>a (Elton 23).</p>\n</body></html>\n",
            '<body><p>a.<sup><a id="fnref-1" href="#fn-1" role="doc-noteref">1</a></sup></p>\n\n'
            '<p id="fn-1" role="doc-footnote"><sup><a href="#fnref-1">1</a></sup> <Elton 23></p>\n\n'
            "<h2>Bibliography</h2>\n\nworks\n</body></html>\n",
        ),
        (
            "tei",
            "<TEI><text><body><p>a (Elton 23).</p></body></text></TEI>",
            '<TEI><text><body><p>a.<note place="foot" n="1"><Elton 23></note></p></body>\n\n'
            '<back><div type="bibliography"><head>Bibliography</head>\n\nworks</div></back>\n</text></TEI>',
        ),
    ],
)
def test_each_format_has_its_notes(format_name: str, source: str, result: str):
    assert rewrite(source, "Elton 23", format_name=format_name, works="works") == result


def test_a_note_of_org_that_begins_a_line_holds_its_text():
    """``[fn:1]`` would begin the note itself there."""
    result = rewrite("(Elton 23) Much later.\n", "Elton 23", format_name="org")
    assert result == "[fn:1:<Elton 23>] Much later.\n"
    assert [note.label for note in manuscripts.parse(result, "org").notes] == ["1"]


def test_two_replacements_of_the_same_text_are_refused():
    manuscript = manuscripts.parse("a (Elton 23) b", "markdown")
    twice = [Replacement(Span(3, 11), "x", False), Replacement(Span(9, 11), "y", False)]
    with pytest.raises(OverlappingEditsError):
        rewriting.rewrite(manuscript, twice, None)


@pytest.mark.parametrize("format_name", ["markdown", "plain", "html", "latex", "tei"])
def test_what_is_written_can_be_read(format_name: str):
    source = (
        "<p>One (Elton 23). Two (Getty 5).</p>" if format_name in {"html", "tei"} else "One (Elton 23). Two (Getty 5)."
    )
    result = rewrite(source, "Elton 23", "Getty 5", format_name=format_name)
    manuscript = manuscripts.parse(result.replace("<Elton 23>", "Elton").replace("<Getty 5>", "Getty"), format_name)
    assert [(note.marker is not None, note.body and note.body.of(manuscript.text)) for note in manuscript.notes] == [
        (True, "Elton"),
        (True, "Getty"),
    ]
