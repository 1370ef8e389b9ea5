"""Every output format: read back as the programs do that it is for."""

import json
import re
from pathlib import Path

import jsonschema
import pytest
from lxml import etree
from made_findings import finding, reported

from footnotes.model.diagnostic import Severity
from footnotes.reporting import FORMATS, render
from footnotes.reporting.report import Report

HERE = Path(__file__).parent


@pytest.mark.parametrize("output_format", FORMATS)
def test_nothing_found_is_a_report_too(empty, output_format):
    text = render(empty, output_format)
    if output_format in ("json", "gitlab"):
        assert json.loads(text) == []
    elif output_format in ("sarif", "rdjson"):
        assert json.loads(text)
    elif output_format == "junit":
        assert etree.fromstring(text.encode()).get("failures") == "0"
    else:
        assert text == ""


@pytest.mark.parametrize("output_format", FORMATS)
def test_colours_are_for_terminals(report, output_format):
    assert "\x1b" not in render(report, output_format)
    if output_format in ("concise", "full", "grouped"):
        assert "\x1b[1;31mFN101\x1b[0m" in render(Report(report.findings, report.folder, coloured=True), output_format)


def test_concise(report):
    assert render(report, "concise").splitlines() == [
        'a folder/essay.md:3:11 FN101 unresolved source "PKT"',
        "    it means nothing",
        'a folder/essay.md:4:11 FN101 unresolved source "PKT"',
        'a folder/essay.md:9:11 FN402 note ␛ "1" & <b> without␊marker',
        'refs.bib:1:11 FN501 entry "x" is never cited',
    ]


def test_grouped(report):
    assert render(report, "grouped").splitlines()[:3] == [
        "a folder/essay.md:",
        '  3:11 FN101 unresolved source "PKT"',
        "      it means nothing",
    ]
    assert '\n\nrefs.bib:\n  1:11 FN501 entry "x"' in render(report, "grouped")


def test_full(report):
    assert render(report, "full").split("\n\n")[0].splitlines() == [
        'a folder/essay.md:3:11 FN101 unresolved source "PKT"',
        "  |",
        "3 | Ünd «so» (PKT <4> & 5)",
        "  |           ^^^^^^^^^^^",
        "  = candidate pkt1937",
        "  = help: declare it",
        "  = it means nothing",
    ]
    assert "  = safe fix: write an en dash\n" in render(report, "full")


def test_json(report):
    first, *_, third, _ = json.loads(render(report, "json"))
    assert (first["path"], first["line"], first["column"], first["end_column"]) == ("a folder/essay.md", 3, 11, 22)
    assert (first["start"], first["end"], first["related"]) == (110, 121, ["candidate pkt1937"])
    assert first["explanation"] == ["it means nothing"]
    edits = [{"start": 5, "end": 6, "replacement": "–"}]
    assert third["fix"] == {"title": "write an en dash", "safety": "safe", "edits": edits}


def test_json_lines_are_the_same_objects(report):
    lines = render(report, "json-lines").splitlines()
    assert [json.loads(line) for line in lines] == json.loads(render(report, "json"))


def test_github(report):
    first, second, third, fourth = render(report, "github").splitlines()
    assert first.endswith('title=FN101::unresolved source "PKT"%0Ait means nothing')
    assert second == '::error file=a folder/essay.md,line=4,col=11,endColumn=22,title=FN101::unresolved source "PKT"'
    assert third.startswith("::warning ")
    assert "without%0Amarker" in third
    assert fourth.startswith("::notice file=refs.bib,line=1")


def test_github_of_a_finding_over_several_lines():
    report = Report((reported(finding())._replace(end_line=5),))
    assert "line=3,endLine=5,title" in render(report, "github")


def test_gitlab(report):
    found = json.loads(render(report, "gitlab"))
    assert [item["severity"] for item in found] == ["major", "major", "minor", "info"]
    assert found[0]["location"] == {"path": "a folder/essay.md", "lines": {"begin": 3, "end": 3}}
    prints = [item["fingerprint"] for item in found]
    assert len(set(prints)) == 4
    assert all(re.fullmatch("[0-9a-f]{64}", one) for one in prints)


def test_fingerprints_stay_when_lines_move(report):
    moved = Report(
        [item._replace(diagnostic=item.diagnostic._replace(line=item.diagnostic.line + 7)) for item in report.findings],
        folder=report.folder,
    )

    def prints(item: Report) -> list[str]:
        return [one["fingerprint"] for one in json.loads(render(item, "gitlab"))]

    assert prints(moved) == prints(report)
    assert prints(Report(report.findings[:2])) == prints(report)[:2]


def test_junit(report):
    root = etree.fromstring(render(report, "junit").encode())
    assert (root.tag, root.get("tests"), root.get("failures")) == ("testsuites", "4", "4")
    assert [suite.get("name") for suite in root] == ["a folder/essay.md", "refs.bib"]
    for suite in root:
        assert int(suite.get("tests")) == len(suite.findall("testcase")) == len(suite.findall("testcase/failure"))
    third = root.findall(".//failure")[2]
    assert third.get("message") == 'note \ufffd "1" & <b> without\nmarker'
    assert third.text.startswith("a folder/essay.md:9:11 ")


def test_rdjson(report):
    result = json.loads(render(report, "rdjson"))
    assert result["source"] == {"name": "footnotes"}
    first = result["diagnostics"][0]
    place = {"start": {"line": 3, "column": 14}, "end": {"line": 3, "column": 25}}
    assert first["location"] == {"path": "a folder/essay.md", "range": place}
    assert (first["severity"], first["code"]) == ("ERROR", {"value": "FN101"})


def test_rdjson_leaves_columns_out_that_nobody_counted():
    report = Report((reported(finding())._replace(byte_columns=(0, 0)),))
    (first,) = json.loads(render(report, "rdjson"))["diagnostics"]
    assert first["location"]["range"] == {"start": {"line": 3}, "end": {"line": 3}}


# SARIF


SCHEMA = json.loads((HERE / "sarif-subset.schema.json").read_text(encoding="utf-8"))


def test_sarif(report):
    log = json.loads(render(report, "sarif"))
    jsonschema.validate(log, SCHEMA)
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["FN101", "FN402", "FN501"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    first = run["results"][0]
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "a%20folder/essay.md", "uriBaseId": "SRCROOT"}
    assert place["region"] == {"startLine": 3, "startColumn": 11, "endLine": 3, "endColumn": 22}
    assert run["originalUriBaseIds"]["SRCROOT"]["uri"] == "file:///project/"
    assert [result["level"] for result in run["results"]] == ["error", "error", "warning", "note"]


def test_sarif_of_nothing(empty):
    jsonschema.validate(json.loads(render(empty, "sarif")), SCHEMA)


def test_sarif_keeps_the_most_severe_where_there_are_too_many():
    mild = [reported(finding("FN402", line, severity=Severity.WARNING)) for line in range(1, 25_001)]
    log = json.loads(render(Report([*mild, reported(finding())]), "sarif"))
    (run,) = log["runs"]
    assert len(run["results"]) == 25_000
    assert run["results"][0]["ruleId"] == "FN101"
    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    assert "1 more result" in note["message"]["text"]


@pytest.mark.parametrize("output_format", FORMATS)
def test_a_file_whose_name_is_no_unicode_is_named_in_each_format(output_format):
    report = Report((reported(finding(path=Path("caf\udce9.md"))),), folder=Path("/project"))  # "café" in Latin-1
    text = render(report, output_format)
    assert {"sarif": "caf%E9.md", "junit": "caf\ufffd.md"}.get(output_format, "caf\udce9.md") in text


def test_sarif_names_a_file_elsewhere_by_its_whole_address():
    report = Report((reported(finding(path=Path("/else where/ä.md"))),), folder=Path("/project"))
    (result,) = json.loads(render(report, "sarif"))["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "file:///else%20where/%C3%A4.md"}
