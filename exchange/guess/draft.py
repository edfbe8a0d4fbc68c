"""A first mapping for a table nobody has described yet: what each column may be, and what its stages mean.

Nothing is guessed in silence: what isn't called exactly so is not `sure`, and what is left over is listed.
"""

import os
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from engine.errors import BadFile
from engine.message import msg
from exchange.guess.kind import columns_for, kind_of, missing
from exchange.guess.line import Line, Step, Way
from exchange.guess.names import NAMES, plain
from exchange.guess.profile import DAYS, Column, profile
from exchange.guess.stage_words import UNKNOWN, meaning
from exchange.mapping.columns import fit
from exchange.mapping.file import load_mapping
from exchange.mapping.shipped import best, names_of_its_own, shipped
from exchange.plans.deals import DealPlan, Waypoint
from exchange.plans.events import EventPlan
from exchange.plans.plan import Plan
from exchange.tables.table import Table

STAGES_NAMED = 60
"""Values written down; a column with more of them is hardly one of stages."""
_MUCH_ALIKE = ("deals", "events")
_ID = re.compile(r"[^a-z0-9]+")


class Draft(NamedTuple):
    what: str
    source: str
    lines: tuple[Line, ...]
    ways: tuple[Way, ...] = ()
    more: int = 0
    """Values that are not written down."""
    left: tuple[str, ...] = ()
    """Columns nothing is taken from."""
    begun_with: str | None = None
    """The mapping that came along and fits."""
    channels: Mapping[str, str] = {}
    rows: int = 0
    empty: tuple[str, ...] = ()
    """Columns that are taken, and say nothing in any row."""


def draft(table: Table, file: str, what: str | None = None) -> Draft:
    """Reads the table to its end. `what` is said where the kind of table need not be guessed. Raises BadFile
    where it has nothing of what each row must say."""
    columns, rows = profile(table)
    guessed = what or kind_of(columns, rows)
    lines = columns_for(guessed, columns, rows)
    along = _along(table.heading, lines, guessed, what)
    if along is not None:
        name, plan = along
        guessed, lines = plan.what, _lines(plan)
        return _finished(guessed, name.partition("/")[0], lines, columns, rows, (name, plan))
    if lacks := missing(guessed, lines):
        hint = msg("exchange.columns_are", columns=tuple(table.heading[:30]))
        said = msg("mappings.draft_lacks", file=file, what=msg(f"mappings.what_{guessed}"), fields=lacks)
        raise BadFile(said, hint=hint)
    return _finished(guessed, source_of(file), lines, columns, rows)


def source_of(file: str) -> str:
    """`Deals 2026.csv` as `deals-2026`."""
    stem = os.path.basename(file).partition(".")[0].casefold()
    plain = _ID.sub("-", stem).strip("-")
    return plain if plain[:1].isalpha() and plain.isascii() else f"table-{plain}".rstrip("-")[:60]


def _along(
    heading: Sequence[str], lines: Sequence[Line], kind: str, what: str | None
) -> tuple[str, Plan] | None:
    """One that came along, of this kind and complete, that knows no less of the columns than was guessed, and
    one of them by a name that no other CRM has."""
    kinds = _MUCH_ALIKE if what is None and kind in _MUCH_ALIKE else (kind,)
    names = [name for name in shipped() if load_mapping(shipped()[name]).plan.what in kinds]
    found = best(names, heading)
    if found is None:
        return None
    name, rating = found
    enough = rating.complete and rating.found >= max(3, sum(line.sure for line in lines))
    if not enough or not names_of_its_own(name, heading):
        return None
    return name, fit(load_mapping(shipped()[name]).plan, heading).plan


def _lines(plan: Plan) -> list[Line]:
    named = (
        (field, (names,) if isinstance(names, str) else tuple(names or ())) for field, names in plan.columns
    )
    order = list(NAMES[plan.what])
    lines = [Line(field, columns) for field, columns in named if columns]
    return sorted(lines, key=lambda line: order.index(line.field) if line.field in order else len(order))


def _finished(
    what: str,
    source: str,
    lines: list[Line],
    columns: Mapping[str, Column],
    rows: int,
    along: tuple[str, Plan] | None = None,
) -> Draft:
    at = {line.field: line.columns[0] for line in lines}
    valued = at.get({"deals": "stage", "events": "activity"}.get(what, ""))
    ways: list[Way] = []
    if valued is not None:
        closed = _closed(at.get("close_date"), columns)
        known = _known(along[1]) if along else {}
        for value, n in columns[valued].values.most_common(STAGES_NAMED):
            ways.append(_way(value, n, what, closed, known))
        if not ways and along:
            ways = [Way(value, 0, steps, True) for value, steps in _named(along[1])]
    more = max(0, len(columns[valued].values) - STAGES_NAMED) if valued else 0
    used = {column for line in lines for column in line.columns}
    used |= {step.on for way in ways for step in way.steps if step.on}
    left = tuple(name for name in columns if name not in used)
    channels = _channels(columns[at["channel"]]) if "channel" in at else {}
    name = along[0] if along else None
    empty = tuple(column for line in lines for column in line.columns if not columns[column].filled)
    return Draft(what, source, tuple(lines), tuple(ways), more, left, name, channels, rows, empty)


def _closed(name: str | None, columns: Mapping[str, Column]) -> str | None:
    """The column with the day a deal was won or lost: no day that is expected."""
    if name is None or columns[name].looks != DAYS:
        return None
    words = plain(name)
    return None if any(word in words for word in ("expected", "est ", "预计", "预期")) else name


def _known(plan: Plan) -> dict[str, tuple[Step, ...]]:
    """What the mapping that came along says of values, without their capitals."""
    return {value.casefold(): steps for value, steps in _named(plan)}


def _named(plan: Plan) -> list[tuple[str, tuple[Step, ...]]]:
    if isinstance(plan, DealPlan):
        return [(value, tuple(map(_step, trail))) for value, trail in plan.stages.items()]
    if isinstance(plan, EventPlan):
        return [(value, (Step(turn.stage, turn.stop),)) for value, turn in plan.activities.items()]
    return []


def _step(waypoint: Waypoint) -> Step:
    return Step(waypoint.stage, waypoint.stop, waypoint.on)


def _way(value: str, n: int, what: str, closed: str | None, known: Mapping[str, tuple[Step, ...]]) -> Way:
    if steps := known.get(value.casefold()):
        return Way(value, n, steps, True)
    found = meaning(value)
    if found is None and what == "events":
        return Way(value, n, (), False)
    found = found or UNKNOWN
    stage, _, stop = found.leads_to.partition(":")
    last = Step(None, stop) if stop else Step(stage)
    if what == "events":
        return Way(value, n, (last,), found.sure)
    ended = bool(stop) or stage in ("execute", "confirm")
    steps = (Step("understand"), last._replace(on=closed)) if ended else (last,)
    return Way(value, n, steps, found.sure)


_CHANNELS = (
    ("one-sided", ("mail", "task", "letter", "fax", "deadline", "邮件", "待办", "任务", "短信")),
    ("call", ("call", "phone", "电话", "通话")),
    ("online", ("online", "video", "zoom", "teams", "web", "线上", "视频", "微信")),
    (
        "in_person",
        ("meeting", "visit", "appointment", "lunch", "event", "person", "拜访", "会议", "面谈", "上门"),
    ),
)


def _channels(column: Column) -> dict[str, str]:
    """By value how they spoke, or `one-sided`; values nobody knows are left out."""
    found: dict[str, str] = {}
    for value in column.values:
        text = value.casefold()
        channel = next((name for name, words in _CHANNELS if any(word in text for word in words)), None)
        if channel is not None:
            found[value] = channel
    return found
