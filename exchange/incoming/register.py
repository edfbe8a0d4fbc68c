"""The companies and people a batch names: found among those known, or brought in."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence

from engine import account_arrivals, account_register, people, staff
from engine.account_arrivals import Opening
from engine.account_code import code_for
from engine.alike import same
from engine.change import Change
from engine.store import Store
from exchange.incoming import account_ids
from exchange.incoming.new_codes import NewCodes
from exchange.incoming.scratch import Scratch
from exchange.rows.client_ref import Client, ClientRef

_GONE = re.compile(r"\s*[(（](?:deactivated(?: user)?|inactive|已停用|停用|已离职)[)）]\s*$", re.IGNORECASE)
"""What CRMs put behind the name of a user who can't sign in any more; HubSpot writes (Deactivated User)."""
_LONGEST = 60
"""Characters of a login that is made from a name."""


class Register:
    """Names are the same where only width, capitals and spaces differ."""

    def __init__(self, change: Change, source: str, scratch: Scratch) -> None:
        """`source` is that of the table, which may name accounts by ids of their own."""
        self._change, self._source, self._scratch = change, source, scratch
        self._store = change.store
        self._by_name: dict[str, str] = {}
        self._by_id: dict[str, str] = {}
        self._codes = NewCodes(self._store, scratch)
        self._users: dict[str, list[str]] = {}
        self._logins: set[str] = set()
        self.left: set[str] = set()
        """Logins of those who don't work here any more."""
        self._opening: list[Opening] = []
        self.opened: dict[str, str] = {}
        """Accounts opened for this batch: the name by code."""
        self.by_code: dict[str, str] = {}
        """Accounts the batch names by code: their names."""
        self.people = 0
        for person in people.everyone(self._store):
            self._know(person.user, person.name)
            if person.left_on is not None:
                self.left.add(person.user)

    # ── accounts ──────────────────────────────────────────────────────────────────────────────

    def look_up(self, clients: Iterable[Client | None]) -> None:
        """The accounts of these names and ids, before they are asked for."""
        named, ids = _apart(list(clients))
        self._look_up_ids(ids)
        wanted = {same(name): name for name in named}
        spellings = {name.casefold() for name in named} | wanted.keys()
        found = account_register.called(self._store, spellings | self._scratch.spellings(wanted))
        holders = account_register.holders(self._store, found)
        for entry in found:
            self._by_name.setdefault(same(entry.name), holders[entry.code])
        self._look_up_codes({key: name for key, name in wanted.items() if key not in self._by_name})
        self._codes.foresee(code_for(name) for key, name in wanted.items() if key not in self._by_name)

    def _look_up_codes(self, unknown: Mapping[str, str]) -> None:
        """A name nobody has may be the code of an account that was here before: that one is meant."""
        coded = {name: key for key, name in unknown.items() if name.isascii() and name.isalnum()}
        opened = self._scratch.opened(coded)
        found = [e for e in account_register.by_codes(self._store, coded.keys()) if e.code not in opened]
        for code, holder in account_register.holders(self._store, found).items():
            self._by_name[coded[code]] = holder
        self.by_code |= {entry.code: entry.name for entry in found}

    def _look_up_ids(self, ids: Sequence[str]) -> None:
        codes = account_ids.codes(self._store, self._source, ids)
        found = account_register.by_codes(self._store, codes.values())
        holders = account_register.holders(self._store, found)
        self._by_id |= {id: holders[code] for id, code in codes.items() if code in holders}

    def account(self, client: Client | None) -> str | None:
        """The code of this account, which was looked up; a new one is opened. None where nobody is named, or
        by an id alone that is not known."""
        if client is None:
            return None
        known = self.account_of(client)
        name = client.name if isinstance(client, ClientRef) else client
        if known is not None or name is None:
            return known
        return self.open(name)

    def open(
        self,
        name: str,
        code: str | None = None,
        place: str | None = None,
        external: Mapping[str, str] | None = None,
    ) -> str:
        """The code of a new account whose name was looked up; one that is given is free."""
        name = name.strip()
        code = code or self._codes.take(code_for(name))
        self._codes.taken.add(code)
        self._by_name.setdefault(same(name), code)
        self.opened[code] = name
        self._opening.append(Opening(code, name, place, external))
        return code

    def account_of(self, client: Client) -> str | None:
        """The code of this account; None where there is none yet."""
        if not isinstance(client, ClientRef):
            return self._by_name.get(same(client))
        known = self._by_id.get(client.id)
        return known if known is not None or client.name is None else self._by_name.get(same(client.name))

    def write(self) -> None:
        """The accounts that were opened."""
        account_arrivals.open_many(self._change, self._opening)
        self._opening = []
        self._codes.write()
        self._scratch.spell(_odd((name, name.casefold()) for name in self.opened.values()))

    # ── people ────────────────────────────────────────────────────────────────────────────────

    def person(self, name: str | None) -> str | None:
        """The login of this person, given by login or name; a new one joins as a rep. Two of a name: None."""
        if name is None:
            return self._change.actor.user
        name = _GONE.sub("", name) or name
        if name in self._logins:
            return name
        known = same(name)
        if known not in self._users:
            user = _free(login_for(name), self._logins)
            staff.add(self._change, user, "rep", name=name)
            self._know(user, name)
            self.people += 1
        users = self._users[known]
        return users[0] if len(users) == 1 else None

    def _know(self, user: str, name: str) -> None:
        self._logins.add(user)
        self._users.setdefault(same(name), []).append(user)


def _apart(clients: Collection[Client | None]) -> tuple[list[str], list[str]]:
    """Names, and ids."""
    named = {c.name if isinstance(c, ClientRef) else c for c in clients if c is not None}
    ids = {c.id for c in clients if isinstance(c, ClientRef)}
    return sorted(filter(None, named)), sorted(ids)


def spell(store: Store, scratch: Scratch) -> None:
    """Note the accounts here whose names the database does not find by the way they are compared."""
    for page in account_register.pages(store):
        scratch.spell(_odd((entry.name, entry.called) for entry in page))


def _odd(named: Iterable[tuple[str, str]]) -> Sequence[tuple[str, str]]:
    return [(key, called) for name, called in named if (key := same(name)) != called]


def login_for(name: str) -> str:
    """`Chen Yu` is chen.yu, 陈宇 is chenyu; of a mail address what stands before the @."""
    name = name.partition("@")[0]
    if any("\u4e00" <= c <= "\u9fff" for c in name):
        from pypinyin import lazy_pinyin  # large, and needed for a new Chinese name alone

        name = "".join(lazy_pinyin(name))
    plain = unicodedata.normalize("NFKD", name.casefold()).replace(".", " ")
    words = ("".join(c for c in word if c.isascii() and (c.isalnum() or c in "-_")) for word in plain.split())
    return ".".join(word for word in words if word)[:_LONGEST] or "person"


def _free(login: str, taken: set[str]) -> str:
    number, free = 1, login
    while free in taken:
        number += 1
        free = f"{login}{number}"
    return free
