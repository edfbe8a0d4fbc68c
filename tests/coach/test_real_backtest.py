"""The back-test on the public CRM pipeline, counted again from its file by other people's libraries."""

import csv
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import holidays
import numpy as np
import pytest
from statsmodels.duration.survfunc import SurvfuncRight
from statsmodels.stats.proportion import confint_proportions_2indep

from coach.flags.backtest import backtest
from coach.flags.said import said
from coach.limits.learning import learn
from coach.limits.lengths import read_lengths
from coach.limits.limits import limits_of
from coach.lives import lives, lives_ever
from engine import playbooks
from engine.change import carry_out
from engine.clock import load_calendar
from engine.playbook import Limits
from engine.reads import View, view_as_of
from engine.setup import set_up
from exchange.incoming.importer import bring
from stages.method_playbook import load_method_playbook
from stages.worksheets import WORKSHEETS
from words.say import say, speak

ROOT = Path(__file__).parents[2]
PIPELINE = ROOT.parent / "shared" / "data" / "crm_sales" / "sales_pipeline.csv"
READY = ROOT / "docs" / "examples" / "pipeline-map.yaml"
BEFORE, LAST = date(2017, 7, 1), date(2017, 12, 31)
MONTH_ENDS = [date(2017, 7, 31), date(2017, 8, 31), date(2017, 9, 30), date(2017, 10, 31), date(2017, 11, 30)]

pytestmark = pytest.mark.skipif(
    not PIPELINE.exists(), reason=f"the public CRM pipeline is not there: {PIPELINE}"
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """The view of a team that brought the pipeline in, and the file's rows."""
    playbook = load_method_playbook(str(ROOT / "playbooks" / "client-value"))
    now = datetime(2026, 11, 21, tzinfo=UTC)
    path = str(tmp_path_factory.mktemp("crm") / "crm.sqlite")
    us = {"time_zone": "America/New_York", "country": "US", "currency": "USD"}
    made = set_up(path, **us, user="boss", shipped=[playbook], worksheets=WORKSHEETS, now=now).change

    def work():
        bring(made, str(PIPELINE), str(READY))
        return {}

    carry_out(made, "import", work)
    yield View(made.store, made.workspace, now.date())
    made.store.close()


class Row:
    """A row of the file that was engaged: ages and lengths in working days."""

    def __init__(self, row):
        self.id = row["opportunity_id"]
        self.since = date.fromisoformat(row["engage_date"])
        self.closed = date.fromisoformat(row["close_date"]) if row["close_date"] else None
        self.outcome = {"Won": "won", "Lost": "lost"}.get(row["deal_stage"], "open")

    def open_on(self, day):
        return self.since <= day and (self.closed is None or self.closed > day)

    def age(self, day):
        return working_days(self.since, day)


@pytest.fixture(scope="module")
def rows():
    with PIPELINE.open(encoding="utf-8", newline="") as file:
        return [Row(row) for row in csv.DictReader(file) if row["engage_date"]]


FREE = [day.isoformat() for day in holidays.country_holidays("US", years=range(2016, 2019))]


def working_days(since, until):
    """After `since`, through `until`."""
    day = timedelta(days=1)
    return int(np.busday_count(since + day, until + day, holidays=FREE))


def survfunc(rows, day):
    """The stays as they were known at the end of a day."""
    known = [(r, r.closed is not None and r.closed <= day) for r in rows if r.since <= day]
    lengths = [working_days(r.since, r.closed if ended else day) for r, ended in known]
    return SurvfuncRight(lengths, [int(ended) for _, ended in known])


@pytest.fixture(scope="module")
def limits(rows):
    """Warning and critical, learned by a library from what was known before July."""
    known = survfunc(rows, BEFORE - timedelta(days=1))
    assert np.isnan(known.quantile(0.9)), "too many are still open for a tenth to be left"
    return known.quantile(0.75), known.surv_times[-1]


@pytest.fixture(scope="module")
def found(desk):
    calendar = load_calendar(desk.store, "US")
    books = playbooks.installed(desk.store)
    return backtest(lives_ever(desk), books, calendar, desk.workspace, desk.today, BEFORE)


def test_limits_are_the_library_s_and_within_its_interval(desk, rows):
    view = view_as_of(desk.store, desk.workspace, LAST)
    calendar = load_calendar(desk.store, "US")
    learned = learn(lives(view), playbooks.installed(desk.store), calendar, desk.workspace, LAST)
    of_all = (each for each in learned if (each.stage, each.segment) == ("explore", ""))
    explore = read_lengths(next(of_all).found)
    theirs = survfunc(rows, LAST)
    assert (explore.n, explore.ended) == (8300, 6711)
    low, high = theirs.quantile_ci(0.75)
    assert low <= explore.warn.day <= high
    assert explore.warn == (theirs.quantile(0.75), low, high)
    # So many are still open that the curve never comes down to a tenth: the longest that ended is the limit.
    assert np.isnan(theirs.quantile(0.9))
    assert explore.critical.day is None
    assert limits_of(explore, Limits(25, 45, 10)).critical == theirs.surv_times[-1]


def test_the_limits_before_july_are_the_library_s(found, limits):
    (rule,) = found.rules
    assert (rule.stage, rule.warn, rule.critical) == ("explore", *limits)
    assert (found.every, found.last, [look.day for look in found.looks]) == ("month", LAST, MONTH_ENDS)


def groups(rows, limits, day):
    warn, critical = limits
    there = [row for row in rows if row.open_on(day)]
    flagged = [row for row in there if row.age(day) > warn]
    very = [row for row in flagged if row.age(day) > critical]
    return flagged, very, [row for row in there if row.age(day) <= warn]


def counted(rows):
    outcomes = [row.outcome for row in rows]
    return len(rows), outcomes.count("won"), outcomes.count("lost")


def test_every_month_end_as_counted_from_the_file(found, rows, limits):
    for look in found.looks:
        flagged, very, others = groups(rows, limits, look.day)
        assert tuple(look.flagged) == counted(flagged), look.day
        assert tuple(look.critical) == counted(very), look.day
        assert tuple(look.others) == counted(others), look.day
        assert look.undated == 0


def at_first_look(rows, limits):
    """Each deal by the first month end that found it open: flagged, critical, others."""
    parts, met = ([], [], []), set()
    for day in MONTH_ENDS:
        for part, group in zip(parts, groups(rows, limits, day), strict=True):
            part += [row for row in group if row.id not in met]
        met |= {row.id for row in rows if row.open_on(day)}
    return parts


def test_flagged_deals_are_won_less_often_and_by_how_much(found, rows, limits):
    flagged, very, others = at_first_look(rows, limits)
    assert tuple(found.warn.flagged) == counted(flagged) == (413, 3, 5)
    assert tuple(found.warn.others) == counted(others) == (3619, 1600, 853)
    assert tuple(found.critical.flagged) == counted(very) == (270, 0, 0)
    apart = found.warn.of_all
    low, high = confint_proportions_2indep(3, 413, 1600, 3619, method="newcomb")
    assert (apart.low, apart.high) == pytest.approx((low, high), abs=1e-6)
    assert round(100 * apart.gap, 1) == -43.5


def test_flagged_at_any_look(found, rows, limits):
    flagged = {row.id: row for day in MONTH_ENDS for row in groups(rows, limits, day)[0]}
    assert tuple(found.ever) == counted(flagged.values()) == (1354, 52, 29)


def test_the_playbook_s_own_limits(found, rows):
    flagged, _, others = at_first_look(rows, (25, 45))
    assert tuple(found.own.flagged) == counted(flagged) == (1422, 475, 257)
    assert tuple(found.own.others) == counted(others)


def test_of_those_decided_it_can_t_be_told_yet(found):
    """Of those flagged, next to none came to an end: neither a difference nor none can be concluded."""
    speak("en")
    sentences = list(map(say, said(found)))
    assert sentences[0] == (
        "Look at flagged deals first: 3 of 413 (0.7%) were won later, of those not flagged"
        " 1,600 of 3,619 (44.2%)."
    )
    assert "405 of 413 (98.1%) flagged deals, 1,166 of 3,619 (32.2%) of the others" in sentences[3]
    assert "3 of 8 flagged deals were won, of the others 1,600 of 2,453 (65.2%)" in sentences[4]
    assert "can't be told yet from these" in sentences[4]
    assert "52 of 1,354 (3.8%) were won after it" in sentences[5]
    assert sentences[-1].startswith("The record ends 153 days after the first look, 31 days after the last")
