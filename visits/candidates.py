"""Who could be visited in a week, and why: from the rows of deals and the clients that are due."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from engine.contacts import Contact
from engine.deal_table import DealRow
from engine.message import Message, msg, step
from engine.reads import Listed
from engine.state import Day, Promise
from visits.absent import with_somebody_else
from visits.cadence import VISIT, Due, DueClient
from visits.day import worth
from visits.plan import ADVANCE, PROMISE, Proposed, Stall
from visits.thing import Thing


class Outlook(NamedTuple):
    """What is known beside the rows; people are contact keys by account.

    `first` and `last` are the week's first and last day; what lies between today and the first of them
    belongs to a week of its own.
    """

    today: date
    first: date
    last: date
    currency: str
    rates: Mapping[str, str] = {}
    classes: Mapping[str, str] = {}
    """By account."""
    places: Mapping[str, str] = {}
    promises: Mapping[str, Sequence[Promise]] = {}
    """Ours that are open, by deal."""
    deciders: Mapping[str, str] = {}
    met: Mapping[str, str] = {}
    """Whom we met last."""
    left: Mapping[str, Contact] = {}
    """Who isn't at their client any more, by key."""
    stalls: Mapping[str, Stall] = {}
    open_gates: Mapping[str, Thing] = {}
    """By key, the stalled deals that only want advancing."""

    def falls_in(self, day: str | None) -> bool:
        return day is not None and day <= self.last.isoformat() and not self.falls_before(day)

    def falls_before(self, day: str | None) -> bool:
        """Into the days from today up to the week, which have a plan of their own."""
        return day is not None and self.today.isoformat() <= day < self.first.isoformat()


def candidates(
    rows: Sequence[Listed], clients: Iterable[DueClient], outlook: Outlook
) -> tuple[Proposed, ...]:
    """Pure. A deal comes for one reason and for each promise of ours; who is met anyway is not due."""
    found = [each for listed in rows for each in _of_deal(listed, outlook)]
    seen = _seen_before(rows, outlook)
    for client in clients:
        there = [each for each in found if each.account == client.code]
        found += _of_client(client, outlook, there, seen.get(client.code))
    return tuple(found)


def _seen_before(rows: Iterable[Listed], outlook: Outlook) -> dict[str, date]:
    """By account, the last day before the week for which a visit is agreed."""
    days = [(each.row.next_on or "", each.row.account) for each in rows]
    agreed = sorted((on, code) for on, code in days if code and outlook.falls_before(on))
    return {code: date.fromisoformat(on) for on, code in agreed}


def _of_deal(listed: Listed, outlook: Outlook) -> Iterator[Proposed]:
    row = listed.row
    for each in outlook.promises.get(row.key, ()):
        if outlook.falls_in(each.on) and not _is_the_step(each, row, outlook):
            kept = step("promise", row.key, what=each.what, by="us", kept="")
            why = msg("plan.why_promise", what=each.what)
            promised = _proposed(listed, outlook, "promise", why)
            yield promised._replace(
                kind=PROMISE, step=kept, contact=None, on=date.fromisoformat(each.on), what=each.what
            )
    if row.status == "stopped":
        if row.wake_on is not None and outlook.falls_in(row.wake_on):
            woken = date.fromisoformat(row.wake_on)
            yield _proposed(listed, outlook, "wake", msg("plan.why_wake", on=woken))._replace(after=woken)
    elif row.next_on is not None and outlook.falls_in(row.next_on):
        yield _agreed(listed, outlook, row.next_on)
    elif outlook.falls_before(row.next_on):
        return  # seen before the week begins
    elif (pressing := _pressing(listed, outlook)) is not None:
        yield pressing


def _is_the_step(promise: Promise, row: DealRow, outlook: Outlook) -> bool:
    """Whether the next step already says what was promised for the day; what is past counts for today."""
    today = outlook.today.isoformat()
    said = promise.what.casefold() in (row.next_what or "").casefold()
    return said and max(promise.on, today) == max(row.next_on or "", today)


def _agreed(listed: Listed, outlook: Outlook, on: Day) -> Proposed:
    """The next step on its day; somebody else is to be found for it where its person has left."""
    row, day = listed.row, date.fromisoformat(on)
    who = outlook.left.get(row.next_contact or "")
    if who is None or (who.left_on or "") > on:
        found = _proposed(listed, outlook, "step", msg("plan.why_step", what=row.next_what))
        return found._replace(on=day, what=row.next_what or "")
    left = date.fromisoformat(who.left_on or "")
    why = msg("day.why_left", what=row.next_what, who=who.name or who.key, on=left)
    found = _proposed(listed, outlook, "step", why)
    again = with_somebody_else(row.key, row.next_what, on, outlook.today.isoformat())
    return found._replace(on=day, contact=None, step=again, what=row.next_what or "")


def _pressing(listed: Listed, outlook: Outlook) -> Proposed | None:
    """A deal without a next step in the week; one agreed for later doesn't unstick it."""
    row, stall = listed.row, outlook.stalls.get(listed.row.key)
    if row.waiting_until is not None and (row.last_contact or "") < row.waiting_until:
        if not outlook.falls_in(row.waiting_until):
            return None
        over = date.fromisoformat(row.waiting_until)
        return _proposed(listed, outlook, "wait_over", msg("plan.why_wait_over", until=over))._replace(
            after=over
        )
    if stall is None:
        return None
    id = f"stalled_{stall.level}"
    if (gate := outlook.open_gates.get(row.key)) is not None:
        found = _proposed(listed, outlook, id, gate.why)
        return found._replace(kind=ADVANCE, step=gate.step, contact=None)
    return _proposed(listed, outlook, id, msg("plan.why_stalled", because=stall.because, ask=stall.ask))


def _proposed(listed: Listed, outlook: Outlook, id: str, why: Message) -> Proposed:
    """A visit for a deal."""
    row = listed.row
    account = row.account or ""
    return Proposed(
        id=id,
        kind=VISIT,
        why=why,
        step=step("prep", row.key),
        account=row.account,
        deal=row.key,
        contact=row.next_contact or outlook.deciders.get(account) or outlook.met.get(account),
        place=outlook.places.get(account),
        abc=outlook.classes.get(account),
        worth=worth(row, outlook.currency, outlook.rates),
    )


def _of_client(
    client: DueClient, outlook: Outlook, there: Sequence[Proposed], seen: date | None
) -> Iterator[Proposed]:
    """Its visit and its call, as far as they fall into the week. `there`: for what else one goes there;
    `seen`: the day before the week it is visited on."""
    visits = [each.on or each.after or outlook.today for each in there if each.kind == VISIT]
    visits += [seen] if seen else []
    for due in sorted(client.dues, key=lambda each: each.kind != VISIT):
        day = max(due.due_on, outlook.today)
        if due.kind == VISIT:
            if any(each.id == "step" for each in there):
                continue
            if seen is not None:
                day = max(day, seen + timedelta(days=due.every))
            visits.append(day)
        elif any(visit <= day for visit in visits):
            # The visit comes first, and there is something to call about only some days later.
            day = max(day, max(visits) + timedelta(days=due.after_visit))
        if day <= outlook.last:
            yield _contact(client, due, outlook)._replace(after=day if day > outlook.today else None)


def _contact(client: DueClient, due: Due, outlook: Outlook) -> Proposed:
    look = step("prep", client.deal) if client.deal else step("account show", None, account=client.code)
    return Proposed(
        id=f"client_{client.abc}",
        kind=due.kind,
        why=due.why,
        step=look,
        account=client.code,
        contact=outlook.deciders.get(client.code) or outlook.met.get(client.code),
        place=client.place,
        abc=client.abc,
        overdue=due.overdue_days,
        worth=client.worth,
    )
