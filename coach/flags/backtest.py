"""Do the desk's flags tell anything? Limits learned from the deals of one time, held against a later one.

Only age in the stage is looked at. A limit is learned from what was known on the day that divides the times;
on every month end behind it the deals that were open then are flagged or not, and what became of them is
read where the record ends.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from coach.enough import ENOUGH, TooFew
from coach.flags.rules import Rule, Rules, flag_rules
from coach.lives import DUPLICATE, LOST, OPEN, WON, Life
from coach.periods import months, weeks
from coach.statistics.difference import Difference, difference_of_counted
from engine.clock import Calendar, day_of, end_of_day
from engine.playbook import Playbook
from engine.state import Instant
from engine.workspace import Workspace

FEW_MONTHS = 3
"""With fewer month ends to look at, it is week ends."""
MONTH, WEEK = "month", "week"


class Group(NamedTuple):
    """Open deals of a day, and how many of them were won and lost later; the rest is undecided."""

    n: int
    won: int
    lost: int

    @property
    def decided(self) -> int:
        return self.won + self.lost

    @property
    def undecided(self) -> int:
        return self.n - self.decided

    @property
    def of_all(self) -> float | None:
        """The share that was won."""
        return self.won / self.n if self.n else None

    @property
    def of_decided(self) -> float | None:
        return self.won / self.decided if self.decided else None


class Look(NamedTuple):
    """The deals that stood on a day in a stage with a learned limit."""

    day: date
    flagged: Group
    """Longer there than the warning limit."""
    critical: Group
    """Of these, longer than the critical one."""
    others: Group
    undated: int
    """Deals nobody knows the age of."""

    @property
    def open(self) -> int:
        return self.flagged.n + self.others.n


class Compared(NamedTuple):
    """All looks together: how often flagged deals were won, less how often the others were."""

    flagged: Group
    others: Group
    flagged_deals: int
    other_deals: int
    """Each counted once, however often it was looked at."""
    of_all: Difference | TooFew
    of_decided: Difference | TooFew


class Backtest(NamedTuple):
    learned_before: date
    last: date
    """The last day anything happened to a deal."""
    every: str
    """month or week."""
    rules: tuple[Rule, ...]
    looks: tuple[Look, ...]
    warn: Compared
    critical: Compared
    """Deals past the critical limit, against those that were not flagged at all."""


class _Seen(NamedTuple):
    key: str
    flagged: bool
    critical: bool
    outcome: str


def backtest(
    lives: Sequence[Life],
    books: Sequence[Playbook],
    calendar: Calendar,
    here: Workspace,
    today: date,
    learned_before: date | None = None,
) -> Backtest | TooFew:
    """`lives` are whole (`lives_ever`). The day that divides is the middle of the record unless one is given.

    Too few where no stage has enough stays that ended by then.
    """
    zone = here.time_zone
    dates = _dates(lives, zone, today)
    if dates is None:
        return TooFew(0)
    first, last = dates
    since = learned_before or first + (last - first) // 2
    before = since - timedelta(days=1)
    then = (life.as_of(end_of_day(before, zone)) for life in lives)
    rules = flag_rules((life for life in then if life), books, calendar, here, before)
    if isinstance(rules, TooFew):
        return rules
    every, days = _days(since, last)
    finals = _outcomes(lives, end_of_day(before, zone), end_of_day(last, zone))
    looks: list[Look] = []
    seen: list[_Seen] = []
    for day in days:
        found, undated = _look(finals, rules, day, calendar, zone)
        looks.append(Look(day, *_groups(found), undated))
        seen += found
    return Backtest(
        since,
        last,
        every,
        tuple(rules.values()),
        tuple(looks),
        _compared(seen, [each for each in seen if each.flagged]),
        _compared(seen, [each for each in seen if each.critical]),
    )


def _dates(lives: Iterable[Life], time_zone: str, today: date) -> tuple[date, date] | None:
    """The first and the last day anything happened, today at the latest; None where no day is known."""
    until = end_of_day(today, time_zone)
    known = [move.at for life in lives for move in life.moves if move.at is not None and move.at <= until]
    if not known:
        return None
    return day_of(min(known), time_zone), day_of(max(known), time_zone)


def _days(since: date, last: date) -> tuple[str, list[date]]:
    """Month ends behind `since`, week ends where these are few. Behind the last day nothing is known."""
    ends = [month.last for month in months(since, last - timedelta(days=1))]
    if len(ends) >= FEW_MONTHS:
        return MONTH, ends
    return WEEK, [week.last for week in weeks(since, last - timedelta(days=1))]


def _outcomes(lives: Iterable[Life], start: Instant, end: Instant) -> list[tuple[Life, str]]:
    """The lives that may be open behind `start`, and what became of each by `end`; no duplicates."""
    finals = []
    for life in lives:
        final = life.as_of(end)
        if final is not None and final.outcome != DUPLICATE and not _over(life, start):
            finals.append((life, final.outcome))
    return finals


def _over(life: Life, start: Instant) -> bool:
    """Closed for good before that: looking at it again and again would be for nothing."""
    over = all(m.undone_at is None and (m.at is None or m.at <= start) for m in life.moves)
    return over and life.outcome != OPEN


def _look(
    finals: Iterable[tuple[Life, str]],
    rules: Rules,
    day: date,
    calendar: Calendar,
    time_zone: str,
) -> tuple[list[_Seen], int]:
    """The deals open on a day, and how many of unknown age there are."""
    until, found, undated = end_of_day(day, time_zone), [], 0
    for life, outcome in finals:
        then = life.as_of(until)
        if then is None or then.outcome != OPEN:
            continue
        rule = rules.get((then.playbook, then.stage))
        if rule is None:
            continue
        since = then.last.at
        if since is None:
            undated += 1
            continue
        age = calendar.working_days(day_of(since, time_zone), day)
        found.append(_Seen(life.key, age > rule.warn, age > rule.critical, outcome))
    return found, undated


def _groups(seen: Sequence[_Seen]) -> tuple[Group, Group, Group]:
    flagged = [each for each in seen if each.flagged]
    critical = [each for each in flagged if each.critical]
    return _group(flagged), _group(critical), _group(_not_flagged(seen))


def _not_flagged(seen: Iterable[_Seen]) -> list[_Seen]:
    return [each for each in seen if not each.flagged]


def _group(seen: Sequence[_Seen]) -> Group:
    counts = Counter(each.outcome for each in seen)
    return Group(len(seen), counts[WON], counts[LOST])


def _compared(seen: Sequence[_Seen], flagged: Sequence[_Seen]) -> Compared:
    others = _not_flagged(seen)
    decided = [[each for each in group if each.outcome != OPEN] for group in (flagged, others)]
    return Compared(
        _group(flagged),
        _group(others),
        len({each.key for each in flagged}),
        len({each.key for each in others}),
        _apart(flagged, others),
        _apart(*decided),
    )


def _apart(flagged: Sequence[_Seen], others: Sequence[_Seen]) -> Difference | TooFew:
    won = frozenset(each.key for each in (*flagged, *others) if each.outcome == WON)
    counted, counted_too = (Counter(each.key for each in group) for group in (flagged, others))
    fewest = min(len(counted), len(counted_too))
    return TooFew(fewest) if fewest < ENOUGH else difference_of_counted(counted, counted_too, won)
