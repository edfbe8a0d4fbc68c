"""`next`: the rep's day, the most valuable thing for each deal and for each client whose turn it is."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from coach.limits.limits import Clock, LimitTable, learned_by, table
from commands import dues
from commands.deal_line import money
from commands.desk import Desk, reading
from commands.paging import Limit
from commands.printing import clean_cell, paint, window, wrap
from commands.step_line import command_line
from commands.views import names_of
from engine import bulk, playbooks, reads, rights
from engine.bulk import Known
from engine.clock import Calendar, day_of, load_calendar
from engine.errors import NotAllowed, Usage
from engine.message import Message, Step, msg, step
from engine.money import plain
from engine.people import Person
from engine.reads import Listed, View
from engine.value import Value
from visits.cadence import DueClient
from visits.client_thing import client_thing, one_thing
from visits.day import Entry, Ranking, in_order, rank, waiting
from visits.thing import SOON, Thing, thing
from words.say import say

if TYPE_CHECKING:
    from coach.critical import Critical

Owner = Annotated[str | None, typer.Option("--owner", metavar="metavar.user", help="option.owner")]
Team = Annotated[str | None, typer.Option("--team", metavar="metavar.team", help="option.team")]
A_PAGE = 10
"""Things a person gets unless they ask for more; programs get all."""

_LIVE = "(d.status IN ('open', 'won') OR (d.status = 'stopped' AND d.wake_on <= :today))"


COLUMNS = (
    *("key", "do", "why", "command", "due", "id", "instead"),
    *("title", "owner", "stage", "status", "amount", "currency", "kind", "account", "class"),
)
"""Of a thing to do, as CSV."""


class Held(Value):
    """The live deals one looks at, and the clients by code that are to be contacted.

    `asked` are the deals of others of which a review asked something of the person `whose` day it is.
    """

    deals: list[Listed]
    due: dict[str, DueClient]
    asked: list[Listed]
    whose: str | None = None


class Day(Value):
    """A page of things to do, of how many; how many deals and clients there are, and the deals that wait."""

    page: list[tuple[Entry, Thing]]
    ranked: int
    deals: int
    clients: int
    waiting: list[Listed]
    limits: LimitTable


def next_(ctx: typer.Context, owner: Owner = None, team: Team = None, limit: Limit = None) -> None:
    desk = reading(ctx)
    found = held(desk, owner, team)
    calendar = load_calendar(desk.store, desk.view.workspace.country)
    programs = desk.settings.json or desk.settings.csv
    most = (0 if programs else A_PAGE) if limit is None else limit
    day = the_day(desk.view, found, calendar, most)
    asked = {name: value for name, value in (("owner", owner), ("team", team)) if value}
    data = [_data(*each, found.due) for each in day.page] if programs else []
    desk.emit(data, lambda: _text(desk, day, calendar, asked), COLUMNS)


def held(desk: Desk, owner: str | None, team: str | None) -> Held:
    """The deals and clients of a person or a team: one's own, unless one may look at others'."""
    if owner is not None and team is not None:
        raise Usage(msg("shell.exclusive", one="--owner", other="--team"))
    today = desk.today.isoformat()
    if team is not None:
        if not rights.may_team(desk.actor, "look", team):
            raise NotAllowed(msg("day.not_yours"), hint=step("next"))
        from commands import filters  # most ask for their own day

        team = filters.team(desk.store, team)
        found = reads.listed(desk.view, f"{_LIVE} AND p.team = :team", today=today, team=team)
        return Held(found, dues.of_team(desk.view, team, found), [])
    holder = _person(desk, owner) if owner else desk.actor
    if not rights.may(desk.actor, "look", holder):
        raise NotAllowed(msg("day.not_yours"), hint=step("next"))
    found = reads.listed(desk.view, f"{_LIVE} AND d.owner = :owner", today=today, owner=holder.user)
    asked = _asked_by_reviews(desk.view, holder)
    return Held(found, dues.of_person(desk.view, holder, found), asked, holder.user)


def _person(desk: Desk, owner: str) -> Person:
    from commands import filters

    return filters.person(desk.store, owner)


def _asked_by_reviews(view: View, person: Person) -> list[Listed]:
    where = "d.status IN ('open', 'won') AND d.review_due <= :soon AND d.owner <> :owner"
    found = reads.listed(view, where, soon=_soon(view.today), owner=person.user)
    states = reads.states(view, (each.row.key for each in found))
    reviews = {key: deal.review for key, deal in states.items()}
    return [each for each in found if (review := reviews[each.row.key]) and review.who == person.user]


def _soon(today: date) -> str:
    """The last day that counts as near."""
    return date.fromordinal(min(today.toordinal() + SOON, date.max.toordinal())).isoformat()


def the_day(view: View, found: Held, calendar: Calendar, limit: int) -> Day:
    """`limit` things to do at most; all where it is 0."""
    clock = Clock(view.today, view.workspace.time_zone, calendar)
    today = view.today.isoformat()
    stay = [each for each in found.deals if waiting(each, today)]
    live = [each for each in found.deals if not waiting(each, today)] + found.asked
    spoken = _spoken_of(view, found)
    limits = _limits(view, [*live, *spoken], clock)
    stalled = _stalled(view, clock, limits, spoken)
    ranking = Ranking(
        today=today,
        soon=_soon(view.today),
        currency=view.workspace.currency,
        rates=view.workspace.rates,
        late=_late(live, limits),
        due=found.due,
        stalled=stalled.deals.keys() if stalled else frozenset(),
        whose=found.whose,
    )
    ranked = rank(live, ranking)
    page = _things(view, ranked[: limit if limit > 0 else None], live, ranking, stalled)
    clients = sum(isinstance(each, DueClient) for each in ranked)
    return Day(in_order(page), len(ranked), len(found.deals), clients, stay, limits)


def _things(
    view: View, shown: list[Entry], live: list[Listed], ranking: Ranking, stalled: "Critical | None"
) -> list[tuple[Entry, Thing]]:
    """A client with a deal of one's own is shown as that deal: one thing for both."""
    own = {each.row.key: each for each in live}
    deals = [own.get(e.deal or "") if isinstance(e, DueClient) else e for e in shown]
    keys = {each.row.key for each in deals if each is not None}
    keys |= {e.deal for e in shown if isinstance(e, DueClient) and e.deal and e.deal in ranking.stalled}
    known = {each.opened.deal.key: each for each in bulk.many(view, sorted(keys), background=False)}
    page: list[tuple[Entry, Thing]] = []
    for entry, listed in zip(shown, deals, strict=True):
        found = []
        if isinstance(entry, DueClient):
            found.append(client_thing(entry, _because(stalled, entry.deal, known)))
        if listed is not None:
            told = known[listed.row.key]
            found.append(thing(told.opened, view.today, names_of(told.people), ranking.whose))
        page.append((listed or entry, one_thing(*found) if len(found) > 1 else found[0]))
    return page


def _spoken_of(view: View, found: Held) -> list[Listed]:
    """The deals one speaks of with A clients that are overdue; they may be others' deals."""
    overdue = (each for each in found.due.values() if each.abc == "A" and each.due.overdue_days)
    keys = [each.deal for each in overdue if each.deal]
    own = {each.row.key: each for each in found.deals}
    others = [key for key in keys if key not in own]
    return [*(own[key] for key in keys if key in own), *reads.listed_among(view, "d.key", others)]


def _stalled(view: View, clock: Clock, limits: LimitTable, spoken: list[Listed]) -> "Critical | None":
    """Those of them at a critical sign; the coach is asked where there are any."""
    if not spoken:
        return None
    from coach.critical import critical

    return critical(view, clock, limits, [each.row for each in spoken])


def _because(stalled: "Critical | None", deal: str | None, known: Mapping[str, Known]) -> Message | None:
    """The critical sign that shows on a deal."""
    if stalled is None or deal is None or deal not in stalled.deals:
        return None
    return stalled.because(known[deal])


def _limits(view: View, rows: Iterable[Listed], clock: Clock) -> LimitTable:
    """Of the playbooks of these deals: the limits the coach's desk goes by."""
    pinned = dict.fromkeys((each.row.playbook, each.row.playbook_version) for each in rows)
    books = [playbooks.load(view.store, *each) for each in pinned]
    return table(books, learned_by(view, books, clock.calendar), view.workspace, clock)


def _late(rows: Iterable[Listed], limits: LimitTable) -> set[str]:
    """Keys of those whose stay has outlasted its limit: a comparison instead of a count."""
    return {
        each.row.key
        for each in rows
        if each.row.status != "stopped"
        and each.row.stage_since is not None
        and each.row.stage_since <= limits.of(each.row).cutoffs.warn_at
    }


def _data(entry: Entry, found: Thing, due: Mapping[str, DueClient]) -> dict[str, Any]:
    """A client has the same keys as a deal; what it can't have is null."""
    return {
        "key": entry.code if isinstance(entry, DueClient) else entry.row.key,
        "do": say(found.do),
        "why": say(found.why),
        "command": command_line(found.step),
        "due": found.due,
        "id": found.id,
        "instead": command_line(found.instead) if found.instead else None,
        **(_client_data(entry) if isinstance(entry, DueClient) else _deal_data(entry, due)),
    }


def _client_data(client: DueClient) -> dict[str, Any]:
    nothing = dict.fromkeys(("owner", "stage", "status", "amount", "currency"))
    return {"title": client.name, **nothing, "kind": "account", "account": client.code, "class": client.abc}


def _deal_data(listed: Listed, due: Mapping[str, DueClient]) -> dict[str, Any]:
    row = listed.row
    client = due.get(row.account or "")
    return {
        "title": row.title,
        "owner": row.owner,
        "stage": row.stage,
        "status": row.status,
        "amount": plain(row.amount, row.currency),
        "currency": row.currency,
        "kind": "deal",
        "account": row.account,
        "class": client.abc if client else None,
    }


# ── for people ────────────────────────────────────────────────────────────────────────────────


def _text(desk: Desk, day: Day, calendar: Calendar, asked: dict[str, str]) -> str:
    """`asked`: whose day it is, as an option; nothing for one's own."""
    whose = next(iter(asked.values()), None)
    if not day.page and not day.waiting:
        return _nothing(desk, whose)
    said = msg("day.head_of", whose=whose) if whose else msg("day.head", user=desk.actor.user)
    weekday = msg(f"day.weekday_{desk.today.weekday()}")
    head = Message(said.id, {**said.params, "n": day.deals, "weekday": weekday, "today": desk.today})
    parts = [say(head) + (say("day.and_clients", n=day.clients) if day.clients else "")]
    for n, (entry, found) in enumerate(day.page, 1):
        parts.append(_entry(desk.view, n, entry, found, day.limits, calendar))
    return "\n\n".join([*parts, *_rest(day, asked)])


def _entry(view: View, n: int, entry: Entry, found: Thing, limits: LimitTable, calendar: Calendar) -> str:
    key, facts = about(view, entry, limits, calendar)
    told = " · ".join(facts)
    doing = wrap("      " + say("day.action", do=found.do, why=found.why), window(), "      ")
    head = wrap(f" {n:>2}  {key}  {told}", window(), "      ")
    lines = [head.replace(key, paint(key, "bold"), 1), doing, _command(found.step)]
    if found.instead:
        lines[-1] += f"   {say('day.or')}"
        lines.append(_command(found.instead))
    return "\n".join(lines)


def about(view: View, entry: Entry, limits: LimitTable, calendar: Calendar) -> tuple[str, list[str]]:
    """The key, and what there is to know behind it."""
    if isinstance(entry, DueClient):
        place = [clean_cell(entry.place)] if entry.place else []
        return entry.code, [clean_cell(entry.name), say("day.class", abc=entry.abc), *place]
    row = entry.row
    facts = [row.title]
    if row.amount is not None:
        facts.append(say("deals.plain", value=money(row)))
    facts.append(say(_age(view, entry, limits, calendar)))
    if entry.slowed:
        facts.append(say("day.slowed"))
    return row.key, facts


def _command(taken: Step) -> str:
    return f"      → {command_line(taken)}"


def _age(view: View, listed: Listed, limits: LimitTable, calendar: Calendar) -> Message:
    row = listed.row
    if row.status == "stopped":
        return msg("day.stopped")
    here = limits.of(row)
    if row.stage_since is None:
        return msg("day.age_unknown", stage=here.label)
    since: date = day_of(row.stage_since, view.workspace.time_zone)
    days = calendar.working_days(since, view.today)
    return msg("day.age", stage=here.label, days=days, limit=here.days.warn)


def _rest(day: Day, asked: dict[str, str]) -> list[str]:
    lines = []
    over = day.ranked - len(day.page)
    if over > 0:
        more = "day.more_things" if day.clients else "day.more"
        lines.append(f" {say(more, n=over)} → {command_line(step('next', None, **asked, limit='0'))}")
    if day.waiting:
        first = min(each.row.waiting_until or "" for each in day.waiting)
        lines.append(" " + say("day.waiting", n=len(day.waiting), until=date.fromisoformat(first)))
    return lines


def _nothing(desk: Desk, whose: str | None) -> str:
    """One sentence, and where to begin."""
    if whose:
        return say("day.none_of", whose=whose)
    if rights.reach(desk.actor, "look") == rights.OWN:
        return f"{say('day.none')}\n  → {command_line(step('new', None, title=None, account=None))}"
    return f"{say('day.none_for_a_coach')}\n  → {command_line(step('next', None, owner=None))}"
