"""Citations by key in each format: keys, the words around them, and where they stand in the file."""

import pytest

from footnotes import manuscripts
from footnotes.model.manuscript import KeyedCite, Manuscript


def shown(manuscript: Manuscript, cite: KeyedCite) -> str:
    """Write a cite as ``prefix <key: locator> suffix``, with its mode where that is not the normal one."""
    after = cite.after.of(manuscript.text).strip(" ,") if cite.after else ""
    after = " ".join([after, *(f"{label} {value}" for label, value in cite.locators)]).strip()
    named = f"<{cite.key}: {after}>" if after else f"<{cite.key}>"
    mode = "" if cite.mode == "normal" else f"({cite.mode})"
    return " ".join(filter(None, (cite.prefix, named, cite.suffix.strip(" ,"), mode)))


def cited(source: str, format_name: str) -> list[list[str]]:
    manuscript = manuscripts.parse(source, format_name)
    return [[shown(manuscript, cite) for cite in citation.cites] for citation in manuscript.keyed]


NONE = [
    ("markdown", r"mail a@b.org, \@elton, `[@elton]`, [see @elton](http://x.org), https://x.org/@elton"),
    ("markdown", "as @fig-map and [@sec-one] show (Quarto's cross-references)"),
    ("markdown", "{ref}`elton` and `elton`"),
    ("latex", r"\nocite{*} \citestyle{x} \cite{} \verb|\cite{a}| % \cite{a}"),
    ("tei", "<p><ref target='#fn1'>1</ref> <ref target='http://x.org'>x</ref></p>"),
]


@pytest.mark.parametrize(("format_name", "source"), NONE)
def test_what_cites_nothing(format_name: str, source: str):
    assert cited(source, format_name) == []


MARKDOWN = [
    ("[@elton]", ["<elton>"]),
    ("[see @elton, pp. 33-35 *and* passim; also @getty]", ["see <elton: pp. 33-35 and passim>", "also <getty>"]),
    ("Elton [-@elton, 5]", ["<elton: 5> (suppress-author)"]),
    ("@elton says", ["<elton> (author-in-text)"]),
    ("@elton [p. 33] says", ["<elton: p. 33> (author-in-text)"]),
    ("@elton [p. 33; see @getty]", ["<elton: p. 33> (author-in-text)", "see <getty>"]),
    ("-@elton [5]", ["<elton: 5> (suppress-author)"]),
    ("[@{https://x.org/a}; @a.b:c_d/e.]", ["<https://x.org/a>", "<a.b:c_d/e: .>"]),
    ("[@elton{ii, A; D}, with suffix]", ["<elton: ii, A; D> with suffix"]),
    ("[[@elton]]", ["<elton>"]),
    ("{cite:p}`elton,getty`", ["<elton>", "<getty>"]),
    ("{cite:t}`elton`", ["<elton> (author-in-text)"]),
    ("{cite}`{see}elton{p. 5}`", ["see <elton: p. 5>"]),
    ("a note^[as in [@elton, 3]]", ["<elton: 3>"]),
]


@pytest.mark.parametrize(("source", "cites"), MARKDOWN)
def test_markdown(source: str, cites: list[str]):
    assert cited(source, "markdown") == [cites]


LATEX = [
    (r"\autocite[vgl.][S.~12--14]{elton}", ["vgl. <elton: S. 12–14>"]),
    (r"\cite[see][]{elton}", ["see <elton>"]),
    (r"\parencite[23]{elton, getty}", ["<elton>", "<getty: 23>"]),
    (r"\textcite[5]{elton}", ["<elton: 5> (author-in-text)"]),
    (r"\citet*{elton}", ["<elton> (author-in-text)"]),
    (r"\citep[see][ch. 2]{elton}", ["see <elton: ch. 2>"]),
    (r"\cite*{elton}", ["<elton> (suppress-author)"]),
    (r"\citeauthor{elton}", ["<elton> (author-only)"]),
    (r"\citetitle{elton}", ["<elton> (part)"]),
    (r"\cites[1]{a}[see][2]{b}", ["<a: 1>", "see <b: 2>"]),
    (r"\autocites(see)(passim)[1]{a}[cf.][2]{b}", ["see <a: 1>", "cf. <b: 2> passim"]),
    (r"\volcite[see]{3}[40]{elton}", ["see <elton: 40 volume 3>"]),
    ("\\autocite\n  [12]{elton}", ["<elton: 12>"]),
    (r"\footnote{See \cite[3]{elton}.}", ["<elton: 3>"]),
]


@pytest.mark.parametrize(("source", "cites"), LATEX)
def test_latex(source: str, cites: list[str]):
    assert cited(source, "latex") == [cites]


RST = [
    ("as [elton]_ says", ["<elton>"]),
    (
        "(see [elton]_, p. 5; [getty]_; cf. [a.b]_, vol. 3, p. 4)",
        ["see <elton: p. 5>", "<getty>", "cf. <a.b: vol. 3, p. 4>"],
    ),
    ("(which [elton]_ and he both say)", ["which <elton: and he both say>"]),
    ("([elton]_ and [getty]_)", ["<elton>"]),
    ("(see :cite:p:`elton`)", ["<elton>"]),
]


@pytest.mark.parametrize(("source", "cites"), RST)
def test_restructured_text(source: str, cites: list[str]):
    assert cited(source, "rst")[0] == cites


def test_what_prints_as_a_note_is_told():
    sources = [r"\footcite{a}", r"\footcites{a}{b}", r"\smartcite[1]{a}", r"\autocite{a}"]
    told = [manuscripts.parse(source, "latex").keyed[0].makes_note for source in sources]
    assert told == [True, True, True, False]


@pytest.mark.parametrize(
    ("format_name", "source", "whole", "parts"),
    [
        ("markdown", "x [see @a, *p.* 5; @b] y", "see @a, *p.* 5; @b", ["see @a, *p.* 5", "@b"]),
        ("latex", r"x \cites[1]{a}[2]{b} y", r"\cites[1]{a}[2]{b}", ["[1]{a}", "[2]{b}"]),
        ("rst", "x (see [a]_, p. 5; [b]_) y", "see [a]_, p. 5; [b]_", ["see [a]_, p. 5", "[b]_"]),
        ("latex", r"x \cite{a, b} y", r"\cite{a, b}", ["a", "b"]),
    ],
)
def test_each_cite_has_its_place_in_the_file(format_name: str, source: str, whole: str, parts: list[str]):
    manuscript = manuscripts.parse(source, format_name)
    (citation,) = manuscript.keyed
    assert manuscript.source_span(citation.span).of(source) == whole
    assert [manuscript.source_span(cite.span).of(source) for cite in citation.cites] == parts
