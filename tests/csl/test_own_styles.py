"""What our own styles print: sigla where an entry has one, author and short title where not."""

import pytest

from footnotes.csl import CitationCluster, CitationItem, Processor
from footnotes.csl.output.markdown import render
from footnotes.csl.styles import find_style
from footnotes.model.entry import Entry

ENTRIES = {
    item["id"]: Entry(item["id"], item["type"], item)
    for item in (
        {
            "id": "trial", "type": "book", "title": "Report of Court Proceedings", "citation-label": "1937 Trial",
            "publisher": "People’s Commissariat of Justice", "publisher-place": "Moscow",
            "issued": {"date-parts": [[1937]]},
        },
        {
            "id": "sedov", "type": "book", "title": "Léon Sedov: Fils de Trotsky", "title-short": "Léon Sedov",
            "author": [{"family": "Broué", "given": "Pierre"}], "publisher": "Les Éditions ouvrières",
            "publisher-place": "Paris", "issued": {"date-parts": [[1993]]},
        },
        {
            "id": "exile", "type": "article-journal", "title": "Trotsky in Exile", "container-title": "Soviet Studies",
            "author": [{"family": "Getty", "given": "J. Arch"}], "volume": "38", "issue": "1", "page": "24-35",
            "issued": {"date-parts": [[1986]]},
        },
        {
            "id": "letter", "type": "manuscript", "title": "Letter to Trotsky", "genre": "letter",
            "author": [{"family": "Sedov", "given": "Lev"}], "archive": "Houghton Library",
            "archive_location": "bMS Russ 13.1", "issued": {"date-parts": [[1936, 8, 3]]},
        },
        {
            "id": "chapter", "type": "chapter", "title": "A Chapter", "container-title": "The Book", "edition": "2",
            "author": [{"family": "Smith", "given": "Anna"}], "editor": [{"family": "Doe", "given": "J."}],
            "publisher": "Brill", "publisher-place": "Leiden", "page": "1-20", "issued": {"date-parts": [[2001]]},
        },
    )
}  # fmt: skip


def cite(style, *clusters):
    processor = Processor(find_style(style).path, ENTRIES)
    numbered = [
        CitationCluster(tuple(CitationItem(*cite) for cite in cites), note) for note, cites in enumerate(clusters, 1)
    ]
    cited = [render(rich) for rich in processor.cite(numbered)]
    assert processor.warnings == []
    return cited, [render(rich) for rich in processor.bibliography()]


@pytest.mark.parametrize(
    ("cites", "expected"),
    [
        ([("trial", "86-7")], "(1937 Trial 86–7)"),
        ([("trial",)], "(1937 Trial)"),
        ([("trial", "20", "note")], "(1937 Trial n. 20)"),
        ([("sedov", "210")], "(Broué, *Léon Sedov* 210)"),
        ([("exile", "24"), ("trial", "90")], "(Getty, ‘Trotsky in Exile’ 24; 1937 Trial 90)"),
        ([("letter", "", "page", "see ")], "(see Sedov, ‘Letter to Trotsky’)"),
    ],
)
def test_parenthetical(cites, expected):
    assert cite("parenthetical", cites)[0] == [expected]


def test_bibliography_of_parenthetical_references():
    _, bibliography = cite("parenthetical", [("sedov",), ("trial",), ("exile",), ("chapter",), ("letter",)])
    assert bibliography == [
        "**1937 Trial** = *Report of Court Proceedings*. Moscow: People’s Commissariat of Justice, 1937.",
        "Broué, Pierre. *Léon Sedov: Fils de Trotsky*. Paris: Les Éditions ouvrières, 1993.",
        "Getty, J. Arch. ‘Trotsky in Exile’. *Soviet Studies* 38, no. 1 (1986): 24–35.",
        "Sedov, Lev. ‘Letter to Trotsky’. Letter, 3 August 1936, Houghton Library, bMS Russ 13.1.",
        "Smith, Anna. ‘A Chapter’. In *The Book*, ed. by J. Doe, 2nd edn, 1–20. Leiden: Brill, 2001.",
    ]


def test_notes_are_full_first_and_then_short():
    notes, bibliography = cite(
        "siglum",
        [("trial", "86-87")],
        [("trial", "90")],
        [("sedov", "210"), ("exile", "24")],
        [("sedov", "5", "note"), ("exile",)],
        [("letter",), ("chapter", "3")],
        [("letter",), ("chapter", "4")],
    )
    assert notes == [
        "*Report of Court Proceedings* (Moscow: People’s Commissariat of Justice, 1937), 86–87 (hereafter 1937 Trial).",
        "1937 Trial 90.",
        "Pierre Broué, *Léon Sedov: Fils de Trotsky* (Paris: Les Éditions ouvrières, 1993), 210; "
        "J. Arch Getty, ‘Trotsky in Exile’, *Soviet Studies* 38, no. 1 (1986), 24.",
        "Broué, *Léon Sedov*, n. 5; Getty, ‘Trotsky in Exile’.",
        "Lev Sedov, ‘Letter to Trotsky’, letter, 3 August 1936, Houghton Library, bMS Russ 13.1; "
        "Anna Smith, ‘A Chapter’, in *The Book*, ed. by J. Doe, 2nd edn (Leiden: Brill, 2001), 3.",
        "Sedov, ‘Letter to Trotsky’; Smith, ‘A Chapter’, 4.",
    ]
    assert bibliography[2] == (
        "*Report of Court Proceedings*. Moscow: People’s Commissariat of Justice, 1937 \\[1937 Trial\\]."
    )
