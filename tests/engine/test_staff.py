"""People come, change and leave; what they had does not get lost."""

import pytest

from engine import deals, people, staff, weeks
from engine.errors import Conflict, NotAllowed, NotFound, Refused, Usage
from engine.history import events
from engine.verify import verify


def test_a_manager_or_an_admin_adds_people(team):
    added = team.do("han", staff.add, "fu", "rep", name="Fu Ling", team="west")
    assert added == people.find(team.store, "fu") == ("fu", "Fu Ling", "rep", "west", None, None)
    for user in ("lin", "mei"):
        with pytest.raises(NotAllowed):
            team.do(user, staff.add, "gu", "rep")


@pytest.mark.parametrize(
    ("user", "role"), [("", "rep"), ("fu ling", "rep"), ("f" * 201, "rep"), ("fu", "boss")]
)
def test_what_is_no_person(team, user, role):
    with pytest.raises(Usage):
        team.do("wei", staff.add, user, role)


def test_what_is_not_said_again_stays(team):
    assert team.do("wei", staff.add, "lin", "coach") == ("lin", "lin", "coach", "east", None, None)
    assert team.do("wei", staff.add, "lin", "coach", name="Lin Tao", team="west")[1:4] == (
        "Lin Tao",
        "coach",
        "west",
    )
    assert [e.kind for e in events(team.store, "person:lin")] == ["new", "edit", "edit"]


def test_a_position_is_said_kept_and_known_as_of_a_day(team):
    added = team.do("wei", staff.add, "lin", "rep", position="marketing_director")
    assert added.position == "marketing_director"
    team.do("wei", staff.add, "lin", "coach")
    assert people.find(team.store, "lin").position == "marketing_director"
    told = {p.user: p for p in people.everyone(team.store, until="9999-12-31T00:00:00.000000Z")}
    assert told["lin"] == people.find(team.store, "lin")
    with pytest.raises(Usage):
        team.do("wei", staff.add, "lin", "rep", position="king")


def test_a_change_may_expect_a_version(team):
    team.do("han", staff.add, "lin", "coach")
    with pytest.raises(Conflict) as lost:
        team.do("wei", staff.add, "lin", "rep", expect=1)
    assert lost.value.details["changes"][0]["actor"] == "han"


class TestLeaving:
    def test_may_expect_a_version_of_the_person(self, team):
        team.do("wei", staff.add, "lin", "coach")
        with pytest.raises(Conflict):
            team.do("han", staff.leave, "lin", "mei", expect=1)

    def test_hands_every_deal_over_in_one_go(self, team):
        for title in ("Line 3", "Line 4"):
            team.do("lin", deals.new, title, playbook="small")
        team.do("lin", deals.stop, "D-2", "no_decision", reason="r")
        assert team.do("han", staff.leave, "lin", "mei", expect=1) == (2, 0, 0)
        assert {team.deal(key).owner for key in ("D-1", "D-2")} == {"mei"}
        assert team.deal("D-1").stay.owners == ("lin", "mei")
        with pytest.raises(NotFound):
            people.find(team.store, "lin")
        assert people.find_any(team.store, "lin").left_on == "2026-11-21"
        assert events(team.store, "person:lin")[-1].data["deals"] == ["D-1", "D-2"]

    def test_and_what_reviews_asked_of_whoever_leaves_also_on_deals_of_others(self, team):
        for owner in ("lin", "lin", "bo", "lin"):
            team.do(owner, deals.new, "Line", playbook="small")
        agreed = {"what": "call", "due": "2026-11-27"}
        team.do("mei", deals.review, "D-1", "slow", who="lin", **agreed)
        team.do("mei", deals.review, "D-2", "slow", who="mei", **agreed)
        team.do("han", deals.review, "D-3", "slow", who="lin", **agreed)
        team.do("mei", deals.review, "D-4", "slow", who="lin", **agreed)
        team.do("lin", deals.review_done, "D-4")
        assert team.do("han", staff.leave, "lin", "bo") == (3, 2, 0)
        assert [team.deal(f"D-{n}").review.who for n in (1, 2, 3)] == ["bo", "mei", "bo"]
        assert events(team.store, "deal:D-3")[-1].kind == "review_handed"
        assert events(team.store, "person:lin")[-1].data["tasks"] == ["D-1", "D-3"]
        assert verify(team.store).faults == ()

    def test_and_the_visits_they_planned_for_today_and_later(self, team):
        planned = [
            weeks.Planned("2026-11-20", "ACME", None, None, "was"),
            weeks.Planned("2026-11-21", "ACME", None, None, "today"),
        ]
        later = [weeks.Planned("2026-11-24", "ACME", None, "ACME.1", "soon")]
        theirs = [*later, weeks.Planned("2026-11-23", "ACME", None, None, "mei's own")]
        team.do("lin", weeks.keep_plan, "lin", "2026-11-16", planned)
        team.do("lin", weeks.keep_plan, "lin", "2026-11-23", [*later, *later[:0]])
        team.do("mei", weeks.keep_plan, "mei", "2026-11-23", theirs)
        team.do("lin", weeks.keep_plan, "lin", "2026-11-30", [later[0]._replace(on="2026-12-01")])
        assert team.do("han", staff.leave, "lin", "mei") == (0, 0, 2)
        whys = {
            monday: [(each.on, each.why) for each in weeks.load(team.store, "mei", monday).plan]
            for monday in ("2026-11-16", "2026-11-23", "2026-11-30")
        }
        assert whys == {
            "2026-11-16": [("2026-11-21", "today")],
            "2026-11-23": [("2026-11-23", "mei's own"), ("2026-11-24", "soon")],
            "2026-11-30": [("2026-12-01", "soon")],
        }
        assert verify(team.store).faults == ()

    def test_all_of_it_or_nothing(self, team, monkeypatch):
        team.do("lin", deals.new, "Line", playbook="small")
        team.do(
            "lin",
            weeks.keep_plan,
            "lin",
            "2026-11-16",
            [weeks.Planned("2026-11-21", "ACME", None, None, "x")],
        )
        monkeypatch.setattr("engine.staff.weeks.hand_over", lambda *a: 1 // 0)
        with pytest.raises(ZeroDivisionError):
            team.do("han", staff.leave, "lin", "mei")
        assert (team.deal("D-1").owner, people.find(team.store, "lin").left_on) == ("lin", None)

    def test_whoever_comes_back_is_back(self, team):
        team.do("han", staff.leave, "lin", "mei")
        assert team.do("han", staff.add, "lin", "rep") == people.find(team.store, "lin")

    @pytest.mark.parametrize(
        ("user", "going", "to", "error"),
        [
            ("mei", "lin", "bo", NotAllowed),
            ("han", "lin", "lin", Usage),
            ("han", "nobody", "lin", NotFound),
            ("han", "lin", "nobody", NotFound),
        ],
    )
    def test_what_is_refused(self, team, user, going, to, error):
        with pytest.raises(error):
            team.do(user, staff.leave, going, to)
        assert people.find(team.store, "lin").left_on is None

    def test_the_last_admin_stays_admin(self, team):
        with pytest.raises(Refused) as leaving:
            team.do("han", staff.leave, "wei", "han")
        with pytest.raises(Refused) as demoted:
            team.do("han", staff.add, "wei", "rep")
        assert leaving.value.message.id == demoted.value.message.id == "people.last_admin"
        team.do("wei", staff.add, "han", "admin")
        assert team.do("han", staff.add, "wei", "rep").role == "rep"
