"""Books and chapters without labels where other cites of the work label them: first what stays volume and page."""

import pytest

from footnotes.model.bibliography import Bibliography
from footnotes.model.entry import Entry
from footnotes.pipeline.analysing import analyse
from footnotes.pipeline.reading import read_text

ENTRIES = (
    {"id": "villani", "title": "Cronica", "author": [{"family": "Villani", "given": "Giovanni"}]},
    {"id": "compagni", "title": "Cronica", "author": [{"family": "Compagni", "given": "Dino"}]},
    {"id": "perrens", "title": "Histoire de Florence", "author": [{"family": "Perrens"}]},
)
KNOWN = Bibliography({one["id"]: Entry(one["id"], "book", one) for one in ENTRIES}, {})
OPENING = "Della città e del comune non si può dire che sia stato come il Perrens ha scritto.[^1]\n\n"


def told(notes):
    text = OPENING + "\n\n".join(f"Che è.[^{at}]\n\n[^{at}]: {note}" for at, note in enumerate(notes, 1))
    return [
        (resolution.entry, cite.volume, "; ".join(f"{one.label} {one.value}" for one in cite.locators))
        for citation in analyse(read_text(text, "markdown"), KNOWN, language="it").citations
        for cite, resolution in zip(citation.citation.cites, citation.resolutions, strict=True)
    ]


@pytest.mark.parametrize(
    ("notes", "last"),
    [
        (["Villani, *Cronica*, VII, 79."], ("villani", "VII", "page 79")),
        (["Perrens, *Histoire*, I, p. 5.", "Perrens, *Histoire*, II, 79."], ("perrens", "II", "page 79")),
        (
            ["Villani, *Cronica*, lib. VI, cap. 39.", "Villani, *Cronica*, vol. I, p. 5.", "Villani, VII, 79."],
            ("villani", "VII", "page 79"),
        ),
        (["Villani, *Cronica*, lib. VI, cap. 39.", "Villani, VII, 79."], ("villani", None, "book VII; chapter 79")),
        (["Villani, *Cronica*, lib. VI, cap. 39. Cfr. VII, 13."], ("villani", None, "book VII; chapter 13")),
    ],
)
def test_numbers_of_a_divided_work(notes, last):
    assert told(notes)[-1] == last


def test_a_cite_before_the_one_with_labels_is_read_alike():
    first, _ = told(["Villani, *Cronica*, VII, 79.", "Villani, *Cronica*, lib. VI, cap. 39."])
    assert first == ("villani", None, "book VII; chapter 79")
