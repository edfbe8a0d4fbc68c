"""Our Kaplan–Meier against a library of other people's: curve, interval, quantiles."""

from math import inf, isnan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import CensoredData, ecdf
from statsmodels.duration.survfunc import SurvfuncRight

from coach.statistics.survival import Span, kaplan_meier, quantile

pytestmark = pytest.mark.filterwarnings("ignore:The confidence interval is undefined")

SHARES = (0.25, 0.5, 0.75, 0.9)


def survfunc(spans):
    return SurvfuncRight([s.days for s in spans], [int(s.ended) for s in spans])


def curve_agrees(spans):
    ours, theirs = kaplan_meier(spans), survfunc(spans)
    events = [point for point in ours.points if point.ended]
    assert [point.day for point in events] == list(theirs.surv_times)
    assert [point.at_risk for point in events] == list(theirs.n_risk)
    assert [point.ended for point in events] == list(theirs.n_events)
    assert [point.survival for point in events] == pytest.approx(list(theirs.surv_prob), abs=1e-12)


def interval_agrees(spans):
    """statsmodels has no interval of a point; scipy has, by the same formula."""
    ended = [s.days for s in spans if s.ended]
    open_ = [s.days for s in spans if not s.ended]
    sure = ecdf(CensoredData(uncensored=ended, right=open_)).sf.confidence_interval(method="log-log")
    for point in kaplan_meier(spans).points:
        if 0 < point.survival < 1:
            theirs = [float(edge.evaluate(point.day)) for edge in (sure.low, sure.high)]
            assert [point.low, point.high] == pytest.approx(theirs, abs=1e-9)


def quantiles_agree(spans):
    ours, theirs = kaplan_meier(spans), survfunc(spans)
    for share in SHARES:
        found, left = quantile(ours, share), 1 - share
        if not np.isclose(theirs.surv_prob, left, rtol=0, atol=1e-9).any():
            # Where the curve rests on the share itself, they wait for the next who ends, and we don't.
            day = theirs.quantile(share)
            assert found.day == (None if isnan(day) else day)
        if theirs.surv_prob[-1] > 0:
            # Where nobody is left the variance is without bound, and they take the last day for one.
            with np.errstate(all="ignore"):
                low, high = theirs.quantile_ci(share)
            if not isnan(low):
                assert (found.low, found.high) == (low, None if high == inf else high)


def agrees(spans):
    curve_agrees(spans)
    interval_agrees(spans)
    quantiles_agree(spans)


def generated(seed, n, *, days, share_open):
    """Lengths about `days`; at least one has ended."""
    draw = np.random.default_rng(seed)
    lengths, ended = draw.geometric(1 / days, n), draw.random(n) > share_open
    ended[0] = True
    return [Span(int(length), bool(end)) for length, end in zip(lengths, ended, strict=True)]


@pytest.mark.parametrize(
    ("days", "share_open"),
    [(40, 0.0), (40, 0.3), (40, 0.9), (2, 0.4)],
    ids=["all ended", "some open", "hardly any ended", "ties everywhere"],
)
@pytest.mark.parametrize("n", [25, 300])
def test_generated_stays(n, days, share_open):
    for seed in range(10):
        agrees(generated(seed, n, days=days, share_open=share_open))


def test_one_stay_that_ended():
    curve_agrees([Span(7, True)])


def test_of_stays_that_all_last_nothing_is_known():
    spans = [Span(3, False), Span(9, False)]
    assert len(survfunc(spans).surv_times) == 0
    curve = kaplan_meier(spans)
    assert (curve.ended, curve.at(8)) == (0, 1.0)
    assert quantile(curve, 0.5) == (None, None, None)


@given(st.lists(st.builds(Span, st.integers(0, 30), st.booleans()), min_size=1, max_size=60))
def test_any_stays(spans):
    if any(span.ended for span in spans):
        agrees(spans)
