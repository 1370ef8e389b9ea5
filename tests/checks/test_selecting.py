"""Which rules are on: by default, by codes and their beginnings."""

import pytest

from footnotes.checks import RULES, choose_rules
from footnotes.model.input_error import InputError

DEFAULT = [rule.code for rule in RULES if rule.on]
OFF = [rule.code for rule in RULES if not rule.on]


def family(beginning: str) -> list[str]:
    return [rule.code for rule in RULES if rule.code.startswith(beginning)]


@pytest.mark.parametrize(
    ("select", "extend", "ignore", "codes"),
    [
        (None, [], [], DEFAULT),
        (None, [], ["FN5", "FN101"], [code for code in DEFAULT if not code.startswith(("FN5", "FN101"))]),
        (["ALL"], [], [], [rule.code for rule in RULES]),
        (["FN4"], [], [], family("FN4")),
        (["FN401", "FN501"], [], ["FN402"], ["FN401", "FN501"]),
        (["FN401"], ["FN501"], [], ["FN401", "FN501"]),
        (None, ["ALL"], ["FN1"], [rule.code for rule in RULES if not rule.code.startswith("FN1")]),
        (["FN101"], [], ["FN1"], []),
        (["ALL"], [], ["ALL"], []),
        ([], [], [], []),
    ],
)
def test_choosing_rules(select, extend, ignore, codes):
    assert [rule.code for rule in choose_rules(select, ignore, extend_select=extend)] == codes


@pytest.mark.parametrize(
    ("code", "remedy"),
    [("FN5001", "FN501"), ("fn102", "FN102"), ("E501", "FN501"), ("", "`footnotes rule`"), ("all", "")],
)
def test_an_unknown_rule_is_named_with_the_nearest(code, remedy):
    with pytest.raises(InputError) as caught:
        choose_rules(ignore=[code])
    assert f'"{code}"' in caught.value.message
    assert remedy in caught.value.remedy


def test_codes_are_unique_and_in_order():
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))


def test_the_file_of_a_rule_that_is_off_is_not_imported():
    import subprocess
    import sys

    program = (
        "import sys\nfrom footnotes.pipeline.checking import check\n"
        "from footnotes.pipeline.analysing import parse_alone\n"
        "from footnotes.model.bibliography import Bibliography\n"
        "check(parse_alone('RKEB 3 40', Bibliography()))\n"
        "files = [name.split('.')[2] for name in sys.modules if name.startswith('footnotes.checks.fn')]\n"
        "print(sorted(name[:5].upper() for name in files))"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == str([code for code in DEFAULT if code != "FN001"])
