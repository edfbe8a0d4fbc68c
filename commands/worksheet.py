"""`fill` and `tick`: what we know of the client, written where the gate can see it."""

from typing import Annotated, Any

import typer

from commands.deal_line import changed
from commands.desk import Desk, writing
from commands.options import DealKey
from commands.step_line import command_line
from engine import deals, reads
from engine.change import Change
from engine.errors import Usage
from engine.message import msg, step
from engine.worksheet import Field, Worksheet
from words.say import say

SheetName = Annotated[str, typer.Argument(metavar="metavar.worksheet", help="argument.worksheet")]
Pairs = Annotated[
    list[str] | None, typer.Argument(metavar="metavar.fields", help="argument.fields", show_default=False)
]
ItemName = Annotated[str, typer.Argument(metavar="metavar.item", help="argument.item")]
Off = Annotated[bool, typer.Option("--off", help="option.off")]


def fill(ctx: typer.Context, deal: DealKey, worksheet: SheetName, fields: Pairs = None) -> None:
    desk = writing(ctx)
    key = desk.key(deal, writing=True)
    given = pairs(fields or [])
    if not given:
        given = _ask(desk, key, worksheet)

    def work(change: Change) -> dict[str, Any]:
        filled = deals.fill(change, key, worksheet, given).worksheets[worksheet]
        title = change.worksheets[worksheet].title
        return changed(desk, key, say("deals.filled", deal=key, worksheet=title, complete=filled.complete))

    desk.do("fill", work)


def pairs(words: list[str]) -> dict[str, str]:
    """FIELD=VALUE words; every one that is not is named."""
    bad = tuple(w for w in words if "=" not in w)
    if bad:
        raise Usage(msg("deals.not_a_pair", words=bad))
    return {name.strip(): value for name, _, value in (w.partition("=") for w in words)}


def _ask(desk: Desk, key: str, worksheet: str) -> dict[str, str]:
    """One question a field; Enter keeps what stands there. With nobody to ask, says what could be given."""
    sheet = desk.change().worksheets.get(worksheet)
    if sheet is None or not desk.settings.interactive:
        names = tuple(f.id for f in sheet.fields) if sheet else ()
        if sheet is None:
            return {}  # the door names the worksheets there are
        example = step("fill", key, worksheet=worksheet, **{sheet.fields[0].id: None})
        raise Usage(msg("deals.fill_what", fields=names), hint=example)
    filled = reads.deal(desk.view, key).worksheets.get(worksheet)
    known = dict(filled.fields) if filled else {}
    typer.echo(say("deals.fill_head", worksheet=sheet.title, deal=key), err=True)
    given = {}
    for field in sheet.fields:
        typed = _ask_field(sheet, field, known.get(field.id))
        if typed:
            given[field.id] = typed
    if not given:
        raise Usage(msg("deals.fill_nothing"), hint=step("show", key))
    return given


def _ask_field(sheet: Worksheet, field: Field, known: object) -> str:
    """Asks until the field accepts it; an empty answer keeps what stands there."""
    hint = f" ({' | '.join(field.choices)})" if field.choices else " (0-5)" if field.kind == "score" else ""
    typer.echo(f"\n{say(field.label)}{hint}\n  {say(field.ask)}", err=True)
    while True:
        typed: str = typer.prompt(">", default="" if known is None else str(known), err=True)
        if typed == ("" if known is None else str(known)):
            return ""
        _, faults = sheet.read({field.id: typed})
        if not faults:
            return typed
        typer.echo(say(faults[0].what), err=True)


def tick(ctx: typer.Context, deal: DealKey, item: ItemName, off: Off = False) -> None:
    desk = writing(ctx)
    key = desk.key(deal, writing=True)

    def work(change: Change) -> dict[str, Any]:
        moved = deals.tick(change, key, item, off=off)
        playbook = reads.opened(desk.view, moved.key).playbook
        title = next(i.title for s in playbook.stages for i in s.checklist if i.id == item)
        line = say("deals.unticked" if off else "deals.ticked", deal=key, item=title)
        return changed(desk, key, line, f"  → {command_line(step('gate', key))}")

    desk.do("tick", work)
