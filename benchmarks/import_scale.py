"""A log of half a million rows, of a hundred thousand deals, against the same rows written plainly.

Plainly is `executemany` in a file of SQLite, and COPY on PostgreSQL. Prints Markdown.

python -m benchmarks.import_scale [--deals 100000] [--postgres]
python -m benchmarks.import_scale --memory
"""

import argparse
import csv
import multiprocessing
import random
import resource
import tempfile
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path
from time import perf_counter

from benchmarks.common import change_on, markdown, new_database, surroundings
from benchmarks.own_server import own_server
from engine import playbooks
from engine.arrivals import Happening, chained
from engine.change import Change
from engine.database_url import POSTGRESQL
from engine.deal_table import parameters
from engine.fold import fold
from engine.history import events_of
from engine.store import Store, open_store
from exchange.incoming.importer import take_in
from exchange.incoming.kinds import LogKind, kind_of
from exchange.incoming.outcome import Outcome
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


def timed(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def read_only(change: Change, prepared: Prepared) -> None:
    """Every row parsed and checked, nothing kept."""
    with open_table(prepared.path, prepared.form) as table:
        kind = kind_of(change, prepared.plan, prepared.playbook, table.heading, prepared.survey)
        assert isinstance(kind, LogKind)
        for number, cells in table.rows:
            assert isinstance(cells, list), f"row {number} can't be read"
            kind.reader.read(number, cells)


def chained_again(store: Store) -> float:
    """Seconds to chain, hash and fold all that came in once more, and to make its rows."""
    change, playbook = change_on(store), playbooks.newest(store, "client-value")
    spent = 0.0
    for subject, own in groupby(events_of(store, "deal:"), key=lambda event: event.subject):
        happenings = [Happening(event.at, event.data) for event in own]
        start = perf_counter()
        told = list(chained(change, subject.removeprefix("deal:"), (0, ""), happenings))
        deal = fold(event for event, _ in told)
        assert deal is not None
        parameters(deal, playbook)
        spent += perf_counter() - start
    return spent


def written_plainly(url: str, imported: Store) -> tuple[float, int]:
    """Seconds and rows: what the import left behind, into a fresh database with the same settings."""
    with new_database(url) as store:
        for table in TABLES:
            if table != "event":
                store.run(f"DELETE FROM {table}")
        filled = [(table, *_rows(imported, table)) for table in TABLES]
        seconds = timed(lambda: _write(store, filled))
    return seconds, sum(len(rows) for _, _, rows in filled)


def _rows(store: Store, table: str) -> tuple[Sequence[str], list[tuple[object, ...]]]:
    """Columns and rows; of the events those a fresh database lacks."""
    where = "WHERE kind = 'import' OR subject LIKE 'account:%'" if table == "event" else ""
    rows = store.rows(f"SELECT * FROM {table} {where}")
    return [f'"{name}"' for name in rows[0].keys()], [tuple(row) for row in rows]  # noqa: SIM118


Filled = Sequence[tuple[str, Sequence[str], Sequence[tuple[object, ...]]]]


def _write(store: Store, filled: Filled) -> None:
    """`Store.load` is executemany in a file, and COPY for whoever owns the tables of a server."""
    with store.transaction():
        for table, columns, rows in filled:
            store.load(table, columns, rows)


# ── reported ──────────────────────────────────────────────────────────────────────────────────


def speed(folder: Path, count: int, url: str, other: str) -> None:
    log, mapping = write_log(folder, count)
    with new_database(url) as store:
        change = change_on(store)
        prepared = prepare(change, str(log), str(mapping))
        surveying = timed(lambda: prepare(change, str(log), str(mapping)))
        reading = timed(lambda: read_only(change, prepared))
        outcome: list[Outcome] = []
        importing = timed(lambda: outcome.append(take_in(change, prepared)))
        assert outcome[0].created == count
        chaining = chained_again(store)
        plain, rows = written_plainly(other, store)
        kind = store.kind
    way = "COPY" if kind == POSTGRESQL else "executemany"
    whole = surveying + importing
    print(f"A log of {5 * count:,} rows, of {count:,} deals; {kind}; {surroundings()}\n")
    lines = [
        ("finding out how the columns are written", f"{surveying:.1f} s", ""),
        ("reading and checking every row", f"{reading:.1f} s", ""),
        ("hashes, chains, folding, rows", f"{chaining:.1f} s", ""),
        ("the rest: looking up, keeping on disk, writing", f"{importing - reading - chaining:.1f} s", ""),
        ("the whole import", f"{whole:.1f} s", f"{whole / plain:.1f}×"),
        (f"the same {rows:,} rows by {way}", f"{plain:.1f} s", "1×"),
        ("target", "", f"≤ {TARGET:.0f}×"),
    ]
    print(markdown(("", "time", "ratio"), lines), flush=True)


def memory(folder: Path, count: int) -> int:
    """Peak resident memory of the import alone, in KiB."""
    log, mapping = write_log(folder, count)
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
    queue.put(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--deals", type=int, default=100_000)
    asked.add_argument("--memory", type=int, nargs="*", metavar="DEALS")
    asked.add_argument("--postgres", action="store_true")
    wish = asked.parse_args()
    if wish.memory is not None:
        lines = []
        for count in wish.memory or (10_000, 100_000, 300_000):
            with tempfile.TemporaryDirectory() as name:
                peak = memory(Path(name), count)
            lines.append((f"{count:,}", f"{5 * count:,}", f"{peak / 1024:.0f} MiB"))
            print(markdown(("deals", "rows", "peak memory"), lines), flush=True)
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if not wish.postgres:
            speed(folder, wish.deals, str(folder / "scale.sqlite"), str(folder / "plain.sqlite"))
            return
        with own_server() as server:
            speed(folder, wish.deals, server.database(), server.database())


if __name__ == "__main__":
    main()
