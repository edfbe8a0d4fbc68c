"""A table of visits, calls and other activities: which column is what."""

from typing import Literal

from engine.playbook_text.notation import Words
from exchange.plans.notation import Names, Strict
from exchange.plans.source import Source


class VisitColumns(Strict):
    """`deal` is a key, the same source's id, or a title only one deal has; a visit without a deal is one to
    the account. `deal`, `contact` and `contact_id` may name several, with semicolons between them; of deals
    the first that is known counts. Where one column holds deals and accounts, name it for both."""

    on: Words
    summary: Names
    id: Words | None = None
    deal: Words | None = None
    account: Words | None = None
    account_id: Words | None = None
    contact: Words | None = None
    contact_id: Words | None = None
    channel: Words | None = None
    two_sided: Words | None = None
    """Whether the client took part; where neither this nor `one_sided` says, they did."""
    owner: Words | None = None
    """Whoever of ours was there."""


class VisitConstants(Strict):
    account: Words | None = None
    channel: Words | None = None
    owner: Words | None = None


class VisitPlan(Source):
    what: Literal["visits"]
    columns: VisitColumns
    constants: VisitConstants = VisitConstants()
    join: str = " · "
    """Between the parts of a summary."""
    channels: dict[str, Words] = {}
    """By a value of the channel column, how they spoke."""
    one_sided: Names | None = None
    """Values of the channel column that are no talk with the client: a mail sent, a task."""
