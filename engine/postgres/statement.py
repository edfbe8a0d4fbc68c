"""One text of SQL for both databases: ours names its parameters `:name`, the driver `%(name)s`."""

import re
from functools import cache

_PART = re.compile(r"""'(?:[^']|'')*'|"[^"]*"|::|:([A-Za-z_][A-Za-z0-9_]*)|%""")


@cache
def translated(sql: str) -> str:
    """What stands in quotes stays as it is, but for a %, which the driver wants twice everywhere."""
    return _PART.sub(_part, sql)


def _part(found: re.Match[str]) -> str:
    name = found[1]
    return f"%({name})s" if name else found[0].replace("%", "%%")
