"""The house as the design draws it: what the import contract's tool can't see."""

import ast
import subprocess
import sys
from pathlib import Path

HOUSE = Path(__file__).parent.parent
HEAVY = (
    "pydantic",
    "sqlmodel",
    "sqlalchemy",
    "alembic",
    "ruamel",
    "holidays",
    "rich",
    "jinja2",
    "transitions",
)


def imported(path: Path) -> set[str]:
    """Modules a file imports as it loads; what stands inside a function or under TYPE_CHECKING waits."""
    found: set[str] = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def test_cli_is_a_table_of_commands_and_nothing_else() -> None:
    assert imported(HOUSE / "cli.py") == {"commands.table"}


def test_playbooks_hold_no_logic() -> None:
    assert not list((HOUSE / "playbooks").rglob("*.py"))


def test_no_command_loads_another_ones_libraries() -> None:
    """A read in a fresh process brings in none of the libraries that make starting slow."""
    code = (
        "import sys, commands.gate, commands.listing, commands.show, commands.stalled, commands.day\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=HOUSE,
        env={"PYTHONPATH": str(HOUSE), "PATH": "/usr/bin"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"


def test_top_level_is_what_the_design_names() -> None:
    packages = {p.parent.name for p in HOUSE.glob("*/__init__.py")}
    named = {
        "commands",
        "engine",
        "stages",
        "words",
        "visits",
        "coach",
        "exchange",
        "workshop",
        "web",
        "serving",
        "benchmarks",
    }
    assert packages <= named
