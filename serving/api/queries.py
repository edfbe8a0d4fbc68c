"""What may stand behind the `?` of an address, as the options of the command behind it."""

from typing import Annotated, Literal

from pydantic import Field

from serving.api.fields import A_LOT, LARGEST, Day, DayOrLast, Name, Query, told

Owner = Annotated[Name | None, Field(description=told("help.option.owner"))]
Team = Annotated[Name | None, Field(description=told("help.option.team"))]
Stage = Annotated[Name | None, Field(description=told("help.option.stage"))]
OfAccount = Annotated[Name | None, Field(description=told("help.option.account"))]
OfPlaybook = Annotated[Name | None, Field(description=told("help.option.only_playbook"))]
Limit = Annotated[int | None, Field(ge=0, le=A_LOT, description=told("help.option.limit"))]
After = Annotated[Name | None, Field(description=told("help.option.after"))]


class Read(Query):
    as_of: Annotated[Day | None, Field(description=told("help.option.as_of"))] = None


class Page(Read):
    limit: Limit = None
    after: After = None


class Deals(Page):
    stage: Stage = None
    status: Annotated[
        Literal["open", "won", "done", "stopped"] | None, Field(description=told("help.option.status"))
    ] = None
    owner: Owner = None
    team: Team = None
    account: OfAccount = None


class Events(Read):
    limit: Limit = None
    after: Annotated[
        str | None, Field(pattern=r"^[0-9]{1,9}$", description=told("help.option.after_event"))
    ] = None


class Next(Read):
    owner: Owner = None
    team: Team = None
    limit: Limit = None


class Sheet(Read):
    with_: Annotated[
        list[Name],
        Field(default_factory=list, alias="with", max_length=20, description=told("help.option.prep_with")),
    ]
    on: Annotated[Day | None, Field(description=told("help.option.prep_on"))] = None


class Visits(Read):
    list_: Annotated[
        Literal["agreed", "due"] | None, Field(alias="list", description=told("api.which_visits"))
    ] = None
    owner: Owner = None
    team: Team = None
    account: OfAccount = None
    limit: Limit = None


class Held(Page):
    owner: Owner = None
    team: Team = None
    account: OfAccount = None


class OfClient(Page):
    account: OfAccount = None


class Orders(OfClient):
    since: Annotated[Day | None, Field(description=told("help.option.orders_since"))] = None


class OrdersThere(Page):
    since: Annotated[Day | None, Field(description=told("help.option.orders_since"))] = None


class Narrowed(Read):
    owner: Owner = None
    team: Team = None
    stage: Stage = None


class Stalled(Narrowed):
    all: Annotated[bool, Field(description=told("help.option.all"))] = False
    limit: Limit = None


class Oldest(Narrowed):
    limit: Limit = None
    after: After = None


class Meeting(Narrowed):
    limit: Annotated[int | None, Field(ge=0, le=A_LOT, description=told("help.option.review_limit"))] = None


class Changes(Narrowed):
    since: Annotated[DayOrLast, Field(description=told("help.option.review_since"), examples=["2026-02-01"])]


class Told(Read):
    """What statistics are made of."""

    playbook: OfPlaybook = None
    owner: Owner = None
    team: Team = None


class Opened(Told):
    since: Annotated[Day | None, Field(description=told("help.option.opened_since"))] = None


class Closed(Told):
    since: Annotated[Day | None, Field(description=told("help.option.closed_since"))] = None


class Velocity(Closed):
    by: Annotated[Literal["team", "owner"] | None, Field(description=told("help.option.velocity_by"))] = None


class Wins(Closed):
    by: Annotated[
        Literal["stage", "behaviour", "owner", "team", "contacts", "amount"],
        Field(description=told("help.option.wins_by")),
    ] = "stage"


class Ahead(Told):
    months: Annotated[int | None, Field(ge=1, le=12, description=told("help.option.months_ahead"))] = None
    weeks: Annotated[int | None, Field(ge=1, le=26, description=told("help.option.weeks_ahead"))] = None
    seed: Annotated[int | None, Field(ge=-LARGEST, le=LARGEST, description=told("help.option.seed"))] = None


class How(Query):
    """Of a change."""

    dry_run: Annotated[bool, Field(description=told("help.option.dry_run"))] = False
