"""What a move is measured by writes the same on both sides."""

import shutil

from benchmarks.big_team import client
from benchmarks.one_move import BareFile, compared, fill, written_rows
from engine.store import open_store


def test_the_bare_driver_writes_what_the_product_writes(tmp_path):
    own, bare = tmp_path / "own.sqlite", tmp_path / "bare.sqlite"
    fill(str(own), 64)
    shutil.copyfile(own, bare)
    found = compared(str(own), BareFile(str(bare)), 64, 3)
    assert min(found.own.by_clock, found.bare.by_clock) > 0
    key = f"{client(0)}-2"
    with open_store(str(own)) as first, open_store(str(bare)) as second:
        assert written_rows(first, key) == written_rows(second, key)
        assert written_rows(first, key)[0]["kind"] == "undo"
