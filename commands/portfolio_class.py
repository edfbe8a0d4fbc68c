"""The portfolio by ABC class: who brings how much, the gold ones and the laggards marked."""

from collections import Counter
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from coach.clients.portfolio import Surveyed
from commands.printing import Column, Painted, paint, table, wrapped
from commands.step_line import command_line
from engine.accounts import HAND
from engine.message import msg, step
from engine.money import of_major, plain
from stages.accounts.abc_class import CLASSES, Classed, concentration
from stages.rounding import TENTH, percent
from words.say import clean, say, write

_BAR = 30
"""Columns of a bar that stands for everything."""

COLUMNS = (
    *("code", "name", "class", "class_ranked", "class_on_record", "class_by"),
    *("value", "currency", "rank", "share", "cumulative", "gold", "laggard", "because"),
)


def rows(found: Surveyed, matrix: str | None = None) -> list[dict[str, Any]]:
    """The most valuable first; shares are 0 to 1 as decimal text."""
    return [_row(found, each, running) for each, running in _ranked(found)]


def _ranked(found: Surveyed) -> Iterator[tuple[Classed, Decimal]]:
    """Each client with the share that it and all before it bring."""
    running = Decimal(0)
    for each in found.portfolio.classes.values():
        running += each.share
        yield each, running


def _row(found: Surveyed, each: Classed, running: Decimal) -> dict[str, Any]:
    portfolio, account = found.portfolio, found.accounts[each.account]
    return {
        "code": each.account,
        "name": account.name,
        "class": portfolio.abc(each.account),
        "class_ranked": each.abc,
        "class_on_record": account.abc,
        "class_by": account.abc_by,
        "value": _exact(each.value, portfolio.currency),
        "currency": portfolio.currency,
        "rank": each.rank,
        "share": f"{each.share:.6f}",
        "cumulative": f"{running:.6f}",
        "gold": each.gold,
        "laggard": [say(reason) for reason in portfolio.laggards[each.account]],
        "because": say(each.because),
    }


def _exact(value: Decimal | None, currency: str) -> str | None:
    return None if value is None else plain(of_major(value, currency).minor, currency)


def summary(found: Surveyed, matrix: str | None = None) -> dict[str, Any]:
    """How many are in each class, and their share of everything."""
    return {
        abc: {"clients": len(members), "share": f"{_share(members):.6f}"}
        for abc, members in _members(found).items()
    }


def _members(found: Surveyed) -> dict[str, list[Classed]]:
    """By the class that counts; those nobody can rank are under `unknown`."""
    members: dict[str, list[Classed]] = {abc: [] for abc in (*CLASSES, "unknown")}
    for each in found.portfolio.classes.values():
        members[found.portfolio.abc(each.account) or "unknown"].append(each)
    return members if members["unknown"] else {abc: members[abc] for abc in CLASSES}


def _share(members: list[Classed]) -> Decimal:
    return sum((each.share for each in members), Decimal(0))


def page(found: Surveyed, matrix: str | None = None) -> str:
    return "\n".join([_summary_table(found), "", _table(found), *_notes(found)])


def _summary_table(found: Surveyed) -> str:
    columns = (
        Column(say("portfolio.col_class")),
        Column(say("portfolio.col_clients"), right=True),
        Column(say(f"portfolio.col_{found.portfolio.rules.value_by}"), right=True),
        Column(say("portfolio.col_share"), right=True),
        Column(""),
    )
    return table([_summary_row(found, *each) for each in _members(found).items()], columns)


def _summary_row(found: Surveyed, abc: str, members: list[Classed]) -> tuple[str, ...]:
    share = _share(members)
    value = sum((each.value for each in members if each.value is not None), Decimal(0))
    name = say("portfolio.unknown") if abc == "unknown" else abc
    amount = write(of_major(value, found.portfolio.currency))
    return (name, f"{len(members):,}", amount, _percent(share), "█" * round(_BAR * share))


def _percent(share: Decimal) -> str:
    return f"{(share * 100).quantize(TENTH, ROUND_HALF_UP)}%"


def _table(found: Surveyed) -> str:
    columns = (
        Column(""),
        Column("#", right=True),
        Column(say("accounts.col_code")),
        Column(say("accounts.col_name"), shrinks=True),
        Column(say(f"portfolio.col_{found.portfolio.rules.value_by}"), right=True),
        Column(say("portfolio.col_share"), right=True),
        Column(say("portfolio.col_cumulative"), right=True),
        Column(""),
    )
    return table([_cells(found, each, running) for each, running in _ranked(found)], columns)


def _cells(found: Surveyed, each: Classed, running: Decimal) -> tuple[str, ...]:
    portfolio, code = found.portfolio, each.account
    by_hand = "*" if portfolio.clients[code].by_hand else ""
    known = each.value is not None
    return (
        f"{portfolio.abc(code) or '?'}{by_hand}",
        str(each.rank or ""),
        paint(code, "bold"),
        clean(found.accounts[code].name),
        write(of_major(each.value, portfolio.currency)) if each.value is not None else "?",
        _percent(each.share) if known else "",
        _percent(running) if known else "",
        _mark(found, each),
    )


def _mark(found: Surveyed, each: Classed) -> str:
    """A client may bring much and cost more."""
    gold = [paint(say("portfolio.gold"), "yellow")] if each.gold else []
    lags = [paint(say("portfolio.laggard"), "dim")] if found.portfolio.laggards[each.account] else []
    left = [paint(say("portfolio.left"), "dim")] if each.account in found.portfolio.left else []
    return Painted(" ".join([*gold, *lags, *left]))


def _notes(found: Surveyed) -> Iterator[str]:
    """Below the list: how uneven it is, what the signs mean, and whether the record says otherwise."""
    portfolio = found.portfolio
    yield ""
    uneven = concentration(portfolio.classes)
    if uneven is not None and len(portfolio.classes) >= 10:
        best, last = percent(uneven.best_fifth), percent(uneven.last_three_tenths)
        measure = msg(f"value.measure_{portfolio.rules.value_by}")
        yield wrapped(say("portfolio.concentration", measure=measure, best=best, last=last))
    if any(client.by_hand for client in portfolio.clients.values()):
        yield say("portfolio.by_hand")
    yield from _laggards(found)
    records = ((found.accounts[each.account], each.abc) for each in portfolio.classes.values())
    stale = sum(abc not in (None, on_record.abc) for on_record, abc in records if on_record.abc_by != HAND)
    if stale and len(portfolio.silent) < len(portfolio.clients):
        yield wrapped(say("portfolio.not_on_record", n=stale))
        yield f"  → {command_line(step('account classify'))}"


def _laggards(found: Surveyed) -> Iterator[str]:
    """How many, and for which reasons: each by how many it holds of."""
    lagging = [reasons for reasons in found.portfolio.laggards.values() if reasons]
    if not lagging:
        return
    counted = Counter(reason.id.removeprefix("value.laggard_") for reasons in lagging for reason in reasons)
    days = found.portfolio.rules.laggard_after
    signs = tuple(msg(f"portfolio.lags_{sign}", n=n, days=days) for sign, n in counted.items())
    yield wrapped(say("portfolio.laggards", n=len(lagging), signs=signs))
    yield f"  → {command_line(step('account review'))}"


def plot(found: Surveyed, matrix: str | None = None) -> str:
    """Lorenz's question the other way round, as Pareto asked it: how much do the best n clients bring?"""
    from commands.portfolio_plot import curve

    ranked = [(each, running) for each, running in _ranked(found) if each.share > 0]
    if len(ranked) < 2:
        return "\n".join(_undrawn(found))
    shares = [Decimal(0), *(running * 100 for _, running in ranked)]
    rules = found.portfolio.rules
    drawn = curve(
        shares,
        cuts={"A": rules.a_share, "B": rules.b_share},
        title=say("portfolio.pareto_title"),
        across=say("portfolio.pareto_across", n=len(ranked)),
    )
    return f"{drawn}\n\n{_summary_table(found)}"


def _undrawn(found: Surveyed) -> Iterator[str]:
    """Why there is nothing to draw."""
    classes = found.portfolio.classes
    unknown = [code for code, each in classes.items() if each.value is None]
    if len(classes) > 1 and unknown:
        measure = msg(f"value.measure_{found.portfolio.rules.value_by}")
        yield wrapped(say("portfolio.lacking_to_plot", axes=(measure,)))
        yield wrapped(f"  {say('portfolio.lacking', n=len(unknown), axis=measure)}", "  ")
        settle = step("order add", None, account=unknown[0], amount=None, on=None, cost=None)
        yield f"    → {command_line(settle)}"
    elif len(classes) > 1 and len(found.portfolio.silent) == len(classes):
        yield wrapped(say("portfolio.nothing_to_plot"))
    else:
        yield wrapped(say("portfolio.too_few_to_plot"))
