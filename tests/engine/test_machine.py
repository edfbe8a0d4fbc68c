"""The topology: which move leads where, and nowhere else."""

import pytest

from engine.machine import STOPPED, machine_of, move

STAGES = ("find", "sell", "serve")
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
    assert move(STAGES, state, trigger) == LEADS.get((state, trigger))


def test_a_move_nobody_knows_leads_nowhere():
    assert move(STAGES, "find", "fly") is None


def test_there_is_one_machine_for_the_same_stages_and_it_keeps_no_deal():
    move(STAGES, "find", "advance")
    assert machine_of(STAGES) is machine_of(tuple(STAGES))
    assert machine_of(STAGES).models == []


def test_one_stage_is_enough():
    assert move(("only",), "only", "advance") == "done"
    assert move(("only",), "done", "reopen to only") == "only"
