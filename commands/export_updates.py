"""`export updates`: what became of a CRM's deals here, as a file for the CRM's own import."""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from commands import filters
from commands.desk import Desk
from commands.export_table import CSV, XLSX, naming
from commands.prep_file import by_ending
from engine import external
from engine.clock import start_of_day
from engine.errors import Refused, Usage, unknown
from engine.message import Text, msg
from engine.new_file import appearing
from engine.store import Store
from exchange.outgoing.column import Sheet
from exchange.outgoing.csv_file import write_csv
from exchange.outgoing.tables.wanted import Wanted
from exchange.outgoing.updates.crm import CRMS
from words.say import say

if TYPE_CHECKING:
    from exchange.outgoing.updates.rows import Asked
    from exchange.plans.deals import DealPlan

FORMATS = (CSV, XLSX)
_TITLE = Text("更新", "Updates")


def updates(
    desk: Desk,
    crm: str | None,
    map: str | None,
    out: str | None,
    *,
    format: str | None,
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
    if desk.settings.json and out is None:
        raise Usage(msg("exporting.json_needs_out"))
    kind = _format(format, out)
    plans, name = _plans(crm, map), CRMS[crm].name
    found = Updates(desk.view, plans, CRMS[crm], say)
    wanted = _asked(desk, since, changed, asked)
    with desk.store.snapshot():
        _check(desk.store, plans[0].source, name)
        sheets = [Sheet("updates", _TITLE, *part) for part in found.parts(wanted)]
        if out is None:
            if len(sheets) > 1:
                raise Usage(msg("exporting.parts_need_out", crm=name, n=len(sheets)))
            write_csv(sheets[0], sys.stdout, None, end="\n")
            return
        files = _write(desk, sheets, out, kind)
    n = sum(files.values())
    data = {"out": out if n else None, "for": crm, "rows": n, "files": files, "homeless": found.homeless}
    desk.emit(data, lambda: "\n".join(_lines(name, files, found.homeless)))


def _lines(crm: str, files: Mapping[str, int], homeless: Sequence[str]) -> Iterator[str]:
    if not files:
        yield say("exporting.nothing_wanted", crm=crm)
    elif len(files) == 1:
        yield from (say("exporting.updates_written", n=n, path=path, crm=crm) for path, n in files.items())
    else:
        yield say("exporting.updates_parted", crm=crm, n=len(files))
        yield from (say("exporting.updates_part", path=path, n=n) for path, n in files.items())
    if homeless:
        yield say("exporting.homeless", deals=tuple(homeless[:20]), n=len(homeless))


def _format(format: str | None, out: str | None) -> str:
    """Imports of CRMs take CSV, and most of them workbooks."""
    if format is not None and format not in FORMATS:
        raise unknown("exporting.unknown_format", format, FORMATS)
    kind = format or by_ending(out, {each: each for each in FORMATS}, CSV)
    if out is None and kind == XLSX:
        raise Usage(msg("exporting.needs_out", format=kind))
    return kind


def _write(desk: Desk, sheets: Sequence[Sheet], out: str, kind: str) -> dict[str, int]:
    """By file how many rows. One of no rows would say nothing, so there is none."""
    files = {}
    stem, ending = os.path.splitext(out)
    with naming(out), ExitStack() as appear:
        for number, sheet in enumerate(sheets, 1):
            first = next(sheet.rows, None)
            if first is None:
                continue
            target = out if number == 1 else f"{stem}-{number}{ending}"
            whole = sheet._replace(rows=chain((first,), sheet.rows))
            files[target] = _file(desk, whole, appear.enter_context(appearing(target)), kind)
    return files


def _file(desk: Desk, sheet: Sheet, path: str, kind: str) -> int:
    if kind == XLSX:
        from engine.clock import zone
        from exchange.outgoing.xlsx_file import write_xlsx

        said = write_xlsx([sheet], path, None, zone(desk.view.workspace.time_zone), alone=True)
        return said.rows[sheet.name]
    # Without the mark of UTF-8, which some take for a part of the first heading.
    with open(path, "w", encoding="utf-8", newline="") as file:
        return write_csv(sheet, file, None)


def _check(store: Store, source: str, name: str) -> None:
    """Raises Refused where no deal came from there, and says where they came from."""
    there = external.sources_of_deals(store)
    if source in there:
        return
    hint = msg("exporting.name_the_mapping", sources=there) if there else msg("exporting.nothing_imported")
    raise Refused(
        msg("exporting.nothing_of", source=source, crm=name), hint=hint, details={"sources": list(there)}
    )


def _asked(desk: Desk, since: str | None, changed: bool, asked: Mapping[str, str | None]) -> "Asked":
    from exchange.outgoing.updates.rows import Asked

    given = filters.read(desk.store, **asked)
    day = desk.day(since, past=True) if since is not None else None
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
