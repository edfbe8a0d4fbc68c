"""`kill -9` at random moments: nothing acknowledged is lost, nothing half done, and the next start works.

    python -m benchmarks.kill [--db sqlite|postgresql|both] [--times 300] [--seed N] [--write]

A writer is killed, at moments spread over all it does; on PostgreSQL every third time the server with it. In
a tenth of the times it is an upgrade, an import, a backup or a copy. Prints Markdown; `--write` puts it into
docs/reliability.md. Exits 1 where a promise was broken.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from functools import partial
from itertools import count
from pathlib import Path
from random import Random
from time import monotonic, sleep
from typing import TYPE_CHECKING, NamedTuple

from benchmarks import office
from benchmarks.common import ROOT, markdown
from benchmarks.kill_upkeep import ERRANDS, Errand, Place, errands_killed
from benchmarks.ledger import Heard, Ledger, hear
from benchmarks.reliability_page import write_section
from benchmarks.victim import MOMENTS, Clock

if TYPE_CHECKING:
    from benchmarks.own_server import OwnServer

CLIENTS = 3
_FRESH = 25
"""Kills until a fresh database: to prove a long history takes longer than to kill."""
_WITH_SERVER = 3
"""Every third time the server as well, where there is one."""


class Killed(NamedTuple):
    """What one kill left. `moment` it came at; `kept`: whether what was under way turned out done."""

    moment: str
    server: bool
    acknowledged: int
    kept: bool | None
    faults: list[str]


# ── one kill ──────────────────────────────────────────────────────────────────────────────────


def kill_writer(
    url: str, folder: Path, seed: int, *, also: Callable[[], None] | None = None
) -> tuple[str, Heard]:
    """Start a writer, and kill it at a moment of chance; `also` is done at the same moment."""
    random = Random(seed)
    target, moments = random.choice(MOMENTS), folder / "moment"
    moments.write_bytes(b"\0")
    clock = Clock(str(moments))
    told = (url, str(folder), f"{seed}", f"{CLIENTS}", str(moments))
    argv = [sys.executable, "-m", "benchmarks.victim", *told]
    with (folder / "said").open("wb") as said:
        victim = subprocess.Popen(argv, cwd=ROOT, stdout=said, stderr=subprocess.PIPE)
        _await(victim, clock, target, random)
        if also is not None and random.random() < 0.5:
            also()
            sleep(random.uniform(0, 0.02))  # it sees its server go, perhaps
            victim.kill()
        else:
            victim.kill()
            if also is not None:
                also()
        _, complaint = victim.communicate()
    heard = hear((folder / "said").read_text(encoding="utf-8"))
    if complaint and also is None:
        raise SystemExit(f"the writer died by itself: {complaint.decode()}")
    return clock.moment, heard


def _await(victim: subprocess.Popen[bytes], clock: Clock, target: str, random: Random) -> None:
    """Until it has worked for a while and stands at the moment, and a little longer, perhaps."""
    if target == "starting":
        sleep(random.uniform(0, 0.2))
        return
    give_up = monotonic() + 60
    while clock.moment in ("starting", "opening") and monotonic() < give_up and victim.poll() is None:
        sleep(0.001)
    sleep(random.uniform(0, 0.15))
    while clock.moment != target and monotonic() < give_up and victim.poll() is None:
        pass
    if target != "acknowledging" and random.random() < 0.5:  # that one is over in no time
        sleep(random.uniform(0, 0.002))


# ── many ──────────────────────────────────────────────────────────────────────────────────────


class Site:
    """Where databases are made: a folder, or a server of one's own."""

    def __init__(self, folder: Path, server: "OwnServer | None") -> None:
        self.folder, self.server = folder, server
        self._number = count(1)
        self._template = server.database() if server else str(folder / "template.sqlite")
        office.found(self._template, clients=CLIENTS)

    def office(self, where: Path) -> str:
        """A fresh office; a file is made in the folder `where`."""
        if self.server:
            return self.server.database(self._template)
        return str(shutil.copy(self._template, where / f"office-{next(self._number)}.sqlite"))

    def forget(self, url: str) -> None:
        """The fewer files, the sooner a server is back."""
        if self.server:
            self.server.drop(url)

    def empty(self, where: Path, name: str) -> str:
        return self.server.database() if self.server else str(where / f"{name}.sqlite")


@contextmanager
def site(kind: str) -> Iterator[Site]:
    with ExitStack() as opened:
        folder = Path(opened.enter_context(tempfile.TemporaryDirectory(prefix="dealgate-kill-")))
        server = None
        if kind == "postgresql":
            from benchmarks.own_server import own_server

            server = opened.enter_context(own_server())
        yield Site(folder, server)


def kill_writers(at: Site, times: int, seed: int) -> Iterator[Killed]:
    """So many kills, each looked into before the next."""
    ledger: Ledger | None = None
    for number in range(times):
        if ledger is None or number % _FRESH == 0:
            if ledger is not None:
                at.forget(ledger.url)
            ledger = Ledger(at.office(at.folder))
        server = at.server if number % _WITH_SERVER == _WITH_SERVER - 1 else None
        also = server.kill if server else None
        moment, heard = kill_writer(ledger.url, at.folder, seed * 1_000_000 + number, also=also)
        if server:
            server.start()
        kept, faults = ledger.settle(heard)
        yield Killed(moment, server is not None, len(heard.told), kept, faults)


def kill_errands(at: Site, times: int, seed: int) -> Iterator[Killed]:
    with tempfile.TemporaryDirectory(dir=at.folder) as name:
        number = count(1)

        def place(errand: Errand) -> Place:
            folder = Path(name, f"{next(number)}")
            folder.mkdir()
            url = at.office(folder) if errand.name != "upgrading" else ""
            return Place(url, folder, lambda called: at.empty(folder, called))

        for moment, faults in errands_killed(place, times, Random(seed)):
            yield Killed(moment, False, 0, None, faults)


def kill_all(kind: str, times: int, seed: int) -> list[Killed]:
    errands = times // 10
    with site(kind) as at:
        return [*kill_writers(at, times - errands, seed), *kill_errands(at, errands, seed)]


# ── telling ───────────────────────────────────────────────────────────────────────────────────


_LABELS = {
    "starting": ("启动时", "while starting"),
    "opening": ("打开数据库时", "while opening the database"),
    "looking": ("读取时", "while reading"),
    "changing": ("事务进行中", "in the middle of a transaction"),
    "committing": ("提交时", "while committing"),
    "acknowledging": ("确认时", "while acknowledging"),
    "closing": ("关闭数据库时（SQLite 此时写回日志）", "while closing the database (SQLite: the checkpoint)"),
    "importing": ("导入时", "while importing"),
    "backing up": ("备份时", "while backing up"),
    "copying": ("复制到另一个数据库时", "while copying to another database"),
    "upgrading deals": ("换打法版本时", "while deals go to a new version of their playbook"),
    "upgrading": ("升级时", "while upgrading"),
    "all": ("一共", "in all"),
    "server": ("其中连同服务器", "of these the server as well"),
    "acknowledged": ("此前确认的事件", "events acknowledged before"),
    "kept": ("进行中的改动，事后完整", "changes under way, found whole"),
    "gone": ("进行中的改动，事后全无", "changes under way, not there at all"),
    "faults": ("丢失、半途、重复或下次起不来", "lost, half done, done twice, or no next start"),
}


def table(found: dict[str, list[Killed]], lang: str) -> str:
    at = ("zh", "en").index(lang)
    figures: dict[str, Callable[[list[Killed]], int]] = {
        **{m: partial(_at, m) for m in (*MOMENTS, *(errand.name for errand in ERRANDS))},
        "all": len,
        "server": lambda one: sum(k.server for k in one),
        "acknowledged": lambda one: sum(k.acknowledged for k in one),
        "kept": lambda one: sum(k.kept is True for k in one),
        "gone": lambda one: sum(k.kept is False for k in one),
        "faults": lambda one: sum(len(k.faults) for k in one),
    }
    rows = [(_LABELS[id][at], *(f"{of(one)}" for one in found.values())) for id, of in figures.items()]
    return markdown((("被杀", "killed")[at], *found), rows)


def _at(moment: str, killed: list[Killed]) -> int:
    return sum(k.moment == moment for k in killed)


def main() -> None:
    asked = argparse.ArgumentParser(description="kill -9 at random moments")
    asked.add_argument("--db", choices=("sqlite", "postgresql", "both"), default="both")
    asked.add_argument("--times", type=int, default=300)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--write", action="store_true")
    said = asked.parse_args()
    kinds = {"SQLite": "sqlite", "PostgreSQL": "postgresql"}
    asked_for = {name: kind for name, kind in kinds.items() if said.db in (kind, "both")}
    with ThreadPoolExecutor(len(asked_for)) as pool:  # each waits most of the time
        killed = pool.map(lambda kind: kill_all(kind, said.times, said.seed), asked_for.values())
        found = dict(zip(asked_for, killed, strict=True))
    print(table(found, "en"))
    faults = [
        f"{name}: {k.moment}: {fault}" for name, one in found.items() for k in one for fault in k.faults
    ]
    print(*faults[:40], sep="\n", file=sys.stderr)
    if faults:
        raise SystemExit(1)
    if said.write:
        write_section("kill", table(found, "en"), table(found, "zh"))


if __name__ == "__main__":
    main()
