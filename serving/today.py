"""A person's day as it is asked for: one's own, another's, a team's."""

from datetime import date
from urllib.parse import urlencode

from starlette.responses import Response

from commands.day import A_PAGE, about, held, the_day
from commands.desk import Desk
from engine.clock import load_calendar
from engine.message import Message, msg
from engine.reads import View
from serving.asker import Asker
from serving.printing import printed
from serving.whose import offered
from visits.cadence import DueClient
from visits.day import Entry
from visits.thing import Thing
from web.today import Today, ToDo


def today(asker: Asker) -> Response:
    desk = asker.desk()
    owner, team = asker.asked("owner"), asker.asked("team")
    found = held(desk, owner, team)
    calendar = load_calendar(desk.store, desk.view.workspace.country)
    day = the_day(desk.view, found, calendar, 0 if asker.asked("all") else A_PAGE)
    things = []
    for entry, thing in day.page:
        key, facts = about(desk.view, entry, day.limits, calendar)
        things.append(_to_do(desk.view, key, tuple(facts), entry, thing))
    given = {name: value for name, value in (("owner", owner), ("team", team)) if value}
    notes: list[Message] = []
    if day.waiting:
        first = min(each.row.waiting_until or "" for each in day.waiting)
        notes.append(msg("day.waiting", n=len(day.waiting), until=date.fromisoformat(first)))
    page = Today(
        head=_head(desk, owner or team, day.deals),
        day=desk.today,
        things=tuple(things),
        left=day.ranked - len(day.page),
        more=f"/today?{urlencode({**given, 'all': '1'})}",
        notes=tuple(notes),
        filters=offered(desk, owner, team),
        narrowed=bool(given),
    )
    return printed(asker, "today", page)


def _to_do(view: View, key: str, facts: tuple[str, ...], entry: Entry, thing: Thing) -> ToDo:
    deal = entry.deal if isinstance(entry, DueClient) else key
    goes_there = isinstance(entry, DueClient) or entry.row.status in ("open", "won")
    sheet = f"/visit/{deal}" if deal and goes_there else None
    return ToDo(key, facts, thing.do, thing.why, deal, sheet)


def _head(desk: Desk, whose: str | None, n: int) -> Message:
    said = msg("day.head_of", whose=whose) if whose else msg("day.head", user=desk.actor.user)
    weekday = msg(f"day.weekday_{desk.today.weekday()}")
    return Message(said.id, {**said.params, "n": n, "weekday": weekday, "today": desk.today})
