"""The deals a coach looks at, with all that is known of them and why they have stopped: the desk, the review,
the plan of a week and the report take theirs from here."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from coach.diagnosis import Diagnosis, diagnose
from coach.judged import Judged
from coach.judging import Survey
from coach.limits.limits import Clock, LimitTable, limit_table
from coach.looking import judge
from coach.stalled import Tally, ranked, tallies
from engine import bulk
from engine.bulk import Known
from engine.clock import load_calendar
from engine.reads import View


class Case(NamedTuple):
    """`known` without its background: no sign is told by what other deals of the client found out."""

    deal: Judged
    known: Known
    diagnosis: Diagnosis


class Casebook(NamedTuple):
    """`tallies` count all that were asked about, `cases` are those to look at, the first first."""

    survey: Survey
    tallies: Sequence[Tally]
    cases: tuple[Case, ...]
    limits: LimitTable
    clock: Clock


def open_casebook(
    view: View,
    *,
    where: str = "1 = 1",
    params: Mapping[str, object] = {},
    every: bool = False,
    most: int = 0,
    grouped: bool = True,
) -> Casebook:
    """Cases at warn or worse and those of unknown age, or every one; at most so many unless zero.

    `where` speaks of the deal `d`; `grouped`: open ones before won ones, else in turn.
    """
    clock = Clock(view.today, view.workspace.time_zone, load_calendar(view.store, view.workspace.country))
    limits = limit_table(view, clock)
    asked = judge(view, clock, limits, where, params)
    counted = tallies(asked)
    found = ranked(asked, every=every, most=most, grouped=grouped)
    known = bulk.many(view, [deal.key for deal in found], background=False)
    cases = tuple(
        Case(deal, each, diagnose(deal, each, limits.of(deal), clock, asked.tuned[deal.place]))
        for deal, each in zip(found, known, strict=True)
    )
    return Casebook(asked, counted, cases, limits, clock)
