"""How a case writes its small things: days, answers, contacts, visits, amounts, moves.

a day        "today", "91d ago", "2w ago", "in 30d", "2026-11-01"
an answer    "yes", "yes 91d ago", "unsure", "yes seller_observed", "yes stale"
a contact    "champion", "decider since 200d ago", "champion left 3d ago"
a visit      "two_sided 10d ago", "one_sided", "decider 3d ago"
a move       "advance", "back to understand", "stop no_decision", "reopen"
"""

import re
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Annotated, LiteralString, NamedTuple, TypeAlias

from pydantic import BeforeValidator, PlainValidator
from pydantic_core import PydanticCustomError

from engine.answers import ANSWERS, KINDS
from engine.facts import PARTS
from engine.money import Money, currency_of, decimal_of, minor
from engine.playbook_text.notation import Bilingual

_DAY = r"today|\d{1,4}[dw] ago|in \d{1,4}[dw]|\d{4}-\d\d-\d\d"


class When(NamedTuple):
    """A day: so many calendar days from the day of the case, or one of the calendar."""

    days: int
    on: str | None = None

    def day(self, today: str) -> str:
        return self.on or (date.fromisoformat(today) + timedelta(days=self.days)).isoformat()


TODAY = When(0)


class Said(NamedTuple):
    answer: str
    kind: str
    when: When
    stale: bool


class Known(NamedTuple):
    """Somebody at the client. `since` is None where it was long ago."""

    part: str
    since: When | None
    left: When | None


class Met(NamedTuple):
    """A talk with the client; `part` of whoever was met, where it is said."""

    part: str | None
    two_sided: bool
    when: When


class Move(NamedTuple):
    name: str
    """advance, back, stop or reopen."""
    to: str | None = None
    """The stage to go back to, or the class of the stop."""


def _refuse(id: LiteralString, given: object) -> PydanticCustomError:
    return PydanticCustomError(id, "not understood", {"given": str(given)})


def _one_of(given: str, allowed: tuple[str, ...]) -> str:
    if given not in allowed:
        raise PydanticCustomError("lint.not_one_of", "not allowed", {"given": given, "allowed": allowed})
    return given


def _words(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise PydanticCustomError("lint.want_text", "no text")
    return " ".join(value.split())


def read_day(value: object) -> When:
    text = _words(value)
    if not re.fullmatch(_DAY, text):
        raise _refuse("cases.day", text)
    if text == "today":
        return TODAY
    if found := re.search(r"(\d+)([dw])", text):
        days = int(found[1]) * (7 if found[2] == "w" else 1)
        return When(-days if text.endswith("ago") else days)
    try:
        return When(0, date.fromisoformat(text).isoformat())
    except ValueError:
        raise _refuse("cases.day", text) from None


def _read_answer(value: object) -> Said:
    answer, *rest = _words(value).split()
    _one_of(answer, ANSWERS)
    kind = next((word for word in rest if word in KINDS), KINDS[0])
    day = " ".join(word for word in rest if word not in (kind, "stale"))
    try:
        return Said(answer, kind, read_day(day or "today"), "stale" in rest)
    except PydanticCustomError:
        raise _refuse("cases.answer", value) from None


def _read_contact(value: object) -> Known:
    part, *_ = text = _words(value).split()
    _one_of(part, PARTS)
    found = re.fullmatch(rf"\w+(?: since ({_DAY}))?(?: left ({_DAY}))?", " ".join(text))
    if found is None:
        raise _refuse("cases.contact", value)
    since, left = (read_day(day) if day else None for day in found.groups())
    return Known(part, since, left)


def _read_visit(value: object) -> Met:
    who, *day = _words(value).split()
    _one_of(who, ("two_sided", "one_sided", *PARTS))
    return Met(who if who in PARTS else None, who != "one_sided", read_day(" ".join(day) or "today"))


def _read_move(value: object) -> Move:
    found = re.fullmatch(r"(advance)|(reopen)|back to (\w+)|stop (\w+)", _words(value))
    if found is None:
        raise _refuse("cases.move", value)
    advance, reopen, back, stop = found.groups()
    return Move(advance or reopen or ("back" if back else "stop"), back or stop)


def read_money(value: object) -> Money:
    """`480000 CNY`, to minor units."""
    number, _, unit = _words(value).rpartition(" ")
    currency = currency_of(unit)
    amount = minor(number, currency) if currency else None
    if currency is None or amount is None:
        raise _refuse("cases.amount", value)
    return Money(amount, currency)


def read_number(value: object) -> Decimal:
    number = decimal_of(value) if isinstance(value, str) else None
    if number is None:
        raise _refuse("cases.number", value)
    return number


def read_count(value: object) -> int:
    if not isinstance(value, str) or not re.fullmatch(r"\d{1,6}", value):
        raise _refuse("cases.count", value)
    return int(value)


def _read_true(value: object) -> bool:
    if value not in ("true", "yes", "True"):
        raise PydanticCustomError("cases.only_true", "only true")
    return True


def _read_name(value: object) -> object:
    return {"zh": value, "en": value} if isinstance(value, str) else value


def _read_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _written(read: Callable[[object], object]) -> PlainValidator:
    return PlainValidator(read)


Day: TypeAlias = Annotated[When, _written(read_day)]
AnswerSaid: TypeAlias = Annotated[Said, _written(_read_answer)]
ContactKnown: TypeAlias = Annotated[Known, _written(_read_contact)]
VisitHeld: TypeAlias = Annotated[Met, _written(_read_visit)]
MoveTried: TypeAlias = Annotated[Move, _written(_read_move)]
Amount: TypeAlias = Annotated[Money, _written(read_money)]
Rate: TypeAlias = Annotated[Decimal, _written(read_number)]
Count: TypeAlias = Annotated[int, _written(read_count)]
OnlyTrue: TypeAlias = Annotated[bool, _written(_read_true)]
Name: TypeAlias = Annotated[Bilingual, BeforeValidator(_read_name)]
Names: TypeAlias = Annotated[list[str], BeforeValidator(_read_list)]
