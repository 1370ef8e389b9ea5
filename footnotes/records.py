"""Named tuples, data classes and enumerations that are fast to import and to use.

``NamedTuple`` and ``Any`` do without ``typing``, whose import takes as long as the rendering of a citation, and named
tuples share their methods: ``collections.namedtuple`` compiles each class its own and takes five times as long. Of a
``dataclass`` only ``__init__`` is written, which ``dataclasses`` takes four times as long for. Members of ``IntEnum``
are plain numbers, those of ``StrEnum`` strings of a class of their own: in Python 3.11 looking up a real member takes
ten times as long, and finding citations does so a hundred times a word; making one takes twenty times as long.
"""

from types import FunctionType

__all__ = ["TYPE_CHECKING", "Any", "IntEnum", "NamedTuple", "StrEnum", "dataclass", "field"]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dataclasses import dataclass, field
    from enum import IntEnum, StrEnum
    from typing import Any, NamedTuple
else:
    Any = object

    try:
        from _collections import _tuplegetter
    except ImportError:  # another Python than CPython; collections does the same
        from operator import itemgetter

        def _tuplegetter(index, doc):
            return property(itemgetter(index), doc=doc)

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

    class _Strings(type):
        """Makes strings of a class of their own of what its body assigns."""

        def __new__(cls, name, bases, body):
            values = {member: body.pop(member) for member in tuple(body) if bases and not member.startswith("_")}
            made = super().__new__(cls, name, bases or (str,), {**body, "__slots__": ()})
            made._members = {value: str.__new__(made, value) for value in values.values()}
            for member, value in values.items():
                setattr(made, member, made._members[value])
            return made

        def __call__(cls, value):
            if value not in cls._members:
                raise ValueError(f"{value!r} is not a valid {cls.__name__}")
            return cls._members[value]

        def __iter__(cls):
            return iter(cls._members.values())

    class StrEnum(metaclass=_Strings):
        """What ``enum.StrEnum`` is, but its members do not know their names."""

        def __reduce__(self):
            return self.__class__, (str(self),)

    StrEnum.value = property(str)

    _new = tuple.__new__
    _MADE = (  # by how many fields there are; each class gets its names and defaults
        lambda cls: _new(cls, ()),
        lambda cls, a: _new(cls, (a,)),
        lambda cls, a, b: _new(cls, (a, b)),
        lambda cls, a, b, c: _new(cls, (a, b, c)),
        lambda cls, a, b, c, d: _new(cls, (a, b, c, d)),
        lambda cls, a, b, c, d, e: _new(cls, (a, b, c, d, e)),
        lambda cls, a, b, c, d, e, f: _new(cls, (a, b, c, d, e, f)),
        lambda cls, a, b, c, d, e, f, g: _new(cls, (a, b, c, d, e, f, g)),
        lambda cls, a, b, c, d, e, f, g, h: _new(cls, (a, b, c, d, e, f, g, h)),
        lambda cls, a, b, c, d, e, f, g, h, i: _new(cls, (a, b, c, d, e, f, g, h, i)),
    )
    _GETTERS = tuple(_tuplegetter(index, f"Alias for field number {index}") for index in range(24))

    class _Record(tuple):
        """What all named tuples have."""

        __slots__ = ()

        @classmethod
        def _make(cls, values):
            made = _new(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
            return made

        def _replace(self, /, **changed):
            made = _new(self.__class__, map(changed.pop, self._fields, self))
            if changed:
                raise ValueError(f"Got unexpected field names: {list(changed)!r}")
            return made

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            fields = ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
            return f"{self.__class__.__name__}({fields})"

        def __getnewargs__(self):
            return tuple(self)

    def _constructor(name, fields, defaults):
        if len(fields) < len(_MADE):
            made = _MADE[len(fields)]
        else:
            parameters = ", ".join(fields)
            made = eval(f"lambda cls, {parameters}: _new(cls, ({parameters}))")
        code = made.__code__.replace(
            co_varnames=("_cls", *fields), co_name="__new__", co_qualname=f"{name}.__new__"
        )  # fmt: skip
        return FunctionType(code, globals(), None, defaults)

    class _Maker(type):
        """Makes a named tuple of a class body: annotated names are fields, their values defaults, the rest methods."""

        def __new__(cls, name, bases, body):
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = tuple(body.pop("__annotations__", ()))
            defaults = {field: body.pop(field) for field in fields if field in body}
            body["__new__"] = _constructor(name, fields, tuple(defaults.values()))
            body["__slots__"] = ()
            body["_fields"] = body["__match_args__"] = fields
            body["_field_defaults"] = defaults
            body.setdefault("__doc__", f"{name}({', '.join(fields)})")
            body.update(zip(fields, _GETTERS, strict=False))
            return type(name, (_Record,), body)

    class NamedTuple(metaclass=_Maker):
        """What ``typing.NamedTuple`` is, but for the annotations, which are not kept."""

    class field:  # noqa: N801 (named as the one it stands for)
        """The default of a field that is made anew for each object."""

        def __init__(self, *, default_factory):
            self.make = default_factory

    def dataclass(*, slots, eq, frozen=False):
        """What ``dataclasses.dataclass`` with ``slots=True, eq=False`` is, but for the representation."""
        if eq or not slots:
            raise TypeError("take dataclasses.dataclass for objects that are compared or have no slots")
        return _frozen if frozen else _with_slots

    def _refuse(self, name, *_):
        raise AttributeError(f"cannot assign to field {name!r}")

    def _restore(self, state):
        for name, value in state[1].items():
            object.__setattr__(self, name, value)

    def _frozen(cls):
        cls.__setattr__ = cls.__delattr__ = _refuse
        cls.__setstate__ = _restore  # copies and pickles would assign
        return _with_slots(cls, "_set(self, {name!r}, {value})")

    def _with_slots(cls, assignment="self.{name} = {value}"):
        parameters, body, names = ["self"], [], {"_set": object.__setattr__}
        for name in cls.__annotations__:
            value = name
            if name in cls.__dict__:
                default = names[f"_{name}"] = getattr(cls, name)
                parameters.append(f"{name}=_{name}")
                if isinstance(default, field):
                    value = f"_{name}.make() if {name} is _{name} else {name}"
            else:
                parameters.append(name)
            body.append(assignment.format(name=name, value=value))
        exec(f"def __init__({', '.join(parameters)}):\n " + "\n ".join(body), names)
        members = {name: value for name, value in cls.__dict__.items() if name not in cls.__annotations__}
        del members["__dict__"], members["__weakref__"]
        members |= {"__init__": names["__init__"], "__slots__": tuple(cls.__annotations__)}
        return type(cls.__name__, cls.__bases__, members)
