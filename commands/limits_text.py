"""The page of limits: stage by stage, the kinds of deals that have limits of their own below it."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from coach.enough import ENOUGH
from coach.limits.lengths import CRITICAL, WARN
from coach.limits.limit_list import Changed, Line
from coach.limits.segments import ALL, parts
from coach.statistics.quantile import Quantile
from commands.printing import Column, paint, table, window, wrap
from commands.step_line import command_line
from engine.message import Message, Text, msg, step
from engine.money import Money
from engine.reads import View
from words.say import say, write

_MOST = 100
"""Columns: longer lines are hard to read."""


class Bands(NamedTuple):
    """What counts as a small and as a medium deal of a playbook, at most."""

    playbook: str
    small: Money
    medium: Money


def page(view: View, lines: Sequence[Line], bands: Sequence[Bands], *, whole: bool) -> str:
    """`whole`: with the segments that have no limits of their own."""
    shown = [line for line in lines if whole or line.segment == ALL or line.too_few is None]
    said = [_wrapped(paint(_head(view, lines), "bold"))]
    playbooks = {line.playbook.id for line in lines}
    for id, own in groupby(shown, key=lambda line: line.playbook.id):
        of_one = list(own)
        title = say("limits.playbook", title=of_one[0].playbook.title, id=id)
        said += ["", *([title] if len(playbooks) > 1 else []), _table(of_one)]
        said += [_sizes(each) for each in bands if each.playbook == id]
    return "\n".join([*said, "", *_notes(lines, shown)])


def _sizes(bands: Bands) -> str:
    return _wrapped(say("limits.sizes", small=bands.small, medium=bands.medium))


def _head(view: View, lines: Sequence[Line]) -> str:
    days = [on for line in lines if (on := line.limits.source.learned_on)]
    if not days:
        return say("limits.not_learned")
    return say("limits.as_of" if view.until else "limits.learned", day=max(days))


def _table(lines: Sequence[Line]) -> str:
    columns = (
        Column(say("limits.col_stage"), shrinks=True),
        Column(say("limits.col_ended"), right=True),
        Column(say("limits.col_warn"), right=True),
        Column(say("limits.col_critical"), right=True),
        Column(say("limits.col_playbook"), right=True),
    )
    return table([_cells(line) for line in lines], columns)


def _cells(line: Line) -> tuple[str, ...]:
    days, source, own = line.limits.days, line.limits.source, line.stage.limits
    name = say(line.stage.label) if line.segment == ALL else f"  {write(_kind(line))}"
    return (
        name,
        _ended(line),
        _limit(days.warn, source.warn),
        _limit(days.critical, source.critical),
        f"{own.warn} / {own.critical}",
    )


def _ended(line: Line) -> str:
    if line.too_few or line.known is None:
        return say("limits.too_few", n=line.known.ended if line.known else 0, needed=ENOUGH)
    return say("limits.ended", ended=f"{line.known.ended:,}", n=f"{line.known.n:,}")


def _limit(days: int, learned: Quantile | None) -> str:
    if learned is None:
        return str(days)
    if learned.day is None:
        return f"{days}*"
    if learned.high is None:
        return f"{days} (≥{learned.low:.0f})"
    return f"{days} ({learned.low:.0f}–{learned.high:.0f})"


def _kind(line: Line) -> tuple[Text | Message, ...]:
    """The kind of deals in a segment, in words."""
    behaviour, size = parts(line.segment)
    said: list[Text | Message] = []
    if behaviour:
        manner = line.playbook.behaviours.get(behaviour)
        said.append(manner.title if manner else Text(behaviour, behaviour))
    if size:
        said.append(msg(f"limits.size_{size}"))
    return tuple(said) or (msg("limits.all_deals"),)


def _notes(lines: Sequence[Line], shown: Sequence[Line]) -> Iterator[str]:
    used = [q for line in shown for q in (line.limits.source.warn, line.limits.source.critical) if q]
    if used:
        yield _wrapped(say("limits.about", warn=round(100 * WARN), critical=round(100 * CRITICAL)))
    if any(q.day is None for q in used):
        yield _wrapped(say("limits.never"), "  ")
    if any(line.too_few for line in lines):
        yield _wrapped(say("limits.too_few_means", needed=ENOUGH))
    if len(shown) < len(lines):
        yield _wrapped(say("limits.narrower", n=len(lines) - len(shown)))
    if left_out := sum(line.known.left_out for line in lines if line.known and line.segment == ALL):
        yield _wrapped(say("limits.left_out", n=left_out))
    if not any(line.known for line in lines):
        yield f"  → {command_line(step('limits', None, learn=''))}"


def changed_text(lines: Sequence[Line], moved: Sequence[Changed]) -> str:
    """What was learned, and which limits are others than before."""
    seen = [line.known for line in lines if line.known and line.segment == ALL]
    n, ended = sum(known.n for known in seen), sum(known.ended for known in seen)
    said = [say("limits.learned_now", n=n, ended=f"{ended:,}"), *map(_changed, moved)]
    return "\n".join(said if moved else [*said, say("limits.same")])


def _changed(each: Changed) -> str:
    before, after = each.before.limits.days, each.after.limits.days
    where = (each.after.stage.label, *_kind(each.after))
    return "  " + say(
        "limits.changed",
        where=where,
        warn=_from_to(before.warn, after.warn),
        critical=_from_to(before.critical, after.critical),
    )


def _from_to(before: int, after: int) -> str:
    return str(after) if before == after else f"{before} → {after}"


def _wrapped(text: str, indent: str = "") -> str:
    return wrap(text, min(window(), _MOST), indent)
