"""The playbooks that came along with the program: what they are called, read from their files."""

from typing import NamedTuple

from engine.message import Text
from stages.shipped_playbooks import shipped


class Along(NamedTuple):
    id: str
    version: int
    title: Text


def along() -> list[Along]:
    """The method's own first."""
    import os

    from engine.file_content import text_of
    from engine.playbook_text.sources import read_once

    found = []
    for id, folder in shipped().items():
        text = text_of(os.path.join(folder, "playbook.yaml"))
        data = read_once(text).data if isinstance(text, str) else {}
        found.append(Along(id, data["version"], Text(**data["title"])))
    return found
