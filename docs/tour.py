"""`make demo`: build the sample pipeline, then walk through the main job, showing every command."""

import os
import subprocess
import sys

from commands.sample_deals import PROMISED
from commands.sample_huanan import LEAD_TIME, STAGED, STANDSTILL
from engine.message import Text
from words.say import choose, say

SAID = Text("客户的对比表里我们交期第一", "Their comparison puts our lead time first")
WEEKENDS = Text("分两个长周末改造", "Rebuild over two long weekends")
NEXT = Text("一起算一笔回报账", "Work out the return together")


def walk() -> tuple[tuple[str, ...], ...]:
    """Who types what, in the language chosen."""
    scored = f"options.{say(STAGED)}.scores.{say(LEAD_TIME)}=5"
    relieved = f"relievers.{say(WEEKENDS)}.addresses={say(STANDSTILL)}"
    heard = ("--kind", "client_document", "--evidence", say(SAID))
    return (
        ("lin", "next"),
        ("lin", "gate", "HUANAN-1"),
        ("lin", "show", "HUANAN-1", "options"),
        ("lin", "fill", "HUANAN-1", "value_canvas", relieved),
        ("lin", "fill", "HUANAN-1", "options", scored),
        ("lin", "promise", "HUANAN-1", say(PROMISED), "--by", "us", "--kept"),
        ("lin", "answer", "HUANAN-1", "better_than_others", "yes", *heard),
        ("lin", "tick", "HUANAN-1", "comparison_shown"),
        ("lin", "advance", "HUANAN-1"),
        ("lin", "step", "HUANAN-1", say(NEXT), "--on", "+7d", "--with", "HUANAN.1"),
        ("lin", "prep", "HUANAN-1", "--with", "HUANAN.1"),
        ("lin", "history", "HUANAN-1"),
        ("lin", "show", "NORTHSEA-1", "complaints"),
        ("wei", "stalled"),
        ("wei", "account", "list", "--by", "class"),
        ("wei", "account", "review"),
        ("wei", "db", "verify"),
    )


def main(program: str, path: str) -> int:
    language = choose([], os.environ)
    common = ["--db", path, "--lang", language]
    print(f"$ dealgate demo --db {path}", flush=True)
    code = subprocess.run([program, "demo", *common]).returncode
    for user, *words in walk():
        if code not in (0, 3):  # a closed gate is part of the tour
            return code
        shown = " ".join(f'"{w}"' if " " in w else w for w in words)
        print(f"\n$ dealgate {shown} --as {user}", flush=True)
        code = subprocess.run([program, *words, *common, "--as", user]).returncode
    return 0 if code in (0, 3) else code


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
