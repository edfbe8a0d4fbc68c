"""`make demo`: build the sample pipeline, then walk through the main job, showing every command.

Halfway the sheet of a visit is filled in as a rep would do it, and read back.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from commands.sample_huanan import LEAD_TIME, STAGED, STANDSTILL
from commands.sample_people import CHEN
from engine.message import Text
from words.say import choose, say

Walk: TypeAlias = tuple[tuple[str, ...], ...]
"""Command lines, each behind the name of who types it."""

WEEKENDS = Text("分两个长周末改造", "Rebuild over two long weekends")
SAID = Text("客户的对比表里我们交期第一", "Their comparison puts our lead time first")
HELD = Text(
    "逐行过了对比表，分两个周末改造，他放心了", "Line by line through it; two weekends put his mind at rest"
)
GAINED = Text("他要在管理会上替我们讲", "He will speak for us before the board")
LAST_WEEK = Text("上周", "last week")
TODAY, THEN = Text("今天", "today"), Text("下周四", "next Thursday")
NEXT = Text("一起算一笔回报账", "Work out the return together")

_ANCHOR = re.compile(r" *<!-- (\S+) -->$")
_SPOT = re.compile(r"\[ \]|_{4,}")


def before(sheet: str) -> Walk:
    """From the first look at the day to the sheet in hand."""
    scored = f"options.{say(STAGED)}.scores.{say(LEAD_TIME)}=5"
    relieved = f"relievers.{say(WEEKENDS)}.addresses={say(STANDSTILL)}"
    return (
        ("lin", "next"),
        ("lin", "gate", "HUANAN-1"),
        ("lin", "show", "HUANAN-1", "options"),
        ("lin", "fill", "HUANAN-1", "value_canvas", relieved),
        ("lin", "fill", "HUANAN-1", "options", scored),
        ("lin", "prep", "HUANAN-1", "--with", "HUANAN.1"),
        ("lin", "prep", "HUANAN-1", "--with", "HUANAN.1", "--on", "today", "--out", sheet),
    )


def after(sheet: str) -> Walk:
    """From the sheet that was filled in to the coach's desk."""
    return (
        ("lin", "visit", "read", sheet, "--yes"),
        ("lin", "advance", "HUANAN-1"),
        ("lin", "report", "day"),
        ("lin", "visit", "plan", "--week"),
        ("lin", "account", "show", "HUANAN"),
        ("lin", "show", "NORTHSEA-1", "complaints"),
        ("wei", "report", "week", "--owner", "lin", "--week", say(LAST_WEEK)),
        ("wei", "stalled"),
        ("wei", "review", "KUNLUN-1"),
        ("wei", "limits"),
        ("wei", "stats", "funnel"),
        ("wei", "forecast"),
        ("wei", "account", "list", "--by", "class"),
        ("wei", "account", "review"),
        ("wei", "db", "verify"),
    )


def written() -> Mapping[str, Sequence[str]]:
    """What the rep writes into the boxes and blanks of a line, in their order, by how its anchor begins."""
    chen = say(CHEN)
    return {
        "answer:better_than_others": ("x", "", "", chen, say(SAID), "", "x"),
        "tick:comparison_shown": ("x",),
        "promise:us": ("x",),
        "step:next": (say(NEXT), say(THEN), chen),
        "visit:held": (say(TODAY), chen, "x"),
        "visit:summary": (say(HELD),),
        "visit:interest": ("", "", "x"),
        "visit:lessons": (say(GAINED),),
    }


def filled_in(sheet: str) -> list[str]:
    """The lines of a Markdown sheet, written on."""
    pens = {anchor: iter(words) for anchor, words in written().items()}
    lines = []
    for line in sheet.splitlines():
        anchor = _ANCHOR.search(line)
        begin = next((begin for begin in pens if anchor and anchor[1].startswith(begin)), None)
        lines.append(_written_on(line, pens[begin]) if begin else line)
    return lines


def _written_on(line: str, pen: Iterator[str]) -> str:
    def put(spot: re.Match[str]) -> str:
        word = next(pen, "")
        if not word:
            return spot[0]
        return f"[{word}]" if spot[0] == "[ ]" else word

    return _SPOT.sub(put, line)


def fill_in(path: str) -> None:
    """By pen; shown is what was written."""
    sheet = Path(path).read_text(encoding="utf-8")
    lines = filled_in(sheet)
    Path(path).write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"\n✎ {path}")
    for line in sorted({*lines} - {*sheet.splitlines()}, key=lines.index):
        print(_ANCHOR.sub("", line))


def main(program: str, path: str) -> int:
    language = choose([], os.environ)
    common = ["--db", path, "--lang", language]
    sheet = str(Path(path).with_name("HUANAN-1.md"))

    def typed(walk: Walk) -> int:
        for user, *words in walk:
            shown = " ".join(f'"{w}"' if " " in w else w for w in words)
            print(f"\n$ dealgate {shown} --as {user}", flush=True)
            code = subprocess.run([program, *words, *common, "--as", user]).returncode
            if code not in (0, 3):  # a closed gate is part of the tour
                return code
        return 0

    print(f"$ dealgate demo --db {path}", flush=True)
    code = subprocess.run([program, "demo", *common]).returncode or typed(before(sheet))
    if code == 0:
        fill_in(sheet)
        code = typed(after(sheet))
    return code


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
