"""A week of visits: what was promised stands on its day, the rest by importance, places kept together."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from engine.message import Message, Step, msg
from visits.cadence import CALL, VISIT

if TYPE_CHECKING:
    from engine.weeks import Planned

ORDER = (
    "step",
    "promise",
    "client_A",
    "stalled_critical",
    "stalled_warn",
    "wait_over",
    "wake",
    "client_B",
    "client_C",
)
"""Why a client is on the plan, the most important first (method §8, "urgent and important first")."""
CLIENTS = ("client_A", "client_B", "client_C")
"""A client whose cadence says it is time, by class."""
NEVER_DROPPED = ("step", "promise", "client_A", "stalled_critical")
PROMISE, ADVANCE = "promise", "advance"
"""The kinds of what takes neither a visit nor a call: something to deliver, a gate that is open."""
_NAMED = 8
"""Clients and deals a warning names."""


class Stall(NamedTuple):
    """What the coach's clock says of a deal; `level` is `warn` or `critical`."""

    level: str
    because: Message
    ask: Message


class Proposed(NamedTuple):
    """One thing to do at a client, about a deal or about the client itself.

    `id` is one of ORDER, `contact` a key. `on`: the day it is agreed for; `after`: not before, if possible.
    """

    id: str
    kind: str
    why: Message
    step: Step
    account: str | None = None
    deal: str | None = None
    contact: str | None = None
    on: date | None = None
    after: date | None = None
    place: str | None = None
    abc: str | None = None
    overdue: int = 0
    worth: Decimal = Decimal(0)
    what: str = ""
    """What was agreed or promised, as it was said."""
    moved: Message | None = None
    """Why it doesn't stand on the day it was agreed for."""

    @property
    def whom(self) -> str:
        """The client, or the deal that has none yet: what one goes to once a day."""
        return self.account or self.deal or ""

    @property
    def importance(self) -> tuple[int, str, int, Decimal, str, str, date, str]:
        """Sorts the most important first; everything in it, so that the same week is the same plan."""
        return (
            ORDER.index(self.id),
            self.abc or "B",  # who hasn't bought yet ranks with the middle
            -self.overdue,
            -self.worth,
            self.whom,
            self.deal or "",
            self.on or date.max,
            self.kind,
        )


class PlannedDay(NamedTuple):
    """`visits` in the order to make them: places together, the most important place first."""

    on: date
    visits: tuple[Proposed, ...]


class Plan(NamedTuple):
    days: tuple[PlannedDay, ...]
    left_over: tuple[Proposed, ...]
    """What has no room, the most important first."""
    warnings: tuple[Message, ...]


def propose(
    candidates: Iterable[Proposed],
    days: Sequence[date],
    per_day: int,
    today: date,
    kept: Sequence["Planned"] = (),
) -> Plan:
    """Pure. Every candidate is on one day or left over; `days` are the working days to plan, in order, none
    before `today`.

    A day has room for so many clients visited and so many called. Only what is agreed for a day goes
    beyond, and that is said. What was kept earlier stays on its day where it can.
    """
    ordered = sorted(candidates, key=lambda each: each.importance)
    week = _Week(days, per_day, today, kept)
    back = [week.agreed(each, each.on) for each in ordered if each.on is not None]
    back += [week.free(each) for each in ordered if each.on is None]
    left = sorted(filter(None, back), key=lambda each: each.importance)
    planned = tuple(PlannedDay(day, _by_place(week.stops[day])) for day in days)
    return Plan(planned, tuple(left), tuple(_warnings(planned, left, per_day)))


class _Week:
    """The week as it fills up."""

    def __init__(self, days: Sequence[date], per_day: int, today: date, kept: Iterable["Planned"]) -> None:
        self.days = days
        self.per_day = per_day
        self.today = today
        self.stops: dict[date, list[Proposed]] = {day: [] for day in days}
        self.kept = {(_whom(each), each.call, date.fromisoformat(each.on)) for each in kept}

    def agreed(self, wanted: Proposed, on: date) -> Proposed | None:
        """On its day, else on the nearest working one; what can't be placed comes back."""
        if not self.days:
            return wanted
        day, moved = on, None
        if on < self.today:
            day, moved = self.days[0], msg("plan.still_open", on=on)
        elif on not in self.stops:
            day = next((day for day in self.days if day > on), self.days[-1])
            moved = msg("plan.due_off" if wanted.kind == PROMISE else "plan.day_off", on=on)
        self.stops[day].append(wanted._replace(moved=moved))
        return None

    def free(self, wanted: Proposed) -> Proposed | None:
        """Where one is with that client anyway; else on a day with room, near other clients of the place."""
        days = [day for day in self.days if wanted.after is None or day >= wanted.after]
        if wanted.id in CLIENTS:  # better too early than not at all
            days += [day for day in self.days if day not in days]
        there = [day for day in days if self._is_there(day, wanted)]
        with_room = [day for day in days if self._has_room(day, wanted.kind)]
        # A visit and a call of one client are two contacts, on two days where there are two.
        with_room.sort(key=lambda day: self._speaks_with(day, wanted))
        travels = wanted.place if wanted.kind == VISIT else None
        choices = (
            () if wanted.kind == CALL else there,
            (day for day in with_room if (wanted.whom, wanted.kind == CALL, day) in self.kept),
            (day for day in with_room if travels and travels in self._places(day)),
            (day for day in with_room if travels and not self._places(day)),
            with_room,
            there,
        )
        day = next((day for each in choices for day in each), None)
        if day is None:
            return wanted
        self.stops[day].append(wanted)
        return None

    def _has_room(self, day: date, kind: str) -> bool:
        there = _clients(self.stops[day], kind)
        if kind != VISIT:  # to speak with whom one sees anyway takes no room
            there -= _clients(self.stops[day], VISIT)
        return len(there) < self.per_day

    def _is_there(self, day: date, wanted: Proposed) -> bool:
        return any(wanted.whom in _clients(self.stops[day], kind) for kind in {VISIT, wanted.kind})

    def _speaks_with(self, day: date, wanted: Proposed) -> bool:
        return any(each.whom == wanted.whom and each.kind in (VISIT, CALL) for each in self.stops[day])

    def _places(self, day: date) -> set[str]:
        return {each.place for each in self.stops[day] if each.place and each.kind == VISIT}


def _clients(stops: Iterable[Proposed], kind: str) -> set[str]:
    return {each.whom for each in stops if each.kind == kind}


def _by_place(stops: Sequence[Proposed]) -> tuple[Proposed, ...]:
    """Place by place and client by client, each where its most important one stands; what is done from
    the desk behind them."""
    seen = _clients(stops, VISIT)
    ordered = sorted(stops, key=lambda each: (each.whom not in seen, each.importance))
    places: dict[str, int] = {}
    clients: dict[str, int] = {}
    for at, each in enumerate(ordered):
        places.setdefault(each.place or each.whom, at)
        clients.setdefault(each.whom, at)

    def route(each: Proposed) -> tuple[bool, int, int]:
        return each.whom not in seen, places[each.place or each.whom], clients[each.whom]

    return tuple(sorted(ordered, key=route))


def _warnings(days: Sequence[PlannedDay], left: Sequence[Proposed], per_day: int) -> Iterator[Message]:
    if not days:
        yield msg("plan.no_days")
    for day in days:
        n = len(_clients(day.visits, VISIT))
        if n > per_day:
            yield msg("plan.too_full", on=day.on, n=n, per_day=per_day)
    must = [each for each in left if each.id in NEVER_DROPPED]
    if must:
        whom = tuple(dict.fromkeys(each.whom for each in must))
        yield msg("plan.must_not_drop", n=len(whom), whom=whom[:_NAMED])


# ── against the plan one kept ─────────────────────────────────────────────────────────────────


class Change(NamedTuple):
    """`id`: new, moved or gone; `whom` a client or the deal that has none; `on` is the day now, or was."""

    id: str
    whom: str
    on: date


def meetings(day: PlannedDay) -> list[tuple[Proposed, ...]]:
    """Whom one sees or calls that day, client by client, with all there is to speak of."""
    found: dict[str, list[Proposed]] = {}
    for each in day.visits:
        if each.kind in (VISIT, CALL):
            found.setdefault(each.whom, []).append(each)
    return [tuple(each) for each in found.values()]


def changes(kept: Iterable["Planned"], plan: Plan) -> tuple[Change, ...]:
    """What is different since the plan was kept. Days that are over are for the report."""
    now = _by_client((each[0].whom, day.on) for day in plan.days for each in meetings(day))
    then = _by_client((_whom(each), date.fromisoformat(each.on)) for each in kept)
    first = plan.days[0].on if plan.days else date.max
    found = []
    for whom, on in now.items():
        if new := on - then.get(whom, set()):
            found.append(Change("moved" if whom in then else "new", whom, min(new)))
    for whom, on in then.items():
        if whom not in now and max(on) >= first:
            found.append(Change("gone", whom, max(on)))
    return tuple(sorted(found, key=lambda each: (each.on, each.whom)))


def _whom(planned: "Planned") -> str:
    return planned.account or planned.deal or ""


def _by_client(told: Iterable[tuple[str, date]]) -> dict[str, set[date]]:
    found: dict[str, set[date]] = {}
    for whom, on in told:
        found.setdefault(whom, set()).add(on)
    return found
