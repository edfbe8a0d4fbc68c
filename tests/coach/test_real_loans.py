"""Limits learned from a real log of loans, counted again from its file by other people's libraries."""

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

from coach.limits.learning import learn
from coach.limits.lengths import CRITICAL, WARN, read_lengths
from engine.clock import end_of_day

pytestmark = [needs_the_log, pytest.mark.filterwarnings("ignore:The confidence interval is undefined")]

ENTERS = dict(
    zip(("A_SUBMITTED", "A_PREACCEPTED", "A_ACCEPTED", "O_SENT", "O_SENT_BACK"), STAGES, strict=True)
)
ENDS = {"A_APPROVED", "A_DECLINED", "A_CANCELLED"}


@cache
def stays():
    """By stage, the first and last day of every stay in it; the last is None while it lasts."""
    cases: dict[str, list[tuple[datetime, str]]] = {}
    with LOG.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["activity"] in ENTERS or row["activity"] in ENDS:
                at = datetime.fromisoformat(row["timestamp"])
                cases.setdefault(row["case_id"], []).append((at, row["activity"]))
    found = {stage: [] for stage in STAGES}
    for events in cases.values():
        standing, since = None, None
        for at, activity in sorted(events, key=lambda event: event[0]):
            stage, day = ENTERS.get(activity), at.astimezone(ZoneInfo(ZONE)).date()
            if stage == standing:
                continue
            if standing is not None:
                found[standing].append((since, day))
            standing, since = stage, day
        if standing is not None:
            found[standing].append((since, None))
    return found


@cache
def lengths(stage):
    """In working days of the Netherlands after the day a stay began, and which stays have ended."""
    free = np.array(sorted(holidays.country_holidays("NL", years=(2011, 2012))), dtype="datetime64[D]")
    begun = np.array([start for start, _ in stays()[stage]], dtype="datetime64[D]")
    over = np.array([end or LAST for _, end in stays()[stage]], dtype="datetime64[D]")
    day = np.timedelta64(1, "D")
    worked = np.busday_count(begun + day, over + day, holidays=free)
    return worked, np.array([end is not None for _, end in stays()[stage]])


def quantile_of(stage, share):
    """By statsmodels; with its interval, the days on which scipy's log-log band holds the share."""
    days, ended = lengths(stage)
    band = ecdf(CensoredData(uncensored=days[ended], right=days[~ended])).sf
    edges = band.confidence_interval(method="log-log")
    reached = [edge.quantiles[edge.probabilities <= 1 - share] for edge in (edges.low, edges.high)]
    return SurvfuncRight(days, ended).quantile(share), *(days.min() for days in reached)


@cache
def learned():
    change = loans().change
    found = learn(loans().lives, loans().books, loans().calendar, change.workspace, LAST)
    return {each.stage: read_lengths(each.found) for each in found if each.stage and not each.segment}


@pytest.mark.parametrize("stage", STAGES)
def test_what_is_learned_from_is_what_the_file_tells(stage):
    assert learned()[stage].n == len(stays()[stage])
    assert learned()[stage].ended == sum(end is not None for _, end in stays()[stage])
    assert learned()[stage].left_out == 0


@pytest.mark.parametrize("share", [WARN, CRITICAL])
@pytest.mark.parametrize("stage", STAGES)
def test_learned_limits_lie_within_the_interval_of_another_library(stage, share):
    ours = learned()[stage].warn if share == WARN else learned()[stage].critical
    day, low, high = quantile_of(stage, share)
    assert (ours.day, ours.low, ours.high) == (day, low, high)
    assert low <= ours.day <= high


def test_the_limits_of_the_log():
    assert {stage: (each.warn.day, each.critical.day) for stage, each in learned().items()} == {
        "applied": (0, 0),
        "preaccepted": (1, 5),
        "accepted": (0, 0),
        "offered": (14, 22),
        "returned": (4, 6),
    }


def test_limits_learned_for_an_earlier_day_know_nothing_of_later_ones():
    earlier = LAST - timedelta(days=60)
    then = [each.as_of(end_of_day(earlier, ZONE)) for each in loans().lives]
    known = [life for life in then if life is not None]
    found = learn(known, loans().books, loans().calendar, loans().change.workspace, earlier)
    for each in found:
        if each.stage and not each.segment:
            begun = [end for start, end in stays()[each.stage] if start <= earlier]
            ended = sum(end is not None and end <= earlier for end in begun)
            assert (each.found["n"], each.found["ended"]) == (len(begun), ended)
            assert len(begun) < learned()[each.stage].n
