"""Modules that libraries name at their top, and a short command never uses: they load at their first use.

The standard library has `importlib.util.LazyLoader` for it, which a second import of the module undoes.
"""

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

UNUSED = (
    *("bz2", "difflib", "gettext", "ipaddress", "lzma", "ntpath", "platform", "shellingham", "subprocess"),
    *("textwrap", "tokenize", "urllib.parse", "zlib"),
)
"""By typer, and what it imports. Each is a plain `import` there, and named inside functions alone, or only
held for another system; or one of `_TAKEN` is taken out of it."""


def _system() -> str:
    """As `platform.system` has it, where there is `os.uname`."""
    return os.uname().sysname


def _at_call(module: str, function: str) -> Callable[..., Any]:
    """The function, which loads its module when it is called."""

    def call(*args: Any, **named: Any) -> Any:
        return getattr(import_module(module), function)(*args, **named)

    return call


_FUNCTIONS = {
    "difflib": "get_close_matches",
    "gettext": "gettext",
    "urllib.parse": "quote_from_bytes",
}
_TAKEN: Mapping[str, Mapping[str, Callable[..., Any]]] = {
    **{module: {name: _at_call(module, name)} for module, name in _FUNCTIONS.items()},
    # `uuid` asks for it as it loads.
    "platform": {"system": _system} if hasattr(os, "uname") else {},
}
"""What is taken out of a module, or asked of it, by those who import it."""


class _Later(ModuleType):
    """Stands for a module until something else of it is asked for (PEP 562 does so within a module)."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        vars(self).update(_TAKEN.get(name, {}))

    def __getattr__(self, name: str) -> Any:
        if name == "__path__":  # asked of each that something is taken out of; none is a package
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)


@contextmanager
def later(*names: str) -> Iterator[None]:
    """Who imports them meanwhile gets them at their first use; who does so afterwards, at once."""
    stand_ins = {name: _Later(name) for name in names if name not in sys.modules}
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name, module in stand_ins.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]
