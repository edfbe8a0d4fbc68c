"""What there is to see in a stage's curve, for whoever doesn't see it."""

from collections.abc import Iterator, Sequence

from coach.enough import TooFew
from coach.limits.limits import HISTORY
from coach.statistics.stage_time import StageTime
from coach.statistics.survival import Curve, quantile
from web.stage_now import Marks, Open
from web.writing import count, days
from words.say import say

_SHARES = (
    (0.5, "report_html.half", "report_html.half_not"),
    (0.75, "report_html.three_quarters", "report_html.three_quarters_not"),
    (0.9, "report_html.nine_tenths", "report_html.nine_tenths_not"),
)


def sentences(found: StageTime, here: Sequence[Open], marks: Marks) -> Iterator[str]:
    curve = found.curve
    if isinstance(found.days, TooFew):
        yield say("report_html.so_far", text=found.days.said)
    else:
        yield say("report_html.stays", n=count(curve.n), ended=count(curve.ended))
        yield say("report_html.left_by", when=tuple(_left(curve)))
    source = "history" if marks.source.id == HISTORY else "playbook"
    limits = {"warn": marks.warn.working, "critical": marks.critical.working}
    yield say(f"report_html.limits_{source}", **limits, n=count(marks.source.ended))
    if here:
        past = {
            name: count(sum(deal.days >= mark.days for deal in here))
            for name, mark in (("warn", marks.warn), ("critical", marks.critical))
        }
        yield say("report_html.past", n=count(len(here)), **past)


def _left(curve: Curve) -> Iterator[str]:
    for share, left, not_left in _SHARES:
        day = quantile(curve, share).day
        if day is None:
            yield say(not_left)
            return
        yield say(left, days=days(day))
