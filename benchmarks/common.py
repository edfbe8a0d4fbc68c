"""What the benchmarks share: a pipeline to work on, a fresh database, a Markdown table."""

import csv
import os
import platform
import random
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from engine import people, staff, upkeep, workspace
from engine.change import Change
from engine.people import Person
from engine.playbook_text.file import digest
from engine.playbooks import install
from engine.store import Store, open_store
from stages.method_playbook import load_method_playbook
from stages.worksheets import WORKSHEETS

ROOT = Path(__file__).resolve().parents[1]
MAP = ROOT / "docs" / "examples" / "pipeline-map.yaml"
USER = "bench"
_REAL = ROOT.parent / "shared" / "data" / "crm_sales" / "sales_pipeline.csv"
_HEADING = [
    "opportunity_id",
    "sales_agent",
    "product",
    "account",
    "deal_stage",
    "engage_date",
    "close_date",
    "close_value",
]
_SHARES = {"Won": 4238, "Lost": 2473, "Engaging": 1589, "Prospecting": 500}


class Pipeline(NamedTuple):
    path: Path
    real: bool

    @property
    def name(self) -> str:
        return "the public CRM pipeline" if self.real else "a generated pipeline of the same shape and size"


def pipeline(folder: Path) -> Pipeline:
    """The real one where it lies beside the project, else a generated one."""
    if _REAL.exists():
        return Pipeline(_REAL, True)
    path = folder / "pipeline.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(_HEADING)
        writer.writerows(_generated())
    return Pipeline(path, False)


def _generated() -> Iterable[Sequence[object]]:
    random.seed(8800)
    stages = [stage for stage, n in _SHARES.items() for _ in range(n)]
    random.shuffle(stages)
    for number, stage in enumerate(stages):
        engaged = date(2016, 10, 20) + timedelta(random.randrange(400))
        closed = engaged + timedelta(random.randrange(1, 139))
        account = f"Company{random.randrange(85):02}" if random.random() > 0.16 else ""
        yield (
            f"G{number:05}",
            f"Seller {random.randrange(30):02}",
            f"Product {random.randrange(7)}",
            account,
            stage,
            "" if stage == "Prospecting" else engaged,
            closed if stage in ("Won", "Lost") else "",
            {"Won": random.randrange(38, 30_000), "Lost": 0}.get(stage, ""),
        )


def new_database(path: Path | str) -> Store:
    """Fresh, with its workspace, its playbook and one admin."""
    upkeep.create(str(path))
    store = open_store(str(path), for_writing=True)
    now = datetime.now(UTC)
    here = workspace.create(store, time_zone="UTC", country="US", currency="USD", now=now)
    admin = Person(USER, USER, "admin", None, None)
    change = Change(store, here, WORKSHEETS, admin, now)
    loaded = load_method_playbook(str(ROOT / "playbooks" / "client-value"))
    parsed = loaded.parsed
    if parsed is None:
        raise SystemExit(f"the playbook has faults: {loaded.faults}")
    with store.transaction():
        staff.add_first(change)
        install(change, parsed, loaded.source, digest(parsed))
    return store


def change_on(store: Store) -> Change:
    return Change(store, workspace.load(store), WORKSHEETS, people.find(store, USER), datetime.now(UTC))


def markdown(heading: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heading, ["---"] * len(heading), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def surroundings() -> str:
    here = f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {platform.system()}"
    return f"{here}, {os.cpu_count()} processors"
