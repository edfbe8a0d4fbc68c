"""What a NamedTuple is, for values that short commands load: the class is made in a sixth of the time.

A command makes a hundred such classes before it begins, and `typing.NamedTuple` compiles a constructor for
each. Here one constructor serves them all. Where names or defaults are given it is slower itself, so what is
made by the thousands in that way stays a NamedTuple. From Python 3.14 on, where a class has its annotations
by another way, a Value is a NamedTuple.
"""

import sys
from typing import TYPE_CHECKING

__all__ = ["Value"]

if TYPE_CHECKING or sys.version_info >= (3, 14):
    from typing import NamedTuple as Value
else:
    # What `collections.namedtuple` reads a field by; a property takes twice the time.
    from collections import _tuplegetter

    class _Fields(type):
        """Makes a field of every name annotated in a Value; what it is set to is its default. What is derived
        from one has its fields."""

        def __new__(cls, name, bases, body):
            if getattr(bases[0], "_fields", ()):
                return super().__new__(cls, name, bases, body)
            body["__slots__"] = ()
            if fields := tuple(body.get("__annotations__", ())):
                defaults = {field: body[field] for field in fields if field in body}
                body |= {field: _tuplegetter(n, None) for n, field in enumerate(fields)}
                body |= {"_fields": fields, "_field_defaults": defaults, "__match_args__": fields}
            return super().__new__(cls, name, bases, body)

    class Value(tuple, metaclass=_Fields):
        """All that NamedTuples have; see https://docs.python.org/3/library/collections.html."""

        _fields = ()
        _field_defaults = {}  # noqa: RUF012

        def __new__(cls, /, *values, **named):
            if named or len(values) != len(cls._fields):
                values += cls._rest(len(values), named)
            return tuple.__new__(cls, values)

        @classmethod
        def _rest(cls, given, named):
            """The values of the fields behind the first `given`."""
            rest = cls._fields[given:]
            known = cls._field_defaults | named
            if given > len(cls._fields) or not named.keys() <= {*rest} <= known.keys():
                raise TypeError(f"{cls.__name__} has other fields: {', '.join(cls._fields)}")
            return tuple([known[field] for field in rest])

        @classmethod
        def _make(cls, values):
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"{cls.__name__} has {len(cls._fields)} fields, not {len(made)}")
            return made

        def _replace(self, /, **changes):
            changed = self._make(map(changes.pop, self._fields, self))
            if changes:
                raise ValueError(f"{type(self).__name__} has other fields: {', '.join(self._fields)}")
            return changed

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            return f"{type(self).__name__}({', '.join(f'{n}={v!r}' for n, v in self._asdict().items())})"

        def __getnewargs__(self):
            """As it is copied and pickled."""
            return tuple(self)
