"""A cadence as a playbook writes it: words in, days out."""

from pathlib import Path

import pytest
from pydantic_core import PydanticCustomError

from engine.cadence import Rhythm, read_cadence
from engine.people import POSITIONS
from engine.playbook import read_playbook
from engine.playbook_text.cadence_notation import read_often
from stages.method_playbook import load_method_playbook

SHIPPED = Path(__file__).parents[3] / "playbooks" / "client-value"


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("3/month", (10, 10)),
        ("2-3/month", (10, 15)),  # 30/3, 30/2
        ("4/month", (7, 8)),  # seven days and a half
        ("1/1-2 months", (30, 60)),
        ("1/6-12 months", (180, 360)),
        ("1/year", (365, 365)),
        ("2/week", (3, 4)),
        ("1/2 weeks", (14, 14)),
    ],
)
def test_a_rhythm_in_days(written, days):
    assert read_often(written) == days


@pytest.mark.parametrize(
    "written", ["", "3", "0/month", "3-2/month", "1/2-1 months", "8/week", "1/day", "three/month", 3, None]
)
def test_what_is_no_rhythm(written):
    with pytest.raises(PydanticCustomError):
        read_often(written)


def test_the_method_as_shipped(method):
    """The table of §8, by class and by position from the sales rep up."""
    cadence = method.cadence
    assert cadence.per_day == 4
    visits = {abc: [_days(cadence, abc, position, "visit") for position in POSITIONS] for abc in "ABC"}
    assert visits == {
        "A": [(10, 10), (30, 60), (180, 180), (365, 365)],
        "B": [(15, 15), (60, 90), (180, 360), None],
        "C": [(30, 30), None, None, None],
    }
    assert [_days(cadence, abc, "sales_rep", "call") for abc in "ABC"] == [(10, 15), (15, 30), (30, 30)]


def _days(cadence, abc, position, kind):
    rhythms = cadence.rhythms(abc, position)
    return tuple(getattr(rhythms, kind)) if rhythms else None


def test_who_is_seen_when_needed_is_never_due():
    cadence = read_cadence({"per_day": 3, "A": {"general_manager": {}, "sales_rep": {"visit": [7, 7]}}})
    assert cadence.rhythms("A", "general_manager") is None
    assert cadence.rhythms("A", "sales_rep").visit == Rhythm(7, 7)
    assert cadence.rhythms(None, "sales_rep") is None
    assert cadence.per_day == 3


def test_a_playbook_that_says_nothing_of_it_asks_for_no_contacts():
    assert read_cadence({}).classes == {}


@pytest.fixture(scope="module")
def method():
    return read_playbook(load_method_playbook(str(SHIPPED)).parsed)
