"""`prep --all` against the bare template: a thousand sheets to Markdown: `python -m benchmarks sheets`.

Both make the same sheets by the same compiled templates. The bare one has the sheets ready and only lets the
templates run; the other reads the deals, judges their gates, builds the sheets, marks them and writes files.
"""

import gc
import random
import tempfile
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

from jinja2.sandbox import SandboxedEnvironment

from benchmarks.common import USER, change_on
from commands import sample
from commands.prep import expected, sheet_of
from commands.prep_all import Failed, made
from commands.start import shipped_playbooks
from engine import accounts, bulk, contacts, deal_table, playbooks, workspace
from engine.facts import STYLES
from engine.playbook import Playbook
from engine.reads import View
from engine.state import Deal, NextStep
from engine.store import Store, open_store
from visits.labels import LABELS
from visits.sandbox import open_sandbox
from visits.sheet import Sheet
from visits.template_cache import open_cache
from visits.templates import choose

CLIENTS = 200
DEALS = 1000
RUNS = 7
TARGET = 2.0
_PARTS = ("decider", "user", "buyer")


class Times(NamedTuple):
    """Medians in seconds: the templates alone, and all that a sheet takes."""

    sheets: int
    bare: float
    whole: float

    @property
    def ratio(self) -> float:
        return self.whole / self.bare


def measured(clients: int, deals: int, runs: int) -> Times:
    """The two taking turns, for a computer is not equally busy all the time."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with _team(folder / "team.sqlite", clients, deals) as store:
            view = View(store, workspace.load(store), date.today())
            keys = [row["key"] for row in store.rows("SELECT key FROM deal WHERE status IN ('open', 'won')")]
            ready = [sheet_of(known, expected(known)) for known in bulk.many(view, keys)]
            sandbox = open_sandbox({}, "md", open_cache(str(folder / "cache")))
            # As the program itself does, and what is kept here is none of its doing.
            seldom, *others = gc.get_threshold()
            gc.set_threshold(50_000, *others)
            gc.freeze()
            bare, whole = [], []
            for run in range(runs + 1):
                # A folder of its own: to write over a file, many file systems wait for the disk.
                out = folder / f"out{run}"
                out.mkdir()
                bare.append(_timed(lambda: _bare(sandbox, ready)))
                whole.append(_timed(lambda out=out: _whole(view, keys, out)))
            gc.unfreeze()
            gc.set_threshold(seldom, *others)
    # The first of each warms up.
    return Times(len(keys), median(bare[1:]), median(whole[1:]))


def _timed(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def _bare(sandbox: SandboxedEnvironment, sheets: Sequence[Sheet]) -> None:
    for sheet in sheets:
        sandbox.get_template(choose({}, "md", sheet.stage)).render(sheet=sheet, label=LABELS)


def _whole(view: View, keys: Sequence[str], out: Path) -> None:
    all_ = made(view, keys, str(out), "md", datetime.now(UTC))
    failed = [each for each in all_ if isinstance(each, Failed)]
    assert not failed, failed[0].error


# ── a team's pipeline ─────────────────────────────────────────────────────────────────────────


def _team(path: Path, clients: int, deals: int) -> Store:
    """The sample's deals again and again, in every stage, each with a client of its own kind."""
    random.seed(1000)
    sample.build(str(path), USER, shipped_playbooks())
    store = open_store(str(path), for_writing=True)
    told = [deal_table.read_state(row["state"]) for row in store.rows("SELECT state FROM deal")]
    live = [deal for deal in told if deal.status in ("open", "won")]
    book = playbooks.newest(store, live[0].playbook)
    change = change_on(store)
    with store.transaction():
        for n in range(clients):
            code = accounts.add(change, f"Client {n}", f"C{n}").code
            for part in _PARTS:
                contacts.add(change, code, f"Person {part} {n}", part, random.choice((None, *STYLES)))
        copies = (_copy(random.choice(live), f"C{n % clients}", n, book) for n in range(deals - len(live)))
        deal_table.insert_many(store, ((deal, book) for deal in copies))
    return store


def _copy(deal: Deal, code: str, n: int, book: Playbook) -> Deal:
    stage = random.choice(book.stages)
    agreed = NextStep("Show the pilot", "2030-01-01", f"{code}.{random.randrange(1, 4)}", "2026-01-01")
    return deal._replace(
        key=f"{code}-{n}",
        account=code,
        title=f"{deal.title} {n}",
        status=stage.status,
        stay=deal.stay._replace(stage=stage.id),
        next_step=random.choice((None, agreed)),
    )
