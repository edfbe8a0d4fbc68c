"""`export updates`: what became of a CRM's deals here, as a file for the CRM's own import."""

import sys
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from commands import filters
from commands.desk import Desk
from commands.export_table import naming
from engine.clock import start_of_day
from engine.errors import Usage, unknown
from engine.message import Text, msg
from engine.new_file import appearing
from exchange.outgoing.column import Sheet
from exchange.outgoing.csv_file import write_csv
from exchange.outgoing.tables.wanted import Wanted
from exchange.outgoing.updates.crm import CRMS
from words.say import say

if TYPE_CHECKING:
    from exchange.outgoing.updates.rows import Asked
    from exchange.plans.deals import DealPlan


def updates(
    desk: Desk,
    crm: str | None,
    map: str | None,
    out: str | None,
    *,
    since: str | None,
    changed: bool,
    asked: Mapping[str, str | None],
) -> None:
    from exchange.outgoing.updates.rows import Updates

    if crm is None:
        raise Usage(msg("exporting.for_which", known=tuple(CRMS)))
    if crm not in CRMS:
        raise unknown("exporting.unknown_crm", crm, CRMS)
    if desk.settings.as_of is not None:
        raise Usage(msg("shell.not_here", option="--as-of"))
    found = Updates(desk.view, _plans(crm, map), CRMS[crm], say)
    wanted = _asked(desk, since, changed, asked)
    with desk.store.snapshot():
        sheet = Sheet("updates", Text("更新", "Updates"), found.columns, found.rows(wanted))
        if out is None:
            write_csv(sheet, sys.stdout, None, end="\n")
            return
        # Without the mark of UTF-8, which some take for a part of the first heading.
        with naming(out), appearing(out) as path, open(path, "w", encoding="utf-8", newline="") as file:
            n = write_csv(sheet, file, None)
    data = {"out": out, "for": crm, "rows": n, "homeless": found.homeless}

    def text() -> str:
        lines = [say("exporting.updates_written", n=n, path=out, crm=crm)]
        if found.homeless:
            lines.append(say("exporting.homeless", deals=tuple(found.homeless[:20]), n=len(found.homeless)))
        return "\n".join(lines)

    desk.emit(data, text)


def _asked(desk: Desk, since: str | None, changed: bool, asked: Mapping[str, str | None]) -> "Asked":
    from exchange.outgoing.updates.rows import Asked

    given = filters.read(desk.store, **asked)
    day = desk.day_or_none(since, past=True)
    start = start_of_day(date.fromisoformat(day), desk.view.workspace.time_zone) if day else None
    return Asked(Wanted(filters.of_deals(given), given), start, changed)


def _plans(crm: str, map: str | None) -> "list[DealPlan]":
    """The mapping they came in by; of those that come along all for deals. Raises Usage for one of others."""
    from exchange.mapping.file import load_mapping
    from exchange.mapping.shipped import of_crm, shipped
    from exchange.plans.deals import DealPlan

    paths = [shipped().get(map, map)] if map else [shipped()[name] for name in _deals_first(of_crm(crm))]
    loaded = [load_mapping(path) for path in paths]
    if map:
        loaded[0].refuse(loaded[0].found)
    plans = [each.plan for each in loaded if isinstance(each.plan, DealPlan) and each.plan.columns.id]
    if not plans:
        raise Usage(msg("exporting.not_of_deals", file=map or crm))
    return plans


def _deals_first(names: list[str]) -> list[str]:
    return sorted(names, key=lambda name: (not name.endswith("/deals"), name))
