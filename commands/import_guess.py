"""`import --guess`: a first mapping for a table, to be looked at and then imported by."""

import os
from typing import TYPE_CHECKING

import typer

from commands.printing import emit
from commands.settings import Settings
from engine.errors import Refused, Usage
from engine.message import msg
from words.say import say

if TYPE_CHECKING:
    from exchange.guess.draft import Draft
    from exchange.styles.found import Undecided

_ELSEWHERE = "CNY"
"""A currency to count digits by, where nothing says which it is."""


def guess(ctx: typer.Context, file: str, map_: str | None = None, what: str | None = None) -> None:
    """To the screen, or into `map_`, which must not be there yet. Needs no database."""
    from exchange.plans.plan import PLANS

    settings = Settings.of(ctx)
    if settings.csv:
        raise Usage(msg("shell.no_csv"))
    if what is not None and what not in PLANS:
        raise Usage(msg("mappings.unknown_kind", given=what, known=tuple(PLANS)))
    if map_ is not None and os.path.lexists(map_):
        raise Refused(msg("mappings.map_exists", file=map_))
    text, draft = first_mapping(file, what)
    if map_ is None:
        emit(settings, _data(draft, text), lambda: text.rstrip("\n"))
        return
    with open(map_, "x", encoding="utf-8") as new:
        new.write(text)
    emit(settings, {**_data(draft, text), "map": map_}, lambda: _said(draft, text, file, map_))


def first_mapping(file: str, what: str | None = None) -> tuple[str, "Draft"]:
    """The text, commented in the language of the process."""
    from exchange.guess.draft import draft
    from exchange.guess.writing import written
    from exchange.tables.table_file import open_table

    with open_table(file) as table:
        first = draft(table, file, what)
    text = written(first, file, (), say)
    return written(first, file, _undecided(text, file), say), first


def _undecided(text: str, file: str) -> "tuple[Undecided, ...]":
    """What the mapping as it stands would leave open."""
    from exchange.mapping.file import read_mapping
    from exchange.styles.survey import survey
    from exchange.tables.table_file import open_table
    from stages.worksheets import WORKSHEETS

    mapping = read_mapping(text, file)
    mapping.refuse(mapping.found)
    with open_table(file) as table:
        return survey(table, mapping.plan, "UTC", _ELSEWHERE, WORKSHEETS).undecided


def _data(draft: "Draft", text: str) -> dict[str, object]:
    return {
        "what": draft.what,
        "sure": draft.sure,
        "rows": draft.rows,
        "begun_with": draft.begun_with,
        "beside": list(draft.beside),
        "columns": {line.field: {"columns": list(line.columns), "sure": line.sure} for line in draft.lines},
        "values": [{"value": way.value, "rows": way.rows, "sure": way.sure} for way in draft.ways],
        "left": list(draft.left),
        "twice": list(draft.twice),
        "absent": list(draft.absent),
        "yaml": text,
    }


def _said(draft: "Draft", text: str, file: str, map_: str) -> str:
    from exchange.guess.writing import CHECK

    marked = sum(CHECK in line for line in text.splitlines()) - 1  # the first says what the mark is for
    lines = [
        say("mappings.drafted", map=map_, what=msg(f"mappings.what_{draft.what}"), n=marked, check=CHECK)
    ]
    if draft.begun_with:
        lines.append(say("mappings.draft_begun", name=draft.begun_with))
    if draft.beside:
        lines.append(say("mappings.draft_beside", file=file, names=draft.beside))
    if draft.absent:
        lines.append(say("mappings.draft_missing", fields=draft.absent))
    return "\n".join([*lines, say("mappings.draft_then", file=file, map=map_)])
