"""Ending a command that would go on for ever: what it is in the middle of is finished first."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import current_thread, main_thread
from time import sleep
from types import FrameType


class _Stopped(BaseException):
    """A service is stopped by SIGTERM: that is its end, and no failure."""


class Ending:
    """Knows whether somebody asked for the end. Who asks a second time gets it at once."""

    def __init__(self) -> None:
        self._asked: int | None = None
        self._idle = False

    def check(self) -> None:
        """Between two pieces of work."""
        if self._asked is not None:
            self._end(self._asked)

    def pause(self, seconds: float) -> None:
        """Nothing is under way, so whoever asks needn't wait."""
        self._idle = True
        try:
            self.check()  # after the line above: what comes in between is heard here or there
            sleep(seconds)
        finally:
            self._idle = False

    def heard(self, number: int, frame: FrameType | None) -> None:
        if self._idle or self._asked is not None:
            self._end(number)
        self._asked = number

    @staticmethod
    def _end(number: int) -> None:
        raise KeyboardInterrupt if number == signal.SIGINT else _Stopped


@contextmanager
def ending() -> Iterator[Ending]:
    """SIGTERM ends what stands in it as if it were done; Ctrl-C is an interruption, as everywhere."""
    end = Ending()
    if current_thread() is not main_thread():
        yield end
        return
    before = {number: signal.signal(number, end.heard) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        with suppress(_Stopped):
            yield end
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
