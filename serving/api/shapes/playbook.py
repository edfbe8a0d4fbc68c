"""Playbooks: which there are, and what one asks for."""

from typing import Literal

from serving.api.shapes.shape import Both, Instant, Level, Shape


class Batch(Shape):
    """Deals that went to this version together."""

    batch: str
    at: Instant
    by: str
    deals: int
    taken_back: bool


class ListedPlaybook(Shape):
    """`installed_at` is null for one that came along and isn't installed."""

    id: str
    version: int
    title: Both
    installed_at: Instant | None
    deals: int
    upgrades: list[Batch]


class DaysHere(Shape):
    """In working days."""

    warn: int
    critical: int
    quiet: int


class Asks(Shape):
    id: str
    kind: str
    title: Both
    waivable: bool


class ToTick(Shape):
    id: str
    title: Both


class Stage(Shape):
    """`back` are the stages one can go back to, null for all before it."""

    id: str
    status: Literal["open", "won"]
    title: Both
    question: Both
    outcome: Both
    limits: DaysHere
    objectives: dict[str, Both]
    back: list[str] | None
    worksheets: list[str]
    gate: list[Asks]
    checklist: list[ToTick]
    stuck: Both


class OwnSign(Shape):
    because: Both
    ask: Both


class PlaybookSign(Shape):
    """`own` is null of a sign that comes along; null is also what it leaves as it comes."""

    id: str
    level: Level | Literal["off", "note"] | None
    stages: list[str]
    warn: int | None
    critical: int | None
    own: OwnSign | None


class Playbook(Shape):
    id: str
    version: int
    title: Both
    stages: list[Stage]
    signs: list[PlaybookSign]
    stop_classes: dict[str, Both]
