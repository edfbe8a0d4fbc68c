"""Everybody at once: a short storm in every run of the suite, a long one as a proof."""

import pytest

from benchmarks.storm import Size, storm


@pytest.fixture
def url(databases, database):
    return databases.empty(database, "storm")


def stormed(url, folder, size):
    found = storm(url, size, folder)
    assert found.faults == []
    done = [line for line in found.door if line.code == 0]
    assert len(done) > 0.6 * len(found.door)
    assert {line.act for line in done} >= {"answer", "set", "visit"}
    return found


def test_many_at_once_lose_nothing(url, tmp_path):
    stormed(url, tmp_path, Size(processes=3, commands=25, clients=2, shells=2, lines=4))


@pytest.mark.proof
def test_very_many_at_once_lose_nothing(url, tmp_path):
    found = stormed(url, tmp_path, Size(processes=16, commands=100, shells=8, lines=8, seed=2))
    assert any(line.act == "import" and line.code == 0 for line in found.door)
    assert any(line.act == "person leave" and line.code == 0 for line in found.door)
