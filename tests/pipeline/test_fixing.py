"""Fixes: what each writes, and what holds of all of them together."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shelf import KNOWN

from footnotes import manuscripts
from footnotes.checks import Conventions, check_manuscript, choose_rules
from footnotes.model.diagnostic import Safety
from footnotes.pipeline.analysing import analyse
from footnotes.pipeline.fixing import fix_manuscript

RETURN = "Davis, *Return*"


def fixed(text, *codes, format_="markdown", unsafe=False, language="en", bibliography=KNOWN, **conventions):
    manuscript = manuscripts.parse(text, format_)
    rules = choose_rules(codes or ["ALL"])
    return fix_manuscript(
        manuscript, bibliography, rules, Conventions(**conventions), language=language, unsafe=unsafe
    )  # fmt: skip


@pytest.mark.parametrize(
    ("code", "before", "after"),
    [
        ("FN303", f"({RETURN} 47-48)", f"({RETURN} 47–48)"),
        ("FN303", f"({RETURN} 47-48, 50-51; CSP Ven. 4 9-12)", f"({RETURN} 47–48, 50–51; CSP Ven. 4 9–12)"),
        ("FN304", f"({RETURN} 47- 48)", f"({RETURN} 47-48)"),
        ("FN304", f"({RETURN} 47\xa0-48)", f"({RETURN} 47-48)"),
        ("FN302", f"({RETURN} 198–199, 205–206, 211–2)", f"({RETURN} 198–199, 205–206, 211–212)"),
        ("FN302", f"({RETURN} 198–9, 205–6, 211–212)", f"({RETURN} 198–9, 205–6, 211–2)"),
        ("FN305", f"({RETURN}, p. 47–48)", f"({RETURN}, pp. 47–48)"),
        ("FN305", f"({RETURN}, pp. 47)", f"({RETURN}, p. 47)"),
        ("FN3", f"({RETURN}, p. 147- 9, 205–206, 211–212)", f"({RETURN}, pp. 147–149, 205–206, 211–212)"),
    ],
)
def test_safe_fixes(code, before, after):
    made = fixed(f"He came back {before}.\n", code)
    assert made.text == f"He came back {after}.\n"
    assert {item.fix.safety for item in made.applied} == {Safety.SAFE}


@pytest.mark.parametrize(
    ("format_", "before", "after"),
    [
        ("latex", "(Davis, \\emph{Return} 47-48)", "(Davis, \\emph{Return} 47--48)"),
        ("html", "<p>(Davis, <i>Return</i> 47-48)</p>", "<p>(Davis, <i>Return</i> 47–48)</p>"),
        ("tei", "<TEI><p>(Davis, Return 47-48)</p></TEI>", "<TEI><p>(Davis, Return 47–48)</p></TEI>"),
        ("plain", "(Davis, Return 47-48)\r\n", "(Davis, Return 47–48)\r\n"),
        ("markdown", "(Davis, *Return* *47*-48)", "(Davis, *Return* *47*–48)"),
    ],
)  # fmt: skip
def test_each_format_in_its_own_signs(format_, before, after):
    assert fixed(before, "FN303", format_=format_).text == after


@pytest.mark.parametrize(
    ("format_", "text"),
    [
        ("latex", "(Davis, \\emph{Return} 47--48)"),
        ("html", "<p>(Davis, <i>Return</i> 47&#45;48)</p>"),  # written as an entity: not ours to change
        ("markdown", "(Davis, *Return* 47\\-48)"),
        ("markdown", "<!-- footnotes: ignore FN303 -->\n(Davis, *Return* 47-48)\n"),
        ("markdown", "`(Davis, Return 47-48)`"),
        ("plain", "The years 1936-37 (Davis, Return 47)."),
    ],
)
def test_left_as_written(format_, text):
    assert fixed(text, "FN303", format_=format_).text == text


def test_a_form_asked_for():
    text = f"He came back ({RETURN} 198-199, 205–206).\n"
    made = fixed(text, "FN302", page_range_format="minimal")
    assert made.text == f"He came back ({RETURN} 198-9, 205–6).\n"


@pytest.mark.parametrize(
    ("code", "before", "after"),
    [
        ("FN110", "(Ginsburg, *The Cheese and the Worms* 7)", "(Ginzburg, *The Cheese and the Worms* 7)"),
        ("FN110", "(Muller/Weiß, *Der Bauernkrieg in Franken* 7)", "(Müller/Weiß, *Der Bauernkrieg in Franken* 7)"),
        ("FN101", "[see @davis-retrun, p. 7; @ginzburg]", "[see @davis-return, p. 7; @ginzburg]"),
        ("FN101", "[@nobody1999, p. 7]", "[@nobody1999, p. 7]"),
        (
            "FN603",
            "(CSP Ven. 4 12). So (CSP Ven. 4 15). So (*Calendar of State Papers, Venice* 5 13)",
            "(CSP Ven. 4 12). So (CSP Ven. 4 15). So (CSP Ven 5 13)",
        ),
        ("FN111", "(Davis, *The Retrun of Martin Guerre* 7)", "(Davis, *The Return of Martin Guerre* 7)"),
    ],
)
def test_unsafe_fixes_only_when_asked(code, before, after):
    assert fixed(f"So {before}.\n", code).text == f"So {before}.\n"
    assert fixed(f"So {before}.\n", code, unsafe=True).text == f"So {after}.\n"


def test_ibid_for_a_repeated_source():
    text = (
        "A.[^1] B.[^2] C.[^3] D.[^4] E.[^5]\n\n[^1]: Davis, *Return*, 7.\n\n[^2]: Ibid., 9.\n\n[^3]: Ibid., 10.\n\n"
        "[^4]: Ginzburg, *Cheese*, 7.\n\n[^5]: {}, 9.\n"
    )
    before = text.format("See Ginzburg, *Cheese*")
    assert fixed(before, "FN604").text == before
    assert fixed(before, "FN604", unsafe=True).text == text.format("See ibid.")
    assert fixed(text.format("Ginzburg, *Cheese*"), "FN604", unsafe=True).text == text.format("Ibid.")
    in_italics = text.replace("Ibid.", "*Ibid.*")
    mended = fixed(in_italics.format("See Ginzburg, *Cheese*"), "FN604", unsafe=True).text
    assert mended == in_italics.format("See *ibid.*")


NUMBER = st.integers(1, 420)
DASH = st.sampled_from(["-", "–", "- ", " -", " – ", "--", "-\n"])
PAGES = st.one_of(
    NUMBER.map(str),
    st.tuples(NUMBER, DASH, NUMBER).map(lambda parts: "".join(map(str, parts))),
    st.sampled_from(["198-9", "198–199", "86-7", "xii–xv", "95–34", "12 ff.", "23f."]),
)  # fmt: skip
NAMED = [RETURN, "Davis, *Retrun*", "Ginsburg, *Cheese*", "CSP Ven. 4", "*Ibid.*", "ibid.", "Bloch, Apologie"]
CITE = st.tuples(
    st.sampled_from(NAMED),
    st.sampled_from([" ", ", p. ", ", pp. ", ", *p.* "]),
    st.lists(PAGES, min_size=1, max_size=3).map(", ".join),
).map("".join)  # fmt: skip
PIECE = st.one_of(
    CITE.map(lambda cite: f"So it was ({cite})."),
    CITE.map(lambda cite: f"Some text.^[{cite}.]"),
    st.tuples(CITE, CITE).map(lambda cites: f"Both ({cites[0]}; {cites[1]})."),
    st.sampled_from(["In 1936-37 nothing.", "<!-- footnotes: ignore FN3 -->", "`47- 48`", "# A heading 3-4"]),
)
MANUSCRIPT = st.lists(PIECE, min_size=1, max_size=6).map(lambda pieces: "\n\n".join(pieces) + "\n")


def found(text, rules, conventions):
    return [
        item.code for item in check_manuscript(analyse(manuscripts.parse(text, "markdown"), KNOWN), rules, conventions)
    ]


@settings(max_examples=150, deadline=None)
@given(MANUSCRIPT, st.booleans(), st.sampled_from([None, "minimal", "expanded", "chicago-16"]))
def test_fixing_again_changes_nothing_and_nothing_new_is_found(text, unsafe, form):
    rules, conventions = choose_rules(["ALL"]), Conventions(page_range_format=form)
    once = fixed(text, unsafe=unsafe, language=None, page_range_format=form)
    assert fixed(once.text, unsafe=unsafe, language=None, page_range_format=form) == (once.text, (), {})
    before, after = found(text, rules, conventions), found(once.text, rules, conventions)
    assert all(after.count(code) <= before.count(code) for code in set(after))


@settings(max_examples=150, deadline=None)
@given(MANUSCRIPT)
def test_safe_fixes_change_numbers_and_their_signs_only(text):
    def rest(written):
        return re.sub(r"\bpp?\b|[\d\s–-]", "", written)

    assert rest(fixed(text, language=None).text) == rest(text)
