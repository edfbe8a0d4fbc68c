"""What the clients, people and deals of a report are called."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from commands.views import names_of
from engine import accounts, playbooks, reads
from engine.playbook import Playbook
from engine.reads import View
from engine.state import Deal
from engine.visit_table import Held
from engine.weeks import Planned
from visits.agenda import Appointment
from visits.day_report import DayReport
from visits.day_tasks import Task
from visits.week_report import WeekReport


class Names(NamedTuple):
    """Clients by code, their people by key (of somebody erased the key itself), deals by key.

    `reader` is the login of whoever looks at the report.
    """

    view: View
    reader: str
    accounts: Mapping[str, str]
    people: dict[str, str]
    deals: Mapping[str, Deal]

    def person(self, key: str | None) -> str | None:
        return self.people.get(key, key) if key else None

    def whom(self, account: str | None, deal: str | None) -> str:
        """`Huanan Precision · HUANAN-1 Line 3 upgrade`, as far as it is known."""
        known = self.deals.get(deal or "")
        about = f"{known.key} {known.title}" if known else deal
        return " · ".join(filter(None, (self.accounts.get(account or "", account), about)))

    def asked(self, owner: str) -> dict[str, str]:
        """The option a command needs that is about somebody else's report."""
        return {} if owner == self.reader else {"--owner": owner}

    def playbook(self, deal: str) -> Playbook:
        pinned = self.deals[deal]
        return playbooks.load(self.view.store, pinned.playbook, pinned.playbook_version)


def names_in_day(view: View, report: DayReport, reader: str) -> Names:
    held = [meeting.held for meeting in report.meetings]
    events = (*report.answers, *report.kept, *report.moves)
    keys = {event.subject.removeprefix("deal:") for event in events}
    lines: list[Task | Appointment | Held] = [*report.tasks, *report.ahead, *held]
    return _names(view, reader, {line.account for line in lines}, keys | {line.deal for line in lines})


def names_in_week(view: View, reports: Iterable[WeekReport], reader: str) -> Names:
    lines: list[Appointment | Planned] = []
    for report in reports:
        lines += [*report.ahead, *(each.planned for each in report.planned)]
    return _names(view, reader, {line.account for line in lines}, {line.deal for line in lines})


def _names(view: View, reader: str, codes: Iterable[str | None], keys: Iterable[str | None]) -> Names:
    deals = reads.states(view, sorted(filter(None, keys)))
    known = sorted({*filter(None, codes), *filter(None, (deal.account for deal in deals.values()))})
    people = reads.people_of(view, known)
    return Names(
        view,
        reader,
        {account.code: account.name for account in accounts.by_codes(view.store, known)},
        {key: name for there in people.values() for key, name in names_of(there).items()},
        deals,
    )
