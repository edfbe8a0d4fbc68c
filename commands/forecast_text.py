"""The pages of the forecast and of its record."""

from collections.abc import Iterator

from coach.enough import TooFew
from coach.forecast.draw import Interval
from coach.forecast.forecast import Forecast, Month
from coach.forecast.record import Entry, Record
from coach.periods import Period, month_of
from coach.statistics.win_rate import Rate
from commands.printing import Column, mark, paint, table
from commands.stats_source import count, wrapped
from commands.step_line import command_line
from engine.message import Text, step
from engine.money import Money, digits
from words.say import say

_NONE = "–"


def period_label(period: Period) -> str:
    if period == month_of(period.first):
        return say(Text(f"{period.first.year}年{period.first.month}月", f"{period.first:%Y-%m}"))
    return say("forecast.week", first=period.first)


def page(found: Forecast | TooFew) -> str:
    if isinstance(found, TooFew):
        return wrapped(say("forecast.too_few", few=found.said))
    head = say("forecast.head", day=found.origin, n=found.deals, decided=found.n_history)
    lines = [paint(wrapped(head), "bold"), "", _table(found), ""]
    lines += map(wrapped, _notes(found))
    return "\n".join([*lines, f"  → {command_line(step('forecast', None, record=''))}"])


def _table(found: Forecast) -> str:
    names = ("wins", "between", "value", "between", "own", "own_value")
    columns = [Column(""), *(Column(say(f"forecast.col_{name}"), right=True) for name in names)]
    return table([_row(month) for month in found.months], columns)


def _row(month: Month) -> tuple[str, ...]:
    value, own = month.value, month.own_value
    return (
        period_label(month.period),
        _mean(month.wins),
        _between(month.wins),
        _round(value.mean) if value else _NONE,
        f"{_bare(value.low)}–{_bare(value.high)}" if value else _NONE,
        count(month.own_n),
        _round(own) if own else _NONE,
    )


def _mean(wins: Interval) -> str:
    return f"{wins.mean:.1f}" if wins.mean < 9.95 else f"{wins.mean:,.0f}"


def _between(wins: Interval) -> str:
    return f"{wins.low:,}–{wins.high:,}"


def _round(money: Money) -> str:
    """Without the cents: they would only look exact."""
    return f"{money.currency} {_bare(money)}"


def _bare(money: Money) -> str:
    unit: int = 10 ** digits(money.currency)
    return f"{(money.minor + unit // 2) // unit:,}"


def _notes(found: Forecast) -> Iterator[str]:
    """What the figures are, and what is not in them."""
    first = found.months[0].period
    if first.first <= found.origin:
        yield say("forecast.rest", period=period_label(first), day=found.origin)
    yield say("forecast.only_open")
    if found.unknown:
        yield say("forecast.unknown", n=found.unknown)
    if found.unlearned:
        yield say("forecast.unlearned", n=found.unlearned)
    prices, own = found.prices, found.own
    if prices.unpriced and prices.usual:
        yield say("forecast.unpriced", n=prices.unpriced, usual=prices.usual)
    elif not prices.known and found.deals:
        yield say("forecast.no_value")
    if prices.no_rate:
        yield say("forecast.no_rate", n=sum(prices.no_rate.values()), currencies=tuple(prices.no_rate))
    for name in ("overdue", "later", "undated"):
        if n := getattr(own, name):
            yield say(f"forecast.own_{name}", n=n)
    yield say("forecast.swings", n=found.earlier) if found.earlier else say("forecast.no_swings")


# ── the record ────────────────────────────────────────────────────────────────────────────────


def record_page(found: Record | TooFew) -> str:
    if isinstance(found, TooFew):
        return wrapped(say("forecast.too_few", few=found.said))
    held = found.inside
    if held is None:
        return wrapped(say(f"forecast.no_{found.unit}_yet"))
    lines = [paint(wrapped(say(f"forecast.record_{found.unit}")), "bold"), "", _entries(found), ""]
    return "\n".join([*lines, *map(wrapped, _account(found, held))])


def _entries(found: Record) -> str:
    own = any(entry.own is not None for entry in found.entries)
    names = ("open", "forecast", "between", "actual", "inside", *(("own",) if own else ()), "new")
    columns = [
        Column(say(f"forecast.col_{found.unit}")),
        *(Column(say(f"forecast.col_{name}"), right=name != "inside") for name in names),
    ]
    return table([_entry(entry, own) for entry in found.entries], columns)


def _entry(entry: Entry, own: bool) -> tuple[str, ...]:
    set_by_hand = _NONE if entry.own is None else count(entry.own)
    return (
        period_label(entry.period),
        count(entry.deals),
        _mean(entry.wins),
        _between(entry.wins),
        count(entry.actual),
        mark("met" if entry.inside else "unmet"),
        *((set_by_hand,) if own else ()),
        count(entry.new),
    )


def _account(found: Record, held: Rate) -> Iterator[str]:
    interval = f"{100 * held.low:.0f}–{100 * held.high:.0f}"
    yield say(f"forecast.held_{found.unit}", x=held.won, n=held.n, interval=interval)
    if found.promised is not None and found.promised > 0.815:
        yield say("forecast.promised", share=f"{100 * found.promised:.0f}")
    if found.bias is None:
        yield say("forecast.nothing_won")
    else:
        yield say("forecast.bias", ratio=f"{found.bias:.2f}", percent=_off(found.bias))
    if found.misses:
        n, ours, own = found.misses
        yield say(f"forecast.misses_{found.unit}", n=n, ours=f"{ours:.1f}", own=f"{own:.1f}")
    yield say("forecast.about_record")


def _off(bias: float) -> str:
    off = round(100 * (bias - 1))
    return (
        say("forecast.even")
        if off == 0
        else say("forecast.over" if off > 0 else "forecast.under", n=abs(off))
    )
