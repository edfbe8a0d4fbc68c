"""Memory does not grow with the file."""

import gc
import tracemalloc

import pytest

from coach.limits.learning import relearn

pytestmark = pytest.mark.sqlite("it is the importer that is measured")
HEADING = "no,did,at,client"
LOG = """
what: events
source: crm
columns: {id: no, activity: did, at: at, account: client}
activities: {Call: understand, Quote: explore, Bid: expand}
"""
BOUND = 1_500_000
"""Bytes; the rows of deals held in memory would be several times that."""


def deals(count):
    """Each of another value."""
    return [f"{n},Deal {n},Client {n % 40},lin,{n},Talking,2026-03-02," for n in range(count)]


def rows_of_logs(count):
    """Each at another time, those of a deal far apart."""
    steps = (("Call", 1), ("Quote", 2), ("Bid", 3))
    return [
        f"{n},{did},2026-0{at}-01T{n // 3600:02}:{n // 60 % 60:02}:{n % 60:02},Client {n % 40}"
        for did, at in steps
        for n in range(count // 3)
    ]


def traced(work):
    """Bytes at most, above what was in use before."""
    gc.collect()
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        work()
        return tracemalloc.get_traced_memory()[1] - before
    finally:
        tracemalloc.stop()


def written(team, source, rows, heading, map):
    table, mapping = team.folder / "table.csv", team.folder / "map.yaml"
    table.write_text("\n".join([heading, *rows]), encoding="utf-8")
    mapping.write_text(map.replace("source: crm", f"source: {source}"), encoding="utf-8")
    return table, mapping


def peak(team, source, rows, heading, map):
    table, mapping = written(team, source, rows, heading, map)
    del rows
    return traced(lambda: team.bring_file(table, mapping))


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


def test_what_is_learned_from_all_deals_takes_no_more_for_more_of_them(team):
    def learned():
        with team.store.transaction():
            relearn(team.change())

    peaks = []
    for source, count in (("few", 12_000), ("many", 24_000)):
        team.bring_file(*written(team, source, rows_of_logs(count), HEADING, LOG))
        peaks.append(traced(learned))
    few, many = peaks
    assert many - few < BOUND, f"{few:,} bytes for 4,000 deals, {many:,} for 12,000"
