"""One client company as the lens sees it, besides what it bought."""

from datetime import date
from typing import NamedTuple

from stages.accounts.composition import Composition
from stages.accounts.new_customer import NewCustomer
from stages.accounts.perceived_value import PerceivedValue
from stages.accounts.rating import Rating
from stages.accounts.switching_cost import SwitchingCost


class Client(NamedTuple):
    """What is known of one account besides its purchases. `since` is the day we have known them from."""

    code: str
    name: str
    since: date | None = None
    by_hand: str | None = None
    """A, B or C where a person set the class."""
    rating: Rating = Rating()
    composition: Composition = Composition()
    switching: SwitchingCost = SwitchingCost()
    perceived: PerceivedValue = PerceivedValue()
    case: NewCustomer = NewCustomer()
    """For winning them, where somebody has worked it out."""
    contacts: int = 0
    """People we know there who have not left."""
    complaints: tuple[date, ...] = ()
    last_visit: date | None = None
