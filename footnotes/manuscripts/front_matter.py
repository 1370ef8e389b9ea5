"""Works that a Markdown file lists under ``references`` in its front matter (pandoc manual, "Inline references")."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_LONGEST = 5_000_000  # characters


def references(front_matter: str) -> Mapping[str, Mapping[str, Any]]:
    """Return the items of a list of references by their keys; none where the YAML cannot be read.

    Aliases are refused, for they could multiply a file without bound.
    """
    import yaml

    if len(front_matter) > _LONGEST:
        return {}
    try:
        if any(isinstance(token, yaml.AliasToken) for token in yaml.scan(front_matter)):
            return {}
        data = yaml.safe_load(front_matter)
    except (yaml.YAMLError, RecursionError, ValueError):
        return {}
    listed = data.get("references") if isinstance(data, Mapping) else None
    items = [item for item in listed if isinstance(item, Mapping)] if isinstance(listed, list) else []
    return {str(item["id"]): _as_json(item) for item in items if item.get("id")}


def _as_json(item: Mapping[str, Any]) -> dict[str, Any]:
    """Return an item with text for its keys and its dates, which YAML takes for its own."""
    return {str(key): _plain(value) for key, value in item.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value if isinstance(value, (str, int, float, bool)) else str(value)
