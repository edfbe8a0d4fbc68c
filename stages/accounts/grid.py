"""The value grid: mean purchase cycle × mean amount per purchase, nine cells of five kinds (method §7)."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from engine.message import Message, msg
from engine.money import of_major
from stages.accounts.purchases import NOTHING, Bought, Window, buying_days, mean_amount, mean_cycle
from stages.accounts.rules import Rules, number
from stages.rounding import tenths

CELLS: Mapping[tuple[str, str], str] = {
    ("large", "short"): "platinum",
    ("large", "medium"): "gold",
    ("large", "long"): "silver",
    ("medium", "short"): "gold",
    ("medium", "medium"): "silver",
    ("medium", "long"): "develop",
    ("small", "short"): "silver",
    ("small", "medium"): "develop",
    ("small", "long"): "adjust",
}
"""By amount and cycle. (+) platinum and gold; the diagonal is silver."""

KINDS = ("platinum", "gold", "silver", "develop", "adjust")


class Cuts(NamedTuple):
    """Amounts per purchase from which a client is medium, and large; in the portfolio's currency."""

    medium: Decimal
    large: Decimal
    given: bool
    """By the playbook; else they are the portfolio's terciles."""


class GridPlace(NamedTuple):
    """`cycle` in days, `amount` per purchase. A cell needs both sizes, and somebody who still buys.

    `late`: since the last purchase more days have passed than the size of the cycle allows.
    """

    account: str
    purchases: int
    cycle: Decimal | None
    cycle_size: str | None
    amount: Decimal | None
    amount_size: str | None
    cell: str | None
    because: Message
    play: Message | None
    late: bool = False


def grid(bought: Bought, window: Window, rules: Rules, currency: str) -> dict[str, GridPlace]:
    """Where every account stands on the last day of the window.

    (+) The days since the last purchase are an interval, too, once they pass what the size of the cycle
    allows: then they count into the mean. Past `laggard_after` there is no cell: that client has stopped.
    """
    recent = {account: window.of(all) for account, all in bought.items()}
    means = {account: mean_amount(all) for account, all in recent.items()}
    amounts = {account: mean if mean is not None and mean > 0 else None for account, mean in means.items()}
    cuts = amount_cuts([amount for amount in amounts.values() if amount is not None], rules)
    found = {}
    for account, purchases in recent.items():
        days, amount = buying_days(purchases), amounts[account]
        since = (window.last - days[-1]).days if days else 0
        cycle = mean_cycle(purchases)
        late = since > _allowed(cycle, rules)
        if late and cycle is not None:
            cycle = Decimal((window.last - days[0]).days) / len(days)
        long = None if cycle is None else cycle_size(cycle, rules)
        big = None if amount is None or cuts is None else amount_size(amount, cuts)
        stopped = since > rules.laggard_after
        cell = CELLS[big, long] if big and long and not stopped else None
        because = _because(len(days), cycle, long, amount, big, cell, currency)
        if means[account] is not None and amount is None:
            because = msg("value.grid_nothing", amount=of_major(means[account] or NOTHING, currency))
        if stopped:
            because = msg("value.grid_stopped", on=days[-1], days=since)
        elif late and cell:
            because = msg("value.and", first=because, second=msg("value.grid_late", on=days[-1], days=since))
        play = msg("value.play_stopped") if late else cell_play(big, long) if big and long else None
        found[account] = GridPlace(account, len(days), cycle, long, amount, big, cell, because, play, late)
    return found


def cell_play(amount_size: str, cycle_size: str) -> Message:
    """What to do with clients of a cell who keep buying."""
    return msg(f"value.play_{amount_size}_{cycle_size}")


def _allowed(cycle: Decimal | None, rules: Rules) -> int:
    """Days without a purchase that say nothing yet."""
    size = None if cycle is None else cycle_size(cycle, rules)
    within = {"short": rules.short_cycle, "medium": rules.medium_cycle}.get(size or "", rules.laggard_after)
    return min(within, rules.laggard_after)


def cycle_size(days: Decimal, rules: Rules) -> str:
    return "short" if days <= rules.short_cycle else "medium" if days <= rules.medium_cycle else "long"


def amount_size(amount: Decimal, cuts: Cuts) -> str:
    return "large" if amount >= cuts.large else "medium" if amount >= cuts.medium else "small"


def amount_cuts(amounts: Sequence[Decimal], rules: Rules) -> Cuts | None:
    """The playbook's, or the terciles of the clients' mean amounts; equals fall into the higher third.

    (+) Of n amounts in rising order the one at place ⌊n/3⌋ (from 0) begins the middle third, the one at
    ⌊2n/3⌋ the upper. Where equals would leave a third empty, so do the amounts that differ, each counted
    once. None while fewer than three differ: nothing can be cut in three then.
    """
    given = [number(text) for text in (rules.medium_amount, rules.large_amount) if text is not None]
    if len(given) == 2 and given[0] is not None and given[1] is not None:
        return Cuts(given[0], given[1], True)
    rising, different = sorted(amounts), sorted(set(amounts))
    if len(different) < 3:
        return None
    medium, large = _terciles(rising)
    if not different[0] < medium < large:
        medium, large = _terciles(different)
    return Cuts(medium, large, False)


def _terciles(rising: Sequence[Decimal]) -> tuple[Decimal, Decimal]:
    return rising[len(rising) // 3], rising[2 * len(rising) // 3]


def _because(
    n: int,
    cycle: Decimal | None,
    long: str | None,
    amount: Decimal | None,
    big: str | None,
    cell: str | None,
    currency: str,
) -> Message:
    if cycle is None or amount is None:
        return msg("value.grid_one" if n else "value.grid_none")
    if cell is None:
        return msg("value.grid_no_cut")
    return msg(
        "value.grid_because",
        n=n,
        cycle=tenths(cycle),
        cycle_size=msg(f"value.cycle_{long}"),
        amount=of_major(amount, currency),
        amount_size=msg(f"value.amount_{big}"),
    )
