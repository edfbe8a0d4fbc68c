"""The page for a coach's meeting: what was agreed, what changed, what has stopped, what may come."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from coach.casebook import Casebook
from coach.enough import TooFew
from coach.flags.backtest import Backtest, Unlearned
from coach.forecast.forecast import Forecast
from coach.forecast.record import Record
from coach.lives import Life
from coach.review.changes import Changes
from coach.statistics.funnel import Funnel
from coach.statistics.stage_time import StageTime
from engine.deal_table import DealRow
from engine.message import Text
from web.agreed_section import Agreed, agreed_section
from web.changes_section import changes_section
from web.flags_section import flags_section
from web.forecast_section import forecast_section
from web.funnel_section import funnel_section
from web.page import Page, Said, Section
from web.stalled_section import Waiting, stalled_section, waiting_section
from web.time_section import Measures, Until, time_section
from web.writing import count
from words.say import say


class Meeting(NamedTuple):
    """All of it narrowed to the same deals, but for limits and what was learned, which are everybody's."""

    day: date
    until: Until
    past: bool
    """Whether it is told as of a past day."""
    maker: str
    team: str | None
    owner: str | None
    playbook: Text | None
    agreed: Sequence[Agreed]
    changes: Changes
    stalled: Casebook
    oldest: DealRow | None
    names: Mapping[str, str]
    """Of everybody who works here or did, by login."""
    waiting: Sequence[Waiting]
    lives: Sequence[Life]
    funnels: Sequence[Funnel]
    times: Sequence[StageTime]
    measures: Measures
    forecast: Forecast | TooFew
    record: Record | TooFew
    flags: Backtest | Unlearned


def page(meeting: Meeting) -> Page:
    return Page(
        say("report_html.title", scope=_scope(meeting)),
        tuple(_head(meeting)),
        tuple(_sections(meeting)),
        tuple(_foot(meeting)),
    )


def _scope(meeting: Meeting) -> Said:
    if meeting.owner:
        return meeting.owner
    return say("report_html.team", team=meeting.team) if meeting.team else say("report_html.everybody")


def _head(meeting: Meeting) -> Iterator[Said]:
    made = "report_html.as_of" if meeting.past else "report_html.made"
    yield say(made, day=meeting.day, who=meeting.maker)
    if meeting.playbook:
        yield say("report_html.only_playbook", playbook=meeting.playbook)


def _sections(meeting: Meeting) -> Iterator[Section]:
    yield agreed_section(meeting.agreed, meeting.stalled.clock)
    yield changes_section(meeting.changes)
    yield stalled_section(meeting.stalled, meeting.oldest, meeting.names)
    if meeting.waiting:
        yield waiting_section(meeting.waiting)
    yield funnel_section(meeting.funnels)
    yield time_section(meeting.times, meeting.lives, meeting.measures, meeting.until)
    yield forecast_section(meeting.forecast, meeting.record)
    yield flags_section(meeting.flags)


def _foot(meeting: Meeting) -> Iterator[Said]:
    """What stands nowhere on the page."""
    undated = sum(each.undated for each in meeting.times)
    backwards = sum(each.backwards for each in meeting.times)
    for name, n in (("undated", undated), ("backwards", backwards)):
        if n:
            yield say(f"report_html.left_out_{name}", n=count(n))
    yield say("report_html.made_by")
