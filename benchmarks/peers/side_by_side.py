"""The same work in dealgate and in what could be used instead.

Each in a process of its own and on a file of SQLite of its own, with the same durability; they take turns,
block by block. Ends with an error where one of them has not done the same as the others.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any, NamedTuple

from benchmarks.common import ROOT
from benchmarks.peers.turns import RUNS, Run, cells, compile_all, environ, measure, program
from benchmarks.peers.work import ASKED, POINTS, STAGES, Standing, expected
from benchmarks.speed.report import Both, Cell, joined, table

DEALS = 10_000
PATIENCE = 600.0
"""Seconds, after which no further round is begun: where the disk is slow, there are fewer deals."""
BLOCK = 100
PARTS = {"open": 1, "answer": len(ASKED), "gate": 1, "advance": 1}
"""How often a block does each for a deal."""
_PARTS = (Both("open", "新建"), Both("answer", "回答"), Both("gate", "关卡"), Both("advance", "推进"))
COMPARED = "sqlalchemy_orm"


class Way(NamedTuple):
    """`most`: with how many deals it still ends within minutes."""

    module: str
    name: Both
    leaves_out: Both
    most: int = sys.maxsize
    own: bool = False

    @property
    def python(self) -> str:
        return sys.executable if self.own else program("python")


_PLAIN = Both(
    "Events are plain rows: no chain of hashes, no state that can be folded from them. No rights, no look"
    " whether whoever acts still works here, no version that is expected",
    "记录只是普通的行：没有哈希链，不能由它折叠出状态；没有权限，不看操作的人是否还在职，也不看版本是否如所料",
)
_CODE = Both(
    f"{_PLAIN.en}. Stages and gates are code: no deal keeps to those it was opened under",
    f"{_PLAIN.zh}。阶段和关卡写在代码里：商机不会一直沿用新建时的那一套",
)
_OWN = Both(
    "What its commands read once more, to say what has changed, and the printing",
    "少了命令为说明结果而再读的一遍，以及输出",
)
_BY_HAND = Both("SQLAlchemy ORM, rules by hand", "SQLAlchemy ORM，规则手写")
_IN_A_ROW = Both("SpiffWorkflow, JSON in a row", "SpiffWorkflow，JSON 存在一行里")
_DJANGO = Both("Django ORM, django-fsm-2", "Django ORM、django-fsm-2")
_MACHINE = Both("SQLAlchemy ORM, python-statemachine", "SQLAlchemy ORM、python-statemachine")
WAYS = (
    Way("dealgate_", Both("dealgate", "dealgate"), _OWN, own=True),
    Way(COMPARED, _BY_HAND, _CODE),
    Way("django_fsm", _DJANGO, _CODE),
    Way("statemachine_sqlalchemy", _MACHINE, _CODE),
    Way("spiffworkflow", _IN_A_ROW, _PLAIN, 1_000),
)


class Block(NamedTuple):
    """Seconds for one deal, or for one answer of it. Those of the `processor`, and of it the `moving` in an
    advance, leave out the waiting for the disk."""

    open: float
    answer: float
    gate: float
    advance: float
    whole: float
    processor: float
    moving: float


class Measured(NamedTuple):
    blocks: list[Block]
    """Without the first, which warms up."""
    key: str
    deals: int
    memory: float

    def median(self, part: str) -> float:
        return median(getattr(block, part) for block in self.blocks)

    def beside(self, other: "Measured", part: str) -> float:
        """The median of the ratios in each round."""
        pairs = zip(self.blocks, other.blocks, strict=False)  # one may have ended earlier
        return median(getattr(own, part) / getattr(its, part) for own, its in pairs)

    @property
    def growth(self) -> float:
        """What an advance takes of the processor in the last quarter of the blocks, against the first."""
        quarter = max(1, len(self.blocks) // 4)
        last, first = self.blocks[-quarter:], self.blocks[:quarter]
        return median(block.moving for block in last) / median(block.moving for block in first)


# ── done ──────────────────────────────────────────────────────────────────────────────────────


class Worker:
    """A process with one way to do the work, on its database."""

    def __init__(self, way: Way, path: Path, *, new: bool = False) -> None:
        argv = [way.python, "-m", "benchmarks.peers.worker", way.module, str(path), *(["new"] if new else [])]
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(argv, cwd=ROOT, env=environ(), stdin=pipe, stdout=pipe, text=True)
        self.way = way

    def ask(self, *command: object) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(json.dumps(command), file=self._process.stdin, flush=True)
        line = self._process.stdout.readline()
        if not line:
            raise SystemExit(f"{self.way.name.en} has ended in the middle of {command}")
        return json.loads(line)

    def close(self) -> None:
        self._process.communicate()

    def __enter__(self) -> "Worker":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def check_refusals(way: Way, folder: Path) -> None:
    """Each must refuse a deal, and name all that is missing."""
    asked = list(POINTS[STAGES[0]])
    with Worker(way, folder / f"{way.module}_probe.sqlite", new=True) as worker:
        said = worker.ask("probe")
    if said != [asked, asked, asked[-1:], asked[-1:]]:
        raise SystemExit(f"{way.name.en} does not refuse as the others do: {said}")


def check_standing(way: Way, found: Standing, deals: int) -> None:
    if found != expected(deals):
        raise SystemExit(f"{way.name.en} has not done the same: {found} instead of {expected(deals)}")


def work(folder: Path, deals: int) -> dict[str, Measured]:
    """All of it by every way, block by block in turns; whoever began the last round begins this one last."""
    size = min(BLOCK, max(1, deals // 10))
    workers = [Worker(way, folder / f"{way.module}.sqlite", new=True) for way in WAYS]
    said: dict[str, list[dict[str, Any]]] = {way.module: [] for way in WAYS}
    began = perf_counter()
    for first in range(0, deals - deals % size, size):
        if first > size and perf_counter() - began > PATIENCE:
            break
        for worker in workers:
            if first + size <= worker.way.most:
                said[worker.way.module].append(worker.ask("block", first + 1, size))
        workers.append(workers.pop(0))
    for worker in workers:
        done = size * len(said[worker.way.module])
        check_standing(worker.way, Standing(*worker.ask("standing")), done)
        worker.close()
    return {way.module: _measured(way, folder, said[way.module], size) for way in WAYS}


def _measured(way: Way, folder: Path, said: Sequence[Mapping[str, Any]], size: int) -> Measured:
    times = {**PARTS, "whole": 1, "processor": 1, "moving": 1}
    blocks = [Block(*(each[part] / size / n for part, n in times.items())) for each in said]
    key = str(said[-1]["key"])
    with Worker(way, folder / f"{way.module}.sqlite") as worker:
        memory = worker.ask("memory", key)
    return Measured(blocks[1:], key, size * len(said), memory)


# ── reported ──────────────────────────────────────────────────────────────────────────────────


def report(deals: int = DEALS, runs: int = RUNS) -> Both:
    compile_all()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for way in WAYS:
            check_refusals(way, folder)
        found = work(folder, deals)
        starts = {
            way.module: Run(
                (
                    *(way.python, "-m", "benchmarks.peers.start", way.module),
                    *(str(folder / f"{way.module}.sqlite"), found[way.module].key),
                ),
                way.python,
            )
            for way in WAYS
        }
        started = measure(starts, environ(), runs)
    other = found[COMPARED]
    lines = [_work_line(way, found[way.module], other) for way in WAYS]
    sizes = [
        (way.name, f"{found[way.module].memory / 1024:.1f} kB", *cells(started[way.module])) for way in WAYS
    ]
    heading: tuple[Cell, ...] = (
        *("", Both("deals", "商机"), Both("deals a second", "每秒商机")),
        *(Both("processor, a deal", "处理器，每个商机"), *_PARTS),
        Both("processor, an advance, last to first", "处理器，一次推进，最后比最初"),
    )
    bare, whole = Both("bare Python", "空的 Python"), Both("whole process", "整个进程")
    return joined(
        _about(min(each.deals for each in found.values() if each is not found["spiffworkflow"]), deals),
        table(heading, lines),
        Both(
            "What a loaded deal takes of memory, and a process from nothing to one deal loaded and its gate"
            f" checked, medians of {runs}:",
            f"载入一个商机占多少内存；一个进程从零到载入一个商机、判断完关卡要多久，{runs} 次的中位数：",
        ),
        table(("", Both("memory, a deal", "内存，每个商机"), bare, whole, Both("ratio", "比值")), sizes),
        Both("The work is the same, what is kept of it is not:", "做的事一样，留下的不一样："),
        table(
            ("", Both("what its moves leave out", "它的推进少做了什么")),
            [(way.name, way.leaves_out) for way in WAYS],
        ),
    )


def _about(done: int, wanted: int) -> Both:
    en = (
        f"A process of {len(STAGES)} stages with {len(ASKED)} questions to a gate. Each deal is"
        f" opened, answered for, judged and moved on: {2 + len(ASKED)} transactions that write. All on"
        " SQLite with a write-ahead log and `synchronous=FULL`. Medians of the blocks, each with its"
        " ratio to the ORM in the same round."
    )
    zh = (
        f"一个流程 {len(STAGES)} 个阶段，每个关卡 {len(ASKED)} 个问题。每个商机新建、回答、判断、推进："
        f"{2 + len(ASKED)} 个写事务。都在 SQLite 上，预写日志，`synchronous=FULL`。各块的中位数，"
        "后面是与同一轮 ORM 的比值。"
    )
    if done < wanted:
        en += f" The time ran out at {done:,} deals of {wanted:,}."
        zh += f"时间到了，{wanted:,} 个商机只做了 {done:,} 个。"
    return Both(en, zh)


def _work_line(way: Way, own: Measured, other: Measured) -> tuple[Cell, ...]:
    parts = (f"{own.median(part) * 1000:.2f} ms, {own.beside(other, part):.2f}×" for part in PARTS)
    rate = f"{1 / own.median('whole'):.0f}, {1 / own.beside(other, 'whole'):.2f}×"
    processor = f"{own.median('processor') * 1000:.2f} ms, {own.beside(other, 'processor'):.2f}×"
    return way.name, f"{own.deals:,}", rate, processor, *parts, f"{own.growth:.2f}×"
