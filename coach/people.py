"""Who is who at the client, as signs speak of them."""

from datetime import date

from coach.sign import Seen


def name_of(seen: Seen, key: str) -> str:
    """By name; by key where nobody may know the name any more."""
    return next((c.name for c in seen.known.people if c.key == key and c.name), key)


def last_gone(seen: Seen, part: str) -> tuple[str, date]:
    """Of those who had a part and left, the last: who, and when."""
    today = seen.clock.today.isoformat()
    left = [
        (c.left_on, c.key)
        for c in seen.known.opened.facts.contacts
        if c.part == part and c.left_on is not None and c.left_on <= today
    ]
    day, key = max(left)
    return name_of(seen, key), date.fromisoformat(day)
