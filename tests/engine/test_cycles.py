"""How often Python looks for circles."""

import gc

import pytest

from engine.cycles import not_looked_for, seldom_looked_for


@pytest.fixture
def off():
    gc.disable()
    yield
    gc.enable()


def test_not_at_all_and_then_as_before():
    with not_looked_for():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_what_was_off_stays_off(off):
    with not_looked_for():
        pass
    assert not gc.isenabled()


def test_what_is_left_is_never_looked_through():
    before = gc.get_freeze_count()
    with not_looked_for():
        kept = [[] for _ in range(1000)]
    assert gc.get_freeze_count() >= before + len(kept)


def test_seldom_and_then_as_before():
    before = gc.get_threshold()
    with seldom_looked_for():
        assert gc.get_threshold()[0] > before[0]
    assert gc.get_threshold() == before
