"""Which deals are looked at, and which can't be."""

import pytest
from ways import at, way, ways

from coach.statistics.cohort import Asked, cohort


def keys(found):
    return len(found.lives), found.undated, found.ahead


def test_all_of_them():
    assert keys(cohort(ways("explore 0", "explore ?, stop ? ?"), Asked(), at(9))) == (2, 0, 0)
    assert not Asked().narrowed


def test_by_owner_and_playbook():
    deals = [way("explore 0", owner="lin"), way("explore 0", owner="bo")]
    assert [life.owner for life in cohort(deals, Asked(owners=frozenset({"bo"})), at(9)).lives] == ["bo"]
    assert cohort(deals, Asked(playbook="other"), at(9)).lives == ()
    assert cohort(deals, Asked(playbook="small", owners=frozenset()), at(9)).lives == ()


@pytest.mark.parametrize(
    ("of", "counted", "undated"),
    [("opened", ["explore 6"], 1), ("decided", ["explore 0, execute 7"], 1), ("stopped", [], 1)],
)
def test_since_a_day(of, counted, undated):
    """Open deals are not decided, and not of an unknown day either."""
    deals = {
        text: way(text) for text in ("explore 0", "explore 6", "explore 0, execute 7", "explore ?, stop ? ?")
    }
    found = cohort(deals.values(), Asked(since=at(5), of=of), at(9))
    assert list(found.lives) == [deals[text] for text in counted]
    assert found.undated == undated


def test_a_stop_after_winning_has_a_day_of_its_own():
    deal = way("explore 0, execute 3, stop cancelled 8")
    assert cohort([deal], Asked(since=at(5), of="stopped"), at(9)).lives == (deal,)
    assert cohort([deal], Asked(since=at(5), of="decided"), at(9)).lives == ()


def test_what_lies_in_the_future_has_not_happened():
    found = cohort(ways("explore 0, execute 30", "explore 20", "explore 0"), Asked(), at(9))
    assert keys(found) == (2, 0, 2)
    assert {life.outcome for life in found.lives} == {"open"}
