"""`stats funnel`: how far deals come, and where they are lost."""

from collections.abc import Iterator
from typing import Any

import typer

from coach.enough import ENOUGH, TooFew
from coach.statistics.beyond import beyond
from coach.statistics.funnel import Funnel, Rung, funnels
from coach.statistics.win_rate import enough
from commands.desk import reading
from commands.printing import Column, paint, table, wrapped
from commands.stats_data import rate_data
from commands.stats_source import (
    OnlyPlaybook,
    OpenedSince,
    Owner,
    Source,
    Team,
    columns,
    count,
    interval,
    left_out,
    notes,
    percent,
    rate_cells,
    source,
    stage_count,
    stop_class,
)
from words.say import say

COLUMNS = (
    *("playbook", "stage", "label", "reached", "went_on", "stopped", "still"),
    *("bypassed", "rate.rate", "rate.low", "rate.high"),
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
        "open_older_than_won": _older(found, made_of),
        "duplicates": found.duplicates,
        "win_rate": rate_data(found.win_rate),
        "back": {"deals": found.back_deals, "moves": found.back_moves},
        "stages": [_rung(rung) for rung in found.rungs],
    }


def _older(found: Funnel, made_of: Source) -> int:
    own = [life for life in made_of.cohort.lives if life.playbook == found.playbook]
    return len(beyond(own, own, made_of.now).older)


def _rung(rung: Rung) -> dict[str, Any]:
    told = rung._asdict()
    return {**told, "label": say(rung.label), "rate": rate_data(rung.rate)}


def _page(found: Source, each: tuple[Funnel, ...]) -> str:
    blocks = ["\n".join(_block(funnel, found)) for funnel in each]
    return "\n\n".join([*blocks, *(["\n".join(said)] if (said := [*notes(found)]) else [])])


def _block(found: Funnel, made_of: Source) -> Iterator[str]:
    called = made_of.called(found.playbook)
    yield paint(say("statistics.funnel_of", title=called, n=count(found.deals)), "bold")
    lost = sum(found.lost.values())
    told = {"won": count(found.won), "lost": count(lost), "open": count(found.open)}
    every = enough(found.win_rate)
    if every is None:
        yield wrapped(say("statistics.nothing_decided", **told))
    elif isinstance(every, TooFew):
        yield wrapped(say("statistics.few_decided", **told, said=say(every.said)))
    else:
        rates = {"rate": percent(every.rate), "interval": interval(every.low, every.high)}
        yield wrapped(say("statistics.decided", **told, **rates))
    if every and (older := _older(found, made_of)):
        yield wrapped(say("statistics.open_older", n=older))
    yield ""
    figures = ("reached", "went_on", "stopped", "still", "rate", "interval")
    headings = columns(say("statistics.col_stage"), *figures)
    yield table([_row(rung) for rung in found.rungs], [*headings, Column("")])
    yield ""
    if bypassed := tuple(stage_count(r.label, r.bypassed) for r in found.rungs if r.bypassed):
        yield wrapped(say("statistics.bypassed", stages=bypassed))
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
    if any(rung.rate and rung.rate.n < ENOUGH for rung in found.rungs):
        yield wrapped(say("statistics.groups_too_few"))
    yield wrapped(say("statistics.about_funnel"))


def _row(rung: Rung) -> tuple[str, ...]:
    counts = map(count, (rung.reached, rung.went_on, rung.stopped, rung.still))
    return say(rung.label), *counts, *rate_cells(rung.rate)
