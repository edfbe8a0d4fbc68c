"""The playbooks that come along with the program, and where their files stand."""

import os
from functools import cache

FOLDER = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "playbooks")
METHOD = "client-value"
"""The one a workspace starts with; the others are built on it, and installed where they are wanted."""


@cache
def shipped() -> dict[str, str]:
    """By id, the folder of each; the method's own first."""
    found = folders_in(FOLDER)
    return {METHOD: found[METHOD], **found}


def folders_in(folder: str) -> dict[str, str]:
    """The playbooks that stand beside one another in a folder, by the names of theirs."""
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return {}
    paths = {name: os.path.join(folder, name) for name in names}
    return {n: path for n, path in paths.items() if os.path.isfile(os.path.join(path, "playbook.yaml"))}
