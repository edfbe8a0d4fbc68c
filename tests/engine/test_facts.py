"""What a condition may name, and that every name there is leads somewhere."""

import json

import pytest
from helpers import facts

from engine.facts import PARTS, from_inputs, inputs, known_names
from stages.worksheets import WORKSHEETS

NAMES = known_names(["needs_known"], WORKSHEETS)
FULL = facts(
    amount=500_000,
    behaviour="project",
    close_date="2026-12-01",
    answers={"needs_known": "yes"},
    contacts=PARTS,
    visits=("2026-11-01", "2026-11-02 one-sided"),
    worksheets={sheet.id: {f.id: 3 for f in sheet.fields} for sheet in WORKSHEETS.values()},
    points={"needs_known": 30},
)


@pytest.mark.parametrize("name", NAMES)
def test_every_name_has_a_value_of_its_kind(name):
    value = FULL.value(name)
    kinds = {"text": (str, int), "number": (int,), "money": (object,), "day": (object,)}
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
    )
    stored = json.loads(json.dumps(inputs(told)))
    assert from_inputs(told.deal, told.points, stored) == told
