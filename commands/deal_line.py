"""A deal on one line, in a table, and as the result of a change."""

from collections.abc import Sequence
from typing import Any

from commands.desk import Desk
from commands.printing import Column, paint, table
from commands.views import day, deal_in_list, names_of
from engine import contacts, playbooks, reads
from engine.deal_table import DealRow
from engine.message import Message, Text, msg
from engine.money import Money
from engine.reads import Listed, View
from engine.state import DONE
from words.say import say


def changed(desk: Desk, key: str, *lines: str) -> dict[str, Any]:
    """The result of a change: the deal as `list` shows it, and `message` for people."""
    listed = reads.listed(desk.view, "d.key = :key", key=key)[0]
    names = names_of(contacts.of_account(desk.store, listed.row.account))
    return {**deal_in_list(listed, names), "message": "\n".join(lines)}


def stage_label(view: View, row: DealRow) -> Text | Message:
    if row.stage == DONE:
        return msg("deals.stage_done")
    return playbooks.load(view.store, row.playbook, row.playbook_version).stage(row.stage).label


def standing(listed: Listed) -> str:
    """Status in a word or two, with what slows or stays it."""
    row = listed.row
    words = [say(f"moves.status_{row.status}")]
    if listed.slowed:
        words.append(say("deals.slowed"))
    if row.waiting_until:
        words.append(say("deals.waits", until=day(row.waiting_until)))
    if row.unproven != "[]":
        words.append(say("deals.unproven"))
    return " · ".join(words)


def money(row: DealRow) -> Money | None:
    return Money(row.amount, row.currency) if row.amount is not None and row.currency else None


def deal_table(view: View, found: Sequence[Listed]) -> str:
    columns = (
        Column(say("deals.col_key")),
        Column(say("deals.col_title"), shrinks=True),
        Column(say("deals.col_amount"), right=True),
        Column(say("deals.col_stage")),
        Column(say("deals.col_status"), shrinks=True),
        Column(say("deals.col_next"), shrinks=True),
        Column(say("deals.col_owner"), shrinks=True),
    )
    return table([_cells(view, each) for each in found], columns)


def _cells(view: View, listed: Listed) -> tuple[str, ...]:
    row = listed.row
    step = f"{say('deals.short_day', on=day(row.next_on))} {row.next_what}" if row.next_what else ""
    amount = say("deals.plain", value=money(row)) if row.amount is not None else ""
    label = say(stage_label(view, row))
    return (paint(row.key, "bold"), row.title, amount, label, standing(listed), step, row.owner)
