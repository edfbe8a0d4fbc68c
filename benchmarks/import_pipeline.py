"""Importing a pipeline against writing the same rows plainly: `python -m benchmarks pipeline`."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

from benchmarks.common import MAP, Pipeline, change_on, new_database, pipeline
from engine import playbooks
from engine.change import carry_out
from engine.store import Store, open_store
from exchange.incoming.importer import bring
from exchange.mapping.file import load_mapping
from exchange.rows.deal_row import RowReader
from exchange.styles.survey import survey
from exchange.tables.table_file import open_table

RUNS = 5
TARGET = 5.0
TABLES = ("account", "person", "deal", "event", "external")


class Times(NamedTuple):
    """Medians in seconds; `real`: of the public pipeline."""

    parsing: float
    importing: float
    plain: float
    rows: int
    real: bool

    @property
    def ratio(self) -> float:
        return (self.importing - self.parsing) / self.plain


def measured(runs: int) -> Times:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = pipeline(folder)
        parsing, importing, plain = [], [], []
        rows = 0
        for run in range(runs):
            parsing.append(_parse(folder / f"parse{run}.sqlite", source))
            imported = folder / f"import{run}.sqlite"
            importing.append(_import(imported, source))
            seconds, rows = _write_plainly(folder / f"plain{run}.sqlite", imported)
            plain.append(seconds)
    return Times(median(parsing), median(importing), median(plain), rows, source.real)


def _timed(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def _parse(database: Path, source: Pipeline) -> float:
    """The mapping and every row read into values, nothing written."""
    with new_database(database) as store:
        change = change_on(store)
        playbook = playbooks.newest(store, "client-value")

        def work() -> None:
            mapping = load_mapping(str(MAP))
            with open_table(str(source.path)) as table:
                known = survey(table, mapping.plan, change.workspace.time_zone, "USD", change.worksheets)
            with open_table(str(source.path)) as table:
                reader = RowReader(
                    mapping.plan, table.heading, playbook, known, change.at, "USD", change.worksheets
                )
                for number, cells in table.rows:
                    assert isinstance(cells, list), f"row {number} can't be read"
                    reader.read(number, cells)

        return _timed(work)


def _import(database: Path, source: Pipeline) -> float:
    with new_database(database) as store:
        change = change_on(store)

        def work() -> dict[str, object]:
            outcome = bring(change, str(source.path), str(MAP))
            return {"created": outcome.created}

        return _timed(lambda: carry_out(change, "import", work))


def _write_plainly(database: Path, imported: Path) -> tuple[float, int]:
    """Seconds and rows: what the import left behind, into a fresh database with the same settings."""
    with new_database(database) as store:
        for table in TABLES:
            if table != "event":
                store.run(f"DELETE FROM {table}")
        filled = [(table, *_rows(imported, table)) for table in TABLES]
        seconds = _timed(lambda: _write(store, filled))
    return seconds, sum(len(rows) for _, _, rows in filled)


def _rows(database: Path, table: str) -> tuple[str, list[dict[str, object]]]:
    """The statement that writes the table, and its rows; of the events those a fresh database lacks."""
    with open_store(str(database)) as store:
        where = "WHERE kind = 'import' OR subject LIKE 'account:%'" if table == "event" else ""
        rows = [dict(row) for row in store.rows(f"SELECT * FROM {table} {where} ORDER BY rowid")]
    names = ", ".join(f'"{name}"' for name in rows[0])
    values = ", ".join(f":{name}" for name in rows[0])
    return f"INSERT INTO {table} ({names}) VALUES ({values})", rows


def _write(store: Store, filled: list[tuple[str, str, list[dict[str, object]]]]) -> None:
    with store.transaction():
        for _, sql, rows in filled:
            store.run_many(sql, rows)
