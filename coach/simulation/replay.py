"""One closed deal gone through again: every move forward it made, judged at another playbook's gate.

Each move is judged for itself, on what was on record when it was made. A deal that would have been held is
taken to stand where it stood while its record goes on as it did, until the gate would have passed.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from coach.lives import Life
from coach.simulation.clients_then import UNKNOWN, ClientPast
from coach.simulation.doubt import Witness, could_pass
from coach.simulation.evidence import CLASS, on_record
from coach.simulation.recorded import Recorded, Version
from coach.statistics.stage_time import days_between
from engine.answers import fresh_until
from engine.clock import day_of, start_of_day
from engine.facts import Facts, from_inputs
from engine.fold import apply
from engine.gate import check
from engine.history import Event
from engine.playbook import Playbook, Stage
from engine.requirements.finding import WAIVED
from engine.state import DONE, STOPPED, Deal, Instant
from engine.workspace import Workspace

PASSES, HELD, NEVER_RECORDED = "passes", "held", "never_recorded"


class Ground(NamedTuple):
    """What every deal is judged by."""

    playbook: Playbook
    recorded: Recorded
    clients: Mapping[str, ClientPast]
    books: Mapping[tuple[str, int], Playbook]
    here: Workspace
    now: Instant


class Hold(NamedTuple):
    """A requirement that would have held a deal for so many days; `released`: until it would have passed,
    else to the end of the deal."""

    requirement: str
    days: float
    released: bool


class Passage(NamedTuple):
    """One move out of a stage. `days` and `released` tell of the whole gate, as of a hold."""

    deal: str
    stage: str
    at: Instant
    holds: tuple[Hold, ...]
    never_recorded: tuple[str, ...]
    """Requirements that are open, and might not be had anybody recorded what they look at."""
    waived: tuple[str, ...]
    days: float
    released: bool
    stored: bool
    """Whether the facts it was made on were stored with it."""
    won_before: bool
    wins: bool
    """It led into winning."""
    first: bool
    """The deal's first time out of this stage."""

    @property
    def standing(self) -> str:
        return HELD if self.holds else NEVER_RECORDED if self.never_recorded else PASSES


class Replay(NamedTuple):
    life: Life
    passages: tuple[Passage, ...]
    elsewhere: tuple[str, ...]
    """Stages it moved forward out of that the playbook does not have."""
    undated: int
    """Moves forward nobody knows the time of."""


class _Moment(NamedTuple):
    at: Instant
    deal: Deal


def replay(life: Life, events: Sequence[Event], ground: Ground) -> Replay:
    """`events` are all of the deal's, in any order."""
    trail = list(_trail(events))
    end = _end(trail[-1][1], ground.now)
    passages: list[Passage] = []
    elsewhere: list[str] = []
    undated = 0
    for n, ((_, before), (event, after)) in enumerate(pairwise(trail), 2):
        if not _forward(before, event, after, ground.books):
            continue
        if before.stage not in ground.playbook.order:
            elsewhere.append(before.stage)
        elif event.at is None:
            undated += 1
        else:
            ahead = [_Moment(e.at or event.at, d) for e, d in trail[n:]]
            own = _passage(before, event, after, ahead, ground, end)
            passages.append(own._replace(first=all(own.stage != each.stage for each in passages)))
    return Replay(life, tuple(passages), tuple(elsewhere), undated)


def _trail(events: Sequence[Event]) -> Iterator[tuple[Event, Deal]]:
    """Every event that was not taken back, in the order of the fold, with the deal as it left it."""
    ordered = sorted(events, key=lambda e: (e.seq > 1, e.at or "", e.seq))
    undone = {e.data["seq"] for e in ordered if e.kind == "undo"}
    deal: Deal | None = None
    for event in ordered:
        if event.seq not in undone and event.kind != "undo":
            deal = apply(deal, event)
            yield event, deal


def _end(last: Deal, now: Instant) -> Instant:
    if last.status == STOPPED and last.closing and last.closing.at:
        return last.closing.at
    return last.stay.since or now if last.stage == DONE else now


def _forward(before: Deal, event: Event, after: Deal, books: Mapping[tuple[str, int], Playbook]) -> bool:
    if event.kind != "import":
        return event.kind == "advance"
    if "reached" not in event.data:
        return False
    book = books[before.playbook, before.playbook_version]
    return book.position(after.stage) > book.position(before.stage)


def _passage(
    before: Deal, event: Event, after: Deal, ahead: Sequence[_Moment], ground: Ground, end: Instant
) -> Passage:
    assert event.at is not None, "who calls has seen to it"
    stage, at = ground.playbook.stage(before.stage), event.at
    stored = event.data.get("inputs")
    if stored:
        facts = from_inputs(before, ground.playbook.points, stored)
    else:
        facts = _facts(before, at, ground)
    asked_of = (before.playbook, before.playbook_version) if stored else None
    found = standings(stage, facts, _witness(facts, asked_of, at, ground.recorded))
    held = [id for id, standing in found.items() if standing == HELD]
    moved = _Moment(at, after)
    freed = _freed(held, stage, before, _later(moved, ahead, end, ground), asked_of, ground) if held else {}
    until = freed.get("", end)
    return Passage(
        deal=before.key,
        stage=stage.id,
        at=at,
        holds=tuple(Hold(id, _days(at, freed.get(id, end)), id in freed) for id in held),
        never_recorded=tuple(id for id, standing in found.items() if standing == NEVER_RECORDED),
        waived=tuple(id for id, standing in found.items() if standing == WAIVED),
        days=_days(at, until) if held else 0.0,
        released=not held or "" in freed,
        stored=bool(stored),
        won_before=before.status == "won",
        wins=before.status == "open" and after.status in ("won", DONE),
        first=True,
    )


def standings(stage: Stage, facts: Facts, witness: Witness) -> dict[str, str]:
    """Of each requirement: passes, waived, held or never_recorded."""
    found: dict[str, str] = {}
    for checked in check(stage, facts).checked:
        if checked.passes:
            standing = WAIVED if checked.standing == WAIVED else PASSES
        else:
            open_anyhow = checked.refused or not could_pass(checked.requirement, witness)
            standing = HELD if open_anyhow else NEVER_RECORDED
        found[checked.requirement.id] = standing
    return found


def _witness(facts: Facts, asked_of: Version | None, at: Instant, recorded: Recorded) -> Witness:
    tells = cache(lambda: on_record(facts.deal, facts.contacts))

    def never(path: str) -> bool:
        known = facts.account_class is not None if path == CLASS else path in tells()
        if asked_of is None and recorded.in_part(path, facts.deal):
            known = False
        return not known and recorded.never(path, asked_of, at)

    return Witness(facts, never)


def _freed(
    held: Sequence[str],
    stage: Stage,
    before: Deal,
    later: Iterable[_Moment],
    asked_of: Version | None,
    ground: Ground,
) -> dict[str, Instant]:
    """When each requirement would first have passed, and under "" the gate; what never did is left out."""
    freed: dict[str, Instant] = {}
    for at, deal in later:
        facts = _facts(_standing(deal, before), at, ground)
        found = standings(stage, facts, _witness(facts, asked_of, at, ground.recorded))
        freed |= {id: at for id in held if id not in freed and found[id] != HELD}
        if HELD not in found.values():
            return {**freed, "": at}
    return freed


def _standing(deal: Deal, before: Deal) -> Deal:
    """With all that was recorded since, and still where it stood."""
    return deal._replace(
        stay=before.stay,
        status=before.status,
        won_at=before.won_at,
        closing=before.closing,
        unproven=before.unproven,
        playbook=before.playbook,
        playbook_version=before.playbook_version,
    )


def _later(moved: _Moment, ahead: Sequence[_Moment], end: Instant, ground: Ground) -> Iterator[_Moment]:
    """Until the end, whatever changes a verdict: events of the deal and of its client, days on which answers
    go stale."""
    own = [moved, *ahead]
    times = [moment.at for moment in own]
    others = {
        *ground.clients.get(moved.deal.account or "", UNKNOWN).since,
        *_stale_days((moment.deal for moment in own), ground),
    }
    extra = (_Moment(at, own[bisect_right(times, at) - 1].deal) for at in others if at > moved.at)
    moments = sorted((*ahead, *extra), key=lambda moment: moment.at)
    return (moment for moment in moments if moment.at <= end)


def _stale_days(deals: Iterable[Deal], ground: Ground) -> Iterator[Instant]:
    """The beginning of the days on which answers no longer count for their age."""
    points = ground.playbook.points
    answers = {(answer.point, answer.on): answer for deal in deals for answer in deal.answers.values()}
    for answer in answers.values():
        limit = fresh_until(answer, points.get(answer.point))
        if limit is not None:
            yield start_of_day(date.fromisoformat(limit) + timedelta(days=1), ground.here.time_zone)


def _facts(deal: Deal, at: Instant, ground: Ground) -> Facts:
    """As they were on record at an instant; rates have no history, so they are today's."""
    client = ground.clients.get(deal.account or "", UNKNOWN).at(at)
    return Facts(
        deal=deal,
        contacts=client.contacts,
        deciders_changed_on=client.deciders_changed_on,
        points=ground.playbook.points,
        today=day_of(at, ground.here.time_zone).isoformat(),
        currency=ground.here.currency,
        rates=ground.here.rates,
        account_class=client.abc,
    )


def _days(start: Instant, end: Instant) -> float:
    """A clock that went backwards held nothing."""
    return max(0.0, days_between(start, end))
