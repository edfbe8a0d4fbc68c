"""The command line as a test types it, in this process, with a clock of the test's own."""

import io
import json
import shlex
from contextlib import redirect_stderr, redirect_stdout
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

import filled

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
        """Reps lin and bo, of north and south; wei, the coach of north; mia, a manager; ada, the admin."""
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


def at_work(shell: Shell) -> None:
    """Two clients, three deals: ACME-1 with a bit of everything, ACME-2 stopped, D-1 with next to nothing."""
    for line in (
        "account add 'Acme Tools' --code ACME",
        "account add 华南精工 --code HNJG",
        "contact add 'Chen Yu' --account ACME --part decider --style analytical --since 2026-01-05",
        "contact add 'Gao Yan' --account ACME --part user --since 2026-01-05",
        "new 'Line 3 upgrade' --account ACME --amount 480000 --close 2026-09-30 --behaviour project",
        "new 'Old scanners' --account ACME --amount 95000.50 --currency USD",
        "new 'A call from the fair'",
        "answer ACME-1 needs_known unsure --evidence 'the budget owner changed'"
        " --kind client_said --contact chen",
        "fill ACME-1 client_profile business_plan='three shifts'",
        "fill ACME-1 buying_behaviour help_needed=4 complexity=5",
        "tick ACME-1 own_words",
        "step ACME-1 'send the comparison' --on +3d --with chen",
        "promise ACME-1 'a reference visit' --by us --on +5d",
        "visit log ACME-1 --with chen --summary 'walked the line'",
        "wait ACME-1 --until +4d --reason 'their budget round'",
        "stop ACME-2 --class no_decision --reason 'no budget this year' --wake 2027-01-11",
    ):
        shell.ok(line)
    shell.ok("waive ACME-1 worksheet:client_profile --reason 'on shutdown' --until +9d", by="wei")


def qualified(shell: Shell, deal: str = "ACME-1") -> None:
    scores = " ".join(f"{name}=4 {name}_evidence=seen" for name in filled.DIMENSIONS)
    shell.ok(f"fill {deal} qualification {scores}")


def sized_up(shell: Shell, deal: str = "ACME-1") -> None:
    """What the first gate asks of a project-centred client beside the profile: qualified, and who decides."""
    qualified(shell, deal)
    chen = " ".join(
        f"people.chen.{said}" for said in ("stance=supports", "influence=5", "cares_about=shipping")
    )
    shell.ok(f"fill {deal} stakeholders {chen} trust_expertise=4")
