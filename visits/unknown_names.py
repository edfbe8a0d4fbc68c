"""Every name in a template that nothing goes by, in one run: each is noted, and the template goes on."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

from jinja2.exceptions import SecurityError

from engine.errors import Fault
from engine.message import Message, msg
from visits.unknown_name import UnknownName

_ITSELF = """add radd sub rsub mul rmul truediv rtruediv floordiv rfloordiv mod rmod pow rpow pos neg call
getitem"""
_NO = "bool contains eq ne lt le gt ge"
_NOUGHT = "len hash int index"


def noting(noted: list[Fault]) -> type[UnknownName]:
    """What stands in such a name's place is empty, and so is whatever is asked of it."""

    def note(self: Any) -> None:
        if (place := _place()) is None:  # not at work yet, but being compiled
            self._fail_with_undefined_error()
        else:
            fault = Fault(*place, 0, "", _what(self))
            if fault not in noted:
                noted.append(fault)

    def itself(self: Any, *_given: Any, **_named: Any) -> Any:
        note(self)
        return self

    def part(self: Any, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return itself(self)

    def gives(value: object) -> Callable[..., object]:
        def method(self: Any, *_given: Any) -> object:
            note(self)
            return value

        return method

    methods: dict[str, object] = {"__slots__": (), "__getattr__": part}
    methods |= {f"__{name}__": itself for name in _ITSELF.split()}
    methods |= {f"__{name}__": gives(False) for name in _NO.split()}
    methods |= {f"__{name}__": gives(0) for name in _NOUGHT.split()}
    methods |= {"__str__": gives(""), "__float__": gives(0.0), "__iter__": gives(iter(()))}
    return type("Noted", (UnknownName,), methods)


def _what(unknown: Any) -> Message:
    if unknown._undefined_exception is SecurityError:
        return msg("templates.forbidden", detail=unknown._undefined_message)
    return msg("templates.fault", detail=unknown._undefined_hint or unknown._unknown)


def _place() -> tuple[str, int] | None:
    """The innermost template that is at work, and the line it has come to."""
    frame: FrameType | None = sys._getframe()
    while frame is not None:
        if (template := frame.f_globals.get("__jinja_template__")) is not None:
            return str(template.name), template.get_corresponding_lineno(frame.f_lineno)
        frame = frame.f_back
    return None
