"""The topology of a playbook as a state machine: which move leads where.

One `Machine` per playbook version, fired on a plain object. The library accepts unknown states
silently and answers a refused condition with a bare False, so the playbook is checked before it
gets here and the gate is judged by us before a move is made.
"""

from functools import lru_cache

from transitions import Machine, MachineError

from engine.playbook import Topology
from engine.state import DONE, STOPPED


class _Position:
    """What the machine moves: nothing but a state."""

    __slots__ = ("state",)

    def __init__(self, state: str) -> None:
        self.state = state


@lru_cache(maxsize=32)
def machine_of(topology: Topology) -> Machine:
    """Moves: advance · `back to X` · stop · `reopen to X`."""
    stages = [stage for stage, _ in topology]
    machine = Machine(model=None, states=[*stages, DONE, STOPPED], initial=stages[0], auto_transitions=False)
    for (stage, ways_back), after in zip(topology, (*stages[1:], DONE), strict=True):
        machine.add_transition("advance", stage, after)
        machine.add_transition("stop", stage, STOPPED)
        machine.add_transition(f"reopen to {stage}", STOPPED, stage)
        for earlier in ways_back:
            machine.add_transition(f"back to {earlier}", stage, earlier)
    machine.add_transition(f"reopen to {stages[-1]}", DONE, stages[-1])
    return machine


@lru_cache(maxsize=512)
def move(topology: Topology, state: str, trigger: str) -> str | None:
    """The state a move leads to, or None where there is no such move from here. It never changes, so the
    machine is asked once."""
    machine = machine_of(topology)
    event = machine.events.get(trigger)
    if event is None:
        return None
    position = _Position(state)
    try:
        event.trigger(position)
    except MachineError:
        return None
    return position.state
