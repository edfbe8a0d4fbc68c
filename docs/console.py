"""Runs what a page shows: every `console` block again, with the program's own answers under each command.

The clock begins at one fixed morning and nothing is left to chance, so the same program writes the same page
on any day. Besides
`$ dealgate …`, a block may say `$ curl …`, `$ export NAME=VALUE` and `$ echo $?`, and end a command in
`| head -N`.
A `yaml` block that opens with `# NAME.yaml`, or a `markdown` one with `<!-- NAME.md -->`, is a file in the
folder the commands run in, as is a block called `csv NAME.csv`.
"""

import contextlib
import json
import os
import random
import re
import shlex
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any
from unittest import mock

from cli import COMMANDS
from commands.program import run
from docs.laid_out import laid_out

MORNING = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
"""Monday, nine o'clock in Shanghai. Each command comes a minute after the one before."""

BLOCK = re.compile(r"^```(console|yaml|markdown|csv \S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CLOCKS = ("commands.desk.datetime", "commands.start.datetime", "commands.sample.datetime")
_FILE = re.compile(r"# (\S+\.yaml)\n|<!-- (\S+\.md) -->\n")
_HEAD = re.compile(r"(.*) \| head -(\d+)", re.DOTALL)


class Terminal:
    """A folder, an environment, a clock: what a reader would have who types along."""

    def __init__(self, folder: str, language: str) -> None:
        self.environ = {"HOME": folder, "USER": "lin", "DEALGATE_LANG": language}
        self.now = MORNING
        self.chance = random.Random(0)
        self.code = 0

    def answer(self, line: str) -> str:
        """What the command prints, as a person sees it: talk and data on one screen."""
        if line == "echo $?":
            return f"{self.code}\n"
        command, limit = _cut(line)
        program, *words = shlex.split(command.replace("\\\n", ""))
        if program == "export":
            for word in words:
                name, _, value = word.partition("=")
                self.environ[name] = value
            return ""
        assert program in ("dealgate", "curl"), f"a page can't run {program}"
        said = self._run(program, words)
        return "".join(said.splitlines(keepends=True)[:limit])

    def _run(self, program: str, words: list[str]) -> str:
        self.now += timedelta(minutes=1)
        screen = StringIO()
        with contextlib.ExitStack() as hands:
            for clock in _CLOCKS:
                hands.enter_context(mock.patch(clock, _clock(self.now)))
            hands.enter_context(mock.patch("os.urandom", self.chance.randbytes))
            hands.enter_context(mock.patch.dict(os.environ, {"COLUMNS": "80", "NO_COLOR": "1"}))
            hands.enter_context(contextlib.redirect_stdout(screen))
            hands.enter_context(contextlib.redirect_stderr(screen))
            if program == "curl":
                from docs.curl import answer

                return answer(words, self.environ)
            self.code = run(COMMANDS, words, self.environ)
        said = screen.getvalue()
        return laid_out(json.loads(said)) if "--json" in words else said


def _cut(line: str) -> tuple[str, int | None]:
    match = _HEAD.fullmatch(line)
    return (match[1], int(match[2])) if match else (line, None)


def _clock(now: datetime) -> type[datetime]:
    class Clock(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> Any:
            return now

    return Clock


def commands(block: str) -> list[str]:
    """The command lines of a console block; a backslash continues one on the next line."""
    return [m[1] for m in re.finditer(r"^\$ ((?:.*\\\n)*.*)$", block, re.MULTILINE)]


def answered(page: str, language: str) -> str:
    """The page with every console block run anew, top to bottom, in one empty folder."""
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        terminal = Terminal(folder, language)

        def write(match: re.Match[str]) -> str:
            kind, text = match.groups()
            if kind != "console":
                if path := _file(kind, text):
                    file = Path(path)
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_text(text, encoding="utf-8")
                return match[0]
            return "```console\n" + "\n".join(_told(terminal, text)) + "```"

        return BLOCK.sub(write, page)


def _file(kind: str, text: str) -> str | None:
    """The file a block is, if it is one."""
    if kind.startswith("csv "):
        return kind.removeprefix("csv ")
    named = _FILE.match(text)
    return named and (named[1] or named[2])


def _told(terminal: Terminal, block: str) -> Iterator[str]:
    for line in commands(block):
        yield f"$ {line}\n{terminal.answer(line)}"
