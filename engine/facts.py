"""What a gate may see of a deal: one typed value, and the names conditions call its parts by."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from engine.answers import Reading, read_answer
from engine.message import Message, msg
from engine.money import major
from engine.state import Answer, Day, Deal
from engine.worksheet import Worksheets

PARTS = ("economic_buyer", "decider", "influencer", "user", "buyer", "blocker", "champion")
STYLES = ("analytical", "amiable", "driver", "expressive")
BEHAVIOURS = ("project", "relationship", "profit")


class ContactFact(NamedTuple):
    key: str
    part: str
    style: str | None
    since: Day
    left_on: Day | None


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

    def amount_in(self, currency: str) -> Decimal | Message:
        """The deal's amount in major units of a currency, or why that can't be said."""
        deal = self.deal
        if deal.amount is None or deal.currency is None:
            return msg("condition.missing", field=label("deal.amount"))
        worth = major(deal.amount, deal.currency)
        if deal.currency == currency:
            return worth
        rates = {**self.rates, self.currency: "1"}
        for needed in (deal.currency, currency):
            if needed not in rates:
                return msg("condition.no_rate", currency=needed)
        return worth * Decimal(rates[deal.currency]) / Decimal(rates[currency])

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
            return deal.account
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
    known: Mapping[str, Any] = {**filled.fields, **filled.figures}
    value: object | None = known.get(field)
    return value


def _visits_value(deal: Deal, name: str) -> object | None:
    two_sided = [v for v in deal.visits if v.two_sided]
    if name == "count":
        return len(deal.visits)
    if name == "two_sided":
        return len(two_sided)
    return date.fromisoformat(max(v.on for v in two_sided)) if two_sided else None


def label(path: str) -> Message | str:
    """How a person calls what a condition's field names; a path nobody named is shown as it stands."""
    room, _, name = path.partition(".")
    if room in ("deal", "account", "visits") and "." not in name and path in known_names((), {}):
        return msg(f"condition.field_{room}_{name}")
    if room == "contacts":
        return msg("condition.field_people") if name == "count" else msg(f"contacts.part_{name}")
    if room == "answers":
        return msg("condition.field_answer", point=name)
    if room == "worksheets":
        sheet, _, field = name.partition(".")
        return msg("condition.field_worksheet", worksheet=sheet, field=field)
    return path


def known_names(points: Iterable[str], worksheets: Worksheets) -> dict[str, str]:
    """Every field a condition may name, with its kind: text, number, money or day."""
    names = dict.fromkeys(
        ("deal.title", "deal.account", "deal.owner", "deal.currency", "deal.behaviour", "deal.stage"), "text"
    )
    names |= {"deal.status": "text", "deal.amount": "money", "deal.close_date": "day"}
    names |= {"deal.unproven": "number", "deal.close_pushed": "number", "account.code": "text"}
    names |= {f"contacts.{part}": "number" for part in (*PARTS, "count")}
    names |= {f"answers.{point}": "text" for point in points}
    names |= {"visits.count": "number", "visits.two_sided": "number", "visits.last_on": "day"}
    names["today"] = "day"
    for id, worksheet in worksheets.items():
        names[f"worksheets.{id}.complete"] = "number"
        for field in worksheet.fields:
            names[f"worksheets.{id}.{field.id}"] = "number" if field.kind == "score" else "text"
    return names


def inputs(facts: Facts) -> dict[str, object]:
    """What a verdict took from outside the deal's own history, JSON-ready, to judge it again later."""
    return {
        "contacts": [list(c) for c in facts.contacts],
        "deciders_changed_on": facts.deciders_changed_on,
        "today": facts.today,
        "currency": facts.currency,
        "rates": dict(facts.rates),
    }


def from_inputs(deal: Deal, points: Mapping[str, int | None], stored: Mapping[str, Any]) -> Facts:
    """The facts as they stood when `stored` was recorded."""
    contacts = tuple(ContactFact(*c) for c in stored["contacts"])
    rest = {name: stored[name] for name in ("deciders_changed_on", "today", "currency", "rates")}
    return Facts(deal=deal, contacts=contacts, points=points, **rest)
