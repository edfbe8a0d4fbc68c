"""What a person waits for as the tables grow: the same commands on ten and a hundred thousand deals.

    python -m benchmarks.scale [--write]

Both sizes stand side by side and take turns, command by command, in this process: what starting the program
costs is another question (`python -m benchmarks waiting`). Prints Markdown; `--write` puts it into
docs/reliability.md.
"""

import io
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

from benchmarks.big_team import Sizes, client, coach, grow, lately, rep
from benchmarks.common import markdown, new_database
from benchmarks.own_server import ask, own_server
from benchmarks.reliability_page import write_section
from cli import COMMANDS
from commands.program import run

SIZES = (10_000, 100_000)
RUNS = 15
_TABLES = ("deal", "event", "visit", "purchase", "account", "contact", "personal")


class Asked(NamedTuple):
    """A command, as somebody types it about the n-th company's client or deal."""

    name: str
    line: Callable[[int], str]
    by: Callable[[int], str]
    allowed: tuple[int, ...] = (0,)


ASKED = (
    Asked("`next`, a rep's day", lambda n: "next", rep),
    Asked("`list`, a page from the middle", lambda n: f"list --after {client(n)}-2", rep),
    Asked("`list --stage`, a page", lambda n: f"list --stage explore --after {client(n)}-2", rep),
    Asked("`show`", lambda n: f"show {client(n)}-1", rep),
    Asked("`gate`", lambda n: f"gate {client(n)}-1", rep, (0, 3)),
    Asked("`history`, a page", lambda n: f"history {client(n)}-1 --limit 50", rep),
    Asked("`advance`, on disk", lambda n: f"advance {client(n)}-2", rep),
    Asked("`account list`, a page", lambda n: f"account list --after {client(n)}", rep),
    Asked("`contact list`, a page", lambda n: f"contact list --after {client(n)}.1", rep),
    Asked("`order list`, a page", lambda n: f"order list --after {client(n)}/2", rep),
    Asked("`visit list --held`, a page", lambda n: "visit list --held", rep),
    Asked("`stalled`, a team's", lambda n: f"stalled --team team{n % 20}", coach),
    Asked("`stalled`, everybody's", lambda n: "stalled", coach),
)


class Team(NamedTuple):
    """A database of a size; `bytes` of it all, and by table with its indexes where the database tells."""

    url: str
    sizes: Sizes
    bytes: int
    by_table: dict[str, int]


class Measured(NamedTuple):
    """Of one kind of database: the teams, and by command the medians in seconds, team by team."""

    kind: str
    teams: Sequence[Team]
    seconds: dict[str, list[float]]


def main() -> None:
    found = [measured(kind, SIZES, RUNS) for kind in ("SQLite", "PostgreSQL")]
    report = f"{times(found)}\n\n{space(found)}"
    print(report)
    if "--write" in sys.argv[1:]:
        write_section("scale", report)


def measured(kind: str, sizes: Sequence[int], runs: int) -> Measured:
    with _teams(kind, sizes) as teams:
        seconds = {asked.name: _medians(asked, teams, runs) for asked in ASKED}
    return Measured(kind, teams, seconds)


def _medians(asked: Asked, teams: Sequence[Team], runs: int) -> list[float]:
    taken: list[list[float]] = [[] for _ in teams]
    # The first run of each warms up. Every run is about another company, so that each advance has its deal.
    for at in range(runs + 1):
        for team, times in zip(teams, taken, strict=True):
            recent = lately(team.sizes.deals)
            times.append(_timed(team.url, asked, recent[at * len(recent) // (runs + 1)]))
    return [median(times[1:]) for times in taken]


def _timed(url: str, asked: Asked, n: int) -> float:
    environ = {**os.environ, "DEALGATE_DB": url, "DEALGATE_USER": asked.by(n), "DEALGATE_LANG": "en"}
    out, err = io.StringIO(), io.StringIO()
    start = perf_counter()
    with redirect_stdout(out), redirect_stderr(err):
        code = run(COMMANDS, asked.line(n).split(), environ)
    taken = perf_counter() - start
    assert code in asked.allowed, (asked.line(n), code, out.getvalue(), err.getvalue())
    return taken


@contextmanager
def _teams(kind: str, sizes: Sequence[int]) -> Iterator[Sequence[Team]]:
    if kind == "SQLite":
        with tempfile.TemporaryDirectory() as folder:
            yield [_file(Path(folder) / f"{deals}.sqlite", deals) for deals in sizes]
    else:
        with own_server() as server:
            yield [_on_server(server.database(), deals) for deals in sizes]


def _file(path: Path, deals: int) -> Team:
    with closing(new_database(path)) as store:
        found = grow(store, deals)
        store.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    return Team(str(path), found, path.stat().st_size, {})


def _on_server(url: str, deals: int) -> Team:
    with closing(new_database(url)) as store:
        found = grow(store, deals)
    ask(url, "VACUUM ANALYZE")
    ((whole,),) = ask(url, "SELECT pg_database_size(current_database())")
    by_table = {table: ask(url, f"SELECT pg_total_relation_size('{table}')")[0][0] for table in _TABLES}
    return Team(url, found, whole, by_table)


# ── the tables ────────────────────────────────────────────────────────────────────────────────


def times(found: Sequence[Measured]) -> str:
    heading = ["command"]
    for each in found:
        heading += [*(f"{each.kind}, {team.sizes.deals:,} deals" for team in each.teams), "ratio"]
    lines = []
    for asked in ASKED:
        line = [asked.name]
        for each in found:
            own = each.seconds[asked.name]
            line += [*(f"{1000 * taken:.0f} ms" for taken in own), f"{own[-1] / own[0]:.1f}×"]
        lines.append(line)
    return markdown(heading, lines)


def space(found: Sequence[Measured]) -> str:
    """Bytes for each deal and all that belongs to it, and for each event alone."""
    lines = []
    for each in found:
        for team in each.teams:
            of_event = team.by_table.get("event")
            lines.append(
                (
                    f"{each.kind}, {team.sizes.deals:,} deals, {team.sizes.events:,} events",
                    f"{team.bytes / 2**20:,.0f} MiB",
                    f"{team.bytes / team.sizes.deals / 1000:.1f} kB",
                    f"{of_event / team.sizes.events:,.0f} bytes" if of_event else "",
                )
            )
    return markdown(("database", "on disk", "a deal with all that belongs to it", "an event"), lines)


if __name__ == "__main__":
    main()
