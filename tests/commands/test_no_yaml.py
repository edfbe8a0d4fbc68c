"""A playbook is parsed when it is installed, and never again: a normal command reads no YAML."""

import os
import shlex
import subprocess
import sys

import pytest

NORMAL = (
    "next",
    "list",
    "show ACME-1",
    "gate ACME-1",
    "stalled",
    "prep ACME-1",
    "answer ACME-1 needs_known yes --evidence agreed --kind seller_observed",
    "advance ACME-1",
    "new 'A call'",
    "playbook show",
    "playbook list",
)
CODE = """if True:
    import os, sys, cli
    from commands.program import run
    run(cli.COMMANDS, sys.argv[1:], os.environ)
    parsers = ("ruamel", "pydantic", "engine.playbook_text", "engine.yaml_places", "engine.yaml_nodes")
    found = [name for name in sys.modules if name.startswith(parsers)]
    print("parsers:", *found, file=sys.stderr)
"""


@pytest.mark.sqlite("what is imported is the same on both")
@pytest.mark.parametrize("line", NORMAL)
def test_a_normal_command_imports_nothing_that_reads_a_playbook_s_files(work, line):
    done = subprocess.run(
        [sys.executable, "-c", CODE, *shlex.split(line), "--db", work.db, "--as", "lin"],
        env={"PATH": os.environ["PATH"], "HOME": "/nowhere", "DEALGATE_LANG": "en"},
        cwd=os.getcwd(),
        capture_output=True,
        encoding="utf-8",
    )
    assert done.stderr.splitlines()[-1] == "parsers:"
    assert done.stdout or "gate" in done.stderr  # it did what it is for
