"""What a gate may see of a deal: one typed value, and the names conditions call its parts by."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from engine.answers import Reading, read_answer
from engine.message import Message, msg
from engine.money import major
from engine.state import Answer, Day, Deal
from engine.value import Value

if TYPE_CHECKING:
    from engine.worksheet import Worksheets

PARTS = ("economic_buyer", "decider", "influencer", "user", "buyer", "blocker", "champion")
STYLES = ("analytical", "amiable", "driver", "expressive")
BEHAVIOURS = ("project", "relationship", "profit")


class ContactFact(Value):
    key: str
    part: str
    style: str | None
    since: Day
    left_on: Day | None


class Sight(Protocol):
    """What a condition sees: the facts of a deal, or facts somebody imagines."""

    @property
    def currency(self) -> str: ...
    @property
    def today(self) -> Day: ...
    def value(self, path: str) -> object | None: ...
    def knows(self, path: str) -> bool: ...
    def amount_in(self, currency: str, path: str = ...) -> Decimal | Message: ...
    def currency_of(self, path: str) -> str | None: ...


class Facts(NamedTuple):
    """The deal itself, and all that comes from outside its own history.

    `points` maps each decision point of the playbook to its validity in calendar days.
    `rates` gives the worth of one unit of a currency in the workspace's `currency`.
    """

    deal: Deal
    contacts: tuple[ContactFact, ...]
    deciders_changed_on: Day | None
    points: Mapping[str, int | None]
    today: Day
    currency: str
    rates: Mapping[str, str]
    account_class: str | None = None
    """A, B or C; None where nobody has said."""

    def reading(self, point: str) -> Reading | None:
        """How the client's answer to a decision point reads today; None when never answered."""
        answer: Answer | None = self.deal.answers.get(point)
        if answer is None:
            return None
        return read_answer(answer, self.points.get(point), self.today, self.deciders_changed_on)

    def present(self, part: str | None = None) -> tuple[ContactFact, ...]:
        """Contacts who have not left, all or those with one part in the decision."""
        return tuple(
            c
            for c in self.contacts
            if (c.left_on is None or c.left_on > self.today) and part in (None, c.part)
        )

    def amount_in(self, currency: str, path: str = "deal.amount") -> Decimal | Message:
        """The deal's amount, or a worksheet's, in major units of a currency; or why that can't be said."""
        found = self._amount(path)
        if found is None:
            return msg("condition.missing", field=label(path))
        worth, own = found
        if own == currency:
            return worth
        rates = {**self.rates, self.currency: "1"}
        for needed in (own, currency):
            if needed not in rates:
                return msg("condition.no_rate", currency=needed)
        return worth * Decimal(rates[own]) / Decimal(rates[currency])

    def currency_of(self, path: str) -> str | None:
        """The currency an amount is kept in."""
        found = self._amount(path)
        return found[1] if found else None

    def _amount(self, path: str) -> tuple[Decimal, str] | None:
        """An amount in major units, and its currency."""
        if path == "deal.amount":
            deal = self.deal
            known = deal.amount is not None and deal.currency is not None
            return (major(deal.amount or 0, deal.currency or ""), deal.currency or "") if known else None
        worth, currency = self.value(path), self.value(f"{path.rpartition('.')[0]}.currency")
        return (worth, currency) if isinstance(worth, Decimal) and isinstance(currency, str) else None

    def knows(self, path: str) -> bool:
        """Whether somebody has told it; an amount is known even where no rate can compare it."""
        return (self.deal.amount if path == "deal.amount" else self.value(path)) is not None

    def value(self, path: str) -> object | None:
        """The value a condition's field names; None when it is not known."""
        room, _, name = path.partition(".")
        deal = self.deal
        if room == "deal":
            if name == "amount":
                amount = self.amount_in(self.currency)
                return None if isinstance(amount, Message) else amount
            return _deal_value(deal, name)
        if room == "account":
            return self.account_class if name == "class" else deal.account
        if room == "contacts":
            return len(self.present(None if name == "count" else name))
        if room == "answers":
            reading = self.reading(name)
            return reading.answer if reading else None
        if room == "worksheets":
            return _worksheet_value(deal, name)
        if room == "visits":
            return _visits_value(deal, name)
        return date.fromisoformat(self.today) if path == "today" else None


def _deal_value(deal: Deal, name: str) -> object | None:
    if name == "close_date":
        return date.fromisoformat(deal.close_date) if deal.close_date else None
    if name == "unproven":
        return len(deal.unproven)
    value: object | None = getattr(deal, name)
    return value


def _worksheet_value(deal: Deal, name: str) -> object | None:
    id, _, field = name.partition(".")
    filled = deal.worksheets.get(id)
    if field == "complete":
        return filled.complete if filled else 0
    if filled is None:
        return None
    return _read(filled.fields.get(field, filled.figures.get(field)))


_DECIMAL = r"-?\d+\.\d+"
_ISO_DAY = r"\d{4}-\d\d-\d\d"


def _read(value: object | None) -> object | None:
    """A worksheet's value as conditions compare it: decimals and days are stored as text of one shape."""
    if isinstance(value, str) and re.fullmatch(_DECIMAL, value):
        return Decimal(value)
    if isinstance(value, str) and re.fullmatch(_ISO_DAY, value):
        return date.fromisoformat(value)
    return value


def _visits_value(deal: Deal, name: str) -> object | None:
    two_sided = [v for v in deal.visits if v.two_sided]
    if name == "count":
        return len(deal.visits)
    if name == "two_sided":
        return len(two_sided)
    return date.fromisoformat(max(v.on for v in two_sided)) if two_sided else None


@lru_cache(maxsize=1024)
def label(path: str) -> Message | str:
    """How a person calls what a condition's field names; a path nobody named is shown as it stands."""
    room, _, name = path.partition(".")
    if room in ("deal", "account", "visits") and "." not in name and path in _everywhere():
        return msg(f"condition.field_{room}_{name}")
    if room == "contacts":
        return msg("condition.field_people") if name == "count" else msg(f"contacts.part_{name}")
    if room == "answers":
        return msg("condition.field_answer", point=name)
    if room == "worksheets":
        sheet, _, field = name.partition(".")
        return msg("condition.field_worksheet", worksheet=sheet, field=field)
    return path


@cache
def _everywhere() -> frozenset[str]:
    """The fields that every playbook's conditions may name."""
    return frozenset(known_names((), {}))


def known_names(points: Iterable[str], worksheets: "Worksheets") -> dict[str, str]:
    """Every field a condition may name, with its kind: text, number, money or day."""
    names = dict.fromkeys(
        ("deal.title", "deal.account", "deal.owner", "deal.currency", "deal.behaviour", "deal.stage"), "text"
    )
    names["deal.follows"] = "text"
    names |= {"deal.status": "text", "deal.amount": "money", "deal.close_date": "day"}
    names |= {"deal.unproven": "number", "deal.close_pushed": "number", "account.code": "text"}
    names["account.class"] = "text"
    names |= {f"contacts.{part}": "number" for part in (*PARTS, "count")}
    names |= {f"answers.{point}": "text" for point in points}
    names |= {"visits.count": "number", "visits.two_sided": "number", "visits.last_on": "day"}
    names["today"] = "day"
    if worksheets:
        names |= _names_in(worksheets)
    return names


def _names_in(worksheets: "Worksheets") -> dict[str, str]:
    from engine.worksheet import KINDS, names_of  # for those who check a playbook; reads have no need of it

    names = {}
    for id, worksheet in worksheets.items():
        names[f"worksheets.{id}.complete"] = "number"
        for name, field in names_of(worksheet).items():
            names[f"worksheets.{id}.{name}"] = KINDS[field.kind]
    return names


def inputs(facts: Facts) -> dict[str, object]:
    """What a verdict took from outside the deal's own history, JSON-ready, to judge it again later."""
    return {
        "contacts": [list(c) for c in facts.contacts],
        "deciders_changed_on": facts.deciders_changed_on,
        "today": facts.today,
        "currency": facts.currency,
        "rates": dict(facts.rates),
        "account_class": facts.account_class,
    }


def from_inputs(deal: Deal, points: Mapping[str, int | None], stored: Mapping[str, Any]) -> Facts:
    """The facts as they stood when `stored` was recorded."""
    contacts = tuple(ContactFact(*c) for c in stored["contacts"])
    rest = {name: stored[name] for name in ("deciders_changed_on", "today", "currency", "rates")}
    abc = stored.get("account_class")  # moves made before accounts had classes say nothing of it
    return Facts(deal=deal, contacts=contacts, points=points, account_class=abc, **rest)
