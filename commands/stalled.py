"""`stalled`: which deals have stopped moving, why, and what to do first."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from coach.casebook import Case, Casebook, open_casebook, open_oldest
from coach.diagnosis import Finding
from coach.holding import Holding
from coach.level import Level
from coach.limits.limits import StageLimits
from coach.statistics.quantile import Quantile
from commands import filters
from commands.completion import users
from commands.desk import Desk, reading
from commands.paging import After, Limit, emit_page, length, on_page, one_more
from commands.stalled_text import oldest_page, page
from commands.step_line import command_line
from engine import reads
from engine.clock import END_OF_TIME
from engine.errors import Usage
from engine.message import msg
from engine.money import plain
from words.say import say

if TYPE_CHECKING:
    from coach.oldest import Aged

All = Annotated[bool, typer.Option("--all", help="option.all")]
Oldest = Annotated[bool, typer.Option("--oldest", help="option.oldest")]
Team = Annotated[str | None, typer.Option("--team", metavar="metavar.team", help="option.team")]
Owner = Annotated[
    str | None,
    typer.Option("--owner", metavar="metavar.user", help="option.owner", autocompletion=users),
]
Stage = Annotated[str | None, typer.Option("--stage", metavar="metavar.stage", help="option.stage")]

THE_TEN = 10
"""Deals a person gets unless they ask for more; programs get all."""
_AGE = ("since", "calendar_days", "working_days", "limit", "limit_from")
_LIMITS = (
    *("warn", "critical", "quiet", "limit_from", "segment", "n", "ended", "warn_interval"),
    *("critical_interval", "learned_on"),
)
COLUMNS = (
    *(
        "key",
        "title",
        "owner",
        "stage",
        "status",
        "level",
        "waiting_until",
        "waiting_for",
        "amount",
        "currency",
    ),
    *(f"ages.{age}.{name}" for age in ("stage", "silence", "next_step") for name in _AGE),
    "older_than_won",
    *(f"limits.{name}" for name in _LIMITS),
    *(
        "signs",
        "notes",
        "holding.requirement",
        "holding.standing",
        "holding.since",
        "holding.because",
        "holding.settle",
    ),
    *("pattern", "pattern_because", "ask", "first_step"),
)
"""Of a stalled deal, as CSV."""


def stalled(
    ctx: typer.Context,
    every: All = False,
    oldest: Oldest = False,
    team: Team = None,
    owner: Owner = None,
    stage: Stage = None,
    limit: Limit = None,
    after: After = None,
) -> None:
    desk = reading(ctx)
    given = filters.read(desk.store, team=team, owner=owner, stage=stage)
    if oldest:
        if every:
            raise Usage(msg("shell.exclusive", one="--all", other="--oldest"))
        _oldest(desk, given, limit, after)
        return
    if after is not None:
        raise Usage(msg("coach.after_oldest"))
    where = filters.of_deals(given)
    programs = desk.settings.json or desk.settings.csv
    most = (0 if programs else THE_TEN) if limit is None else limit
    found = open_casebook(desk.view, where=where, params=given, every=every, most=most)
    data = [stalled_data(case, found) for case in found.cases] if programs else None
    desk.emit(data, lambda: page(found, every=every, narrowed=bool(given)), COLUMNS)


def _oldest(desk: Desk, given: Mapping[str, str], limit: int | None, after: str | None) -> None:
    most = length(desk.settings, limit, THE_TEN)
    found = open_oldest(
        desk.view,
        where=filters.of_deals(given),
        params=given,
        stage=given.get("stage"),
        after=_behind(desk, after) if after else None,
        most=one_more(most),
    )
    cases, more = on_page(found.cases, most)
    onward = f"{cases[-1].deal.stage_since}/{cases[-1].deal.key}" if more else None
    data = [stalled_data(case, found) for case in cases]
    emit_page(desk.settings, data, lambda: oldest_page(found, cases, after, onward), COLUMNS, onward=onward)


def _behind(desk: Desk, after: str) -> "Aged":
    """Where a page ended, or where a deal stands now: it may have moved since the page before."""
    from coach.oldest import Aged

    since, found, key = after.rpartition("/")
    if found:
        return Aged(since, key)
    deal = reads.deal(desk.view, desk.key(after))
    return Aged(deal.stay.since or END_OF_TIME, deal.key)


def stalled_data(case: Case, found: Casebook) -> dict[str, Any]:
    deal, told = case.deal, case.diagnosis
    wait = case.known.opened.deal.wait if deal.waiting else None
    ages = told.ages._asdict().items()
    return {
        "key": deal.key,
        "title": deal.title,
        "owner": deal.owner,
        "stage": deal.stage,
        "status": deal.status,
        "level": deal.level.name.lower(),
        "waiting_until": deal.waiting_until,
        "waiting_for": wait.reason if wait else None,
        "amount": plain(deal.amount, deal.currency),
        "currency": deal.currency,
        "ages": {id: {name: getattr(age, name) for name in _AGE} for id, age in ages},
        "older_than_won": told.ages.stage.older_than,
        "limits": _limits(found.limits.of(deal)),
        "signs": [_sign(finding) for finding in told.findings if finding.level > Level.NOTE],
        "notes": [_sign(finding) for finding in told.findings if finding.level == Level.NOTE],
        "holding": _holding(told.holding, found.clock.today) if told.holding else None,
        "pattern": told.pattern.id if told.pattern else None,
        "pattern_because": say(told.pattern.because) if told.pattern else None,
        "ask": say(told.ask) if told.ask else None,
        "first_step": say(told.first_step),
    }


def _limits(here: StageLimits) -> dict[str, Any]:
    """What the deal is measured by, and what that rests on."""
    source = here.source
    return {
        **here.days._asdict(),
        "limit_from": source.id,
        "segment": source.segment,
        "n": source.n,
        "ended": source.ended,
        "warn_interval": _interval(source.warn),
        "critical_interval": _interval(source.critical),
        "learned_on": source.learned_on.isoformat() if source.learned_on else None,
    }


def _interval(found: Quantile | None) -> list[float | None] | None:
    return None if found is None else [found.low, found.high]


def _sign(found: Finding) -> dict[str, Any]:
    return {
        "id": found.id,
        "level": found.level.name.lower(),
        "because": say(found.because),
        "ask": say(found.ask),
        "limit": found.limit,
        "limit_from": found.limit_from,
    }


def _holding(held: Holding, today: date) -> dict[str, Any]:
    return {
        "requirement": held.requirement,
        "standing": held.standing,
        "since": held.since.isoformat() if held.since else None,
        "because": say(held.because(today)),
        "settle": command_line(held.settle) if held.settle else None,
    }
