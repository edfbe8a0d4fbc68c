"""Whoever is asked to end finishes what is under way; whoever is asked twice doesn't."""

import os
import signal
import time

import pytest

from commands.ending import ending


def asked(number):
    os.kill(os.getpid(), number)
    for _ in range(3):  # a signal is heard between two steps of the program
        time.sleep(0)


def test_what_is_under_way_is_finished_first():
    done = []
    with ending() as end:
        asked(signal.SIGTERM)
        done.append("this page")
        end.check()
        done.append("another")
    assert done == ["this page"]


def test_while_nothing_is_under_way_it_ends_at_once():
    began = time.monotonic()
    with ending() as end:
        asked(signal.SIGTERM)
        end.pause(60)
    assert time.monotonic() - began < 5


def test_ctrl_c_is_an_interruption():
    with ending() as end:
        asked(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            end.check()


def test_who_asks_twice_does_not_wait():
    done = []
    with ending():
        asked(signal.SIGTERM)
        asked(signal.SIGTERM)
        done.append("never")
    assert done == []


def test_afterwards_signals_mean_what_they_meant():
    before = signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)
    with ending():
        pass
    assert (signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)) == before
