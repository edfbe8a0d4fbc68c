"""Memory does not grow with the file."""

import gc
import tracemalloc

import pytest

pytestmark = pytest.mark.sqlite("it is the importer that is measured")
HEADING = "no,did,at,client"
LOG = """
what: events
source: crm
columns: {id: no, activity: did, at: at, account: client}
activities: {Call: understand, Quote: explore, Bid: expand}
"""
BOUND = 3_000_000
"""Bytes; ten times the rows of deals held in memory would be ten times that."""


def deals(count):
    return [f"{n},Deal {n},Client {n % 40},lin,{n % 977},Talking,2026-03-02," for n in range(count)]


def rows_of_logs(count):
    steps = (("Call", 1), ("Quote", 2), ("Bid", 3))
    return [f"{n},{did},2026-0{at}-01,Client {n % 40}" for did, at in steps for n in range(count // 3)]


def peak(team, source, rows, heading, map):
    """Bytes at most, above what was in use before."""
    table, mapping = team.folder / "table.csv", team.folder / "map.yaml"
    table.write_text("\n".join([heading, *rows]), encoding="utf-8")
    mapping.write_text(map.replace("source: crm", f"source: {source}"), encoding="utf-8")
    del rows
    gc.collect()
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        team.bring_file(table, mapping)
        return tracemalloc.get_traced_memory()[1] - before
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("what", ["deals", "events"])
def test_ten_times_the_rows_take_the_memory_of_one(team, monkeypatch, what):
    for name in ("chunks", "log_chunks"):
        monkeypatch.setattr(f"exchange.incoming.{name}.BATCH", 200)
    make, heading, map = {
        "deals": (deals, "id,what,client,rep,value,stage,began,closed", team.MAP),
        "events": (rows_of_logs, HEADING, LOG),
    }[what]
    peak(team, "warm", make(300), heading=heading, map=map)
    small = peak(team, "small", make(900), heading=heading, map=map)
    large = peak(team, "large", make(9000), heading=heading, map=map)
    assert large - small < BOUND, f"{small:,} bytes for 900 rows, {large:,} for 9,000"
