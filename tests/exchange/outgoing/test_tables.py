"""What stands in the tables that go out, read back as programs read them."""

import csv
import io
import json

import pytest

from exchange.outgoing.tables.every import TABLES


@pytest.fixture
def table(work):
    """Rows of a table as objects."""

    def read(line, *, by="lin"):
        out = work.ok(f"export {line} --format jsonl", by=by)
        return [json.loads(each) for each in out.splitlines()]

    return read


def test_a_deal_with_all_that_is_known_of_it(table):
    (deal,) = [each for each in table("deals") if each["key"] == "ACME-1"]
    at_its_time = ("opened_at", "stage_since", "version", "playbook_version")
    said = {name: cell for name, cell in deal.items() if name not in at_its_time}
    assert said == {
        "key": "ACME-1", "title": "Line 3 upgrade", "account": "ACME", "account_name": "Acme Tools",
        "owner": "lin", "team": "north", "playbook": "client-value", "stage": "understand", "status": "open",
        "slowed": True, "waiting_until": "2026-03-06", "unproven": None,
        "amount": "480000.00", "currency": "CNY", "behaviour": "project", "won_at": None,
        "close_date": "2026-09-30", "next_step": "send the comparison", "next_step_on": "2026-03-05",
        "next_step_with": "Chen Yu", "last_contact": "2026-03-02", "stop_class": None, "stop_reason": None,
        "stopped_at": None, "wake_on": None, "follows": None, "source": None, "source_id": None,
    }  # fmt: skip


def test_why_a_deal_was_stopped(table):
    (deal,) = table("deals --status stopped")
    assert (deal["key"], deal["stop_class"], deal["stop_reason"], deal["wake_on"]) == (
        *("ACME-2", "no_decision", "no budget this year", "2027-01-11"),
    )


@pytest.mark.parametrize(
    ("line", "columns", "found"),
    [
        ("contacts", "key name part", ["ACME.1 Chen Yu decider", "ACME.2 Gao Yan user"]),
        ("contacts --account HNJG", "key", []),
        ("accounts", "code deals", ["ACME 2", "HNJG 0"]),
        ("answers", "deal point answer by", ["ACME-1 needs_known unsure lin"]),
        ("promises", "deal what by kept", ["ACME-1 a reference visit us False"]),
        ("waivers", "deal requirement stage", ["ACME-1 worksheet:client_profile understand"]),
        ("waivers --status stopped", "deal", []),
        ("people --as-of 2020-01-01", "user", []),
        ("playbooks", "id deals", ["client-value 3"]),
    ],
)
def test_rows(table, line, columns, found):
    assert [" ".join(str(row[name]) for name in columns.split()) for row in table(line)] == found


def test_a_stay_after_the_other(table):
    stays = [(row["deal"], row["number"], row["status"], row["by"]) for row in table("stages --account ACME")]
    assert stays == [
        ("ACME-1", 1, "open", "new"),
        ("ACME-2", 1, "open", "new"),
        ("ACME-2", 2, "stopped", "stop"),
    ]


def test_a_field_a_row_of_every_worksheet(table):
    rows = [
        row
        for row in table("worksheets")
        if row["worksheet"] == "buying_behaviour" and row["kind"] == "field"
    ]
    assert [(row["deal"], row["name"], row["value"]) for row in rows] == [
        *(("ACME-1", "complexity", "5"), ("ACME-1", "help_needed", "4")),
    ]


def test_a_visit_with_whom_was_met(table):
    (visit,) = table("visits")
    assert (visit["deal"], visit["people"], visit["summary"], visit["two_sided"]) == (
        *("ACME-1", "Chen Yu", "walked the line", True),
    )


def test_orders_in_major_units(table, work):
    work.ok("order add ACME 1234.5 --on 2026-02-01 --cost 1000 --note '=x'")
    (order,) = table("orders")
    assert (order["amount"], order["cost"], order["currency"]) == ("1234.50", "1000.00", "CNY")
    assert order["note"] == "=x"


def test_the_history_with_its_chain_and_no_names(table):
    events = table("events")
    assert [e["kind"] for e in events if e["subject"] == "deal:ACME-2"] == ["new", "stop"]
    assert all(len(e["hash"]) == 64 for e in events)
    assert [e["id"] for e in events if e["subject"] == "deal:ACME-2"] == ["deal:ACME-2/1", "deal:ACME-2/2"]
    assert "Chen Yu" not in json.dumps(events)


def test_who_was_erased_has_no_name(table, work):
    work.ok("contact erase 'Chen Yu' --account ACME", by="ada")
    (gone,) = [each for each in table("contacts") if each["key"] == "ACME.1"]
    assert gone["name"] is None
    (deal,) = [each for each in table("deals") if each["key"] == "ACME-1"]
    assert deal["next_step_with"] == "ACME.1"


def test_as_of_a_day_it_was_not_there_yet(table):
    assert table("deals --as-of 2026-03-01") == []
    assert table("stages --as-of 2026-03-01") == []
    assert table("visits --as-of 2026-03-01") == []


def test_page_by_page_it_is_the_same(work, monkeypatch):
    whole = {name: work.ok(f"export {name}") for name in TABLES}
    for module in ("wanted", "accounts", "contacts", "visits", "orders"):
        monkeypatch.setattr(f"exchange.outgoing.tables.{module}.PAGE", 1)
    assert {name: work.ok(f"export {name}") for name in TABLES} == whole


@pytest.mark.sqlite("what columns there are no database says")
def test_no_heading_stands_for_two_columns(database):
    for name, kind in TABLES.items():
        for titles in (
            [c.id for c in kind.columns],
            [c.title.zh for c in kind.columns],
            [c.title.en for c in kind.columns],
        ):
            assert len(set(titles)) == len(titles), name


def test_csv_has_the_same(work, table):
    rows = list(csv.DictReader(io.StringIO(work.ok("export deals"))))
    assert [row["key"] for row in rows] == [row["key"] for row in table("deals")]
    assert rows[0]["slowed"] == "true"
