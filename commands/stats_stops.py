"""`stats stops`: why deals were stopped, stage by stage, and which are to be woken."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

import typer

from coach.statistics.stops import StopClass, stops
from commands.desk import reading
from commands.printing import Column, paint, table, wrapped
from commands.stats_data import figure
from commands.stats_source import (
    ClosedSince,
    OnlyPlaybook,
    Owner,
    Source,
    Team,
    bar,
    columns,
    count,
    lasted,
    left_out,
    notes,
    percent,
    source,
    stop_class,
)
from engine import reads
from engine.reads import View
from engine.state import Day
from words.say import say

COLUMNS = ("playbook", "stage", "class", "title", "n", "share", "mean_age", "aged", "wakes", "wakes_due")


def stops_(
    ctx: typer.Context,
    playbook: OnlyPlaybook = None,
    owner: Owner = None,
    team: Team = None,
    since: ClosedSince = None,
) -> None:
    desk = reading(ctx)
    made_of = source(desk, playbook, owner, team, since, "stopped")
    found = stops(made_of.cohort.lives, made_of.books, _wakes(desk.view), desk.today)
    rows = [_object(each, made_of) for each in found]
    data: Any = rows if desk.settings.csv else {"left_out": left_out(made_of), "stops": rows}
    desk.emit(data, lambda: _page(made_of, found), COLUMNS)


def _wakes(view: View) -> dict[str, Day]:
    sql = f"SELECT key, wake_on FROM {reads.table(view)} WHERE wake_on IS NOT NULL"
    return {row["key"]: row["wake_on"] for row in view.store.rows(sql)}


def _object(found: StopClass, made_of: Source) -> dict[str, Any]:
    return {
        "playbook": found.playbook,
        "stage": found.stage,
        "class": found.stop_class,
        "title": say(stop_class(made_of.book(found.playbook), found.stop_class)),
        "n": found.n,
        "share": figure(found.n / found.of),
        "mean_age": figure(found.mean_age),
        "aged": found.aged,
        "wakes": found.wakes,
        "wakes_due": found.due,
    }


def _page(made_of: Source, found: Sequence[StopClass]) -> str:
    lines: list[str] = []
    for _, own in groupby(found, key=lambda each: each.playbook):
        lines += [*_block(list(own), made_of), ""]
    if not found and made_of.cohort.lives:
        lines.append(say("statistics.no_stops"))
    if any(each.due for each in found):
        lines.append(wrapped(say("statistics.wakes_due", n=sum(each.due for each in found))))
    return "\n".join([*lines, *notes(made_of)]).rstrip()


def _block(found: list[StopClass], made_of: Source) -> Iterator[str]:
    book = made_of.book(found[0].playbook)
    yield paint(made_of.called(book.id), "bold")
    headings = columns(say("statistics.col_class"), "n", "share", "age", "wakes")
    rows: list[tuple[str, ...]] = []
    for _, own in groupby(found, key=lambda each: each.stage):
        classes = list(own)
        rows.append((say(classes[0].label), count(classes[0].of), "", "", "", ""))
        for each in classes:
            share = each.n / each.of
            title = f"  {say(stop_class(book, each.stop_class))}"
            told = (count(each.n), percent(share), lasted(each.mean_age), count(each.wakes), bar(share))
            rows.append((title, *told))
    yield table(rows, [*headings, Column("")])
