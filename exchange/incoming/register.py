"""The companies and people a file names: found among those known, or brought in."""

import unicodedata

from engine import accounts, people, staff
from engine.account_code import code_for, free_code
from engine.change import Change

_LONGEST = 60
"""Characters of a login that is made from a name."""


class Register:
    """Names are the same where only capitals and spaces differ."""

    def __init__(self, change: Change) -> None:
        self._change = change
        known = accounts.everyone(change.store)
        self._codes = {account.code for account in known}
        self._by_name = {_same(account.name): account.code for account in known}
        self._users: dict[str, list[str]] = {}
        self._logins: set[str] = set()
        self.left: set[str] = set()
        """Logins of those who don't work here any more."""
        for person in people.everyone(change.store):
            self._know(person.user, person.name)
            if person.left_on is not None:
                self.left.add(person.user)
        self.accounts = 0
        self.people = 0

    def account(self, name: str | None) -> str | None:
        """The code of the account of this name; a new one is opened."""
        if name is None:
            return None
        known = self.account_of(name)
        if known is not None:
            return known
        code = free_code(code_for(name), self._codes)
        accounts.add(self._change, name, code)
        self._codes.add(code)
        self._by_name[_same(name)] = code
        self.accounts += 1
        return code

    def account_of(self, name: str) -> str | None:
        """The code of the account of this name; None where there is none yet."""
        return self._by_name.get(_same(name))

    def person(self, name: str | None) -> str | None:
        """The login of this person, given by login or name; a new one joins as a rep. Two of a name: None."""
        if name is None:
            return self._change.actor.user
        if name in self._logins:
            return name
        same = _same(name)
        if same not in self._users:
            user = _free(login_for(name), self._logins)
            staff.add(self._change, user, "rep", name=name)
            self._know(user, name)
            self.people += 1
        users = self._users[same]
        return users[0] if len(users) == 1 else None

    def _know(self, user: str, name: str) -> None:
        self._logins.add(user)
        self._users.setdefault(_same(name), []).append(user)


def _same(name: str) -> str:
    return " ".join(name.split()).casefold()


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
