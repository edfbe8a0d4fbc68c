"""How data reaches the reader: text for people, JSON and CSV for programs.

Widths are columns of a terminal, where a Chinese character takes two. The few lines here replace wcwidth
(2.5 times a bare Python to import) and rich (300 times slower on 10,000 rows).
"""

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any
from unicodedata import category, east_asian_width

from commands.settings import Settings
from engine.errors import Usage
from engine.message import msg
from engine.value import Value

_COLOURS = {"red": 31, "green": 32, "yellow": 33, "cyan": 36, "bold": 1, "dim": 2}
# Patterns are compiled when first used (`re` keeps them): at import they would cost every command 2 ms.
_PAINT = r"\x1b\[\d+m"
_CONTROLS = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]"
"""What a table for programs leaves out; line breaks may stay in a cell."""
_UNSAFE = r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]"
_NOT_FIRST = frozenset("，。、；：？！）》」』】”…%,.;:!?)")
_NOT_LAST = frozenset("（《「『【“([{")
_MARKS = {
    "met": ("✓", "green"),
    "unmet": ("✗", "red"),
    "unknown": ("?", "yellow"),
    "waived": ("~", "cyan"),
    "not_applicable": ("–", "dim"),
}


def emit(
    settings: Settings, data: Any, text: Callable[[], str], columns: Sequence[str] = (), **beside: Any
) -> None:
    """Print what a command found. `data` is JSON-ready, with what stands `beside` it; `--csv` wants a list of
    objects, and has these columns whatever was found; those of the objects where none are given."""
    if settings.host is not None:
        settings.host.take({"dealgate": 1, "data": data, **beside})
    elif settings.json:
        print(json_text({"dealgate": 1, "data": data, **beside}))
    elif settings.csv:
        sys.stdout.write(csv_text(data, columns))
    else:
        print(text())


def json_text(data: Mapping[str, Any]) -> str:
    """One line for a program, indented for a person who looks at it."""
    import json

    return json.dumps(data, ensure_ascii=False, indent=2 if sys.stdout.isatty() else None)


def csv_text(data: Any, columns: Sequence[str] = ()) -> str:
    """Rows with a heading; a nested object's columns are dotted, a list is JSON."""
    import csv
    import io

    if not isinstance(data, list):
        raise Usage(msg("shell.no_csv"))
    rows = [dict(_flat(row)) for row in data]
    columns = columns or list(dict.fromkeys(name for row in rows for name in row))
    out = io.StringIO()
    # An object that is not there leaves its name behind, where its columns are wanted.
    writer = csv.DictWriter(out, columns, extrasaction="ignore", lineterminator="\n")
    if columns:
        writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def _flat(row: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    import json

    for name, value in row.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{name}.")
        elif isinstance(value, list | tuple):
            yield prefix + name, json.dumps(value, ensure_ascii=False)
        elif isinstance(value, bool):
            yield prefix + name, "true" if value else "false"
        else:
            yield prefix + name, harmless(value) if isinstance(value, str) else value


def harmless(cell: str) -> str:
    """A text a spreadsheet would run as a formula gets a leading apostrophe; a negative number stays one."""
    if cell[:1] in ("=", "+", "-", "@", "\t", "\r") and not re.fullmatch(r"[+-]\d+(\.\d+)?", cell):
        cell = "'" + cell
    return cell if cell.isprintable() else re.sub(_CONTROLS, " ", cell)


@lru_cache(maxsize=4096)
def _columns(character: str) -> int:
    if category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def width(text: str) -> int:
    """Columns it takes on a terminal; colour takes none."""
    if "\x1b" in text:
        text = re.sub(_PAINT, "", text)
    return len(text) if text.isascii() else sum(map(_columns, text))


def pad(text: str, columns: int, *, right: bool = False) -> str:
    space = " " * (columns - width(text))
    return space + text if right else text + space


def cut(text: str, columns: int) -> str:
    """The text in at most so many columns, with … where something is missing."""
    if width(text) <= columns:
        return text
    kept, taken = "", 1
    for character in re.sub(_PAINT, "", text):
        taken += _columns(character)
        if taken > columns:
            break
        kept += character
    return kept.rstrip() + "…"


def wrap(text: str, columns: int, indent: str = "") -> str:
    """Lines of at most so many columns; all but the first are indented. Chinese breaks anywhere but
    before a closing mark; a % or a measure word stays with its number; a word that is longer than the line
    stays whole."""
    if width(text) <= columns:
        return text.rstrip()
    lines, line, taken = [], "", 0
    for piece in pieces(text):
        if line.strip() and taken + width(piece.rstrip()) > columns:
            lines.append(line.rstrip())
            line = indent + piece.lstrip()
            taken = width(line)
        else:
            line += piece
            taken += width(piece)
    return "\n".join([*lines, line.rstrip()])


def pieces(text: str) -> Iterator[str]:
    """What stays together when a line is broken: a word with the space before it, or a wide character."""
    piece = ""
    for before, character, after in zip(" " + text, text, text[1:] + " ", strict=False):
        if character != " " and character.isascii() and before.isascii():  # within a word
            piece += character
            continue
        wide = _is_wide(character)
        together = character in _NOT_FIRST or before in _NOT_LAST or (character == " " and after == "%")
        ends = piece and not together and (wide or _ends_piece(before, character))
        measured = (wide and before == " ") or (character == " " and _is_wide(after))
        if ends and not (measured and _is_number(piece)):
            yield piece
            piece = ""
        piece += character
    yield piece


def _is_wide(character: str) -> bool:
    return not character.isascii() and _columns(character) == 2


def _is_number(piece: str) -> bool:
    return piece.strip().lstrip("".join(_NOT_LAST)).replace(",", "").replace(".", "").isdecimal()


def _ends_piece(before: str, character: str) -> bool:
    if character == " ":
        return before != " "
    return _is_wide(before)


def wrapped(text: str, indent: str = "") -> str:
    """Running text, in as much room as it is given."""
    return wrap(text, room(), indent)


def room() -> int:
    """Columns of running text: those of the window, at most 100, for longer lines are hard to read."""
    return min(window(), 100)


def window() -> int:
    """Columns of the reader's window; 80 where there is none."""
    import shutil

    return shutil.get_terminal_size().columns


class Column(Value):
    heading: str
    right: bool = False
    """For numbers."""
    shrinks: bool = False
    """Gives way when the window is narrow."""


def table(rows: Iterable[Sequence[str]], columns: Sequence[Column]) -> str:
    """Rows under their headings, two spaces between columns, in the reader's window."""
    lines = [tuple(c.heading for c in columns), *([clean_cell(cell) for cell in row] for row in rows)]
    widths = [max(map(width, cells)) for cells in zip(*lines, strict=True)]
    _fit(widths, columns, window())
    return "\n".join(
        "  ".join(
            pad(cut(cell, n), n, right=column.right)
            for cell, n, column in zip(line, widths, columns, strict=True)
        ).rstrip()
        for line in lines
    )


def _fit(widths: list[int], columns: Sequence[Column], room: int) -> None:
    """Narrow the widest of the shrinking columns until the line fits, none below 8."""
    over = sum(widths) + 2 * (len(widths) - 1) - room
    while over > 0:
        wide = [at for at, column in enumerate(columns) if column.shrinks and widths[at] > 8]
        if not wide:
            return
        widths[max(wide, key=widths.__getitem__)] -= 1
        over -= 1


class Painted(str):
    """Text that carries colour of our own, and nothing else a terminal would obey."""


def year_spans(years: Sequence[int]) -> tuple[str, ...]:
    """2016, 2017, 2018 and 2020 as 2016–2018 and 2020."""
    starts = [year for year in years if year - 1 not in years]
    ends = [year for year in years if year + 1 not in years]
    return tuple(f"{a}" if a == b else f"{a}–{b}" for a, b in zip(starts, ends, strict=True))


def clean_cell(text: str) -> str:
    """One line without anything that could steer the terminal; what we painted was cleaned before."""
    if isinstance(text, Painted) or text.isprintable():
        return text
    return re.sub(_UNSAFE, " ", text)


def paint(text: str, colour: str) -> str:
    return Painted(f"\x1b[{_COLOURS[colour]}m{clean_cell(text)}\x1b[0m") if _coloured() else text


def unpainted(text: str) -> str:
    """For where nothing but words may stand."""
    return re.sub(_PAINT, "", text)


def _coloured() -> bool:
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and sys.stdout.isatty()


def mark(standing: str) -> str:
    """✓ ✗ ? ~ –: the sign says it all, the colour only says it sooner."""
    sign, colour = _MARKS[standing]
    return paint(sign, colour)
