"""Which deals have stopped, why, and what to ask; apart from them those that wait for a known reason."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from coach.casebook import Case, Casebook
from coach.stalled import Tally, without_rate
from engine.deal_table import DealRow
from engine.money import Money
from web.page import Card, Item, Listing, Said, Section
from web.writing import count
from words.say import say

SHOWN = 20
"""Stalled deals on the page."""
_WAITING = 12


def stalled_section(found: Casebook, oldest: DealRow | None, names: Mapping[str, str]) -> Section:
    """`oldest`: the live deal that has been longest in its stage, which is told of wherever it ranks. `names`
    of colleagues by login."""
    cases = found.cases[:SHOWN]
    cards = tuple(_card(case, found.clock.today, names) for case in cases)
    to_show = sum(tally.stalled + tally.unknown for tally in found.tallies)
    notes = []
    if to_show > len(cards):
        notes.append(say("report_html.more_stalled", n=count(to_show - len(cards))))
    if oldest is not None and oldest.key not in {case.deal.key for case in cases}:
        notes.append(_oldest(oldest))
    if foreign := without_rate(found.tallies, found.survey.view.workspace):
        notes.append(say("coach.no_rate", currencies=foreign))
    return Section(
        "stalled", say("report_html.stalled"), tuple(_lead(found.tallies)), cards=cards, notes=tuple(notes)
    )


def _lead(tallies: Sequence[Tally]) -> Iterator[Said]:
    if not tallies:
        yield say("coach.none_live")
        return
    stalled, total = sum(t.stalled for t in tallies), sum(t.total for t in tallies)
    unknown = sum(t.unknown for t in tallies)
    parts = [say("coach.stalled", n=count(stalled), total=count(total))]
    parts += [say("coach.unknown_age", n=count(unknown))] if unknown else []
    yield " · ".join(parts)
    for tally in tallies:
        if tally.priced and tally.worth:
            yield _worth(tally)
    if not stalled + unknown:
        yield say("coach.none_stalled")


def _worth(tally: Tally) -> str:
    return say(
        "report_html.of_status",
        status=say(f"coach.status_{tally.status}"),
        n=count(tally.stalled),
        total=count(tally.total),
        at_risk=tally.at_risk,
        worth=tally.worth,
    )


def _oldest(oldest: DealRow) -> str:
    since = oldest.stage_since
    assert since is not None, "the oldest has an age"
    known = {"key": oldest.key, "title": oldest.title}
    return say("report_html.oldest", **known, since=date.fromisoformat(since[:10]))


def _card(case: Case, today: date, names: Mapping[str, str]) -> Card:
    deal, told = case.deal, case.diagnosis
    return Card(
        key=deal.key,
        title=deal.title,
        level=deal.level.name.lower(),
        facts=tuple(_facts(case, names)),
        signs=tuple(finding.because for finding in told.findings),
        points=tuple(_points(case, today)),
        decide=True,
    )


def _facts(case: Case, names: Mapping[str, str]) -> Iterator[Said]:
    deal, opened = case.deal, case.known.opened
    yield case.known.account.name if case.known.account else say("report_html.no_account")
    yield opened.playbook.stage(deal.stage).label
    yield names.get(deal.owner, deal.owner)
    money = Money(deal.amount, deal.currency) if deal.amount is not None and deal.currency else None
    yield money or say("coach.no_amount")


def _points(case: Case, today: date) -> Iterator[tuple[Said, Said]]:
    told = case.diagnosis
    if told.pattern:
        yield say("report_html.pattern"), told.pattern.because
    if told.holding:
        yield say("report_html.held"), told.holding.because(today)
    if told.ask:
        yield say("report_html.ask"), told.ask
    yield say("report_html.first"), told.first_step


class Waiting(NamedTuple):
    key: str
    title: str
    until: date
    reason: str


def waiting_section(waiting: Sequence[Waiting]) -> Section:
    """`waiting` by the day they come back."""
    items = (
        Item(deal.key, deal.title, say("report_html.waits", day=deal.until, reason=deal.reason))
        for deal in waiting[:_WAITING]
    )
    listing = Listing(say("report_html.come_back"), len(waiting), tuple(items))
    return Section("waiting", say("report_html.waiting"), listings=(listing,))
