"""Putting the ABC classes on record, where gates can ask for them."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from coach.clients.portfolio import rules_of
from coach.clients.sales import Sales, sales
from commands import portfolio_source
from commands.choices import chosen, named
from commands.desk import Desk
from commands.printing import wrapped
from engine import accounts
from engine.accounts import HAND, Account
from engine.change import Change
from engine.errors import Refused, Usage
from engine.message import msg, step
from stages.accounts.abc_class import Classed, classify
from stages.accounts.purchases import Window, by_account, days_back
from stages.accounts.rules import MEASURES, Rules
from words.say import clean, say

_SHOWN = 40
"""Clients named at most; programs get all."""


def put_on_record(desk: Desk, by: str | None, since: str | None, playbook: str | None) -> None:
    """Ranks all accounts and stores what comes out, but for those whose class a person set.

    Raises Refused where nobody bought anything in the time looked at: all would be C, and no word of it true.
    """
    rules = rules_of(desk.store, playbook)
    if by is not None:
        measure = chosen(by, named(MEASURES, "value.measure_"), "portfolio.unknown_measure")
        rules = rules._replace(value_by=measure)
    window = _window(desk, since, rules)
    rules = rules._replace(window=(window.last - window.first).days + 1)

    def work(change: Change) -> dict[str, Any]:
        sold = sales(desk.view)
        _check(sold, window, rules)
        everyone = accounts.everyone(desk.store)
        known = {each.code: each for each in everyone if each.code not in sold.not_counted}
        ranked = classify(by_account(sold.purchases, known), window, rules, sold.currency)
        moved = accounts.classify(change, {c: r.abc for c, r in ranked.items() if r.abc is not None})
        return {
            "measure": rules.value_by,
            "from": window.first.isoformat(),
            "to": window.last.isoformat(),
            "source": sold.source,
            "left_out": dict(sold.left_out),
            "clients_left_out": list(sold.not_counted),
            "no_rate": list(sold.unpriced),
            "changed": [
                {"code": code, "name": known[code].name, "before": before, "after": after}
                for code, (before, after) in moved.items()
            ],
            "by_hand": [code for code, account in known.items() if account.abc_by == HAND],
            "not_classed": [code for code, each in ranked.items() if each.abc is None],
            "message": "\n".join(_said(known, sold, ranked, moved, rules, window)),
        }

    desk.do("account classify", work)


def _window(desk: Desk, since: str | None, rules: Rules) -> Window:
    if since is None:
        return days_back(rules.window, desk.today)
    first = date.fromisoformat(desk.day(since, past=True))
    if first > desk.today:
        raise Usage(msg("portfolio.since_future", day=first))
    return Window(first, desk.today)


def _check(sold: Sales, window: Window, rules: Rules) -> None:
    if window.of(sold.purchases):
        return
    if not sold.purchases:
        raise Refused(
            msg("portfolio.nothing_sold"), hint=step("order add", None, account=None, amount=None, on=None)
        )
    last = max(each.on for each in sold.purchases)
    since = days_back(rules.window, last).first
    said = msg("portfolio.nothing_to_rank", first=window.first, last=window.last, on=last)
    raise Refused(said, hint=step("account classify", None, since=since.isoformat()))


def _said(
    known: Mapping[str, Account],
    sold: Sales,
    ranked: Mapping[str, Classed],
    moved: Mapping[str, tuple[str | None, str]],
    rules: Rules,
    window: Window,
) -> Iterator[str]:
    measure = msg(f"value.measure_{rules.value_by}")
    counts = [(abc, sum(each.abc == abc for each in ranked.values())) for abc in ("A", "B", "C")]
    yield wrapped(
        say(
            "portfolio.ranked",
            n=len(ranked),
            measure=measure,
            first=window.first,
            last=window.last,
            counts=tuple(f"{abc} {n}" for abc, n in counts),
        )
    )
    yield from portfolio_source.about(sold)
    yield say("portfolio.classified" if moved else "portfolio.classified_nothing", n=len(moved))
    for code, (before, after) in list(moved.items())[:_SHOWN]:
        account = clean(known[code].name)
        yield f"  {say('portfolio.class_from_to', code=code, account=account, before=before, after=after)}"
    if len(moved) > _SHOWN:
        yield say("portfolio.and_more", n=len(moved) - _SHOWN)
    if by_hand := tuple(code for code, account in known.items() if account.abc_by == HAND):
        yield wrapped(say("portfolio.kept_by_hand", n=len(by_hand), codes=by_hand))
    if unknown := tuple(code for code, each in ranked.items() if each.abc is None):
        yield wrapped(say("portfolio.not_ranked", n=len(unknown), codes=unknown))
