"""What is sent to open or change a deal, and to move it."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from serving.api.fields import LARGEST, LONGEST_TEXT, Amount, Body, Currency, Day, Name, Text, Words, told
from serving.calling import Given

Reason = Annotated[Text, Field(description=told("help.option.reason"), examples=["their budget round"])]
Until = Annotated[Day, Field(description=told("help.option.until"), examples=["2027-01-29"])]
What = Annotated[Text, Field(description=told("help.argument.what"), examples=["send the comparison"])]


class NewDeal(Body):
    title: Annotated[Text, Field(description=told("help.argument.title"), examples=["Line 3 upgrade"])]
    account: Annotated[Name | None, Field(description=told("help.option.account"), examples=["ACME"])] = None
    amount: Annotated[Amount | None, Field(description=told("help.option.amount"), examples=["480000"])] = (
        None
    )
    currency: Annotated[
        Currency | None, Field(description=told("help.option.currency"), examples=["CNY"])
    ] = None
    owner: Annotated[Name | None, Field(description=told("help.option.owner"), examples=["lin"])] = None
    playbook: Annotated[Name, Field(description=told("help.option.playbook"), examples=["client-value"])] = (
        "client-value"
    )
    behaviour: Annotated[
        Name | None, Field(description=told("help.option.behaviour"), examples=["project"])
    ] = None
    close: Annotated[Day | None, Field(description=told("help.option.close"), examples=["2026-09-30"])] = None
    follows: Annotated[Name | None, Field(description=told("help.option.follows"), examples=["ACME-1"])] = (
        None
    )


class DealFields(Body):
    """What is left out stays; `null` takes a value away where it may."""

    title: Annotated[Text, Field(examples=["Line 3 upgrade"])] = ""
    account: Annotated[Name | None, Field(examples=["ACME"])] = None
    owner: Annotated[Name, Field(examples=["lin"])] = ""
    amount: Annotated[Amount | None, Field(examples=["520000"])] = None
    currency: Annotated[Currency, Field(examples=["CNY"])] = ""
    close_date: Annotated[Day | None, Field(examples=["2026-10-30"])] = None
    behaviour: Annotated[Name | None, Field(examples=["project"])] = None


class Step(Body):
    what: What
    on: Annotated[Day, Field(description=told("help.option.on"), examples=["2027-01-08"])]
    with_: Annotated[
        Name | None, Field(alias="with", description=told("help.option.with_whom"), examples=["Chen Yu"])
    ] = None


class NewPromise(Body):
    what: What
    by: Annotated[Literal["us", "client"], Field(description=told("help.option.by"))]
    on: Annotated[Day | None, Field(description=told("help.option.due"), examples=["2027-01-12"])] = None
    kept: Annotated[bool, Field(description=told("help.option.kept"))] = False


class NewAnswer(Body):
    answer: Annotated[Literal["yes", "unsure", "no"], Field(description=told("help.argument.answer"))]
    evidence: Annotated[
        Text, Field(description=told("help.option.evidence"), examples=["That is exactly our trouble"])
    ]
    kind: Annotated[
        Literal["client_said", "client_document", "event_held", "terms_accepted", "seller_observed"],
        Field(description=told("help.option.kind")),
    ]
    contact: Annotated[Name | None, Field(description=told("help.option.contact"), examples=["Chen Yu"])] = (
        None
    )
    on: Annotated[Day | None, Field(description=told("help.option.on_or_today"), examples=["2026-03-02"])] = (
        None
    )


FieldName = Annotated[
    str, Field(min_length=1, max_length=400, pattern=r"^[^\x00=＝]*[^\x00=＝\s][^\x00=＝]*$")
]


def _as_text(value: object) -> object:
    """A score may be sent as the number it is. That 4.0 is one, JSON's schemas and ours agree."""
    if isinstance(value, bool) or not isinstance(value, int | float) or value != value // 1:
        return value
    return str(int(value)) if abs(value) <= LARGEST else value


FieldValue = Annotated[
    Words,
    BeforeValidator(_as_text),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "maxLength": LONGEST_TEXT, "pattern": r"^[^\x00]*$"},
                {"type": "integer", "minimum": -LARGEST, "maximum": LARGEST},
            ]
        }
    ),
]


class SheetFields(Body):
    """FIELD=VALUE as on the command line: a name may lead to a row or a column, as in
    `people.chen.influence`; an empty value takes one away."""

    fields: Annotated[
        dict[FieldName, FieldValue],
        Field(
            min_length=1,
            max_length=500,
            examples=[{"business_plan": "three shifts"}],
            json_schema_extra={"additionalProperties": False},
        ),
    ]

    def words(self) -> list[str]:
        return [f"{name}={value}" for name, value in self.fields.items()]


class Tick(Body):
    done: Annotated[bool, Field(description=told("help.tick"))]


class NewWaiver(Body):
    requirement: Annotated[
        Name, Field(description=told("help.argument.requirement"), examples=["worksheet:client_profile"])
    ]
    reason: Reason
    until: Until


class ToWait(Body):
    until: Until
    reason: Reason


class GoBack(Body):
    stage: Annotated[Name, Field(description=told("help.argument.stage"), examples=["understand"])]
    reason: Reason


class ToStop(Body):
    class_: Annotated[
        Name, Field(alias="class", description=told("help.option.class"), examples=["no_decision"])
    ]
    reason: Reason
    wake: Annotated[Day | None, Field(description=told("help.option.wake"), examples=["2027-01-11"])] = None


class Reopen(Body):
    reason: Reason


class Verdict(Body):
    verdict: Annotated[
        Literal["continue", "slow", "stop", "help"], Field(description=told("help.option.verdict"))
    ]
    what: Annotated[Text | None, Field(description=told("help.option.review_what"))] = None
    who: Annotated[Name | None, Field(description=told("help.option.review_who"), examples=["lin"])] = None
    by: Annotated[Day | None, Field(description=told("help.option.review_by"), examples=["2027-01-29"])] = (
        None
    )
    kept: Annotated[bool | None, Field(description=told("help.option.review_kept"))] = None

    def options(self) -> dict[str, Given]:
        """A switch of its own stands for each way it may be kept."""
        said = self.model_dump(exclude_none=True, exclude={"kept"})
        kept = {None: {}, True: {"kept": True}, False: {"not_kept": True}}
        return {**said, **kept[self.kept]}
