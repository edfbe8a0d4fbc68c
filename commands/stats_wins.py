"""`stats wins`: how often deals are won, by what is known of them."""

from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any, NamedTuple

import typer

from coach.enough import TooFew
from coach.limits.segments import MOSTLY, SIZES, Bands, bands, find_cuts
from coach.lives import LOST, WON, Life
from coach.statistics.ladder import ladders
from coach.statistics.met import Early, meetings, met_early
from coach.statistics.win_rate import enough
from coach.statistics.wins import Group, Wins, by_amount, by_field, by_owner, by_people, by_stage, then
from commands.choices import chosen, named
from commands.desk import Desk, reading
from commands.printing import Column, paint, table, wrapped
from commands.stats import answers
from commands.stats_data import figure, rate_data
from commands.stats_source import (
    ClosedSince,
    OnlyPlaybook,
    Owner,
    Source,
    Team,
    columns,
    count,
    interval,
    left_out,
    notes,
    percent,
    rate_cells,
    source,
    stage_count,
)
from commands.step_line import command_line
from engine import people
from engine.errors import Usage
from engine.message import msg, step
from engine.money import Money
from engine.playbook import Playbook
from words.say import clean, say

BY = ("stage", "behaviour", "owner", "team", "contacts", "amount", "answer")
By = Annotated[str, typer.Option("--by", metavar="|".join(BY), help="option.wins_by")]

COLUMNS = (
    "playbook",
    "by",
    "group",
    "title",
    "n",
    "won",
    "rate.rate",
    "rate.low",
    "rate.high",
    "apart",
    "bypassed",
)


class Sorted(NamedTuple):
    """The deals of one playbook in groups; `name` says what a group is called."""

    book: Playbook
    wins: Wins
    name: Callable[[str], str]
    unknown: str = ""
    """What those are called of which it isn't known."""
    early: Early | None = None
    """Where people are counted: in which days, and of which deals."""


def wins(
    ctx: typer.Context,
    by: By = "stage",
    playbook: OnlyPlaybook = None,
    owner: Owner = None,
    team: Team = None,
    since: ClosedSince = None,
) -> None:
    """What was answered has a page of its own, for every answer asks how much it tells."""
    wanted = chosen(by, named(BY, "statistics.by_"), "statistics.unknown_by")
    if wanted == "answer":
        if playbook is not None:
            raise Usage(msg("shell.not_here", option="--playbook"))
        return answers(ctx, owner=owner, team=team, since=since)
    desk = reading(ctx)
    made_of = source(desk, playbook, owner, team, since, "decided")
    found = list(_found(desk, made_of, wanted))
    data: Any = {"by": wanted, "left_out": left_out(made_of), "playbooks": [_object(each) for each in found]}
    if desk.settings.csv:
        data = [
            {"playbook": each["playbook"], "by": wanted, **group}
            for each in data["playbooks"]
            for group in each["groups"]
        ]
    return desk.emit(data, lambda: _page(made_of, found, wanted), COLUMNS)


def _found(desk: Desk, made_of: Source, by: str) -> Iterator[Sorted]:
    everyone = {person.user: person for person in people.everyone(desk.store)}
    met = meetings(desk.view) if by == "contacts" else {}
    for ladder in ladders(made_of.cohort.lives, made_of.books):
        lives, book = ladder.lives, made_of.book(ladder.playbook)
        if by == "stage":
            labels = {stage.id: say(stage.label) for stage in ladder.stages}
            yield Sorted(book, by_stage(lives, [*labels]), labels.__getitem__)
        elif by == "behaviour":
            yield Sorted(book, by_field(lives, "behaviour"), _titles(book), say("statistics.not_known"))
        elif by == "owner":
            names = {user: person.name for user, person in everyone.items()}
            yield Sorted(book, by_owner(lives), _called(names))
        elif by == "team":
            teams = {user: person.team for user, person in everyone.items()}
            yield Sorted(book, by_owner(lives, teams), clean, say("statistics.nobody"))
        elif by == "contacts":
            early = met_early(lives, met, desk.view.workspace.time_zone)
            yield Sorted(book, by_people(early), lambda id: say("statistics.people", n=id), early=early)
        else:
            known = _bands(desk, lives)
            names_of = _sizes(known, desk.view.workspace.currency)
            yield Sorted(book, by_amount(lives, known), names_of, say("statistics.not_known"))


def _called(names: Mapping[str, str]) -> Callable[[str], str]:
    return lambda id: clean(names.get(id, id))


def _titles(book: Playbook) -> Callable[[str], str]:
    titles = {id: say(manner.title) for id, manner in book.behaviours.items()}
    return lambda id: titles.get(id, id)


def _bands(desk: Desk, lives: tuple[Life, ...]) -> Bands:
    """By thirds of what decided deals were worth."""
    decided = [life for life in lives if life.outcome in (WON, LOST)]
    amounts = [(then(life, "amount"), then(life, "currency")) for life in decided]
    here = desk.view.workspace
    known = ((amount, currency) for amount, currency in amounts if amount is not None and currency)
    return bands(find_cuts(known, len(decided), here), here)


def _sizes(known: Bands, currency: str) -> Callable[[str], str]:
    cuts = known.cuts.get(currency)
    if cuts is None:
        return str
    small, medium = Money(cuts.small, currency), Money(cuts.medium, currency)
    said = (
        say("statistics.up_to", most=small),
        say("statistics.up_to", most=medium),
        say("statistics.above", least=medium),
    )
    return dict(zip(SIZES, said, strict=True)).__getitem__


def _object(found: Sorted) -> dict[str, Any]:
    every = found.wins.every
    return {
        "playbook": found.book.id,
        "n": every.n if every else 0,
        "won": every.won if every else 0,
        "rate": rate_data(every),
        "first_days": _early(found.early),
        "groups": [_group(group, found) for group in found.wins.groups],
    }


def _early(early: Early | None) -> dict[str, int] | None:
    return {"days": early.days, "sooner": early.sooner, "undated": early.undated} if early else None


def _group(group: Group, found: Sorted) -> dict[str, Any]:
    return {
        "group": group.id,
        "title": _title(group, found),
        "n": group.n,
        "won": group.won,
        "rate": rate_data(group.rate),
        "gap": {name: figure(v) for name, v in group.gap._asdict().items()} if group.gap else None,
        "apart": group.apart,
        "bypassed": group.bypassed,
    }


def _title(group: Group, found: Sorted) -> str:
    return found.unknown if group.id is None else found.name(group.id)


def _page(made_of: Source, found: list[Sorted], by: str) -> str:
    lines: list[str] = []
    for each in found:
        lines += [paint(made_of.called(each.book.id), "bold"), *_block(each, by), ""]
    if any(each.wins.every for each in found):
        if by == "amount" and not any(group.id for each in found for group in each.wins.groups):
            lines.append(wrapped(say("statistics.no_bands")))
        lines.append(wrapped(say(f"statistics.about_{by}")))
        lines += [*_about_marks(made_of, found, by)]
        lines += [*_other_ways(by)]
    return "\n".join([*lines, *notes(made_of)]).rstrip()


def _about_marks(made_of: Source, found: list[Sorted], by: str) -> Iterator[str]:
    groups = [group for each in found for group in each.wins.groups]
    if any(isinstance(group.rate, TooFew) for group in groups):
        yield wrapped(say("statistics.groups_too_few"))
    if by in ("behaviour", "team"):
        for each in found:
            if 0 < each.wins.known < MOSTLY:
                told = {"title": made_of.called(each.book.id), "share": percent(each.wins.known)}
                yield wrapped(say("statistics.seldom_known", **told))
    if any(group.apart for group in groups):
        chance = sum(each.wins.by_chance for each in found)
        yield wrapped(say("statistics.about_apart", n=f"{chance:.1f}"))


def _other_ways(by: str) -> Iterator[str]:
    others = "|".join(each for each in BY if each != by)
    yield wrapped(say("statistics.other_ways", command=command_line(step("stats wins")), by=others))


def _block(found: Sorted, by: str) -> Iterator[str]:
    every = found.wins.every
    yield from _first_days(found.early)
    if every is None:
        if found.early is None or not found.early.sooner + found.early.undated:
            yield wrapped(say("stats.none_of_these"))
        return
    counts = {"n": count(every.n), "won": count(every.won)}
    if isinstance(known := enough(every), TooFew):
        yield wrapped(say("statistics.every_few", **counts, said=say(known.said)))
    else:
        told = {"rate": percent(every.rate), "interval": interval(every.low, every.high)}
        yield wrapped(say("statistics.every", **counts, **told))
    headings = columns(say(f"statistics.by_{by}"), "n", "won", "win_rate", "interval")
    yield table([_row(group, found) for group in found.wins.groups], [*headings, Column(""), Column("")])
    if bypassed := [group for group in found.wins.groups if group.bypassed]:
        stages = tuple(stage_count(_title(group, found), group.bypassed) for group in bypassed)
        yield wrapped(say("statistics.bypassed", stages=stages))


def _first_days(early: Early | None) -> Iterator[str]:
    if early is None:
        return
    yield wrapped(say("statistics.first_days", days=early.days))
    if early.sooner:
        yield wrapped(say("statistics.decided_sooner", n=early.sooner))
    if early.undated:
        yield wrapped(say("statistics.left_out_undated_way", n=early.undated))


def _row(group: Group, found: Sorted) -> tuple[str, ...]:
    mark = "≠" if group.apart else ""
    told, between, long = rate_cells(group.rate)
    return _title(group, found), count(group.n), count(group.won), told, between, mark, long
