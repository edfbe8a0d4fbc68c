"""The page on which a deal is opened."""

from typing import NamedTuple

from web.forms import Form, Refusal


class NewDeal(NamedTuple):
    form: Form
    request: str
    refusal: Refusal | None = None
    version: None = None
    """There is none yet that a writer could have seen."""

    @property
    def since(self) -> tuple[()]:
        """Nobody else has changed it."""
        return ()

    def address(self, form: Form) -> str:
        return "/new"
