"""Accounts, and people at one account, that may be known twice. Proposed; joined by nobody but a person."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from engine import reads
from engine.accounts import Account
from engine.alike import Name, alike, person_stem, read, same, stem
from engine.among import among, batches
from engine.contacts import Contact
from engine.message import Message, msg
from engine.reads import View
from engine.store import Store

_NAMES = "SELECT code, name FROM account WHERE merged_into IS NULL"
_SHARED = (
    f"{_NAMES} AND stem IN (SELECT stem FROM account WHERE merged_into IS NULL AND stem <> ''"
    " GROUP BY stem HAVING count(*) > 1) ORDER BY code"
)
"""Of which another has the stem."""
_COUNTED = {
    "deals": "SELECT account, count(*) AS n FROM deal WHERE account IN ({}) GROUP BY account",
    "people": "SELECT account, count(*) AS n FROM contact WHERE account IN ({}) GROUP BY account",
    "orders": "SELECT account, count(*) AS n FROM purchase"
    " WHERE account IN ({}) AND dropped_at IS NULL GROUP BY account",
    "visits": "SELECT account, count(*) AS n FROM visit WHERE account IN ({}) GROUP BY account",
}


class Twin(NamedTuple):
    """An account, and how much hangs on it."""

    code: str
    name: str
    deals: int
    people: int
    orders: int
    visits: int

    @property
    def weight(self) -> int:
        return self.deals + self.people + self.orders + self.visits


class Double(NamedTuple):
    """`like` may be `keep`, which has more history; `why` is what the two names differ in."""

    keep: Twin
    like: Twin
    why: Message


def doubles(view: View) -> list[Double]:
    """What hangs on an account is counted for those alone that are alike another."""
    names = {row["code"]: row["name"] for row in view.store.rows(_SHARED)}
    groups = alike(names)
    twins = _twins(view.store, names, (code for group in groups for code in group))
    return [double for group in groups for double in _of_group([twins[code] for code in group])]


def _of_group(group: list[Twin]) -> Iterator[Double]:
    keep, *others = sorted(group, key=lambda twin: (-twin.weight, twin.code))
    for like in others:
        yield Double(keep, like, why(keep.name, like.name))


def _twins(store: Store, names: dict[str, str], codes: Iterable[str]) -> dict[str, Twin]:
    found: dict[str, Twin] = {}
    for page in batches(codes):
        marks, params = among(page)
        counted = {
            what: {row["account"]: row["n"] for row in store.rows(sql.format(marks), **params)}
            for what, sql in _COUNTED.items()
        }
        for code in page:
            found[code] = Twin(code, names[code], **{what: n.get(code, 0) for what, n in counted.items()})
    return found


def why(name: str, like: str) -> Message:
    """What two names that are alike differ in."""
    if same(name) == same(like):
        return msg("merging.why_same")
    one, other = read(name), read(like)
    if one.place != other.place:
        return msg("merging.why_place", place=other.place or one.place)
    if one.ending != other.ending:
        return msg("merging.why_ending", ending=_endings(one, other))
    return msg("merging.why_spelling")


def _endings(one: Name, other: Name) -> tuple[str, ...]:
    return tuple(each.ending for each in (one, other) if each.ending)


def double_of(store: Store, account: Account) -> Double | None:
    """This account and another of a name alike, to be named as somebody opens one or works there; the other
    goes on unless less hangs on it."""
    sql = f"{_NAMES} AND stem = :stem AND code <> :code ORDER BY code"
    if own := stem(account.name):
        for row in store.rows(sql, stem=own, code=account.code):
            names = {row["code"]: row["name"], account.code: account.name}
            if alike(names):
                other, this = _twins(store, names, names).values()
                keep, like = (this, other) if this.weight > other.weight else (other, this)
                return Double(keep, like, why(keep.name, like.name))
    return None


# ── people ────────────────────────────────────────────────────────────────────────────────────


def people_twice(view: View) -> list[tuple[Contact, ...]]:
    """People at one account who are there and may be one, by account."""
    found: dict[tuple[str, str], list[Contact]] = {}
    for contact in reads.all_people(view):
        if contact.name and contact.left_on is None and (own := person_stem(contact.name)):
            found.setdefault((contact.account, own), []).append(contact)
    return [tuple(group) for group in found.values() if len(group) > 1]


def pairs(came: Iterable[Contact], there: Iterable[Contact]) -> tuple[tuple[Contact, Contact], ...]:
    """Who came and may be somebody who is there."""
    known = {person_stem(contact.name): contact for contact in there if contact.name}
    found = ((contact, known.get(person_stem(contact.name))) for contact in came if contact.name)
    return tuple((contact, double) for contact, double in found if double is not None)
