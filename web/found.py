"""The page of what was found."""

from typing import NamedTuple

from web.page import Said


class Deal(NamedTuple):
    key: str
    title: str
    account: str | None
    owner: str
    worth: Said
    stage: Said
    standing: Said


class Found(NamedTuple):
    """`more`: there are others as well; `every`: those that have ended were looked through too."""

    text: str
    deals: tuple[Deal, ...]
    more: bool
    every: bool
