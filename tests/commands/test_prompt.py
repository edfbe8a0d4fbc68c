"""Whoever sits at the terminal is heard, also between a question and its answer."""

import os
import select
import signal
import sys

import pytest

from commands.prompt import typed

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no terminal to play with")


@pytest.fixture
def keyboard(monkeypatch):
    """What is typed there is our standard input."""
    import pty

    ours, theirs = pty.openpty()
    with os.fdopen(theirs) as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        yield ours
    os.close(ours)


def test_a_line_without_the_blanks_around_it(keyboard):
    os.write(keyboard, "  上次比价 \n".encode())
    assert typed() == "上次比价"


def test_the_end_of_the_input(keyboard):
    os.write(keyboard, b"\x04")
    with pytest.raises(EOFError):
        typed()


def test_a_signal_that_comes_before_we_listen_is_heard(keyboard, monkeypatch):
    """Python has looked for signals for the last time, and the wait has not begun."""
    real, heard = select.select, []

    def late(reading, *rest):
        signal.raise_signal(signal.SIGINT)
        heard.append(real(reading, *rest, 0)[0])
        os.write(keyboard, b"yes\n")
        return heard[0], [], []

    monkeypatch.setattr(select, "select", late)
    before = signal.signal(signal.SIGINT, lambda number, frame: None)
    try:
        assert typed() == "yes"
    finally:
        signal.signal(signal.SIGINT, before)
    assert len(heard[0]) == 1


def test_signals_are_told_to_whoever_was_told_before(keyboard):
    here, there = os.pipe()
    os.set_blocking(there, False)
    outside = signal.set_wakeup_fd(there)
    try:
        os.write(keyboard, b"yes\n")
        typed()
        assert signal.set_wakeup_fd(outside) == there
    finally:
        signal.set_wakeup_fd(outside)
        os.close(here)
        os.close(there)


def test_of_what_is_no_terminal_lines_are_read_as_they_come(monkeypatch):
    """A pipe may hold several, which Python fetches at once."""
    here, there = os.pipe()
    os.write(there, b"one\ntwo\n")
    os.close(there)
    with os.fdopen(here) as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        assert (typed(), typed()) == ("one", "two")
        with pytest.raises(EOFError):
            typed()
