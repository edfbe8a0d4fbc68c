"""`make demo`: build the sample pipeline, then walk through the main job, showing every command."""

import os
import subprocess
import sys

from words.say import choose

SAID = {"zh": "客户的对比表里我们交期第一", "en": "Their comparison puts our lead time first"}


def walk(said: str) -> tuple[tuple[str, ...], ...]:
    """Who types what."""
    heard = ("--kind", "client_document", "--evidence", said)
    return (
        ("lin", "next"),
        ("lin", "gate", "HUANAN-1"),
        ("lin", "answer", "HUANAN-1", "better_than_others", "yes", *heard),
        ("lin", "tick", "HUANAN-1", "comparison_shown"),
        ("lin", "advance", "HUANAN-1"),
        ("lin", "prep", "HUANAN-1", "--with", "HUANAN.1"),
        ("lin", "history", "HUANAN-1"),
        ("wei", "stalled"),
        ("wei", "db", "verify"),
    )


def main(program: str, path: str) -> int:
    language = choose([], os.environ)
    common = ["--db", path, "--lang", language]
    print(f"$ dealgate demo --db {path}", flush=True)
    code = subprocess.run([program, "demo", *common]).returncode
    for user, *words in walk(SAID[language]):
        if code not in (0, 3):  # a closed gate is part of the tour
            return code
        shown = " ".join(f'"{w}"' if " " in w else w for w in words)
        print(f"\n$ dealgate {shown} --as {user}", flush=True)
        code = subprocess.run([program, *words, *common, "--as", user]).returncode
    return 0 if code in (0, 3) else code


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
