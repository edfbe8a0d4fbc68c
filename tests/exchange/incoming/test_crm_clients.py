"""Accounts, contacts and activities under the headings of five CRMs, by the mappings that come along."""

import csv

import pytest
from proven import verified

from engine import accounts, contacts, visit_table
from engine.reads import View
from exchange.mapping.file import load_mapping
from exchange.mapping.shipped import shipped

CRMS = ("dynamics", "hubspot", "odoo", "pipedrive", "salesforce")
SAID = {
    "id": "A1", "name": "Acme Steel", "place": "Shanghai", "account": "Acme Steel", "account_id": "A1",
    "job": "CFO", "phone": "+86 21 5550 1234", "email": "yu@acme.example", "on": "2026-11-10",
    "summary": "Prices", "contact": "Chen Yu", "owner": "Lin Tao",
}  # fmt: skip
DEALS = (
    "{source: %s, columns: {id: id, title: what, stage: stage, account: client}, stages: {Lead: understand}}"
)


@pytest.fixture
def table(team, tmp_path):
    """A made-up export of one row under all the headings a mapping names."""

    def table(name, /, **said):
        plan = load_mapping(shipped()[name]).plan
        cells = {}
        for field, columns in plan.columns:
            for at, column in enumerate([columns] if isinstance(columns, str) else columns or ()):
                own = said.get(field, SAID.get(field, ""))
                cells[column] = own if isinstance(columns, str) or len(columns) == 1 else own.split()[at]
        cells |= {column: values[0] for column, values in plan.only.items()}
        if getattr(plan.columns, "channel", None):
            cells[plan.columns.channel] = next(iter(plan.channels))
        path = tmp_path / f"{name.replace('/', '-')}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([cells.keys(), cells.values()])
        return team.bring_file(path, shipped()[name])

    return table


@pytest.mark.parametrize("crm", CRMS)
def test_clients_their_people_and_talks_come_in(team, table, crm):
    deal = DEALS % crm
    assert table(f"{crm}/accounts").created == 1
    team.bring("D1,Line 2,Lead,Acme Steel", map=deal, heading="id,what,stage,client")
    assert table(f"{crm}/contacts", name="Chen Yu", id="P1").created == 1
    talk = table(f"{crm}/activities", id="T1", deal="D1")
    assert (talk.created, talk.rejected, dict(talk.strangers)) == (1, [], {})
    (acme,) = accounts.everyone(team.store)
    assert (acme.code, acme.place) == ("ACME", "Shanghai")
    (chen,) = contacts.of_account(team.store, "ACME")
    assert (chen.name, chen.part, chen.details.job) == ("Chen Yu", "user", "CFO")
    change = team.change()
    (held,) = visit_table.held(View(team.store, change.workspace, change.date))
    assert (held.account, held.on, held.by, held.two_sided) == ("ACME", "2026-11-10", "lin", True)
    verified(team.store)
    assert table(f"{crm}/contacts", name="Chen Yu", id="P1").unchanged == 1
    assert table(f"{crm}/activities", id="T1", deal="D1").unchanged == 1


def test_what_an_activity_of_dynamics_is_regarding_may_be_a_deal_or_a_client(team):
    team.bring("1,Line 3,ACME,lin,100,Lead,,")
    table = team.folder / "activities.csv"
    table.write_text(
        "Actual End,Subject,Regarding,Activity Type,Owner\n"
        "2026-11-10,Offer,Line 3,Phone Call,lin\n"
        "2026-11-11,Tour,ACME,Appointment,lin\n"
        "2026-11-12,Hello,Nobody,Phone Call,lin\n",
        encoding="utf-8",
    )
    outcome = team.bring_file(table, shipped()["dynamics/activities"])
    assert (outcome.created, [refusal.row for refusal in outcome.rejected]) == (2, [4])
    subjects = [row["subject"] for row in team.store.rows("SELECT subject FROM visit ORDER BY subject")]
    assert subjects == ["account:ACME", "deal:ACME-1"]
