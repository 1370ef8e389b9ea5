"""Named tuples and enumerations that are fast to import and to use.

``NamedTuple`` and ``Any`` do without ``typing``, whose import takes as long as the rendering of a citation. Members of
``IntEnum`` and ``StrEnum`` are plain numbers and strings: in Python 3.11 looking up a real member takes ten times as
long, and finding citations does so a hundred times a word.
"""

from collections import namedtuple

__all__ = ["TYPE_CHECKING", "Any", "IntEnum", "NamedTuple", "StrEnum"]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from enum import IntEnum, StrEnum
    from typing import Any, NamedTuple
else:
    Any = object

    class _Members(type):
        """Makes an object of a class body: attributes of objects are looked up faster than those of classes."""

        def __new__(cls, name, bases, body):
            if not bases:
                return super().__new__(cls, name, bases, body)
            made = type(name, (), {"__doc__": body.pop("__doc__", None)})()
            for member in body:
                setattr(made, member, body[member])
            return made

    class IntEnum(metaclass=_Members):
        """What ``enum.IntEnum`` is, but its members do not know their names, nor the class its members."""

    class StrEnum(metaclass=_Members):
        """The same for ``enum.StrEnum``."""

    class _Maker(type):
        """Makes a named tuple of a class body: annotated names are fields, their values defaults, the rest methods."""

        def __new__(cls, name, bases, body):
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = body.pop("__annotations__", {})
            defaults = [body.pop(field) for field in fields if field in body]
            made = namedtuple(name, fields, defaults=defaults, module=body.pop("__module__"))
            for each in body:
                setattr(made, each, body[each])
            return made

    class NamedTuple(metaclass=_Maker):
        """What ``typing.NamedTuple`` is, but for the annotations, which are not kept."""
