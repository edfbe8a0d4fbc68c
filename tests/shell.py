"""The command line as a test types it, in this process, with a clock of the test's own."""

import io
import json
import shlex
from contextlib import redirect_stderr, redirect_stdout
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from cli import COMMANDS
from commands.program import run
from words.say import speak

MONDAY = datetime(2026, 3, 2, 4, tzinfo=UTC)
"""Noon in Shanghai."""


class Said(NamedTuple):
    """What one command line answered. A program's answer is `data`, or `error` when it was refused."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        assert self.code in (0, 3), self
        return json.loads(self.out)["data"]

    @property
    def error(self) -> Any:
        assert self.code != 0, self
        return json.loads(self.out)["error"]


class Shell:
    """`shell("answer ACME-1 needs_known yes …", by="wei")`: quoted as for a shell, without `dealgate`."""

    def __init__(self, db: str, home: str) -> None:
        self.db, self.home = db, home
        self.now = MONDAY
        self.lang = "en"

    def __call__(self, line: str, *, by: str = "lin", **environ: str) -> Said:
        known = {"HOME": self.home, "DEALGATE_DB": self.db, "DEALGATE_USER": by, "DEALGATE_LANG": self.lang}
        out, err = io.StringIO(), io.StringIO()
        try:
            with redirect_stdout(out), redirect_stderr(err):
                code = run(COMMANDS, shlex.split(line), known | environ)
        finally:
            speak("en")
        return Said(code, out.getvalue(), err.getvalue())

    def ok(self, line: str, *, by: str = "lin", **environ: str) -> str:
        """What it printed; it must have worked."""
        said = self(line, by=by, **environ)
        assert (said.code, said.err) == (0, ""), said
        return said.out

    def data(self, line: str, *, by: str = "lin", **environ: str) -> Any:
        """What a program gets."""
        return self(f"{line} --json", by=by, **environ).data

    def days(self, n: int) -> None:
        """So many days pass."""
        self.now += timedelta(days=n)

    def found(self) -> None:
        """A workspace of lin and bo (reps of north and south), wei (coach of north), mia (manager), ada (admin)."""
        self.ok("init", by="ada")
        for who in ("lin --role rep --team north", "bo --role rep --team south"):
            self.ok(f"person add {who}", by="ada")
        self.ok("person add wei --role coach --team north", by="ada")
        self.ok("person add mia --role manager", by="ada")


def clock(shell: Shell) -> type:
    """Stands in for `datetime` where a command asks what time it is: each question takes a minute."""

    class Clock(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> datetime:
            shell.now += timedelta(minutes=1)
            return shell.now

    return Clock
