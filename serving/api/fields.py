"""What stands in addresses and bodies, checked before a command sees it: keys, days, amounts, texts."""

import re
from datetime import date
from typing import Annotated, Any

from fastapi import Path
from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    JsonValue,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from engine.clock import OUR_TIMES
from engine.findable import LONGEST
from words.say import say, speaking

LONGEST_TEXT = 10_000
LARGEST = 2**31 - 1
"""Of whole numbers, as on the command line."""
A_LOT = 10_000
"""Rows of a page, and entries of a list."""
# Halves of characters, which JSON may hold and no database takes, are like no pattern.
_SAYS_SOMETHING = r"^[^\x00]*[^\x00\s][^\x00]*$"
_NO_SLASH = r"^[^\x00/]*[^\x00/\s][^\x00/]*$"


def told(id: str) -> str:
    """A sentence for the description, which is in English."""
    with speaking("en"):
        return say(id)


def _a_day(text: str) -> str:
    try:
        fine = re.fullmatch(r"\d{4}-\d\d-\d\d", text) and date.fromisoformat(text).year in OUR_TIMES
    except ValueError:
        fine = False
    if not fine:
        raise PydanticCustomError("no_day", "no day")
    return text


Name = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST, pattern=_SAYS_SOMETHING)]
"""What something is found by."""
Text = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_TEXT, pattern=_SAYS_SOMETHING)]
Words = Annotated[str, StringConstraints(max_length=LONGEST_TEXT, pattern=r"^[^\x00]*$")]
"""A text that may be empty."""
_DAY: dict[str, JsonValue] = {"format": "date", "pattern": "^(19|2[0-9])[0-9]{2}-[0-9]{2}-[0-9]{2}$"}
Day = Annotated[str, AfterValidator(_a_day), Field(json_schema_extra=_DAY)]
LAST = "last"
DayOrLast = Annotated[
    str,
    AfterValidator(lambda text: text if text == LAST else _a_day(text)),
    WithJsonSchema({"anyOf": [{"const": LAST}, {"type": "string", **_DAY}]}),
]
"""Of the last review, or a day."""
Amount = Annotated[str, StringConstraints(pattern=r"^[0-9]{1,12}(\.[0-9]{1,3})?$")]
"""In whole units of its currency."""
Signed = Annotated[str, StringConstraints(pattern=r"^-?[0-9]{1,12}(\.[0-9]{1,3})?$")]
Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]


def _in_path(about: str, example: str) -> Any:
    """`about`: the words of the command line for it."""
    return Path(
        min_length=1, max_length=LONGEST, pattern=_NO_SLASH, description=told(about), examples=[example]
    )


DealKey = Annotated[str, _in_path("help.argument.deal", "ACME-1")]
AccountCode = Annotated[str, _in_path("help.argument.account", "ACME")]
ContactKey = Annotated[str, _in_path("help.argument.contact", "ACME.1")]
Point = Annotated[str, _in_path("help.argument.point", "needs_known")]
Item = Annotated[str, _in_path("help.argument.item", "own_words")]
SheetId = Annotated[str, _in_path("help.argument.worksheet", "client_profile")]
ClientSheetId = Annotated[str, _in_path("help.argument.account_worksheet", "rating")]
StageId = Annotated[str, _in_path("help.option.stage", "explore")]
PlaybookId = Annotated[
    str,
    Path(
        pattern=r"^[a-z0-9][a-z0-9_-]{0,99}$",
        description=told("help.argument.playbook"),
        examples=["client-value"],
    ),
]
OrderNumber = Annotated[int, Path(ge=1, le=LARGEST, description=told("help.argument.order"), examples=[1])]


class Body(BaseModel):
    """What is sent: nothing is guessed, and what nobody knows is refused."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Query(BaseModel):
    """What stands behind the `?`: a name nobody knows is refused, so that no filter is left out by a typing
    mistake."""

    model_config = ConfigDict(extra="forbid")
