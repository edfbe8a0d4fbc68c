"""`stats velocity`: what the open deals bring a day, at the rate, value and speed deals were won so far."""

from collections.abc import Iterator
from typing import Annotated, Any

import typer

from coach.clients.sales import Exchange
from coach.enough import ENOUGH, TooFew
from coach.lives import Life
from coach.statistics.beyond import beyond
from coach.statistics.ladder import Ladder, ladders
from coach.statistics.velocity import Velocity, velocities
from commands.choices import chosen, named
from commands.desk import Desk, reading
from commands.printing import Column, paint, table, wrapped
from commands.stats_data import few, rate_data
from commands.stats_source import (
    ClosedSince,
    OnlyPlaybook,
    Owner,
    Source,
    Team,
    about_left_out,
    count,
    left_out,
    notes,
    rate_cells,
    source,
)
from engine import people
from engine.money import Money, plain, rough
from words.say import clean, say, write

By = Annotated[str | None, typer.Option("--by", metavar="team|owner", help="option.velocity_by")]

COLUMNS = (
    *("playbook", "group", "open", "won", "decided", "rate.rate", "rate.low", "rate.high"),
    *("mean_won", "valued", "cycle_days", "timed", "per_day", "currency"),
)


def velocity(
    ctx: typer.Context,
    playbook: OnlyPlaybook = None,
    owner: Owner = None,
    team: Team = None,
    since: ClosedSince = None,
    by: By = None,
) -> None:
    """Open deals are all there are; what they are multiplied by is of deals closed since."""
    desk = reading(ctx)
    group = chosen(by, named(("team", "owner"), "statistics.by_"), "statistics.unknown_by") if by else None
    closed = source(desk, playbook, owner, team, since, "decided")
    running = source(desk, playbook, owner, team, None, "decided")
    found = list(_found(desk, closed, running, group))
    rows = [{"playbook": ladder.playbook, **_object(each)} for ladder, groups in found for each in groups]
    currency = desk.view.workspace.currency
    data: Any = {"currency": currency, "left_out": left_out(closed), "velocities": rows}
    if desk.settings.csv:
        data = [{**row, "currency": currency} for row in rows]
    desk.emit(data, lambda: _page(running, closed, found, group), COLUMNS)


_Found = list[tuple[Ladder, tuple[Velocity, ...]]]


def _found(
    desk: Desk, closed: Source, running: Source, group: str | None
) -> Iterator[tuple[Ladder, tuple[Velocity, ...]]]:
    here = desk.view.workspace
    teams = {person.user: person.team for person in people.everyone(desk.store)}

    def of(life: Life) -> str | None:
        return None if group is None else teams.get(life.owner) if group == "team" else life.owner

    decided: dict[str, list[Life]] = {}
    for life in closed.cohort.lives:
        decided.setdefault(life.playbook, []).append(life)
    for ladder in ladders(running.cohort.lives, running.books):
        own = decided.get(ladder.playbook, [])
        known = beyond(ladder.lives, own, running.now)
        yield ladder, velocities(known, own, of, Exchange(here), here.currency)


def _object(found: Velocity) -> dict[str, Any]:
    per_day = found.per_day
    return {
        "group": found.group,
        "open": found.open,
        "won": found.rate.won if found.rate else 0,
        "decided": found.rate.n if found.rate else 0,
        "rate": rate_data(found.rate),
        "mean_won": _known(found.valued, plain(*found.mean) if found.mean else None),
        "valued": found.valued,
        "cycle_days": _known(found.timed, None if found.cycle is None else f"{found.cycle:f}"),
        "timed": found.timed,
        "per_day": few(per_day) if isinstance(per_day, TooFew) else plain(*per_day) if per_day else None,
        "left_out": {
            "no_amount": found.no_amount,
            "no_rate": found.no_rate,
            "undated": found.undated,
            "unpriced": found.unpriced,
            "older": found.older,
            "no_age": found.no_age,
        },
    }


def _known(n: int, mean: str | None) -> str | dict[str, Any] | None:
    """A mean of fewer than 20 is none."""
    return few(TooFew(n)) if 0 < n < ENOUGH else mean


def _page(running: Source, closed: Source, found: _Found, by: str | None) -> str:
    lines: list[str] = []
    for ladder, groups in found:
        lines += [paint(running.called(ladder.playbook), "bold"), _table(groups, by)]
        lines += [*_too_few(groups, by), *_left_out(groups), ""]
    if not found:
        return "\n".join(notes(running))
    lines.append(wrapped(say("statistics.about_velocity")))
    return "\n".join([*lines, *about_left_out(closed)])


def _table(groups: tuple[Velocity, ...], by: str | None) -> str:
    names = ("in_play", "win_rate", "mean_won", "cycle", "per_day")
    first = [Column(say(f"statistics.by_{by}"), shrinks=True)] if by else []
    columns = [*first, *(Column(say(f"statistics.col_{name}"), right=True) for name in names)]
    return table([_row(each, by) for each in groups], columns)


def _row(found: Velocity, by: str | None) -> tuple[str, ...]:
    per_day, cycle = found.per_day, found.cycle if found.timed >= ENOUGH else None
    told = (
        count(found.open),
        rate_cells(found.rate)[0],
        write(rough(found.mean)) if found.mean and found.valued >= ENOUGH else "–",
        say("statistics.days", n=f"{cycle:.1f}") if cycle is not None else "–",
        write(rough(per_day)) if isinstance(per_day, Money) else "–",
    )
    return (_called(found), *told) if by else told


def _called(found: Velocity) -> str:
    return clean(found.group) if found.group else say("statistics.nobody")


def _too_few(groups: tuple[Velocity, ...], by: str | None) -> Iterator[str]:
    for each in groups:
        if isinstance(each.per_day, TooFew):
            said = say(each.per_day.said)
            yield wrapped(say("statistics.too_few_of", group=_called(each), said=said) if by else said)
        elif each.per_day is None:
            yield wrapped(say("statistics.in_no_time"))


def _left_out(groups: tuple[Velocity, ...]) -> Iterator[str]:
    for why in ("older", "no_age", "unpriced", "no_amount", "no_rate", "undated"):
        if n := sum(getattr(each, why) for each in groups):
            yield wrapped(say(f"statistics.velocity_{why}", n=n))
