"""What holds of every manuscript: no crash, the same answer twice, probabilities, no guess between equals."""

from hypothesis import given, settings
from hypothesis import strategies as st
from marked import bibliography, cite, entry, resolved
from shelf import KNOWN

from footnotes.model.citation import CiteForm
from footnotes.resolve import Index

TEXTS = st.one_of(
    st.none(),
    st.text(max_size=30),
    st.sampled_from(
        ["Bloch", "Davis, Natalie", "Annales ESC", "Code 1930", "1958", "XIV", "Ders.", "ibid.", "Russian ed.", "A"]
    ),
)
CITES = st.builds(
    cite,
    st.sampled_from([form.value for form in CiteForm]),
    text=st.text(min_size=1, max_size=20),
    authors=st.lists(TEXTS.filter(bool), max_size=3),
    title=TEXTS,
    container=TEXTS,
    volume=TEXTS,
    issue=TEXTS,
    year=TEXTS,
    url=TEXTS,
    key=TEXTS,
    page=st.sampled_from(["3", "730", "x", "12-3", ""]),
    parallel=st.booleans(),
)
PROSE = st.sampled_from(
    ["Bloch says ⟦x⟧.", "(⟦x⟧)", "In The Return of Martin Guerre (⟦x⟧).", "# A\n\n⟦x⟧", "So.[^1]\n\n[^1]: ⟦x⟧"]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(PROSE, CITES), max_size=6))
def test_any_cite(pairs):
    marked = "\n\n".join(prose.replace("[^1]", f"[^{at}]") for at, (prose, _) in enumerate(pairs))
    cites = [one for _, one in pairs]
    found = resolved(marked, cites, KNOWN, ("en", "de", "ru"))
    assert found == resolved(marked, cites, KNOWN, ("en", "de", "ru"))
    for resolution in found:
        assert resolution.entry is None or resolution.entry in KNOWN.entries
        assert (resolution.entry is None) == bool(resolution.reason)
        scores = [candidate.score for candidate in resolution.candidates]
        assert scores == sorted(scores, reverse=True)
        assert all(0 <= score <= 1 for score in scores)
        assert sum(scores) <= 1 + 1e-9


@settings(max_examples=100, deadline=None)
@given(CITES.filter(lambda one: one.form is not CiteForm.KEY and not one.key), st.data())
def test_never_one_of_two_alike(one, data):
    alike = data.draw(st.sampled_from(list(KNOWN.entries.values())))
    twins = bibliography(
        *({**alike.variables, "id": key, "custom": {"shorthand": "Same"}} for key in ("first", "second")),
        entry("other", "Nobody", "Nothing of the kind", 1700),
    )
    assert resolved("So (⟦x⟧).", [one], twins)[0].entry not in ("first", "second")


def test_an_empty_bibliography():
    found = resolved("So (⟦x⟧).", [cite(authors="Bloch", title="Apologie")], bibliography())
    assert found[0].entry is None
    assert found[0].candidates == ()


def test_an_entry_that_holds_nothing():
    known = bibliography(
        {"id": "bare"}, {"id": "odd", "title": 5, "author": "Bloch", "issued": {"date-parts": [["x"]]}}
    )
    assert resolved("So (⟦x⟧).", [cite(authors="Bloch", title="Apologie")], known)[0].entry is None
    assert Index.of(known).record("bare").titles == ()
