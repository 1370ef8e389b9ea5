"""Imports go down only (ARCHITECTURE.md, "The map")."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "footnotes"
LAYERS = {
    "records": -3, "undisturbed": -2, "translations": -2, "kept": -2, "patterns": -1,
    "text": 0, "resources": 0, "languages": 1, "model": 1,
    "manuscripts": 2, "bibliographies": 2, "citations": 2, "resolve": 2, "csl": 2,
    "checks": 3, "settings": 3, "reporting": 4, "entries": 4, "back_matter": 4, "pipeline": 5,
    "": 6, "integrations": 7, "cli": 8, "__main__": 9,
}  # fmt: skip


def module_parts(path: Path) -> list[str]:
    return list(path.relative_to(PACKAGE).with_suffix("").parts)


def owner(parts: list[str]) -> str:
    return "" if parts in ([], ["__init__"]) else parts[0]


def imports(path: Path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in names:
            if name.split(".")[0] == "footnotes":
                parts = name.split(".")[1:]
                yield node.lineno, parts if parts and parts[0] in LAYERS else []


MODULES = sorted(PACKAGE.rglob("*.py"))


def test_every_package_has_a_layer():
    top = {owner(module_parts(path)) for path in MODULES}
    assert top <= set(LAYERS)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: "/".join(module_parts(path)))
def test_imports_go_down(path: Path):
    here = owner(module_parts(path))
    for line, parts in imports(path):
        there = owner(parts)
        if there != here:
            assert LAYERS[there] < LAYERS[here], (
                f"{path.name}:{line}: {here or 'footnotes'} imports {there or 'footnotes'}"
            )
