"""Filling in: people by their key, faults together, figures of the whole and not of the part."""

from typing import Annotated, NamedTuple

import pytest
from helpers import DAY

from engine.errors import Usage
from engine.filling import borrowed, read_filling
from engine.message import Text, msg
from engine.state import Filled
from stages.kinds import Person, Score, Words, says
from stages.sheet_form import SheetForm

NOBODY = msg("contacts.unknown", contact="Bo", candidates=())
KEYS = {"Gao Yan": "ACME.1", "高岩": "ACME.1", "Li": "ACME.2", "ACME.1": "ACME.1"}


class Seat(NamedTuple):
    who: Annotated[Person, says("谁", "Who")]
    weight: Annotated[Score | None, says("分量", "Weight")] = None


class Table(NamedTuple):
    chair: Annotated[Person | None, says("主席", "Chair")] = None
    topic: Annotated[Words | None, says("议题", "Topic")] = None
    seats: Annotated[tuple[Seat, ...], says("座位", "Seats")] = ()


class Weight(NamedTuple):
    total: Annotated[Score | None, says("合计", "Total")] = None


def total(table: Table) -> Weight:
    return Weight(sum(seat.weight or 0 for seat in table.seats))


TABLE = SheetForm("table", Text("桌", "Table"), Text("桌", "Table"), Table, Weight, total)


def fill(raw, standing=None):
    before = Filled(standing, 0, {}) if standing else None
    return read_filling(
        TABLE, raw, before, currency="CNY", today=DAY, find_contact=lambda text: KEYS.get(text, NOBODY)
    )


def test_people_are_kept_by_their_key():
    filling = fill(
        {"chair": "高岩", "seats": {"Gao Yan": {"weight": "3"}, "+": {"who": "Li", "weight": "2"}}}
    )
    assert filling.fields == {
        "chair": "ACME.1",
        "seats": [{"who": "ACME.1", "weight": 3}, {"who": "ACME.2", "weight": 2}],
    }
    assert filling.figures == {"total": 5}
    assert filling.complete == 67


def test_a_row_that_stands_is_found_by_the_persons_name():
    standing = {"seats": [{"who": "ACME.1", "weight": 3}, {"who": "ACME.2"}]}
    assert fill({"seats": {"Gao Yan": {"weight": "5"}}}, standing).fields["seats"][0] == {
        "who": "ACME.1",
        "weight": 5,
    }
    assert fill({"seats": {"Gao Yan": ""}}, standing).fields == {"seats": [{"who": "ACME.2"}]}
    assert fill({"seats": {"2": {"weight": "1"}}}, standing).figures == {"total": 4}
    assert fill({"seats": ["Li", "Gao Yan"]}, standing).fields == {
        "seats": [{"who": "ACME.2"}, {"who": "ACME.1"}]
    }


@pytest.mark.parametrize(
    ("raw", "fields"),
    [
        ({"chair": "Bo", "tpic": "x"}, ["chair", "tpic"]),
        ({"seats": {"Bo": {"weight": "9"}}}, ["seats.Bo", "seats.1.weight"]),
        ({"seats": [{"who": "Li"}, {"who": "Bo", "weight": "x"}]}, ["seats.2.who", "seats.2.weight"]),
    ],
)
def test_strangers_and_other_faults_come_together(raw, fields):
    with pytest.raises(Usage) as caught:
        fill(raw)
    assert [fault["field"] for fault in caught.value.details["faults"]] == fields


def test_what_is_cleared_no_longer_counts():
    filling = fill({"topic": " "}, {"topic": "price", "chair": "ACME.1"})
    assert filling.fields == {"topic": None}
    assert filling.complete == 33


def test_a_worksheet_not_begun_takes_over_what_another_knows():
    plan = TABLE._replace(borrowed={"topic": ("qualification", "need_evidence")})
    known = {"qualification": Filled({"need_evidence": "a shift a week", "currency": "CNY"}, 50, {})}
    assert borrowed(plan, None, known, "CNY") == {"topic": "a shift a week"}
    assert borrowed(plan, Filled({"topic": "price"}, 0, {}), known, "CNY") == {}
    assert borrowed(plan, None, known, "USD") == {}
    assert borrowed(plan, None, {}, "CNY") == {}
