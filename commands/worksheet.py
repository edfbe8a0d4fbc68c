"""`fill` and `tick`: what we know of the client, written where the gate can see it."""

import re
from collections.abc import Mapping
from datetime import date
from itertools import chain
from typing import Annotated, Any

import typer

from commands import titles
from commands.choices import Names, chosen, titled
from commands.deal_line import changed
from commands.desk import Desk, writing
from commands.fields import EQUALS
from commands.filling import Edit, Everything, FormFile, FormOnly, Pairs, Task, Ways, fill_sheet
from commands.options import DealKey
from commands.printing import pad
from commands.sheet_subject import as_ids, of_deal
from commands.step_line import command_line
from engine import deals, reads
from engine.change import Change
from engine.errors import Usage
from engine.message import Message, Text, msg, step
from engine.playbook import Playbook
from engine.reads import Opened
from engine.state import DONE, STOPPED, Deal
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
    if worksheet is None or re.search(EQUALS, worksheet):
        raise _which(now, known)
    sheet = known[chosen(worksheet, titles_of(known), "deals.unknown_worksheet")]

    def work(change: Change, raw: Mapping[str, Raw]) -> dict[str, Any]:
        return _filled(desk, change, key, sheet, raw)

    ways = Ways(fields, file, edit, form, everything)
    fill_sheet(desk, of_deal(desk.view, now), sheet, now.deal.worksheets.get(sheet.id), ways, work)


def put_in(desk: Desk, key: str, sheet: Worksheet, raw: Mapping[str, Raw], stamped: str) -> None:
    """What was typed into a page, written as a form filled in with an editor is. `stamped`: what stood there
    then. Raises BadFields, and OutOfDate where something else stands there by now."""
    now = reads.opened(desk.view, key)
    subject = of_deal(desk.view, now)

    def work(change: Change, raw: Mapping[str, Raw]) -> dict[str, Any]:
        return _filled(desk, change, key, sheet, raw)

    Task(desk, subject, sheet, now.deal.worksheets.get(sheet.id), work).write(
        as_ids(sheet.fields, raw, subject), stamped
    )


def _filled(desk: Desk, change: Change, key: str, sheet: Worksheet, raw: Mapping[str, Raw]) -> dict[str, Any]:
    before = reads.opened(desk.view, key)
    followers = reads.followers(desk.store, key)
    after = deals.fill(change, key, sheet.id, raw)
    if before.deal.version == after.version:
        return changed(desk, key, say("deals.set_nothing", deal=key))
    filled = after.worksheets[sheet.id]
    lines = [say("deals.filled", deal=key, worksheet=sheet.title, complete=filled.complete)]
    lines += _settled(before.playbook, before.deal, after, sheet.settles(filled.fields))
    if sheet.opens(filled.fields) is not None:
        for follower in reads.followers(desk.store, key):
            if reads.deal(desk.view, follower).status != STOPPED:
                lines += _follows(desk, follower, new=follower not in followers)
    return changed(desk, key, *lines)


def _settled(playbook: Playbook, before: Deal, after: Deal, settled: Mapping[str, Any]) -> list[str]:
    """What a worksheet settled of the deal itself."""
    return [
        say(
            "sheets.settled",
            field=msg(f"deals.field_{name}"),
            value=titles.deal_field(playbook, name, getattr(after, name), after.currency),
        )
        for name in settled
        if getattr(before, name) != getattr(after, name)
    ]


def _follows(desk: Desk, key: str, *, new: bool) -> list[str]:
    """The deal this one opens with the step it begins with; of one that follows already, how to change it."""
    deal = reads.deal(desk.view, key)
    if not new:
        ways = (
            step("set", key, title=None),
            step("step", key, on=None),
            step("stop", key, class_=None, reason=None),
        )
        lines = [say("sheets.follows_already", deal=key, title=deal.title)]
        return lines + [f"  → {command_line(way)}" for way in ways]
    lines = [say("sheets.follows", deal=key, title=deal.title)]
    if deal.next_step:
        on = date.fromisoformat(deal.next_step.on)
        lines.append(say("deals.step_set", deal=key, on=on, what=deal.next_step.what))
    return [*lines, f"  → {command_line(step('show', key))}"]


def titles_of(known: Worksheets) -> Names:
    return titled({id: sheet.title for id, sheet in known.items()})


def _which(now: Opened, known: Worksheets) -> Usage:
    """The worksheets of this playbook with their completeness, this stage's first."""
    key, stage = now.deal.key, now.deal.stage
    here = [s.worksheets for s in now.playbook.stages if s.id == stage]
    ids = [
        id for id in dict.fromkeys(chain(*here, *(s.worksheets for s in now.playbook.stages))) if id in known
    ]
    column = max(map(len, ids), default=0)
    lines = [f"\n  {pad(id, column)}  {say(_how_far(now.deal, known[id]))}" for id in ids]
    hint = step("fill", key, worksheet=ids[0]) if ids else None
    listed = Text("".join(lines), "".join(lines))
    return Usage(msg("sheets.fill_which", sheets=listed), hint=hint, details={"candidates": ids})


def _how_far(deal: Deal, sheet: Worksheet) -> Message:
    filled = deal.worksheets.get(sheet.id)
    if filled is None:
        return msg("sheets.not_begun", worksheet=sheet.title)
    return msg("sheets.so_far", worksheet=sheet.title, complete=filled.complete)


def tick(ctx: typer.Context, deal: DealKey, item: ItemName, off: Off = False) -> None:
    desk = writing(ctx)
    key = desk.key(deal, writing=True)

    def work(change: Change) -> dict[str, Any]:
        now = reads.opened(desk.view, key)
        items = {i.id: i.title for s in now.playbook.stages for i in s.checklist}
        here = now.playbook.stage(now.deal.stage).checklist if now.deal.stage != DONE else ()
        id = chosen(item, titled(items), "deals.unknown_item", shown=[i.id for i in here] or items)
        deals.tick(change, key, id, off=off)
        line = say("deals.unticked" if off else "deals.ticked", deal=key, item=items[id])
        return changed(desk, key, line, f"  → {command_line(step('gate', key))}")

    desk.do("tick", work)
