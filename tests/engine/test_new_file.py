"""A file that appears when it is whole; what somebody left who died is cleared away by the next."""

import os
import subprocess
import sys

import pytest

from engine.errors import Refused
from engine.new_file import appearing


@pytest.fixture
def dead():
    """The number of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def write(path, text="whole"):
    with appearing(str(path)) as part, open(part, "w", encoding="utf-8") as file:
        file.write(text)


def test_files_and_folders_of_the_dead_are_cleared_away(tmp_path, dead):
    (tmp_path / f"deals.xlsx.part-{dead}").write_text("half")
    (tmp_path / f"deals.xlsx.part-{dead}-wal").write_text("half")
    rows = tmp_path / f"deals.xlsx.part-{dead}-abc"
    rows.mkdir()
    (rows / "sheet1").write_text("Acme Steel, Ms Gao, 5550 1234")
    write(tmp_path / "deals.xlsx")
    assert [each.name for each in tmp_path.iterdir()] == ["deals.xlsx"]


def test_those_of_the_living_and_of_other_files_stay(tmp_path, dead):
    mine, other = tmp_path / f"deals.xlsx.part-{os.getppid()}-abc", tmp_path / f"orders.xlsx.part-{dead}-abc"
    for folder in (mine, other):
        folder.mkdir()
    write(tmp_path / "deals.xlsx")
    assert (mine.is_dir(), other.is_dir()) == (True, True)


def test_a_link_is_taken_away_and_not_what_it_leads_to(tmp_path, dead):
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / "file").write_text("mine")
    os.symlink(kept, tmp_path / f"deals.xlsx.part-{dead}-abc")
    write(tmp_path / "deals.xlsx")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["deals.xlsx", "kept"]
    assert (kept / "file").read_text() == "mine"


def test_folders_of_one_s_own_go_however_it_ends(tmp_path):
    def half(path):
        os.mkdir(f"{path}-abc")
        raise RuntimeError("the disk is gone")

    with pytest.raises(RuntimeError, match="gone"), appearing(str(tmp_path / "deals.xlsx")) as path:
        half(path)
    assert list(tmp_path.iterdir()) == []


def test_another_s_place_is_never_taken(tmp_path):
    (tmp_path / "deals.xlsx").write_text("before")
    with pytest.raises(Refused):
        write(tmp_path / "deals.xlsx")
    assert (tmp_path / "deals.xlsx").read_text() == "before"
