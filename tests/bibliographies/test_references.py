"""The worked bibliography of the project loads whole."""

from footnotes.bibliographies import load
from footnotes.resources import resource


def test_the_worked_bibliography_loads_without_loss():
    bibliography = load([resource("references/moscow-trials.bib")])
    assert bibliography.failures == ()
    entries = bibliography.entries
    assert len(entries) >= 25
    assert bibliography.sigla["1937 Trial"] == ("trial1937",)
    assert entries["trial1937"].relations == {"translation-of": "trial1937ru"}
    assert entries["rkeb"].text("publisher") == "Mezhdunarodnyi fond «Demokratiia»; Materik"
    assert entries["rkeb"].years() == (2000, 2004)
    assert entries["broue1985"].text("title") == "Compléments à un article sur les trotskystes en U.R.S.S."
    assert entries["broue1980"].text("container-title") == "Cahiers Léon Trotsky"
    assert entries["brouepos"].names("editor")[0].last == "Strong"
    assert entries["wtie"].names("author")[0].last == "van Heijenoort"
    assert bibliography.aliases == {"bukharintrial": "trial1938", "redbook": "livrerouge"}
