"""`limits`: how long a deal may stay in each stage, where that comes from, and on how many deals it rests."""

from collections.abc import Sequence
from typing import Annotated, Any

import typer

from coach.limits.learning import relearn
from coach.limits.limit_list import Changed, Line, changes, limit_list
from coach.limits.limits import HISTORY, Clock, cuts_of, learned_by
from coach.limits.segments import parts
from coach.statistics.quantile import Quantile
from commands import filters
from commands.choices import chosen, titled
from commands.desk import Desk, reading, writing
from commands.limits_text import Bands, changed_text, page
from commands.options import check_together
from commands.settings import Settings
from engine import playbooks
from engine.change import Change
from engine.clock import load_calendar
from engine.errors import NotAllowed, NotFound, Usage
from engine.learned_table import Learned
from engine.message import msg, step
from engine.money import Money, plain
from engine.playbook import Playbook

PlaybookId = Annotated[
    str | None, typer.Option("--playbook", metavar="metavar.playbook", help="option.of_playbook")
]
Stage = Annotated[str | None, typer.Option("--stage", metavar="metavar.stage", help="option.stage")]
Learn = Annotated[bool, typer.Option("--learn", help="option.learn")]

_LIMIT = ("days", "low", "high", "reached", "playbook")
COLUMNS = (
    *("playbook", "version", "stage", "segment", "behaviour", "size"),
    *(f"{limit}.{name}" for limit in ("warn", "critical") for name in _LIMIT),
    *("quiet", "limit_from", "limit_segment", "n", "ended", "left_out", "too_few.n", "too_few.needed"),
)
"""Of a limit, as CSV."""


def limits(
    ctx: typer.Context, playbook: PlaybookId = None, stage: Stage = None, learn: Learn = False
) -> None:
    check_together(Settings.of(ctx), "write" if learn else "read")
    desk = writing(ctx) if learn else reading(ctx)
    books = _asked(desk, playbook)
    only = filters.stage(desk.store, stage) if stage else None
    if learn:
        _learn(desk, books, only)
        return
    clock = _clock(desk)
    learned = learned_by(desk.view, books, clock.calendar)
    lines = _of_stage(limit_list(books, learned, clock), only)
    sizes = _bands(desk, books, learned)
    listed = [_object(line) for line in lines]
    data: Any = listed
    if not desk.settings.csv:
        data = {"learned_on": _learned_on(learned), "limits": listed, "sizes": [_sizes(b) for b in sizes]}
    desk.emit(data, lambda: page(desk.view, lines, sizes, whole=only is not None), COLUMNS)


def _asked(desk: Desk, typed: str | None) -> list[Playbook]:
    """Every version of the playbooks asked for."""
    books = playbooks.installed(desk.store)
    if not books:
        raise NotFound(msg("playbooks.none"), hint=step("playbook install", None, file=None))
    if typed is None:
        return books
    id = chosen(typed, titled({book.id: book.title for book in books}), "limits.unknown_playbook")
    return [book for book in books if book.id == id]


def _clock(desk: Desk) -> Clock:
    here = desk.view.workspace
    return Clock(desk.today, here.time_zone, load_calendar(desk.store, here.country))


def _of_stage(lines: list[Line], stage: str | None) -> list[Line]:
    return [line for line in lines if stage in (None, line.stage.id)]


def _learn(desk: Desk, books: list[Playbook], only: str | None) -> None:
    if desk.actor.role == "rep":
        raise NotAllowed(msg("limits.may_not", user=desk.actor.user))
    if desk.settings.expect is not None:
        # A version is one deal's; all deals are learned from.
        raise Usage(msg("shell.not_here", option="--expect"))
    clock = _clock(desk)

    def work(change: Change) -> dict[str, Any]:
        before = limit_list(books, learned_by(desk.view, books, clock.calendar), clock)
        learned = relearn(change)
        after = _of_stage(limit_list(books, learned, clock), only)
        moved = changes(before, after)
        return {
            "learned_on": _learned_on(learned),
            "limits": [_object(line) for line in after],
            "changed": [_changed(each) for each in moved],
            "message": changed_text(after, moved),
        }

    desk.do("limits", work)


def _learned_on(learned: Sequence[Learned]) -> str | None:
    return max((each.learned_on for each in learned), default=None)


def _bands(desk: Desk, books: Sequence[Playbook], learned: Sequence[Learned]) -> list[Bands]:
    ids = {book.id for book in books}
    own = desk.view.workspace.currency
    return [
        Bands(each.playbook, *(Money(cut, own) for cut in cuts))
        for each in learned
        if not each.stage and each.playbook in ids and (cuts := cuts_of(each))
    ]


def _sizes(bands: Bands) -> dict[str, Any]:
    return {
        "playbook": bands.playbook,
        "small_up_to": plain(*bands.small),
        "medium_up_to": plain(*bands.medium),
        "currency": bands.small.currency,
    }


def _object(line: Line) -> dict[str, Any]:
    source, days, own = line.limits.source, line.limits.days, line.stage.limits
    behaviour, size = parts(line.segment)
    learned = source.id == HISTORY
    return {
        "playbook": line.playbook.id,
        "version": line.playbook.version,
        "stage": line.stage.id,
        "segment": line.segment,
        "behaviour": behaviour,
        "size": size,
        "warn": _limit(days.warn, source.warn, own.warn),
        "critical": _limit(days.critical, source.critical, own.critical),
        "quiet": days.quiet,
        "limit_from": source.id,
        "limit_segment": source.segment if learned else None,
        "n": line.known.n if line.known else 0,
        "ended": line.known.ended if line.known else 0,
        "left_out": line.known.left_out if line.known else 0,
        "too_few": line.too_few._asdict() if line.too_few else None,
    }


def _limit(days: int, learned: Quantile | None, playbook: int) -> dict[str, Any]:
    if learned is None:
        return {"days": days, "low": None, "high": None, "reached": None, "playbook": playbook}
    return {
        "days": days,
        "low": learned.low,
        "high": learned.high,
        "reached": learned.day is not None,
        "playbook": playbook,
    }


def _changed(each: Changed) -> dict[str, Any]:
    before, after = each.before.limits.days, each.after.limits.days
    return {
        "playbook": each.after.playbook.id,
        "stage": each.after.stage.id,
        "segment": each.after.segment,
        "warn": {"before": before.warn, "after": after.warn},
        "critical": {"before": before.critical, "after": after.critical},
        "limit_from": {"before": each.before.limits.source.id, "after": each.after.limits.source.id},
    }
