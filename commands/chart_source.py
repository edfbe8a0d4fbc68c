"""What the report's charts are made of, read from the database when it is first asked for: some of it takes
seconds, and no chart waits for what another needs."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple

from coach.casebook import Casebook, open_casebook
from coach.enough import TooFew
from coach.flags.backtest import Backtest, Unlearned, backtest
from coach.forecast.earlier import Ground, ground
from coach.forecast.forecast import Forecast, forecast
from coach.forecast.record import Record, record
from coach.lives import Life, lives_ever
from coach.periods import Period, after, month_of
from coach.signs import stage_age
from coach.stalled import levels_of
from coach.statistics.funnel import Funnel, funnels
from coach.statistics.stage_time import StageTime, stage_times
from commands import filters
from commands.desk import Desk
from commands.stage_limits import stage_limits
from engine import people, playbooks, reads
from engine.clock import Calendar, load_calendar, to_instant
from engine.deal_table import DealRow
from engine.message import Text
from engine.people import Person
from engine.playbook import Playbook
from engine.reads import View
from web.stalled_section import SHOWN
from web.time_section import Measures, Until

_MONTHS = 6
"""To come, in the forecast."""
_LOOKED_BACK = 12
"""Earlier forecasts that are held against what happened."""
_LIVE = "d.status IN ('open', 'won')"
_AT_WORK = "d.stage_since IS NOT NULL AND (d.waiting_until IS NULL OR d.waiting_until < :today)"


class Narrowed(NamedTuple):
    """Whose deals are looked at; None where nobody asked."""

    team: str | None
    owner: Person | None
    playbook: Playbook | None

    @property
    def where(self) -> str:
        """Of the deal `d`."""
        return filters.of_deals(self.params)

    @property
    def params(self) -> dict[str, str]:
        known = {
            "team": self.team,
            "owner": self.owner.user if self.owner else None,
            "playbook": self.playbook.id if self.playbook else None,
        }
        return {name: value for name, value in known.items() if value is not None}


def narrowed(desk: Desk, team: str | None, owner: str | None, playbook: str | None) -> Narrowed:
    """As it was typed. Raises NotFound for a name nobody has."""
    return Narrowed(
        filters.team(desk.store, team) if team else None,
        filters.person(desk.store, owner) if owner else None,
        playbooks.newest(desk.store, playbook) if playbook else None,
    )


class ChartSource:
    """All of it narrowed to the same deals, but for limits and what was learned, which are everybody's."""

    def __init__(self, desk: Desk, asked: Narrowed) -> None:
        self.view: View = desk.view
        self.asked = asked
        self.until = Until(desk.view.until or to_instant(desk.now), desk.view.workspace.time_zone)

    @cached_property
    def books(self) -> list[Playbook]:
        return playbooks.installed(self.view.store)

    @cached_property
    def calendar(self) -> Calendar:
        return load_calendar(self.view.store, self.view.workspace.country)

    @cached_property
    def ever(self) -> list[Life]:
        """Everybody's, whole."""
        return lives_ever(self.view)

    @cached_property
    def keys(self) -> set[str]:
        """Of the deals one asked about."""
        return reads.keys(self.view, self.asked.where, **self.asked.params)

    @cached_property
    def theirs(self) -> list[Life]:
        return [life for life in self.ever if life.key in self.keys]

    @cached_property
    def standing(self) -> list[Life]:
        """As the view's day knows them."""
        past = self.view.until
        then = (life.now if past is None else life.as_of(past) for life in self.theirs)
        return [life for life in then if life is not None]

    @cached_property
    def stalled(self) -> Casebook:
        asked = self.asked
        return open_casebook(self.view, where=asked.where, params=asked.params, most=SHOWN, grouped=False)

    @cached_property
    def _basis(self) -> Ground:
        return ground(self.ever, self.view.workspace)

    def oldest(self) -> DealRow | None:
        """Longest in its stage; one that waits has a reason."""
        found = live(self.view, self.asked, _AT_WORK, "ORDER BY d.stage_since, d.key LIMIT 1")
        return found[0] if found else None

    def names(self) -> Mapping[str, str]:
        """Of everybody who works here or did, by login."""
        return {person.user: person.name for person in people.everyone(self.view.store)}

    def funnels(self) -> Sequence[Funnel]:
        return funnels(self.standing, self.books)

    def times(self) -> Sequence[StageTime]:
        return stage_times(self.standing, self.books, self.calendar, self.until.time_zone, self.until.now)

    def measures(self) -> Measures:
        levels = levels_of(self.stalled.survey, stage_age.SIGN.id)
        return Measures(stage_limits(self.books, self.stalled.limits), levels, _stop_classes(self.books))

    def forecast(self) -> Forecast | TooFew:
        here, today = self.view.workspace, self.view.today
        return forecast(self.ever, here, today, months_ahead(today), of=self._is_theirs, basis=self._basis)

    def record(self, tell: Callable[[int, int], None] = lambda done, of: None) -> Record | TooFew:
        here, today = self.view.workspace, self.view.today
        return record(
            self.ever, here, today, of=self._is_theirs, most=_LOOKED_BACK, tell=tell, basis=self._basis
        )

    def flags(self) -> Backtest | Unlearned:
        return backtest(self.ever, self.books, self.calendar, self.view.workspace, self.view.today)

    def _is_theirs(self, life: Life) -> bool:
        return life.key in self.keys


def live(view: View, asked: Narrowed, where: str, tail: str = "") -> list[DealRow]:
    """Rows of live deals: there may be a hundred thousand."""
    which, today = f"{asked.where} AND {_LIVE} AND {where}", view.today.isoformat()
    return [each.row for each in reads.listed(view, which, tail=tail, **asked.params, today=today)]


def _stop_classes(books: Sequence[Playbook]) -> dict[tuple[str, str], Text]:
    """By the newest version that has it."""
    return {(book.id, id): title for book in reversed(books) for id, title in book.stop_classes.items()}


def months_ahead(today: date) -> list[Period]:
    """From the one that is not over tonight."""
    this = month_of(today)
    found = [after(this) if today == this.last else this]
    while len(found) < _MONTHS:
        found.append(after(found[-1]))
    return found
