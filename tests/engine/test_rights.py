"""The table of who may do what, and its conditions."""

import re
from pathlib import Path

import pytest

from docs.rights_table import BUT, DO
from engine import rights
from engine.people import ROLES, Person
from engine.rights import RIGHTS, may, may_team
from words.history import WORDS as KINDS

ROOT = Path(__file__).parents[2]
LIN = Person("lin", "Lin", "rep", "east", None)


def someone(role, team=None, user="x"):
    return Person(user, user, role, team, None)


@pytest.mark.parametrize(
    ("actor", "expected"),
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
def test_who_may_work_on_lin_s_deal(actor, expected):
    assert may(actor, "work", LIN) is expected


def test_where_there_are_no_teams_a_coach_coaches_everybody():
    assert may(someone("coach"), "work", LIN._replace(team=None))


@pytest.mark.parametrize(
    ("role", "team", "expected"),
    [("rep", "east", False), ("coach", "east", True), ("coach", "west", False), ("manager", None, True)],
)
def test_who_may_look_at_the_east(role, team, expected):
    assert may_team(someone(role, team), "look", "east") is expected


@pytest.mark.parametrize(
    ("role", "owners", "staff", "expected"),
    [
        ("rep", ("lin",), 2, False),
        ("coach", ("lin",), 2, True),
        ("coach", ("x", "lin"), 2, False),
        ("manager", ("lin",), 2, True),
        ("manager", ("lin", "x"), 2, False),
        ("manager", ("lin",), 1, False),
        ("admin", ("lin",), 2, False),
    ],
)
def test_who_may_waive(role, owners, staff, expected):
    assert rights.may_waive(someone(role), owners, staff) is expected


@pytest.mark.parametrize(("staff", "expected"), [(1, True), (2, False)])
def test_who_works_alone_reviews_and_sets_targets_alone(staff, expected):
    assert rights.may_review(LIN, LIN, staff) is expected
    assert rights.may_set_target(LIN, LIN, staff) is expected


def test_whoever_was_asked_may_say_that_it_is_done():
    assert rights.may_say_done(someone("rep", user="bo"), LIN, "bo")
    assert not rights.may_say_done(someone("rep", user="bo"), LIN, "tom")


def test_a_client_is_everybody_s_until_somebody_has_a_deal_there():
    assert rights.may_change_client(someone("rep"), ())
    assert not rights.may_change_client(someone("rep"), (LIN,))
    assert rights.may_change_client(LIN, (someone("rep", "west"), LIN))


class TestTable:
    def test_it_has_a_row_for_every_kind_of_event_and_each_once(self):
        kinds = [kind for right in RIGHTS for kind in right.events]
        assert len(kinds) == len(set(kinds))
        named = {key.removeprefix("kind_") for key in KINDS if key.startswith("kind_")}
        assert {kind.partition(".")[2] for kind in kinds} == named | {"install", "upgrade_back"}

    def test_a_higher_role_reaches_as_far_but_for_the_waiver(self):
        far = (rights.NONE, rights.OWN, rights.TEAM, rights.ANY)
        for right in RIGHTS:
            reaches = [far.index(getattr(right, role)) for role in ROLES]
            assert reaches == sorted(reaches) or right.id == "waive", right.id

    def test_where_there_is_nothing_to_reach_it_is_yes_or_no(self):
        for right in RIGHTS:
            if not right.of:
                assert {getattr(right, role) for role in ROLES} <= {rights.NONE, rights.ANY}, right.id

    def test_every_row_and_condition_has_its_words(self):
        assert set(DO) == {right.id for right in RIGHTS}
        assert set(BUT) == {condition for right in RIGHTS for condition in right.but}

    @pytest.mark.parametrize(
        "folder", ["engine", "commands", "coach", "visits", "exchange", "workshop", "web", "stages"]
    )
    def test_nobody_else_decides_by_a_role(self, folder):
        deciding = re.compile(r"actor\.role\b")
        for path in sorted((ROOT / folder).rglob("*.py")):
            if path.name != "rights.py":
                assert not deciding.search(path.read_text(encoding="utf-8")), path
