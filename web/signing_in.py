"""The pages through which somebody comes in."""

from typing import NamedTuple

from web.page import Said


class SigningIn(NamedTuple):
    """`to` is where to go then; `by_link`: no password does it; `said` why it was refused; `company`: whether
    a company's own accounts let people in too."""

    to: str
    by_link: bool
    user: str = ""
    said: Said = None
    company: bool = False


class Choosing(NamedTuple):
    """A first password, or a new one, of at least so many characters. A browser keeps it for `user`."""

    user: str
    least: int
    said: Said = None
