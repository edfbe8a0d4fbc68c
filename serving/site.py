"""What every answer of a server is made from: the deals, the keys, and for whom it is there."""

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from engine import people
from engine.errors import NotFound
from engine.people import Person
from serving.addresses import is_loopback
from serving.keys import Key, Keys, Kind
from serving.stores import Stores

if TYPE_CHECKING:
    from serving.issuer import Issuer


class Site(NamedTuple):
    """`alone`: the login of the one person it is there for, who comes in by a link; None where everybody
    signs in. `secure`: whether browsers reach it by https alone."""

    stores: Stores
    keys: Keys
    alone: str | None = None
    secure: bool = False
    language: str = "en"
    """Of whoever's browser asks for none we have."""
    url: str | None = None
    """Where browsers find it, where that was said."""
    issuer: "Issuer | None" = None
    """Whose accounts let people in, where somebody's do."""

    def let_in(self, kind: Kind, secret: str, now: datetime) -> Key | None:
        """Whose key it is, while it holds and they work here. Of whoever has left, all are gone then."""
        key = self.keys.find(kind, secret, now) if secret else None
        if key is None or (self.alone is not None and key.user != self.alone):
            return None
        if self.person(key.user) is None:
            self.keys.drop_all(key.user, "session", "token", "link")
            return None
        return key

    def person(self, user: str) -> Person | None:
        """None where nobody of that login works here now."""
        try:
            return self.stores.look(lambda store: people.find(store, user))
        except NotFound:
            return None

    def is_here(self, host: str) -> bool:
        """Whether a browser that asks for this host means us: a name of somebody else's may lead to one's own
        computer. https://en.wikipedia.org/wiki/DNS_rebinding"""
        if self.url is not None:
            return host == urlsplit(self.url).netloc
        return self.alone is None or is_loopback(host.rpartition(":")[0] or host)
