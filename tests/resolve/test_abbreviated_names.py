"""Names cut short by a full stop."""

import pytest
from marked import bibliography, cite, entry, meant

from footnotes.model.entry import Name
from footnotes.resolve.names import agreement, person, written_name

ALIKE = [("Bract.", "Bracton", True), ("Hor.", "Horace", True)]
UNLIKE = [("Bract", "Bracton", False), ("Hall.", "Halls", False), ("Ho.", "Horace", False), ("Hor.", "Thor", False)]


@pytest.mark.parametrize("written, family, alike", UNLIKE + ALIKE)
def test_a_full_stop_cuts_a_name_short(written, family, alike):
    assert (agreement(written_name(written), person(Name(family=family))) > 0) is alike


CITED = bibliography(
    entry("roster", "Orme, Ann", "The Salters' Roster", 1867, type="article-journal",
          container_title="Proceedings of the Oakham Society", volume="15", page="369-372"),
    entry("deeds", "Valerius Maximus", "Deeds and Sayings"),
    entry("life", "Plutarch", "Cato Maior"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("cites", "keys"),
    [
        ([cite("full", title="Rev. Hist.", volume="15", year="1867", page="369")], [None]),
        ([cite("full", title="Proc. Oak. Soc.", volume="16", year="1868", page="12")], [None]),
        ([cite("full", title="Proc. Oak. Soc.", volume="15", year="1867", page="369")], ["roster"]),
        ([cite("siglum", title="Val. Max.", book="2", chapter="1")], ["deeds"]),
    ],
)
def test_words_cut_short_name_a_source(cites, keys):
    assert meant("So he says (⟦it⟧).", cites, known=CITED) == keys
