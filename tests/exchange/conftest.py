"""A team in Shanghai whose admin is wei, on 21 November 2026, and a CRM that exports its pipeline."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from engine import deal_table, history, people, playbooks, staff, upkeep, workspace
from engine.change import Change, carry_out
from engine.clock import day_of
from engine.errors import DealgateError
from engine.fold import fold
from engine.people import Person
from engine.playbook_text.file import digest, load_playbook
from engine.store import open_store
from exchange.incoming.importer import bring
from stages.worksheets import WORKSHEETS
from words.say import say, speak

NOON = datetime(2026, 11, 21, 4, tzinfo=UTC)
PLAYBOOK = Path(__file__).parents[2] / "playbooks" / "client-value"
MAP = """
source: crm
columns: {id: id, title: what, account: client, owner: rep, amount: value, stage: stage}
constants: {currency: CNY}
nulls_in: {value: ["0"]}
stages:
  Lead: understand
  Talking: {stage: explore, on: began}
  Won: [{stage: explore, on: began}, {stage: execute, on: closed}]
  Lost: [{stage: explore, on: began}, {stop: unknown, on: closed, reason: Lost in the CRM}]
"""
HEADING = "id,what,client,rep,value,stage,began,closed"


@pytest.fixture(scope="session")
def empty_database(databases):
    """By kind, made once: migrations take longer than all a test does."""
    return databases.once("importing", _founded)


def _founded(path):
    upkeep.create(path)
    with open_store(path, for_writing=True) as store:
        here = workspace.create(store, time_zone="Asia/Shanghai", country="CN", currency="CNY", now=NOON)
        admin = Person("wei", "Wei", "admin", None, None)
        change = Change(store, here, WORKSHEETS, admin, NOON)
        loaded = load_playbook(str(PLAYBOOK), WORKSHEETS)
        assert loaded.parsed is not None
        with store.transaction():
            staff.add_first(change)
            staff.add(change, "lin", "rep", name="Lin Tao")
            playbooks.install(change, loaded.parsed, loaded.source, digest(loaded.parsed))


class Team:
    """The team's database, and its CRM as lines of a CSV file."""

    MAP = MAP

    def __init__(self, path, folder):
        self.store = open_store(path, for_writing=True)
        self.folder = folder
        self.now = NOON

    def change(self, user="wei", **given):
        actor = people.find(self.store, user)
        return Change(self.store, workspace.load(self.store), WORKSHEETS, actor, self.now, **given)

    def bring(self, *lines, map=MAP, heading=HEADING, user="wei", dry_run=False, **how):
        """Import these rows; an hour goes by."""
        table, mapping = self.folder / "pipeline.csv", self.folder / "map.yaml"
        table.write_text("\n".join([heading, *lines]) + "\n", encoding="utf-8")
        mapping.write_text(map, encoding="utf-8")
        return self.bring_file(table, mapping, user=user, dry_run=dry_run, **how)

    def bring_file(self, table, mapping, user="wei", dry_run=False, **how):
        change = self.change(user)
        if not dry_run and not how.get("all_or_nothing"):
            outcome = bring(change, str(table), str(mapping), **how)
            self.now += timedelta(hours=1)
            return outcome
        outcome = None

        def work():
            nonlocal outcome
            outcome = bring(change, str(table), str(mapping), **how)
            return {}

        carry_out(change, "import", work, dry_run=dry_run)
        self.now += timedelta(hours=1)
        return outcome

    def do(self, move, key, *args, user="wei", **given):
        """Something a person does here."""
        change = self.change(user)
        carry_out(change, move.__name__, lambda: {"v": move(change, key, *args, **given).version})
        self.now += timedelta(hours=1)

    def deal(self, key):
        found = deal_table.load(self.store, key)
        assert found is not None
        folded = fold(history.events(self.store, f"deal:{key}"))
        assert folded == found, "folding its history gives another deal"
        return found

    def way(self, key):
        """`understand ? → explore 2026-03-01 → stopped 2026-05-01`, in the workspace's days."""
        words = []
        for event in history.events(self.store, f"deal:{key}"):
            data = event.data
            reached = data.get("opened") or data.get("reached")
            name = reached["stage"] if reached else "stopped" if "stopped" in data else None
            if name:
                words.append(f"{name} {self._day(event.at)}")
        return " → ".join(words)

    def _day(self, at):
        return day_of(at, "Asia/Shanghai").isoformat() if at else "?"

    def keys(self):
        return [row["key"] for row in self.store.rows("SELECT key FROM deal ORDER BY key")]

    def count(self, table):
        return self.store.row(f"SELECT count(*) AS n FROM {table}")["n"]


@pytest.fixture
def team(empty_database, databases, database, tmp_path):
    speak("en")
    with databases.copy(empty_database(database), tmp_path / "team.sqlite") as path:
        team = Team(path, tmp_path)
        yield team
        team.store.close()


@pytest.fixture
def refused():
    """What a call is refused with: the sentence, then every fault as `line:column key: what`."""

    def refused(call, *args, **given):
        with pytest.raises(DealgateError) as caught:
            call(*args, **given)
        error = caught.value
        faults = getattr(error, "faults", ())
        return [say(error.message), *(f"{f.line}:{f.column} {f.key}: {say(f.what)}" for f in faults)]

    return refused


@pytest.fixture
def named():
    """Rejected rows as a person reads them."""
    return lambda outcome: [f"{r.row} {r.column or '-'}: {say(r.reason)}" for r in outcome.rejected]
