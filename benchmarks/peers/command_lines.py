"""The command line beside others people know: its help beside theirs, a read beside a read. Prints Markdown.

python -m benchmarks.peers.command_lines
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks.common import markdown, surroundings
from benchmarks.peers.dealgate_ import Peer
from benchmarks.peers.turns import RUNS, Run, compile_all, environ, measure, program
from benchmarks.peers.work import OWNER, POINTS, STAGES

DEALS = 200


def report() -> str:
    compile_all()
    with tempfile.TemporaryDirectory() as name:
        database = str(Path(name) / "team.sqlite")
        key = _filled(database)
        helps = {
            "dealgate --help": _own("--help"),
            "sqlite-utils --help": _other("sqlite-utils", "--help"),
            "http --help (httpie)": _other("http", "--help"),
            "aws --version (awscli)": _other("aws", "--version"),
            "dbt --help": _other("dbt", "--help"),
        }
        row = f"SELECT * FROM deal WHERE key = '{key}'"
        where = ("--where", "key = :key", "-p", "key", key)
        asked = {
            f"dealgate show {key}": _own("show", key),
            f"dealgate gate {key}": _own("gate", key, code=3),
            "sqlite-utils query, that row": _other("sqlite-utils", "query", database, row),
            "sqlite-utils rows, that row": _other("sqlite-utils", "rows", database, "deal", *where),
        }
        here = environ(DEALGATE_DB=database, DEALGATE_USER=OWNER, DBT_SEND_ANONYMOUS_USAGE_STATS="0")
        took = measure({**helps, **asked}, here)
    heading = ("command", "bare Python", "whole process", "ratio")
    return "\n".join(
        (
            f"Whole processes, medians of {RUNS}, each against the Python of its own environment;"
            f" {surroundings()}\n",
            markdown(heading, [(f"`{name}`", *took[name].text) for name in helps]),
            f"\nA read beside a read, of the same file with {DEALS} deals. `show` reads the deal with its"
            " playbook and its people, and judges its gate; the others print the row:\n",
            markdown(heading, [(f"`{name}`", *took[name].text) for name in asked]),
        )
    )


def _filled(database: str) -> str:
    """A database with some deals in their second stage, of whose gate one question is answered."""
    peer, key = Peer(database, new=True), ""
    for number in range(DEALS):
        key = peer.open(number)
        for point in POINTS[STAGES[0]]:
            peer.answer(key, point)
        peer.advance(key)
        peer.answer(key, POINTS[STAGES[1]][0])
    return key


def _own(*argv: str, code: int = 0) -> Run:
    """As people run it: the script that stands beside this Python, if it is installed."""
    found = shutil.which("dealgate", path=os.path.dirname(sys.executable))
    start = [found] if found else [sys.executable, "-c", "from cli import app; app()"]
    return Run((*start, *argv), sys.executable, code)


def _other(name: str, *argv: str) -> Run:
    return Run((program(name), *argv), program("python"))


def main() -> None:
    print(report())


if __name__ == "__main__":
    main()
