"""Nothing but its one door writes a deal, an account, an order, a visit or a week: the source itself says."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = (
    "engine",
    "stages",
    "words",
    "visits",
    "coach",
    "exchange",
    "workshop",
    "commands",
    "playbooks",
    "web",
)
FILES = [ROOT / "cli.py", *(file for room in ROOMS for file in sorted((ROOT / room).rglob("*.py")))]
WRITES = re.compile(
    r"\b(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|REPLACE\s+INTO|UPDATE(?:\s+OR\s+\w+)?|DELETE\s+FROM)\s+\"?(account|deal|event|purchase|visit|week)\b(?!_)",
    re.IGNORECASE,
)
HOMES = {
    "account": "engine/accounts.py",
    "deal": "engine/deal_table.py",
    "event": "engine/history.py",
    "purchase": "engine/orders.py",
    "visit": "engine/visit_table.py",
    "week": "engine/weeks.py",
}
WRITERS = {
    "deal_table": ("insert", "insert_many", "update_many", "INSERT", "UPDATE", "parameters"),
    "history": ("INSERT", "append", "next_event"),
    "accounts": ("record", "keep_versions", "insert_many", "update_many"),
    "visit_table": ("keep", "keep_many", "move"),
}
USERS = {
    "deal_table": {"engine/deals.py", "engine/upgrades.py"},
    "history": {
        "engine/account_arrivals.py",
        "engine/change.py",
        "engine/contact_arrivals.py",
        "engine/deals.py",
        "engine/orders.py",
        "engine/upgrades.py",
    },
    "accounts": {
        "engine/account_arrivals.py",
        "engine/account_sheets.py",
        "engine/account_visits.py",
        "engine/merging.py",
        "engine/orders.py",
    },
    "visit_table": {"engine/account_visits.py", "engine/deals.py", "engine/visit_arrivals.py"},
}


def name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def texts(tree: ast.AST) -> Iterator[str]:
    """Every text of a program; of an f-string what stands fast, neighbours joined as Python joins them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def written(source: str) -> set[str]:
    """The tables among those that the SQL of a program writes, or that it loads rows into."""
    tree = ast.parse(source)
    return {found[1].lower() for text in texts(tree) for found in WRITES.finditer(text)} | loaded(tree)


def loaded(tree: ast.AST) -> set[str]:
    """The tables that rows are loaded into in bulk, as a store does it: by a name that stands there."""
    return {
        given.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "load"
        for given in node.args[:1]
        if isinstance(given, ast.Constant) and given.value in HOMES
    }


def borrowed(source: str, module: str) -> set[str]:
    """The names for writing that a program takes from a module, however it imports them."""
    tree, taken = ast.parse(source), set()
    aliases = {module}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == f"engine.{module}":
            taken |= {alias.name for alias in node.names}
        if isinstance(node, ast.Import | ast.ImportFrom):
            aliases |= {a.asname for a in node.names if a.asname and a.name.split(".")[-1] == module}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name | ast.Attribute):
            owner = node.value.id if isinstance(node.value, ast.Name) else node.value.attr
            taken |= {node.attr} if owner in aliases else set()
    return taken & set(WRITERS[module])


@pytest.mark.parametrize("file", FILES, ids=name)
def test_sql_that_writes_stands_in_its_home(file):
    if name(file).startswith("engine/migrations/"):
        return
    strangers = {table for table in written(file.read_text(encoding="utf-8")) if HOMES[table] != name(file)}
    assert strangers == set()


@pytest.mark.parametrize("module", WRITERS)
def test_only_the_door_writes_with_it(module):
    home = f"engine/{module}.py"
    users = {name(f) for f in FILES if name(f) != home and borrowed(f.read_text(encoding="utf-8"), module)}
    assert users == USERS[module]


@pytest.mark.parametrize("table", HOMES)
def test_the_homes_do_write(table):
    assert written((ROOT / HOMES[table]).read_text(encoding="utf-8")) == {table}


@pytest.mark.parametrize(
    "source",
    [
        "store.run('UPDATE deal SET stage = 1')",
        "store.run('update\\n  deal set stage = 1')",
        "store.run(f'INSERT OR REPLACE INTO {x} ' 'x'); store.run('DELETE FROM deal')",
        "store.run('INSERT INTO '\n 'deal (key) VALUES (1)')",
        "store.run(f'UPDATE deal SET {column} = 1')",
        "store.run('REPLACE INTO \"deal\" VALUES (1)')",
        "store.load('deal', ('key',), rows)",
        "self.change.store.load('deal', COLUMNS.split(', '), rows)",
    ],
)
def test_it_would_find_a_burglar(source):
    assert written(source) == {"deal"}


@pytest.mark.parametrize(
    "source",
    [
        "from engine import deal_table\ndeal_table.update_many(store, [(deal, book)])",
        "from engine.deal_table import update_many",
        "from engine import deal_table as t\nt.insert(store, deal, book)",
        "import engine.deal_table\nengine.deal_table.UPDATE",
        "import engine.deal_table as t\nt.UPDATE",
    ],
)
def test_and_one_who_borrows_a_key(source):
    assert borrowed(source, "deal_table")


@pytest.mark.parametrize(
    "source",
    [
        "store.run('UPDATE deal_as_of SET a = 1')",
        "x = 'SELECT * FROM deal'",
        "deal_table.load(store, 'ACME-1')",
    ],
)
def test_it_lets_readers_pass(source):
    assert written(source) == set()
