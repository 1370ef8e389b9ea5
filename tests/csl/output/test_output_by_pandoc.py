"""JATS, DocBook, reStructuredText, Typst and Org: pandoc reads back the words and the marks that were written."""

import json

import pytest

from footnotes.csl.output import renderer
from footnotes.model.rich_text import RichText, Style, Styled

pypandoc = pytest.importorskip("pypandoc")

WORDS = {"Str", "Space", "SoftBreak", "LineBreak"}
NAMES = {"Emph": Style.ITALIC, "Strong": Style.BOLD, "Superscript": Style.SUPERSCRIPT, "Link": Style.LINK}
AROUND = {
    "jats": "<article><body><sec><p>{}</p></sec></body></article>",
    "docbook": "<article><para>{}</para></article>",
}


def read_back(markup: str, format_name: str) -> list[tuple[str, tuple[Style, ...]]]:
    """Return the words that pandoc reads, each with the styles around it."""
    text = AROUND.get(format_name, "{}\n").format(markup)
    document = json.loads(pypandoc.convert_text(text, "json", f"{format_name}"))
    found: list[tuple[str, tuple[Style, ...]]] = []
    walk(document["blocks"], (), found)
    return found


def walk(node, styles, found) -> None:
    if isinstance(node, list):
        for child in node:
            walk(child, styles, found)
    elif isinstance(node, dict):
        kind = node.get("t")
        if kind in WORDS:
            found.append((node.get("c", " "), styles))
        elif kind == "Quoted":
            mark = "'" if node["c"][0]["t"] == "SingleQuote" else '"'
            found.append((mark, styles))
            walk(node["c"][1], styles, found)
            found.append((mark, styles))
        else:
            inner = tuple(sorted({*styles, NAMES[kind]})) if kind in NAMES else styles
            walk(node.get("c"), inner, found)


def letters(found) -> list[tuple[str, tuple[Style, ...]]]:
    plain = str.maketrans("‘’“”", "''\"\"", "\u200b")
    return [(letter, styles) for words, styles in found for letter in words.translate(plain) if not letter.isspace()]


def expected(rich: RichText) -> list[tuple[str, tuple[Style, ...]]]:
    found: list[tuple[str, tuple[Style, ...]]] = []

    def add(children, styles):
        for child in children:
            if isinstance(child, str):
                found.append((child, tuple(sorted(styles))))
            else:
                add(child.children, {*styles, child.style})

    add(rich.children, set())
    return letters(found)


ITALIC = Styled(Style.ITALIC, ("Trotsky et le bloc",))
SIGNS = RichText(("A & B <c>, 5_6 *x* [y] #z $1 a_b_ /c/ =d= ~e~ @f `g` \\h {i}",))
RICH = [
    RichText(("A & B <c>, 5_6 [y] #z $1 a_b_ @f `g` {i}",)),
    RichText(("Broué, ", ITALIC, " (Fayard, 1988), 5.")),
    RichText((ITALIC, "(1988)")),
    RichText((ITALIC, "; ", ITALIC, ".")),
    RichText(("2", Styled(Style.SUPERSCRIPT, ("nd",)), " ed.")),
    RichText(("see ", Styled(Style.LINK, ("there",), target="https://x.org/a_b?c=d&e=f"), ".")),
    RichText((Styled(Style.BOLD, ("Note",)), ": it’s “so”.")),
    RichText(("- 5. a",)),
    RichText(("1. a",)),
]


@pytest.mark.parametrize("format_name", ["jats", "docbook", "rst", "typst", "org"])
@pytest.mark.parametrize("rich", RICH, ids=str)
def test_pandoc_reads_it_back(rich: RichText, format_name: str):
    assert letters(read_back(renderer(format_name)(rich), format_name)) == expected(rich)


def test_addresses_of_org_stay_whole():
    address = "https://x.org/a_b/*c*?d=e~f"
    assert renderer("org")(RichText((f"See {address}.",))) == f"See {address}."


@pytest.mark.parametrize("format_name", ["jats", "docbook", "rst", "typst"])  # Org has no escapes
def test_signs_of_markup_are_escaped(format_name: str):
    assert letters(read_back(renderer(format_name)(SIGNS), format_name)) == expected(SIGNS)
