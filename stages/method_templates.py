"""The templates that come with the method's playbook: they make a sheet where a team has none of its own."""

import os
from functools import lru_cache

from stages.shipped_playbooks import FOLDER, METHOD

_FOLDER = os.path.join(FOLDER, METHOD, "templates")


def method_template(name: str) -> str | None:
    """A Word file as base64. The name stays within the folder, for it may come from a template."""
    return _read(os.path.basename(name))


@lru_cache(maxsize=64)
def _read(name: str) -> str | None:
    try:
        with open(os.path.join(_FOLDER, name), "rb") as file:
            content = file.read()
    except OSError:
        return None
    if name.endswith(".docx"):
        from base64 import b64encode

        return b64encode(content).decode()
    return content.decode()
