"""What is sent about clients: companies, people there, orders, visits."""

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from serving.api.fields import Amount, Body, Currency, Day, Name, Signed, Text, Words, told
from serving.calling import Given

Part: TypeAlias = Literal["economic_buyer", "decider", "influencer", "user", "buyer", "blocker", "champion"]
Style: TypeAlias = Literal["analytical", "amiable", "driver", "expressive"]


class NewAccount(Body):
    name: Annotated[Name, Field(description=told("help.argument.account_name"), examples=["Beta Foods"])]
    code: Annotated[
        str | None,
        Field(pattern=r"^[A-Za-z0-9]{1,12}$", description=told("help.option.code"), examples=["BETA"]),
    ] = None
    place: Annotated[Name | None, Field(description=told("help.option.place"), examples=["Suzhou"])] = None


class AccountFields(Body):
    """What is left out stays; `null` takes a place away, and leaves the class to the ranking again."""

    name: Annotated[Name, Field(examples=["Acme Tools Ltd"])] = ""
    class_: Annotated[Literal["A", "B", "C"] | None, Field(alias="class")] = None
    place: Annotated[Name | None, Field(examples=["Suzhou"])] = None


class NewContact(Body):
    name: Annotated[Name, Field(description=told("help.argument.contact_name"), examples=["He Feng"])]
    part: Annotated[Part, Field(description=told("help.option.part"))]
    style: Annotated[Style | None, Field(description=told("help.option.style"))] = None
    since: Annotated[Day | None, Field(description=told("help.option.since"), examples=["2026-01-05"])] = None
    job: Annotated[
        Text | None, Field(description=told("help.option.job"), examples=["head of production"])
    ] = None


class ContactFields(Body):
    """What is left out stays; `null` takes away what is known of the person, but for name and part."""

    name: Annotated[Name, Field(examples=["Chen Yu"])] = ""
    part: Part = "user"
    style: Style = "amiable"
    since: Annotated[Day, Field(examples=["2026-01-05"])] = ""
    job: Annotated[Text | None, Field(examples=["head of production"])] = None
    phone: Text | None = None
    email: Text | None = None
    address: Text | None = None
    preferences: Text | None = None
    topics: Text | None = None
    family: Text | None = None


class Left(Body):
    on: Annotated[Day | None, Field(description=told("help.option.left_on"), examples=["2026-03-02"])] = None


class NewOrder(Body):
    amount: Annotated[Signed, Field(description=told("api.order_amount"), examples=["120000"])]
    on: Annotated[Day | None, Field(description=told("help.option.on_or_today"), examples=["2026-03-02"])] = (
        None
    )
    currency: Annotated[
        Currency | None, Field(description=told("help.option.currency"), examples=["CNY"])
    ] = None
    cost: Annotated[Amount | None, Field(description=told("help.option.cost"), examples=["80000"])] = None
    product: Annotated[Text | None, Field(description=told("help.option.product"), examples=["Spares"])] = (
        None
    )
    deal: Annotated[Name | None, Field(description=told("help.option.order_deal"), examples=["ACME-1"])] = (
        None
    )
    note: Annotated[Text | None, Field(description=told("help.option.note"))] = None


class Dropped(Body):
    reason: Annotated[Text, Field(description=told("help.option.reason"), examples=["entered twice"])]


Many: TypeAlias = Annotated[list[Text], Field(max_length=20)]


class NewVisit(Body):
    with_: Annotated[
        list[Name],
        Field(
            alias="with",
            min_length=1,
            max_length=20,
            description=told("help.option.met"),
            examples=[["Chen Yu"]],
        ),
    ]
    summary: Annotated[Text, Field(description=told("help.option.summary"), examples=["walked the line"])]
    on: Annotated[Day | None, Field(description=told("help.option.on_or_today"), examples=["2026-03-02"])] = (
        None
    )
    two_sided: Annotated[bool, Field(description=told("help.option.two_sided"))] = True
    channel: Annotated[
        Literal["in_person", "online", "call"], Field(description=told("help.option.channel"))
    ] = "in_person"
    interest: Annotated[
        list[Literal["handled", "asked_terms", "listened", "asked_background", "called_dear"]],
        Field(default_factory=list, max_length=5, description=told("help.option.interest")),
    ]
    gained: Annotated[Words | None, Field(description=told("help.option.gained"))] = None
    lost: Annotated[Words | None, Field(description=told("help.option.lost"))] = None
    improve: Annotated[Words | None, Field(description=told("help.option.improve"))] = None
    opinions: Annotated[Words | None, Field(description=told("help.option.opinions"))] = None
    handled: Annotated[Words | None, Field(description=told("help.option.handled"))] = None
    insight: Annotated[Words | None, Field(description=told("help.option.insight"))] = None
    preferences: Annotated[Many, Field(default_factory=list, description=told("help.option.preferences"))]
    topics: Annotated[Many, Field(default_factory=list, description=told("help.option.topics"))]
    family: Annotated[Many, Field(default_factory=list, description=told("help.option.family"))]
    goods: Annotated[Many, Field(default_factory=list, description=told("help.option.goods"))]

    def options(self) -> dict[str, Given]:
        said = self.model_dump(by_alias=True, exclude_none=True, exclude={"two_sided"})
        return {**said, "one_sided": not self.two_sided}
