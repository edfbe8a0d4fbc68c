"""Processes that answer at one door: each has the socket, and takes whoever comes when it is free."""

import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import wait
from multiprocessing.context import SpawnProcess
from socket import socket
from time import monotonic
from types import FrameType

from engine.errors import Refused
from engine.message import msg

_TO_BEGIN = 5.0
"""Seconds: one that ends sooner would do so again and again."""


def keep(work: Callable[[socket], None], door: socket, n: int) -> None:
    """Until somebody ends it; one that dies is replaced. Raises Refused where one can't even begin."""
    began: dict[SpawnProcess, float] = {}
    signal.signal(signal.SIGTERM, _end)
    try:
        while True:
            while len(began) < n:
                made = get_context("spawn").Process(target=_work, args=(work, door), daemon=True)
                made.start()
                began[made] = monotonic()
            wait([process.sentinel for process in began])
            for ended in [process for process in began if not process.is_alive()]:
                if monotonic() - began.pop(ended) < _TO_BEGIN:
                    raise Refused(msg("sign_in.worker_died"))
    finally:
        for process in began:
            process.terminate()
        for process in began:
            process.join(_TO_BEGIN * 2)


def _work(work: Callable[[socket], None], door: socket) -> None:
    with suppress(KeyboardInterrupt):
        work(door)


def _end(number: int, frame: FrameType | None) -> None:
    sys.exit(128 + number)
