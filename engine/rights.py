"""Who may do what: one table, for the one door, for docs/rights.md and for the policies of PostgreSQL.

A role reaches `none`, one's `own`, what is one's `team`'s, or `any`. Where somebody may all the same, or may
not although their role would reach it, that is a condition of the right, by its name.
"""

from collections.abc import Collection, Iterable
from typing import Literal, TypeAlias

from engine.people import Person
from engine.state import DONE
from engine.value import Value

Reach: TypeAlias = Literal["none", "own", "team", "any"]
NONE: Reach = "none"
OWN: Reach = "own"
TEAM: Reach = "team"
"""Whoever is in the same team, or in none as oneself; and one's own."""
ANY: Reach = "any"


class Right(Value):
    """`events` are those it lets somebody write, as `subject.kind`; `but` names its conditions.

    `of` is what the reach is about: a deal by its owner, a client by whoever has deals there, a colleague;
    '' where there is nothing to reach, so that it is `none` or `any`.
    """

    id: str
    of: str
    rep: Reach
    coach: Reach
    manager: Reach
    admin: Reach
    events: tuple[str, ...] = ()
    but: tuple[str, ...] = ()


def _write(*told: str) -> tuple[str, ...]:
    """`deal: new set` is `deal.new` and `deal.set`."""
    return tuple(
        f"{subject}.{kind}"
        for subject, _, kinds in (each.partition(": ") for each in told)
        for kind in kinds.split()
    )


# fmt: off
RIGHTS = (
    #     right          of           rep   coach manager admin
    Right("read",        "",          ANY,  ANY,  ANY,    ANY),
    Right("work",        "deal",      OWN,  TEAM, ANY,    ANY,
          _write("deal: new set step promise answer fill tick wait visit advance back stop reopen")),
    Right("reopen_done", "deal",      NONE, TEAM, ANY,    ANY),
    Right("undo",        "deal",      OWN,  TEAM, ANY,    ANY,  _write("deal: undo"), ("own_event",)),
    Right("waive",       "deal",      NONE, TEAM, ANY,    NONE, _write("deal: waive"),
          ("never_owner", "not_alone")),
    Right("review",      "deal",      NONE, TEAM, ANY,    ANY,  _write("deal: review"), ("or_alone",)),
    Right("review_done", "deal",      OWN,  TEAM, ANY,    ANY,  _write("deal: review_done"), ("or_asked",)),
    Right("look",        "colleague", OWN,  TEAM, ANY,    ANY),
    Right("add_client",  "",          ANY,  ANY,  ANY,    ANY,  _write("account: new")),
    Right("client",      "client",    OWN,  TEAM, ANY,    ANY,
          _write("account: edit fill visit deciders order order_edit order_drop", "contact: new edit leave"),
          ("or_nobody",)),
    Right("classify",    "",          NONE, ANY,  ANY,    ANY,  _write("account: class")),
    Right("merge",       "",          NONE, NONE, ANY,    ANY,
          _write("account: merge merged", "deal: merge", "contact: merge", "week: merge")),
    Right("erase",       "",          NONE, NONE, ANY,    ANY,  _write("contact: erase")),
    Right("week",        "colleague", OWN,  TEAM, ANY,    ANY,  _write("week: plan focus tell miss")),
    Right("target",      "colleague", NONE, TEAM, ANY,    ANY,  _write("week: target"), ("or_alone",)),
    Right("settings",    "",          NONE, ANY,  ANY,    ANY),
    Right("people",      "",          NONE, NONE, ANY,    ANY,
          _write("person: new edit leave", "deal: review_handed")),
    Right("let_in",      "",          NONE, NONE, NONE,   ANY),
    Right("archive",     "",          NONE, NONE, NONE,   ANY),
    Right("bring_in",    "",          NONE, NONE, ANY,    ANY,
          _write("deal: import upgrade", "account: import", "contact: import",
                 "playbook: install upgrade upgrade_back")),
)
# fmt: on
_BY_ID = {right.id: right for right in RIGHTS}


_BY_EVENT = {event: right for right in RIGHTS for event in right.events}


def right_to(event: str) -> Right | None:
    """What it takes to write an event, as `subject.kind`; None where there is none of that kind."""
    return _BY_EVENT.get(event)


def reach(actor: Person, id: str) -> Reach:
    found: Reach = getattr(_BY_ID[id], actor.role)
    return found


def may(actor: Person, id: str, owner: Person | None = None) -> bool:
    """Whether the table lets somebody, to what is `owner`'s. Conditions are asked below."""
    far = reach(actor, id)
    if owner is None:
        return far == ANY
    if actor.user == owner.user:
        return far != NONE
    return far == ANY or (far == TEAM and actor.team == owner.team)


def may_team(actor: Person, id: str, team: str) -> bool:
    """Whether it lets somebody, to what is a whole team's."""
    far = reach(actor, id)
    return far == ANY or (far == TEAM and actor.team == team)


def may_some(actor: Person, id: str) -> bool:
    """Whether it lets somebody at all."""
    return reach(actor, id) != NONE


def may_undo(actor: Person, last_actor: str) -> bool:
    """Besides `undo`. `last_actor`: who made the event to be taken back. A rep takes back their own alone."""
    return actor.user == last_actor or reach(actor, "undo") != OWN


def may_reopen(actor: Person, owner: Person, stage: str) -> bool:
    return may(actor, "reopen_done" if stage == DONE else "work", owner)


def may_waive(actor: Person, owners: Collection[str], staff: int) -> bool:
    """Besides `work`. `owners` of the deal in this stay; `staff`: how many people work here."""
    return may_some(actor, "waive") and actor.user not in owners and staff > 1


def may_review(actor: Person, owner: Person, staff: int) -> bool:
    return staff == 1 or may(actor, "review", owner)


def may_say_done(actor: Person, owner: Person, asked: str | None) -> bool:
    """`asked`: the login of whoever the review had asked."""
    return actor.user == asked or may(actor, "review_done", owner)


def may_change_client(actor: Person, owners: Iterable[Person]) -> bool:
    """`owners` of the deals there: each opens the client, and so does nobody."""
    known = list(owners)
    return not known or any(may(actor, "client", owner) for owner in known)


def may_set_target(actor: Person, colleague: Person, staff: int) -> bool:
    return may(actor, "target", colleague) or (staff == 1 and actor.user == colleague.user)
