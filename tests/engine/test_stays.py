"""A deal's way through the stages, as its history tells it."""

from itertools import pairwise

from engine import deals, history
from engine.stays import stays

DEAL = "ACME-1"


def way(team):
    """`understand by new → stopped by stop`."""
    found = stays(history.events(team.store, f"deal:{DEAL}"))
    for before, after in pairwise(found):
        assert (before.until, before.left_by) == (after.since, after.by)
    assert (found[-1].until, found[-1].left_by) == (None, None)
    return " → ".join(
        f"{'stopped' if each.status == 'stopped' else each.stage} by {each.by}" for each in found
    )


def opened(team):
    team.do("lin", deals.new, "Line 3", account="ACME", playbook="small")


def passed(team):
    team.do("lin", deals.answer, DEAL, "needs_known", "yes", evidence="e", kind="event_held")
    team.do("lin", deals.tick, DEAL, "listed")
    team.do("lin", deals.advance, DEAL)


def test_what_is_done_in_a_stage_begins_no_stay(team):
    opened(team)
    team.do("lin", deals.tick, DEAL, "listed")
    assert way(team) == "understand by new"


def test_on_back_and_on(team):
    opened(team)
    passed(team)
    team.do("mei", deals.back, DEAL, "understand", reason="r")
    assert way(team) == "understand by new → expand by advance → understand by back"


def test_a_stop_is_a_place_apart(team):
    opened(team)
    team.do("lin", deals.stop, DEAL, stop_class="no_decision", reason="r")
    team.do("lin", deals.reopen, DEAL, reason="r")
    assert way(team) == "understand by new → stopped by stop → understand by reopen"


def test_what_was_taken_back_never_was(team):
    opened(team)
    passed(team)
    team.do("lin", deals.undo, DEAL)
    assert way(team) == "understand by new"
