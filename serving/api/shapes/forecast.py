"""What will be won, and how past forecasts turned out. Rates and chances are numbers from 0 to 1."""

from typing import Annotated

from pydantic import Field

from serving.api.shapes.shape import Amount, Day, Shape, TooFew


class Wins(Shape):
    median: int
    low: int
    high: int
    share: float


class Worth(Shape):
    median: Amount | None
    low: Amount | None
    high: Amount | None


class Own(Shape):
    """By the close dates people gave."""

    deals: int | None
    value: Amount | None


class Total(Shape):
    wins: Wins
    value: Worth | None
    own: Own


class Period(Total):
    from_: Annotated[Day, Field(alias="from")]
    to: Day


class Chance(Shape):
    """`usual`: the mean of the won stands for an amount nobody gave."""

    deal: str
    title: str
    owner: str
    chance: float
    value: Amount | None
    currency: str
    usual: bool


class OwnDates(Shape):
    overdue: int
    later: int
    undated: int


class Forecast(Shape):
    origin: Day
    currency: str
    deals: int
    unknown: int
    unlearned: int
    history: int
    earlier: int
    imported_later: int
    ended: Day | None
    usual_amount: Amount | None
    unpriced: int
    no_rate: dict[str, int]
    periods: list[Period]
    total: Total
    first: list[Chance]
    own: OwnDates


class Chances(Shape):
    origin: Day
    to: Day
    deals: list[Chance]


class Past(Shape):
    origin: Day
    from_: Annotated[Day, Field(alias="from")]
    to: Day
    deals: int
    wins: Wins
    actual: int
    inside: bool
    new: int
    own: int | None


class Held(Shape):
    n: int
    held: int
    rate: float
    low: float
    high: float


class Misses(Shape):
    periods: int
    forecast: float
    own: float


class Record(Shape):
    unit: str
    periods: list[Past]
    inside: Held | None
    promised: float | None
    bias: float | TooFew | None
    idle: int
    ended: Day | None
    misses: Misses | None
