"""Killed at any moment nothing is half there, and starting again goes on."""

import subprocess
import sys
from random import Random
from time import sleep

from engine.verify import verify

ROWS, BATCH, KILLS = 1600, 20, 4
LEADS = [f"{n},Deal {n},Client {n % 50},lin,{n},Talking,2026-03-02," for n in range(ROWS)]
IMPORT = f"""
import sys
from datetime import datetime, UTC
from engine import people, workspace
from engine.change import Change
from engine.store import open_store
from exchange.incoming import chunks
from exchange.incoming.importer import bring
from stages.worksheets import WORKSHEETS

chunks.BATCH = {BATCH}
url, table, mapping = sys.argv[1:]
with open_store(url, for_writing=True) as store:
    change = Change(store, workspace.load(store), WORKSHEETS, people.find(store, "wei"), datetime.now(UTC))
    print("begun", flush=True)
    bring(change, table, mapping)
"""


def test_nothing_is_half_there_and_it_goes_on(team):
    chance = Random(8)
    table, mapping = team.folder / "pipeline.csv", team.folder / "map.yaml"
    team.bring(LEADS[0])
    table.write_text("\n".join(["id,what,client,rep,value,stage,began,closed", *LEADS]), encoding="utf-8")
    stood = 1
    for _ in range(KILLS):
        command = [sys.executable, "-c", IMPORT, team.store.url, str(table), str(mapping)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as importing:
            assert importing.stdout is not None
            importing.stdout.readline()
            while importing.poll() is None and team.count("external") < stood + BATCH:
                sleep(0.001)
            sleep(0.03 * chance.random())
            importing.kill()
        assert verify(team.store).faults == ()
        known, there = team.count("external"), len(team.keys())
        assert known == there >= stood
        stood = there
    assert stood < ROWS, "it was never killed half-way"
    outcome = team.bring_file(table, mapping)
    assert (outcome.created, outcome.unchanged) == (ROWS - stood, stood)
    assert (len(team.keys()), team.count("account")) == (ROWS, 50)
    assert verify(team.store).faults == ()
