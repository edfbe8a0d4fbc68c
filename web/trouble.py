"""The page that says why something could not be done."""

from typing import NamedTuple

from web.page import Said


class Trouble(NamedTuple):
    """`there` is the address of the deal it is about."""

    what: Said
    hint: Said
    there: str | None
