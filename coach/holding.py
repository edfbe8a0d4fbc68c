"""What holds a deal: the decision point the client has not answered yes to, or what else its gate misses."""

from collections.abc import Iterator
from datetime import date, timedelta

from engine.answers import fresh_until
from engine.condition import Reason
from engine.gate import Checked, check
from engine.message import Message, Step, Text, msg
from engine.reads import Opened
from engine.requirements.decision import Decision
from engine.state import DONE
from engine.value import Value

NO, UNSURE, STALE, UNANSWERED = "no", "unsure", "stale", "unanswered"
ANSWERS = (NO, UNSURE, STALE, UNANSWERED)
"""How a decision point can hold a deal."""


class Holding(Value):
    """`title` of a decision point is the question in the client's voice.

    `standing` is one of ANSWERS, or how the gate has another requirement: unmet or unknown. `since` is the
    day it has stood so, where that is known. `unsure` are the titles of decision points further on in the
    gate that the client is unsure about as well.
    """

    requirement: str
    title: Message | Text
    standing: str
    since: date | None
    why: tuple[Reason, ...]
    settle: Step | None
    unsure: tuple[Message | Text, ...] = ()

    def because(self, today: date) -> Message:
        """The sentence a coach says of it."""
        said = self._because(today)
        if not self.unsure:
            return said
        later = tuple(msg("coach.quoted", title=title) for title in self.unsure)
        return msg("coach.held_and_later", held=said, later=later)

    def _because(self, today: date) -> Message:
        if self.standing not in ANSWERS:
            return msg("coach.held_missing", title=self.title)
        if self.since is None:
            return msg(f"coach.held_{self.standing}", title=self.title)
        days = (today - self.since).days
        how_long = msg("coach.for_days", n=days) if days else msg("coach.since_today")
        return msg(f"coach.held_{self.standing}_since", title=self.title, how_long=how_long)

    @property
    def ask(self) -> Message | None:
        """What a coach asks about a decision point."""
        return msg(f"coach.ask_held_{self.standing}", title=self.title) if self.standing in ANSWERS else None


def holding(opened: Opened, today: date) -> Holding | None:
    """A decision point the client said no to, else the first that is open: the gate asks them in the order in
    which a client decides, whether to buy last (method §2). Then what else is missing.

    None where the gate is open, or there is none. What is dated ahead has stood so since today.
    """
    if opened.deal.stage == DONE:
        return None
    stage = opened.playbook.stage(opened.deal.stage)
    # Nearly always it is a decision point, and most of the work of a gate is in the rest of it.
    asked = check(stage._replace(gate=stage.decisions), opened.facts)
    points = list(_points(opened, asked.missing, today))
    if points:
        at = next((n for n, point in enumerate(points) if point.standing == NO), 0)
        later = tuple(point.title for point in points[at + 1 :] if point.standing == UNSURE)
        return points[at]._replace(unsure=later)
    missing = check(stage, opened.facts).missing
    if not missing:
        return None
    first = missing[0]
    return Holding(
        first.requirement.id, first.requirement.title, first.standing, None, first.why, first.settle
    )


def _points(opened: Opened, missing: tuple[Checked, ...], today: date) -> Iterator[Holding]:
    """A point whose guard is unknown while the client has said yes is not held by the answer."""
    for checked in missing:
        point = checked.requirement
        if isinstance(point, Decision):
            reading = opened.facts.reading(point.point)
            standing = UNANSWERED if reading is None else STALE if reading.stale else reading.answer
            if standing in ANSWERS:
                since = _since(opened, point, standing)
                day = min(since, today) if since else None
                yield Holding(point.id, point.ask, standing, day, checked.why, checked.settle)


def _since(opened: Opened, point: Decision, standing: str) -> date | None:
    """An answer counts from its evidence; a yes has been stale since its time was over, or those who decide
    changed. When a move back took it out of force the answer doesn't say."""
    answer = opened.deal.answers.get(point.point)
    if answer is None:
        return None
    if standing != STALE:
        return date.fromisoformat(answer.on)
    if answer.stale:
        return None
    days = []
    if last := fresh_until(answer, point.valid_for):
        days.append(date.fromisoformat(last) + timedelta(days=1))
    changed = opened.facts.deciders_changed_on
    if changed is not None and answer.on < changed:
        days.append(date.fromisoformat(changed))
    return min(days, default=None)
