"""The back-test on the public CRM pipeline, counted again from its file by other people's libraries."""

import csv
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import holidays
import numpy as np
import pytest
from statsmodels.duration.survfunc import SurvfuncRight

from coach.flags.backtest import backtest
from coach.flags.said import said
from coach.limits.learning import learn
from coach.limits.lengths import read_lengths
from coach.limits.limits import limits_of
from coach.lives import lives, lives_ever
from engine import playbooks
from engine.change import carry_out
from engine.clock import load_calendar
from engine.reads import View, view_as_of
from engine.setup import set_up
from exchange.importer import bring
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
    assert limits_of(explore, 10).critical == theirs.surv_times[-1]


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


def test_flagged_deals_are_won_less_often_and_by_how_much(found, rows, limits):
    looks = [groups(rows, limits, day) for day in MONTH_ENDS]
    flagged = [row for each, _, _ in looks for row in each]
    others = [row for _, _, each in looks for row in each]
    gap = counted(flagged)[1] / len(flagged) - counted(others)[1] / len(others)
    assert found.warn.of_all.gap == pytest.approx(gap)
    assert (found.warn.of_all.low, found.warn.of_all.high) == pytest.approx(
        drawn_again(flagged, others), abs=0.005
    )
    assert found.warn.of_all.high < 0
    assert (round(100 * gap, 1), found.critical.flagged.won) == (-36.4, 0)


def drawn_again(flagged, others, times=1000):
    """A bootstrap of whole deals: the middle 95 % of the differences."""
    at = {key: n for n, key in enumerate({row.id for row in (*flagged, *others)})}
    f, o, won = (np.zeros(len(at)) for _ in range(3))
    for group, counts in ((flagged, f), (others, o)):
        for row in group:
            counts[at[row.id]] += 1
            won[at[row.id]] = row.outcome == "won"
    draw, gaps = np.random.default_rng(1), []
    for _ in range(times):
        n = draw.integers(0, len(at), len(at))
        gaps.append((f * won)[n].sum() / f[n].sum() - (o * won)[n].sum() / o[n].sum())
    return np.percentile(gaps, [2.5, 97.5])


def test_of_those_decided_it_can_t_be_told(found):
    """A flag tells of deals that come to no end; that is stated, too."""
    assert not found.warn.of_decided.told_from_chance
    speak("en")
    first, decided, undecided, meaning, critical, _ = map(say, said(found))
    assert first == (
        "Of flagged deals 1.4% were won later, of the others 37.8%: 36.4 points less"
        " (95% interval 34.6 to 38.1)."
    )
    assert "64.2% against 66.5%, which can't be told from chance" in decided
    assert "97.8% of the flagged, 43.2% of the others" in undecided
    assert "come to no end" in meaning
    assert "0.0% were won later" in critical
