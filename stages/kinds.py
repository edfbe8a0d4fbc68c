"""The kinds of values a worksheet holds, as types: what may be typed, and what it means.

    class Risk(NamedTuple):
        risk: Annotated[Words, says("风险", "Risk")]
        likelihood: Annotated[Score | None, says("可能性（0–5）", "Likelihood (0–5)")] = None

pydantic checks a worksheet by these types. It is loaded when something is filled in and not before: reading
a deal must not wait for it.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

from engine.message import Message, Text, msg
from engine.money import currency_of, decimal_of

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

HIGHEST = 5
"""Scores run from 0 to 5."""
# Compiled where they are used: only what is typed is split.
_BETWEEN = r"[；;、\n]"
_BETWEEN_IDS = r"[；;、，,\n]"
"""What is called by an id holds no comma."""


class Kind:
    """How one value is read from what was typed or stored: the value, or a Message that refuses it."""

    def __init__(
        self,
        id: str,
        read: Callable[[Any], object],
        choices: Mapping[str, Text] | None = None,
        *,
        past: bool = False,
        counts: bool = False,
    ) -> None:
        self.id = id
        self.read = read
        self.choices: Mapping[str, Text] = choices or {}
        self.past = past
        """Whether it can't lie ahead."""
        self.counts = counts
        """Whether it says how many."""

    def __get_pydantic_core_schema__(self, source: Any, handler: "GetCoreSchemaHandler") -> "CoreSchema":
        from pydantic_core import PydanticCustomError, core_schema

        def check(given: object) -> object:
            value = self.read(given)
            if isinstance(value, Message):
                raise PydanticCustomError(value.id, "refused", dict(value.params))
            return value

        return core_schema.no_info_plain_validator_function(check)


class Says:
    """What a field is called, and the question that fills it at a visit."""

    def __init__(self, label: Text, ask: Text, needed: bool) -> None:
        self.label = label
        self.ask = ask
        self.needed = needed


def says(zh: str, en: str, ask_zh: str = "", ask_en: str = "", *, needed: bool = True) -> Says:
    """`needed`: whether the field counts towards completeness. A label will do for a question."""
    return Says(Text(zh, en), Text(ask_zh or zh, ask_en or en), needed)


def _words(given: object) -> object:
    return " ".join(str(given).split()) if isinstance(given, str | int | Decimal) else _no("words", given)


def _no(kind: str, given: object, **more: object) -> Message:
    return msg(f"worksheets.no_{kind}", given=_shown(given), **more)


def _shown(given: object) -> str:
    return given if isinstance(given, str) else str(given)


def _score(given: object) -> object:
    text = str(given).strip().removesuffix("分").strip()
    fits = text.isdecimal() and len(text) == 1 and int(text) <= HIGHEST
    return int(text) if fits else _no("score", given, highest=HIGHEST)


def _number(given: object) -> object:
    value = decimal_of(str(given))
    return _no("number", given) if value is None else value


def _count(given: object) -> object:
    value = decimal_of(str(given))
    if value is None or value < 0 or value != value.to_integral_value():
        return _no("count", given)
    return int(value)


def _percent(given: object) -> object:
    value = decimal_of(str(given).strip().removesuffix("%").removesuffix("％"))
    return _no("percent", given) if value is None else value


def _money(given: object) -> object:
    value = decimal_of(str(given))
    return _no("amount", given) if value is None else value


def _currency(given: object) -> object:
    return currency_of(str(given)) or _no("currency", given)


def _day(given: object) -> object:
    """ISO, or 2026/11/21, or 2026年11月21日: a full date, for a worksheet is read again years later."""
    parts = re.fullmatch(r"\s*(\d{4})(?:-|/|\.|年)(\d{1,2})(?:-|/|\.|月)(\d{1,2})日?\s*", str(given))
    try:
        return date(*map(int, parts.groups())) if parts else _no("day", given)
    except ValueError:
        return _no("day", given)


def _choice(
    choices: Mapping[str, Text], also: Mapping[str, tuple[str, ...]] | None = None
) -> Callable[[Any], object]:
    """By its id, or as either language calls it; `also` by other spellings."""
    known = {spelled.casefold(): id for id, text in choices.items() for spelled in (*text, id)}
    known |= {spelled: id for id, spellings in (also or {}).items() for spelled in spellings}

    def read(given: object) -> object:
        found = known.get(" ".join(str(given).split()).casefold())
        return found or _no("choice", given, choices=tuple(choices))

    return read


def _many(
    one: Callable[[Any], object], between: str = _BETWEEN, none: tuple[str, ...] = ()
) -> Callable[[Any], object]:
    """A list, or one text with ；or 、 or line breaks between its parts; each part once. `none`: what
    says that there is none of them."""

    def read(given: object) -> object:
        if isinstance(given, str) and given.strip().casefold() in none:
            return ()
        if isinstance(given, str):
            parts: Sequence[Any] = re.split(between, given)
        elif isinstance(given, Sequence):
            parts = given
        else:
            return _no("list", given)
        values = [one(part) for part in parts if part is not None and str(part).strip()]
        refused = next((value for value in values if isinstance(value, Message)), None)
        return refused or tuple(dict.fromkeys(values))

    return read


def _scores(given: object) -> object:
    """`{交期: 4}`, or `交期=4；价格=3`."""
    pairs: Mapping[str, Any]
    if isinstance(given, Mapping):
        pairs = given
    elif isinstance(given, str):
        parts = [part for part in re.split(r"[；;、，,\n]", given) if part.strip()]
        split = [re.split(r"[=＝:：]", part, maxsplit=1) for part in parts]
        if any(len(pair) != 2 for pair in split):
            return _no("scores", given)
        pairs = dict(split)
    else:
        return _no("scores", given)
    named = {" ".join(str(name).split()): value for name, value in pairs.items() if str(value).strip()}
    if "" in named:
        return _no("scores", given)
    values = {name: _score(value) for name, value in named.items()}
    refused = next((name for name, value in values.items() if isinstance(value, Message)), None)
    return values if refused is None else _no("score_of", named[refused], name=refused, highest=HIGHEST)


TEXT = Kind("text", _words)
Words: TypeAlias = Annotated[str, TEXT]
Score: TypeAlias = Annotated[int, Kind("score", _score)]
Number: TypeAlias = Annotated[Decimal, Kind("number", _number)]
Count: TypeAlias = Annotated[int, Kind("number", _count, counts=True)]
"""How many: a whole number, none below zero."""
Percent: TypeAlias = Annotated[Decimal, Kind("percent", _percent)]
"""In per cent: 12.5 is an eighth."""
Amount: TypeAlias = Annotated[Decimal, Kind("money", _money)]
"""Major units of the worksheet's `currency`."""
Currency: TypeAlias = Annotated[str, Kind("currency", _currency)]
Day: TypeAlias = Annotated[date, Kind("day", _day)]
Past: TypeAlias = Annotated[date, Kind("day", _day, past=True)]
"""A day on which something has happened."""
Person: TypeAlias = Annotated[str, Kind("contact", _words)]
"""The key of somebody at the client; typed as a name."""
Names: TypeAlias = Annotated[tuple[str, ...], Kind("many", _many(_words))]
"""Several texts."""
Scores: TypeAlias = Annotated[Mapping[str, int], Kind("scores", _scores)]
"""A score by name."""


def choice(choices: Mapping[str, Text]) -> Kind:
    """One of several, for `Annotated[str, choice(…)]`."""
    return Kind("choice", _choice(choices), choices)


NONE_OF_THEM = ("none", "无", "没有", "都没有", "無", "沒有")


def choices(known: Mapping[str, Text]) -> Kind:
    """Some of several, for `Annotated[tuple[str, ...], choices(…)]`."""
    return Kind("many", _many(_choice(known), _BETWEEN_IDS, NONE_OF_THEM), known)


YES_NO: Mapping[str, Text] = {"yes": Text("是", "yes"), "no": Text("否", "no")}
SPELLED = {"yes": ("y", "有", "是的", "对", "会"), "no": ("n", "没有", "没", "无", "不是", "不", "不会")}
"""How people answer a yes-or-no question beside that."""
YesNo: TypeAlias = Annotated[str, Kind("choice", _choice(YES_NO, SPELLED), YES_NO)]
