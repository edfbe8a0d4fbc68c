"""The child that renders a team's own templates: takes jobs from `visits.child`, answers, keeps nothing.

Its limits are the system's where it has them; its parent watches the clock everywhere.
"""

import pickle
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from shutil import rmtree
from types import FrameType

from jinja2.bccache import Bucket, BytecodeCache

from engine.errors import DealgateError, Fault
from visits.child import FAULT, FILE, TEXT, Job, Limits, receive, send
from visits.fault_text import fault_text
from visits.make import make
from visits.sandbox import open_sandbox, printed
from visits.shield import shielded
from visits.template_faults import TooLong, all_broken, broken
from visits.unknown_names import noting
from words.say import speak


def main(room: str) -> None:
    """`room` is its folder for temporary files: of a parent that was ended, nobody else clears it away."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, who ends us
    try:
        _work()
    finally:
        rmtree(room, ignore_errors=True)


def _work() -> None:
    answers, sys.stdout = sys.stdout.buffer, sys.stderr
    answers.write(TEXT)
    answers.flush()
    compiled = _Compiled()
    while (job := receive(sys.stdin.buffer)) is not None:
        kind, content = _answer(pickle.loads(job), compiled)
        answers.write(kind)
        send(answers, content)


class _Compiled(BytecodeCache):
    """For this child alone. Nothing but code is kept: what a template sets as it runs goes with the sheet."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if (code := self._kept.get((bucket.key, bucket.checksum))) is not None:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


def _answer(job: Job, compiled: _Compiled) -> tuple[bytes, bytes]:
    speak(job.language)
    noted: list[Fault] = []
    try:
        with _limited(job.limits):
            sandbox = open_sandbox(job.templates, job.form, compiled)
            if job.every:
                sandbox.undefined = noting(noted)
            sheet = shielded(job.sheet, printed(job.form))
            made = make(sandbox, sheet, job.name, job.form, job.limits.output)
    except DealgateError as error:
        return FAULT, fault_text(error)
    except Exception as error:
        noted += broken(job.name, error).faults
    if noted:
        return FAULT, fault_text(all_broken(noted))
    return (TEXT, made.encode()) if isinstance(made, str) else (FILE, made)


@contextmanager
def _limited(limits: Limits) -> Iterator[None]:
    """For the time of one sheet. Processor time counts from now, and holds even if the parent is gone."""
    if sys.platform == "win32":
        yield
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    most = int(used.ru_utime + used.ru_stime + limits.seconds) + 2
    _lower(resource.RLIMIT_CPU, most)
    _lower(resource.RLIMIT_AS, limits.memory)
    signal.signal(signal.SIGALRM, _ring)
    signal.setitimer(signal.ITIMER_REAL, limits.seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        _lower(resource.RLIMIT_AS, None)
        _lower(resource.RLIMIT_CPU, None)


def _lower(limit: int, most: int | None) -> None:
    """Set a limit of the system; None is as far as it may go."""
    import resource

    highest = resource.getrlimit(limit)[1]
    soft = highest if most is None else most
    if highest != resource.RLIM_INFINITY:
        soft = min(soft, highest)
    try:
        resource.setrlimit(limit, (soft, highest))
    except (OSError, ValueError):
        # macOS counts memory otherwise; there the clock has to do.
        return


def _ring(number: int, frame: FrameType | None) -> None:
    raise TooLong
