"""Visits as they are asked for: agreed, due, and the week that is proposed."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, cast

from starlette.responses import Response

from commands.desk import Desk
from commands.plan_page import about, beside, doing, weekday, why_of
from commands.visit_plan import weeks_of, whose
from commands.week_source import WeekPlan, asked_for
from engine.clock import load_calendar
from engine.message import msg
from serving.asker import Asker
from serving.printing import printed
from serving.whose import offered
from visits.plan import Proposed
from visits.stops import Stop as Planned
from visits.stops import stops
from web.page import Said
from web.visits import Day, Listing, Stop, Visits, Week

_SHOWN = 20
"""Of a list, before one asks for all."""


def visits(asker: Asker) -> Response:
    desk = asker.desk()
    given = {name: value for name in ("owner", "team") if (value := asker.asked(name))}
    most = None if asker.asked("all") else _SHOWN
    lists = tuple(_listing(asker, id, given, most) for id in ("due", "agreed"))
    page = Visits(
        lists=lists,
        weeks=tuple(_week(each) for each in _weeks(asker, desk, given)),
        filters=offered(desk, given.get("owner"), given.get("team")),
        narrowed=bool(given),
        everything="&".join(("/visits?all=1", *(f"{name}={value}" for name, value in given.items()))),
    )
    return printed(asker, "visits", page)


# ── lists ─────────────────────────────────────────────────────────────────────────────────────


def _listing(asker: Asker, id: str, given: Mapping[str, str], most: int | None) -> Listing:
    options: dict[str, Any] = {id: True, "limit": 0, **given}
    rows = cast(Sequence[Mapping[str, Any]], asker.call("visit list", **options).data)
    shown = tuple(_stop(row) for row in rows[:most])
    title = msg(f"plan.list_{id}", n=len(rows)) if rows else msg(f"phone.list_{id}")
    return Listing(id, title, shown, msg(f"plan.none_{id}"), len(rows) - len(shown))


def _stop(row: Mapping[str, Any]) -> Stop:
    """A row of `visit list`."""
    on = date.fromisoformat(row["on"])
    facts: list[Said] = [msg("day.class", abc=row["class"])] if row["class"] else []
    facts += [each for each in (row["place"], row["contact"]) if each]
    late: Said = msg("plan.days", n=row["overdue_days"]) if row["overdue_days"] else None
    if row["agreed_on"]:
        late = msg("plan.agreed_for", on=date.fromisoformat(row["agreed_on"]))
    return Stop(
        whom=row["name"],
        facts=(on, *facts),
        what=row["what"],
        why=None,
        deal=row["deal"],
        sheet=f"/visit/{row['deal']}" if row["deal"] else None,
        late=late,
    )


# ── the week ──────────────────────────────────────────────────────────────────────────────────


def _weeks(asker: Asker, desk: Desk, given: Mapping[str, str]) -> list[WeekPlan]:
    calendar = load_calendar(desk.store, desk.view.workspace.country)
    asked = asked_for(desk, asker.asked("week"), calendar, whole=True)
    return weeks_of(desk, whose(desk, given.get("owner"), given.get("team")), asked.days, calendar)


def _week(week: WeekPlan) -> Week:
    left = stops(week.plan.left_over)
    return Week(
        msg("plan.head", monday=week.days.monday, whose=week.owner.name),
        tuple(_days(week)),
        tuple(_planned(week, stop) for stop in left),
        msg("plan.left_over", n=len(left)),
        tuple(week.plan.warnings),
    )


def _days(week: WeekPlan) -> Iterator[Day]:
    """Each day with whom one sees; days off between them have nobody."""
    planned = {day.on: day for day in week.plan.days}
    for on in sorted({*planned, *week.days.off}):
        title = msg("plan.day", weekday=weekday(on), on=on)
        if on not in planned:
            yield Day(title, (), msg("plan.holiday"))
        else:
            found = tuple(_planned(week, stop) for stop in stops(planned[on].visits))
            yield Day(title, found, None if found else msg("plan.free"))


def _planned(week: WeekPlan, stop: Planned) -> Stop:
    first: Proposed = stop.first
    return Stop(
        whom=first.whom,
        facts=(about(week, first),),
        what=doing(week, first),
        why=why_of(first),
        also=tuple(beside(stop)),
        deal=first.deal,
        sheet=f"/visit/{first.deal}" if first.deal and first.step.action == "prep" else None,
    )
