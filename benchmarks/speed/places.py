"""The databases a run measures on. Each is filled once, when it is first asked for, and stands to the end."""

import sys
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from functools import cached_property
from itertools import count
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from benchmarks import big_company, big_team
from benchmarks.big_company import Company
from benchmarks.common import change_on, new_database
from benchmarks.own_server import OwnServer, ask, own_server
from coach.limits.learning import relearn
from engine.database_url import POSTGRESQL, SQLITE
from engine.store import open_store

KINDS = (SQLITE, POSTGRESQL)
NAMES = {SQLITE: "SQLite", POSTGRESQL: "PostgreSQL"}
OPEN_SHARE = 0.4
_SAMPLE = 400


class Wanted(NamedTuple):
    """A company, as `big_company.grow` makes it; where `rich`, a team with all that a team writes down."""

    kind: str
    deals: int
    open: int
    rich: bool = False
    older: bool = False

    def __str__(self) -> str:
        what = "of a team that writes everything down" if self.rich else f"{self.open:,} of them open"
        return f"{self.deals:,} deals, {what}, {NAMES[self.kind]}"


class Filled(NamedTuple):
    """What was put into a database. `learned` is how long it took, in seconds, to learn its limits of all
    of it; `open` and `ready` are keys of deals with their owners, `ready` those that may move on."""

    url: str
    deals: int
    events: int
    company: Company | None
    learned: float
    open: list[tuple[str, str]]
    ready: list[tuple[str, str]]

    def take_ready(self) -> tuple[str, str]:
        """One that nobody has moved on yet."""
        return self.ready.pop()


class Places:
    """`quick`: as small as can be, to see that everything runs."""

    def __init__(self, quick: bool = False) -> None:
        self.quick = quick
        self._stack = ExitStack()
        self._known: dict[Wanted, Filled] = {}
        self._number = count(1)

    @cached_property
    def folder(self) -> Path:
        return Path(self._stack.enter_context(tempfile.TemporaryDirectory(prefix="dealgate-bench-")))

    @property
    def has_server(self) -> bool:
        """Whether anybody has asked for it."""
        return "server" in self.__dict__

    @cached_property
    def server(self) -> OwnServer:
        return self._stack.enter_context(own_server("max_wal_size=4GB"))

    def new(self, kind: str) -> str:
        """The address of a database that isn't there yet, or is empty."""
        if kind == POSTGRESQL:
            return self.server.database()
        return str(self.folder / f"{next(self._number)}.sqlite")

    def drop(self, kind: str, url: str) -> None:
        if kind == POSTGRESQL:
            self.server.drop(url)
        else:
            for each in self.folder.glob(f"{Path(url).name}*"):
                each.unlink()

    def find(self, wanted: Wanted) -> Filled:
        if wanted not in self._known:
            self._known[wanted] = _fill(wanted, self.new(wanted.kind))
        return self._known[wanted]

    def prepare(self, wanted: Iterable[Wanted]) -> None:
        """Fill several, two at a time, the largest first."""
        missing = sorted({*wanted} - self._known.keys(), key=lambda each: -each.deals)
        urls = [self.new(each.kind) for each in missing]
        if self.quick or len(missing) < 2:
            made = map(_fill, missing, urls)
            self._known |= dict(zip(missing, made, strict=True))
            return
        with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
            self._known |= dict(zip(missing, pool.map(_fill, missing, urls), strict=True))

    def close(self) -> None:
        self._stack.close()


def company(kind: str, deals: int) -> Wanted:
    """One that may be of any size: the same share of its deals is open."""
    return Wanted(kind, deals, round(deals * OPEN_SHARE))


def older(kind: str, open: int, closed: int) -> Wanted:
    """One that has so many deals under way, and so many behind it."""
    return Wanted(kind, open + closed, open, older=True)


def team(kind: str, deals: int) -> Wanted:
    return Wanted(kind, deals, 0, rich=True)


@contextmanager
def places(quick: bool = False) -> Iterator[Places]:
    with closing(Places(quick)) as found:
        yield found


def tell(said: str) -> None:
    """How far it is, to whoever waits."""
    print(said, file=sys.stderr, flush=True)


def _fill(wanted: Wanted, url: str) -> Filled:
    start = perf_counter()
    company = None
    with closing(new_database(url)) as store:
        if wanted.rich:
            big_team.grow(store, wanted.deals)
            if wanted.kind == SQLITE:
                store.rows("PRAGMA wal_checkpoint(TRUNCATE)")
            else:
                ask(url, "VACUUM ANALYZE")
        else:
            company = big_company.grow(store, wanted.deals, wanted.open, older=wanted.older)
    filled = perf_counter() - start
    with open_store(url, for_writing=True) as store:
        change, start = change_on(store), perf_counter()
        with store.transaction():
            relearn(change)
        learned = perf_counter() - start
        ready = big_company.ready(store)
        found = big_team.sizes(store)
        said = Filled(
            url, found.deals, found.events, company, learned, big_company.some_open(store, _SAMPLE), ready
        )
    tell(f"  {wanted}: filled in {filled:.0f} s, learned from in {learned:.0f} s")
    return said
