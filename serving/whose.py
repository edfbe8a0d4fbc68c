"""Whose day, visits or charts are asked for: one's own, another's, a team's."""

from commands.desk import Desk
from engine import people, rights
from engine.message import msg
from web.board import Choice, Filter


def offered(desk: Desk, owner: str | None, team: str | None) -> tuple[Filter, ...]:
    """Those one may look at; nothing where that is oneself alone."""
    here = people.at_work(desk.store)
    mine = [person for person in here if rights.may(desk.actor, "look", person)]
    teams = sorted({person.team for person in here if person.team})
    looked_at = [each for each in teams if rights.may_team(desk.actor, "look", each)]
    if len(mine) < 2:
        return ()
    owners = tuple(Choice(p.user, p.name, p.user == owner) for p in mine)
    found = [Filter("owner", msg("pages.filter_owner"), owners)]
    if looked_at:
        choices = tuple(Choice(each, each, each == team) for each in looked_at)
        found.append(Filter("team", msg("pages.filter_team"), choices))
    return tuple(found)
