"""Learning how long stays last from the way the team's own deals have come."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from coach.limits.lengths import lengths
from coach.limits.segments import ALL, Bands, bands, find_cuts, wider
from coach.lives import WON, Life, Stay, lives
from coach.statistics.survival import Span
from engine import learned_table, playbooks
from engine.change import Change
from engine.clock import Calendar, day_of, load_calendar
from engine.learned_table import Learned
from engine.playbook import Playbook
from engine.reads import View
from engine.workspace import Workspace


def learn(
    lives: Iterable[Life], books: Iterable[Playbook], calendar: Calendar, workspace: Workspace, until: date
) -> list[Learned]:
    """How long the stays in every stage and segment were, in working days; those that last are seen through
    the day `until`. The stages of several versions of a playbook count together by their id.
    """
    stages: dict[str, list[str]] = {}
    for book in books:
        stages.setdefault(book.id, []).extend(book.order)
    own: dict[str, list[Life]] = {playbook: [] for playbook in stages}
    for life in lives:
        if life.playbook in own:
            own[life.playbook].append(life)
    watch = _Watch(calendar, workspace.time_zone, until)
    return [
        learned
        for playbook, ids in stages.items()
        for learned in _of_playbook(playbook, dict.fromkeys(ids), own[playbook], workspace, watch)
    ]


def _of_playbook(
    playbook: str, stages: Iterable[str], own: Sequence[Life], workspace: Workspace, watch: "_Watch"
) -> Iterator[Learned]:
    on = watch.until.isoformat()
    cuts = find_cuts(_amounts(own), len(own), workspace)
    yield Learned(playbook, "", ALL, on, {"cuts": cuts})
    sizes = bands(cuts, workspace)
    seen = {(stage, ALL): _Seen([], [], []) for stage in stages}
    for life in own:
        _look(life, sizes, watch, seen)
    for (stage, segment), found in seen.items():
        known = lengths(found.spans, found.won, len(found.unknown))
        yield Learned(playbook, stage, segment, on, known._asdict())


def _amounts(own: Iterable[Life]) -> Iterator[tuple[int, str]]:
    for life in own:
        amount, currency = life.value("amount"), life.value("currency")
        if amount is not None and currency is not None:
            yield amount, currency


class _Seen(NamedTuple):
    """The stays in a segment of a stage: how long, the lengths of those won later, and the unknown ones."""

    spans: list[Span]
    won: list[int]
    unknown: list[Stay]


def _look(life: Life, known: Bands, watch: "_Watch", seen: dict[tuple[str, str], _Seen]) -> None:
    won = life.outcome == WON
    for stay in life.stays:
        span = watch.span(stay)
        for each in wider(known.segment_of(*_known(life, stay))):
            found = seen.setdefault((stay.stage, each), _Seen([], [], []))
            if span is None:
                found.unknown.append(stay)
                continue
            found.spans.append(span)
            if won and span.ended and stay.status == "open":
                found.won.append(int(span.days))


def _known(life: Life, stay: Stay) -> tuple[str | None, int | None, str | None]:
    """Behaviour, amount and currency as they were known while it lasted; an import may tell them later."""
    known: dict[str, Any] = {}
    for told in life.told:
        if told.imported or stay.until is None or told.at is None or told.at <= stay.until:
            known |= told.fields
    return known.get("behaviour"), known.get("amount"), known.get("currency")


class _Watch(NamedTuple):
    """Measures stays, as seen on the day `until`."""

    calendar: Calendar
    time_zone: str
    until: date

    def span(self, stay: Stay) -> Span | None:
        """None where nobody knows how long it was, or it lies ahead. Where the clock went back, nothing."""
        start, end = self._day(stay.since), self._day(stay.until)
        if start is None or start > self.until or (stay.left and end is None):
            return None
        ended = end is not None and end <= self.until
        last = end if end is not None and ended else self.until
        return Span(max(0, self.calendar.working_days(start, last)), ended)

    def _day(self, instant: str | None) -> date | None:
        return day_of(instant, self.time_zone) if instant else None


def relearn(change: Change) -> list[Learned]:
    """Learn from all there is, and keep that in place of what was learned before."""
    view = View(change.store, change.workspace, change.date)
    calendar = load_calendar(change.store, change.workspace.country)
    books = playbooks.installed(change.store)
    learned = learn(lives(view), books, calendar, change.workspace, change.date)
    learned_table.replace(change.store, learned)
    return learned


def relearn_monthly(change: Change) -> None:
    """Where this month's change is the first, or nothing was learned yet."""
    last = learned_table.learned_on(change.store)
    if last is None or last[:7] != change.today[:7]:
        relearn(change)
