"""The library: from files to citations, findings and a rendered manuscript."""

import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import footnotes
from footnotes import manuscripts
from footnotes.model.bibliography import Bibliography
from footnotes.model.entry import Entry
from footnotes.model.manuscript import Manuscript
from footnotes.pipeline.rendering import render_manuscript
from footnotes.text import Span

ENTRIES = {
    "lp": Entry(
        "lp", "book",
        {"title": "Letters and Papers", "number-of-volumes": "21", "issued": {"date-parts": [[1862]]}},
    ),
    "scarisbrick": Entry(
        "scarisbrick", "book",
        {
            "title": "Henry VIII", "author": [{"family": "Scarisbrick", "given": "J. J."}], "publisher": "Eyre",
            "issued": {"date-parts": [[1968]]},
        },
    ),
    "csp": Entry("csp", "book", {"title": "Calendar of State Papers, Spanish", "issued": {"date-parts": [[1862]]}}),
    "cspv": Entry("cspv", "book", {"title": "Calendar of State Papers, Venetian", "issued": {"date-parts": [[1864]]}}),
}  # fmt: skip
ENTRIES["dict"] = Entry(
    "dict", "book", {"title": "A Dictionary of Rulers", "edition": "2", "issued": {"date-parts": [[1904]]}}
)
ENTRIES["ehr"] = Entry("ehr", "periodical", {"title": "English Historical Review"})
REFS = Bibliography(ENTRIES, {"EHR": ("ehr",), "L&P": ("lp",), "CSP": ("csp",), "CSPV": ("cspv",)})


def analyse(text: str) -> footnotes.Analysis:
    return footnotes.analyse(manuscripts.parse(text, "markdown"), REFS)


def render(text: str, style: str = "chicago") -> str:
    """Return what becomes of the text itself, without what is added at the end."""
    return footnotes.render(analyse(text), style=style).partition("\n\n# Bibliography")[0]


def test_importing_footnotes_imports_nothing_else():
    code = "import sys; before = set(sys.modules); import footnotes; print(sorted(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "['footnotes']\n"


def test_public_names():
    assert set(footnotes.__all__) <= set(dir(footnotes))
    assert all(getattr(footnotes, name).__module__.startswith("footnotes.") for name in footnotes.__all__)
    with pytest.raises(AttributeError, match="no attribute 'parze'"):
        _ = footnotes.parze


def test_from_files(tmp_path: Path):
    (tmp_path / "refs.bib").write_text("@book{x, title = {Policy and Police}, author = {Elton, G. R.}, year = 1972}")
    (tmp_path / "sigla.yml").write_text("P&P: x\n")
    (tmp_path / "essay.md").write_text("So it was (P&P 83).\n")
    bibliography = footnotes.load_bibliography(tmp_path / "refs.bib", sigla=[str(tmp_path / "sigla.yml")])
    analysis = footnotes.analyse(footnotes.read(str(tmp_path / "essay.md")), bibliography)
    assert [item.entry for resolved in analysis.citations for item in resolved.resolutions] == ["x"]
    assert footnotes.check(analysis) == []
    assert footnotes.render(analysis, style="chicago").startswith("So it was.[^1]\n\n[^1]: G. R. Elton, *Policy")


def test_parse():
    resolved = footnotes.parse("see L&P 9 42; Henry VIII, ch. 5", REFS)
    assert [item.entry for item in resolved.resolutions] == ["lp", "scarisbrick"]
    assert [cite.text for cite in resolved.citation.cites] == ["see L&P 9 42", "Henry VIII, ch. 5"]
    assert footnotes.parse("Henry VIII, ch. 5").resolutions[0].entry is None


def test_a_language_without_a_lexicon():
    with pytest.raises(footnotes.InputError, match="xx"):
        footnotes.analyse(manuscripts.parse("Text.", "markdown"), REFS, language="xx")


def test_check_over_several_manuscripts():
    both = [analyse("As he says (L&P 9 42).[^1]"), analyse("So it was (CSP 3; CSPV 4).")]
    assert [item.code for item in footnotes.check(both, select=["FN4"])] == ["FN401"]
    assert [item.code for item in footnotes.check(both[0], ignore=["FN4"])] == []  # these entries have no file


@pytest.mark.parametrize(
    "text",
    [
        "",
        "No citation at all (1491-1547).\n",
        "In code: `(L&P 9 42)`.\n",
        "Unknown (Layton Papers, 12).\n",
        "One of them unknown (Layton Papers, 12; L&P 9 42).\n",
        "Itself (see chapter 4 above).\n",
        "Set off:\n\nScarisbrick, *Henry VIII*, 5\n",
        "An address.[^1]\n\n[^1]: Henry VIII 5, at https://example.org/henry.\n",
        "A chapter.[^1]\n\n[^1]: “The Break with Rome,” *Henry VIII*, 12.\n",
    ],
)
@pytest.mark.parametrize("style", ["chicago", "apa"])
def test_what_is_left_alone(text, style):
    assert footnotes.render(analyse(text), style=style) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a parenthesis becomes a note, after the punctuation
        ("It came (L&P 9 42), late.\n", "It came,[^1] late.\n\n[^1]: *Letters and Papers* (1862), 9:42."),
        # later forms, and notes old and new counted together
        (
            "One (Henry VIII 5). Two.[^1] Three (Henry VIII 7).\n\n[^1]: Henry VIII 6.\n",
            "One.[^2] Two.[^1] Three.[^3]\n\n[^1]: Scarisbrick, *Henry VIII*, 6.\n\n"
            "[^2]: J. J. Scarisbrick, *Henry VIII* (Eyre, 1968), 5.\n\n[^3]: Scarisbrick, *Henry VIII*, 7.",
        ),
        # several cites, signals, locators with labels
        (
            "It came (L&P 9 42; see also Henry VIII ch. 5).\n",
            "It came.[^1]\n\n[^1]: *Letters and Papers* (1862), 9:42; see also J. J. Scarisbrick, *Henry VIII* "
            "(Eyre, 1968), chap. 5.",
        ),
        # words before the first cite
        (
            "A phrase.[^1]\n\n[^1]: The paragraph cites Scarisbrick, *Henry VIII* 12.\n",
            "A phrase.[^1]\n\n[^1]: The paragraph cites J. J. Scarisbrick, *Henry VIII* (Eyre, 1968), 12.",
        ),
        (
            "Whole.[^1]\n\n[^1]: Made by J. J. Scarisbrick, *Henry VIII*. Eyre, 1968, p. 40.\n",
            "Whole.[^1]\n\n[^1]: Made by J. J. Scarisbrick, *Henry VIII* (Eyre, 1968), 40.",
        ),
        (
            "One.[^1]\n\n[^1]: Henry VIII 5. And ibid. 6.\n",
            "One.[^1]\n\n[^1]: J. J. Scarisbrick, *Henry VIII* (Eyre, 1968), 5. And Scarisbrick, *Henry VIII*, 6.",
        ),
        # a page that goes on with a sentence stays in it
        (
            "One.[^1]\n\n[^1]: Henry VIII 5. The drawing is on p. 21.\n",
            "One.[^1]\n\n[^1]: J. J. Scarisbrick, *Henry VIII* (Eyre, 1968), 5. The drawing is on p. 21.",
        ),
        # an edition is printed once
        (
            "It came (A Dictionary of Rulers, 2nd ed., 42).\n",
            "It came.[^1]\n\n[^1]: *A Dictionary of Rulers*, 2nd ed. (1904), 42.",
        ),
        # a label after its number
        ("One.[^1]\n\n[^1]: L&P 9, 2nd part, 42.\n", "One.[^1]\n\n[^1]: *Letters and Papers* (1862), 9:42, 2nd part."),
        ("It came (see L&P 9 42).\n", "It came.[^1]\n\n[^1]: See *Letters and Papers* (1862), 9:42."),
        # volumes of a periodical
        (
            "One (EHR 64 (1949), 174). Two (EHR 64 (1949), 175).\n",
            "One.[^1] Two.[^2]\n\n[^1]: *English Historical Review* 64 (1949): 174.\n\n"
            "[^2]: *English Historical Review* 64 (1949): 175.",
        ),
        # a volume alone
        ("It came (L&P vol. 9).\n", "It came.[^1]\n\n[^1]: *Letters and Papers*, 21 vols. (1862), vol. 9."),
    ],
)
def test_notes(text, expected):
    assert render(text) == expected


@pytest.mark.parametrize(
    ("style", "text", "expected"),
    [
        ("apa", "It came (Henry VIII 5).\n", "It came (Scarisbrick, 1968, p. 5).\n"),
        ("mla", "It came. (See Henry VIII 5.) Late.\n", "It came. (See Scarisbrick 5). Late.\n"),
        ("mla", "It came (Henry VIII 5.) late.\n", "It came (Scarisbrick 5) late.\n"),
        ("mla", "It came [Henry VIII 5].\n", "It came (Scarisbrick 5).\n"),
        ("mla", "It came (L&P 9 42).\n", "It came (*Letters and Papers* 9:42).\n"),
        ("apa", "Scarisbrick (1968, 5) thinks so.\n", "Scarisbrick (1968, p. 5) thinks so.\n"),
        (
            "apa",
            "So (Henry VIII 5). Scarisbrick adds (7) more.\n",
            "So (Scarisbrick, 1968, p. 5). Scarisbrick adds (1968, p. 7) more.\n",
        ),
        (
            "apa",
            "So (Henry VIII 5). He adds (7) more.\n",
            "So (Scarisbrick, 1968, p. 5). He adds (Scarisbrick, 1968, p. 7) more.\n",
        ),
        ("apa", "So.[^1]\n\n[^1]: See Henry VIII 5.\n", "So.[^1]\n\n[^1]: (See Scarisbrick, 1968, p. 5).\n"),
        (
            "apa",
            "One (EHR 64 (1949), 174). Two (EHR 64 (1949), 175).\n",
            "One (*English Historical Review*, 1949, p. 174). Two (*English Historical Review*, 1949, p. 175).\n",
        ),
        (
            "mla",
            "So (Henry VIII 5). Scarisbrick (1968) adds more.\n",
            "So (Scarisbrick 5). Scarisbrick (1968) adds more.\n",
        ),
        ("mla", "So (Henry VIII 5). Scarisbrick adds (7) more.\n", "So (Scarisbrick 5). Scarisbrick adds (7) more.\n"),
        ("nature", "It came (Henry VIII 5).\n", "It came^1^.\n"),
    ],
)
def test_in_the_text(style, text, expected):
    assert render(text, style) == expected.rstrip("\n")


@pytest.mark.parametrize(
    ("name", "source", "expected"),
    [
        (
            "plain", "It came (Henry VIII 5).\n",
            "It came.[1]\n\nNOTES\n\n[1] J. J. Scarisbrick, Henry VIII (Eyre, 1968), 5.\n\n"
            "BIBLIOGRAPHY\n\nScarisbrick, J. J. Henry VIII. Eyre, 1968.\n",
        ),
        (
            "latex", "It came (\\emph{Henry VIII} 5).\n",
            "It came.\\footnote{J. J. Scarisbrick, \\emph{Henry VIII} (Eyre, 1968), 5.}\n\n\\section*{Bibliography}\n\n"
            "Scarisbrick, J. J. \\emph{Henry VIII}. Eyre, 1968.\n",
        ),
        (
            "html", "<p>It came (<i>Henry VIII</i> 5).</p>\n",
            '<p>It came.<sup><a id="fnref-1" href="#fn-1" role="doc-noteref">1</a></sup></p>\n\n'
            '<p id="fn-1" role="doc-footnote"><sup><a href="#fnref-1">1</a></sup> '
            "J. J. Scarisbrick, <i>Henry VIII</i> (Eyre, 1968), 5.</p>"
            "\n\n<h2>Bibliography</h2>\n\n<p>Scarisbrick, J. J. <i>Henry VIII</i>. Eyre, 1968.</p>\n",
        ),
        (
            "tei", "<TEI><text><body><p>It came (<hi>Henry VIII</hi> 5).</p></body></text></TEI>",
            '<TEI><text><body><p>It came.<note place="foot" n="1">J. J. Scarisbrick, <hi rend="italic">Henry VIII</hi> '
            '(Eyre, 1968), 5.</note></p></body>\n\n<back><div type="bibliography"><head>Bibliography</head>\n\n'
            '<bibl>Scarisbrick, J. J. <hi rend="italic">Henry VIII</hi>. Eyre, 1968.</bibl></div></back>\n'
            '</text></TEI>',
        ),
        (
            "tei", "<TEI><text><body><p>It came (Henry VIII 5).</p></body><back><p>Z</p></back></text></TEI>",
            '<TEI><text><body><p>It came.<note place="foot" n="1">J. J. Scarisbrick, <hi rend="italic">Henry VIII</hi> '
            '(Eyre, 1968), 5.</note></p></body><back><p>Z</p>\n\n<div type="bibliography"><head>Bibliography</head>\n\n'
            '<bibl>Scarisbrick, J. J. <hi rend="italic">Henry VIII</hi>. Eyre, 1968.</bibl></div>\n'
            '</back></text></TEI>',
        ),
    ],
)  # fmt: skip
def test_every_format_of_manuscripts(name, source, expected):
    analysis = footnotes.analyse(manuscripts.parse(source, name), REFS)
    assert footnotes.render(analysis, style="chicago") == expected


@pytest.mark.parametrize("style", ["chicago", "apa"])
@pytest.mark.parametrize("text", ["It came (Henry VIII 5).\n", "It came.[^1]\n\n[^1]: Henry VIII 5.\n"])
def test_rendered_again_nothing_is_added(text, style):
    once = footnotes.render(analyse(text), style=style)
    assert "# Bibliography" in once
    assert footnotes.render(analyse(once), style=style) == once


def test_ibid():
    text = "One (Henry VIII 5). Two (Henry VIII 5). Three (Henry VIII 6).\n"
    rendered = render(text, "chicago-notes-bibliography-subsequent-ibid")
    assert rendered.endswith("[^2]: Ibid.\n\n[^3]: Ibid., 6.")


WORDS = st.sampled_from(
    [
        "wrote",
        "Zoë",
        "*late*",
        "`code`",
        "**b**",
        "<i>x</i>",
        "$x$",
        "“so”",
        "\\*",
        "&amp;",
        "é",
        "𝔊",
        "—",
        "[a](b)",
        "<!-- c -->",
    ]
)
FILLER = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
CITED = st.sampled_from(
    ["L&P 9 42", "Henry VIII 5-7", "*Henry VIII*,\nch. 5; L&P 8 13", "CSP 3", "Layton Papers, 12", "1491-1547"]
)
GAP = st.sampled_from([" ", "\n", "\r\n", "\n\n", "\n\n> ", "\n\n- ", "\n\n# "])


@st.composite
def generated(draw) -> str:
    pieces = [draw(FILLER)]
    for cited in draw(st.lists(CITED, min_size=1, max_size=6)):
        pieces += [" (", cited, ")", draw(GAP), draw(FILLER)]
    return "".join(pieces)


def complement(manuscript: Manuscript, changed: list[Span], *, before: str) -> list[str]:
    """Return the file without the citations that were changed, their brackets and what ``before`` matches."""
    source, spans = manuscript.source, []
    for span in changed:
        start, end = span
        if source[start - 1 : start] + source[end : end + 1] == "()":
            start, end = start - 1, end + 1
        spans.append(Span(re.search(rf"{before}\Z", source[:start]).start(), end))
    edges = [Span(0, 0), *spans, Span(len(source), len(source))]
    return [source[one.end : two.start] for one, two in pairwise(edges)]


def rendered(text: str, style: str) -> tuple[str, list[Span]]:
    """Return the file and where in the old one the citations stood that were changed."""
    analysis = analyse(text)
    result = render_manuscript(analysis, style)
    left = {id(resolved) for resolved in result.left}
    return result.text, [analysis.place(item.citation.span).span for item in analysis.citations if id(item) not in left]


@settings(max_examples=30, deadline=None)
@given(generated())
def test_every_other_character_stays_in_the_text(text):
    new, changed = rendered(text, "mla")
    rest = r"\([^\n]*?\)".join(map(re.escape, complement(manuscripts.parse(text, "markdown"), changed, before="")))
    assert re.match(rf"{rest}(?:\s*# Bibliography|\Z)", new)


@settings(max_examples=30, deadline=None)
@given(generated())
def test_every_other_character_stays_with_notes(text):
    new, changed = rendered(text, "chicago")
    body = re.split(r"\s*^\[\^1\]: ", new, maxsplit=1, flags=re.MULTILINE)[0]
    rest = "".join(complement(manuscripts.parse(text, "markdown"), changed, before=r"\s*"))
    assert re.sub(r"\[\^\d+\]", "", body) == rest


@pytest.mark.parametrize(
    ("text", "language", "label"),
    [
        ("---\nlang: de-CH\n---\n\nSo war es (L&P 9, Kap. 3).\n", None, "chapter"),
        ("So war es nicht, und der Abt schrieb dem König (L&P 9, Kap. 3).\n", None, "chapter"),
        ("---\nlang: eo\n---\n\nSo war es nicht, und der Abt schrieb dem König (L&P 9, Kap. 3).\n", None, "chapter"),
        ("So it was (L&P 9, Kap. 3).\n", "de", "chapter"),
        ("So it was, and the abbot wrote to the king (L&P 9, s.v. 'fleet').\n", None, "sub-verbo"),
    ],
)
def test_the_language_is_what_is_asked_for_or_found(text, language, label):
    analysis = footnotes.analyse(manuscripts.parse(text, "markdown"), REFS, language=language)
    locators = [item for resolved in analysis.citations for cite in resolved.citation.cites for item in cite.locators]
    assert label in [item.label for item in locators]


@pytest.mark.parametrize(
    ("title", "more", "printed"),
    [
        ("War and peace in our time", {}, "War and Peace in Our Time"),
        ("A history", {}, "A History"),
        ("Histoire de la vie privée", {"language": "en"}, "Histoire de La Vie Privée"),
        ("Histoire de la vie privée", {}, "Histoire de la vie privée"),
        ("Kulturen des Wettstreits in der neuen Welt", {}, "Kulturen des Wettstreits in der neuen Welt"),
        ("Положение о евреях", {}, "Положение о евреях"),
    ],
)
def test_titles_of_other_languages_keep_their_capitals(title, more, printed):
    refs = Bibliography({"t": Entry("t", "book", {"title": title, **more})}, {"TTW": ("t",)})
    analysis = footnotes.analyse(manuscripts.parse("It came (TTW 5).\n", "markdown"), refs)
    assert f"*{printed}*" in footnotes.render(analysis)
