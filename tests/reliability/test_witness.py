"""What judges the storm must be able to find something."""

import pytest
from at_work import DEAL

from benchmarks.random_commands import Command
from benchmarks.witness import carry, differences, places
from engine import deals
from engine.errors import Refused


@pytest.fixture
def before(team):
    team.do("lin", deals.new, "Line 3", account="ACME", playbook="small")
    return places(team.store)


def set_title(team, title):
    return carry(team.store, Command("set", "lin", {"key": DEAL, "fields": {"title": title}}))


def stripped(team):
    """The history without what protects it."""
    if team.store.kind == "sqlite":
        for trigger in ("event_never_deleted", "event_never_changed"):
            team.store.run(f"DROP TRIGGER {trigger}")
    else:
        team.store.run("ALTER TABLE event DISABLE TRIGGER ALL")


def test_an_honest_history_has_no_differences(team, before):
    done = [set_title(team, "a"), set_title(team, "b")]
    told = [event for each in done for event in each.events]
    assert [event[:3] for event in told] == [(f"deal:{DEAL}", 2, "set"), (f"deal:{DEAL}", 3, "set")]
    assert differences(team.store, before, told) == []


def test_an_event_that_vanished_is_found_and_so_is_the_gap(team, before):
    told = [event for title in "ab" for event in set_title(team, title).events]
    stripped(team)
    team.store.run("DELETE FROM event WHERE subject = :subject AND seq = 2", subject=f"deal:{DEAL}")
    assert differences(team.store, before, told) == [
        f"acknowledged and not there: deal:{DEAL} 2 set by lin",
        f"deal:{DEAL} goes from 1 to 3",
    ]


def test_a_write_that_was_acknowledged_and_taken_back_is_found(team, before, monkeypatch):
    with monkeypatch.context() as lying:
        lying.setattr(team.store, "_commit", team.store._rollback)
        told = set_title(team, "a").events
    assert differences(team.store, before, told) == [f"acknowledged and not there: deal:{DEAL} 2 set by lin"]


def test_a_write_nobody_was_told_of_is_found(team, before):
    told = set_title(team, "a").events
    team.do("mei", deals.tick, DEAL, "listed", request="r7")
    assert differences(team.store, before, told) == [
        f"there and acknowledged to nobody: deal:{DEAL} 3 tick by mei (r7)"
    ]


def test_a_write_two_were_told_of_is_found(team, before):
    told = set_title(team, "a").events
    assert differences(team.store, before, told * 2) == [
        f"acknowledged and not there: deal:{DEAL} 2 set by lin"
    ]


def test_a_write_told_as_another_s_is_found(team, before):
    [(subject, seq, kind, _, request)] = set_title(team, "a").events
    assert len(differences(team.store, before, [(subject, seq, kind, "bo", request)])) == 2


def test_what_was_refused_tells_of_no_events(team, before):
    with pytest.raises(Refused):
        carry(team.store, Command("reopen", "lin", {"key": DEAL, "reason": "why"}))
    assert differences(team.store, before, []) == []
