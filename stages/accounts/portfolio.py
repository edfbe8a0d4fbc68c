"""All clients through the customer value lens at once: what lists, plots, pictures and the review draw on."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from engine.message import Message, msg
from stages.accounts import composition, laggards
from stages.accounts.abc_class import Classed, classify
from stages.accounts.client import Client
from stages.accounts.grid import GridPlace, grid
from stages.accounts.index import (
    RANKED,
    Indexed,
    alone,
    large_customer_index,
    place_scores,
    rated_scores,
)
from stages.accounts.lifetime import Lifetime, lifetime, lifetime_value
from stages.accounts.purchases import NOTHING, Bought, Purchase, buying_days, by_account, days_back
from stages.accounts.quadrants import MATRICES, Axis, Matrix, Placed, Spot, Values, place
from stages.accounts.rating import scored
from stages.accounts.retention import Reason, Turn, overall, reasons, turns
from stages.accounts.rules import Rules, number
from stages.accounts.sales_estimate import SalesEstimate, from_purchases
from stages.accounts.takings import Takings, takings

DAYS_A_YEAR = 365

MONEY_AXES: Mapping[str, Mapping[str, str]] = {
    "revenue": {"volume": "revenue", "profit": "profit", "current": "current", "value": "revenue"},
    "contribution": {"volume": "revenue", "profit": "profit", "current": "current", "value": "profit"},
}
"""What of the takings a money axis shows, by what the rules say a client's value goes by. Current value is
direct + add-on whatever they say (method §7)."""

Convert = Callable[[Decimal, str], Decimal | None]
"""An amount in a currency, to the portfolio's; None where no rate is known."""


class Told(NamedTuple):
    """What a client's sheets say in money, in the portfolio's currency; None was not told, or has no rate."""

    cost_to_serve: Decimal | None
    acquisition: Decimal | None
    add_on: Decimal | None
    no_rate: tuple[str, ...]
    """Currencies of amounts that had to be left out."""


class Outlook(NamedTuple):
    """What a client may be worth over the years, in the portfolio's currency."""

    margin: Decimal | None
    """The last year's profit; None for who bought nothing in it, or where margins are missing."""
    retention: Decimal | None
    """Of all clients from a year to the next: one client's own can't be counted."""
    life: Lifetime | None
    value: Decimal | None
    acquisition: Decimal | None


class Portfolio:
    """Each tool looks at all clients when it is first asked for: most compare a client with the others.

    Mappings go by account, except `matrices`.
    """

    def __init__(
        self,
        clients: Mapping[str, Client],
        bought: Bought,
        today: date,
        rules: Rules,
        currency: str,
        convert: Convert,
    ) -> None:
        self.clients = clients
        self.bought = bought
        self.today = today
        self.rules = rules
        self.currency = currency
        self.window = days_back(rules.window, today)
        self.year = days_back(DAYS_A_YEAR, today)
        self._convert = convert

    def abc(self, account: str) -> str | None:
        """The class that counts: the one set by hand, else the one ranked."""
        return self.clients[account].by_hand or self.classes[account].abc

    @cached_property
    def classes(self) -> Mapping[str, Classed]:
        return classify(self.bought, self.window, self.rules, self.currency)

    @cached_property
    def told(self) -> Mapping[str, Told]:
        return {code: self._told(client) for code, client in self.clients.items()}

    def _told(self, client: Client) -> Told:
        rating, sheet = client.rating, client.composition
        costs, add_on = rating.currency, composition.figures(sheet).add_on
        amounts = (rating.cost_to_serve, costs), (rating.acquisition_cost, costs), (add_on, sheet.currency)
        cost_to_serve, acquisition, brought = (self._in_ours(*each) for each in amounts)
        no_rate = {
            currency
            for amount, currency in amounts
            if amount is not None and currency is not None and self._in_ours(amount, currency) is None
        }
        return Told(cost_to_serve, acquisition, brought, tuple(sorted(no_rate)))

    def _in_ours(self, amount: Decimal | None, currency: str | None) -> Decimal | None:
        if amount is None or currency is None or currency == self.currency:
            return amount
        return self._convert(amount, currency)

    @cached_property
    def takings(self) -> Mapping[str, Takings]:
        return {
            code: takings(self.window.of(bought), *map(self._within_window, self._yearly(code)))
            for code, bought in self.bought.items()
        }

    @cached_property
    def of_the_year(self) -> Mapping[str, Takings]:
        """Of the last year whatever the window: what is told by the year is compared with a year."""
        return {
            code: takings(self.year.of(bought), *self._yearly(code)) for code, bought in self.bought.items()
        }

    def _yearly(self, code: str) -> tuple[Decimal | None, Decimal | None]:
        return self.told[code].cost_to_serve, self.told[code].add_on

    def _within_window(self, a_year: Decimal | None) -> Decimal | None:
        """What is told by the year, for as many days as purchases are summed over."""
        return None if a_year is None else a_year * self.rules.window / DAYS_A_YEAR

    @cached_property
    def silent(self) -> frozenset[str]:
        """Who bought nothing in the window: what they are worth isn't low, but unknown."""
        return frozenset(code for code, bought in self.bought.items() if not self.window.of(bought))

    @cached_property
    def costed(self) -> tuple[str, ...]:
        """Whose profit is what remains after the cost to serve them."""
        return tuple(code for code in self._profiting if self.takings[code].cost_to_serve is not None)

    @cached_property
    def uncosted(self) -> tuple[str, ...]:
        """Whose profit is taken before that cost, which nobody has told: side by side they look better."""
        return tuple(code for code in self._profiting if self.takings[code].cost_to_serve is None)

    @property
    def _profiting(self) -> Iterator[str]:
        return (c for c, each in self.takings.items() if each.profit is not None and c not in self.silent)

    @cached_property
    def laggards(self) -> Mapping[str, tuple[Message, ...]]:
        """Why a client is a laggard; empty for those who are none."""
        return {
            code: laggards.reasons(
                self.bought[code],
                since=client.since,
                always_dropped=client.rating.always_dropped == "yes",
                contribution=self.of_the_year[code].contribution,
                cost_to_serve=self.told[code].cost_to_serve,
                today=self.today,
                rules=self.rules,
                currency=self.currency,
            )
            for code, client in self.clients.items()
        }

    @cached_property
    def grid(self) -> Mapping[str, GridPlace]:
        return grid(self.bought, days_back(self.rules.cycle_window, self.today), self.rules, self.currency)

    @cached_property
    def indices(self) -> Mapping[str, Indexed]:
        """The large-customer index: what can be ranked by its place here, the rest as it is rated."""
        figures: dict[str, dict[str, Decimal | None]] = {
            item: {code: getattr(each, item) for code, each in self.takings.items()} for item in RANKED
        }
        places = {item: place_scores(values, item) for item, values in figures.items()}
        scores = {
            code: {
                **{item: places[item].get(code) for item in RANKED},
                **rated_scores(client.rating, self.rules),
            }
            for code, client in self.clients.items()
        }
        only = {item: alone(values) for item, values in figures.items()}
        return large_customer_index(scores, self.rules, only)

    @cached_property
    def matrices(self) -> Mapping[str, Placed]:
        """The five matrices, by id."""
        return {id: self._placed(matrix) for id, matrix in MATRICES.items()}

    def _placed(self, matrix: Matrix) -> Placed:
        across, up = self._along(matrix.across), self._along(matrix.up)
        silent = dict.fromkeys(self.silent, msg("value.nothing_bought", days=self.rules.window))
        found = place(matrix, across, up, self.rules.value_by, self.currency, silent)
        if "profit" not in (self.figure(matrix.across), self.figure(matrix.up)):
            return found
        spots = {**found.spots, **{code: _uncosted(found.spots[code]) for code in self.uncosted}}
        return found._replace(spots=spots)

    def figure(self, axis: Axis) -> str | None:
        """What of the takings an axis of money shows."""
        return MONEY_AXES[self.rules.value_by][axis.id] if axis.kind == "money" else None

    def _along(self, axis: Axis) -> Values:
        if axis.id == "potential":
            return {code: composition.potential(client.rating).score for code, client in self.clients.items()}
        figure = self.figure(axis)
        if figure is None:
            return {code: scored(client.rating, axis.id) for code, client in self.clients.items()}
        return {
            code: None if self._untold(code, figure) else getattr(each, figure)
            for code, each in self.takings.items()
        }

    def _untold(self, code: str, figure: str) -> bool:
        """Whether nothing was bought that would show it; others may still have come through the client."""
        through_others = figure == "current" and self.takings[code].add_on is not None
        return code in self.silent and not through_others

    @cached_property
    def turns(self) -> tuple[Turn, ...]:
        """Retention and churn by the rules' period."""
        return turns(self.bought, self.today, self.rules.period)

    @cached_property
    def left(self) -> frozenset[str]:
        """Who has left by their rating, and bought nothing since the day it names."""
        return frozenset(code for code, client in self.clients.items() if self._has_left(client))

    def _has_left(self, client: Client) -> bool:
        on = client.rating.left_on
        if on is None:
            return client.rating.left_because is not None
        return not any(day > on for day in buying_days(self.bought[client.code]))

    @cached_property
    def gone(self) -> tuple[str, ...]:
        """Who has left: those who say so in their rating, and those the last turn lost."""
        told = {
            code
            for code, client in self.clients.items()
            if client.rating.left_on is not None or client.rating.left_because is not None
        }
        return tuple(sorted(told.union(self.turns[-1].lost if self.turns else ())))

    @cached_property
    def reasons(self) -> tuple[tuple[Reason, ...], int]:
        """Why they have left, beside the method's reference split; and of how many that is not known."""
        return reasons(self.clients[code].rating.left_because for code in self.gone)

    @cached_property
    def retention(self) -> Decimal | None:
        """From a year to the next: the playbook's, else counted."""
        if self.rules.retention is not None:
            return number(self.rules.retention)
        return overall(turns(self.bought, self.today, "year"))

    @cached_property
    def sales(self) -> SalesEstimate:
        """Of all clients together."""
        return from_purchases(self.bought, self.year, self.retention)

    @cached_property
    def outlooks(self) -> Mapping[str, Outlook]:
        return {code: self._outlook(code) for code in self.clients}

    def _outlook(self, code: str) -> Outlook:
        kept, acquisition = self.retention, self.told[code].acquisition
        margin = self.of_the_year[code].profit if self.year.of(self.bought[code]) else None
        life = None if kept is None else lifetime(kept)
        if margin is None or kept is None:
            return Outlook(margin, kept, life, None, acquisition)
        rate = Decimal(self.rules.discount_rate)
        value = lifetime_value(margin, kept, rate, self.rules.horizon, acquisition or NOTHING)
        return Outlook(margin, kept, life, value, acquisition)


def _uncosted(spot: Spot) -> Spot:
    """Beside clients whose cost to serve is deducted it matters that this one's isn't."""
    if spot.cell is None:
        return spot
    return spot._replace(because=msg("value.and", first=spot.because, second=msg("value.uncosted")))


def survey(
    clients: Iterable[Client],
    purchases: Iterable[Purchase],
    today: date,
    rules: Rules,
    currency: str,
    convert: Convert,
) -> Portfolio:
    """The portfolio as of a day.

    `purchases` are those up to that day, in `currency`, and `convert` brings there what the sheets hold.
    Purchases of accounts that are not among the clients are left out.
    """
    known = {client.code: client for client in clients}
    return Portfolio(known, by_account(purchases, known), today, rules, currency, convert)
