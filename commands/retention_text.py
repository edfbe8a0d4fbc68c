"""The page of retention: period by period, who was lost, why, and the estimate of a year's sales."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from coach.clients.portfolio import Surveyed
from coach.clients.retention import Lost, Retention, Row
from commands import portfolio_source
from commands.printing import Column, paint, table, wrapped
from commands.step_line import command_line
from engine.message import Message, msg, step
from engine.money import of_major
from stages.accounts.lifetime import Lifetime
from stages.accounts.periods import Period, period_of
from stages.accounts.portfolio import Portfolio
from stages.accounts.purchases import NOTHING, buying_days
from stages.accounts.rating import LEFT_BECAUSE
from stages.accounts.retention import turns
from stages.accounts.sales_estimate import per_year
from stages.rounding import hundredth, percent, plain, tenth, tenths
from words.say import clean, say, write

_BAR = 20
"""Columns of a bar that stands for 100 %."""
_SHOWN = 10
"""Lost clients named, unless all are asked for."""
_NONE = "–"


def page(survey: Surveyed, found: Retention, *, every: bool) -> str:
    """`every`: all who were lost, however many."""
    portfolio = survey.portfolio
    if not survey.accounts:
        return f"{say('accounts.none')}\n  → {command_line(step('account add', None, name=None))}"
    head = [_head(portfolio)] if found.rows else []
    blocks: list[Iterable[str]] = [
        [*head, *portfolio_source.about(survey.sales)],
        [_periods(portfolio, found), *_judged(portfolio, found)] if found.rows else [],
        _lost(survey, found, every),
        _reasons(portfolio, found),
        _estimate(portfolio) if found.rows else [],
        [wrapped(say("retention.only_returns"))] if survey.sales.purchases and not found.rows else [],
    ]
    return "\n\n".join(block for block in map("\n".join, blocks) if block)


def why_command(found: Retention) -> str | None:
    """Puts on record why a client left, for the first of whom that is not known."""
    if not found.to_ask:
        return None
    args = {"account": found.to_ask[0], "worksheet": "rating", "left_because": None}
    return command_line(step("account fill", None, **args))


def _head(portfolio: Portfolio) -> str:
    days = [each for each in map(buying_days, portfolio.bought.values()) if each]
    first, last = min(each[0] for each in days), max(each[-1] for each in days)
    line = say("retention.head", buyers=len(days), n=sum(map(len, days)), first=first, last=last)
    return paint(wrapped(line), "bold")


# ── period by period ──────────────────────────────────────────────────────────────────────────


def _periods(portfolio: Portfolio, found: Retention) -> str:
    """Every period; after a silence, those through the last in which anybody bought."""
    rows = [row for row in found.rows if row.period <= (found.silent_since or row.period)]
    columns = (
        Column(say(f"retention.col_{portfolio.rules.period}")),
        *(Column(say(f"retention.col_{name}"), right=True) for name in ("buyers", "again", "lost")),
        *(Column(say(f"retention.col_{name}"), right=True) for name in ("retention", "churn")),
        Column(""),
    )
    return table(map(_cells, rows), columns)


def _cells(row: Row) -> tuple[str, ...]:
    if row.turn is None or row.turn.retention is None or row.turn.churn is None:
        return (row.period.label, f"{row.buyers:,}", *(_NONE,) * 4, "")
    turn, share = row.turn, row.turn.retention
    bar = "█" * round(_BAR * share)
    figures = (f"{turn.stayed:,}", f"{len(turn.lost):,}", _percent(share), _percent(1 - share))
    return (row.period.label, f"{row.buyers:,}", *figures, bar)


def _called(period: Period) -> Message:
    """A period as a sentence names it."""
    unit = "year" if period.quarter is None else "quarter"
    return msg(f"retention.in_{unit}", year=period.year, quarter=period.quarter)


def _percent(share: Decimal | None) -> str:
    return _NONE if share is None else f"{tenth(share * 100)}%"


def _judged(portfolio: Portfolio, found: Retention) -> Iterator[str]:
    """What isn't judged yet, or not to be trusted; and what all that is judged says together."""
    unit = portfolio.rules.period
    running = _called(period_of(portfolio.today, unit))
    if found.share is None or found.life is None:
        yield wrapped(say(f"retention.nothing_to_compare_{unit}", running=running))
        if turns(portfolio.bought, portfolio.today, "quarter"):
            yield wrapped(say("retention.by_quarter_there_is"))
            yield _command("stats retention", period="quarter")
        return
    if found.silent_since:
        yield from _silent(unit, found.silent_since)
    else:
        yield wrapped(say("retention.still_running", running=running, before=_called(found.rows[-2].period)))
    if unit == "quarter":
        yield wrapped(say("retention.seldom"))
    yield ""
    yield from _overall(unit, found, found.share, found.life)


def _silent(unit: str, last: Period) -> Iterator[str]:
    """What comes after the last purchase is no churn to trust, if only the recording has ended."""
    yield wrapped(say("retention.silent", last=_called(last)))
    yield _command("stats retention", period=unit, as_of=last.next.first.isoformat())


def _overall(unit: str, found: Retention, share: Decimal, life: Lifetime) -> Iterator[str]:
    """All periods together, and how long a client stays at that rate."""
    bought = sum(row.turn.buyers for row in found.rows if row.turn)
    stayed = sum(row.turn.stayed for row in found.rows if row.turn)
    told = {"retention": percent(share), "churn": percent(1 - share)}
    yield wrapped(say("retention.overall", n=bought, stayed=stayed, **told))
    if life.periods is None:
        yield wrapped(say("retention.life_endless"))
    else:
        yield wrapped(say(f"retention.life_{unit}", life=tenths(life.periods)))
    yield wrapped(say("retention.why_keep"))


# ── who was lost, and why ─────────────────────────────────────────────────────────────────────


def _lost(survey: Surveyed, found: Retention, every: bool) -> Iterator[str]:
    turn, currency = found.turn, survey.portfolio.currency
    if turn is None or found.silent_since:
        return
    before, after = _called(turn.period), _called(turn.period.next)
    if not found.lost:
        none = "retention.lost_nobody" if turn.buyers else "retention.nobody_to_lose"
        yield wrapped(say(none, before=before, after=after))
        return
    value = sum((each.value for each in found.lost), NOTHING)
    told = {"before": before, "after": after, "n": len(found.lost), "amount": of_major(value, currency)}
    yield paint(wrapped(say("retention.lost", **told)), "bold")
    shown = found.lost if every else found.lost[:_SHOWN]
    columns = (
        Column(say("accounts.col_code")),
        Column(say("accounts.col_name"), shrinks=True),
        Column(say("retention.col_last_order")),
        Column(say("retention.col_value", before=before), right=True),
        Column(say("retention.col_because"), shrinks=True),
    )
    yield table([_lost_cells(survey, each) for each in shown], columns)
    if len(found.lost) > len(shown):
        yield say("portfolio.more_found", n=len(found.lost) - len(shown))
    if back := sum(each.back is not None for each in found.lost):
        yield wrapped(say("retention.some_back", n=back))
    if found.bought > 0:
        yield wrapped(say("retention.lost_share", before=before, share=percent(value / found.bought)))


def _lost_cells(survey: Surveyed, each: Lost) -> tuple[str, ...]:
    why = say(LEFT_BECAUSE[each.because]) if each.because else "?"
    return (
        paint(each.code, "bold"),
        clean(survey.accounts[each.code].name),
        write(each.last_order),
        write(of_major(each.value, survey.portfolio.currency)),
        say("retention.back", on=each.back) if each.back else why,
    )


def _reasons(portfolio: Portfolio, found: Retention) -> Iterator[str]:
    if not portfolio.gone:
        return
    yield paint(wrapped(say("retention.why", n=len(portfolio.gone))), "bold")
    names = ("reason", "clients", "share", "reference")
    columns = [Column(say(f"retention.col_{name}"), right=at > 0) for at, name in enumerate(names)]
    rows = [
        (say(LEFT_BECAUSE[each.id]), f"{each.n:,}", _percent(each.share), f"{each.reference}%")
        for each in found.reasons
    ]
    yield table(rows, columns)
    if command := why_command(found):
        yield wrapped(say("retention.unknown", n=len(found.to_ask)))
        yield f"  → {command}"


# ── next year ─────────────────────────────────────────────────────────────────────────────────


def _estimate(portfolio: Portfolio) -> Iterator[str]:
    found, window = portfolio.sales, portfolio.window
    span = {"first": window.first, "last": window.last}
    if found.per_month is None or found.amount is None:
        yield wrapped(say("retention.estimate_nothing", **span))
        return
    inputs = {
        "customers": found.customers,
        "per_year": per_year(found),
        "amount": of_major(found.amount, portfolio.currency),
    }
    if found.total is None or found.retention is None:
        yield paint(say("retention.estimate_unknown"), "bold")
        yield wrapped(f"  {say('retention.inputs_known', **inputs)}", "  ")
        yield wrapped(f"  {say('value.no_retention')}", "  ")
        return
    total = of_major(found.total, portfolio.currency)
    share = plain(hundredth(found.retention * 100))
    yield paint(say("retention.estimate", amount=total), "bold")
    yield wrapped(f"  {say('retention.inputs', retention=share, **inputs)}", "  ")
    basis = "counted" if portfolio.rules.retention is None else "playbook"
    yield wrapped(f"  {say(f'retention.basis_{basis}', **span)}", "  ")


def _command(action: str, **args: str | None) -> str:
    return f"  → {command_line(step(action, None, **args))}"
