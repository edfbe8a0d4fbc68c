"""Modules that libraries name at their top, and a short command never uses: they load at their first use.

The standard library has `importlib.util.LazyLoader` for it, which a second import of the module undoes.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

UNUSED = ("bz2", "ipaddress", "lzma", "ntpath", "shellingham", "subprocess", "textwrap", "tokenize", "zlib")
"""By typer, and what it imports. Each is a plain `import` there, and named inside functions alone, or only
held for another system."""


class _Later(ModuleType):
    """Stands for a module until something of it is asked for (PEP 562 does so within a module)."""

    def __getattr__(self, name: str) -> Any:
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
