"""A person's week: the targets set, the visits planned, the day's focus, what is told, the cause of misses.

Every change to one goes through here, as an event of its subject, `week:USER:MONDAY`.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from engine import people, rights
from engine.change import Change
from engine.errors import NotAllowed, Usage, unknown
from engine.history import Event, canonical, events
from engine.message import msg
from engine.money import decimal_of, minor, plain
from engine.people import Person
from engine.reads import View
from engine.state import Day
from engine.store import Store

FIGURES = ("visits", "calls", "sales", "margin", "new_clients", "collection")
"""What a manager sets targets for (method §8)."""
AMOUNTS = ("sales", "margin", "collection")
"""Those that are money, in the workspace's currency; the others are counted."""
TOLD = ("collection",)
"""What nothing on record adds up to, so that the seller says it."""
CAUSES = ("target", "outside", "skill", "execution")
"""Why something was missed (method §8): the target itself, an outside cause, skill, or execution."""


class Planned(NamedTuple):
    """A visit a seller means to make, or a `call`; `why` is a sentence in their own words."""

    on: Day
    account: str | None
    deal: str | None
    contact: str | None
    why: str
    call: bool = False


class Miss(NamedTuple):
    cause: str
    note: str | None


class Week(NamedTuple):
    """`targets` and `told` by figure: a count, or an amount as a decimal string; `focus` by day."""

    user: str
    monday: Day
    targets: Mapping[str, str] = {}
    plan: tuple[Planned, ...] = ()
    focus: Mapping[Day, str] = {}
    told: Mapping[str, str] = {}
    misses: Mapping[str, Miss] = {}
    version: int = 0
    """`seq` of the last event; 0 while nothing was said of this week."""

    @property
    def subject(self) -> str:
        return f"week:{self.user}:{self.monday}"

    @property
    def sunday(self) -> Day:
        return (date.fromisoformat(self.monday) + timedelta(days=6)).isoformat()

    @property
    def planned(self) -> dict[str, Planned]:
        """The plan by the names its visits are missed by: the deal or client, `ACME-1`, then `ACME-1@2`."""
        named: dict[str, Planned] = {}
        for each in self.plan:
            name = each.deal or each.account or "?"
            times = sum((other.deal or other.account or "?") == name for other in named.values())
            named[f"{name}@{times + 1}" if times else name] = each
        return named


def monday_of(day: date | Day) -> Day:
    """The Monday of the week a day is in."""
    found = date.fromisoformat(day) if isinstance(day, str) else day
    return (found - timedelta(days=found.weekday())).isoformat()


# ── reading ───────────────────────────────────────────────────────────────────────────────────


def load(where: View | Store, user: str, monday: Day) -> Week:
    """The week as it stands, or as the view's day shows it; an empty one where nothing was said of it."""
    if isinstance(where, View) and where.until is not None:
        return fold(user, monday, events(where.store, f"week:{user}:{monday}", until=where.until))
    store = where.store if isinstance(where, View) else where
    sql = 'SELECT state, version FROM week WHERE "user" = :user AND monday = :monday'
    row = store.row(sql, user=user, monday=monday)
    return Week(user, monday) if row is None else _read(user, monday, row["state"], row["version"])


def _read(user: str, monday: Day, text: str, version: int) -> Week:
    state = json.loads(text)
    return Week(
        user,
        monday,
        targets=state["targets"],
        plan=tuple(Planned(**planned) for planned in state["plan"]),
        focus=state["focus"],
        told=state["told"],
        misses={what: Miss(**miss) for what, miss in state["misses"].items()},
        version=version,
    )


def written(week: Week) -> str:
    return canonical(
        {
            "targets": week.targets,
            "plan": [planned._asdict() for planned in week.plan],
            "focus": week.focus,
            "told": week.told,
            "misses": {what: miss._asdict() for what, miss in week.misses.items()},
        }
    )


def fold(user: str, monday: Day, told: Iterable[Event]) -> Week:
    week = Week(user, monday)
    for event in told:
        week = _after(week, event)
    return week


def _after(week: Week, event: Event) -> Week:
    data, week = event.data, week._replace(version=event.seq)
    if event.kind == "target":
        return week._replace(targets=_merged(week.targets, data["targets"]))
    if event.kind == "plan":
        return week._replace(plan=tuple(Planned(**planned) for planned in data["planned"]))
    if event.kind == "focus":
        return week._replace(focus=_merged(week.focus, {data["on"]: data["text"]}))
    if event.kind == "tell":
        return week._replace(told=_merged(week.told, data["told"]))
    if event.kind == "merge":
        return _with_account(week, data["from"], data["into"])
    miss = Miss(data["cause"], data["note"])
    return week._replace(misses={**week.misses, data["what"]: miss})


def _with_account(week: Week, gone: str, into: str) -> Week:
    """The plan with one account in place of another, and why its visits were missed by their new names."""
    plan = tuple(each._replace(account=into) if each.account == gone else each for each in week.plan)
    after = week._replace(plan=plan)
    names = dict(zip(week.planned, after.planned, strict=True))
    return after._replace(misses={names.get(what, what): miss for what, miss in week.misses.items()})


def _merged(before: Mapping[str, str], said: Mapping[str, str | None]) -> dict[str, str]:
    """What is None is taken away."""
    return {name: value for name, value in {**before, **said}.items() if value is not None}


# ── changing ──────────────────────────────────────────────────────────────────────────────────


def set_targets(change: Change, user: str, monday: Day, targets: Mapping[str, str]) -> Week:
    """Figures as typed; an empty value takes a target away. Everything that is wrong is said at once."""
    person = people.colleague(change.store, user)
    if not rights.may_set_target(change.actor, person, people.staff(change.store)):
        raise NotAllowed(msg("report.may_not_target", user=change.actor.user))
    values = _figures(change, targets, FIGURES)
    return _record(change, person, monday, "target", {"targets": values})


def keep_plan(change: Change, user: str, monday: Day, planned: Sequence[Planned]) -> Week:
    """The visits of the week, in place of those kept before. Raises Usage for a day outside it."""
    week = Week(user, monday)
    outside = sorted({each.on for each in planned if not monday <= each.on <= week.sunday})
    if outside:
        days = tuple(map(date.fromisoformat, outside))
        raise Usage(msg("report.outside_week", days=days, monday=date.fromisoformat(monday)))
    data = {"planned": [each._asdict() for each in sorted(planned, key=lambda each: each.on)]}
    return _record(change, _worked_on(change, user), monday, "plan", data)


def hand_over(change: Change, user: str, to: str) -> int:
    """The visits somebody planned for today and later stand in somebody else's weeks; how many there were."""
    sql = 'SELECT monday FROM week WHERE "user" = :user AND monday >= :monday ORDER BY monday'
    handed = 0
    for row in change.store.rows(sql, user=user, monday=monday_of(change.date)):
        before, theirs = (load(change.store, whose, row["monday"]) for whose in (user, to))
        coming = [each for each in before.plan if each.on >= change.today and each not in theirs.plan]
        if coming:
            keep_plan(change, to, row["monday"], [*theirs.plan, *coming])
            handed += len(coming)
    return handed


def follow_account(change: Change, source: str, into: str) -> int:
    """Where somebody planned to see an account, it is the one it was merged into; in how many weeks."""
    sql = 'SELECT "user", monday FROM week WHERE state LIKE :said ORDER BY "user", monday'
    rows = change.store.rows(sql, said=f'%"account":"{source}"%')
    for row in rows:
        person = people.find_any(change.store, row["user"])
        _record(change, person, row["monday"], "merge", {"from": source, "into": into})
    return len(rows)


def set_focus(change: Change, user: str, on: Day, text: str) -> Week:
    """What a day is for; an empty text takes it away."""
    data = {"on": on, "text": text.strip() or None}
    return _record(change, _worked_on(change, user), monday_of(on), "focus", data)


def tell(change: Change, user: str, monday: Day, told: Mapping[str, str]) -> Week:
    """What nothing on record adds up to, such as the money that came in; an empty value takes it away."""
    person = _worked_on(change, user)
    return _record(change, person, monday, "tell", {"told": _figures(change, told, TOLD)})


def explain(change: Change, user: str, monday: Day, what: str, cause: str, note: str | None = None) -> Week:
    """Why a figure, or a planned visit by its name, was missed. Whether it was is for whoever reckons it."""
    person = _worked_on(change, user)
    known = (*FIGURES, *load(change.store, person.user, monday).planned)
    if what not in known:
        raise unknown("report.unknown_miss", what, known)
    if cause not in CAUSES:
        raise unknown("report.unknown_cause", cause, CAUSES)
    data = {"what": what, "cause": cause, "note": (note or "").strip() or None}
    return _record(change, person, monday, "miss", data)


# Two statements: of one that does either, a database that sees to rights takes a change for a new week.
_INSERT = 'INSERT INTO week ("user", monday, state, version) VALUES (:user, :monday, :state, :version)'
_UPDATE = 'UPDATE week SET state = :state, version = :version WHERE "user" = :user AND monday = :monday'


def _record(change: Change, person: Person, monday: Day, kind: str, data: Mapping[str, Any]) -> Week:
    if monday_of(monday) != monday:
        raise ValueError(f"{monday} is no Monday")
    before = load(change.store, person.user, monday)
    change.expects(before.subject, before.version)
    week = _after(before, change.record(before.subject, kind, data))
    change.store.run(
        _UPDATE if before.version else _INSERT,
        user=week.user,
        monday=week.monday,
        state=written(week),
        version=week.version,
    )
    return week


def _figures(change: Change, typed: Mapping[str, str], known: Sequence[str]) -> dict[str, str | None]:
    if strangers := [name for name in typed if name not in known]:
        raise unknown("report.unknown_figure", strangers[0], known)
    currency = change.workspace.currency
    values = {name: _value(name, text, currency) for name, text in typed.items() if text.strip()}
    wrong = [f"{name}={typed[name]}" for name, value in values.items() if value is None]
    if wrong:
        raise Usage(msg("report.bad_figure", given=tuple(wrong), currency=currency))
    return {name: values.get(name) for name in typed}


def _value(name: str, text: str, currency: str) -> str | None:
    """A count as digits, an amount as a decimal string; None for what is neither, or below zero."""
    if name in AMOUNTS:
        amount = minor(text, currency)
        return plain(amount, currency) if amount is not None and amount >= 0 else None
    number = decimal_of(text)
    whole = number is not None and number >= 0 and number == number.to_integral_value()
    return str(int(number)) if number is not None and whole else None


# ── who may, and whether it is proved ─────────────────────────────────────────────────────────


def _worked_on(change: Change, user: str) -> Person:
    person = people.colleague(change.store, user)
    if not rights.may(change.actor, "week", person):
        raise NotAllowed(msg("report.not_yours", user=change.actor.user, owner=person.user))
    return person


def told_by(subject: str, history: Iterable[Event]) -> Week:
    """The week its events tell of."""
    return fold(*_named_by(subject), history)


def _named_by(subject: str) -> tuple[str, Day]:
    user, _, monday = subject.removeprefix("week:").rpartition(":")
    return user, monday
