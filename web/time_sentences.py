"""What there is to see in a stage's curve, for whoever doesn't see it."""

from collections.abc import Iterator, Sequence

from coach.enough import TooFew
from coach.level import Level
from coach.limits.limits import HISTORY, LimitSource
from coach.statistics.pile_up import PileUp
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


def sentences(
    found: StageTime, here: Sequence[Open], marks: Marks, piles: Sequence[tuple[PileUp, object]]
) -> Iterator[str]:
    """First what the open deals come to, then how long deals stayed."""
    if here:
        yield past(here)
    curve = found.curve
    if isinstance(found.days, TooFew):
        yield say("report_html.so_far", text=found.days.said)
    else:
        yield say("report_html.stays", n=count(curve.n), ended=count(curve.ended))
        yield say("report_html.left_by", when=tuple(_left(curve)))
    limits = {"warn": marks.warn.working, "critical": marks.critical.working}
    yield say(f"report_html.limits_{_from(marks.source)}", **limits, n=count(marks.source.ended))
    for pile, stop_class in piles:
        span = str(pile.first) if pile.first == pile.last else f"{pile.first}–{pile.last}"
        told = {"days": span, "n": count(pile.n), "class_": stop_class, "expected": f"{pile.expected:.0f}"}
        yield say("statistics.pile_up", **told)


def _from(source: LimitSource) -> str:
    """Where history tells the warning only, the critical limit is the playbook's."""
    return "mixed" if source.id == HISTORY and source.critical is None else source.id


def past(here: Sequence[Open]) -> str:
    """Each held against its own limit, as the stalled list has it."""
    warn, critical = (sum(deal.level >= level for deal in here) for level in (Level.WARN, Level.CRITICAL))
    if not warn:
        return say("report_html.past_none", n=count(len(here)))
    return say("report_html.past", n=count(len(here)), warn=count(warn), critical=count(critical))


def _left(curve: Curve) -> Iterator[str]:
    for share, left, not_left in _SHARES:
        day = quantile(curve, share).day
        if day is None:
            yield say(not_left)
            return
        yield say(left, days=days(day))
