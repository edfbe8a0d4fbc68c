"""How often Python looks for circles."""

import gc

from engine.cycles import not_looked_for, seldom_looked_for


def test_not_at_all_and_then_as_before():
    with not_looked_for():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_seldom_and_then_as_before():
    before = gc.get_threshold()
    with seldom_looked_for():
        assert gc.get_threshold()[0] > before[0]
    assert gc.get_threshold() == before
