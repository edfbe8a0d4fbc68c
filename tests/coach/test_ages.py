import pytest

from coach.ages import Age


@pytest.fixture
def aged(diagnosed):
    return lambda **given: diagnosed(**given).ages


def test_three_ages_are_kept_apart(aged):
    found = aged(since="2026-10-01", contact="2026-11-05", step="2026-11-10 with chen")
    assert found.stage == Age("2026-09-30T16:00:00.000000Z", 50, 36, 20, "playbook")
    assert found.silence == Age("2026-11-05", 15, 11, 10, "playbook")
    assert found.next_step == Age("2026-11-10", 10, 8, 5, "playbook")


def test_nothing_is_invented_where_nothing_is_known(aged):
    unknown = (None, None, None)
    found = aged()
    assert [age[:3] for age in found] == [unknown] * 3
    assert [age.limit for age in found] == [20, 10, 10]


def test_without_a_contact_the_silence_has_no_start_but_the_missing_step_has(aged):
    found = aged(since="2026-11-02")
    assert found.silence.since is None
    assert found.next_step == Age("2026-11-01T16:00:00.000000Z", 18, 14, 10, "playbook")


def test_a_step_ahead_is_no_days_old(aged):
    assert aged(step="2026-12-01 with chen").next_step == Age("2026-12-01", 0, 0, 5, "playbook")
