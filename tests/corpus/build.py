#!/usr/bin/env python3
"""Build annotated manuscripts from their templates: manuscript.*, gold.jsonl, negatives.jsonl, range.json.

    build.py OUT [NAME ...]

A template is the manuscript's text with its annotation inline (README.md describes the marks), so that offsets
are always right. Nothing but the marks is changed.
"""

import argparse
import json
import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
MARKS = re.compile("[⟦⟧⟬⟭⦅⦆⟅]|⦃[^⦄]*⦄|⟪[^⟫]*⟫")
SEPARATORS = re.compile(r"[\s;,.:/—–]*")
FORMS = {"full", "short", "siglum", "locator", "ibid", "self", "url"}
FLAGS = {"parallel", "quoted", "parenthetical", "note", "prose"}
VALUES = {
    "s": "signal", "t": "title", "c": "container", "v": "volume", "i": "issue", "y": "year", "d": "date",
    "pl": "place", "pb": "publisher", "u": "url", "pages": "pages",
}  # fmt: skip
LABELS = {
    "p": "page", "ch": "chapter", "bk": "book", "sec": "section", "n": "note", "col": "column", "fol": "folio",
    "l": "line", "no": "number", "par": "paragraph", "art": "article", "sv": "sub-verbo", "arch": "archive",
    "sh": "shelfmark", "ser": "series",
}  # fmt: skip
# Labels beyond CSL's terms are those that the annotation rules name.
OTHER_LABELS = {
    "act", "appendix", "box", "canon", "canto", "causa", "edition", "figure", "folder", "frame", "issue", "law",
    "letter", "membrane", "part", "plate", "question", "reel", "scene", "session", "stanza", "table", "title", "verse",
}  # fmt: skip


class TemplateError(ValueError):
    """A mark in a template that cannot be read; the message begins with the template's line."""


@dataclass
class Template:
    """What one template holds once its marks are taken out; spans are half-open, in characters of the text."""

    text: str = ""
    clusters: list[dict] = field(default_factory=list)
    negatives: list[dict] = field(default_factory=list)
    borderline: list[dict] = field(default_factory=list)
    range: list[int] = field(default_factory=list)


@dataclass
class Open:
    """A mark that has been opened: where, and what has been read in it so far."""

    mark: str
    start: int
    cite_start: int
    begun: list[int] = field(default_factory=list)
    cites: list[dict] = field(default_factory=list)
    flags: set[str] = field(default_factory=set)
    why: str = ""


def read_cite(fields: str, text: str) -> tuple[dict, set[str]]:
    """`source|form|key=value|...` as the gold's object for one cite, and the flags of its citation."""
    source, form, *rest = [part.strip() for part in fields.split("|")]
    if form not in FORMS:
        raise TemplateError(f"unknown form {form!r}")
    cite = {"text": text, "source": None if source == "-" else source, "form": form, "signal": None, "authors": []}
    cite |= dict.fromkeys([name for name in VALUES.values() if name not in ("signal", "pages")])
    cite |= {"locators": [], "parallel": False}
    flags = set()
    for part in rest:
        key, is_pair, value = part.partition("=")
        if not is_pair and key in FLAGS:
            flags.add(key)
        elif not is_pair:
            raise TemplateError(f"unknown flag {key!r}")
        elif key == "a":
            cite["authors"].append(value)
        elif key in VALUES:
            cite[VALUES[key]] = value
        elif key in LABELS or key in OTHER_LABELS:
            cite["locators"].append({"label": LABELS.get(key, key), "value": value})
        else:
            raise TemplateError(f"unknown key {key!r}")
    cite["parallel"] = "parallel" in flags
    return cite, flags - {"parallel"}


def read_template(source: str) -> Template:
    """Take the marks out of a template's text and keep what they say."""
    built, stack, note, position = Template(), [], None, 0
    for mark in MARKS.finditer(source):
        built.text += source[position : mark.start()]
        position, sign = mark.end(), mark.group()
        here = len(built.text)
        try:
            if sign in "⟦⟬⦅":
                stack.append(Open(sign, here, here))
            elif sign == "⟅":
                stack[-1].begun.append(here)
            elif sign in "⟧⟭⦆":
                close(stack.pop(), sign, built, note)
            elif sign[0] == "⟪":
                note = directive(sign[1:-1], built, note)
            elif stack[-1].mark == "⟦":
                add_cite(stack[-1], sign[1:-1], built.text)
            else:
                stack[-1].why = sign[1:-1]
        except (IndexError, ValueError) as error:
            raise TemplateError(f"line {source.count(chr(10), 0, mark.start()) + 1}: {sign}: {error}") from error
    built.text += source[position:]
    if stack:
        raise TemplateError(f"never closed: {stack[-1].mark}{built.text[stack[-1].start :][:40]!r}")
    if len(built.range) < 2:
        built.range = [*(built.range or [0]), len(built.text)]
    link_antecedents(built.clusters)
    return built


def directive(name: str, built: Template, note: str | None) -> str | None:
    """`⟪range⟫` begins and ends the annotated stretch; `⟪n5⟫` begins the body of note n5, `⟪⟫` ends it."""
    if name == "range":
        built.range.append(len(built.text))
        return note
    return name or None


def add_cite(citation: Open, fields: str, text: str) -> None:
    """A cite begins at the last `⟅`, else where the one before it ended, past a separator."""
    if citation.begun:
        start = citation.begun.pop()
    else:
        gap = SEPARATORS.match(text, citation.cite_start)
        start = gap.end() if citation.cites and gap else citation.cite_start
    citation.cite_start = len(text)
    cite, flags = read_cite(fields, text[start:])
    citation.cites.append({"at": start} | cite)
    citation.flags |= flags


def close(opened: Open, sign: str, built: Template, note: str | None) -> None:
    if {"⟦": "⟧", "⟬": "⟭", "⦅": "⦆"}[opened.mark] != sign:
        raise TemplateError("closes another mark")
    span = {
        "line": built.text.count("\n", 0, opened.start) + 1,
        "start": opened.start,
        "end": len(built.text),
        "text": built.text[opened.start :],
    }
    if sign == "⟧":
        if not opened.cites:
            raise TemplateError("a citation without a cite")
        if opened.begun:
            raise TemplateError("a cite begun without its fields")
        opened.cites.sort(key=lambda cite: cite.pop("at"))
        in_brackets = built.text[opened.start - 1 : opened.start] in ("(", "[")
        form = "parenthetical" if in_brackets else "note" if note else "prose"
        form = next(iter(opened.flags - {"quoted"}), form)
        cluster = span | {"where": "note" if note else "text", "note": note, "form": form, "antecedent": None}
        built.clusters.append(cluster | {"quoted": "quoted" in opened.flags, "cites": opened.cites})
    else:
        if not opened.why:
            raise TemplateError("no reason given")
        (built.negatives if sign == "⟭" else built.borderline).append(span | {"why": opened.why})


def link_antecedents(clusters: list[dict]) -> None:
    """A cite that leans on an earlier one has the line of the last citation of its source as antecedent."""
    seen: dict[str, int] = {}
    for cluster in sorted(clusters, key=lambda found: found["start"]):
        first = cluster["cites"][0]
        if first["form"] in ("ibid", "locator"):
            cluster["antecedent"] = seen.get(first["source"])
        seen.update({cite["source"]: cluster["line"] for cite in cluster["cites"] if cite["source"]})


def templates(names: list[str] | None = None) -> list[Path]:
    """The templates, one a folder: `template.md` and so on, the suffix being the manuscript's."""
    return sorted(path for path in HERE.glob("*/template.*") if not names or path.parent.name in names)


def write_lines(path: Path, objects: list[dict]) -> None:
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in objects), encoding="utf-8")


def build(path: Path, out: Path) -> Template:
    """Write the annotated manuscript of one template into a folder of its own in `out`, and return it."""
    try:
        built = read_template(path.read_bytes().decode("utf-8"))
    except TemplateError as error:
        raise TemplateError(f"{path}: {error}") from error
    folder = out / path.parent.name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"manuscript{path.suffix}").write_bytes(built.text.encode("utf-8"))
    shutil.copy(path.parent / "bibliography.json", folder)
    write_lines(folder / "gold.jsonl", sorted(built.clusters, key=lambda found: found["start"]))
    write_lines(folder / "negatives.jsonl", built.negatives)
    if built.borderline:
        write_lines(folder / "borderline.jsonl", built.borderline)
    (folder / "range.json").write_text(json.dumps(dict(zip(("start", "end"), built.range, strict=True))))
    return built


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path, metavar="OUT")
    parser.add_argument("names", nargs="*", metavar="NAME")
    args = parser.parse_args()
    for path in templates(args.names):
        built = build(path, args.out)
        cites = sum(len(cluster["cites"]) for cluster in built.clusters)
        figures = f"{len(built.clusters):4} citations {cites:4} cites {len(built.negatives):4} look-alikes"
        print(f"{path.parent.name:<24}{figures}")


if __name__ == "__main__":
    main()
