"""The harness itself: what it would find if there were something to be found."""

import time

import pytest

from benchmarks.fuzz import inputs
from benchmarks.fuzz.measure import Run
from benchmarks.fuzz.targets import Target
from engine.errors import Refused
from engine.message import msg


@pytest.fixture
def measured(tmp_path):
    """What came of reading with this reader; the first seed is for warming up."""
    (tmp_path / "work").mkdir()

    def run(read, *bombs, seconds=5.0):
        target = Target("x", lambda folder: read, lambda: ("warm",), bombs, inputs.ODD, 1, seconds=seconds)
        run = Run(target, tmp_path / "work", tmp_path)
        for bomb in bombs:
            run.one(bomb.encode())
        return run.told()

    return run


def test_accepted_and_refused_are_counted(measured):
    def read(content):
        if content == b"refused":
            raise Refused(msg("shell.interrupted"))
        return content == b"good"

    told = measured(read, "good", "good", "bad", "refused")
    assert (told.inputs, told.accepted, told.refused, told.faults) == (4, 2, 2, {})


def test_anything_but_a_refusal_is_a_fault_and_its_input_is_kept(measured, tmp_path):
    def read(content):
        return bool(int(content)) if content != b"warm" else True

    told = measured(read, "1", "one")
    ((what, kept),) = told.faults.items()
    assert what.startswith("ValueError: invalid literal for int() with base 10: b'one' (test_measure.py:")
    assert (tmp_path / kept).read_bytes() == b"one"


def test_a_hang_is_given_up(measured):
    def read(content):
        while content == b"for ever":
            pass
        return True

    began = time.monotonic()
    told = measured(read, "for ever", "good", seconds=0.05)
    assert {"hang", "took more than 0.05 s"} == set(told.faults)
    assert (told.inputs, told.accepted) == (2, 1)
    assert time.monotonic() - began < 30


def test_the_same_seed_makes_the_same_inputs(measured, tmp_path):
    def gathered():
        met = []
        target = Target(
            "x", lambda folder: lambda content: not met.append(content), lambda: ("a: 1\n",), (), ("&",), 1
        )
        Run(target, tmp_path / "work", tmp_path).all(30, start=3)
        return met[1:]

    assert gathered() == gathered()
    assert len(set(gathered())) > 10
