"""Ibid., idem, op. cit. and notes referred to: first where the antecedent cannot be known."""

import pytest
from marked import cite, meant, resolved
from shelf import KNOWN

GINZBURG = cite(authors="Ginzburg", page="3")
DAVIS = cite(authors="Davis", year="1987", page="5")
DUBY = cite(authors="Duby", page="940")
UNKNOWN = cite("full", authors="Febvre, Lucien", title="Le problème de l'incroyance", year="1942")


def ibid(text="Ibid.", **fields):
    return cite("ibid", text=text, **fields)


@pytest.mark.parametrize(
    ("marked", "cites"),
    [
        ("So.[^1] And.[^2]\n\n[^1]: ⟦one⟧\n\n[^2]: ⟦Ibid., 991⟧", [DUBY, ibid("Ibid., 991", page="991")]),
        ("Nothing before. ⟦Ibid.⟧", [ibid()]),
        ("So.[^1] And.[^2]\n\n[^1]: ⟦unknown⟧\n\n[^2]: ⟦Ibid.⟧", [UNKNOWN, ibid()]),
        ("So.[^1] And.[^2]\n\n[^1]: ⟦three; works⟧\n\n[^2]: ⟦Ibid.⟧", [[GINZBURG, DAVIS, DUBY], ibid()]),
        ("So.[^1] And.[^2]\n\n[^1]: ⟦one⟧ Or ⟦two⟧ And ⟦three⟧\n\n[^2]: ⟦Ibid.⟧", [GINZBURG, DAVIS, DUBY, ibid()]),
        (
            "So.[^1] And.[^2]\n\n[^1]: ⟦orig; repr.⟧\n\n[^2]: ⟦Ibid.⟧",
            [[DAVIS, cite(authors="Ginzburg", parallel=True)], ibid()],
        ),
        (
            "So.[^1] Etc.[^2] And.[^3]\n\n[^1]: ⟦one⟧\n\n[^2]: ⟦two⟧\n\n[^3]: ⟦Davis, op. cit.⟧",
            [DAVIS, cite(authors="Davis, N.", title="Return"), ibid("op. cit.", authors="Davis")],
        ),
        ("So.[^1]\n\nThen (⟦x⟧; ⟦y⟧) and so on.[^2]\n\n[^1]: ⟦one⟧\n\n[^2]: ⟦Ibid.⟧", [DAVIS, DUBY, GINZBURG, ibid()]),
        ("# One\n\nSo (⟦one⟧).\n\n# Two\n\nAnd (⟦ibid.⟧).", [GINZBURG, ibid()]),
        ("So.[^1] And.[^2]\n\n[^1]: ⟦one⟧\n\n[^2]: ⟦Febvre, op. cit.⟧", [GINZBURG, ibid("op. cit.", authors="Febvre")]),
        ("So (⟦unknown⟧). And (⟦Id., Rabelais⟧).", [UNKNOWN, ibid("Id., Rabelais", title="Rabelais")]),
        ("So (⟦one⟧). And (⟦Id., Clues⟧).", [GINZBURG, ibid("Id., Clues", title="Clues")]),
    ],
    ids=[
        "outside the article",
        "nothing",
        "unknown",
        "three in one",
        "three in a note",
        "two editions",
        "op. cit. of two works",
        "the text or the notes",
        "chapter",
        "op. cit. of nobody",
        "idem unknown",
        "idem other",
    ],
)
def test_is_left_open(marked, cites):
    found = resolved(marked, cites, KNOWN)[-1]
    assert found.entry is None
    assert found.reason


@pytest.mark.parametrize(
    ("marked", "cites", "keys"),
    [
        ("So (⟦one⟧). And (⟦ibid.⟧).", [GINZBURG, ibid(page="9")], ["ginzburg"] * 2),
        (
            "So.[^1] And (⟦x⟧).\n\nThen.[^2]\n\n[^1]: ⟦one⟧\n\n[^2]: ⟦Ibid.⟧",
            [DAVIS, GINZBURG, ibid()],
            ["davis-fiction", "ginzburg", "ginzburg"],
        ),
        (
            "So.[^1] And.[^2] Or.[^3]\n\n[^1]: ⟦one⟧\n\n[^2]: ⟦Ibid.⟧\n\n[^3]: ⟦Ibid.⟧",
            [DAVIS, ibid(), ibid()],
            ["davis-fiction"] * 3,
        ),
        (
            "So.[^1] And.[^2]\n\n[^1]: ⟦one; two⟧\n\n[^2]: ⟦Ibid.⟧",
            [[DAVIS, GINZBURG], ibid()],
            ["davis-fiction", "ginzburg", "ginzburg"],
        ),
        (
            "So.[^1] Etc.[^2] And.[^3]\n\n[^1]: ⟦one⟧\n\n[^2]: ⟦two⟧\n\n[^3]: ⟦Ginzburg, op. cit.⟧",
            [GINZBURG, DAVIS, ibid("op. cit.", authors="Ginzburg")],
            ["ginzburg", "davis-fiction", "ginzburg"],
        ),
        (
            "So.[^1] And.[^2]\n\n[^1]: ⟦one⟧\n\n[^2]: ⟦Braudel, op. cit., p. 740⟧",
            [cite(authors="Braudel", title="La Méditerranée"), ibid("op. cit.", authors="Braudel", page="740")],
            ["braudel-mediterranee", "braudel-mediterranee"],
        ),
        (
            "So.[^1] And.[^2]\n\n[^1]: ⟦one⟧\n\n[^2]: ⟦Idem, Return⟧",
            [DAVIS, ibid("Idem, Return", title="Return of Martin Guerre")],
            ["davis-fiction", "davis-return"],
        ),
        (
            "So.[^1] And.[^2]\n\n[^1]: ⟦one⟧\n\n[^2]: ⟦Ders., Return⟧",
            [DAVIS, cite(authors="Ders.", title="Return of Martin Guerre")],
            ["davis-fiction", "davis-return"],
        ),
        ("So (⟦one; ibid.⟧).", [[GINZBURG, ibid(page="9")]], ["ginzburg"] * 2),
        (
            "So (⟦one⟧). And (⟦“A Piece”, ibid.⟧).",
            [GINZBURG, ibid("“A Piece”, ibid.", title="A Piece")],
            ["ginzburg"] * 2,
        ),
        (
            "So.[^1] And.[^2]\n\n[^1]: ⟦Bloch; Duby⟧\n\n[^2]: ⟦Bloch (n. 1)⟧",
            [
                [cite(authors="Bloch", title="Apologie"), GINZBURG],
                [cite(authors="Bloch"), cite("self", text="n. 1", note="1")],
            ],
            ["bloch-apologie", "ginzburg", "bloch-apologie", None],
        ),
    ],
    ids=[
        "body",
        "notes apart",
        "chain",
        "last of two",
        "op. cit.",
        "op. cit. of the work cited",
        "idem",
        "ders.",
        "in one",
        "piece",
        "note",
    ],
)
def test_is_known(marked, cites, keys):
    assert meant(marked, cites, KNOWN, ("en", "de")) == keys


def test_a_note_is_read_where_its_marker_stands():
    marked = "So.[^b] And.[^a]\n\n[^a]: ⟦Ibid.⟧\n\n[^b]: ⟦one⟧"
    assert meant(marked, [ibid(), GINZBURG], KNOWN) == ["ginzburg", "ginzburg"]


def test_the_antecedent_is_told():
    found = resolved("So (⟦one⟧). Then (⟦ibid.⟧).", [GINZBURG, ibid()], KNOWN)[-1]
    assert found.antecedent == 0
    assert [evidence.why for evidence in found.candidates[0].evidence] == [
        "“Ibid” is the source cited just before, in line 1"
    ]


def test_a_note_that_cites_itself_is_open():
    assert meant("So.[^1]\n\n[^1]: ⟦See n. 1 above⟧", [cite("self", text="See n. 1 above", note="1")], KNOWN) == [None]


@pytest.mark.parametrize(("title", "key"), [("The Return of Martin Guerre", "davis-return"), ("Chapter One", None)])
def test_a_reference_to_the_manuscript_itself(title, key):
    assert meant(f"# {title}\n\nSo (⟦see chapter 2⟧).", [cite("self", text="see chapter 2", chapter="2")], KNOWN) == [
        key
    ]


def test_a_chain_of_ten_thousand():
    marked = " ".join(["⟦x⟧"] * 10_000)
    assert set(meant(marked, [GINZBURG, *[ibid()] * 9_999], KNOWN)) == {"ginzburg"}


def test_the_source_of_the_text_or_of_the_note_called_for_before_it():
    text = "So (⟦one⟧) and more,[^1] and (⟦ibid.⟧).\n\n[^1]: ⟦two⟧."
    assert meant(text, [GINZBURG, ibid(), DAVIS], KNOWN)[1] is None
    assert meant(text, [GINZBURG, ibid(), GINZBURG], KNOWN)[1] == "ginzburg"


RETURN = cite(authors="Davis, N.", title="Return", page="3")
FICTION = cite(authors="Davis, N.", title="Fiction", page="4")


@pytest.mark.parametrize(
    ("marked", "key"),
    [
        ("So.[^1] Or.[^2] And.[^3]\n\n[^1]: ⟦one⟧\n\n[^2]: ⟦two⟧\n\n[^3]: ⟦Davis⟧", "davis-fiction"),
        ("So.[^1] Or.[^2] Etc.[^3] And.[^4]\n\n[^1]: ⟦one⟧\n\n[^2]: ⟦two⟧\n\n[^3]: -\n\n[^4]: ⟦Davis⟧", None),
    ],
    ids=["in the note before", "further back"],
)
def test_a_bare_name_means_the_work_last_cited_only_beside_it(marked, key):
    assert meant(marked, [RETURN, FICTION, cite(authors="Davis", page="9")], KNOWN)[-1] == key


def test_the_number_of_a_note_tells_which_work_a_name_means():
    marked = "So.[^1] Or.[^2] And.[^3]\n\n[^1]: ⟦one⟧\n\n[^2]: ⟦two⟧\n\n[^3]: ⟦Davis; n. 1⟧"
    named = cite(authors="Davis", page="95")
    back = cite("self", note="1")
    assert meant(marked, [RETURN, FICTION, [named, back]], KNOWN)[2] == "davis-return"
