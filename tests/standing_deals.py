"""Deals that stand at one stage, since when and how; and limits for them, one of its own for each kind."""

from datetime import date, timedelta

from hypothesis import strategies as st

from coach.limits.limits import Limits, LimitTable, cutoffs
from coach.limits.segments import Cuts, bands, every_segment
from engine.facts import BEHAVIOURS

PLACE = ("small", 1, "understand")
DAYS = st.dates(date(2026, 8, 1), date(2026, 11, 20)).map(str)
DEALS = st.lists(
    st.fixed_dictionaries(
        {"since": st.none() | DAYS},
        optional={
            "waits": DAYS.map(lambda day: str(date.fromisoformat(day) + timedelta(days=40))),
            "contact": DAYS,
            "status": st.sampled_from(["open", "won", "done"]),
            "behaviour": st.sampled_from(sorted(BEHAVIOURS)),
            "amount": st.sampled_from([500_00, 5_000_00, 50_000_00]),
            "currency": st.sampled_from(["CNY", "USD", "XAF"]),
        },
    ),
    max_size=12,
)


def by_segment(limits, clock, workspace, segments=every_segment):
    """Ten working days for the first kind of deals, a week more for each that follows."""

    def of(n):
        days = Limits(10 + 5 * n, 30 + 5 * n, 10)
        return limits._replace(days=days, cutoffs=cutoffs(days, clock))

    here = {segment: of(n) for n, segment in enumerate(segments())}
    return LimitTable({PLACE: here}, {"small": bands(Cuts(1_000_00, 9_000_00), workspace)})
