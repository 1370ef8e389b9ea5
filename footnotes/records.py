"""Named tuples, data classes and enumerations that are fast to import and to use.

``NamedTuple`` and ``Any`` do without ``typing``, whose import takes as long as the rendering of a citation; of a
``dataclass`` only ``__init__`` is written, which ``dataclasses`` takes four times as long for. Members of ``IntEnum``
and ``StrEnum`` are plain numbers and strings: in Python 3.11 looking up a real member takes ten times as long, and
finding citations does so a hundred times a word.
"""

from collections import namedtuple

__all__ = ["TYPE_CHECKING", "Any", "IntEnum", "NamedTuple", "StrEnum", "dataclass", "field"]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dataclasses import dataclass, field
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

    class field:  # noqa: N801 (named as the one it stands for)
        """The default of a field that is made anew for each object."""

        def __init__(self, *, default_factory):
            self.make = default_factory

    def dataclass(*, slots, eq):
        """What ``dataclasses.dataclass`` with ``slots=True, eq=False`` is, but for the representation."""
        if eq or not slots:
            raise TypeError("take dataclasses.dataclass for objects that are compared or have no slots")
        return _with_slots

    def _with_slots(cls):
        parameters, body, names = ["self"], [], {}
        for name in cls.__annotations__:
            value = name
            if name in cls.__dict__:
                default = names[f"_{name}"] = getattr(cls, name)
                parameters.append(f"{name}=_{name}")
                if isinstance(default, field):
                    value = f"_{name}.make() if {name} is _{name} else {name}"
            else:
                parameters.append(name)
            body.append(f"self.{name} = {value}")
        exec(f"def __init__({', '.join(parameters)}):\n " + "\n ".join(body), names)
        members = {name: value for name, value in cls.__dict__.items() if name not in cls.__annotations__}
        del members["__dict__"], members["__weakref__"]
        members |= {"__init__": names["__init__"], "__slots__": tuple(cls.__annotations__)}
        return type(cls.__name__, cls.__bases__, members)
