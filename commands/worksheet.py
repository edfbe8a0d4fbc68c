"""`fill` and `tick`: what we know of the client, written where the gate can see it."""

from typing import Annotated, Any

import typer

from commands.choices import Names, chosen, glossed, titled
from commands.deal_line import changed
from commands.desk import Desk, writing
from commands.fields import as_ids, pairs
from commands.options import DealKey
from commands.step_line import command_line
from engine import deals, reads
from engine.change import Change
from engine.errors import Usage
from engine.message import msg, step
from engine.playbook import Playbook
from engine.state import DONE
from engine.worksheet import Worksheet, Worksheets
from words.say import say

SheetName = Annotated[str | None, typer.Argument(metavar="metavar.worksheet", help="argument.worksheet")]
Pairs = Annotated[
    list[str] | None, typer.Argument(metavar="metavar.fields", help="argument.fields", show_default=False)
]
ItemName = Annotated[str, typer.Argument(metavar="metavar.item", help="argument.item")]
Off = Annotated[bool, typer.Option("--off", help="option.off")]


def fill(ctx: typer.Context, deal: DealKey, worksheet: SheetName = None, fields: Pairs = None) -> None:
    desk = writing(ctx)
    key = desk.key(deal, writing=True)
    known = desk.change().worksheets
    playbook = reads.opened(desk.view, key).playbook
    if worksheet is None or "=" in worksheet:
        raise _which(key, playbook, known)
    sheet = known[chosen(worksheet, _titles(known), "deals.unknown_worksheet")]
    given = pairs(fields or []) or _asked(desk, key, sheet, playbook)

    def work(change: Change) -> dict[str, Any]:
        before = reads.deal(desk.view, key)
        after = deals.fill(change, key, sheet.id, as_ids(sheet, playbook, given))
        if before.version == after.version:
            return changed(desk, key, say("deals.set_nothing", deal=key))
        complete = after.worksheets[sheet.id].complete
        return changed(desk, key, say("deals.filled", deal=key, worksheet=sheet.title, complete=complete))

    desk.do("fill", work)


def _titles(known: Worksheets) -> Names:
    return titled({id: sheet.title for id, sheet in known.items()})


def _which(key: str, playbook: Playbook, known: Worksheets) -> Usage:
    """The worksheets of this playbook, in the order of its stages."""
    ids = [id for id in dict.fromkeys(id for s in playbook.stages for id in s.worksheets) if id in known]
    choices = glossed({id: (known[id].title,) for id in ids})
    hint = step("fill", key, worksheet=ids[0]) if ids else None
    return Usage(msg("deals.fill_which", choices=choices), hint=hint, details={"candidates": ids})


def _asked(desk: Desk, key: str, sheet: Worksheet, playbook: Playbook) -> dict[str, str]:
    """What a person types when asked; with nobody to ask, says what could be given."""
    if not desk.settings.interactive:
        example = step("fill", key, worksheet=sheet.id, **{sheet.fields[0].id: None})
        raise Usage(msg("deals.fill_what", fields=tuple(f.id for f in sheet.fields)), hint=example)
    from commands.asking import ask

    filled = reads.deal(desk.view, key).worksheets.get(sheet.id)
    given = ask(key, sheet, dict(filled.fields) if filled else {}, playbook)
    if not given:
        raise Usage(msg("deals.fill_nothing"), hint=step("show", key))
    return given


def tick(ctx: typer.Context, deal: DealKey, item: ItemName, off: Off = False) -> None:
    desk = writing(ctx)
    key = desk.key(deal, writing=True)

    def work(change: Change) -> dict[str, Any]:
        now = reads.opened(desk.view, key)
        titles = {i.id: i.title for s in now.playbook.stages for i in s.checklist}
        here = now.playbook.stage(now.deal.stage).checklist if now.deal.stage != DONE else ()
        id = chosen(item, titled(titles), "deals.unknown_item", shown=[i.id for i in here] or titles)
        deals.tick(change, key, id, off=off)
        line = say("deals.unticked" if off else "deals.ticked", deal=key, item=titles[id])
        return changed(desk, key, line, f"  → {command_line(step('gate', key))}")

    desk.do("tick", work)
