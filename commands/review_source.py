"""The deals a coach goes through: whose they are, in which order, each with its page."""

from collections.abc import Iterator, Mapping

from coach.casebook import Casebook, open_casebook
from coach.review.page import Page, page
from commands import filters
from commands.desk import Desk
from engine import people, rights
from engine.errors import NotAllowed, NotFound, Refused
from engine.message import msg, step
from engine.reads import EVERY, View
from engine.value import Value


class Scope(Value):
    """What is looked at, of the deal `d`; `owners` are the logins it is narrowed to, None for everybody."""

    where: str
    params: Mapping[str, object]
    owners: frozenset[str] | None
    stage: str | None


def scope(desk: Desk, owner: str | None, team: str | None, stage: str | None) -> Scope:
    """One's own deals for a rep, the team's for its coach, all for those above, unless it is narrowed.

    Raises NotAllowed where it is widened instead.
    """
    asked = filters.owners(desk.store, owner, team)
    may = _may_see(desk)
    if asked is not None and may is not None and not asked <= may:
        raise NotAllowed(msg("review.not_yours"), hint=step("review"))
    owners = may if asked is None else asked
    where: list[str] = []
    params: dict[str, object] = {}
    if owners is not None:
        params |= {f"owner{n}": user for n, user in enumerate(sorted(owners))}
        where.append(f"d.owner IN ({', '.join(f':{name}' for name in params)})" if params else "1 = 0")
    if stage is not None:
        stage = filters.stage(desk.store, stage)
        params["stage"] = stage
        where.append("d.stage = :stage")
    return Scope(" AND ".join(where) or EVERY, params, owners, stage)


def _may_see(desk: Desk) -> frozenset[str] | None:
    """Logins; None for those who may see everybody's."""
    if rights.may(desk.actor, "look"):
        return None
    everyone = people.everyone(desk.store)
    return frozenset(person.user for person in everyone if rights.may(desk.actor, "look", person))


class Sitting(Value):
    """A meeting on stalled deals, open and won alike, the first to look at first."""

    view: View
    casebook: Casebook

    @property
    def found(self) -> int:
        """How many there are to look at, shown or not."""
        return sum(tally.stalled + tally.unknown for tally in self.casebook.tallies)

    def pages(self) -> Iterator[Page]:
        return (page(self.view, case, self.casebook.clock) for case in self.casebook.cases)

    @property
    def first(self) -> Page:
        return next(self.pages())


def sitting(desk: Desk, asked: Scope, most: int) -> Sitting:
    """`most` 0: all."""
    return Sitting(
        desk.view, open_casebook(desk.view, where=asked.where, params=asked.params, most=most, grouped=False)
    )


def one(desk: Desk, key: str) -> Sitting:
    """On a single live deal, stalled or not. Raises NotAllowed for a rep who doesn't own it."""
    casebook = open_casebook(desk.view, where="d.key = :key", params={"key": key}, every=True)
    if not casebook.cases:
        raise _over(desk, key)
    owner = people.find_any(desk.store, casebook.cases[0].deal.owner)
    if not rights.may(desk.actor, "look", owner):
        raise NotAllowed(msg("review.not_yours"), hint=step("review"))
    return Sitting(desk.view, casebook)


def _over(desk: Desk, key: str) -> Refused | NotFound:
    from engine import reads

    status = reads.deal(desk.view, key).status  # NotFound, where it wasn't there yet
    said = msg("deals.not_live", deal=key, status=msg(f"moves.status_{status}"))
    return Refused(said, hint=step("show", key))


def may_review(desk: Desk, owner: str) -> bool:
    """Whether whoever acts may give a verdict on deals of an owner."""
    holder = people.find_any(desk.store, owner)
    return rights.may_review(desk.actor, holder, people.staff(desk.store))
