"""The public loan log: limits against libraries, by stays told again from its file; and its flags."""

import csv
from datetime import datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays
import numpy as np
import pytest
from loan_log import LAST, LOG, STAGES, ZONE, loans, needs_the_log
from scipy.stats import CensoredData, ecdf
from statsmodels.duration.survfunc import SurvfuncRight

from coach.flags.backtest import backtest
from coach.flags.said import said
from coach.limits.learning import learn
from coach.limits.lengths import read_lengths
from coach.limits.limits import limits_of
from coach.lives import lives_ever
from engine.playbook import Limits
from engine.reads import View
from words.say import say, speak

pytestmark = needs_the_log

STAGE = {
    "A_SUBMITTED": "applied",
    "A_PREACCEPTED": "preaccepted",
    "A_ACCEPTED": "accepted",
    "O_SENT": "offered",
    "O_SENT_BACK": "returned",
}
OVER = ("A_APPROVED", "A_DECLINED", "A_CANCELLED")
FREE = [day.isoformat() for day in holidays.country_holidays("NL", years=(2011, 2012))]


@cache
def stays():
    """By stage its stays in working days, and whether they ended: who comes to another stage leaves one."""
    cases = {}
    with LOG.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["activity"] in STAGE or row["activity"] in OVER:
                at = datetime.fromisoformat(row["timestamp"])
                cases.setdefault(row["case_id"], []).append((at, row["activity"]))
    found = {stage: [] for stage in STAGES}
    for events in cases.values():
        stood, since = None, None
        for at, activity in sorted(events, key=lambda each: each[0]):
            day, came = at.astimezone(ZoneInfo(ZONE)).date(), STAGE.get(activity)
            if came == stood:
                continue
            if stood:
                found[stood].append((working_days(since, day), 1))
            stood, since = came, day
            if came is None:
                break
        if stood:
            found[stood].append((working_days(since, LAST), 0))
    return found


@cache
def working_days(since, until):
    """After `since`, through `until`."""
    day = timedelta(days=1)
    return int(np.busday_count(since + day, until + day, holidays=FREE))


@cache
def learned():
    here = loans()
    found = learn(here.lives, here.books, here.calendar, here.change.workspace, LAST)
    return {each.stage: read_lengths(each.found) for each in found if each.stage and not each.segment}


def library(spans):
    """By the libraries: a quantile, and the days whose interval does not rule its share out.

    So many leave on the same day that the curve steps over the whole of an interval at once; statsmodels
    then names no day, so that the intervals are scipy's.
    """
    whole = SurvfuncRight(*zip(*spans, strict=True))
    ended, open_ = ([days for days, over in spans if over == wanted] for wanted in (1, 0))
    sure = ecdf(CensoredData(uncensored=ended, right=open_)).sf.confidence_interval(method="log-log")

    def quantile(share):
        edges = (sure.low, sure.high)
        return whole.quantile(share), *(e.quantiles[np.argmax(e.probabilities <= 1 - share)] for e in edges)

    return quantile


@pytest.mark.filterwarnings("ignore:The confidence interval is undefined")
@pytest.mark.parametrize("stage", STAGES)
def test_limits_are_within_the_library_s_interval(stage):
    spans, ours = stays()[stage], learned()[stage]
    quantile = library(spans)
    assert (ours.n, ours.ended) == (len(spans), sum(ended for _, ended in spans))
    for found, share in ((ours.warn, 0.75), (ours.critical, 0.9)):
        day, low, high = quantile(share)
        assert low <= found.day <= high
        assert found == (day, low, high)
    limits = limits_of(ours, Limits(20, 35, 10))
    warn = max(1, quantile(0.75)[0])
    assert (limits.warn, limits.critical) == (warn, max(warn + 1, quantile(0.9)[0]))


def test_flagged_applications_are_approved_less_often_and_lost_more():
    """Unlike in the sales pipeline, where those flagged are left open: here most of them were decided."""
    view = View(loans().change.store, loans().change.workspace, LAST)
    found = backtest(lives_ever(view), loans().books, loans().calendar, view.workspace, LAST)
    assert (found.every, len(found.looks), found.last) == ("week", 11, LAST)
    speak("en")
    finding, gap, _, _, decided, ever, *_ = map(say, said(found))
    assert finding == (
        "Look at flagged deals first: 30 of 403 (7.4%) were won later, of those not flagged"
        " 1,071 of 2,963 (36.1%)."
    )
    assert gap == "That is 28.7 points less (95% interval 25.3 to 31.5)."
    assert (
        "30 of 351 (8.5%) flagged deals were won, of the others 1,071 of 2,616 (40.9%): 32.4 points"
        in decided
    )
    assert "163 of 1,218 (13.4%)" in ever
