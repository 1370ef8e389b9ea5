"""FN4, notes: what each rule leaves alone, then what it finds, in the formats that have notes of that kind."""

import pytest
from shelf import KNOWN


def notes(text: str, *bodies: str) -> str:
    """Return a text with notes as authors number them by hand."""
    body = "\n\n".join(f"<sup>{number}</sup> {words}" for number, _, words in (one.partition(" ") for one in bodies))
    for number in range(30, 0, -1):
        text = text.replace(f"^{number}", f"<sup>{number}</sup>")
    return f"{text}\n\n{body}\n"


WHOLE = [
    ("One.[^1]\n\n[^1]: a\n", "markdown"),
    ("One.[^1] Again.[^1]\n\n[^1]: a\n", "markdown"),
    ("One.^[a] Two.\n", "markdown"),
    ("`[^1]` is a marker, and so is `[^2]: a`.\n", "markdown"),
    (notes("One.^1 Two.^2", "1 a", "2 b"), "markdown"),
    ("One\\footnote{a}.\n", "latex"),
    ("One.[1]\n\n[1] a\n", "plain"),
    ("<TEI><text><body><p>One<note n='1'>a</note></p></body></text></TEI>", "tei"),
    ("The print of 1827 is C¹, and C² is another.\n", "markdown"),
    ("The print of 1827 is C<sup>1</sup>.\n", "markdown"),
]


@pytest.mark.parametrize(("text", "format_"), WHOLE)
def test_fn401_leaves_alone(check, text, format_):
    assert check("FN401", text, KNOWN, format_=format_) == []


@pytest.mark.parametrize(
    ("text", "format_", "label"),
    [
        ("One.[^1]\n", "markdown", "1"),
        ("One.[^1] Two.[^lost]\n\n[^1]: a\n", "markdown", "lost"),
        (notes("One.^1 Two.^2 Three.^3", "1 a", "3 c"), "markdown", "2"),
        (notes("A.^1 B.^2 C.^3 D.^4", "1 a", "2 b", "4 d"), "markdown", "3"),
    ],
)
def test_fn401_finds(check, text, format_, label):
    found = check("FN401", text, KNOWN, format_=format_)
    assert [message for _, message in found] == [f'marker "{label}" without note']


@pytest.mark.parametrize(("text", "format_"), WHOLE)
def test_fn402_leaves_alone(check, text, format_):
    assert check("FN402", text, KNOWN, format_=format_) == []


@pytest.mark.parametrize(
    ("text", "format_", "label"),
    [
        ("One.\n\n[^1]: a\n", "markdown", "1"),
        ("One.[^1]\n\n[^1]: a\n\n[^left]: b\n", "markdown", "left"),
        (notes("One.^1 Two.^3", "1 a", "2 b", "3 c"), "markdown", "2"),
        ("One.[1] Two.[3]\n\n[1] a\n[2] b\n[3] c\n", "plain", "2"),
    ],
)
def test_fn402_finds(check, text, format_, label):
    found = check("FN402", text, KNOWN, format_=format_)
    assert [message for _, message in found] == [f'note "{label}" without marker']


@pytest.mark.parametrize(
    ("text", "format_"),
    [
        (notes("One.^1 Two.^2 Three.^3", "1 a", "2 b", "3 c"), "markdown"),
        (notes("One.^1 Two.^2", "1 a", "2 b") + "\n# Two\n\n" + notes("One.^1 Two.^2", "1 a", "2 b"), "markdown"),
        ("One.[^3] Two.[^2]\n\n[^2]: a\n\n[^3]: b\n", "markdown"),
        ("One.[^b] Two.[^a]\n\n[^a]: a\n\n[^b]: b\n", "markdown"),
        ("One\\footnote{a} two\\footnote{b}.\n", "latex"),
        ("One.[1] Two.[2] Three.[5]\n\n[1] a\n[2] b\n[5] c\n", "plain"),
        ("<TEI><text><body><p>One<note n='1'>a</note> two<note n='2'>b</note></p></body></text></TEI>", "tei"),
    ],
)
def test_fn403_leaves_alone(check, text, format_):
    assert check("FN403", text, KNOWN, format_=format_) == []


@pytest.mark.parametrize(
    ("text", "format_", "message"),
    [
        (notes("One.^1 Two.^3 Three.^2", "1 a", "2 b", "3 c"), "markdown", 'marker "2" after marker "3"'),
        (notes("A.^1 B.^2 C.^4 D.^3", "1 a", "2 b", "3 c", "4 d"), "markdown", 'marker "3" after marker "4"'),
        ("One.[1] Two.[3] Three.[2]\n\n[1] a\n[2] b\n[3] c\n", "plain", 'marker "2" after marker "3"'),
        (
            "<TEI><text><body><p>One<note n='1'>a</note> two<note n='3'>b</note> three<note n='2'>c</note></p>"
            "</body></text></TEI>",
            "tei",
            'marker "2" after marker "3"',
        ),
    ],
)
def test_fn403_finds(check, text, format_, message):
    assert [found[1] for found in check("FN403", text, KNOWN, format_=format_)] == [message]


@pytest.mark.parametrize(
    ("text", "format_"),
    [
        (notes("One.^1 Two.^2 Three.^3", "1 a", "2 b", "3 c"), "markdown"),
        (notes("One.^1 Two.^2", "1 a", "2 b") + "\n# Two\n\n" + notes("One.^1 Two.^2", "1 a", "2 b"), "markdown"),
        ("One.[^1] And again.[^1]\n\n[^1]: a\n", "markdown"),
        ("One.[^1] Two.[^a]\n\n[^1]: a\n\n[^a]: a\n", "markdown"),
        ("One\\footnote{a} two\\footnote{a}.\n", "latex"),
        ("One.[1] Two.[2]\n\n[1] a\n[2] b\n", "plain"),
    ],
)
def test_fn404_leaves_alone(check, text, format_):
    assert check("FN404", text, KNOWN, format_=format_) == []


@pytest.mark.parametrize(
    ("text", "format_", "message"),
    [
        ("One.[^1] Two.[^3]\n\n[^1]: a\n\n[^3]: b\n\n[^3]: c\n", "markdown", 'note "3" a second time'),
        ("One.[^x]\n\n[^x]: a\n\n[^x]: b\n", "markdown", 'note "x" a second time'),
        (notes("A.^1 B.^2 C.^2 D.^3", "1 a", "2 b", "2 c", "3 d"), "markdown", 'marker "2" a second time'),
        (notes("A.^1 B.^1 C.^2", "1 a", "1 b", "2 c"), "markdown", 'marker "1" a second time'),
    ],
)
def test_fn404_finds(check, text, format_, message):
    assert [found[1] for found in check("FN404", text, KNOWN, format_=format_)] == [message]


@pytest.mark.parametrize(
    ("text", "format_"),
    [
        ("One.[^1]\n\n[^1]: a\n", "markdown"),
        ("One.^[a] Two.\n", "markdown"),
        ("One.[^1]\n\n[^1]:\n    a\n", "markdown"),
        ("One.[^lost]\n", "markdown"),
        ("One\\footnote{a}.\n", "latex"),
        ("One.[1]\n\n[1] a\n", "plain"),
        ("<TEI><text><body><p>One<note n='1'>a</note></p></body></text></TEI>", "tei"),
    ],
)
def test_fn405_leaves_alone(check, text, format_):
    assert check("FN405", text, KNOWN, format_=format_) == []


@pytest.mark.parametrize(
    ("text", "format_", "label"),
    [
        ("One.[^1]\n\n[^1]:\n", "markdown", "1"),
        ("One.[^1] Two.[^2]\n\n[^1]: a\n\n[^2]:\n\nMore.\n", "markdown", "2"),
        (notes("One.^1 Two.^2", "1 a", "2 "), "markdown", "2"),
        ("One\\footnote{}.\n", "latex", "1"),
        ("One.[1] Two.[2]\n\n[1] a\n[2]\n", "plain", "2"),
    ],
)
def test_fn405_finds(check, text, format_, label):
    assert [found[1] for found in check("FN405", text, KNOWN, format_=format_)] == [f'note "{label}" is empty']
    assert check("FN401", text, KNOWN, format_=format_) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "As he says.[^1] Then she left."),
        ("en", "As he says,[^1] she left."),
        ("en", "As he says[^1] she left."),
        ("en", "He left[^1]—she stayed."),
        ("de", "So sagt er[^1]. Dann ging sie."),
        ("de", "So sagt er.[^1] Dann ging sie."),
        ("fr", "Il le dit[^1]. Elle part."),
        ("ru", "Так говорит он[^1]. Она ушла."),
    ],
)
def test_fn406_leaves_alone(check, language, text):
    assert check("FN406", f"{text}\n\n[^1]: a\n", KNOWN, language=language) == []


@pytest.mark.parametrize(
    ("language", "text", "message"),
    [
        ("en", "As he says[^1]. Then she left.", 'marker "1" before "."'),
        ("en", "As he says[^1], she left.", 'marker "1" before ","'),
        ("fr", "Il le dit.[^1] Elle part.", 'marker "1" after "."'),
        ("ru", "Так говорит он,[^1] она ушла.", 'marker "1" after ","'),
        ("es", "Lo dice.[^1] Ella parte.", 'marker "1" after "."'),
    ],
)
def test_fn406_finds(check, language, text, message):
    found = check("FN406", f"{text}\n\n[^1]: a\n", KNOWN, language=language)
    assert found == [("[^1]", message)]


@pytest.mark.parametrize(
    ("text", "format_"),
    [
        ("One.[^1] Two.[^2]\n\n[^1]: a\n\n[^2]: b\n", "markdown"),
        ("One[^1] two[^2].\n\n[^1]: a\n\n[^2]: b\n", "markdown"),
        ("One.[^1]\n\nTwo.[^2]\n\n[^1]: a\n\n[^2]: b\n", "markdown"),
        ("One[^1] – two[^2].\n\n[^1]: a\n\n[^2]: b\n", "markdown"),
        ("One\\footnote{a} two\\footnote{b}.\n", "latex"),
        ("One.[1] Two.[2]\n\n[1] a\n[2] b\n", "plain"),
    ],
)
def test_fn407_leaves_alone(check, text, format_):
    assert check("FN407", text, KNOWN, format_=format_) == []


@pytest.mark.parametrize(
    ("text", "format_"),
    [
        ("One.[^1][^2]\n\n[^1]: a\n\n[^2]: b\n", "markdown"),
        ("One.[^1],[^2] Two.\n\n[^1]: a\n\n[^2]: b\n", "markdown"),
        (notes("One.^1 Two.^2^3", "1 a", "2 b", "3 c"), "markdown"),
        ("One\\footnote{a}\\footnote{b}.\n", "latex"),
        ("One.[1][2]\n\n[1] a\n[2] b\n", "plain"),
    ],
)
def test_fn407_finds(check, text, format_):
    ((_, message),) = check("FN407", text, KNOWN, format_=format_)
    assert " right after marker " in message
