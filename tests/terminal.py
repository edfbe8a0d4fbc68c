"""A person at a terminal: each answer is typed to the next question."""

import os
import signal
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


class Terminal:
    """Runs `dealgate LINE` for `by`; `size` is lines and columns."""

    def __init__(self, work, line, by="lin", lang="en", size=(60, 100), **known):
        import pexpect

        self._end = pexpect.EOF
        self._terminal = pexpect.spawn(
            sys.executable,
            ["-c", "import cli; cli.app()", *line.split(), "--lang", lang],
            env={
                "PATH": os.environ["PATH"],
                "HOME": work.home,
                "TMPDIR": work.home,
                "TERM": "dumb",
                "PYTHONPATH": str(ROOT),
                "DEALGATE_DB": work.db,
                "DEALGATE_USER": by,
                **known,
            },
            encoding="utf-8",
            codec_errors="replace",
            timeout=20,
            preexec_fn=_heeds_ctrl_c,
            dimensions=size,
        )

    def answers(self, *typed):
        """What was on the screen before each of them."""
        return [self.answer(each) for each in typed]

    def answer(self, typed, question="\n> "):
        """What was on the screen before it. What can be called is done while the question waits."""
        shown = self.asked(question)
        self.type(typed() if callable(typed) else typed)
        return shown

    def asked(self, question="\n> "):
        """What is on the screen when the next question comes."""
        self._terminal.expect(question)
        return self._terminal.before

    def type(self, typed):
        if typed == "^D":
            self._terminal.sendeof()
        elif typed == "^C":
            self._terminal.sendintr()
        elif isinstance(typed, bytes):
            os.write(self._terminal.fileno(), typed)
        else:
            self._terminal.sendline(typed)

    def last(self):
        """What it said in the end, and its exit code."""
        self._terminal.expect(self._end)
        self._terminal.close()
        return self._terminal.before, self._terminal.exitstatus


def _heeds_ctrl_c():
    """What runs in the background may have been told to ignore it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
