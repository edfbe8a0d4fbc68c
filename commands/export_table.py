"""`export TABLE`: a table, or all of them, on the screen, into a file or into a folder."""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, TextIO

from commands import filters
from commands.desk import Desk
from commands.os_trouble import why
from commands.prep_file import by_ending
from engine.errors import Refused, Usage, unknown
from engine.message import Message, msg
from engine.new_file import appearing, clear_away
from exchange.outgoing.column import Said, Sheet
from exchange.outgoing.csv_file import ENCODING, write_csv
from exchange.outgoing.jsonl_file import objects, write_jsonl
from exchange.outgoing.tables.every import TABLES, sheet
from exchange.outgoing.tables.wanted import Wanted
from words.say import say

CSV, XLSX, JSONL = "csv", "xlsx", "jsonl"
FORMATS = (CSV, XLSX, JSONL)
HEADINGS = ("ids", "titles")


def tables(
    desk: Desk,
    table: str,
    format: str | None,
    out: str | None,
    headings: str | None,
    asked: Mapping[str, str | None],
) -> None:
    """One table by its name, or `all`."""
    names = tuple(TABLES) if table == "all" else (table,)
    kind = _format(desk, format, out, whole=table == "all")
    if table == "all" and out is not None and kind != XLSX:
        _check_folder(out)
    said = _said(kind, headings)
    if out is None and kind == XLSX:
        raise Usage(msg("exporting.needs_out", format=kind))
    if out is None and len(names) > 1:
        raise Usage(msg("exporting.all_needs_out"))
    wanted = _wanted(desk, names, asked)
    with desk.store.snapshot():
        sheets = [sheet(name, desk.view, wanted) for name in names]
        if out is None:
            _show(desk, sheets[0], kind, said)
            return
        with naming(out):
            rows, notes = _write(desk, sheets, kind, out, said, folder=table == "all" and kind != XLSX)
    data: dict[str, Any] = {"out": out, "format": kind, "tables": rows}
    data["notes"] = [say(note) for note in notes]
    n = sum(rows.values())
    lines = [say("exporting.written", n=n, path=out), *data["notes"]]
    desk.emit(data, lambda: "\n".join(lines))


def _format(desk: Desk, format: str | None, out: str | None, *, whole: bool) -> str:
    if format is not None:
        if format not in FORMATS:
            raise unknown("exporting.unknown_format", format, FORMATS)
        return format
    if out is not None:
        return by_ending(out, {each: each for each in FORMATS}, CSV)
    return JSONL if desk.settings.json and not whole else CSV


def _check_folder(out: str) -> None:
    """Raises Usage for a name that promises one file of text, which can't hold every table."""
    ending = os.path.splitext(out)[1].lower()
    if ending.removeprefix(".") in FORMATS:
        raise Usage(msg("exporting.all_in_one", path=out, ending=ending))


def _said(kind: str, headings: str | None) -> Said | None:
    """People read a workbook, programs the rest; whoever wants it otherwise says so."""
    if headings is not None and headings not in HEADINGS:
        raise unknown("exporting.unknown_headings", headings, HEADINGS)
    titles = headings == "titles" if headings else kind == XLSX
    return say if titles else None


def _wanted(desk: Desk, names: Sequence[str], asked: Mapping[str, str | None]) -> Wanted:
    for name, typed in asked.items():
        if typed is not None and any(name not in TABLES[table].narrowed for table in names):
            raise Usage(msg("exporting.not_with", option=f"--{name}", table=names[0]))
    given = filters.read(desk.store, **asked)
    return Wanted(filters.of_deals(given), given)


def _show(desk: Desk, found: Sheet, kind: str, said: Said | None) -> None:
    if desk.settings.json:
        desk.emit(list(objects(found, None)), str)
    elif kind == CSV:
        write_csv(found, sys.stdout, said, end="\n")  # as every --csv
    else:
        write_jsonl(found, sys.stdout, said)


def _write(
    desk: Desk, sheets: Sequence[Sheet], kind: str, out: str, said: Said | None, *, folder: bool
) -> tuple[dict[str, int], tuple[Message, ...]]:
    """Rows by table, and what is to be said of them. Nothing is there until all of it is."""
    if kind == XLSX:
        return _workbook(desk, sheets, out, said)
    if not folder:
        with appearing(out) as path:
            return {sheets[0].name: _text_file(sheets[0], kind, path, said)}, ()
    with _appearing_folder(out) as path:
        return {
            each.name: _text_file(each, kind, os.path.join(path, f"{each.name}.{kind}"), said)
            for each in sheets
        }, ()


def _workbook(
    desk: Desk, sheets: Sequence[Sheet], out: str, said: Said | None
) -> tuple[dict[str, int], tuple[Message, ...]]:
    """Where headings are titles, a page says what the ids in the cells mean; it is no table."""
    from engine.clock import zone
    from exchange.outgoing.meanings import with_meanings
    from exchange.outgoing.xlsx_file import write_xlsx

    pages = with_meanings(desk.store, sheets, say) if said else sheets
    with appearing(out) as path:
        told = write_xlsx(pages, path, said, zone(desk.view.workspace.time_zone))
    return {each.name: told.rows[each.name] for each in sheets}, told.notes


def _text_file(found: Sheet, kind: str, path: str, said: Said | None) -> int:
    with _opened(path, ENCODING if kind == CSV else "utf-8") as file:
        return write_csv(found, file, said) if kind == CSV else write_jsonl(found, file, said)


@contextmanager
def _opened(path: str, encoding: str) -> Iterator[TextIO]:
    with open(path, "w", encoding=encoding, newline="") as file:
        yield file


@contextmanager
def _appearing_folder(target: str) -> Iterator[str]:
    """A folder that appears when all is in it; none that stands there is touched."""
    from shutil import rmtree

    if os.path.lexists(target):
        raise Refused(msg("store.file_exists", path=target))
    clear_away(target.rstrip(os.sep))
    path = f"{target.rstrip(os.sep)}.part-{os.getpid()}"
    os.mkdir(path, 0o700)
    try:
        yield path
        os.rename(path, target)
    finally:
        rmtree(path, ignore_errors=True)


@contextmanager
def naming(out: str) -> Iterator[None]:
    """What the disk refuses is said of the file."""
    try:
        yield
    except OSError as error:
        raise Refused(msg("shell.file", path=out, why=why(error))) from None
