"""Who may do what, by role and team."""

import pytest
from helpers import NOW, a_deal

from engine import people
from engine.errors import NotFound
from engine.people import Person
from engine.state import Stay

LIN = Person("lin", "Lin", "rep", "east", None)


def someone(role, team=None, user="x"):
    return Person(user, user, role, team, None)


@pytest.mark.parametrize(
    ("actor", "may"),
    [
        (LIN, True),
        (someone("rep", "east"), False),
        (someone("coach", "east"), True),
        (someone("coach", "west"), False),
        (someone("coach"), False),
        (someone("manager"), True),
        (someone("admin", "west"), True),
    ],
)
def test_who_may_work_on_lin_s_deal(actor, may):
    assert people.may_work_on(actor, LIN) is may


def test_where_there_are_no_teams_a_coach_coaches_everybody():
    assert people.may_work_on(someone("coach"), LIN._replace(team=None))


@pytest.mark.parametrize(
    ("role", "owners", "may"),
    [
        ("rep", ("lin",), False),
        ("coach", ("lin",), True),
        ("coach", ("x", "lin"), False),
        ("manager", ("lin",), True),
        ("manager", ("lin", "x"), False),
        ("admin", ("lin",), False),
    ],
)
def test_who_may_waive(role, owners, may):
    deal = a_deal(stay=Stay(1, "understand", NOW, "new", owners))
    assert people.may_waive(someone(role), deal) is may


def test_nobody_of_that_name(team):
    with pytest.raises(NotFound) as refused:
        people.find(team.store, "linn")
    assert refused.value.details["candidates"] == ["bo", "han", "lin", "mei", "wei"]
    assert [p.user for p in people.everyone(team.store)] == ["bo", "han", "lin", "mei", "wei"]


@pytest.mark.parametrize(
    ("role", "position"),
    [
        ("rep", "sales_rep"),
        ("admin", "sales_rep"),
        ("coach", "business_manager"),
        ("manager", "business_manager"),
    ],
)
def test_a_position_follows_from_the_role_until_it_is_said(role, position):
    assert people.position_of(someone(role)) == position
    assert people.position_of(someone(role)._replace(position="general_manager")) == "general_manager"
