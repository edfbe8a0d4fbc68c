"""Playbooks read with the method at hand: its worksheets, and what it knows of an account's value."""

from engine.playbook_text.file import Loaded, load_playbook
from engine.signs import Tunable
from stages.accounts.rules_in_playbook import rule_faults
from stages.method_templates import method_template
from stages.worksheets import WORKSHEETS


def load_method_playbook(path: str, signs: Tunable | None = None) -> Loaded:
    """From a folder holding `playbook.yaml`, or a YAML file; every fault with its place.

    `signs` are those the coach's desk knows.
    """
    return load_playbook(path, WORKSHEETS, rule_faults, method_template, signs)
