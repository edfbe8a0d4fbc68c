"""The deals a coach looks at, with all that is known of them and why they have stopped: the desk, the review,
the plan of a week and the report take theirs from here."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from coach.diagnosis import Diagnosis, diagnose
from coach.judged import Judged
from coach.judging import Survey
from coach.limits.limits import Clock, LimitTable, limit_table
from coach.looking import judge
from coach.stalled import Tally, ranked, tallies
from engine import bulk
from engine.among import among, batches
from engine.bulk import Known
from engine.clock import load_calendar
from engine.reads import EVERY, View
from engine.value import Value

if TYPE_CHECKING:
    from coach.oldest import Aged


class Case(Value):
    """`known` without its background: no sign is told by what other deals of the client found out."""

    deal: Judged
    known: Known
    diagnosis: Diagnosis


class Casebook(Value):
    """`tallies` count all that were asked about, `cases` are those to look at, the first first."""

    survey: Survey
    tallies: Sequence[Tally]
    cases: tuple[Case, ...]
    limits: LimitTable
    clock: Clock


def open_casebook(
    view: View,
    *,
    where: str = EVERY,
    params: Mapping[str, object] = {},
    every: bool = False,
    most: int = 0,
    grouped: bool = True,
) -> Casebook:
    """Cases at warn or worse and those of unknown age, or every one; at most so many unless zero.

    `where` speaks of the deal `d`; `grouped`: open ones before won ones, else in turn.
    """
    clock = clock_of(view)
    limits = limit_table(view, clock)
    # Of one moment: a deal that moves on meanwhile would have a sign and nothing that shows it.
    with view.store.snapshot():
        asked = judge(view, clock, limits, where, params)
        counted = tallies(asked)
        found = ranked(asked, counted, every=every, most=most, grouped=grouped)
        return Casebook(asked, counted, cases(asked, found, limits, clock), limits, clock)


def open_oldest(
    view: View,
    *,
    where: str = EVERY,
    params: Mapping[str, object] = {},
    stage: str | None = None,
    after: "Aged | None" = None,
    most: int | None = None,
) -> Casebook:
    """A page of those past the warning of their stage, the oldest first; no others are counted."""
    from coach.oldest import oldest

    clock = clock_of(view)
    limits = limit_table(view, clock)
    page = oldest(view, limits, where, params, stage=stage, after=after, most=most)
    asked, told = judge(view, clock, limits, "1 = 0"), list[Case]()
    for keys in batches(aged.key for aged in page):
        names, these = among(keys)
        asked = judge(view, clock, limits, f"d.key IN ({names})", these)
        found = {deal.key: deal for deal in ranked(asked, every=True)}
        told += cases(asked, [found[key] for key in keys], limits, clock)
    return Casebook(asked, (), tuple(told), limits, clock)


def clock_of(view: View) -> Clock:
    """The view's day, by the calendar of its workspace."""
    return Clock(view.today, view.workspace.time_zone, load_calendar(view.store, view.workspace.country))


def cases(asked: Survey, found: Sequence[Judged], limits: LimitTable, clock: Clock) -> tuple[Case, ...]:
    """Those found, each with its diagnosis."""
    known = bulk.many(asked.view, [deal.key for deal in found], background=False)
    return tuple(
        Case(deal, each, diagnose(deal, each, limits.of(deal), clock, asked.tuned[deal.place]))
        for deal, each in zip(found, known, strict=True)
    )
