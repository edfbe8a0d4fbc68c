"""The pages of the forecast and of its record."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from coach.enough import TooFew
from coach.forecast.carried import Carried
from coach.forecast.draw import Interval
from coach.forecast.forecast import Forecast, Month, Total
from coach.forecast.record import Entry, Record
from coach.periods import Period, month_of
from coach.statistics.win_rate import Rate
from commands.printing import Column, mark, paint, table, wrapped
from commands.stats_source import count
from commands.step_line import command_line
from engine.message import Text, step
from engine.money import Money
from web.writing import roughly
from words.say import say

_NONE = "–"
_FIRST = 5
"""Deals that stand under the table; --deals has them all."""


def period_label(period: Period) -> str:
    if period == month_of(period.first):
        return say(Text(f"{period.first.year}年{period.first.month}月", f"{period.first:%Y-%m}"))
    return say("forecast.week", first=period.first)


def page(found: Forecast | TooFew, asked: Mapping[str, str], ahead: Mapping[str, str]) -> str:
    """`asked`: what it was narrowed to and as of when; `ahead`: the periods. Both as typed, by option."""
    if isinstance(found, TooFew):
        return wrapped(say("forecast.too_few", few=found.said))
    if not found.deals:
        return "\n".join(_nothing(found, asked))
    head = say("forecast.head", day=found.origin, n=found.deals, decided=found.n_history)
    lines = [paint(wrapped(head), "bold"), "", _table(found), "", *map(wrapped, _notes(found)), ""]
    lines += [wrapped(say("forecast.first", day=_end(found))), "", _deals(found, found.carried[:_FIRST]), ""]
    if len(found.carried) > _FIRST:
        lines.append(f"  → {command_line(step('forecast', None, deals='', **ahead, **asked))}")
    lines.append(wrapped(say("forecast.how_right")))
    return "\n".join([*lines, f"  → {command_line(step('forecast', None, record='', **asked))}"])


def deals_page(found: Forecast | TooFew, asked: Mapping[str, str], ahead: Mapping[str, str]) -> str:
    if isinstance(found, TooFew) or not found.deals:
        return page(found, asked, ahead)
    head = paint(wrapped(say("forecast.each", day=_end(found), n=found.deals)), "bold")
    notes = (*_about_value(found), say("forecast.chance"))
    return "\n".join([head, "", _deals(found, found.carried), "", *map(wrapped, notes)])


def _nothing(found: Forecast, asked: Mapping[str, str]) -> Iterator[str]:
    yield paint(wrapped(say("forecast.nothing", day=found.origin)), "bold")
    if found.ended:
        yield wrapped(say("forecast.ended", last=found.ended))
        yield wrapped(say("forecast.as_of_its_end"))
        then = {**asked, "as_of": found.ended.isoformat()}
        yield f"  → {command_line(step('forecast', None, **then))}"
        return
    if not found.unknown and not found.unlearned:
        yield wrapped(say("forecast.none_open"))
    yield from map(wrapped, _left_out(found))


def _table(found: Forecast) -> str:
    names = ("wins", "between", "value", "between", "own", "own_value")
    columns = [Column(""), *(Column(say(f"forecast.col_{name}"), right=True) for name in names)]
    rows = [(period_label(month.period), *_row(month)) for month in found.months]
    if len(rows) > 1:
        rows.append((say("forecast.together"), *_row(found.total)))
    return table(rows, columns)


def _row(found: Month | Total) -> tuple[str, ...]:
    value, own = found.value, found.own_value
    return (
        count(found.wins.median),
        _between(found.wins),
        _round(value.median) if value else _NONE,
        f"{roughly(value.low)}–{roughly(value.high)}" if value else _NONE,
        _NONE if found.own_n is None else count(found.own_n),
        _round(own) if own else _NONE,
    )


def _between(wins: Interval) -> str:
    return f"{wins.low:,}–{wins.high:,}"


def _round(money: Money) -> str:
    return f"{money.currency} {roughly(money)}"


def _deals(found: Forecast, those: Iterable[Carried]) -> str:
    names = ("chance", "amount")
    columns = [
        Column(""),
        Column(say("forecast.col_deal"), shrinks=True),
        Column(say("forecast.col_owner")),
        *(Column(say(f"forecast.col_{name}"), right=True) for name in names),
    ]
    return table([(each.key, each.title, each.owner, *_weight(each)) for each in those], columns)


def _weight(each: Carried) -> tuple[str, str]:
    chance = f"{100 * each.chance:.0f}%" if each.chance >= 0.005 else "<1%"
    value = _round(each.value) if each.value else _NONE
    return chance, f"~{value}" if each.usual else value


def _end(found: Forecast) -> date:
    return found.months[-1].period.last


def _notes(found: Forecast) -> Iterator[str]:
    """What the figures are, and what is not in them."""
    yield say("forecast.no_swings" if found.guessed else "forecast.swings", n=found.earlier)
    if not found.total.wins.median:
        yield say(
            "forecast.hardly", n=f"{found.expected:.1f}" if found.expected >= 0.1 else say("forecast.less")
        )
    first = found.months[0].period
    if first.first <= found.origin:
        yield say("forecast.rest", period=period_label(first), day=found.origin)
    yield say("forecast.only_open")
    if len(found.months) > 1:
        yield say("forecast.same_runs")
    yield from _left_out(found)
    yield from _about_value(found)
    if not found.own.dated:
        yield say("forecast.no_own")
        return
    for name in ("overdue", "later", "undated"):
        if n := getattr(found.own, name):
            yield say(f"forecast.own_{name}", n=n)


def _left_out(found: Forecast) -> Iterator[str]:
    if found.unknown:
        yield say("forecast.unknown", n=found.unknown)
    if found.unlearned:
        yield say("forecast.unlearned", n=found.unlearned)


def _about_value(found: Forecast) -> Iterator[str]:
    prices = found.prices
    if found.late:
        yield say("forecast.imported_later", n=found.late, day=found.origin)
    if prices.unpriced and prices.usual:
        yield say("forecast.unpriced", n=prices.unpriced, usual=_round(prices.usual))
    elif not prices.known:
        yield say("forecast.no_value")
    if prices.no_rate:
        yield say("forecast.no_rate", n=sum(prices.no_rate.values()), currencies=tuple(prices.no_rate))


# ── the record ────────────────────────────────────────────────────────────────────────────────


def record_page(found: Record | TooFew) -> str:
    if isinstance(found, TooFew):
        return wrapped(say("forecast.too_few", few=found.said))
    held = found.inside
    if held is None:
        return "\n".join(_no_record(found))
    lines = [paint(wrapped(say(f"forecast.record_{found.unit}")), "bold"), "", _entries(found), ""]
    return "\n".join([*lines, *map(wrapped, _account(found, held))])


def _no_record(found: Record) -> Iterator[str]:
    if found.looked > found.idle:
        yield wrapped(say("forecast.none_then", n=found.looked - found.idle))
    elif not found.looked:
        yield wrapped(say(f"forecast.no_{found.unit}_yet"))
    yield from map(wrapped, _not_compared(found))


def _not_compared(found: Record) -> Iterator[str]:
    if found.idle:
        yield say(f"forecast.idle_{found.unit}", n=found.idle)
    if found.ended:
        yield say("forecast.compared_until", last=found.ended)


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
        count(entry.wins.median),
        _between(entry.wins),
        count(entry.actual),
        mark("met" if entry.inside else "unmet"),
        *((set_by_hand,) if own else ()),
        count(entry.new),
    )


def _account(found: Record, held: Rate) -> Iterator[str]:
    interval = f"{100 * held.low:.0f}–{100 * held.high:.0f}"
    yield say(f"forecast.held_{found.unit}", x=held.won, n=held.n, interval=interval)
    yield from _not_compared(found)
    if found.promised is not None and found.promised > 0.815:
        yield say("forecast.promised", share=f"{100 * found.promised:.0f}")
    if isinstance(found.bias, TooFew):
        yield say(f"forecast.no_bias_{found.unit}", won=found.won, n=held.n)
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
