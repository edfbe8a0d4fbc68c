"""`playbook simulate`: what another playbook would have done to the deals that are closed."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Any

import typer

from coach.enough import TooFew
from coach.lives import WON, Life
from coach.simulation.closed_deals import Asked, closed_deals, simulated
from coach.simulation.replay import HELD, PASSES, Passage, Replay
from coach.simulation.said import all_gates, at_gate, finding, notes
from coach.simulation.simulation import Found, Outcome, Simulation, Spread, StageFound
from coach.statistics.difference import Difference
from commands.desk import Desk, reading
from commands.playbook_named import as_number, named
from commands.playbook_simulate_page import Shown, page
from commands.stats_data import few, figure, rate_data
from engine import playbooks
from engine.clock import end_of_day, start_of_day, to_instant
from engine.playbook import Playbook
from words.say import say

New = Annotated[str, typer.Argument(metavar="metavar.playbook", help="argument.playbook_or_file")]
Since = Annotated[str | None, typer.Option("--since", metavar="metavar.day", help="option.decided_since")]
Until = Annotated[str | None, typer.Option("--until", metavar="metavar.day", help="option.decided_until")]
Under = Annotated[
    str | None, typer.Option("--playbook", metavar="metavar.playbook", help="option.simulated_under")
]
Deals = Annotated[bool, typer.Option("--deals", help="option.simulated_deals")]

_FOUND = (
    "moves",
    "held",
    "to_the_end",
    "never_recorded",
    "waived",
    "days.n",
    "days.q1",
    "days.median",
    "days.q3",
)
COLUMNS = ("stage", "label", "requirement", "title", *_FOUND)
"""A line a requirement; before them one of the whole gate, whose requirement is empty."""
DEAL_COLUMNS = (
    *("deal", "title", "stage", "at", "standing", "held_by", "never_recorded", "waived"),
    *("days", "to_the_end", "outcome", "stop_class"),
)
"""A line a move, with `--deals`."""


def simulate(
    ctx: typer.Context,
    playbook: New,
    since: Since = None,
    until: Until = None,
    under: Under = None,
    deals: Deals = False,
) -> None:
    new = named(ctx, playbook)
    desk = reading(ctx)
    days = (desk.day_or_none(since, past=True), desk.day_or_none(until, past=True))
    asked = _asked(desk, new.playbook, under, days)
    closed = closed_deals(desk.view, asked)
    found, replays = simulated(desk.view, new.playbook, closed, desk.view.until or to_instant(desk.now))
    shown = Shown(found, replays, closed, days, deals=deals, narrowed=bool(any(days) or under))
    data: Any = _object(shown, asked)
    if desk.settings.csv:
        data = list(_moves(replays) if deals else _lines(found))
    desk.emit(data, lambda: page(shown, playbooks.installed(desk.store)), DEAL_COLUMNS if deals else COLUMNS)


def _asked(desk: Desk, new: Playbook, under: str | None, days: tuple[str | None, str | None]) -> Asked:
    """Unless said otherwise, the deals of the playbook of this id; where there are none, those of all."""
    zone = desk.view.workspace.time_zone
    since, until = (date.fromisoformat(day) if day else None for day in days)
    times = (start_of_day(since, zone) if since else None, end_of_day(until, zone) if until else None)
    if under is None:
        known = {each.id for each in playbooks.overview(desk.store) if each.deals}
        return Asked(*times, new.id if new.id in known else None)
    id, at, version = under.partition("@")
    if at and (number := as_number(version)):
        old = playbooks.load(desk.store, id, number)
        return Asked(*times, old.id, old.version)
    return Asked(*times, playbooks.newest(desk.store, under).id)


# ── as programs get it ────────────────────────────────────────────────────────────────────────


def _object(shown: Shown, asked: Asked) -> dict[str, Any]:
    found, closed = shown.found, shown.closed
    data = {
        "playbook": found.playbook.id,
        "version": found.playbook.version,
        "since": shown.days[0],
        "until": shown.days[1],
        "only": {"playbook": asked.playbook, "version": asked.version} if asked.playbook else None,
        "deals": found.deals,
        "won": sum(life.outcome == WON for life in closed.lives),
        "left_out": {"undated": closed.undated, "duplicates": closed.duplicates},
        "ran_under": [{"playbook": id, "version": v, "deals": n} for (id, v), n in found.ran_under.items()],
        "moves": found.moves,
        "held": found.held,
        "never_recorded": found.never_recorded,
        "stages": [_stage(each) for each in found.stages],
        "stages_without_moves": [stage.id for stage in found.unproved],
        "stages_elsewhere": dict(found.elsewhere),
        "undated_moves": found.undated,
        "moves_without_facts": found.moves - found.stored,
        "outcomes": {standing: _outcome(each, closed.lives) for standing, each in found.outcomes.items()},
        "together": _gap(found.together),
        "because": [say(message) for message in _said(found)],
    }
    return {**data, "passages": list(_moves(shown.replays))} if shown.deals else data


def _said(found: Simulation) -> Iterator[Any]:
    yield finding(found)
    together = all_gates(found)
    if together is not None:
        yield together
    yield from notes(found)


def _stage(each: StageFound) -> dict[str, Any]:
    whole = {"moves": each.moves, "never_recorded": each.never_recorded, "waived": each.waived}
    (held_fell, _), (others_fell, others) = each.fell_through
    return {
        "stage": each.stage.id,
        "label": say(each.stage.label),
        **whole,
        **_found(each.found),
        "deals": each.deals,
        "deals_held": each.held_deals,
        "gap": _gap(each.gap),
        "fell_through": {"held": held_fell, "others": others_fell, "of_others": others},
        "because": say(at_gate(each)),
        "requirements": [
            {
                "requirement": r.requirement.id,
                "title": say(r.requirement.title),
                "moves": each.moves,
                "never_recorded": r.never_recorded,
                "waived": r.waived,
                **_found(r.found),
            }
            for r in each.requirements
        ],
    }


def _found(found: Found) -> dict[str, Any]:
    return {"held": found.held, "to_the_end": found.to_the_end, "days": _days(found.days)}


def _days(days: Spread | TooFew) -> dict[str, Any]:
    if isinstance(days, TooFew):
        return few(days)
    return {name: figure(value) for name, value in days._asdict().items()}


def _gap(gap: Difference | TooFew | None) -> dict[str, Any] | None:
    if gap is None or isinstance(gap, TooFew):
        return None if gap is None else few(gap)
    return {name: figure(value) for name, value in gap._asdict().items()}


def _outcome(each: Outcome, lives: tuple[Life, ...]) -> dict[str, Any]:
    stops = [{"class": id, "n": n} for id, n in each.lost.items()]
    return {**each._asdict(), "lost": stops, "rate": rate_data(each.rate)}


def _lines(found: Simulation) -> Iterator[Mapping[str, Any]]:
    for each in map(_stage, found.stages):
        requirements = each.pop("requirements")
        yield {**each, "requirement": "", "title": ""}
        stage = {"stage": each["stage"], "label": each["label"]}
        yield from ({**stage, **requirement} for requirement in requirements)


def _moves(replays: list[Replay]) -> Iterator[dict[str, Any]]:
    for each in replays:
        for passage in each.passages:
            yield _move(each.life, passage)


def _move(life: Life, passage: Passage) -> dict[str, Any]:
    waived = passage.standing == PASSES and passage.waived
    held = passage.standing == HELD
    return {
        "deal": passage.deal,
        "title": life.value("title"),
        "stage": passage.stage,
        "at": passage.at,
        "standing": "waived" if waived else passage.standing,
        "held_by": [
            {"requirement": hold.requirement, "days": figure(hold.days), "to_the_end": not hold.released}
            for hold in passage.holds
        ],
        "never_recorded": list(passage.never_recorded),
        "waived": list(passage.waived),
        "days": figure(passage.days) if held else None,
        "to_the_end": not passage.released if held else None,
        "outcome": life.outcome,
        "stop_class": life.last.stop_class,
    }
