"""A deal on one line, in a table, and as the result of a change."""

from typing import Any

from commands.desk import Desk
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
