"""Who has left the client and left nobody in their place: champions and economic buyers, by account."""

from collections.abc import Sequence

from engine import reads
from engine.among import literal
from engine.contacts import Contact
from engine.reads import View
from engine.state import Day
from engine.value import Value

PARTS = ("champion", "economic_buyer")
_NOW = """
SELECT account,
  CASE WHEN sum(CASE WHEN part = 'champion' AND (left_on IS NULL OR left_on > :today) THEN 1 ELSE 0 END) = 0
    THEN max(CASE WHEN part = 'champion' THEN left_on END) END AS champion,
  CASE WHEN sum(CASE WHEN part = 'economic_buyer'
      AND (left_on IS NULL OR left_on > :today) THEN 1 ELSE 0 END) = 0
    THEN max(CASE WHEN part = 'economic_buyer' THEN left_on END) END AS economic_buyer
FROM contact WHERE account IN (SELECT account FROM contact WHERE left_on <= :today) GROUP BY account
"""


class Gone(Value):
    """The day the last of them left; None where somebody has the part, or nobody ever had it."""

    account: str
    champion: Day | None
    economic_buyer: Day | None


def gone(view: View) -> list[Gone]:
    """Accounts where nobody is missed are left out."""
    today = view.today.isoformat()
    if view.until is None:
        found = [Gone(*row) for row in view.store.rows(_NOW, today=today)]
    else:
        accounts = {contact.account for contact in reads.people_who_left(view) if contact.left_on}
        people = reads.people_of(view, accounts)
        found = [Gone(code, *(_left(known, part, today) for part in PARTS)) for code, known in people.items()]
    return [each for each in found if each.champion or each.economic_buyer]


def as_table(view: View, found: Sequence[Gone]) -> str:
    """What was `found`, as a WITH has it; `:today` is the view's day."""
    if view.until is None:
        return f"gone AS MATERIALIZED ({_NOW})"
    rows = ", ".join(f"({', '.join(map(literal, each))})" for each in found)
    return f"gone (account, {', '.join(PARTS)}) AS MATERIALIZED (VALUES {rows})"


def _left(known: list[Contact], part: str, today: Day) -> Day | None:
    days = [contact.left_on for contact in known if contact.part == part]
    left = [day for day in days if day is not None and day <= today]
    return max(left) if left and len(left) == len(days) else None
