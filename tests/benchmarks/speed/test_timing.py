"""Works take turns, and what takes long is run less often."""

from benchmarks.speed.timing import taking_turns


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
