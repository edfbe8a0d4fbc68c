"""What all answers have in common: see docs/json.md. These describe what commands answer; nothing is turned
into them."""

from typing import Annotated, Generic, Literal, TypeAlias, TypeVar

from pydantic import BaseModel, Field, JsonValue, WithJsonSchema

T = TypeVar("T")

Day: TypeAlias = Annotated[str, WithJsonSchema({"type": "string", "format": "date"})]
Instant: TypeAlias = Annotated[str, WithJsonSchema({"type": "string", "format": "date-time"})]
Amount: TypeAlias = Annotated[str, Field(pattern=r"^-?[0-9]+(\.[0-9]+)?$", examples=["480000.00"])]
"""In whole units of the currency beside it."""
Status: TypeAlias = Literal["open", "won", "done", "stopped"]
Level: TypeAlias = Literal["none", "unknown", "warn", "critical"]
Fields: TypeAlias = dict[str, JsonValue]
"""By id; which there are, the worksheet says."""


class Shape(BaseModel):
    """Each key is always there; what is not known is null."""


class Both(Shape):
    zh: str
    en: str


class Few(Shape):
    n: int
    needed: int


class TooFew(Shape):
    """What can't be said yet."""

    too_few: Few


class Answered(Shape, Generic[T]):
    dealgate: Literal[1]
    data: T


class Page(Answered[T], Generic[T]):
    next: Annotated[str | None, Field(description="What to ask for with `after`; null on the last page.")]


class Changed(Shape):
    """Of a change: what it made, and the sentence a person would read."""

    message: str
    dry_run: bool = False
