"""A first mapping for a table nobody has described yet: what each column may be, and what its stages mean.

Nothing is guessed in silence: what isn't called exactly so is not `sure`, and what is left over is listed.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from engine.errors import BadFile
from engine.message import msg
from exchange.guess.along import Along, along
from exchange.guess.fields import begun, columns_for
from exchange.guess.kind import Guessed, kind_of, missing
from exchange.guess.line import Line, Step, Way
from exchange.guess.meanings import channels, parts
from exchange.guess.names import plain
from exchange.guess.own import OWN_SOURCE, Own, own
from exchange.guess.profile import DAYS, Column, profile
from exchange.guess.source_name import source_of
from exchange.guess.stage_words import UNKNOWN, meaning
from exchange.plans.deals import DealPlan, Waypoint
from exchange.plans.events import EventPlan
from exchange.plans.plan import Plan
from exchange.tables.table import Table

STAGES_NAMED = 60
"""Values written down; a column with more of them is hardly one of stages."""
_WORTH_HAVING: Mapping[str, tuple[str, ...]] = {
    "deals": ("id", "account", "owner", "amount", "close_date"),
    "events": ("account", "amount"),
    "orders": ("id", "account"),
    "accounts": ("id", "place", "abc"),
    "contacts": ("id", "part", "phone", "email"),
    "visits": ("id", "deal", "contact", "owner"),
}
"""Fields whose absence is worth being seen."""


class Draft(NamedTuple):
    what: str
    source: str
    lines: tuple[Line, ...]
    sure: bool = True
    """Whether it is a table of that for certain."""
    ways: tuple[Way, ...] = ()
    more: int = 0
    """Values that are not written down."""
    left: tuple[str, ...] = ()
    """Columns nothing is taken from."""
    twice: tuple[str, ...] = ()
    """Names of more than one column, of which none is taken."""
    absent: tuple[str, ...] = ()
    """Fields worth having no column was found for."""
    begun_with: str | None = None
    """The mapping that came along and fits."""
    beside: tuple[str, ...] = ()
    """Others that came along, for the rows this one skips."""
    own: bool = False
    """Whether the table went out of here."""
    only: Mapping[str, tuple[str, ...]] = {}
    channels: Mapping[str, str] = {}
    parts: Mapping[str, str | None] = {}
    """By value a contact's part in the decision; None where nobody knows the word."""
    rows: int = 0
    empty: tuple[str, ...] = ()
    """Columns that are taken, and say nothing in any row."""
    ids: str | None = None
    """Whose ids they are, as the mapping that came along says."""


def draft(table: Table, file: str, what: str | None = None) -> Draft:
    """Reads the table to its end. `what` is said where the kind of table need not be guessed. Raises BadFile
    where it has nothing of what each row must say."""
    columns, rows = profile(table)
    ours = own(columns)
    if ours is not None and what in (None, ours.what):
        return _finished(Guessed(ours.what, sure=True), OWN_SOURCE, ours.lines, table, columns, rows, ours)
    guessed = Guessed(what, sure=True) if what else kind_of(columns, rows)
    lines = columns_for(guessed.what, columns, rows)
    known = along(table.heading, columns, lines, guessed.what, what)
    if known is not None:
        kind, source = Guessed(known.plan.what, sure=True), known.name.partition("/")[0]
        return _finished(kind, source, known.lines, table, columns, rows, known)
    if lacks := missing(guessed.what, lines):
        hint = msg("exchange.columns_are", columns=tuple(table.heading[:30]))
        kind_said = msg(f"mappings.what_{guessed.what}")
        raise BadFile(msg("mappings.draft_lacks", file=file, what=kind_said, fields=lacks), hint=hint)
    return _finished(guessed, source_of(file), lines, table, columns, rows)


def _finished(
    guessed: Guessed,
    source: str,
    lines: Sequence[Line],
    table: Table,
    columns: Mapping[str, Column],
    rows: int,
    known: Along | Own | None = None,
) -> Draft:
    """`known` is the mapping that came along and fits, or what is known of a table that went out of here."""
    ours, came = (known, None) if isinstance(known, Own) else (None, known)
    what, at = guessed.what, {line.field: line.columns[0] for line in lines}
    ways, more = (ours.ways, 0) if ours else _ways(what, at, columns, came.plan if came else None)
    used = {column for line in lines for column in line.columns}
    only = known.only if known else {}
    used |= {step.on for way in ways for step in way.steps if step.on} | only.keys()
    stands = Counter(table.heading)
    return Draft(
        what,
        source,
        tuple(lines),
        sure=guessed.sure,
        ways=tuple(ways),
        more=more,
        left=tuple(name for name in columns if name not in used),
        twice=tuple(name for name, n in stands.items() if name and n > 1),
        absent=tuple(field for field in _WORTH_HAVING[what] if not {field, f"{field}_id"} & at.keys()),
        begun_with=came.name if came else None,
        beside=came.beside if came else (),
        own=ours is not None,
        only=only,
        channels=channels(columns[at["channel"]]) if "channel" in at and not ours else {},
        parts=parts(columns[at["part"]]) if "part" in at and not ours else {},
        rows=rows,
        empty=tuple(column for line in lines for column in line.columns if not columns[column].filled),
        ids=came.plan.ids if came else None,
    )


def _ways(
    what: str, at: Mapping[str, str], columns: Mapping[str, Column], came: Plan | None
) -> tuple[list[Way], int]:
    """What each value of the stage or activity means, and how many more there are."""
    valued = at.get({"deals": "stage", "events": "activity"}.get(what, ""))
    if valued is None:
        return [], 0
    days = _Days(begun(columns), _closed(at.get("close_date"), columns))
    known = dict(_named(came)) if came else {}
    alike = {value.casefold(): steps for value, steps in known.items()}
    values = columns[valued].values.most_common(STAGES_NAMED)
    ways = [_way(value, n, what, days, alike) for value, n in values]
    if not ways:
        ways = [Way(value, 0, steps, True) for value, steps in known.items()]
    return ways, max(0, len(columns[valued].values) - STAGES_NAMED)


class _Days(NamedTuple):
    """Columns with the day a deal began, and that on which it was won or lost."""

    begun: str | None
    closed: str | None


def _closed(name: str | None, columns: Mapping[str, Column]) -> str | None:
    """The column with the day a deal was won or lost: no day that is expected."""
    if name is None or columns[name].looks != DAYS:
        return None
    words = plain(name)
    return None if any(word in words for word in ("expected", "est ", "预计", "预期")) else name


def _named(plan: Plan) -> list[tuple[str, tuple[Step, ...]]]:
    if isinstance(plan, DealPlan):
        return [(value, tuple(map(_step, trail))) for value, trail in plan.stages.items()]
    if isinstance(plan, EventPlan):
        return [(value, (Step(turn.stage, turn.stop),)) for value, turn in plan.activities.items()]
    return []


def _step(waypoint: Waypoint) -> Step:
    return Step(waypoint.stage, waypoint.stop, waypoint.on)


def _way(value: str, n: int, what: str, days: _Days, known: Mapping[str, tuple[Step, ...]]) -> Way:
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
    if stop or stage in ("execute", "confirm"):
        # A step after a dated one needs a day of its own.
        first = Step("understand", on=days.begun if days.closed else None)
        return Way(value, n, (first, last._replace(on=days.closed)), found.sure)
    return Way(value, n, (last._replace(on=days.begun if stage == "understand" else None),), found.sure)
