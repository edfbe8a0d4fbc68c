"""`fill` and `tick`: what we know of the client, written where the gate can see it."""

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from commands.choices import Names, chosen, glossed, titled
from commands.deal_line import changed
from commands.desk import Desk, writing
from commands.filling import Edit, Everything, FormFile, FormOnly, Pairs, Ways, fill_sheet
from commands.options import DealKey
from commands.sheet_subject import of_deal
from commands.step_line import command_line
from engine import deals, reads
from engine.change import Change
from engine.errors import Usage
from engine.message import msg, step
from engine.playbook import Playbook
from engine.state import DONE
from engine.worksheet import Raw, Worksheet, Worksheets
from words.say import say

SheetName = Annotated[str | None, typer.Argument(metavar="metavar.worksheet", help="argument.worksheet")]
ItemName = Annotated[str, typer.Argument(metavar="metavar.item", help="argument.item")]
Off = Annotated[bool, typer.Option("--off", help="option.off")]


def fill(
    ctx: typer.Context,
    deal: DealKey,
    worksheet: SheetName = None,
    fields: Pairs = None,
    file: FormFile = None,
    edit: Edit = False,
    form: FormOnly = False,
    everything: Everything = False,
) -> None:
    desk = writing(ctx)
    key = desk.key(deal, writing=True)
    known = desk.change().worksheets
    now = reads.opened(desk.view, key)
    if worksheet is None or "=" in worksheet:
        raise _which(key, now.playbook, known)
    sheet = known[chosen(worksheet, titles_of(known), "deals.unknown_worksheet")]

    def work(change: Change, raw: Mapping[str, Raw]) -> dict[str, Any]:
        return _filled(desk, change, key, sheet, raw)

    ways = Ways(fields, file, edit, form, everything)
    fill_sheet(desk, of_deal(desk.view, now), sheet, now.deal.worksheets.get(sheet.id), ways, work)


def _filled(desk: Desk, change: Change, key: str, sheet: Worksheet, raw: Mapping[str, Raw]) -> dict[str, Any]:
    before = reads.deal(desk.view, key)
    followers = reads.followers(desk.store, key)
    after = deals.fill(change, key, sheet.id, raw)
    if before.version == after.version:
        return changed(desk, key, say("deals.set_nothing", deal=key))
    complete = after.worksheets[sheet.id].complete
    lines = [say("deals.filled", deal=key, worksheet=sheet.title, complete=complete)]
    for new in reads.followers(desk.store, key):
        if new not in followers:
            follow_on = reads.deal(desk.view, new)
            lines += [
                say("sheets.follows", deal=new, title=follow_on.title),
                f"  → {command_line(step('show', new))}",
            ]
    return changed(desk, key, *lines)


def titles_of(known: Worksheets) -> Names:
    return titled({id: sheet.title for id, sheet in known.items()})


def _which(key: str, playbook: Playbook, known: Worksheets) -> Usage:
    """The worksheets of this playbook, in the order of its stages."""
    ids = [id for id in dict.fromkeys(id for s in playbook.stages for id in s.worksheets) if id in known]
    choices = glossed({id: (known[id].title,) for id in ids})
    hint = step("fill", key, worksheet=ids[0]) if ids else None
    return Usage(msg("deals.fill_which", choices=choices), hint=hint, details={"candidates": ids})


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
