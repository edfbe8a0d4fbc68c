"""Which deals have stopped, why, and what to ask; apart from them those that wait for a known reason."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from coach.casebook import Case, Casebook
from coach.groups import STATUSES
from coach.limits.said import said as limits_said
from coach.stalled import Tally, without_rate
from engine.deal_table import DealRow
from engine.money import Money
from engine.reads import told_later
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
    stalled, unheard = sum(t.stalled for t in found.tallies), sum(t.unheard for t in found.tallies)
    if unheard > stalled / 2:
        notes.append(say("coach.unheard", n=count(unheard)))
    if oldest is not None and oldest.key not in {case.deal.key for case in cases}:
        notes.append(_oldest(oldest))
    if foreign := without_rate(found.tallies, found.survey.view.workspace):
        notes.append(say("coach.no_rate", currencies=foreign))
    if told_later(found.survey.view):
        notes.append(say("coach.told_later"))
    title = say("report_html.stalled")
    return Section("stalled", title, tuple(_lead(found)), cards=cards, notes=tuple(notes))


def _lead(found: Casebook) -> Iterator[Said]:
    tallies = found.tallies
    if not tallies:
        yield say("coach.none_live")
        return
    stalled, total = sum(t.stalled for t in tallies), sum(t.total for t in tallies)
    unknown = sum(t.unknown for t in tallies)
    parts = [say("coach.stalled", n=count(stalled), total=count(total))]
    parts += [say("coach.unknown_age", n=count(unknown))] if unknown else []
    yield " · ".join([*parts, say("coach.order")])
    for status in STATUSES:
        if group := [tally for tally in tallies if tally.status == status]:
            yield _of_status(status, group)
    limits = say(limits_said(found.limits))
    yield limits[:1].upper() + limits[1:]
    if not stalled + unknown:
        yield say("coach.none_stalled")


def _of_status(status: str, group: Sequence[Tally]) -> str:
    """How many, whether or not an amount is known."""
    stalled, total = sum(t.stalled for t in group), sum(t.total for t in group)
    part = say("coach.part", n=count(stalled), total=count(total))
    worth = [say("coach.worth", at_risk=t.at_risk, worth=t.worth) for t in group if t.priced and t.worth]
    return " · ".join([say(f"coach.status_{status}"), part, *worth])


def _oldest(oldest: DealRow) -> str:
    since = oldest.stage_since
    assert since is not None, "the oldest has an age"
    known = {"key": oldest.key, "title": oldest.title}
    return say("report_html.oldest", **known, since=date.fromisoformat(since[:10]))


def _card(case: Case, today: date, names: Mapping[str, str]) -> Card:
    deal, told = case.deal, case.diagnosis
    first = told.at if len(told.said) > 1 else None
    return Card(
        key=deal.key,
        title=deal.title,
        level=deal.level.name.lower(),
        facts=tuple(_facts(case, names)),
        signs=tuple(finding.because for finding in told.said),
        first=first.because if first else None,
        points=tuple(_points(case, today)),
        decide=True,
    )


def _facts(case: Case, names: Mapping[str, str]) -> Iterator[Said]:
    deal, opened = case.deal, case.known.opened
    yield case.known.account.name if case.known.account else say("report_html.no_account")
    if deal.status == "won":
        yield say("report_html.kind_won")
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
    """`waiting` by the day they come back; there is one at least."""
    items = (
        Item(deal.key, deal.title, say("report_html.waits", day=deal.until, reason=deal.reason))
        for deal in waiting[:_WAITING]
    )
    listing = Listing(say("report_html.come_back"), len(waiting), tuple(items))
    lead = say("report_html.waiting_sum", n=count(len(waiting)), day=waiting[0].until)
    return Section("waiting", say("report_html.waiting"), (lead,), listings=(listing,))
