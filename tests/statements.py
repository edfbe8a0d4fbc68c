"""The SQL of the program: all that is written in it, and all that was run."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from engine.postgres.store import PostgresStore
from engine.sqlite_store import SqliteStore

ROOT = Path(__file__).parents[1]
_ROOMS = ("engine", "coach", "commands", "exchange", "workshop", "stages", "visits", "web")
_OF_ONE_DATABASE = re.compile(
    r"engine/(postgres/|migrat|sqlite|upkeep|copying)|exchange/incoming/scratch\.py"
)
"""Files that speak to one kind of database alone; an import's scratch file is SQLite wherever the team is."""
_SQL = re.compile(
    r"\s*(AS WITH|SELECT|INSERT INTO|UPDATE \w+ SET|DELETE FROM|WITH|DROP TABLE|CREATE TEMPORARY)\b"
)


class Written(NamedTuple):
    """A statement where it stands in the program, with gaps for what is filled in."""

    where: str
    pieces: tuple[str, ...]

    def is_in(self, statement: str) -> bool:
        at = 0
        for piece in self.pieces:
            found = statement.find(piece, at)
            if found < 0:
                return False
            at = found + len(piece)
        return True


def written() -> list[Written]:
    """Every statement in the source; of one that is put together, its beginning."""
    found = []
    for room in _ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            name = path.relative_to(ROOT).as_posix()
            if not _OF_ONE_DATABASE.match(name):
                found += [Written(f"{name}:{line}", _pieces(text)) for line, text in _texts(path)]
    return found


def _texts(path: Path) -> Iterator[tuple[int, str]]:
    """Texts that are SQL; what is filled into an f-string is a gap, `{}`."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            text = "".join(str(p.value) if isinstance(p, ast.Constant) else "{}" for p in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inside:
            text = node.value
        else:
            continue
        if _SQL.match(text):
            yield node.lineno, text


def _pieces(text: str) -> tuple[str, ...]:
    return tuple(filter(None, (" ".join(piece.split()) for piece in re.split(r"\{[^}]*\}", text))))


class Ran(NamedTuple):
    """A statement that was run, and what it found; None where it was not to find anything."""

    sql: str
    found: list[tuple[Any, ...]] | None


def record(monkeypatch) -> list[Ran]:
    """From now on, every statement a store runs."""
    seen: list[Ran] = []
    for kind in (SqliteStore, PostgresStore):
        for name in ("rows", "row", "run", "run_many"):
            monkeypatch.setattr(kind, name, _recording(getattr(kind, name), name, seen))
    monkeypatch.setattr(PostgresStore, "run_each", _recording_each(PostgresStore.run_each, seen))
    return seen


def _recording_each(run_each, seen):
    """A file runs one after the other by `run`."""

    def recording(self, *statements):
        run_each(self, *statements)
        seen.extend(Ran(" ".join(sql.split()), None) for sql, _ in statements)

    return recording


def _recording(run, name, seen):
    def recording(self, sql, /, *args, **params):
        found = run(self, sql, *args, **params)
        told = found if name == "rows" else [found] if name == "row" and found is not None else []
        result = [tuple(row) for row in told] if name in ("rows", "row") else None
        seen.append(Ran(" ".join(sql.split()), result))
        return found

    return recording
