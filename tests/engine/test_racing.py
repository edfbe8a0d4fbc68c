"""What raced is done again, and in the end said."""

import pytest

from engine import racing
from engine.errors import Conflict
from engine.racing import through
from engine.store import Raced


@pytest.fixture
def aside(monkeypatch):
    """How often somebody stepped aside; without the waiting."""
    times = []
    monkeypatch.setattr(racing, "sleep", times.append)
    return times


def test_it_is_done_until_nobody_gets_in_between(aside):
    met = iter([Raced("40P01"), Raced("23505"), None])

    def work():
        if error := next(met):
            raise error
        return "done"

    assert through("team", work) == "done"
    assert len(aside) == 2


def test_who_never_gets_through_is_told(aside):
    def work():
        raise Raced("40P01")

    with pytest.raises(Conflict) as told:
        through("team", work)
    assert (told.value.message.id, told.value.message.params["path"]) == ("store.raced", "team")
    assert max(aside) < 2
    assert sum(aside) > 0


@pytest.mark.parametrize("opened", ["snapshot", "transaction"])
def test_what_is_left_of_it_is_a_conflict(team, opened):
    with pytest.raises(Conflict) as told, getattr(team.store, opened)():
        raise Raced("40P01")
    assert told.value.message.id == "store.raced"
    assert not team.store.in_transaction
