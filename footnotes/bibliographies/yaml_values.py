"""YAML as plain values, with the marks where the members of its lists begin.

Scalars stay text as they are written ("010" is no 8, "No" no truth value). Built from the parser's events: PyYAML's
composer recurses, and crashes on a file nested deeply enough. Tags are refused, and aliases that multiply a file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from footnotes.translations import gettext

_PLAIN_TAGS = frozenset(f"tag:yaml.org,2002:{name}" for name in ("str", "map", "seq", "null", "bool"))
_WORDS: dict[str, Any] = {"": None, "~": None, "null": None, "true": True, "false": False}
_MOST_VALUES = 2_000_000  # with aliases written out: a bomb of aliases has billions
_DEEPEST = 50


class RefusedYamlError(Exception):
    """YAML that cannot be used: why, and the mark where (``line`` and ``column`` from 0), if there is one."""

    def __init__(self, reason: str, mark: Any = None) -> None:
        super().__init__(reason)
        self.reason, self.mark = reason, mark


@dataclass(slots=True)
class _Container:
    """A list or a mapping that is being filled; ``size`` counts the values in it, those in aliases too."""

    value: list[Any] | dict[str, Any]
    start: Any  # the event
    size: int = 1
    name: str | None = None  # of a mapping: the name that waits for its value


class Document:
    """The first document of a YAML file: its ``value``, and ``marks`` of list members by the id of the list."""

    def __init__(self, text: str) -> None:
        """Read ``text``; raises RefusedYamlError where it is no YAML, or more than plain values."""
        import yaml

        self.value: Any = None
        self.marks: dict[int, list[Any]] = {}
        self._open: list[_Container] = []
        self._anchors: dict[str, tuple[Any, int]] = {}
        try:
            for event in yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
                if isinstance(event, yaml.DocumentEndEvent):
                    break
                self._take(event)
        except yaml.MarkedYAMLError as error:
            raise RefusedYamlError(
                gettext("not YAML: {error}").format(error=error.problem or error.context), error.problem_mark
            ) from None
        except yaml.YAMLError as error:  # a character that YAML has not
            raise RefusedYamlError(
                gettext("not YAML: {error}").format(error=getattr(error, "reason", gettext("it cannot be read")))
            ) from None

    def _take(self, event: Any) -> None:
        from yaml import events

        tag = getattr(event, "tag", None)
        if tag not in (None, "!") and tag not in _PLAIN_TAGS:
            raise RefusedYamlError(gettext("the tag {tag} is not allowed").format(tag=tag), event.start_mark)
        if isinstance(event, events.ScalarEvent):
            self._add(_WORDS.get(event.value, event.value) if event.implicit[0] else event.value, 1, event)
        elif isinstance(event, events.AliasEvent):
            if event.anchor not in self._anchors:
                raise RefusedYamlError(
                    gettext("*{anchor} stands for nothing before it").format(anchor=event.anchor), event.start_mark
                )
            value, size = self._anchors[event.anchor]
            self._add(value, size, event)
        elif isinstance(event, events.CollectionStartEvent):
            if len(self._open) == _DEEPEST:
                raise RefusedYamlError(gettext("nested too deeply"), event.start_mark)
            self._open.append(_Container([] if isinstance(event, events.SequenceStartEvent) else {}, event))
        elif isinstance(event, events.CollectionEndEvent):
            done = self._open.pop()
            self._add(done.value, done.size, done.start)

    def _add(self, value: Any, size: int, event: Any) -> None:
        """Add a value to the container that is open, or as the document's; keep it where it has an anchor."""
        if getattr(event, "anchor", None):
            self._anchors[event.anchor] = (value, size)
        if not self._open:
            self.value = value
            return
        container = self._open[-1]
        container.size += size
        if container.size > _MOST_VALUES:
            raise RefusedYamlError(gettext("aliases multiply the file beyond bounds"), event.start_mark)
        if isinstance(container.value, list):
            container.value.append(value)
            self.marks.setdefault(id(container.value), []).append(event.start_mark)
        elif container.name is None:
            if isinstance(value, (list, dict)):
                raise RefusedYamlError(gettext("a list or a mapping as the name of a value"), event.start_mark)
            container.name = event.value if hasattr(event, "value") else str(value)
        else:
            name, container.name = container.name, None
            if name == "<<":
                for merged in value if isinstance(value, list) else [value]:
                    for merged_name, item in merged.items() if isinstance(merged, dict) else ():
                        container.value.setdefault(merged_name, item)
            else:
                container.value[name] = value
