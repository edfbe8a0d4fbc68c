"""Whose a row is, where the file has an id for it."""

from typing import NamedTuple, TypeAlias


class ClientRef(NamedTuple):
    """An account by the id under which the same source's accounts came in, and by its name where that is
    given too."""

    id: str
    name: str | None


Client: TypeAlias = str | ClientRef
"""An account as a row names it: by its name alone, or by id."""
