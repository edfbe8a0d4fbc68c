"""What a playbook looks like: its stages with their gates, and every move its machine knows between them.

The moves are read off the machine itself (`engine.machine`), so the picture shows what a deal can really do.
"""

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from engine.machine import machine_of
from engine.message import Message, Text, msg
from engine.playbook import Playbook, Stage
from engine.requirements.decision import Decision
from engine.requirements.kinds import Requirement
from engine.requirements.visit import VisitHeld
from engine.requirements.worksheet import WorksheetFilled
from engine.state import STOPPED

Say: TypeAlias = Callable[[Message | Text], str]
"""Puts a sentence into the reader's language."""

ADVANCE, BACK, STOP, REOPEN = "advance", "back", "stop", "reopen"


class Arrow(NamedTuple):
    """A move from one state of the machine to another."""

    source: str
    target: str
    move: str
    """advance, back, stop or reopen."""


class Wanted(NamedTuple):
    """A requirement in short: a decision point in the client's voice, else by its title."""

    said: Message | Text
    notes: tuple[Message, ...]
    client: bool
    """It is the client who must say yes."""
    guarded: bool
    """Asked only where its condition holds."""


class Box(NamedTuple):
    """A stage, and the gate at its exit."""

    id: str
    title: Text
    status: str
    """open or won."""
    outcome: Text
    """The status earned by leaving it."""
    wants: tuple[Wanted, ...]


class Picture(NamedTuple):
    title: Text
    version: int
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]

    def targets(self, source: str, move: str) -> tuple[str, ...]:
        """Where a move leads from a state: stages in their order."""
        order = [*(box.id for box in self.boxes)]
        found = {each.target for each in self.arrows if (each.source, each.move) == (source, move)}
        return tuple(sorted(found, key=lambda id: order.index(id) if id in order else len(order)))

    def sources(self, target: str, move: str) -> tuple[str, ...]:
        return tuple(each.source for each in self.arrows if (each.target, each.move) == (target, move))

    def label(self, id: str) -> Text | Message:
        """What a state is called."""
        named: dict[str, Text | Message] = {box.id: box.title for box in self.boxes}
        return named.get(id) or msg("diagram.stopped" if id == STOPPED else "diagram.done")


def picture(playbook: Playbook) -> Picture:
    return Picture(
        title=playbook.title,
        version=playbook.version,
        boxes=tuple(_box(stage) for stage in playbook.stages),
        arrows=arrows(playbook),
    )


def arrows(playbook: Playbook) -> tuple[Arrow, ...]:
    """Every transition of the playbook's machine."""
    machine = machine_of(playbook.topology)
    return tuple(
        Arrow(str(each.source), str(each.dest), trigger.partition(" ")[0])
        for trigger, event in machine.events.items()
        for each in (one for several in event.transitions.values() for one in several)
    )


def _box(stage: Stage) -> Box:
    wants = tuple(_wanted(each) for each in stage.gate)
    return Box(stage.id, stage.title, stage.status, stage.outcome, wants)


def _wanted(requirement: Requirement) -> Wanted:
    said: Message | Text = requirement.title
    notes: list[Message] = []
    if isinstance(requirement, Decision):
        said = msg("diagram.asked", ask=requirement.ask)
        if requirement.valid_for:
            notes.append(msg("diagram.fresh", days=requirement.valid_for))
    if isinstance(requirement, WorksheetFilled):
        notes.append(msg("diagram.at_least", percent=requirement.at_least))
    if isinstance(requirement, VisitHeld) and requirement.within:
        notes.append(msg("diagram.within", days=requirement.within))
    if not requirement.waivable:
        notes.append(msg("diagram.not_waivable"))
    client, guarded = isinstance(requirement, Decision), requirement.when is not None
    return Wanted(said, tuple(notes), client, guarded)


def line(wanted: Wanted, say: Say) -> str:
    """As one line, with its notes in brackets."""
    said, notes = parts(wanted, say)
    return said + notes


def parts(wanted: Wanted, say: Say) -> tuple[str, str]:
    """What is wanted, and the notes in brackets that follow it; empty where there are none."""
    said = say(wanted.said)
    if not wanted.notes:
        return said, ""
    listed = msg("diagram.notes", notes=tuple(map(say, wanted.notes)))
    return said, say(msg("diagram.noted", said=said, notes=listed)).removeprefix(said)
