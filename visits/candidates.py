"""Who could be visited in a week, and why: from the rows of deals and the clients that are due."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from engine.message import msg, step
from engine.reads import Listed
from engine.state import Promise
from visits.cadence import VISIT, DueClient
from visits.day import worth
from visits.plan import PROMISE, Proposed, Stall


class Outlook(NamedTuple):
    """What is known beside the rows. `last` is the week's last day; people are contact keys by account."""

    today: date
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
    stalls: Mapping[str, Stall] = {}

    def falls_in(self, day: str | None) -> bool:
        return day is not None and day <= self.last.isoformat()


def candidates(
    rows: Iterable[Listed], clients: Iterable[DueClient], outlook: Outlook
) -> tuple[Proposed, ...]:
    """Pure. A deal comes for one reason and for each promise of ours; who is met anyway is not due."""
    found = [each for listed in rows for each in _of_deal(listed, outlook)]
    met = {each.account for each in found if each.id == "step"}
    due = (each for each in clients if each.code not in met and each.due.due_on <= outlook.last)
    return (*found, *(_of_client(each, outlook) for each in due))


def _of_deal(listed: Listed, outlook: Outlook) -> Iterator[Proposed]:
    row = listed.row
    for each in outlook.promises.get(row.key, ()):
        if outlook.falls_in(each.on):
            kept = step("promise", row.key, what=each.what, by="us", kept="")
            promised = _proposed(listed, outlook, PROMISE)
            why = msg("plan.why_promise", what=each.what)
            yield promised._replace(id="promise", why=why, step=kept, on=date.fromisoformat(each.on))
    visit = _proposed(listed, outlook, VISIT)
    if row.status == "stopped":
        if row.wake_on is not None and outlook.falls_in(row.wake_on):
            woken = date.fromisoformat(row.wake_on)
            yield visit._replace(id="wake", why=msg("plan.why_wake", on=woken), after=woken)
    elif row.next_on is not None and outlook.falls_in(row.next_on):
        why = msg("plan.why_step", what=row.next_what)
        yield visit._replace(id="step", why=why, on=date.fromisoformat(row.next_on))
    elif row.next_on is None and (pressing := _pressing(listed, visit, outlook)) is not None:
        yield pressing


def _pressing(listed: Listed, visit: Proposed, outlook: Outlook) -> Proposed | None:
    """A deal nobody has agreed a next step for."""
    row, stall = listed.row, outlook.stalls.get(listed.row.key)
    if row.waiting_until is not None and (row.last_contact or "") < row.waiting_until:
        if not outlook.falls_in(row.waiting_until):
            return None
        over = date.fromisoformat(row.waiting_until)
        return visit._replace(id="wait_over", why=msg("plan.why_wait_over", until=over), after=over)
    if stall is None:
        return None
    why = msg("plan.why_stalled", because=stall.because, ask=stall.ask)
    return visit._replace(id=f"stalled_{stall.level}", why=why)


def _proposed(listed: Listed, outlook: Outlook, kind: str) -> Proposed:
    """Of a deal; what for is put in by who knows."""
    row = listed.row
    account = row.account or ""
    return Proposed(
        id="step",
        kind=kind,
        why=msg("plan.why_step", what=row.next_what),
        step=step("prep", row.key),
        account=row.account,
        deal=row.key,
        contact=row.next_contact or outlook.deciders.get(account) or outlook.met.get(account),
        place=outlook.places.get(account),
        abc=outlook.classes.get(account),
        worth=worth(row, outlook.currency, outlook.rates),
    )


def _of_client(client: DueClient, outlook: Outlook) -> Proposed:
    look = step("prep", client.deal) if client.deal else step("account show", None, account=client.code)
    return Proposed(
        id=f"client_{client.abc}",
        kind=client.due.kind,
        why=client.due.why,
        step=look,
        account=client.code,
        contact=outlook.deciders.get(client.code) or outlook.met.get(client.code),
        after=client.due.due_on if client.due.due_on > outlook.today else None,
        place=client.place,
        abc=client.abc,
        overdue=client.due.overdue_days,
        worth=client.worth,
    )
