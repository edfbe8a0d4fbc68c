"""What every answer of a server is made from: the deals, the keys, and for whom it is there."""

from typing import NamedTuple

from serving.keys import Keys
from serving.stores import Stores


class Site(NamedTuple):
    """`alone`: the login of the one person it is there for, who comes in by a link; None where everybody
    signs in. `secure`: whether browsers reach it by https alone."""

    stores: Stores
    keys: Keys
    alone: str | None = None
    secure: bool = False
    language: str = "en"
    """Of whoever's browser asks for none we have."""
