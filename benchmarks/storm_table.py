"""What a storm left behind, and as a table, a column a database."""

from collections.abc import Iterator
from statistics import median, quantiles
from typing import NamedTuple

from benchmarks import office
from benchmarks.common import markdown
from benchmarks.witness import Line
from engine.change import TOGETHER


class Size(NamedTuple):
    processes: int = 16
    commands: int = 500
    clients: int = office.CLIENTS
    shells: int = 8
    lines: int = 40
    seed: int = 1


class Found(NamedTuple):
    """What a storm left behind. `faults` is empty where it kept every promise."""

    kind: str
    size: Size
    door: list[Line]
    door_seconds: float
    shell: list[Line]
    shell_seconds: float
    events: int
    faults: list[str]


_LABELS = {
    "door": ("经同一道门", "through the one door"),
    "shell": ("经命令行", "through the command line"),
    "size": ("进程 × 命令", "processes × commands"),
    "0": ("办成", "done"),
    "3": ("关卡未过（3）", "gate closed (3)"),
    "4": ("无权或找不到（4）", "not allowed or not found (4)"),
    "6": ("冲突（6）", "conflict (6)"),
    "repeats": (
        "同一请求再发一次：结果与第一次相同，什么也没写",
        "sent again: the first result, nothing written",
    ),
    "pace": ("每秒命令数", "commands a second"),
    "latency": ("一次改动：中位数、第 99 百分位、最久", "a change: median, 99th percentile, longest"),
    "process": ("整个进程：中位数、第 99 百分位、最久", "a whole process: median, 99th percentile, longest"),
    "again": ("因别人抢先而重做的改动", "changes done again, as another got in between"),
    "alone": ("其中最后独占数据库才做成的", "of these at last alone with the database"),
    "events": ("历史里的事件", "events in the history"),
    "faults": (
        "丢失、多出、重复、半途或别的回答",
        "lost, invented, doubled, half done, or answered otherwise",
    ),
}


def table(found: list[Found], lang: str) -> str:
    columns = [dict(_figures(one)) for one in found]
    at = ("zh", "en").index(lang)
    rows = [(_label(name, at), *(column[name] for column in columns)) for name in columns[0]]
    return markdown(("", *(one.kind for one in found)), rows)


def _label(name: str, at: int) -> str:
    way, _, figure = name.rpartition(".")
    label = _LABELS[figure][at]
    return f"**{_LABELS[way][at]}**{('：', ': ')[at]}{label}" if figure == "size" else label


def _figures(found: Found) -> Iterator[tuple[str, str]]:
    size = found.size
    yield "door.size", f"{size.processes} × {size.commands}"
    yield from _answers("door", found.door)
    yield "door.repeats", f"{sum(line.act == 'repeat' for line in found.door)}"
    yield "door.pace", f"{len(found.door) / found.door_seconds:.0f}"
    yield "door.latency", _latency(found.door)
    tries = [line.tries for line in found.door if line.code == 0]
    yield "door.again", f"{sum(n > 1 for n in tries)}"
    yield "door.alone", f"{sum(n > TOGETHER for n in tries)}"
    yield "shell.size", f"{size.shells} × {size.lines}"
    yield from _answers("shell", found.shell)
    yield "shell.process", _latency(found.shell)
    yield "events", f"{found.events}"
    yield "faults", f"{len(found.faults)}"


def _answers(way: str, lines: list[Line]) -> Iterator[tuple[str, str]]:
    for code in (0, 3, 4, 6):
        yield f"{way}.{code}", f"{sum(line.code == code and line.act != 'repeat' for line in lines)}"


def _latency(lines: list[Line]) -> str:
    ms = [line.ms for line in lines if line.code == 0]
    if len(ms) < 2:
        return ""
    slow = quantiles(ms, n=100, method="inclusive")[98]
    return f"{median(ms):.0f} · {slow:.0f} · {max(ms):.0f} ms"
