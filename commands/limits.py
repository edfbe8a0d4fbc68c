"""`limits`: how long a deal may stay in each stage, where that comes from, and on how many deals it rests."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

import typer

from coach.limits.learning import relearn
from coach.limits.limit_list import Changed, Line, changes, limit_list
from coach.limits.limits import HISTORY, PLAYBOOK, Clock, learned_by
from coach.limits.record import Record, read_record
from coach.limits.segments import parts
from coach.statistics.quantile import Quantile
from commands import filters
from commands.choices import chosen, titled
from commands.desk import Desk, reading, writing
from commands.limits_text import changed_text, page
from commands.options import check_together
from commands.settings import Settings
from engine import playbooks
from engine.change import Change
from engine.clock import load_calendar
from engine.errors import NotAllowed, NotFound, Usage
from engine.learned_table import Learned
from engine.message import msg, step
from engine.money import plain
from engine.playbook import Playbook
from engine.rights import may

PlaybookId = Annotated[
    str | None, typer.Option("--playbook", metavar="metavar.playbook", help="option.of_playbook")
]
Stage = Annotated[str | None, typer.Option("--stage", metavar="metavar.stage", help="option.stage")]
Learn = Annotated[bool, typer.Option("--learn", help="option.learn")]

_LIMIT = ("days", "low", "high", "learned", "reached", "from", "playbook")
COLUMNS = (
    *("playbook", "version", "stage", "segment", "behaviour", "size"),
    *(f"{limit}.{name}" for limit in ("warn", "critical") for name in _LIMIT),
    *("quiet", "fixed", "limit_from", "limit_segment", "n", "ended", "left_out", "early"),
    *("too_few.n", "too_few.needed"),
)
"""Of a limit, as CSV."""


def limits(
    ctx: typer.Context, playbook: PlaybookId = None, stage: Stage = None, learn: Learn = False
) -> None:
    check_together(Settings.of(ctx), "write" if learn else "read")
    desk = writing(ctx) if learn else reading(ctx)
    books = _asked(desk, playbook)
    only = filters.stage(desk.store, stage, done=False) if stage else None
    if learn:
        _learn(desk, books, only)
        return
    clock = _clock(desk)
    last = learned_by(desk.view, books, clock.calendar)
    learned = last or []
    lines = _of_stage(limit_list(books, learned, clock), only)
    records = {each.playbook: read_record(each.found) for each in learned if not each.stage}
    listed = [_object(line) for line in lines]
    data: Any = listed
    if not desk.settings.csv:
        asked = {book.id: records[book.id] for book in books if book.id in records}
        data = {"learned_on": _learned_on(learned), "unreadable": last is None, "limits": listed}
        data |= _records(desk, asked)
    whole = only is not None
    desk.emit(data, lambda: page(desk.view, lines, records, whole=whole, unreadable=last is None), COLUMNS)


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
    if not may(desk.actor, "settings"):
        raise NotAllowed(msg("limits.may_not", user=desk.actor.user))
    if desk.settings.expect is not None:
        # A version is one deal's; all deals are learned from.
        raise Usage(msg("shell.not_here", option="--expect"))
    clock = _clock(desk)

    def work(change: Change) -> dict[str, Any]:
        before = limit_list(books, learned_by(desk.view, books, clock.calendar) or [], clock)
        learned = relearn(change, anew=True)
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


def _records(desk: Desk, records: Mapping[str, Record]) -> dict[str, Any]:
    currency = desk.view.workspace.currency
    return {
        "sizes": [
            {
                "playbook": playbook,
                "small_up_to": plain(record.cuts.small, currency),
                "medium_up_to": plain(record.cuts.medium, currency),
                "currency": currency,
            }
            for playbook, record in records.items()
            if record.cuts
        ],
        "first_end": {playbook: record.first_end for playbook, record in records.items()},
        "guessed_years": sorted({year for record in records.values() for year in record.guessed_years}),
    }


def _object(line: Line) -> dict[str, Any]:
    source, days, own, known = line.limits.source, line.limits.days, line.stage.limits, line.known
    behaviour, size = parts(line.segment)
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
        "fixed": not line.stage.learn,
        "limit_from": source.id,
        "limit_segment": source.segment if source.id == HISTORY else None,
        "n": known.n if known else 0,
        "ended": known.ended if known else 0,
        "left_out": known.left_out if known else 0,
        "early": known.early if known else 0,
        "too_few": line.too_few._asdict() if line.too_few else None,
    }


def _limit(days: int, learned: Quantile | None, playbook: int) -> dict[str, Any]:
    told = dict.fromkeys(_LIMIT) | {"days": days, "from": PLAYBOOK, "playbook": playbook}
    if learned is None:
        return told
    reached = learned.day is not None
    return told | {
        "low": learned.low,
        "high": learned.high,
        "learned": learned.day,
        "reached": reached,
        "from": HISTORY if reached else "longest",
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
