"""The rep's two weeks: last week over, with a cause still to be given; this one begun, whatever day it is."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from commands.sample_orders import BELTS, entered
from commands.sample_people import COACH, OKAFOR, REP, acting
from commands.sample_stops import LAST_WEEK, THIS_WEEK, Stop
from commands.sample_story import Talk, typed_fields
from commands.sample_talks import RUNNING
from engine import account_sheets, account_visits, contacts, reads, weeks
from engine.change import Change
from engine.message import Text
from engine.reads import View
from engine.weeks import Planned
from stages.accounts.worksheets import ACCOUNT_WORKSHEETS
from words.say import say

_TARGETS = {"visits": "4", "calls": "3", "sales": "60000", "margin": "15000", "collection": "90000"}
"""What the coach expects of either week."""

_FOCUS = Text("薄板参数表发给李德", "Get the settings for thin plates to Tom Reed")

_LATE = Text("备件清单催得太晚，没赶上下单", "I asked for the spare parts list too late to get the order in")
_CAUSES: Mapping[str, tuple[str, Text]] = {
    "KUNLUN-1": ("outside", Text("何峰临时去集团开会", "He Feng was called to the group's head office")),
    "sales": ("execution", _LATE),
    "margin": ("execution", _LATE),
    "collection": ("outside", Text("客户月底才付款", "The client pays at the end of the month")),
}
"""Of last week's misses; why too few were visited and called the rep has still to say."""


def rep_weeks(change: Change) -> None:
    """Targets, plans, and what was held of them up to today."""
    since = change.date.weekday()
    _week(_ago(change, since + 7), LAST_WEEK)
    entered(acting(change, REP), "ALBION", since + 4, BELTS, 24500, 17300)
    _told_of_last(_ago(change, since))
    _week(_ago(change, since), THIS_WEEK, _agreed(change))
    running = Text(
        "新输送带运转正常；预算还要等到十二月",
        "The new belts run well; the budget still takes until December",
    )
    _logged(acting(change, REP), "ALBION", OKAFOR, running, RUNNING)
    weeks.set_focus(acting(change, REP), REP, change.today, say(_FOCUS))


def _ago(change: Change, days: int) -> Change:
    return change._replace(now=change.now - timedelta(days=days))


def _week(monday: Change, stops: Sequence[Stop], agreed: Sequence[Planned] = ()) -> None:
    """A week as seen from its Monday."""
    by_rep = acting(monday, REP)
    weeks.set_targets(acting(monday, COACH), REP, monday.today, _TARGETS)
    weeks.keep_plan(by_rep, REP, monday.today, [*(_planned(by_rep, stop) for stop in stops), *agreed])
    for stop in stops:
        if stop.held is not None:
            _held(_ago(by_rep, -stop.weekday), stop, stop.held)


def _planned(monday: Change, stop: Stop) -> Planned:
    on = (monday.date + timedelta(days=stop.weekday)).isoformat()
    who = contacts.find(monday.store, say(stop.who), stop.account).key
    return Planned(on, stop.account, stop.deal, who, say(stop.why))


def _agreed(change: Change) -> list[Planned]:
    """The next steps that fall into the rest of this week."""
    sunday = weeks.Week(REP, weeks.monday_of(change.date)).sunday
    listed = reads.listed(
        View(change.store, change.workspace, change.date),
        "d.owner = :user AND d.next_on <= :sunday",
        tail="ORDER BY d.next_on, d.sort_key",
        user=REP,
        sunday=sunday,
    )
    return [
        Planned(row.next_on, row.account, row.key, row.next_contact, row.next_what)
        for row, *_ in listed
        if row.next_on and row.next_what
    ]


def _held(then: Change, stop: Stop, summary: Text) -> None:
    """The visit, and the customer's record brought up to date."""
    _logged(then, stop.account, stop.who, summary, stop.talk)
    for id, told in stop.seen.items():
        account_sheets.fill(then, stop.account, id, typed_fields(told, then.date), ACCOUNT_WORKSHEETS)


def _logged(then: Change, account: str, who: Text, summary: Text, talk: Talk) -> None:
    account_visits.log_visit(
        then,
        account,
        contact=say(who),
        on=None,
        summary=say(summary),
        two_sided=True,
        channel=talk.channel,
        interest=talk.interest,
        diary=talk.diary(),
    )


def _told_of_last(monday: Change) -> None:
    """What the rep said of last week on the Monday after."""
    week = (monday.date - timedelta(days=7)).isoformat()
    by_rep = acting(monday, REP)
    weeks.tell(by_rep, REP, week, {"collection": "66000"})
    for what, (cause, note) in _CAUSES.items():
        weeks.explain(by_rep, REP, week, what, cause, say(note))
