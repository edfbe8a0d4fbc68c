from engine.learned_table import Learned, learned_on, load, replace

SET = [
    Learned("client-value", "", "", "2026-11-01", {"cuts": [100, 200]}),
    Learned("client-value", "explore", "project/large", "2026-11-01", {"n": 25, "won": [1, 2]}),
]


def test_what_was_learned_is_read_back(team):
    replace(team.store, reversed(SET))
    assert load(team.store) == SET
    assert learned_on(team.store) == "2026-11-01"


def test_learning_anew_leaves_nothing_of_before(team):
    replace(team.store, SET)
    replace(team.store, SET[:1])
    assert load(team.store) == SET[:1]


def test_where_nothing_was_learned(team):
    assert (load(team.store), learned_on(team.store)) == ([], None)
