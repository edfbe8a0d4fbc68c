"""A figure in the terminal, in plain characters: it looks the same in a file, and in a mail.

Drawn by plotext, which takes a tenth of a second to import and is therefore imported here alone.
"""

from importlib import import_module
from typing import Any

from commands.printing import room
from engine.errors import Refused
from engine.message import msg

ROWS = 20


def columns() -> int:
    return room() - 1


def figure(title: str, rows: int = ROWS) -> Any:
    """Raises Refused, with what to install, where there is no plotext."""
    try:
        plotext: Any = import_module("plotext")
    except ImportError:
        raise Refused(msg("portfolio.no_plotext")) from None
    made: Any = plotext.figure
    made.clear()
    made.theme("colorless")
    made.plot_size(columns(), rows)
    made.title(title)
    return made


def drawn(made: Any) -> str:
    plotext: Any = import_module("plotext")
    plain: str = plotext.uncolorize(str(made.build()))
    return "\n".join(line.rstrip() for line in plain.splitlines())
