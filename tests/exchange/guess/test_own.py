"""Our own tables come back without a guess: stages by their ids, days and money as they stand."""

import csv

import pytest

from commands.import_guess import first_mapping
from exchange.outgoing.tables import accounts, deals
from words.say import speak


def write(path, columns, rows, called):
    """Rows as {id: cell}."""
    with open(path, "w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow([called(column) for column in columns])
        table.writerows([[row.get(column.id, "") for column in columns] for row in rows])


IDS, CHINESE, ENGLISH = (lambda c: c.id), (lambda c: c.title.zh), (lambda c: c.title.en)
ACCOUNTS = [{"code": "HUANAN", "name": "华南精密", "version": "1"}]
ROW = {
    "account": "HUANAN",
    "account_name": "华南精密",
    "owner": "lin",
    "currency": "CNY",
    "status": "open",
    "opened_at": "2026-03-01T16:00:00.000000Z",
    "stage_since": "2026-04-01T16:00:00.000000Z",
}
DEALS = [
    {**ROW, "key": "HUANAN-1", "title": "三号线", "stage": "explore", "amount": "1200.50"},
    {
        **ROW,
        "key": "HUANAN-2",
        "title": "备件",
        "stage": "execute",
        "status": "won",
        "close_date": "2026-09-30",
    },
    {**ROW, "key": "HUANAN-3", "title": "MES", "stage": "expand", "status": "stopped"},
]


@pytest.mark.parametrize("called", [IDS, CHINESE, ENGLISH])
def test_accounts_and_deals_come_back_under_one_source(team, called):
    speak("en")
    for name, columns, rows in (("accounts", accounts.COLUMNS, ACCOUNTS), ("deals", deals.COLUMNS, DEALS)):
        table, mapping = team.folder / f"{name}.csv", team.folder / f"{name}.yaml"
        write(table, columns, rows, called)
        text, draft = first_mapping(str(table))
        assert (draft.what, draft.own, draft.source) == (name, True, "dealgate")
        mapping.write_text(text, encoding="utf-8")
        outcome = team.bring_file(table, mapping)
        assert outcome.rejected == []
    assert (outcome.created, outcome.skipped) == (2, 1)
    deal = team.deal("HUANAN-1")
    assert (deal.title, deal.stage, deal.amount, deal.owner) == ("三号线", "explore", 120050, "lin")
    assert team.way("HUANAN-1") == "understand 2026-03-02 → explore 2026-04-02"
    assert team.way("HUANAN-2") == "understand 2026-03-02 → execute 2026-04-02"
    assert team.count("account") == 1
