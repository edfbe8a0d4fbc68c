"""What a condition may name, and that every name there is leads somewhere."""

import json
from datetime import date
from decimal import Decimal

import pytest
from helpers import facts

from engine.facts import PARTS, from_inputs, inputs, known_names
from engine.worksheet import names_of
from stages.worksheets import WORKSHEETS

NAMES = known_names(["needs_known"], WORKSHEETS)
STORED = {
    "score": 3,
    "number": "2.5",
    "percent": "12.5",
    "money": "500.00",
    "day": "2026-12-01",
    "currency": "CNY",
}
"""How a worksheet keeps a value of each kind; texts where nothing else is said."""


def filled(sheet):
    return {field.id: STORED.get(field.kind, "so") for field in names_of(sheet).values()}


FULL = facts(
    amount=500_000,
    behaviour="project",
    close_date="2026-12-01",
    answers={"needs_known": "yes"},
    contacts=PARTS,
    visits=("2026-11-01", "2026-11-02 one-sided"),
    worksheets={id: filled(sheet) for id, sheet in WORKSHEETS.items()},
    follows="ACME-1",
    points={"needs_known": 30},
)._replace(account_class="A")


@pytest.mark.parametrize("name", NAMES)
def test_every_name_has_a_value_of_its_kind(name):
    value = FULL.value(name)
    kinds = {"text": str, "number": (int, Decimal), "money": Decimal, "day": date}
    assert value is not None
    assert isinstance(value, kinds[NAMES[name]])


def test_values():
    said = {name: FULL.value(name) for name in NAMES}
    assert str(said["deal.amount"]) == "5000.00"
    assert str(said["deal.close_date"]) == "2026-12-01"
    assert (said["deal.stage"], said["deal.status"], said["deal.unproven"]) == ("understand", "open", 0)
    assert (said["account.code"], said["contacts.count"], said["contacts.decider"]) == ("ACME", len(PARTS), 1)
    assert (said["visits.count"], said["visits.two_sided"], str(said["visits.last_on"])) == (
        2,
        1,
        "2026-11-01",
    )
    assert said["answers.needs_known"] == "yes"


def test_who_left_is_no_longer_counted():
    left = facts(contacts=("decider since 2020-01-01 left 2026-11-21", "user"))
    assert (left.value("contacts.decider"), left.value("contacts.count")) == (0, 1)


def test_what_a_verdict_took_from_outside_survives_json():
    told = facts(
        contacts=("decider since 2026-01-01 left 2026-11-20", "user"),
        changed="2026-11-20",
        points={"needs_known": 30},
        rates={"USD": "7.1"},
    )._replace(account_class="B")
    stored = json.loads(json.dumps(inputs(told)))
    assert from_inputs(told.deal, told.points, stored) == told


def test_what_was_stored_before_accounts_had_classes_tells_of_none():
    told = facts(points={"needs_known": 30})
    stored = {name: value for name, value in inputs(told).items() if name != "account_class"}
    assert from_inputs(told.deal, told.points, stored).value("account.class") is None
