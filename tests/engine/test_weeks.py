"""A person's week: what is set, planned, told and explained, by whom, and whether it proves itself."""

import pytest

from engine import staff, weeks
from engine.errors import Conflict, NotAllowed, NotFound, Usage
from engine.history import events
from engine.reads import view_as_of
from engine.verify import verify
from engine.weeks import Miss, Planned, Week
from engine.workspace import load as workspace

MONDAY = "2026-11-16"
VISIT = Planned("2026-11-18", "ACME", None, "ACME.1", "due since the 10th")


def week(team):
    return weeks.load(team.store, "lin", MONDAY)


def test_a_week_nothing_was_said_of_is_empty(team):
    assert week(team) == Week("lin", MONDAY)
    assert week(team).sunday == "2026-11-22"


def test_everything_said_of_a_week_comes_back(team):
    team.do("mei", weeks.set_targets, "lin", MONDAY, {"visits": "8", "sales": "30万", "collection": "1200.5"})
    team.do("lin", weeks.keep_plan, "lin", MONDAY, [VISIT._replace(on="2026-11-20"), VISIT])
    team.do("lin", weeks.set_focus, "lin", "2026-11-18", " win the comparison ")
    team.do("lin", weeks.tell, "lin", MONDAY, {"collection": "1,000"})
    team.do("lin", weeks.explain, "lin", MONDAY, "visits", "outside", "shutdown")
    found = week(team)
    assert found.targets == {"visits": "8", "sales": "300000.00", "collection": "1200.50"}
    assert found.plan == (VISIT, VISIT._replace(on="2026-11-20"))
    assert found.focus == {"2026-11-18": "win the comparison"}
    assert found.told == {"collection": "1000.00"}
    assert found.misses == {"visits": Miss("outside", "shutdown")}
    assert found.version == 5
    assert [e.kind for e in events(team.store, found.subject)] == ["target", "plan", "focus", "tell", "miss"]
    assert verify(team.store).faults == ()


def test_what_is_said_again_replaces_and_an_empty_value_takes_away(team):
    team.do("mei", weeks.set_targets, "lin", MONDAY, {"visits": "8", "calls": "5"})
    team.do("mei", weeks.set_targets, "lin", MONDAY, {"visits": "", "calls": "6"})
    team.do("lin", weeks.set_focus, "lin", "2026-11-18", "one")
    team.do("lin", weeks.set_focus, "lin", "2026-11-18", "")
    team.do("lin", weeks.keep_plan, "lin", MONDAY, [VISIT])
    team.do("lin", weeks.keep_plan, "lin", MONDAY, [])
    assert (week(team).targets, week(team).focus, week(team).plan) == ({"calls": "6"}, {}, ())


def test_as_of_a_day_the_week_is_as_it_was(team):
    team.day("2026-11-16")
    team.do("mei", weeks.set_targets, "lin", MONDAY, {"visits": "8"})
    team.day("2026-11-18")
    team.do("mei", weeks.set_targets, "lin", MONDAY, {"visits": "5"})
    then = view_as_of(team.store, workspace(team.store), team.as_("wei").date.replace(day=17))
    assert weeks.load(then, "lin", MONDAY).targets == {"visits": "8"}
    assert week(team).targets == {"visits": "5"}


class TestWhoMay:
    @pytest.mark.parametrize(("user", "may"), [("han", True), ("wei", True), ("mei", True), ("lin", False)])
    def test_set_targets(self, team, user, may):
        if may:
            team.do(user, weeks.set_targets, "lin", MONDAY, {"visits": "8"})
        else:
            with pytest.raises(NotAllowed):
                team.do(user, weeks.set_targets, "lin", MONDAY, {"visits": "8"})
        with pytest.raises(NotAllowed):
            team.do("mei", weeks.set_targets, "bo", MONDAY, {"visits": "8"})

    def test_set_their_own_where_there_is_nobody_else(self, team):
        for user in ("han", "mei", "bo"):
            team.do("wei", staff.leave, user, "lin")
        team.do("wei", staff.add, "lin", "admin")
        team.do("lin", staff.leave, "wei", "lin")
        # No admin left to set them: a rep alone looks after themselves.
        team.store.run("UPDATE person SET role = 'rep' WHERE \"user\" = 'lin'")
        assert team.do("lin", weeks.set_targets, "lin", MONDAY, {"visits": "3"}).targets == {"visits": "3"}

    def test_the_rest_is_one_s_own_or_their_coach_s(self, team):
        for user in ("lin", "mei", "han"):
            team.do(user, weeks.keep_plan, "lin", MONDAY, [VISIT])
        with pytest.raises(NotAllowed):
            team.do("bo", weeks.keep_plan, "lin", MONDAY, [])
        with pytest.raises(NotFound):
            team.do("han", weeks.tell, "nobody", MONDAY, {"collection": "1"})


@pytest.mark.parametrize(
    ("work", "said"),
    [
        (weeks.set_targets, ({"visit": "8"},)),
        (weeks.set_targets, ({"visits": "8.5"},)),
        (weeks.set_targets, ({"visits": "-1"},)),
        (weeks.set_targets, ({"sales": "much"},)),
        (weeks.set_targets, ({"sales": "-5"},)),
        (weeks.tell, ({"sales": "8"},)),
        (weeks.explain, ("sleep", "outside")),
        (weeks.explain, ("visits", "weather")),
        (weeks.keep_plan, ([VISIT._replace(on="2026-11-23")],)),
    ],
)
def test_what_is_refused_leaves_no_trace(team, work, said):
    with pytest.raises(Usage):
        team.do("han", work, "lin", MONDAY, *said)
    assert week(team).version == 0


def test_everything_wrong_with_targets_is_said_at_once(team):
    with pytest.raises(Usage) as refused:
        team.do("han", weeks.set_targets, "lin", MONDAY, {"visits": "x", "calls": "3", "sales": "y"})
    assert refused.value.message.params["given"] == ("visits=x", "sales=y")


def test_the_loser_of_a_race_is_told(team):
    team.do("lin", weeks.set_focus, "lin", MONDAY, "one")
    with pytest.raises(Conflict):
        team.do("mei", weeks.set_focus, "lin", MONDAY, "two", expect=0)


def test_a_week_begins_on_a_monday(team):
    assert weeks.monday_of("2026-11-22") == weeks.monday_of("2026-11-16") == MONDAY
    with pytest.raises(ValueError, match="Monday"):
        team.do("lin", weeks.keep_plan, "lin", "2026-11-17", [])


class TestTheProof:
    def test_a_row_changed_behind_the_door_is_found(self, team):
        team.do("mei", weeks.set_targets, "lin", MONDAY, {"visits": "8"})
        team.store.run("UPDATE week SET state = replace(state, '\"8\"', '\"2\"')")
        (flaw,) = verify(team.store).faults
        assert (flaw.subject, flaw.what.id) == (f"week:lin:{MONDAY}", "db.differs_from_history")

    @pytest.mark.parametrize("state", ["{}", "[]", "scribble", '{"plan":[{}]}'])
    def test_a_row_nobody_can_read_is_found_too(self, team, state):
        team.do("mei", weeks.set_targets, "lin", MONDAY, {"visits": "8"})
        team.store.run("UPDATE week SET state = :state", state=state)
        (flaw,) = verify(team.store).faults
        assert flaw.what.id == "db.differs_from_history", "its history is whole"

    def test_a_row_that_is_gone_and_one_without_history(self, team):
        team.do("mei", weeks.set_targets, "lin", MONDAY, {"visits": "8"})
        team.store.run("UPDATE week SET \"user\" = 'bo'")
        flaws = {flaw.subject: flaw.what.id for flaw in verify(team.store).faults}
        assert flaws == {f"week:lin:{MONDAY}": "db.no_row", f"week:bo:{MONDAY}": "db.no_history"}
