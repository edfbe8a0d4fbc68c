"""The topology: which move leads where, and nowhere else."""

import pytest

from engine.machine import STOPPED, machine_of, move

STAGES = ("find", "sell", "serve")
TOPOLOGY = (("find", ()), ("sell", ("find",)), ("serve", ("find", "sell")))
STATES = (*STAGES, "done", STOPPED)
LEADS = {
    ("find", "advance"): "sell",
    ("sell", "advance"): "serve",
    ("serve", "advance"): "done",
    ("sell", "back to find"): "find",
    ("serve", "back to find"): "find",
    ("serve", "back to sell"): "sell",
    **{(stage, "stop"): STOPPED for stage in STAGES},
    **{(STOPPED, f"reopen to {stage}"): stage for stage in STAGES},
    ("done", "reopen to serve"): "serve",
}
TRIGGERS = ("advance", "stop", *(f"{verb} to {s}" for verb in ("back", "reopen") for s in (*STAGES, "done")))


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("trigger", TRIGGERS)
def test_every_move_from_everywhere(state, trigger):
    assert move(TOPOLOGY, state, trigger) == LEADS.get((state, trigger))


def test_a_move_nobody_knows_leads_nowhere():
    assert move(TOPOLOGY, "find", "fly") is None


def test_back_leads_where_the_playbook_lets_it_and_nowhere_else():
    only_near = (("find", ()), ("sell", ("find",)), ("serve", ("sell",)))
    assert move(only_near, "serve", "back to sell") == "sell"
    assert move(only_near, "serve", "back to find") is None
    assert move(only_near, "sell", "back to find") == "find"


def test_there_is_one_machine_for_the_same_stages_and_it_keeps_no_deal():
    move(TOPOLOGY, "find", "advance")
    assert machine_of(TOPOLOGY) is machine_of(tuple(TOPOLOGY))
    assert machine_of(TOPOLOGY).models == []


def test_one_stage_is_enough():
    only = (("only", ()),)
    assert move(only, "only", "advance") == "done"
    assert move(only, "done", "reopen to only") == "only"
