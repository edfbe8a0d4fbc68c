"""What lists are narrowed to, as people type it: a name nobody has is refused, not found empty."""

import re
from collections.abc import Callable, Iterable, Mapping

from commands.choices import Names, chosen, named
from engine import accounts, people, playbooks
from engine.errors import NotFound
from engine.message import Text, msg, step
from engine.people import Person
from engine.playbook import Playbook
from engine.reads import EVERY
from engine.state import DONE
from engine.store import Store
from words.say import both

STATUSES = ("open", "won", "done", "stopped")
_SHOWN = 20
"""Candidates a refusal names at most."""


def read(store: Store, **asked: str | None) -> dict[str, str]:
    """What was asked for, by filter, as the database has it; filters nobody gave are left out."""
    return {name: _READ[name](store, typed) for name, typed in asked.items() if typed is not None}


def of_deals(asked: Iterable[str]) -> str:
    """What these filters want of a deal `d`, each by the parameter of its name."""
    return " AND ".join(_OF_DEALS[name] for name in asked) or EVERY


_OF_DEALS: Mapping[str, str] = {
    "team": 'd.owner IN (SELECT "user" FROM person WHERE team = :team)',
    "owner": "d.owner = :owner",
    "stage": "d.stage = :stage",
    "status": "d.status = :status",
    "account": "d.account = :account",
    "playbook": "d.playbook = :playbook",
    "behaviour": "d.behaviour = :behaviour",
    "class": "d.account IN (SELECT code FROM account WHERE abc = :class)",
    "text": "(lower(d.title) LIKE :text ESCAPE '!' OR lower(d.key) LIKE :text ESCAPE '!' OR d.account IN"
    " (SELECT code FROM account WHERE called LIKE :text ESCAPE '!'))",
}


def holding(text: str) -> str:
    """For the filter `text`: what a deal's title or key, or its client's name, is to hold somewhere."""
    plain = re.sub("[!%_]", r"!\g<0>", text.strip().casefold())
    return f"%{plain}%"


def person(store: Store, typed: str) -> Person:
    """By login or by name, whether or not they still work here. Raises NotFound with who comes close."""
    everyone = people.everyone(store)
    wanted = typed.strip().casefold()
    found = [p for p in everyone if p.user == typed] or [p for p in everyone if p.name.casefold() == wanted]
    if len(found) == 1:
        return found[0]
    close = found or [p for p in everyone if _close(wanted, [p.user.casefold(), p.name.casefold()])]
    candidates = [f"{p.user} {p.name}" if p.name != p.user else p.user for p in (close or everyone)][:_SHOWN]
    said = msg("people.unknown_owner", given=typed, candidates=tuple(candidates))
    raise NotFound(said, hint=step("person list"), details={"candidates": candidates})


def account(store: Store, typed: str) -> str:
    """The code of an account named by code or name. Raises NotFound with those that come close."""
    try:
        return accounts.find(store, typed).code
    except NotFound as error:
        if error.details.get("candidates"):
            raise
    everyone = accounts.everyone(store)
    close = _close(typed, [a.name for a in everyone] + [a.code for a in everyone])
    candidates = [f"{a.code} {a.name}" for a in everyone if {a.code, a.name} & close or not close][:_SHOWN]
    said = msg("accounts.unknown_among", account=typed, candidates=tuple(candidates) or None)
    raise NotFound(said, hint=step("account list"), details={"candidates": candidates})


def _close(typed: str, known: list[str]) -> set[str]:
    from difflib import get_close_matches

    return set(get_close_matches(typed, known, n=_SHOWN, cutoff=0.4))


def team(store: Store, typed: str) -> str:
    if typed and people.has_team(store, typed):
        return typed
    teams = sorted({p.team for p in people.everyone(store) if p.team})
    said = (
        msg("coach.unknown_team", team=typed, known=tuple(teams))
        if teams
        else msg("coach.no_teams", team=typed)
    )
    raise NotFound(said, hint=step("person list"), details={"candidates": teams})


def owners(store: Store, owner: str | None, team: str | None) -> frozenset[str] | None:
    """The logins of an owner, of a team, or of the owner if they are of that team. None: nobody asked."""
    given = read(store, owner=owner, team=team)
    if not given:
        return None
    theirs = (p for p in people.everyone(store) if given.get("team") in (None, p.team))
    return frozenset(p.user for p in theirs if given.get("owner") in (None, p.user))


def status(typed: str) -> str:
    return chosen(typed, named(STATUSES, "moves.status_"), "deals.unknown_status")


def stage(store: Store, typed: str, *, done: bool = True) -> str:
    """The id of a stage of any playbook, or `done` where that is a place too."""
    known: dict[str, tuple[Text, ...]] = {}
    for playbook in playbooks.installed(store):
        for id, called in stage_names(playbook).items():
            known[id] = (*known.get(id, ()), *called)
    if done:
        known[DONE] = (both("deals.stage_done"), both("moves.status_done"))
    return chosen(typed, known, "moves.unknown_stage")


def stage_names(playbook: Playbook) -> Names:
    """Each stage by its short label and its title."""
    return {stage.id: (stage.label, stage.title) for stage in playbook.stages}


_READ: Mapping[str, Callable[[Store, str], str]] = {
    "account": account,
    "owner": lambda store, typed: person(store, typed).user,
    "stage": stage,
    "status": lambda store, typed: status(typed),
    "team": team,
}
