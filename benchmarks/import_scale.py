"""A log of half a million rows, of a hundred thousand deals, against the same rows written plainly.

Plainly is `executemany` in a file of SQLite, and COPY on PostgreSQL. Prints Markdown.

python -m benchmarks.import_scale [--deals 100000] [--rounds 3] [--postgres | --processor]
python -m benchmarks.import_scale --memory
"""

import argparse
import csv
import multiprocessing
import random
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import count, groupby
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import NamedTuple

from benchmarks.common import change_on, markdown, new_database, surroundings
from benchmarks.own_server import own_server
from coach.limits.learning import relearn
from engine import playbooks
from engine.arrivals import Happening, chained
from engine.change import Change
from engine.database_url import POSTGRESQL, SQLITE
from engine.deal_table import parameters
from engine.fold import fold
from engine.history import events_of
from engine.store import Store, open_store
from exchange.incoming.importer import take_in
from exchange.incoming.kinds import LogKind, kind_of
from exchange.incoming.prepared import Prepared, prepare
from exchange.tables.table_file import open_table

SEED = 8
TARGET = 5.0
TABLES = ("account", "person", "deal", "event", "external")
ACTIVITIES = ("Created", "Qualified", "Quoted", "Won")
ENDS = ("Paid", "Lost")
MAP = """
what: events
source: scale
columns: {id: deal, activity: did, at: at, title: title, account: client, owner: rep, amount: value}
constants: {currency: USD}
activities:
  Created: understand
  Qualified: explore
  Quoted: expand
  Won: execute
  Paid: done
  Lost: {stop: no_decision, reason: Lost in the CRM}
"""


def write_log(folder: Path, deals: int) -> tuple[Path, Path]:
    """The rows by time, so that those of a deal lie apart."""
    chance, rows = random.Random(SEED), list[tuple[str, ...]]()
    for number in range(deals):
        day = date(2020, 1, 1) + timedelta(chance.randrange(1500))
        steps = (*ACTIVITIES, chance.choice(ENDS))
        client, rep = f"Client {chance.randrange(deals // 10 + 1)}", f"rep{chance.randrange(40)}"
        for step in steps:
            at = f"{day.isoformat()}T{chance.randrange(8, 18):02}:{chance.randrange(60):02}:00+08:00"
            value = str(chance.randrange(10**6))
            rows.append((at, f"S-{number}", step, f"Deal {number}", client, rep, value))
            day += timedelta(1 + chance.randrange(40))
    rows.sort()
    log, mapping = folder / "log.csv", folder / "map.yaml"
    with log.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("at", "deal", "did", "title", "client", "rep", "value"))
        writer.writerows(rows)
    mapping.write_text(MAP, encoding="utf-8")
    return log, mapping


# ── measured ──────────────────────────────────────────────────────────────────────────────────


Clock = Callable[[], float]


def timed(clock: Clock, work: Callable[[], object]) -> float:
    start = clock()
    work()
    return clock() - start


class Round(NamedTuple):
    """Seconds an import takes, and each of its parts alone once more; the same rows written `plainly`."""

    whole: float
    surveying: float
    reading: float
    validating: float
    hashing: float
    folding: float
    learning: float
    plainly: float
    rows: int

    @property
    def writing(self) -> float:
        """What is left: gathering by deals, looking up, writing."""
        parts = (self.surveying, self.reading, self.validating, self.hashing, self.folding, self.learning)
        return self.whole - sum(parts)


def a_round(log: Path, mapping: Path, url: str, plain: str, clock: Clock) -> Round:
    with new_database(url) as store:
        change = change_on(store)
        start = clock()
        prepared = prepare(change, str(log), str(mapping))
        surveying = clock() - start
        take_in(change, prepared)
        learning = timed(clock, lambda: learned(change))
        whole = clock() - start
        reading = timed(clock, lambda: read_only(prepared))
        validating = timed(clock, lambda: validated(change, prepared)) - reading
        hashing, folding = chained_again(store, clock)
        plainly, rows = written_plainly(plain, store, clock)
    return Round(whole, surveying, reading, validating, hashing, folding, learning, plainly, rows)


def learned(change: Change) -> None:
    with change.store.transaction():
        relearn(change)


def read_only(prepared: Prepared) -> None:
    """Every row taken from the file, nothing done with it."""
    with open_table(prepared.path, prepared.form) as table:
        for _ in table.rows:
            pass


def validated(change: Change, prepared: Prepared) -> None:
    """Every row read and checked, nothing kept."""
    with open_table(prepared.path, prepared.form) as table:
        kind = kind_of(change, prepared.plan, prepared.playbook, table.heading, prepared.survey)
        assert isinstance(kind, LogKind)
        for number, cells in table.rows:
            assert isinstance(cells, list), f"row {number} can't be read"
            kind.reader.read(number, cells)


def chained_again(store: Store, clock: Clock) -> tuple[float, float]:
    """Seconds to chain and hash all that came in once more, and to fold it and make its rows."""
    change, playbook = change_on(store), playbooks.newest(store, "client-value")
    hashing = folding = 0.0
    for subject, own in groupby(events_of(store, "deal:"), key=lambda event: event.subject):
        happenings = [Happening(event.at, event.data) for event in own]
        start = clock()
        told = list(chained(change, subject.removeprefix("deal:"), (0, ""), happenings))
        chained_by = clock()
        deal = fold(event for event, _ in told)
        assert deal is not None
        parameters(deal, playbook)
        hashing += chained_by - start
        folding += clock() - chained_by
    return hashing, folding


def written_plainly(url: str, imported: Store, clock: Clock) -> tuple[float, int]:
    """Seconds and rows: what the import left behind, into a fresh database of the same schema, with the same
    indexes, triggers and settings."""
    with new_database(url) as store:
        for table in TABLES:
            if table != "event":
                store.run(f"DELETE FROM {table}")
        filled = [(table, *_rows(imported, table)) for table in TABLES]
        with store.in_bulk():
            seconds = timed(clock, lambda: _write(store, filled))
    return seconds, sum(len(rows) for _, _, rows in filled)


def _rows(store: Store, table: str) -> tuple[Sequence[str], list[tuple[object, ...]]]:
    """Columns and rows; of the events those a fresh database lacks."""
    where = "WHERE kind = 'import' OR subject LIKE 'account:%' ORDER BY position" if table == "event" else ""
    rows = store.rows(f"SELECT * FROM {table} {where}")
    return [f'"{name}"' for name in rows[0].keys()], [tuple(row) for row in rows]  # noqa: SIM118


Filled = Sequence[tuple[str, Sequence[str], Sequence[tuple[object, ...]]]]


def _write(store: Store, filled: Filled) -> None:
    """`Store.load` is executemany in a file, and COPY for whoever owns the tables of a server."""
    with store.transaction():
        for table, columns, rows in filled:
            store.load(table, columns, rows)


# ── reported ──────────────────────────────────────────────────────────────────────────────────

CLOCKS: dict[Clock, str] = {perf_counter: "by the clock", process_time: "of the processor"}
PARTS = ("surveying", "reading", "validating", "hashing", "folding", "writing", "learning", "whole")


def speed(folder: Path, deals: int, rounds: int, kind: str, places: Iterator[str], clock: Clock) -> None:
    """One line of the table for each part: the median second, and the median of its ratios to plain writing
    in the same round."""
    log, mapping = write_log(folder, deals)
    measured = [a_round(log, mapping, next(places), next(places), clock) for _ in range(rounds)]
    way = "COPY" if kind == POSTGRESQL else "executemany"
    how = f"{rounds} times; {kind}; {surroundings()}; {CLOCKS[clock]}"
    print(f"A log of {5 * deals:,} rows, of {deals:,} deals, {how}\n")
    lines = [_line(name, [getattr(each, name) for each in measured], measured) for name in PARTS]
    rest = [each.whole - each.surveying - each.reading - each.validating - each.hashing for each in measured]
    lines.append(_line("without reading, validating, hashing", rest, measured))
    rows = measured[0].rows
    lines.append(_line(f"the same {rows:,} rows by {way}", [each.plainly for each in measured], measured))
    lines.append(("target for the whole", "", f"≤ {TARGET:.0f}×"))
    print(markdown(("", "time", "ratio"), lines), "\n", flush=True)


def _line(name: str, seconds: Sequence[float], measured: Sequence[Round]) -> tuple[str, str, str]:
    ratio = median(own / each.plainly for own, each in zip(seconds, measured, strict=True))
    return name, f"{median(seconds):.1f} s", f"{ratio:.1f}×"


def _files(folder: Path) -> Iterator[str]:
    """A place for a database each; those before it are taken away, for they may be large."""
    for number in count(1):
        for old in folder.glob(f"{number - 3}.sqlite*"):
            old.unlink()
        yield str(folder / f"{number}.sqlite")


def memory(folder: Path, deals: int) -> int:
    """Peak resident memory of the import alone, and of learning from it, in KiB."""
    log, mapping = write_log(folder, deals)
    database = folder / "memory.sqlite"
    new_database(database).close()
    queue: multiprocessing.Queue[int] = multiprocessing.get_context("spawn").Queue()
    process = multiprocessing.get_context("spawn").Process(
        target=_import_alone, args=(str(database), str(log), str(mapping), queue)
    )
    process.start()
    peak = queue.get()
    process.join()
    return peak


def _import_alone(database: str, log: str, mapping: str, queue: "multiprocessing.Queue[int]") -> None:
    with open_store(database, for_writing=True) as store:
        change = change_on(store)
        take_in(change, prepare(change, log, mapping))
        learned(change)
    # Not `ru_maxrss`, in which a process begins with what the one it came from had.
    said = Path("/proc/self/status").read_text(encoding="ascii")
    queue.put(int(said.partition("VmHWM:")[2].split()[0]))


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--deals", type=int, default=100_000)
    asked.add_argument("--rounds", type=int, default=3)
    asked.add_argument("--memory", type=int, nargs="*", metavar="DEALS")
    asked.add_argument("--postgres", action="store_true")
    asked.add_argument("--processor", action="store_true", help="where others work on the machine as well")
    wish = asked.parse_args()
    if wish.memory is not None:
        for deals in wish.memory or (10_000, 100_000, 300_000):
            with tempfile.TemporaryDirectory() as name:
                peak = memory(Path(name), deals)
            print(f"{deals:,} deals, {5 * deals:,} rows: {peak / 1024:.0f} MiB at most", flush=True)
        return
    clock = process_time if wish.processor else perf_counter
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if not wish.postgres:
            speed(folder, wish.deals, wish.rounds, SQLITE, _files(folder), clock)
            return
        with own_server() as server:
            speed(folder, wish.deals, wish.rounds, POSTGRESQL, iter(server.database, None), clock)


if __name__ == "__main__":
    main()
