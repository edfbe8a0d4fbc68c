"""`stats funnel`: how far deals come, and where they are lost."""

from collections.abc import Iterator
from typing import Any

import typer

from coach.statistics.funnel import Funnel, Rung, funnels
from commands.desk import reading
from commands.printing import Column, paint, table
from commands.stats_data import rate_data
from commands.stats_source import (
    OnlyPlaybook,
    OpenedSince,
    Owner,
    Source,
    Team,
    bar,
    columns,
    count,
    interval,
    left_out,
    notes,
    percent,
    source,
    stop_class,
    wrapped,
)
from words.say import say

COLUMNS = (
    *("playbook", "stage", "label", "reached", "went_on", "stopped", "still"),
    *("rate.rate", "rate.low", "rate.high"),
)


def funnel(
    ctx: typer.Context,
    playbook: OnlyPlaybook = None,
    owner: Owner = None,
    team: Team = None,
    since: OpenedSince = None,
) -> None:
    desk = reading(ctx)
    found = source(desk, playbook, owner, team, since, "opened")
    each = funnels(found.cohort.lives, found.books)
    data: Any = {"left_out": left_out(found), "funnels": [_object(f, found) for f in each]}
    if desk.settings.csv:
        data = [{"playbook": f.playbook, **_rung(rung)} for f in each for rung in f.rungs]
    desk.emit(data, lambda: _page(found, each), COLUMNS)


def _object(found: Funnel, made_of: Source) -> dict[str, Any]:
    book = made_of.book(found.playbook)
    return {
        "playbook": found.playbook,
        "title": say(found.title),
        "deals": found.deals,
        "won": found.won,
        "lost": [{"class": id, "title": say(stop_class(book, id)), "n": n} for id, n in found.lost.items()],
        "open": found.open,
        "duplicates": found.duplicates,
        "win_rate": rate_data(found.win_rate),
        "back": {"deals": found.back_deals, "moves": found.back_moves},
        "stages": [_rung(rung) for rung in found.rungs],
    }


def _rung(rung: Rung) -> dict[str, Any]:
    told = rung._asdict()
    return {**told, "label": say(rung.label), "rate": rate_data(rung.rate)}


def _page(found: Source, each: tuple[Funnel, ...]) -> str:
    blocks = ["\n".join(_block(funnel, found)) for funnel in each]
    return "\n\n".join([*blocks, *(["\n".join(said)] if (said := [*notes(found)]) else [])])


def _block(found: Funnel, made_of: Source) -> Iterator[str]:
    yield paint(say("statistics.funnel_of", title=found.title, n=count(found.deals)), "bold")
    lost = sum(found.lost.values())
    told = {"won": count(found.won), "lost": count(lost), "open": count(found.open)}
    every = found.win_rate
    if every is None:
        yield wrapped(say("statistics.nothing_decided", **told))
    else:
        rates = {"rate": percent(every.rate), "interval": interval(every.low, every.high)}
        yield wrapped(say("statistics.decided", **told, **rates))
    yield ""
    figures = ("reached", "went_on", "stopped", "still", "rate", "interval")
    headings = columns(say("statistics.col_stage"), *figures)
    yield table([_row(rung) for rung in found.rungs], [*headings, Column("")])
    yield ""
    if found.lost:
        book = made_of.book(found.playbook)
        classes = tuple(
            say("statistics.class_n", title=stop_class(book, id), n=count(n)) for id, n in found.lost.items()
        )
        yield wrapped(say("statistics.lost_because", classes=classes), "  ")
    if found.back_deals:
        yield wrapped(say("statistics.went_back", n=found.back_deals, moves=count(found.back_moves)))
    if found.duplicates:
        yield wrapped(say("stats.left_out_duplicate", n=found.duplicates))
    yield wrapped(say("statistics.about_funnel"))


def _row(rung: Rung) -> tuple[str, ...]:
    counts = map(count, (rung.reached, rung.went_on, rung.stopped, rung.still))
    own = rung.rate
    told = (percent(own.rate), interval(own.low, own.high), bar(own.rate)) if own else ("–", "", "")
    return say(rung.label), *counts, *told
