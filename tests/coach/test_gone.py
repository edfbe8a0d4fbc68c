"""Who has left a client and left nobody in their place, today and as of a day."""

from datetime import date

import pytest
from at_work import on_day as on

from coach.gone import gone
from engine import accounts, contacts, workspace
from engine.reads import View, view_as_of


@pytest.fixture
def told(team):
    store = team.store
    on(store, "2026-01-05", accounts.add, "Beta Works", "BETA")
    for who, part in (("Ann", "champion"), ("Bob", "economic_buyer"), ("Cy", "champion")):
        on(store, "2026-01-05", contacts.add, "BETA", who, part=part, since="2026-01-05")
    for who, day in (("Ann", "2026-03-02"), ("Bob", "2026-03-03"), ("Cy", "2026-04-06")):
        on(store, day, contacts.leave, contacts.find(store, who, "BETA"), day)
    return store


def of_beta(view):
    return [(each.champion, each.economic_buyer) for each in gone(view) if each.account == "BETA"]


@pytest.mark.parametrize(
    ("day", "left"),
    [
        ("2026-03-02", []),
        ("2026-03-03", [(None, "2026-03-03")]),
        ("2026-04-06", [("2026-04-06", "2026-03-03")]),
    ],
)
def test_as_of_a_day_and_only_once_nobody_has_the_part(told, day, left):
    here = workspace.load(told)
    assert of_beta(view_as_of(told, here, date.fromisoformat(day))) == left
    assert of_beta(View(told, here, date.fromisoformat(day))) == left


def test_somebody_new_takes_the_part(told):
    on(told, "2026-04-07", contacts.add, "BETA", "Di", part="champion", since="2026-04-07")
    assert of_beta(View(told, workspace.load(told), date(2026, 4, 8))) == [(None, "2026-03-03")]
