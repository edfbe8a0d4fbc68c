"""What became of the deals between two days: the differences a team goes through before anything else."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from coach.judging import Survey
from coach.level import Level
from coach.limits.limits import Clock, learned_by, table
from coach.lives import LOST, WON, Life, lives_of
from coach.looking import judge
from coach.review.change import KINDS, Change
from coach.review.reviewed import review_changes
from coach.stalled import levels
from engine import playbooks, reads
from engine.clock import load_calendar
from engine.message import Message, Text, msg
from engine.money import Money, major, plain
from engine.playbook import Playbook
from engine.reads import View
from engine.state import DONE, STOPPED
from engine.workspace import Workspace


class Changed(NamedTuple):
    """A deal, as it stands now, with one thing that changed."""

    change: Change
    title: str
    owner: str
    stage: str
    amount: Money | None


class Changes(NamedTuple):
    """From the day `since` to the day `until`, both counted."""

    since: date
    until: date
    changed: tuple[Changed, ...]
    """By kind as KINDS has them, what is worth most first."""

    def of(self, kind: str) -> tuple[Changed, ...]:
        return tuple(each for each in self.changed if each.change.kind == kind)


def changes(then: View, now: View, lives: Iterable[Life] | None = None) -> Changes:
    """`then` is a view as of the evening before the first day. `lives` are whole ones (`lives_ever`); unless
    they are known already, those of the deals that may have changed are read.

    Both days are judged by the limits of `now`: what we learned in between has stalled no deal.
    """
    assert then.until is not None, "a past day"
    books = {(book.id, book.version): book for book in playbooks.installed(now.store)}
    calendar = load_calendar(now.store, now.workspace.country)
    learned = learned_by(now, tuple(books.values()), calendar)

    def judged(day: View) -> Survey:
        clock = Clock(day.today, now.workspace.time_zone, calendar)
        return judge(day, clock, table(tuple(books.values()), learned, now.workspace, clock))

    before = levels(judged(then))
    surveyed = judged(now)
    after = levels(surveyed)
    aged = {
        key: told
        for key in {*before, *after}
        if (told := [*_levelled(key, before.get(key, Level.NONE), after.get(key, Level.NONE))])
    }
    reviewed = [*review_changes(then, now, surveyed.deals)]
    held = {change.key for change in reviewed}
    touched = {*aged, *held, *reads.changed_after(now.store, then.until)}
    if lives is None:
        lives = lives_of(now, touched)
    else:
        lives = (life for life in lives if life.key in touched)
    found: list[Changed] = []
    standing: dict[str, Life] = {}
    for life in lives:
        current = life.now if now.until is None else life.as_of(now.until)
        if current is None:
            continue
        standing[life.key] = current
        past = life.as_of(then.until)
        told = [*_moves(past, current, books[life.playbook, life.version])]
        if current.status not in (DONE, STOPPED):
            told += aged.get(life.key, ())
            told += _expected(past, current) if past else ()
        found += (_changed(each, current) for each in told)
    for change in reviewed:
        if change.key in standing:
            found.append(_changed(change, standing[change.key]))
    since = date.fromordinal(then.today.toordinal() + 1)
    return Changes(since, now.today, tuple(sorted(found, key=_order(now.workspace))))


def _moves(past: Life | None, now: Life, book: Playbook) -> Iterator[Change]:
    was = past.stage if past else None
    said: dict[str, Text | Message | None] = {"was": label(book, was) if was else None}
    said["now"] = label(book, now.stage)
    kind = _move(past, now)
    if kind:
        told = "new" if was is None else kind
        # No deal stands in `done` as it stands in a stage.
        told = {"new": "new_done"}.get(told, "done") if now.stage == DONE else told
        yield Change(kind, now.key, was, now.stage, msg(f"review.changed_{told}", **said))


def _move(past: Life | None, now: Life) -> str | None:
    before = past.outcome if past else None
    if now.outcome in (WON, LOST) and before != now.outcome:
        return now.outcome
    if past is None:
        return "new"
    if STOPPED in (past.status, now.status):
        return None if past.status == now.status else "stopped" if now.status == STOPPED else "reopened"
    ahead = now.position(now.stage) - past.position(past.stage)
    return "on" if ahead > 0 else "back" if ahead < 0 else None


def label(book: Playbook, stage: str) -> Text | Message:
    """Of a stage that only earlier versions of its playbook had, the id."""
    if stage == DONE:
        return msg("deals.stage_done")
    return book.stage(stage).label if stage in book.order else Text(stage, stage)


def _levelled(key: str, was: Level | None, now: Level | None) -> Iterator[Change]:
    """None of a deal that waits for a known reason."""
    bad, good = was is not None and was >= Level.WARN, now is not None and now < Level.WARN
    old, new = (None if each is None else each.name.lower() for each in (was, now))
    if now is not None and now >= Level.WARN and not bad:
        said = msg("review.changed_stalled", level=msg(f"review.level_{new}"))
        yield Change("stalled", key, old, new, said)
    elif bad and now is None:
        yield Change("waiting", key, old, None, msg("review.changed_waiting"))
    elif bad and good:
        yield Change("recovered", key, old, new, msg("review.changed_recovered"))


def _expected(past: Life, now: Life) -> Iterator[Change]:
    was, new = past.close_date, now.close_date
    if was and new and was != new:
        kind = "pushed" if new > was else "earlier"
        days = date.fromisoformat(was), date.fromisoformat(new)
        n = abs((days[1] - days[0]).days)
        said = msg(f"review.changed_{kind}", was=days[0], now=days[1], n=n)
        yield Change(kind, now.key, was, new, said)
    old, current = worth(past), worth(now)
    if old != current:
        said = msg("review.changed_amount", was=old, now=current)
        yield Change("amount", now.key, old and plain(*old), current and plain(*current), said)


def worth(life: Life) -> Money | None:
    amount, currency = life.value("amount"), life.value("currency")
    return Money(amount, currency) if amount is not None and currency else None


def _changed(change: Change, now: Life) -> Changed:
    return Changed(change, now.value("title") or now.key, now.owner, now.stage, worth(now))


def _order(here: Workspace) -> Callable[[Changed], tuple[int, bool, Decimal, str]]:
    rates = {here.currency: Decimal(1)} | {code: Decimal(rate) for code, rate in here.rates.items()}
    places = {kind: at for at, kind in enumerate(KINDS)}

    def order(each: Changed) -> tuple[int, bool, Decimal, str]:
        rate = rates.get(each.amount.currency) if each.amount else None
        value = major(*each.amount) * rate if each.amount and rate else Decimal(0)
        return places[each.change.kind], rate is None, -value, each.change.key

    return order
