"""How a mapping writes its small things: lists that may be one, questions that may be columns."""

from typing import Annotated, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from engine.playbook_text.notation import Words


class Strict(BaseModel):
    """Unknown keys are refused and nothing is guessed: `"1"` is no number."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


def listed(value: object) -> object:
    """`a` for `[a]`."""
    return [value] if isinstance(value, str) else value


Names: TypeAlias = Annotated[list[Words], BeforeValidator(listed), Field(min_length=1)]
