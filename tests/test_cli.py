"""The table of commands: complete, worded in both languages, and not imported for a look at it."""

import os
import subprocess
import sys

import pytest

from cli import COMMANDS
from commands.lazy import load
from commands.options import CommonOption
from commands.table import Entry
from words.say import say, speak

# fmt: off
ISSUE = [
    "init", "demo", "doctor", "db", "person", "account", "contact", "new", "list", "show", "set", "step",
    "promise", "gate", "answer", "fill", "tick", "waive", "wait", "advance", "back", "stop", "reopen",
    "history", "undo", "next", "prep", "stalled", "review", "limits", "visit", "playbook", "import", "export",
    "mapping", "order", "stats", "report", "target", "forecast", "serve",
    "token",
]
# fmt: on
# Loaded at a first look at the help page, these would cost more than the page itself.
HEAVY = (
    "rich",
    "pydantic",
    "sqlmodel",
    "sqlalchemy",
    "alembic",
    "jinja2",
    "ruamel",
    "holidays",
    "sqlite3",
    "json",
)


def every_command():
    for section in COMMANDS.values():
        for name, entry in section.items():
            if isinstance(entry, Entry):
                yield (name,), entry
            else:
                yield from (((name, below), entry) for below, entry in entry.items())


EVERY = [pytest.param(path, entry, id=" ".join(path)) for path, entry in every_command()]


@pytest.fixture(autouse=True)
def _english_again():
    yield
    speak("en")


def test_every_command_of_the_product_is_in_the_table():
    assert sorted(name for section in COMMANDS.values() for name in section) == sorted(ISSUE)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(("path", "entry"), EVERY)
def test_a_command_loads_with_words_for_all_it_takes(path, entry, language):
    speak(language)
    command = load(entry, path)
    page = command.get_help(command.context_class(command, info_name=" ".join(path)))
    assert say("help." + ".".join(path)) in page.replace("\n", " ")
    assert page.rstrip().endswith(say(f"help.{'.'.join(path)}.example").splitlines()[-1].strip())
    for param in command.params:
        assert isinstance(param, CommonOption) or param.help, f"{param.name} has no help"


def dealgate(*argv, code="import cli; cli.app()", **environ):
    return subprocess.run(
        [sys.executable, "-c", code, *argv],
        env={"PATH": os.environ["PATH"], "HOME": "/nowhere", **environ},
        capture_output=True,
        encoding="utf-8",
    )


@pytest.mark.parametrize("language", ["zh", "en"])
def test_help_lists_every_command_and_imports_none(language):
    modules = {entry.target.split(":")[0] for _, entry in every_command()}
    code = f"""if True:
        import os, sys, cli
        from commands.program import run
        code = run(cli.COMMANDS, sys.argv[1:], os.environ)
        heavy = [m for m in sys.modules if m.split(".")[0] in {HEAVY!r}]
        commands = [m for m in sys.modules if m in {sorted(modules)!r}]
        print(heavy + commands, file=sys.stderr)
        sys.exit(code)
    """
    done = dealgate("--help", "--lang", language, code=code)
    assert (done.returncode, done.stderr.strip()) == (0, "[]")
    listed = {line.split()[0] for line in done.stdout.splitlines() if line.startswith("  ")}
    assert set(ISSUE) <= listed


def test_a_reader_who_leaves_is_no_error():
    done = subprocess.run(
        f"{sys.executable} -c 'import cli; cli.app()' --help | true; exit ${{PIPESTATUS[0]}}",
        shell=True,
        executable="/bin/bash",
        capture_output=True,
        env={"PATH": os.environ["PATH"], "HOME": "/nowhere"},
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_programs_get_utf8_whatever_the_locale_says():
    done = dealgate("--help", "--lang", "zh", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, "")
    assert "商机" in done.stdout


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no /dev/full here")
def test_a_full_disk_is_one_sentence():
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-c", "import cli; cli.app()", "--help"],
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env={"PATH": os.environ["PATH"], "HOME": "/nowhere"},
        )
    assert (done.returncode, done.stderr) == (1, "The disk is full; the answer was not written out\n")
