"""A real log of loan applications as a bank in Amsterdam would import it, once for all tests of a process."""

import tempfile
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from time import perf_counter

import pytest

from coach.lives import lives
from engine import playbooks
from engine.change import carry_out
from engine.clock import load_calendar
from engine.reads import view_as_of
from engine.setup import set_up
from exchange.incoming.importer import bring
from stages.method_playbook import load_method_playbook
from stages.worksheets import WORKSHEETS

ROOT = Path(__file__).parents[1]
LOG = ROOT.parent / "shared" / "data" / "loan_log" / "events.csv"
LOANS = ROOT / "docs" / "examples" / "loans"
STAGES = ("applied", "preaccepted", "accepted", "offered", "returned")
LAST = date(2012, 3, 14)
"""The last day it tells of."""
ZONE = "Europe/Amsterdam"

needs_the_log = pytest.mark.skipif(not LOG.exists(), reason=f"the public loan log is not there: {LOG}")


def bank(db):
    """An empty workspace of a bank in Amsterdam, as its admin changes it."""
    loaded = load_method_playbook(str(LOANS))
    assert not loaded.faults, loaded.faults
    return set_up(
        db,
        time_zone=ZONE,
        country="NL",
        currency="EUR",
        user="boss",
        shipped=[loaded],
        worksheets=WORKSHEETS,
        now=datetime(2026, 11, 22, 9, tzinfo=UTC),
    ).change


def brought(change, table, mapping=LOANS / "map.yaml"):
    outcome = None

    def work():
        nonlocal outcome
        outcome = bring(change, str(table), str(mapping))
        return {}

    carry_out(change, "import", work)
    return outcome


class Loans:
    """The log, imported, on its last day."""

    def __init__(self, folder):
        self.folder = folder
        self.change = bank(str(Path(folder.name) / "bank.sqlite"))
        start = perf_counter()
        self.outcome = brought(self.change, LOG)
        self.seconds = perf_counter() - start
        self.lives = lives(view_as_of(self.change.store, self.change.workspace, LAST))
        self.books = list(playbooks.installed(self.change.store))
        self.calendar = load_calendar(self.change.store, "NL")


@cache
def loans():
    return Loans(tempfile.TemporaryDirectory())
