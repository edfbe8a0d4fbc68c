"""A playbook as the program runs it: slotted values read from the parsed JSON in the database.

The schema that checks what people write is `engine.playbook_text.schema`; the YAML reader is
`engine.playbook_text.file`. Here everything is already valid.
"""

from collections.abc import Mapping
from typing import Any, TypeAlias

from engine.cadence import Cadence, read_cadence
from engine.message import Text
from engine.requirements.decision import Decision
from engine.requirements.kinds import Requirement, read_requirement
from engine.signs import Signs, read_signs
from engine.value import Value

Topology: TypeAlias = tuple[tuple[str, tuple[str, ...]], ...]
"""The stages in order, each with those one may go back to from it."""


class Limits(Value):
    """Working days. `warn` and `critical` are stage ages; `quiet` is silence."""

    warn: int
    critical: int
    quiet: int


class Item(Value):
    """A line of a stage's checklist, ticked with `tick`."""

    id: str
    title: Text
    because: Text | None
    office: bool = False
    """The team's own; nothing to do with the client."""


class Stage(Value):
    id: str
    status: str
    """`open` or `won`."""
    label: Text
    """The short label: 了解 / understand."""
    title: Text
    focus: Text
    question: Text
    """What the team works on together in this stage."""
    outcome: Text
    """The status earned by leaving it."""
    limits: Limits
    worksheets: tuple[str, ...]
    gate: tuple[Requirement, ...]
    checklist: tuple[Item, ...]
    stuck: Text
    objectives: Mapping[str, Text]
    """By side: client, own_team, competitors."""
    visit: Mapping[str, tuple[Text, ...]]
    """Lines for the visit sheet of this stage: prepare, open, ask, suggest, close, kit, objections."""
    back: tuple[str, ...] | None = None
    """The earlier stages a deal may be moved back to; None: every one."""
    learn: bool = True
    """Whether its limits are learned from the team's own deals; else it insists on `limits`."""

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """The decision points at its exit."""
        return tuple(r for r in self.gate if isinstance(r, Decision))

    def ways_back(self, earlier: tuple[str, ...]) -> tuple[str, ...]:
        """Of the stages before it, those a deal may be moved back to."""
        return earlier if self.back is None else tuple(each for each in earlier if each in self.back)


class Manner(Value):
    """How a behaviour, a social style or a part in the decision wants to be met."""

    title: Text
    wants: Text
    wrong_card: Text
    visit: Mapping[str, tuple[Text, ...]] = {}
    """Lines for the visit sheet, by section as those of a stage."""
    at: Mapping[str, Mapping[str, tuple[Text, ...]]] = {}
    """By stage or by a stage's status: lines that take the place of these, section by section."""
    leave_out: tuple[str, ...] = ()
    """Points, requirements, items, worksheets and `worksheet.field`s that are nothing to ask of them."""


class Playbook(Value):
    id: str
    version: int
    title: Text
    stages: tuple[Stage, ...]
    behaviours: Mapping[str, Manner]
    styles: Mapping[str, Manner]
    parts: Mapping[str, Manner]
    """By a contact's part in the decision: what this person wants from a visit."""
    stop_classes: Mapping[str, Text]
    waits: int
    """How often a deal may be put to wait in one stay."""
    templates: Mapping[str, str]
    accounts: Mapping[str, Any] = {}
    """What an account's value is reckoned by, where this playbook says otherwise than the method."""
    cadence: Cadence = Cadence()
    """How often clients are to be contacted."""
    signs: Signs = Signs()
    """What it changes about the signs that a deal has stalled."""
    closing: str = "moves"
    """`moves`: a sheet has the order asked for where the deal can be won; `off`: its own lines close."""

    @property
    def order(self) -> tuple[str, ...]:
        return tuple(stage.id for stage in self.stages)

    @property
    def topology(self) -> Topology:
        order = self.order
        return tuple((stage.id, stage.ways_back(order[:at])) for at, stage in enumerate(self.stages))

    @property
    def points(self) -> dict[str, int | None]:
        """Every decision point with its validity in calendar days."""
        return {r.point: r.valid_for for stage in self.stages for r in stage.gate if isinstance(r, Decision)}

    def ways_back(self, id: str) -> tuple[str, ...]:
        """The stages a deal may be moved back to from this one, the first first; from `done` to none."""
        if id == "done":
            return ()
        at = self.position(id)
        return self.stages[at].ways_back(self.order[:at])

    def stage(self, id: str) -> Stage:
        return self.stages[self.position(id)]

    def position(self, id: str) -> int:
        """Position of a stage; `done` stands behind the last."""
        for at, stage in enumerate(self.stages):
            if stage.id == id:
                return at
        if id == "done":
            return len(self.stages)
        raise KeyError(id)


def _text(data: Mapping[str, str]) -> Text:
    return Text(data["zh"], data["en"])


def _manners(data: Mapping[str, Any]) -> dict[str, Manner]:
    return {
        id: Manner(
            title=_text(m["title"]),
            wants=_text(m["wants"]),
            wrong_card=_text(m["wrong_card"]),
            visit=_visit_lines(m.get("visit") or {}),
            at={place: _visit_lines(lines) for place, lines in m.get("at", {}).items()},
            leave_out=tuple(m.get("leave_out", ())),
        )
        for id, m in data.items()
    }


def _visit_lines(data: Mapping[str, Any]) -> dict[str, tuple[Text, ...]]:
    return {section: tuple(_text(t) for t in lines) for section, lines in data.items() if lines}


def _stage(data: Mapping[str, Any]) -> Stage:
    limits = data["limits"]
    return Stage(
        id=data["id"],
        status=data["status"],
        label=_text(data["label"]),
        title=_text(data["title"]),
        focus=_text(data["focus"]),
        question=_text(data["question"]),
        outcome=_text(data["outcome"]),
        limits=Limits(limits["warn"], limits["critical"], limits["quiet"]),
        worksheets=tuple(data["worksheets"]),
        gate=tuple(read_requirement(r) for r in data["gate"]),
        checklist=tuple(
            Item(
                i["id"],
                _text(i["title"]),
                _text(i["because"]) if i.get("because") else None,
                i.get("where") == "office",
            )
            for i in data["checklist"]
        ),
        stuck=_text(data["stuck"]),
        objectives={side: _text(t) for side, t in data["objectives"].items()},
        visit=_visit_lines(data["visit"]),
        back=tuple(data["back"]) if "back" in data else None,
        learn=limits.get("learn", True),
    )


def read_playbook(data: Mapping[str, Any]) -> Playbook:
    """From the parsed form, as `playbook_text.file` makes it and the database keeps it."""
    return Playbook(
        id=data["playbook"],
        version=data["version"],
        title=_text(data["title"]),
        stages=tuple(_stage(s) for s in data["stages"]),
        behaviours=_manners(data["behaviours"]),
        styles=_manners(data["styles"]),
        parts=_manners(data["parts"]),
        stop_classes={id: _text(t) for id, t in data["stop_classes"].items()},
        waits=data["waits"],
        templates=dict(data["templates"]),
        accounts=data.get("accounts", {}),
        cadence=read_cadence(data.get("cadence", {})),
        signs=read_signs(data.get("signs", {})),
        closing=data.get("closing", "moves"),
    )
