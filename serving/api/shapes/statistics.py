"""What the record of all deals tells. A rate has its 95 % interval; days are numbers."""

from typing import Annotated, TypeAlias

from pydantic import Field

from serving.api.shapes.shape import Amount, Shape, TooFew


class Interval(Shape):
    rate: float
    low: float
    high: float


Rate: TypeAlias = Interval | TooFew | None


class LeftOut(Shape):
    undated: int
    ahead: int


class LostBy(Shape):
    class_: Annotated[str | None, Field(alias="class")]
    title: str
    n: int


class WentBack(Shape):
    deals: int
    moves: int


class Rung(Shape):
    stage: str
    label: str
    reached: int
    went_on: int
    stopped: int
    still: int
    rate: Rate
    bypassed: int


class Funnel(Shape):
    playbook: str
    title: str
    deals: int
    won: int
    lost: list[LostBy]
    open: int
    open_older_than_won: int
    duplicates: int
    win_rate: Rate
    back: WentBack
    stages: list[Rung]


class Funnels(Shape):
    left_out: LeftOut
    funnels: list[Funnel]


class Quartiles(Shape):
    n: int
    median: float
    p75: float
    p90: float


class Half(Shape):
    """Kaplan–Meier, the open ones counted."""

    day: float | None
    low: float | None
    high: float | None


class StageTime(Shape):
    playbook: str
    stage: str
    label: str
    ended: int
    open: int
    days: Quartiles | TooFew
    working_days: Quartiles | TooFew
    half_gone_by: Half | TooFew
    longest_open: float | None
    undated: int
    backwards: int


class Leg(Shape):
    playbook: str
    from_: Annotated[str, Field(alias="from")]
    to: str
    days: Quartiles | TooFew


class Way(Shape):
    playbook: str
    end: str
    n: int
    days: Quartiles | TooFew
    mean: float | None
    longest: float | None
    left_out: int


class Times(Shape):
    left_out: LeftOut
    stages: list[StageTime]
    legs: list[Leg]
    ways: list[Way]


class ByDay(Shape):
    day: int
    last: int
    at_risk: int
    survival: float
    low: float
    high: float
    on: int
    back: int
    stopped: int


class PileUp(Shape):
    class_: Annotated[str | None, Field(alias="class")]
    first: int
    last: int
    n: int
    expected: float
    p: float


class StageInFull(StageTime):
    by_day: list[ByDay]
    pile_ups: list[PileUp]
    open_days: list[float]


class TimeInStage(Shape):
    left_out: LeftOut
    stages: list[StageInFull]


class NotCounted(Shape):
    no_amount: int
    no_rate: int
    undated: int
    unpriced: int
    older: int
    no_age: int


class Velocity(Shape):
    playbook: str
    group: str | None
    open: int
    won: int
    decided: int
    rate: Rate
    mean_won: Amount | TooFew | None
    valued: int
    cycle_days: str | TooFew | None
    timed: int
    per_day: Amount | TooFew | None
    left_out: NotCounted


class Velocities(Shape):
    currency: str
    left_out: LeftOut
    velocities: list[Velocity]


class RateGap(Shape):
    gap: float
    low: float
    high: float


class Group(Shape):
    group: str | None
    title: str
    n: int
    won: int
    rate: Rate
    gap: RateGap | None
    apart: bool
    bypassed: int


class FirstDays(Shape):
    days: int
    sooner: int
    undated: int


class WinsOf(Shape):
    playbook: str
    n: int
    won: int
    rate: Rate
    first_days: FirstDays | None
    groups: list[Group]


class WinsBy(Shape):
    by: str
    left_out: LeftOut
    playbooks: list[WinsOf]


class StopClass(Shape):
    playbook: str
    stage: str
    class_: Annotated[str | None, Field(alias="class")]
    title: str
    n: int
    share: float
    mean_age: float | None
    aged: int
    wakes: int
    wakes_due: int


class Stops(Shape):
    left_out: LeftOut
    stops: list[StopClass]
