"""Texts come in the user's language: each passes through the catalogues, and these are complete."""

import ast
import json
import os
import string
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import messages
import pytest

from footnotes import translations
from footnotes.checks.registry import RULES
from footnotes.citations import lexicons
from footnotes.model.terms import TERMS, listed

PACKAGE = Path(__file__).parent.parent / "footnotes"
FILES = sorted(PACKAGE.rglob("*.py"))
SAMPLE = PACKAGE.parent / "references" / "sample" / "trials.md"
BIBLIOGRAPHY = PACKAGE.parent / "references" / "moscow-trials.bib"
LANGUAGES = messages.languages()
SAYS = {"InputError": (0, "remedy"), "LoadFailure": (3, 4), "Finding": (1, "message", "help"), "Fix": (0,), "fix": (1,),
        "fail": (1, 2), "failure": (1, 2), "fatal": (1, 2), "Evidence": (1,), "finding": (1,), "tell": (0,),
        "UsageError": (0,), "BadParameter": (0,)}  # fmt: skip
TEXTS = {"message", "help", "fix", "related", "explanation"}  # of a finding in JSON
SAYS_NOTHING = {"pipeline/checked.py", "entries/applying.py"}  # what they build is read back, or was said before


@pytest.mark.parametrize(
    ("environment", "wanted"),
    [
        ({}, []),
        ({"LANG": ""}, []),
        ({"LC_ALL": "C", "LANGUAGE": "de"}, []),
        ({"LC_ALL": "POSIX", "LANG": "de_DE.UTF-8"}, []),
        ({"LANGUAGE": "../../x"}, []),
        ({"LANG": "de_AT.UTF-8"}, ["de_AT", "de"]),
        ({"LANG": "ca_ES@valencia"}, ["ca_ES", "ca"]),
        ({"LC_MESSAGES": "fr_FR.UTF-8", "LANG": "de_DE.UTF-8"}, ["fr_FR", "fr"]),
        ({"LC_ALL": "en_GB.UTF-8", "LC_MESSAGES": "fr_FR.UTF-8"}, ["en_GB", "en"]),
        ({"LANGUAGE": "fr:de", "LANG": "en_GB.UTF-8"}, ["fr", "fr", "de", "de"]),
        ({"LANGUAGE": "pt-BR", "LANG": "C.UTF-8"}, ["pt_BR", "pt"]),
    ],
)
def test_the_languages_that_are_wanted(environment, wanted):
    assert list(translations._wanted(environment)) == wanted


def run(language: str, *command: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "LANGUAGE": language, "LC_ALL": "C.UTF-8", "COLUMNS": "100"}
    return subprocess.run(
        [sys.executable, *command], capture_output=True, text=True, env=environment, check=False, encoding="utf-8"
    )


def check(language: str, *options: str) -> subprocess.CompletedProcess[str]:
    command = ["-m", "footnotes", "check", "-b", str(BIBLIOGRAPHY), *options, str(SAMPLE)]
    return run(language, *command)


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("en", ['FN101 unresolved source "PKT"', 'FN401 marker "lost" without note', "9 findings in 1 manuscript, 3"]),
        (
            "de_CH:de",
            ["FN101 unbekannte Quelle „PKT“", "Fußnotenzeichen „lost“ ohne Fußnote", "9 Befunde in 1 Manuskript"],
        ),
        (
            "fr",
            ["FN101 source non identifiée « PKT »", "appel de note « lost » sans note", "9 constats dans 1 manuscrit"],
        ),
        ("tlh:en", ['FN101 unresolved source "PKT"']),
    ],
)
def test_findings(language, printed):
    result = check(language)
    said = (result.stdout + result.stderr).replace("\N{NO-BREAK SPACE}", " ")
    assert result.returncode == 1
    assert [words for words in printed if words not in said] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_programs_read_is_the_same_in_every_language(language):
    def without_texts(result):
        findings = json.loads(result.stdout)
        return [{name: value for name, value in one.items() if name not in TEXTS} for one in findings]

    assert without_texts(check(language, "--output-format", "json")) == without_texts(
        check("en", "--output-format", "json")
    )

    def fingerprints(result):
        (found,) = json.loads(result.stdout)["runs"]
        return [(one["ruleId"], one["partialFingerprints"]) for one in found["results"]]

    assert fingerprints(check(language, "--output-format", "sarif")) == fingerprints(
        check("en", "--output-format", "sarif")
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_baseline_of_another_language_holds(language, tmp_path):
    baseline = str(tmp_path / "known.json")
    assert check("en", "--baseline", baseline, "--write-baseline").returncode == 0
    assert check(language, "--baseline", baseline).returncode == 0


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("de", ["Fehler: no.md: Datei nicht gefunden (prüfen Sie den Pfad)", "Aufruf:", "kein Befehl 'chek'"]),
        ("fr", ["erreur : no.md: fichier introuvable (vérifiez le chemin)", "Usage :", "pas de commande 'chek'"]),
    ],
)
def test_errors_and_help(language, printed):
    said = "".join(
        (result := run(language, "-m", "footnotes", *command)).stdout + result.stderr
        for command in (("find", "-b", str(BIBLIOGRAPHY), "no.md"), ("check", "--help"), ("chek",))
    ).replace("\N{NO-BREAK SPACE}", " ")
    assert [words for words in printed if words not in said] == []


def test_english_imports_no_catalogues():
    code = "import sys; from footnotes.translations import gettext, language\nassert gettext('a') + language() == 'aen'"
    assert run("en", "-c", f"{code}\nassert 'gettext' not in sys.modules").stderr == ""
    assert (
        "AssertionError" in run("de", "-c", f"{code.replace('aen', 'ade')}\nassert 'gettext' not in sys.modules").stderr
    )


@pytest.mark.parametrize(("values", "expected"), [(["page"], "page"), (["volume", "page"], "volume and page")])
def test_listed(values, expected):
    assert listed(values) == expected


def test_terms_name_all_labels_and_strategies():
    labels = {label for code in lexicons.LANGUAGES for label in lexicons.load(code).locators.values()}
    strategies = {
        call.args[0].value
        for path in FILES
        if "resolve" in path.parts
        for call in calls(path)
        if name_of(call) in ("Evidence", "finding") and isinstance(call.args[0], ast.Constant)
    }
    assert (labels | strategies) - set(TERMS) == set()


def test_terms_name_all_rules():
    assert {rule.name.replace("-", " ") for rule in RULES} - set(TERMS) == set()


# The catalogues


def test_the_template_is_up_to_date():
    assert messages.TEMPLATE.read_bytes() == messages.as_po(messages.collected()), "run: make messages"


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogues_are_complete(language):
    catalogue = messages.read(language)
    assert {one.id for one in catalogue} == {one.id for one in messages.collected()}, "run: make messages"
    assert messages.untranslated(catalogue) == []
    assert messages.catalogue_path(language, ".mo").read_bytes() == messages.as_mo(catalogue), "run: make messages"


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_have_the_same_placeholders(language):
    for one in messages.read(language):
        texts = [one.id] if isinstance(one.id, str) else list(one.id)
        strings = [one.string] if isinstance(one.string, str) else list(one.string)
        wanted = set().union(*map(placeholders, texts))
        assert [text for text in strings if one.id and placeholders(text) != wanted] == [], one.id
        edges = [] if not one.id else [(text[:1].isspace(), text[-1:].isspace()) for text in (texts[0], *strings)]
        assert len(set(edges)) < 2, one.id


def placeholders(text: str) -> set[tuple[str, str]]:
    """The names in a text with how they are shown; help is no template."""
    if "\n\n" in text:
        return set()
    return {(name, f"{shown or ''}{form}") for _, name, form, shown in string.Formatter().parse(text) if name}


# What is said in the code


def name_of(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def calls(path: Path) -> Iterator[ast.Call]:
    return (node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call))


def is_said(node: ast.expr | None) -> bool:
    """Say whether an expression holds words of ours that no catalogue is asked for."""
    if isinstance(node, ast.Call):  # of gettext, of a function that says something, or "".format()
        return isinstance(node.func, ast.Attribute) and node.func.attr == "format" and is_said(node.func.value)
    if isinstance(node, ast.IfExp):
        return is_said(node.body) or is_said(node.orelse)
    if isinstance(node, ast.BoolOp):
        return any(map(is_said, node.values))
    if isinstance(node, ast.BinOp):
        return is_said(node.left) or is_said(node.right)
    if isinstance(node, ast.JoinedStr):
        return any(is_said(part) for part in node.values)
    said = isinstance(node, ast.Constant) and isinstance(node.value, str) and any(map(str.isalpha, node.value))
    return said and not node.value.startswith("pip install")


def values_in(function: ast.AST, name: str) -> list[ast.expr]:
    """What a name is set to in a function."""
    return [
        node.value for node in ast.walk(function) if isinstance(node, (ast.Assign, ast.AugAssign))
        and any(isinstance(one, ast.Name) and one.id == name
                for one in (node.targets if isinstance(node, ast.Assign) else [node.target]))
    ]  # fmt: skip


def said_outright(path: Path) -> list[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    found = set()
    for scope in (tree, *functions):
        for call in (node for node in ast.walk(scope) if isinstance(node, ast.Call)):
            wanted = SAYS.get(name_of(call), ())
            given = [call.args[at] for at in wanted if isinstance(at, int) and at < len(call.args)]
            given += [keyword.value for keyword in call.keywords if keyword.arg in wanted]
            for one in given:
                values = values_in(scope, one.id) if isinstance(one, ast.Name) and scope is not tree else [one]
                found.update(f"{path.name}:{value.lineno}: {ast.unparse(value)}" for value in values if is_said(value))
    return sorted(found)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_all_that_is_said_passes_through_the_catalogues(path):
    if path.relative_to(PACKAGE).as_posix() not in SAYS_NOTHING:
        assert said_outright(path) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_says_something_that_is_translated(rule):
    path = Path(rule.module.__file__)
    others = {node.module for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
              if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("footnotes.checks.")}  # fmt: skip
    files = [path, *(PACKAGE.parent / f"{name.replace('.', '/')}.py" for name in others)]
    assert any(name_of(call) in ("gettext", "ngettext", "_") for file in files for call in calls(file))


@pytest.mark.parametrize("path", sorted((PACKAGE / "cli").glob("*.py")), ids=lambda path: path.stem)
def test_help_is_translated(path):
    outright = [one.value.value for call in calls(path) for one in call.keywords
                if one.arg == "help" and isinstance(one.value, ast.Constant)]  # fmt: skip
    assert outright == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_placeholders_are_given(path):
    for call in calls(path):
        template = call.func.value if isinstance(call.func, ast.Attribute) and call.func.attr == "format" else None
        if isinstance(template, ast.Call) and name_of(template) in ("gettext", "ngettext", "_"):
            texts = [one.value for one in template.args if isinstance(one, ast.Constant)]
            given = {keyword.arg for keyword in call.keywords}
            assert set().union(*({name for name, _ in placeholders(text)} for text in texts)) == given, ast.unparse(
                call
            )


def test_the_texts_of_click_are_its_own():
    import click

    source = "".join(path.read_text(encoding="utf-8") for path in Path(click.__file__).parent.glob("*.py"))
    missing = [text for text in messages.OF_CLICK if ast.literal_eval(repr(text)).partition("\n")[0] not in source]
    assert missing == []
