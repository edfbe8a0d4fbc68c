"""The page of limits: stage by stage, the kinds of deals that have limits of their own below it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

from coach.enough import ENOUGH
from coach.limits.lengths import CRITICAL, WARN
from coach.limits.limit_list import Changed, Line
from coach.limits.limits import HISTORY
from coach.limits.record import Record
from coach.limits.segments import ALL, Cuts, kind
from coach.statistics.quantile import Quantile
from commands.printing import Column, paint, table, wrapped, year_spans
from commands.step_line import command_line
from engine.message import msg, step
from engine.money import Money
from engine.reads import View
from words.say import say

EARLY = 0.1
"""Share of a stage's stays that began before any end was on record, above which it is said. Ours."""


def page(
    view: View, lines: Sequence[Line], records: Mapping[str, Record], *, whole: bool, unreadable: bool = False
) -> str:
    """`records` by playbook. `whole`: with the segments that have no limits of their own. `unreadable`: so is
    what was learned last."""
    shown = [line for line in lines if whole or line.segment == ALL or line.own]
    said = [wrapped(paint(say("coach.limits_unreadable") if unreadable else _head(view, lines), "bold"))]
    playbooks = {line.playbook.id for line in lines}
    for id, own in groupby(shown, key=lambda line: line.playbook.id):
        of_one = list(own)
        title = say("limits.playbook", title=of_one[0].playbook.title, id=id)
        said += ["", *([title] if len(playbooks) > 1 else []), _table(of_one)]
        if (record := records.get(id)) and record.cuts:
            said.append(_sizes(record.cuts, view.workspace.currency))
    return "\n".join([*said, "", *_notes(lines, shown, records)])


def _sizes(cuts: Cuts, currency: str) -> str:
    small, medium = (Money(cut, currency) for cut in cuts)
    return wrapped(say("limits.sizes", small=small, medium=medium))


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
    return (
        _name(line),
        _ended(line),
        _limit(days.warn, source.warn),
        f"{days.critical}†" if _unwatched(line) else _limit(days.critical, source.critical),
        f"{own.warn} / {own.critical}",
    )


def _name(line: Line) -> str:
    """A size stands below the behaviour it is a part of."""
    if line.segment == ALL:
        return say(line.stage.label)
    *within, name = map(say, kind(line.segment, line.playbook.behaviours))
    return "  " * (1 + len(within)) + name


def _ended(line: Line) -> str:
    if not line.stage.learn:
        return say("limits.fixed")
    if line.too_few or line.known is None:
        return say("limits.too_few", n=line.known.ended if line.known else 0, needed=ENOUGH)
    if not line.own:
        return say("limits.unwatched")
    return say("limits.ended", ended=f"{line.known.ended:,}", n=f"{line.known.n:,}")


def _unwatched(line: Line) -> bool:
    """Whether only the warning could be learned."""
    return line.limits.source.id == HISTORY and line.limits.source.critical is None


def _limit(days: int, learned: Quantile | None) -> str:
    if learned is None:
        return str(days)
    if learned.day is None:
        return f"{days}*"
    if round(learned.day) != days:
        return say("limits.raised", days=days, learned=round(learned.day))
    if learned.high is None:
        return f"{days} (≥{learned.low:.0f})"
    return f"{days} ({learned.low:.0f}–{learned.high:.0f})"


def _notes(lines: Sequence[Line], shown: Sequence[Line], records: Mapping[str, Record]) -> Iterator[str]:
    used = [q for line in shown for q in (line.limits.source.warn, line.limits.source.critical) if q]
    if used:
        yield wrapped(say("limits.about", warn=round(100 * WARN), critical=round(100 * CRITICAL)))
    if any(q.day is None for q in used):
        yield wrapped(say("limits.never"), "  ")
    if any(map(_unwatched, shown)):
        yield wrapped(say("limits.unwatched_means"), "  ")
    if any(line.too_few for line in lines):
        yield wrapped(say("limits.too_few_means", needed=ENOUGH))
    if hidden := sum(line not in shown for line in lines):
        yield wrapped(say("limits.narrower", n=hidden))
    whole = [line for line in lines if line.segment == ALL]
    if left_out := sum(line.known.left_out for line in whole if line.known):
        yield wrapped(say("limits.left_out", n=left_out))
    yield from _about_the_record(whole, records)
    if not any(line.known for line in lines):
        yield f"  → {command_line(step('limits', None, learn=''))}"


def _about_the_record(whole: Sequence[Line], records: Mapping[str, Record]) -> Iterator[str]:
    for id, own in groupby((line for line in whole if line.own), key=lambda line: line.playbook.id):
        record = records.get(id)
        shares = {line.stage.label: line.known.early / line.known.n for line in own if line.known}
        early = tuple(
            msg("limits.early_in", stage=stage, share=round(100 * share))
            for stage, share in shares.items()
            if share > EARLY
        )
        if early and record and record.first_end:
            yield wrapped(say("limits.early", stages=early, day=date.fromisoformat(record.first_end)))
    asked = {line.playbook.id for line in whole}
    years = {year for id, record in records.items() if id in asked for year in record.guessed_years}
    if years and any(line.own for line in whole):
        yield wrapped(say("coach.guessed_years", years=year_spans(sorted(years))))


def changed_text(lines: Sequence[Line], moved: Sequence[Changed]) -> str:
    """What was learned, and which limits are others than before."""
    seen = [line.known for line in lines if line.known and line.segment == ALL]
    n, ended = sum(known.n for known in seen), sum(known.ended for known in seen)
    said = [say("limits.learned_now", n=n, ended=f"{ended:,}"), *map(_changed, moved)]
    return "\n".join(said if moved else [*said, say("limits.same")])


def _changed(each: Changed) -> str:
    before, after = each.before.limits.days, each.after.limits.days
    line = each.after
    of = kind(line.segment, line.playbook.behaviours) or (msg("limits.all_deals"),)
    where = (line.stage.label, *of)
    return "  " + say(
        "limits.changed",
        where=where,
        warn=_from_to(before.warn, after.warn),
        critical=_from_to(before.critical, after.critical),
    )


def _from_to(before: int, after: int) -> str:
    return str(after) if before == after else f"{before} → {after}"
