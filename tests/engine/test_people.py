"""The people there are, found by their login."""

import pytest

from engine import people
from engine.errors import NotFound
from engine.people import Person


def someone(role, team=None, user="x"):
    return Person(user, user, role, team, None)


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
