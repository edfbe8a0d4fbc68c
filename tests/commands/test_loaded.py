"""What a command loads: a module that comes back to those it does without costs every call of it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

_SHOWS_MODULES = """if True:
    import os, sys
    import cli
    def leave(code):
        print(code, *sorted(sys.modules), sep="\\n", file=sys.stderr)
        print(*named_tuples(), sep="\\n", file=sys.stderr)
        leave_at_once(code)
    def named_tuples():
        from engine.value import Value
        for room in [module for name, module in sys.modules.items() if name.split(".")[0] in OURS]:
            for kind in vars(room).values():
                if isinstance(kind, type) and hasattr(kind, "_fields") and not issubclass(kind, Value):
                    yield f"{kind.__module__}:{kind.__name__}"
    OURS = {"cli", "coach", "commands", "engine", "stages", "visits", "words"}
    leave_at_once, os._exit = os._exit, leave
    cli.app()
"""
# What typer's own names at its top, and no short command uses.
_OF_OTHERS = {
    *("bz2", "difflib", "gettext", "hashlib", "ipaddress", "locale", "lzma", "ntpath", "platform", "random"),
    *("selectors", "shellingham", "signal", "subprocess", "tempfile", "textwrap", "tokenize", "urllib"),
    "zlib",
    *("alembic", "holidays", "jinja2", "pydantic", "rich", "ruamel", "sqlalchemy", "sqlmodel", "transitions"),
}
# Writing a change, learning, the coach's whole desk, a past day, a sheet's boxes and what these are of, help.
_OF_OURS = {
    *("engine.background", "engine.change", "engine.deals", "engine.filling", "coach.casebook"),
    *("coach.limits.learning", "coach.lives", "coach.oldest", "engine.fold", "engine.homes"),
    *("visits.box", "visits.line", "visits.plan", "words.help"),
}
# Made by the thousands, and by the names of their fields.
_NAMED_TUPLES = {
    *("engine.answers:Reading", "engine.condition:Judged", "engine.facts:Facts", "engine.gate:Checked"),
    *("engine.history:Event", "engine.message:Message", "engine.personal:Details"),
    *("engine.requirements.finding:Finding", "engine.state:Answer", "engine.state:Deal"),
    *("engine.state:Diary", "engine.state:Filled", "engine.state:NextStep", "engine.state:Stay"),
    "engine.state:Visit",
}


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    path = tmp_path_factory.mktemp("demo") / "demo.sqlite"
    assert _modules("demo", "--db", str(path), user="lin")
    return path


def _modules(*argv: str, user: str, db: Path | None = None, **environ: str) -> set[str]:
    """Those that stand loaded as the command ends."""
    home = Path(__file__).parents[2]
    known = {"PATH": os.environ["PATH"], "HOME": "/nowhere", "PYTHONPATH": str(home), "DEALGATE_USER": user}
    known |= {"DEALGATE_DB": str(db)} if db else {}
    done = subprocess.run(
        [sys.executable, "-c", _SHOWS_MODULES, *argv],
        env=known | environ,
        capture_output=True,
        encoding="utf-8",
    )
    code, *modules = done.stderr.split()
    assert code in ("0", "3"), done.stdout  # 3: a gate that is shut
    return set(modules)


@pytest.mark.parametrize("command", ["next", "show HUANAN-1", "gate HUANAN-1", "list"])
def test_a_read_loads_neither_what_writes_nor_what_typer_only_names(demo, command):
    modules = _modules(*command.split(), user="lin", db=demo)
    assert "engine.reads" in modules
    assert modules & (_OF_OTHERS | _OF_OURS) == set()


def test_one_s_own_day_looks_nobody_up(demo):
    assert "commands.filters" not in _modules("next", user="lin", db=demo)


def test_a_coach_loads_nothing_that_learns(demo):
    modules = _modules("stalled", user="wei", db=demo)
    assert "coach.casebook" in modules
    assert modules & (_OF_OTHERS | _OF_OURS - {"coach.casebook"}) == set()


@pytest.mark.parametrize("command", ["next", "list", "stalled"])
def test_what_is_loaded_makes_few_named_tuples(demo, command):
    """Each is a sixth of a millisecond; a Value is a sixth of that."""
    loaded = _modules(*command.split(), user="wei" if command == "stalled" else "lin", db=demo)
    assert {name for name in loaded if ":" in name} <= _NAMED_TUPLES


def test_help_and_the_names_a_shell_completes_come_without_a_database(demo):
    for modules in (
        _modules("--help", user="lin"),
        _modules(user="lin", _DEALGATE_COMPLETE="complete_bash", COMP_WORDS="dealgate ne", COMP_CWORD="1"),
    ):
        assert modules & (_OF_OTHERS | {"engine.store", "sqlite3", "json", "commands.day"}) == set()


def test_a_key_is_completed_by_a_look_into_the_database_alone(demo):
    words = {"COMP_WORDS": "dealgate gate HU", "COMP_CWORD": "2"}
    modules = _modules(user="lin", db=demo, _DEALGATE_COMPLETE="complete_bash", **words)
    assert "engine.sqlite_store" in modules
    assert modules & (_OF_OTHERS | _OF_OURS) == set()


@pytest.mark.postgresql("its driver would load ssl, for a setup that OpenSSL does by itself")
def test_a_server_is_reached_without_python_s_ssl(work):
    modules = _modules("next", user="lin", db=work.db)
    assert "psycopg2" in modules
    assert modules & (_OF_OTHERS | _OF_OURS | {"ssl", "_ssl", "socket"}) == set()
