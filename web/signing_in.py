"""The pages through which somebody comes in."""

from typing import NamedTuple

from web.page import Said


class SigningIn(NamedTuple):
    """`to` is where to go then; `by_link`: no password does it; `said` why it was refused."""

    to: str
    by_link: bool
    user: str = ""
    said: Said = None


class Choosing(NamedTuple):
    """A first password, or a new one, of at least so many characters."""

    least: int
    said: Said = None
