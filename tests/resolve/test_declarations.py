"""Sigla that the manuscript declares, and works cited in full that the bibliography does not have."""

import pytest
from marked import cite, meant, resolved
from shelf import KNOWN

GINZBURG = cite("full", authors="Ginzburg, Carlo", title="The Cheese and the Worms", year="1980")
FEBVRE = cite("full", authors="Febvre, Lucien", title="Le problème de l'incroyance au XVIe siècle", year="1942")
BLOCH = cite("full", authors="Bloch, Marc", title="Les caractères originaux de l'histoire rurale", year="1931")


@pytest.mark.parametrize(
    ("marked", "cites"),
    [
        ("It holds (⟦one⟧), and hereafter the miller is named (⟦CW 9⟧).", [GINZBURG, cite("siglum", title="CW")]),
        ("So (⟦one⟧, hereafter PI). And (⟦PI 9⟧).", [FEBVRE, cite("siglum", title="PI", page="9")]),
        ("So (⟦one⟧). And (⟦Febvre 9⟧).", [FEBVRE, cite(authors="Febvre", page="9")]),
        ("So (⟦one⟧). And (⟦Bloch 9⟧).", [BLOCH, cite(authors="Bloch", page="9")]),
        ("So (⟦one⟧). And (⟦Bloch, Caractères 9⟧).", [BLOCH, cite(authors="Bloch", title="Caractères", page="9")]),
    ],
    ids=["running text", "siglum of none", "author of none", "work of none", "title of none"],
)
def test_is_left_open(marked, cites):
    found = resolved(marked, cites, KNOWN, ("en", "fr"))[-1]
    assert found.entry is None
    assert found.reason


def test_the_work_cited_in_full_is_told():
    found = resolved("So (⟦one⟧). And (⟦Febvre 9⟧).", [FEBVRE, cite(authors="Febvre", page="9")], KNOWN)[-1]
    assert found.antecedent == 0
    assert found.reason == "it means the work cited in line 1, which the bibliography does not have"


@pytest.mark.parametrize(
    ("marked", "cites", "languages"),
    [
        ("So (⟦one⟧, hereafter CW). And (⟦CW 9⟧).", [GINZBURG, cite("siglum", title="CW", page="9")], ("en",)),
        ("So (⟦one, hereafter cited as “CW”⟧). And (⟦CW⟧).", [GINZBURG, cite("siglum", title="CW")], ("en",)),
        ("In The Cheese and the Worms (hereafter CW) he says (⟦CW 9⟧).", [cite("siglum", title="CW")], ("en",)),
        ("So.[^1] And (⟦KW⟧).\n\n[^1]: ⟦Eins⟧ (im Folgenden: KW).", [cite("siglum", title="KW"), GINZBURG], ("de",)),
        ("Так (⟦один⟧, далее — СЧ). И (⟦СЧ 9⟧).", [GINZBURG, cite("siglum", title="СЧ", page="9")], ("ru",)),
    ],
)
def test_is_known(marked, cites, languages):
    assert set(meant(marked, cites, KNOWN, languages)) == {"ginzburg"}
