"""Steps as commands to copy into a shell."""

import shlex

import pytest

from cli import COMMANDS
from commands.step_line import SHAPES, WITHOUT_DEAL, command_line
from commands.table import Entry
from engine.message import step


@pytest.mark.parametrize(
    ("taken", "line"),
    [
        (step("gate", "ACME-3"), "dealgate gate ACME-3"),
        (step("init"), "dealgate init"),
        (step("db upgrade"), "dealgate db upgrade"),
        (
            step("answer", "ACME-3", point="needs_known", answer="yes", evidence=None, kind=None),
            "dealgate answer ACME-3 needs_known yes --evidence … --kind …",
        ),
        (
            step("answer", "ACME-3", point="needs_known", answer=None, evidence=None, kind=None),
            "dealgate answer ACME-3 needs_known … --evidence … --kind …",
        ),
        (
            step("fill", "ACME-3", worksheet="client_profile", business_plan=None),
            "dealgate fill ACME-3 client_profile business_plan=…",
        ),
        (
            step("fill", "ACME-3", worksheet="risks", **{"--file": "my form.yaml"}),
            "dealgate fill ACME-3 risks --file 'my form.yaml'",
        ),
        (
            step("account fill", None, account="ACME", worksheet="rating", standing=None),
            "dealgate account fill ACME rating standing=…",
        ),
        (step("show", "ACME-3"), "dealgate show ACME-3"),
        (step("show", "ACME-3", worksheet="risks"), "dealgate show ACME-3 risks"),
        (step("set", "D-7", account=None), "dealgate set D-7 account=…"),
        (
            step("contact add", None, name=None, account="ACME", part="economic_buyer"),
            "dealgate contact add … --account ACME --part economic_buyer",
        ),
        (step("contact add", "ACME-3", part="decider"), "dealgate contact add … --part decider"),
        (
            step("stop", "ACME-3", **{"class": None, "reason": "两年 内不买"}),
            "dealgate stop ACME-3 --class … --reason '两年 内不买'",
        ),
        (step("waive", "X-1", requirement="item:risk", until=None), "dealgate waive X-1 item:risk --until …"),
        (
            step("promise", "ACME-3", what="Chen's price", by="us", kept=""),
            "dealgate promise ACME-3 'Chen'\"'\"'s price' --by us --kept",
        ),
        (
            step("visit log", "ACME-3", with_="陈宇", on=None, two_sided=""),
            "dealgate visit log ACME-3 --with 陈宇 --on … --two-sided",
        ),
    ],
)
def test_a_step_is_a_command_line(taken, line):
    assert command_line(taken) == line


def test_a_shell_reads_back_what_was_meant():
    line = command_line(step("set", "ACME-3", title='A "B" $(rm) `c` \\ d'))
    assert shlex.split(line)[-1] == 'title=A "B" $(rm) `c` \\ d'


def commands():
    for section in COMMANDS.values():
        for name, entry in section.items():
            if isinstance(entry, Entry):
                yield name
            else:
                yield from (f"{name} {below}" for below in entry)


def test_the_shapes_are_those_of_commands_there_are():
    assert set(SHAPES) <= set(commands())
    assert {name.split()[0] for name in commands()} >= WITHOUT_DEAL
