"""Playbooks read with the method at hand: its worksheets, and what it knows of an account's value."""

import os

from engine.playbook_text.file import Loaded, load_playbook
from engine.playbook_text.grounds import grounds_of, stands_within
from engine.signs import Tunable
from stages.accounts.rules_in_playbook import rule_faults
from stages.method_templates import method_template
from stages.shipped_playbooks import folders_in, shipped
from stages.worksheets import WORKSHEETS


def load_method_playbook(path: str, signs: Tunable | None = None, *, stands_at: str | None = None) -> Loaded:
    """From a folder holding `playbook.yaml`, or a YAML file; every fault with its place.

    `signs` are those the coach's desk knows. `stands_at` is the file this one is a trial of: it extends what
    that one would.
    """

    def around(file: str) -> dict[str, str]:
        return beside(stands_at if stands_at is not None and file == path else file)

    return load_playbook(path, WORKSHEETS, rule_faults, method_template, signs, around)


def beside(file: str) -> dict[str, str]:
    """What a file may extend by its id: what stands in a folder beside its own, else what came along."""
    own = os.path.abspath(file)
    folder = os.path.dirname(own)
    siblings = folders_in(os.path.dirname(folder) if os.path.basename(own) == "playbook.yaml" else folder)
    grounds = grounds_of(own)

    def near(path: str) -> bool:
        return path != folder and stands_within(os.path.join(path, "playbook.yaml"), grounds)

    return {**shipped(), **{id: path for id, path in siblings.items() if near(path)}}
