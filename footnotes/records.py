"""``NamedTuple`` and ``Any`` without ``typing``, whose import takes as long as the rendering of a citation."""

from collections import namedtuple

__all__ = ["TYPE_CHECKING", "Any", "NamedTuple"]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NamedTuple
else:
    Any = object

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
