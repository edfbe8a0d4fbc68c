"""A manager brings tables in by a login of their own, on a server that judges every row."""

from pathlib import Path

import postgres
import pytest
from offices import act, change_by

from engine import deal_table, playbooks
from engine.playbook_text.file import digest, load_playbook
from engine.store import open_store
from engine.verify import verify
from exchange.incoming.importer import bring
from stages.worksheets import WORKSHEETS

PLAYBOOK = Path(__file__).parents[3] / "playbooks" / "client-value"
COLUMNS = (
    "columns: {id: id, title: what, owner: rep, amount: value, stage: stage}\nconstants: {currency: CNY}"
)
DEALS = f"""
source: crm
{COLUMNS}
worksheets: {{qualification: {{need: need}}, buying_behaviour: {{behaviour: how}}}}
stages:
  Talking: [{{stage: understand}}, {{stage: explore, on: began}}]
  Bid: [{{stage: understand}}, {{stage: explore, on: began}}, {{stage: expand, on: closed}}]
  Won: [{{stage: understand}}, {{stage: explore, on: began}}, {{stage: execute, on: closed}}]
  Done: [{{stage: explore}}, {{stage: done, on: closed}}]
  Lost: [{{stage: understand}}, {{stage: explore, on: began}}, {{stop: unknown, on: closed, reason: lost}}]
"""
HEADING = "id,what,rep,value,need,how,stage,began,closed"
TALKING = "1,Line 1,tom,10,4,project,Talking,2026-01-05,"
ROWS = (
    TALKING,
    "2,Line 2,bo,20,5,profit,Won,2026-01-05,2026-02-05",
    "3,Line 3,tom,30,,,Done,,2026-02-05",
    "4,Line 4,lin,40,3,,Lost,2026-01-05,2026-03-05",
)
LOG = """
what: events
source: log
columns: {id: id, title: what, owner: rep, activity: did, at: at}
constants: {currency: CNY}
activities:
  Call: understand
  Quote: explore
  Order: execute
  Lost: {stop: no_decision, reason: lost}
"""


@pytest.fixture
def manager(own, tmp_path):
    """Brings a table in as zhu, by their own login."""
    with open_store(own, for_writing=True) as store:
        act(store, "ada", _install)
    with open_store(postgres.login(own, "zhu"), for_writing=True) as store:
        assert store.login == "zhu"

        def brought(map, heading, *rows):
            table, mapping = tmp_path / "table.csv", tmp_path / "map.yaml"
            table.write_text("\n".join([heading, *rows]) + "\n", encoding="utf-8")
            mapping.write_text(map, encoding="utf-8")
            found = bring(change_by(store, "zhu"), str(table), str(mapping))
            assert found.rejected == []
            return found.created, found.updated, found.unchanged

        yield store, brought
    with open_store(own) as store:
        assert verify(store).faults == ()


def _install(change):
    loaded = load_playbook(str(PLAYBOOK), WORKSHEETS)
    assert loaded.parsed is not None
    playbooks.install(change, loaded.parsed, loaded.source, digest(loaded.parsed))


def _deals(store):
    """Title, stage, status and behaviour of what came in."""
    rows = store.rows("SELECT key FROM deal WHERE playbook = 'client-value' ORDER BY sort_key")
    loaded = [deal_table.load(store, row["key"]) for row in rows]
    return [(deal.title, deal.stage, deal.status, deal.behaviour) for deal in loaded]


def test_deals_come_in_with_all_their_way_and_what_changed_follows(manager):
    store, brought = manager
    assert brought(DEALS, HEADING, *ROWS) == (4, 0, 0)
    lost = ("Line 4", "explore", "stopped", None)
    assert _deals(store) == [
        ("Line 1", "explore", "open", "project"),
        ("Line 2", "execute", "won", "profit"),
        ("Line 3", "done", "done", None),
        lost,
    ]
    further = TALKING.replace("Line 1", "Line 1a").replace(
        "10,4,project,Talking,2026-01-05,", "11,5,profit,Bid,2026-01-05,2026-01-15"
    )
    assert brought(DEALS, HEADING, further, *ROWS[1:]) == (0, 1, 3)
    assert _deals(store)[0] == ("Line 1a", "expand", "open", "profit")


def test_a_log_with_moves_back_and_a_stop(manager):
    store, brought = manager
    told = [
        "1,Line 1,tom,Call,2026-01-05T08:00:00",
        "1,Line 1,tom,Quote,2026-01-06T08:00:00",
        "1,Line 1,tom,Call,2026-01-07T08:00:00",
        "1,Line 1,tom,Lost,2026-01-08T08:00:00",
        "2,Line 2,bo,Call,2026-01-05T08:00:00",
    ]
    assert brought(LOG, "id,what,rep,did,at", *told) == (2, 0, 0)
    assert _deals(store) == [
        ("Line 1", "understand", "stopped", None),
        ("Line 2", "understand", "open", None),
    ]
    told += ["1,Line 1,tom,Quote,2026-01-09T08:00:00", "2,Line 2a,bo,Order,2026-01-10T08:00:00"]
    assert brought(LOG, "id,what,rep,did,at", *told) == (0, 2, 0)
    assert _deals(store) == [("Line 1", "explore", "open", None), ("Line 2a", "execute", "won", None)]
