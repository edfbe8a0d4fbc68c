"""The one shape of a sign: what it shows by, what it says, and what the coach asks next."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from coach.judged import Judged
from coach.level import Level
from coach.limits.limits import Clock, StageLimits
from engine.bulk import Known
from engine.message import Message, msg
from engine.signs import DAYS, Bounds
from engine.state import Day, Deal
from engine.value import Value

if TYPE_CHECKING:
    from coach.ages import Ages

DEFAULT = "default"
"""Where a limit comes from that neither the playbook nor history sets."""


BROUGHT_IN = "(d.entered_by = 'import' AND d.last_contact IS NULL)"
"""A deal `d` that stands where an import put it, and no talk with the client is on record. A log or a table
holds no talks, so that none is there tells nothing of the client."""


class Rule(Value):
    """Conditions in SQL, because they go through every live deal: over its row `d`, the cut-offs `l` of its
    stage, and `:today`. A level that has none never shows.

    `{warn}` and `{critical}` stand for the sign's own limits: a number of times, or the latest day that is so
    many working days past; `{warn_at}` and `{critical_at}` for the latest starts past the limits of the stay,
    which are those of the deal's segment; `{champion_left}` and `{economic_buyer_left}` for the day the last
    of the client's left, where none is there now.
    """

    critical: str | None = None
    warn: str | None = None
    unknown: str | None = None
    note: str | None = None


class Seen(Value):
    """A deal looked at closely: what a sign needs to speak of it."""

    deal: Judged
    known: Known
    limits: StageLimits
    ages: "Ages"
    clock: Clock
    level: Level = Level.NONE
    """Of the sign that speaks."""
    bounds: Bounds | None = None
    """Of the sign that speaks, as its playbook has them."""
    tuned: bool = False
    """Whether the playbook set them."""

    @property
    def state(self) -> Deal:
        return self.known.opened.deal

    def worked(self, since: Day) -> int:
        """Working days from a day to today, none from one ahead."""
        return max(0, self.clock.calendar.working_days(date.fromisoformat(since), self.clock.today))

    def against(self, figure: Message) -> Message:
        """A figure beside the sign's own limit that it has passed, where there is one to speak of."""
        limit = own_limit(self)
        if limit is None or self.bounds is None or limit.n == 0:
            return figure
        how_bad = "critical" if self.level == Level.CRITICAL else "warn"
        return msg(f"coach.against_{self.bounds.unit}_{how_bad}", figure=figure, limit=limit.n)


class Limit(Value):
    n: int
    """Working days or times."""
    origin: str
    """playbook, history or default."""


def own_limit(seen: Seen) -> Limit | None:
    """The limit of its own that a sign has passed."""
    if seen.bounds is None:
        return None
    n = seen.bounds.critical if seen.level == Level.CRITICAL else seen.bounds.warn
    return Limit(n, "playbook" if seen.tuned else DEFAULT)


class Sign(Value):
    """It shows by `rule`, from the deal's row alone, or by `look`, into all of the deal: then it is a note,
    and made for the deals that are shown."""

    id: str
    because: Callable[[Seen], Message]
    ask: Callable[[Seen], Message]
    rule: Rule | None = None
    look: Callable[[Seen], bool] | None = None
    bounds: Bounds | None = None
    limit: Callable[[Seen], Limit | None] = own_limit
    within: str | None = None
    """The id of a sign that says more: where that is as bad, this one is left out."""
    by_stage: tuple[str, ...] = ()
    """The keys under which its limits stand in each stage's `limits`."""


def working_days(warn: int, critical: int) -> Bounds:
    """Shows once more than so many working days have passed."""
    return Bounds(DAYS, warn, critical)
