"""One client's whole picture: every class, figure and cell, each with its reason or with what is missing."""

from collections.abc import Iterator
from decimal import Decimal
from functools import reduce

from engine.message import Message, Step, Text, msg, step
from engine.money import of_major
from stages.accounts.client import Client
from stages.accounts.index import Indexed
from stages.accounts.line import Line, fill, line, order
from stages.accounts.portfolio import DAYS_A_YEAR, Portfolio
from stages.accounts.quadrants import cautions
from stages.accounts.rating import LEFT_BECAUSE, label
from stages.accounts.sales_estimate import from_purchases, per_year
from stages.accounts.sheet_lines import case, perceived, potential, switching
from stages.rounding import hundredth, percent, plain, tenths


def picture(portfolio: Portfolio, code: str) -> tuple[Line, ...]:
    """Every line there is, in the order a person would read them; KeyError for a code that is not there."""
    client = portfolio.clients[code]
    return (
        *_left(portfolio, client),
        _class(portfolio, client),
        _gold(portfolio, code),
        _laggard(portfolio, code),
        *_takings(portfolio, code),
        _sales(portfolio, code),
        _grid(portfolio, code),
        _lifetime(portfolio, code),
        _lifetime_value(portfolio, code),
        _index(portfolio, code),
        *_matrices(portfolio, client),
        potential(client),
        switching(client, portfolio.today),
        perceived(client),
        *case(client, ordered=bool(portfolio.bought[code])),
    )


def _left(portfolio: Portfolio, client: Client) -> Iterator[Line]:
    """Who has left is won back; what the method advises on those who buy doesn't fit them."""
    if client.code not in portfolio.left:
        return
    on, why = client.rating.left_on, client.rating.left_because
    because = msg("value.left_why", why=LEFT_BECAUSE[why]) if why else msg("value.left_unknown")
    settle = () if why else (fill(client.code, "rating", "left_because"),)
    shown = msg("value.left_on", on=on) if on else msg("value.yes")
    yield line("left", True, shown, because, (msg(f"value.win_back_{why or 'unknown'}"),), settle)


def _class(portfolio: Portfolio, client: Client) -> Line:
    classed = portfolio.classes[client.code]
    settle = (order(client.code),) if classed.value is None else ()
    if client.by_hand is None:
        return line("class", classed.abc, classed.abc, classed.because, settle=settle)
    ranked = classed.abc or msg("value.unknown")
    because = _and(msg("value.class_by_hand", ranked=ranked), classed.because)
    return line("class", client.by_hand, client.by_hand, because)


def _gold(portfolio: Portfolio, code: str) -> Line:
    classed = portfolio.classes[code]
    if classed.value is None:
        return line("gold", None, None, classed.because, settle=(order(code),))
    said = msg("value.is_gold" if classed.gold else "value.not_gold", percent=portfolio.rules.gold)
    return line("gold", classed.gold, _yes(classed.gold), said)


def _laggard(portfolio: Portfolio, code: str) -> Line:
    reasons = portfolio.laggards[code]
    because = reduce(_and, reasons) if reasons else msg("value.not_laggard")
    return line("laggard", bool(reasons), _yes(bool(reasons)), because)


def _takings(portfolio: Portfolio, code: str) -> Iterator[Line]:
    """Revenue; profit, which follows from contribution and cost to serve; and current value."""
    taken, days = portfolio.takings[code], portfolio.rules.window
    yield _money(portfolio, "revenue", taken.revenue, msg("value.revenue_because", days=days))
    if taken.contribution is None:
        because = msg("value.margin_unknown", n=taken.unknown_margins)
        for id in ("profit", "current"):
            yield line(id, None, None, because, settle=(order(code),))
        return
    contribution = of_major(taken.contribution, portfolio.currency)
    if taken.cost_to_serve is None:
        settle = (fill(code, "rating", "cost_to_serve"),)
        because = msg("value.profit_without", contribution=contribution, days=days)
        yield _money(portfolio, "profit", taken.profit, because, settle)
    else:
        cost = of_major(taken.cost_to_serve, portfolio.currency)
        because = msg("value.profit_because", contribution=contribution, cost=cost, days=days)
        yield _money(portfolio, "profit", taken.profit, because)
    if taken.add_on is None:
        settle = (fill(code, "composition", "referrals"),)
        because = msg("value.current_without", contribution=contribution, days=days)
        yield _money(portfolio, "current", taken.current, because, settle)
    else:
        add_on = of_major(taken.add_on, portfolio.currency)
        because = msg("value.current_because", contribution=contribution, add_on=add_on, days=days)
        yield _money(portfolio, "current", taken.current, because)


def _sales(portfolio: Portfolio, code: str) -> Line:
    """Next year's revenue with this client, were they to buy as they do (method §7, of one customer)."""
    found = from_purchases({code: portfolio.bought[code]}, portfolio.year, portfolio.retention)
    if found.per_month is None or found.amount is None:
        because = msg("value.sales_nothing", days=portfolio.rules.window)
        return line("sales_estimate", None, None, because, settle=(order(code),))
    if found.retention is None:
        return line("sales_estimate", None, None, msg("value.no_retention"))
    because = msg(
        "value.sales_because",
        retention=plain(hundredth(found.retention * 100)),
        per_year=per_year(found),
        amount=of_major(found.amount, portfolio.currency),
    )
    return _money(portfolio, "sales_estimate", found.total, because)


def _grid(portfolio: Portfolio, code: str) -> Line:
    place = portfolio.grid[code]
    settle = (order(code),) if place.cycle is None else ()
    shown = msg(f"value.grid_{place.cell}") if place.cell else None
    do = (place.play,) if place.play and code not in portfolio.left else ()
    return line("grid", place.cell, shown, place.because, do, settle)


def _lifetime(portfolio: Portfolio, code: str) -> Line:
    outlook = portfolio.outlooks[code]
    if outlook.life is None or outlook.retention is None:
        return line("lifetime", None, None, msg("value.no_retention"))
    because = msg("value.lifetime_because", retention=percent(outlook.retention))
    if outlook.life.periods is None:
        return line("lifetime", "endless", msg("value.endless"), because)
    years = outlook.life.periods
    return line("lifetime", years, msg("value.years", years=tenths(years)), because)


def _lifetime_value(portfolio: Portfolio, code: str) -> Line:
    outlook, rules = portfolio.outlooks[code], portfolio.rules
    if outlook.margin is None:
        because = (
            msg("value.margin_unknown", n=portfolio.of_the_year[code].unknown_margins)
            if portfolio.year.of(portfolio.bought[code])
            else msg("value.nothing_bought", days=DAYS_A_YEAR)
        )
        return line("lifetime_value", None, None, because, settle=(order(code),))
    if outlook.value is None or outlook.retention is None:
        return line("lifetime_value", None, None, msg("value.no_retention"))
    settle = () if outlook.acquisition is not None else (fill(code, "rating", "acquisition_cost"),)
    because = msg(
        "value.clv_without" if outlook.acquisition is None else "value.clv_because",
        margin=of_major(outlook.margin, portfolio.currency),
        retention=percent(outlook.retention),
        rate=percent(Decimal(rules.discount_rate)),
        horizon=rules.horizon,
        acquisition=of_major(outlook.acquisition or Decimal(0), portfolio.currency),
    )
    return _money(portfolio, "lifetime_value", outlook.value, because, settle)


def _index(portfolio: Portfolio, code: str) -> Line:
    found = portfolio.indices[code]
    settle = _settle_items(code, found.missing)
    if found.score is None:
        return line("index", None, None, _alone(msg("value.index_nothing"), found), settle=settle)
    if found.rank is None:
        because = msg("value.index_too_little", known=percent(found.known))
        return line("index", None, None, _lacking(_alone(because, found), found), settle=settle)
    scores = {group: None if score is None else tenths(score) for group, score in found.groups.items()}
    because = msg(
        "value.index_because",
        rank=found.rank,
        n=sum(each.rank is not None for each in portfolio.indices.values()),
        known=percent(found.known),
        **scores,
    )
    if found.items.get("profit") is not None and portfolio.uncosted and portfolio.costed:
        because = _and(because, msg("value.index_uncosted", n=len(portfolio.uncosted)))
    because = _lacking(_alone(because, found), found)
    return line("index", found.score, tenths(found.score), because, settle=settle)


def _lacking(because: Message, found: Indexed) -> Message:
    if not found.missing:
        return because
    named = tuple(_item(item) for item in found.missing)
    return _and(because, msg("value.index_missing", missing=named))


def _alone(because: Message, found: Indexed) -> Message:
    """With what is known of this client and can't be scored by its place, for there is no other."""
    if not found.alone:
        return because
    return _and(because, msg("value.index_alone", items=tuple(_item(item) for item in found.alone)))


def _item(item: str) -> Message | Text:
    return msg(f"value.axis_{item}") if item in ("revenue", "profit") else label(item)


def _settle_items(code: str, missing: tuple[str, ...]) -> tuple[Step, ...]:
    """One step for all that a rating would settle, one for what orders would."""
    rated = {item: None for item in missing if item not in ("revenue", "profit")}
    found = (step("account fill", None, account=code, worksheet="rating", **rated),) if rated else ()
    return (*found, order(code)) if "profit" in missing else found


def _matrices(portfolio: Portfolio, client: Client) -> Iterator[Line]:
    taken = portfolio.takings[client.code]
    for id, placed in portfolio.matrices.items():
        spot = placed.spots[client.code]
        if spot.cell is None:
            settle = tuple(_settle_axis(client.code, axis) for axis in spot.missing)
            yield line(id, None, None, spot.because, settle=settle)
            continue
        costly = taken.profit is not None and taken.profit < 0
        do = (msg(f"value.do_{spot.cell}"), *cautions(spot.cell, client.rating, costly))
        if client.code in portfolio.left:
            do = ()
        yield line(id, spot.cell, msg(f"value.cell_{spot.cell}"), spot.because, do)


def _settle_axis(code: str, axis: str) -> Step:
    """What money axes lack is a margin; the others are scores of the rating."""
    return order(code) if axis in ("volume", "profit", "current", "value") else fill(code, "rating", axis)


def _money(
    portfolio: Portfolio, id: str, value: Decimal | None, because: Message, settle: tuple[Step, ...] = ()
) -> Line:
    shown = None if value is None else of_major(value, portfolio.currency)
    return line(id, value, shown, because, settle=settle)


def _and(first: Message, second: Message) -> Message:
    return msg("value.and", first=first, second=second)


def _yes(is_so: bool) -> Message:
    return msg("value.yes" if is_so else "value.no")
