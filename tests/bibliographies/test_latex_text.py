"""LaTeX as text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnotes.bibliographies.latex_text import decode, fold_spaces


@pytest.mark.parametrize(
    "text",
    [
        "", "Plain words", "Léon Sedov", "Реабилитация", "Biulleten' oppozitsii", "ob''edinenie", "A & B", "50% of x_1",
        "a < b > c", "1-2", "#1 ^ 2", "[x] (y) \"z\"", "日本語", "e\u0301",
    ],
)  # fmt: skip
def test_text_without_latex_stays(text):
    assert decode(text) == text


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"Brou{\'e}", "Broué"),
        (r"Brou\'e", "Broué"),
        (r"Brou\'{e}", "Broué"),
        (r"Brou\' e", "Broué"),
        (r"\'{\'e}t\'{e}", "é́té"),
        (r"\"Ubung na\"{\i}f na\"\i f", "Übung naïf naïf"),
        (r"\c{c}a \v s \v{S} \H{o} \k{a} \u{g} \r{u} \d{h} \b{d} \.z \=o \~n", "ça š Š ő ą ğ ů ḥ ḏ ż ō ñ"),
        (r"Trotski\u{\i}", "Trotskiĭ"),
        (r"{\o}re \O re stra\ss e \L{}\'od\'z \aa \AE\oe", "øre Øre straße Łódź åÆœ"),
        (r"{\relax Ch}arles", "Charles"),
        (r"\'", ""),
        (r"\v{}x", "x"),
        (r"C\,D\ E\-F\/G~H", "C\u2009D EFG\u00a0H"),
        (r"\&\%\_\#\$\{\}", "&%_#${}"),
        (r"x\\y", "x y"),
        ("a -- b---c - d", "a – b—c - d"),
        ("``q'' `q\u2019", "“q” ‘q’"),
        (r"\enquote{a \enquote{b} c}", "“a ‘b’ c”"),
        (r"\guillemotleft a\guillemotright\ \glqq b\grqq", "«a» „b“"),
        (r"Foo\ldots\ bar\dots", "Foo… bar…"),
        (r"\emph{a \textbf{b}} c", "<i>a <b>b</b></i> c"),
        (r"{\em a} b", "<i>a</i> b"),
        (r"{\it\bf a} b", "<i><b>a</b></i> b"),
        (r"\textsc{a} b", '<span style="font-variant:small-caps;">a</span> b'),
        (r"10\textsuperscript{e} H\textsubscript{2}O", "10<sup>e</sup> H<sub>2</sub>O"),
        (r"$10^3$ $x_{12}$ $\alpha$ $\Lambda$ $\frobnicate$", "10<sup>3</sup> x<sub>12</sub> α Λ"),
        (r"\href{http://x.org}{the Site} \url{http://a_b}", "the Site http://a_b"),
        (r"\foreignlanguage{russian}{Правда} \unknown{arg} x", "Правда arg x"),
        (r"\noopsort{1}Title", "Title"),
        ("{NATO} and {B}arcelona", "NATO and Barcelona"),
        ("A {de la} Cruz", 'A <span class="nocase">de la</span> Cruz'),
        ("{All of it in small}", "All of it in small"),
        ("{{Twice}}", "Twice"),
        ("a\n  b\t c", "a b c"),
        ("{unclosed \\emph{a", "unclosed <i>a</i>"),
        ("un}opened", "unopened"),
        ("end\\", "end"),
    ],
)  # fmt: skip
def test_latex(latex, text):
    assert decode(latex) == text


def test_without_markup():
    assert decode(r"\emph{a} \enquote{b} {c d} $x^2$ \'e", markup=False) == "a “b” c d x2 é"


@given(st.text(st.characters(exclude_characters="\\{}~$`-'", exclude_categories=["Cs"])))
def test_plain_text_is_only_folded(text):
    assert decode(text) == fold_spaces(text)


@given(st.text(alphabet="\\{}~$`'-^_ab\"=.uvé \n\r*%&[]"))
def test_any_latex_becomes_text_without_braces(text):
    decoded = decode(text.replace("\\{", "").replace("\\}", ""))
    assert "{" not in decoded
    assert "}" not in decoded


def test_deep_nesting_and_long_runs():
    assert decode("{" * 50_000 + "a" + "}" * 50_000) == "a"
    assert decode("\\'" * 50_000 + "e").startswith("é")
    assert decode("\\emph{a" * 50_000).count("a") == 50_000
    assert decode("{" + "\\it" * 50_000 + " a}") == "<i>a</i>"
