"""`export eventlog`: the deals' histories for process mining, as XES or OCEL 2.0."""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TextIO

from commands import filters
from commands.desk import Desk
from commands.os_trouble import why
from commands.prep_file import by_ending
from engine.errors import Refused, Usage, unknown
from engine.message import msg
from engine.new_file import appearing
from exchange.outgoing.eventlog.counts import Counts
from exchange.outgoing.tables.wanted import Wanted
from words.say import say

XES, OCEL = "xes", "ocel"
FORMATS = (XES, OCEL)
_ENDINGS = {"xes": XES, "xml": XES, "jsonocel": OCEL, "json": OCEL}


def eventlog(desk: Desk, format: str | None, out: str | None, asked: Mapping[str, str | None]) -> None:
    """Into a file, or as it is on the screen; what was left out is said beside it."""
    if desk.settings.csv:
        raise Usage(msg("shell.no_csv"))
    if desk.settings.json and out is None:
        raise Usage(msg("exporting.json_needs_out"))
    if format is not None and format not in FORMATS:
        raise unknown("eventlog.unknown_format", format, FORMATS)
    kind = format or by_ending(out, _ENDINGS, XES)
    given = filters.read(desk.store, **asked)
    wanted = Wanted(filters.of_deals(given), given)
    with desk.store.snapshot(), _file(out) as file:
        counts = _write(desk, kind, wanted, file)
    if out is None:
        print("\n".join(_lines(counts, None)[1:]), file=sys.stderr, end="\n" if _left_out(counts) else "")
        return
    desk.emit(_data(counts, kind, out), lambda: "\n".join(_lines(counts, out)))


def _write(desk: Desk, kind: str, wanted: Wanted, file: TextIO) -> Counts:
    if kind == XES:
        from exchange.outgoing.eventlog.source import traces
        from exchange.outgoing.eventlog.xes import write_xes

        return write_xes(traces(desk.view, wanted), file, say)
    from exchange.outgoing.eventlog.objects import ObjectLog
    from exchange.outgoing.eventlog.ocel import OcelWriter

    return ObjectLog(desk.view, wanted).write(OcelWriter(file))


@contextmanager
def _file(out: str | None) -> Iterator[TextIO]:
    if out is None:
        yield sys.stdout
        return
    try:
        with appearing(out) as path, open(path, "w", encoding="utf-8", newline="\n") as file:
            yield file
    except OSError as error:
        raise Refused(msg("shell.file", path=out, why=why(error))) from None


def _data(counts: Counts, kind: str, out: str) -> dict[str, object]:
    return {
        "out": out,
        "format": kind,
        "cases": counts.cases,
        "events": counts.events,
        "variants": counts.variants,
        "objects": counts.objects if kind == OCEL else None,
        "left_out": {"events": counts.untimed, "deals": counts.empty},
    }


def _left_out(counts: Counts) -> bool:
    return bool(counts.untimed or counts.empty)


def _lines(counts: Counts, out: str | None) -> list[str]:
    said = {"cases": counts.cases, "events": counts.events, "variants": counts.variants}
    lines = [say("eventlog.written", path=out or "-", **said)]
    if counts.untimed:
        lines.append(say("eventlog.untimed", n=counts.untimed))
    if counts.empty:
        lines.append(say("eventlog.empty", n=counts.empty))
    return lines
