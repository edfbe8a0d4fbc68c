"""Works take turns, and what takes long is run less often; a command stands between two bare Pythons."""

import pytest

from benchmarks.speed import timing
from benchmarks.speed.timing import Took, beside_bare, taking_turns


def test_works_take_turns_and_the_first_run_warms_up():
    calls = []

    def work(name, number):
        calls.append((name, number))
        return 100.0 if number == 0 else float(number)

    found = taking_turns({n: lambda number, n=n: work(n, number) for n in ("a", "b")}, 3, patience=1000)
    assert calls == [(name, number) for number in range(4) for name in ("a", "b")]
    assert found == {"a": 2.0, "b": 2.0}


def test_a_work_out_of_patience_is_run_no_more():
    calls = []

    def slow(number):
        calls.append(number)
        return 30.0

    assert taking_turns({"slow": slow}, 10, patience=20) == {"slow": 30.0}
    assert calls == [0]


def test_a_command_is_divided_by_the_bare_pythons_around_it(monkeypatch):
    """On a machine that becomes slower from run to run, and does so for both."""
    slowness = iter((9.0, 9.0, 1.0, 2.0, 4.0, 8.0, 10.0, 30.0))
    monkeypatch.setattr(timing, "bare_python", lambda: Took(next(slowness), 0.5))
    found = beside_bare(lambda number: Took((100.0, 6.0, 30.0, 80.0)[number], 2.0), runs=3)
    assert found == (6.0, 30.0, pytest.approx(4.0), 4.0)
