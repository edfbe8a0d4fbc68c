"""`make demo`: build the sample pipeline, then walk through the main job, showing every command."""

import subprocess
import sys

SAID = "Their comparison puts our lead time first / 客户的对比表里我们交期第一"
ANSWER = ("answer", "HUANAN-1", "better_than_others", "yes", "--kind", "client_document", "--evidence", SAID)
WALK = (
    ("lin", "next"),
    ("lin", "gate", "HUANAN-1"),
    ("lin", *ANSWER),
    ("lin", "tick", "HUANAN-1", "comparison_shown"),
    ("lin", "advance", "HUANAN-1"),
    ("lin", "prep", "HUANAN-1", "--with", "HUANAN.1"),
    ("lin", "history", "HUANAN-1"),
    ("wei", "stalled"),
    ("wei", "db", "verify"),
)


def main(program: str, path: str, language: str) -> int:
    common = ["--db", path, "--lang", language]
    print(f"$ dealgate demo --db {path}", flush=True)
    code = subprocess.run([program, "demo", *common]).returncode
    for user, *words in WALK:
        if code not in (0, 3):  # a closed gate is part of the tour
            return code
        shown = " ".join(f'"{w}"' if " " in w else w for w in words)
        print(f"\n$ dealgate {shown} --as {user}", flush=True)
        code = subprocess.run([program, *words, *common, "--as", user]).returncode
    return 0 if code in (0, 3) else code


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
