"""The page of a simulation: what it comes to, gate by gate, what became of the deals, what it can't say."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from coach.enough import TooFew
from coach.lives import WON, Life
from coach.simulation.closed_deals import Closed
from coach.simulation.replay import HELD, Passage, Replay
from coach.simulation.said import all_gates, at_gate, finding, notes
from coach.simulation.simulation import (
    STANDINGS,
    Found,
    Outcome,
    RequirementFound,
    Simulation,
    Spread,
)
from coach.statistics.win_rate import Rate
from commands.printing import Column, paint, table, wrapped
from commands.stats_source import count, interval, percent
from engine.message import Text, msg
from engine.playbook import Playbook
from words.say import say, write


class Shown(NamedTuple):
    """`days` is from which to which the deals were decided; `deals` whether they are listed one by one."""

    found: Simulation
    replays: list[Replay]
    closed: Closed
    days: tuple[str | None, str | None]
    deals: bool
    narrowed: bool


def page(shown: Shown, books: Sequence[Playbook]) -> str:
    found = shown.found
    if not found.deals:
        none = "simulation.none_of_these" if shown.narrowed else "simulation.none"
        return "\n".join([wrapped(say(none)), *_left_out(shown.closed)])
    blocks = [list(_head(shown))]
    if found.moves:
        blocks += [[_gates(found)], list(_became(found, books))]
    if shown.deals and found.held:
        blocks.append([paint(say("simulation.held_deals"), "bold"), _deals(shown, books)])
    blocks.append([wrapped(say(message)) for message in notes(found)])
    return "\n\n".join("\n".join(block) for block in blocks if block)


def _head(shown: Shown) -> Iterator[str]:
    found, lives = shown.found, shown.closed.lives
    book = found.playbook
    head = say("simulation.head", title=book.title, version=book.version, deals=found.deals)
    yield "\n".join(paint(line, "bold") for line in wrapped(head).splitlines())
    won = sum(life.outcome == WON for life in lives)
    under = tuple(
        msg("simulation.under", playbook=id, version=version, n=count(n))
        for (id, version), n in found.ran_under.items()
    )
    yield wrapped(say("simulation.which", won=count(won), lost=count(found.deals - won), under=under))
    days = zip(("since", "until"), shown.days, strict=True)
    given = {name: date.fromisoformat(day) for name, day in days if day}
    if given:
        yield wrapped(say(f"simulation.days_{'_'.join(given)}", **given))
    yield from _left_out(shown.closed)
    yield wrapped(say(finding(found) if found.moves else msg("simulation.no_moves")))


def _left_out(closed: Closed) -> Iterator[str]:
    for why in ("undated", "duplicates"):
        if n := getattr(closed, why):
            yield wrapped(say(f"simulation.left_out_{why}", n=n))


# ── gate by gate ──────────────────────────────────────────────────────────────────────────────


def _gates(found: Simulation) -> str:
    """A requirement that never stood open is left out, and so is a column with nothing in it."""
    rows: list[tuple[str, ...]] = []
    for stage in found.stages:
        open_ones = [each for each in stage.requirements if _counts(each)]
        counts = (stage.never_recorded, stage.waived)
        rows.append((say(stage.stage.label), count(stage.moves), *_cells(stage.found, *counts)))
        rows += [
            (f"  {say(r.requirement.title)}", "", *_cells(r.found, r.never_recorded, r.waived))
            for r in open_ones
        ]
    names = ("what", "moves", "held", "to_the_end", "days", "never", "waived")
    used = [at for at in range(len(names)) if at < 3 or any(row[at] not in ("", "–") for row in rows)]
    columns = [Column(say(f"simulation.col_{names[at]}"), right=at > 0, shrinks=at == 0) for at in used]
    return table([[row[at] for at in used] for row in rows], columns)


def _counts(each: RequirementFound) -> bool:
    return bool(each.found.held or each.never_recorded or each.waived)


def _cells(found: Found, never_recorded: int, waived: int) -> tuple[str, ...]:
    counts = (found.held, found.to_the_end, never_recorded, waived)
    held, to_the_end, never, let_pass = (count(n) if n else "–" for n in counts)
    return held, to_the_end, _days(found.days), never, let_pass


def _days(days: Spread | TooFew) -> str:
    """The median, and the quartiles."""
    if isinstance(days, TooFew):
        return "–"
    return f"{days.median:.0f} ({days.q1:.0f}–{days.q3:.0f})"


# ── what became of them ───────────────────────────────────────────────────────────────────────


def _became(found: Simulation, books: Sequence[Playbook]) -> Iterator[str]:
    yield paint(say("simulation.became"), "bold")
    titles = _classes(books)
    sides = [(standing, found.outcomes[standing]) for standing in STANDINGS if standing in found.outcomes]
    names = ("deals", "won", "rate", "interval", "done")
    columns = [Column(""), *(Column(say(f"simulation.col_{name}"), right=True) for name in names)]
    yield table([_side(standing, side) for standing, side in sides], columns)
    for standing, side in sides:
        if stops := tuple(_stops(side, titles)):
            which = say(f"simulation.side_{standing}")
            yield wrapped(say("simulation.stopped", which=which, classes=stops), "  ")
    for stage in found.stages:
        if stage.found.held:
            yield wrapped(say("simulation.gate", stage=stage.stage.label, said=at_gate(stage)), "  ")
    together = all_gates(found)
    if together is not None:
        yield wrapped(say(together))


def _side(standing: str, side: Outcome) -> tuple[str, ...]:
    rate = side.rate
    rates = (percent(rate.rate), interval(rate.low, rate.high)) if isinstance(rate, Rate) else ("–", "")
    return (say(f"simulation.side_{standing}"), count(side.n), count(side.won), *rates, count(side.done))


def _stops(side: Outcome, titles: Mapping[str, Text]) -> Iterator[str]:
    for id, n in side.lost.items():
        yield say("simulation.class_n", title=_called(id, titles), n=count(n))
    if side.won_then_stopped:
        yield say("simulation.won_then_stopped", n=count(side.won_then_stopped))


def _classes(books: Sequence[Playbook]) -> dict[str, Text]:
    return {id: text for book in reversed(books) for id, text in book.stop_classes.items()}


def _called(id: str | None, titles: Mapping[str, Text]) -> str:
    return say("simulation.class_unknown") if id is None else write(titles.get(id, id))


# ── one by one ────────────────────────────────────────────────────────────────────────────────


def _deals(shown: Shown, books: Sequence[Playbook]) -> str:
    titles = _classes(books)
    labels = {each.stage.id: say(each.stage.label) for each in shown.found.stages}
    rows = [
        _row(each.life, passage, labels[passage.stage], titles)
        for each in shown.replays
        for passage in each.passages
        if passage.standing == HELD
    ]
    names = ("deal", "stage", "at", "held_for", "outcome")
    columns = [Column(say(f"simulation.col_{name}")) for name in names]
    return table(rows, [*columns, Column(say("simulation.col_by"), shrinks=True)])


def _row(life: Life, passage: Passage, stage: str, titles: Mapping[str, Text]) -> tuple[str, ...]:
    lasted = say("simulation.days" if passage.released else "simulation.end", n=f"{passage.days:.0f}")
    became = say("simulation.won") if life.outcome == WON else _called(life.last.stop_class, titles)
    by = tuple(hold.requirement for hold in passage.holds)
    return passage.deal, stage, passage.at[:10], lasted, became, write(by)
