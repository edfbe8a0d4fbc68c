"""One line of a visit sheet, and the box its reader fills in."""

from typing import NamedTuple

from engine.message import Message
from visits.box import Box
from visits.box import Said as Said

GENERAL = frozenset(
    f"visits.why_{name}"
    for name in (
        *("prepare", "open", "ask", "suggest", "objections", "close", "kit", "kit_always"),
        *("behaviour", "part", "style", "item", "objection_rule", "amount", "purpose"),
    )
)
"""Reasons that hold on any page of its kind: what the page is about says as much."""


class Line(NamedTuple):
    """`fills` names what an answer to it settles, as `kind:name`: `answer:needs_known`,
    `fill:client_profile.business_plan`, `contact:economic_buyer`, `tick:own_words`, `step:next`.
    None: there is nothing to write down.
    """

    text: Said
    why: Said
    fills: str | None = None
    box: Box | None = None
    """What there is to write down; `visits.sheet` puts it in."""

    @property
    def because(self) -> Said | None:
        """The reason, where it tells something of this deal; else there is no need to print it."""
        return None if isinstance(self.why, Message) and self.why.id in GENERAL else self.why
