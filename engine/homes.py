"""Whose people, deals and visits were before the merges that came after a day."""

import json
from collections.abc import Mapping

from engine.state import Instant
from engine.store import Store
from engine.value import Value

_MERGED = "SELECT code, merged_into FROM account WHERE merged_into IS NOT NULL"
_LATER = (
    "SELECT data FROM event WHERE kind = 'merge' AND at > :until AND subject IN"
    " (SELECT 'account:' || merged_into FROM account WHERE merged_into IS NOT NULL)"
    " ORDER BY at DESC, position DESC"
)


class Homes(Value):
    """`people` by key and `visits` by the subject that tells of them: the account they belonged to then.

    What is missing is where it was.
    """

    people: Mapping[str, str]
    visits: Mapping[str, str]


def homes(store: Store, until: Instant) -> Homes:
    """As they were at an instant; empty where nothing was merged since."""
    people: dict[str, str] = {}
    visits: dict[str, str] = {}
    later = set()
    for row in store.rows(_LATER, until=until):
        data = json.loads(row["data"])
        later.add(data["from"])
        people |= dict.fromkeys(data["people"], data["from"])
        visits |= {f"deal:{key}": data["from"] for key in data["deals"]}
    if later:
        into = {row["code"]: row["merged_into"] for row in store.rows(_MERGED)}
        visits |= {f"account:{code}": _holder(code, into, later) for code in into}
    return Homes(people, visits)


def _holder(code: str, into: Mapping[str, str], later: set[str]) -> str:
    """The account that went on for it before the later merges."""
    while code in into and code not in later:
        code = into[code]
    return code
