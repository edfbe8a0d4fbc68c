"""A big team's database: the sample's company again and again, each copy with clients and deals of its own.

Every row is written straight through the store, in bulk, histories with hashes of their own; what comes out
verifies clean. A copy has 5 clients, 32 deals, of which 7 are live, and about 330 events of theirs.
"""

import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from commands import sample
from commands.start import shipped_playbooks
from engine import accounts, history
from engine.sort_key import sort_key
from engine.store import Store, open_store

Row: TypeAlias = dict[str, Any]
Pattern: TypeAlias = dict[str, Any]
"""A row in which a text may be a list: what stands, and every other piece what is to be filled in."""

DEALS_A_COPY = 32
_CLIENTS = ("HUANAN", "BOHAI", "KUNLUN", "NORTHSEA", "ALBION")
_MOVED = tuple(f"D-{n}" for n in (*range(2, 17), *range(68, 76)))
"""Deals without a client in the sample, which each copy gives to one of its clients."""
_ALONE = "D-17"
_TABLES = ("account", "personal", "contact", "deal", "purchase", "visit", "event")
_REPS, _COACHES, _MANAGERS, _TEAMS = 200, 20, 5, 20
_LATER = 26
"""Copies differ by up to so many weeks, that not everything happens on the same days."""
_AT_ONCE = 25


class Sizes(NamedTuple):
    deals: int
    events: int
    accounts: int


def grow(store: Store, deals: int) -> Sizes:
    """Fill a workspace `benchmarks.common.new_database` has made."""
    with tempfile.TemporaryDirectory() as folder:
        company = _company(Path(folder) / "sample.sqlite")
    earlier = [
        {table: [_earlier(row, weeks) for row in company[table]] for table in _TABLES}
        for weeks in range(_LATER)
    ]
    patterns = [_pattern(company) for company in earlier]
    with store.transaction():
        _hire(store)
        copies = -(-deals // DEALS_A_COPY)
        for start in range(0, copies, _AT_ONCE):
            batch = [
                _copy(earlier[n % _LATER], patterns[n % _LATER], n)
                for n in range(start, min(start + _AT_ONCE, copies))
            ]
            for table in _TABLES:
                _insert(store, table, [row for copied in batch for row in copied[table]])
    return sizes(store)


def sizes(store: Store) -> Sizes:
    counted = [store.row(f"SELECT count(*) AS n FROM {table}") for table in ("deal", "event", "account")]
    return Sizes(*(row["n"] if row else 0 for row in counted))


def lately(deals: int) -> list[int]:
    """The copies in which the client was met in these weeks: there the second deal of the first one may
    advance."""
    return [n for n in range(deals // DEALS_A_COPY) if n % _LATER < 6]


def rep(n: int) -> str:
    return f"rep{n % _REPS}"


def coach(n: int) -> str:
    return f"coach{n % _COACHES}"


def client(n: int, of: int = 0) -> str:
    """The code of one of the five clients of a copy."""
    return f"{_CLIENTS[of][:2]}{n}"


# ── the company that is copied ────────────────────────────────────────────────────────────────


def _company(path: Path) -> dict[str, list[Row]]:
    sample.build(str(path), "bench", shipped_playbooks())
    with open_store(str(path)) as store:
        found = {table: [dict(row) for row in store.rows(f"SELECT * FROM {table}")] for table in _TABLES}
    keys = {row["key"] for row in found["deal"] if row["account"]} | {*_MOVED, _ALONE}
    subjects = {f"deal:{key}" for key in keys} | {
        row["subject"] for row in found["event"] if row["subject"].startswith(("account:", "contact:"))
    }
    found["deal"] = [row for row in found["deal"] if row["key"] in keys]
    for table in ("visit", "event"):
        found[table] = [row for row in found[table] if row["subject"] in subjects]
    found["event"].sort(key=lambda row: (row["subject"], row["seq"]))
    _give_away(found)
    return found


def _give_away(found: Mapping[str, list[Row]]) -> None:
    """The deals of _MOVED to clients, numbered on behind their own."""
    given = {}
    for n, key in enumerate(_MOVED):
        code = _CLIENTS[n % len(_CLIENTS)]
        given[key] = code, f"{code}-{10 + n}"
    for table, named in (("deal", "key"), ("visit", "deal"), ("event", "subject")):
        for row in found[table]:
            if moved := given.get(row[named].removeprefix("deal:") if row[named] else ""):
                code, key = moved
                old = row["key"] if table == "deal" else row["subject"].removeprefix("deal:")
                for name, value in row.items():
                    if value in (old, f"deal:{old}"):
                        row[name] = value.replace(old, key)
                    elif isinstance(value, str) and value.startswith("{"):
                        row[name] = value.replace('"account":null', f'"account":"{code}"').replace(
                            f'"key":"{old}"', f'"key":"{key}"'
                        )
                if "account" in row:
                    row["account"] = code


def _earlier(row: Row, weeks: int) -> Row:
    back = timedelta(weeks=weeks)

    def moved(found: re.Match[str]) -> str:
        return (date.fromisoformat(found[0]) - back).isoformat()

    return {
        name: re.sub(r"\b20\d\d-\d\d-\d\d", moved, value) if isinstance(value, str) else value
        for name, value in row.items()
    }


# ── copies ────────────────────────────────────────────────────────────────────────────────────

_NAMES = (*_CLIENTS, _ALONE)
_PEOPLE = ("lin", "zhou", "wei", "fang", "bench")


def _pattern(company: Mapping[str, list[Row]]) -> Mapping[str, list[Pattern]]:
    """The company with gaps for what each copy calls in its own way."""
    digests = [row["digest"] for row in company["personal"]]
    gaps = re.compile(
        "(" + "|".join([*(rf"\b{n}\b" for n in _NAMES), *digests, *(f'"{p}"' for p in _PEOPLE)]) + ")"
    )

    def pieces(value: Any) -> Any:
        if not isinstance(value, str):
            return value
        if value in _PEOPLE:
            return ["", value, ""]
        found = gaps.split(value)
        return found if len(found) > 1 else value

    tables = [table for table in _TABLES if table != "personal"]
    return {
        table: [{name: pieces(v) for name, v in row.items()} for row in company[table]] for table in tables
    }


def _copy(
    company: Mapping[str, list[Row]], pattern: Mapping[str, list[Pattern]], n: int
) -> dict[str, list[Row]]:
    people = {"lin": rep(n), "zhou": rep(n + _REPS // 2), "wei": coach(n), "fang": f"manager{n % _MANAGERS}"}
    people["bench"] = people["fang"]
    names = {**people, **{f'"{old}"': f'"{new}"' for old, new in people.items()}}
    names |= {code: client(n, of) for of, code in enumerate(_CLIENTS)} | {_ALONE: f"D-{n + 1}"}
    sealed = [_sealed_anew(row, n) for row in company["personal"]]
    names |= {old["digest"]: new["digest"] for old, new in zip(company["personal"], sealed, strict=True)}

    def said(value: Any) -> Any:
        if not isinstance(value, list):
            return value
        return "".join(names[piece] if at % 2 else piece for at, piece in enumerate(value))

    made = {
        table: [{name: said(v) for name, v in row.items()} for row in rows] for table, rows in pattern.items()
    }
    for row in made["account"]:
        row["called"], row["stem"] = accounts.found_by(row["name"])
    for row in made["deal"]:
        row["sort_key"] = sort_key(row["key"])
    made["event"] = list(_chained(made["event"]))
    return {**made, "personal": sealed}


def _sealed_anew(row: Row, n: int) -> Row:
    salt = sha256(f"{row['salt']}{n}".encode()).hexdigest()[:32]
    return {**row, "salt": salt, "digest": sha256(f"{salt}{row['data']}".encode()).hexdigest()}


def _chained(events: Iterable[Row]) -> Iterator[Row]:
    for _, own in groupby(events, key=lambda row: str(row["subject"])):
        previous = ""
        for row in own:
            said = {name: value for name, value in row.items() if name not in ("hash", "position")}
            previous = history.chain(previous, **said)
            yield {**said, "hash": previous}


def _insert(store: Store, table: str, rows: Sequence[Row]) -> None:
    if rows:
        columns = ", ".join(f'"{name}"' for name in rows[0])
        values = ", ".join(f":{name}" for name in rows[0])
        store.run_many(f"INSERT INTO {table} ({columns}) VALUES ({values})", rows)


def _hire(store: Store) -> None:
    """Each with the event that brought them."""
    everybody: list[tuple[str, str, str | None]] = [
        (rep(n), "rep", f"team{n % _TEAMS}") for n in range(_REPS)
    ]
    everybody += [(coach(n), "coach", f"team{n}") for n in range(_COACHES)]
    everybody += [(f"manager{n}", "manager", None) for n in range(_MANAGERS)]
    when = "2020-01-01T00:00:00.000000Z"
    for user, role, team in everybody:
        said = {"role": role, "name": user.capitalize(), "team": team, "position": None}
        _, row = history.next_event(
            (0, ""), f"person:{user}", "new", said, at=when, recorded_at=when, actor="bench", request=None
        )
        store.run(history.INSERT, **row)
        _insert(store, "person", [{"user": user, **said, "version": 1}])
