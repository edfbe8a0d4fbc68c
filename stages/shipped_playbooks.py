"""The playbooks that come along with the program: what they are called, and where their files stand."""

import os
from functools import cache
from typing import NamedTuple

from engine.message import Text

FOLDER = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "playbooks")
METHOD = "client-value"
"""The one a workspace starts with; the others are built on it, and installed where they are wanted."""


class Along(NamedTuple):
    id: str
    version: int
    title: Text


ALONG = (
    Along(METHOD, 4, Text("客户价值法", "Client Value Method")),
    Along("bank", 1, Text("银行对公客户", "Corporate banking")),
    Along("key-account", 1, Text("大客户与招投标", "Key accounts and tenders")),
    Along("reorder", 1, Text("返单", "Reorder")),
    Along("retail", 1, Text("零售与渠道", "Retail and distribution")),
)
"""As their files say: reading five files of YAML for three words each would take a second."""


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
