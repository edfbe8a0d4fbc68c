"""Which clients are to be seen or called by the playbook's cadence: for `next`, lists and plans."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from engine import clientele, people, playbooks, reads, visit_table
from engine.cadence import Cadence
from engine.clientele import Client
from engine.message import msg
from engine.people import Person
from engine.reads import Listed, View
from engine.visit_table import NEVER
from visits.cadence import Colleague, DueClient, due
from visits.day import worth


def cadence(view: View) -> Cadence:
    """Of the playbook that holds for clients."""
    playbook = playbooks.for_clients(view.store)
    return playbook.cadence if playbook else Cadence()


def of_person(view: View, person: Person, rows: Iterable[Listed]) -> dict[str, DueClient]:
    """The clients a person keeps in touch with, by code; `rows` are their own deals."""
    clients, position = clientele.clients_of(view, person), people.position_of(person)
    if clients and position != clientele.REP:
        # Who sees other people's clients speaks of other people's deals.
        rows = reads.listed(view, "d.account IS NOT NULL AND d.status IN ('open', 'won')")
    return _due(view, clients, position, rows)


def of_team(view: View, team: str, rows: Iterable[Listed]) -> dict[str, DueClient]:
    """The clients of a team's sales reps."""
    return _due(view, clientele.clients_of_team(view, team), clientele.REP, rows)


def _due(view: View, clients: list[Client], position: str, rows: Iterable[Listed]) -> dict[str, DueClient]:
    if not clients:
        return {}
    asked = cadence(view)
    wanted = {client.code: asked.rhythms(client.abc, position) for client in clients}
    codes = [code for code, rhythms in wanted.items() if rhythms is not None]
    lasts = visit_table.last_contacts(view, codes, by=clientele.sellers_of(view, position))
    others = _colleagues(view, position, codes)
    deals = _most_valuable(view, rows)
    found = {}
    for client in clients:
        rhythms = wanted[client.code]
        if rhythms is None:
            continue
        code, name, abc, place, since = client
        last = lasts.get(code, NEVER)
        dues = due(rhythms, last, since, view.today, others.get(code))
        deal, value = deals.get(code, (None, Decimal(0)))
        found[code] = DueClient(code, name, abc, place, dues, deal, last, value)
    return found


def _colleagues(view: View, position: str, codes: list[str]) -> dict[str, Colleague]:
    """Who else saw the clients of somebody whose own position is asked for."""
    if position == clientele.REP:
        return {}
    title = msg(f"people.position_{position}")
    found = clientele.last_visitors(view, codes)
    return {code: Colleague(title, who.name, date.fromisoformat(on)) for code, (on, who) in found.items()}


def _most_valuable(view: View, rows: Iterable[Listed]) -> Mapping[str, tuple[str, Decimal]]:
    """By account, its live deal worth most, and what that is."""
    here = view.workspace
    live = [each.row for each in rows if each.row.account and each.row.status in ("open", "won")]
    valued = sorted((worth(row, here.currency, here.rates), row.key, row.account or "") for row in live)
    return {account: (key, value) for value, key, account in valued}
