"""`db calendar`: the team's working days by year, published or provisional."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any

import typer

from commands.desk import Desk, reading, writing
from commands.printing import Column, table, window, wrap
from commands.step_line import command_line
from engine import working_days
from engine.errors import NotAllowed, NotFound, Usage
from engine.message import Message, Step, msg, step
from engine.rights import may
from engine.working_days import Year, YearChange, days_of, stretches, years_of
from words.say import say

Refresh = Annotated[bool, typer.Option("--refresh", help="option.calendar_refresh")]
File = Annotated[str | None, typer.Option("--file", metavar="FILE.yaml", help="option.calendar_file")]
OfYear = Annotated[int | None, typer.Option("--year", metavar="metavar.year", help="option.calendar_year")]


def calendar(ctx: typer.Context, refresh: Refresh = False, file: File = None, year: OfYear = None) -> None:
    if refresh and file:
        raise Usage(msg("shell.exclusive", one="--refresh", other="--file"))
    if not refresh and not file:
        _show(reading(ctx), year)
        return
    desk = writing(ctx)
    if not may(desk.actor, "settings"):
        raise NotAllowed(msg("calendar.may_not", user=desk.actor.user))
    if file:
        changed = [_from_file(desk, file)]
    else:
        changed = _asked_again(desk, year)
    data = {**_data(desk, year), "changed": [_change_data(change) for change in changed]}
    desk.emit(data, lambda: _changes(changed))


def _show(desk: Desk, year: int | None) -> None:
    years = years_of(desk.store, desk.view.workspace.country)
    if year is not None and year not in years:
        known = say("calendar.years", first=str(min(years, default=0)), last=str(max(years, default=0)))
        raise NotFound(msg("calendar.no_year", year=str(year), known=known), hint=_again())
    desk.emit(_data(desk, year), lambda: _page(desk, years) if year is None else _one(years[year]))


def _from_file(desk: Desk, path: str) -> YearChange:
    from engine.calendar_file import read_calendar

    told = read_calendar(path)
    here = desk.view.workspace.country
    if told.country != here:
        raise Usage(msg("calendar.other_country", country=told.country, here=here))
    with desk.transaction():
        return working_days.replace(desk.store, here, told.year)


def _asked_again(desk: Desk, year: int | None) -> list[YearChange]:
    country = desk.view.workspace.country
    with desk.transaction():
        changed = working_days.refresh(desk.store, country, desk.today, year)
    if changed is None:
        raise NotFound(msg("calendar.unknown_country", country=country), hint=_by_file())
    return changed


# ── for people ────────────────────────────────────────────────────────────────────────────────


def _page(desk: Desk, years: dict[int, Year]) -> str:
    """The years near today; what may still change, and how it is mended."""
    near = [year for year in years.values() if year.year >= desk.today.year - 1]
    columns = (
        Column(say("calendar.col_year")),
        Column(say("calendar.col_days"), right=True),
        Column(say("calendar.col_state")),
    )
    rows = [(str(year.year), str(year.working), say(_state(year))) for year in near]
    return "\n".join(
        [
            say("calendar.head", country=desk.view.workspace.country),
            table(rows, columns),
            *advice(years, desk.today),
        ]
    )


def advice(years: dict[int, Year], today: date) -> list[str]:
    """What is missing or provisional of this year and the next, with what to do about it."""
    return [wrap(line, window(), "  ") for line in map(say, warnings(years, today))]


def warnings(years: dict[int, Year], today: date) -> list[Message]:
    provisional, missing = working_days.needing(years, today)
    said = [msg("calendar.provisional", year=str(year), step=command_line(_again())) for year in provisional]
    return said + [msg("calendar.missing", year=str(year), step=command_line(_again())) for year in missing]


def _state(year: Year) -> Message:
    return msg("calendar.is_provisional" if year.provisional else "calendar.is_published")


def _one(year: Year) -> str:
    """A year with its days off on weekdays and its working days on weekends."""
    lines = [say("calendar.of", year=str(year.year), n=year.working, state=_state(year))]
    if off := _named(_off(year)):
        lines.append(say("calendar.off", days=off))
    if on := _named(_made_up(year)):
        lines.append(say("calendar.on", days=on))
    return "\n".join(wrap(line, window(), "  ") for line in lines)


def _changes(changed: list[YearChange]) -> str:
    if not changed:
        return say("calendar.same")
    lines = []
    for change in changed:
        year = change.after
        lines.append(say("calendar.changed", year=str(year.year), n=year.working, state=_state(year)))
        if off := _named(change.days("0")):
            lines.append("  " + say("calendar.now_off", days=off))
        if on := _named(change.days("1")):
            lines.append("  " + say("calendar.now_on", days=on))
    return "\n".join(wrap(line, window(), "    ") for line in lines)


def _named(days: Iterable[date]) -> tuple[Message | date, ...]:
    return tuple(
        first if first == last else msg("calendar.stretch", first=first, last=last)
        for first, last in stretches(days)
    )


def _off(year: Year) -> list[date]:
    return [day for day, works in _days(year) if works == "0" and day.weekday() < 5]


def _made_up(year: Year) -> list[date]:
    return [day for day, works in _days(year) if works == "1" and day.weekday() >= 5]


def _days(year: Year) -> Iterable[tuple[date, str]]:
    return zip(days_of(year.year), year.days, strict=True)


def _again() -> Step:
    return step("db calendar", None, refresh="")


def _by_file() -> Step:
    return step("db calendar", None, file=None)


# ── for programs ──────────────────────────────────────────────────────────────────────────────


def _data(desk: Desk, only: int | None) -> dict[str, Any]:
    country = desk.view.workspace.country
    years = years_of(desk.store, country)
    shown = [year for year in years.values() if only in (None, year.year)]
    return {
        "country": country,
        "years": [_year_data(year) for year in shown],
        "warnings": [say(warning) for warning in warnings(years, desk.today)],
    }


def _year_data(year: Year) -> dict[str, Any]:
    return {
        "year": year.year,
        "working_days": year.working,
        "provisional": year.provisional,
        "off": [day.isoformat() for day in _off(year)],
        "on": [day.isoformat() for day in _made_up(year)],
    }


def _change_data(change: YearChange) -> dict[str, Any]:
    return {
        "year": change.after.year,
        "now_off": [day.isoformat() for day in change.days("0")],
        "now_on": [day.isoformat() for day in change.days("1")],
    }
