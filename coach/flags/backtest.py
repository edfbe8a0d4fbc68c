"""Do the desk's flags tell anything? Limits learned from the deals of one time, held against a later one.

Only age in the stage is looked at. A limit is learned from what was known on the day that divides the times;
on every month end behind it the deals that were open then are flagged or not, and what became of them is
read where the record ends. Deals are compared once each, as they stood at the first look: looks at one deal
are not independent of one another, and a deal must last to be seen, let alone flagged, late.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from coach.enough import ENOUGH, TooFew
from coach.flags.rules import Rule, Rules, flag_rules
from coach.lives import DUPLICATE, LOST, OPEN, WON, Life, Move
from coach.periods import months, weeks
from coach.statistics.difference import Difference, difference
from engine.clock import END_OF_TIME, Calendar, day_of, end_of_day
from engine.playbook import Playbook
from engine.state import STOPPED, Instant
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
    """Each deal at its first look: how often flagged ones were won, less how often the others were."""

    flagged: Group
    others: Group
    of_all: Difference | TooFew
    of_decided: Difference | TooFew


class Unlearned(NamedTuple):
    """No limit could be learned from what was known before the day; None where no day is known at all."""

    learned_before: date | None
    ended: TooFew
    """The most stays that had ended by then in any stage."""


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
    own: Compared
    """By the warning limits the playbook itself has for these stages."""
    ever: Group
    """The deals that were flagged at any look."""


class _Seen(NamedTuple):
    key: str
    flagged: bool
    critical: bool
    own: bool
    """Past the playbook's own warning limit."""
    outcome: str


class _Stood(NamedTuple):
    """A deal that was open in a stage from one instant until another."""

    key: str
    rule: Rule
    since: Instant
    until: Instant
    came: Instant | None
    """When it came there; None where nobody knows."""
    outcome: str


def backtest(
    lives: Sequence[Life],
    books: Sequence[Playbook],
    calendar: Calendar,
    here: Workspace,
    today: date,
    learned_before: date | None = None,
) -> Backtest | Unlearned:
    """`lives` are whole (`lives_ever`). The middle of the record divides it unless a day is given."""
    zone = here.time_zone
    dates = _dates(lives, zone, today)
    if dates is None:
        return Unlearned(None, TooFew(0))
    first, last = dates
    since = learned_before or first + (last - first) // 2
    before = since - timedelta(days=1)
    start = end_of_day(before, zone)
    then = (life.as_of(start) for life in lives)
    rules = flag_rules((life for life in then if life), books, calendar, here, before)
    if isinstance(rules, TooFew):
        return Unlearned(since, rules)
    every, days = _days(since, last)
    finals = _outcomes(lives, start, end_of_day(last, zone))
    stood = (each for life, outcome in finals for each in _stood(life, outcome, rules))
    looks: list[Look] = []
    seen: list[_Seen] = []
    for day, (found, undated) in zip(days, _looks(stood, days, calendar, zone), strict=True):
        looks.append(Look(day, *_groups(found), undated))
        seen += found
    return Backtest(
        since,
        last,
        every,
        tuple(rules.values()),
        tuple(looks),
        *_by_deals(seen),
    )


def _dates(lives: Iterable[Life], time_zone: str, today: date) -> tuple[date, date] | None:
    """The first and the last day anything happened, today at the latest; None where no day is known."""
    until = end_of_day(today, time_zone)
    known = {move.at for life in lives for move in life.moves if move.at is not None and move.at <= until}
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
    if life.straight:
        return (life.last.at or "") <= start and life.outcome != OPEN
    over = all(m.undone_at is None and (m.at is None or m.at <= start) for m in life.moves)
    return over and life.outcome != OPEN


def _stood(life: Life, outcome: str, rules: Rules) -> Iterator[_Stood]:
    """Where it was open in a stage with a rule, between two changes of what was known of it."""
    for last, since, until in _lasts(life):
        if last.stage in life.won_stages or last.status == STOPPED:
            continue
        rule = rules.get((life.playbook, last.stage))
        if rule is not None:
            yield _Stood(life.key, rule, since, until, last.at, outcome)


def _lasts(life: Life) -> Iterator[tuple[Move, Instant, Instant]]:
    """Its last move, from when until when it was that; the empty instant comes before all."""
    times = [move.at or "" for move in life.moves]
    if life.straight or (times == sorted(times) and all(move.undone_at is None for move in life.moves)):
        yield from zip(life.moves, times, (*times[1:], END_OF_TIME), strict=True)
        return
    times = sorted({*times, *(move.undone_at for move in life.moves if move.undone_at)})
    for since, until in pairwise((*times, END_OF_TIME)):
        then = life.as_of(since)
        if then is not None:
            yield then.last, since, until


def _looks(
    stood: Iterable[_Stood], days: Sequence[date], calendar: Calendar, time_zone: str
) -> list[tuple[list[_Seen], int]]:
    """For each day, the deals open then, and how many of unknown age there are."""
    ends = [end_of_day(day, time_zone) for day in days]
    found: list[list[_Seen]] = [[] for _ in days]
    undated = [0] * len(days)
    for key, rule, since, until, came, outcome in stood:
        looked = range(bisect_left(ends, since), bisect_left(ends, until))
        began = day_of(came, time_zone) if came and looked else None
        for at in looked:
            if began is None:
                undated[at] += 1
                continue
            age = calendar.working_days(began, days[at])
            found[at].append(_Seen(key, age > rule.warn, age > rule.critical, age > rule.own.warn, outcome))
    return list(zip(found, undated, strict=True))


def _groups(seen: Iterable[_Seen]) -> tuple[Group, Group, Group]:
    """Flagged, critical, and the others."""
    flagged, others = _parted(seen, lambda each: each.flagged)
    return _group(flagged), _group(each for each in flagged if each.critical), _group(others)


def _parted(seen: Iterable[_Seen], flagged: Callable[[_Seen], bool]) -> tuple[list[_Seen], list[_Seen]]:
    parts: tuple[list[_Seen], list[_Seen]] = [], []
    for each in seen:
        parts[not flagged(each)].append(each)
    return parts


def _group(seen: Iterable[_Seen]) -> Group:
    counts = Counter(each.outcome for each in seen)
    return Group(counts.total(), counts[WON], counts[LOST])


def _by_deals(seen: Sequence[_Seen]) -> tuple[Compared, Compared, Compared, Group]:
    """`warn`, `critical`, `own` and `ever` of what was seen look after look."""
    first = {each.key: each for each in reversed(seen)}.values()
    warn, critical, others = _groups(first)
    own, within = _parted(first, lambda each: each.own)
    ever = {each.key: each for each in seen if each.flagged}
    return (
        _compared(warn, others),
        _compared(critical, others),
        _compared(_group(own), _group(within)),
        _group(ever.values()),
    )


def _compared(flagged: Group, others: Group) -> Compared:
    return Compared(
        flagged,
        others,
        _apart((flagged.won, flagged.n), (others.won, others.n)),
        _apart((flagged.won, flagged.decided), (others.won, others.decided)),
    )


def _apart(flagged: tuple[int, int], others: tuple[int, int]) -> Difference | TooFew:
    """Each as (won, n)."""
    fewest = min(flagged[1], others[1])
    return TooFew(fewest) if fewest < ENOUGH else difference(flagged, others)
