"""The day of a seller: what to do, what was agreed and held, and the sheet for a visit."""

from typing import Annotated, Literal

from pydantic import Field

from serving.api.shapes.shape import Amount, Changed, Day, Shape, Status


class ToDo(Shape):
    """A thing to do for a deal, or for a client (`kind`), where `key` is its code."""

    key: str
    do: str
    why: str
    command: str
    due: Day | None
    id: str
    instead: str | None
    title: str
    owner: str | None
    stage: str | None
    status: Status | None
    amount: Amount | None
    currency: str | None
    kind: Literal["deal", "account"]
    account: str | None
    class_: Annotated[str | None, Field(alias="class")]


class ListedVisit(Shape):
    """What a list has no use for is null."""

    list_: Annotated[Literal["agreed", "due", "held"], Field(alias="list")]
    on: Day
    account: str | None
    name: str | None
    place: str | None
    class_: Annotated[str | None, Field(alias="class")]
    deal: str | None
    contact: str | None
    people: list[str] | None
    what: str | None
    channel: str | None
    two_sided: bool | None
    by: str
    last_visit: Day | None
    last_contact: Day | None
    overdue_days: int | None
    agreed_on: Day | None
    command: str
    key: str


class LoggedVisit(Changed):
    """A visit to a client that was about no deal."""

    account: str
    on: Day
    channel: str
    two_sided: bool
    with_: Annotated[list[str], Field(alias="with")]


class Choice(Shape):
    id: str
    label: str


class Blank(Shape):
    """Something to write down; without choices in words."""

    id: str
    label: str
    choices: list[Choice]
    many: bool


class Box(Shape):
    ticked: bool
    inline: bool
    rows: list[list[Blank]]


class Line(Shape):
    text: str
    why: str
    fills: str | None
    box: Box | None


class Section(Shape):
    id: str
    title: str
    lines: list[Line]


class ToMeet(Shape):
    key: str
    name: str
    part: str
    style: str | None


class Sheet(Shape):
    id: str
    deal: str
    title: str
    account: str | None
    stage: str
    with_: Annotated[str | None, Field(alias="with")]
    people: list[ToMeet]
    on: Day
    head: list[Line]
    sections: list[Section]
