"""The command line beside others people know: its help beside theirs, a read beside a read."""

import sys
import tempfile
from pathlib import Path

from benchmarks.peers.dealgate_ import Peer
from benchmarks.peers.turns import RUNS, Run, cells, compile_all, environ, measure, program
from benchmarks.peers.work import OWNER, POINTS, STAGES
from benchmarks.speed import timing
from benchmarks.speed.report import Both, Cell, joined, table

DEALS = 200


def report(runs: int = RUNS) -> Both:
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
            "sqlite-utils query": _other("sqlite-utils", "query", database, row),
            "sqlite-utils rows": _other("sqlite-utils", "rows", database, "deal", *where),
        }
        here = environ(DEALGATE_DB=database, DEALGATE_USER=OWNER, DBT_SEND_ANONYMOUS_USAGE_STATS="0")
        took = measure({**helps, **asked}, here, runs)
    heading = (Both("command", "命令"), Both("bare Python", "空的 Python"))
    heading += (Both("whole process", "整个进程"), Both("ratio", "比值"))
    return joined(
        Both(
            f"Whole processes, medians of {runs}, each against the Python of its own environment. awscli"
            " shows its version: its help needs a program that shows manual pages.",
            f"整个进程，{runs} 次的中位数，各自与自己环境里的 Python 相比。"
            "awscli 用的是版本号：它的帮助要另外的手册程序才能显示。",
        ),
        table(heading, [(f"`{name}`", *cells(took[name])) for name in helps]),
        Both(
            f"A read beside a read, of the same file with {DEALS} deals. `show` reads the deal with its"
            " playbook and its people, and judges its gate; the others print the row:",
            f"读对读，同一个文件，{DEALS} 个商机。`show` 读出商机、它的打法和联系人，并判断关卡；"
            "其他的只打印那一行：",
        ),
        table(heading, [(_read(name), *cells(took[name])) for name in asked]),
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


def _read(name: str) -> Cell:
    if name.startswith("dealgate"):
        return f"`{name}`"
    return Both(f"`{name}`, that row", f"`{name}`，取那一行")


def _own(*argv: str, code: int = 0) -> Run:
    return Run((*timing.program(), *argv), sys.executable, code)


def _other(name: str, *argv: str) -> Run:
    return Run((program(name), *argv), program("python"))
